"""Cards, speech bubbles and the strip of the four beats."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ui.boxes import Box, Role, Shape
from game.ui.element import Context, Element
from game.ui.geometry import Rect
from game.ui.layout import Align, Panel, Row
from game.ui.theme import RADIUS, RULE, Form, Ink, Type
from game.ui.typeset import Face, plain_text
from game.ui.widgets.base import Composed
from game.ui.widgets.text import Text


def card(child: Element, padding: tuple[float, float] = (26, 22), name: str = "") -> Panel:
    """A sheet on the paper."""
    return Panel(child, Ink.CARD, Ink.LINE, RULE, RADIUS, padding, Role.CARD, name)


@dataclass(frozen=True, slots=True)
class Bubble(Element):
    """What somebody says, as `**Solveig, nattevakt:** «...»`.

    Its tail points towards the town below it, or `aside`, towards the portrait at its left.
    """

    text: str
    size: float = Type.BODY
    tail: float = 26
    aside: bool = False

    def width(self, context: Context) -> int:
        return self._panel().width(context) + (context.px(self.tail) if self.aside else 0)

    def height(self, context: Context, width: int) -> int:
        if self.aside:
            return self._panel().height(context, width - context.px(self.tail))
        return self._panel().height(context, width) + context.px(self.tail)

    def place(self, context: Context, rect: Rect) -> Box:
        tail = context.px(self.tail)
        if self.aside:
            inner = rect.width - tail
            high = self._panel().height(context, inner)
            panel = self._panel().place(context, Rect(rect.x + tail, rect.y, inner, high))
            middle = rect.y + min(high // 2, context.px(60)) - tail // 2
            # One column of pixels in, so that no seam shows between the sheet and its tail.
            square = Rect(rect.x + max(1, tail // 8), middle, tail, tail)
            marks = (Shape(square, Form.TRIANGLE_LEFT, Ink.CARD), *panel.marks)
            whole = Rect(rect.x, rect.y, rect.width, high)
            return replace(panel, rect=whole, role=Role.TEXT, name=plain_text(self.text), marks=marks)
        high = self._panel().height(context, rect.width)
        panel = self._panel().place(context, Rect(rect.x, rect.y, rect.width, high))
        # One row of pixels up, so that no seam shows between the sheet and its tail.
        square = Rect(rect.x + context.px(96), rect.y + high - 1, tail, tail)
        marks = (Shape(square, Form.TRIANGLE_DOWN, Ink.CARD), *panel.marks)
        whole = Rect(rect.x, rect.y, rect.width, high + tail)
        return replace(panel, rect=whole, role=Role.TEXT, name=plain_text(self.text), marks=marks)

    def _panel(self) -> Panel:
        return Panel(Text(self.text, self.size), Ink.CARD, radius=RADIUS, padding=(28, 18))


@dataclass(frozen=True, slots=True)
class Tab(Composed):
    """One step of a strip; the current one is a filled pill."""

    text: str
    current: bool
    current_word: str

    def compose(self) -> Element:
        face, ink = (Face.BOLD, Ink.ON_BUTTON) if self.current else (Face.REGULAR, Ink.MUTED)
        text = Text(self.text, Type.LABEL, face, ink, leading=1.2)
        return Panel(text, Ink.BUTTON if self.current else None, radius=26, padding=(30, 8))

    def dress(self, box: Box) -> Box:
        state = (self.current_word,) if self.current else ()
        return replace(box, role=Role.TAB, name=self.text, state=state, selected=self.current)


@dataclass(frozen=True, slots=True)
class TabStrip(Composed):
    """The beats of a half-year and which one it is; it shows, it cannot be pressed."""

    name: str
    tabs: tuple[str, ...]
    current: int
    current_word: str = "current"

    def compose(self) -> Element:
        steps = tuple(
            Tab(text, index == self.current, self.current_word) for index, text in enumerate(self.tabs)
        )
        return Row(steps, align=Align.CENTRE)

    def dress(self, box: Box) -> Box:
        return replace(box, role=Role.TABLIST, name=self.name)
