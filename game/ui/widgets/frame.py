"""What stands around every page: the bar above it, the bar below it, and the line over a case's title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.ui.boxes import Box, Role
from game.ui.element import Context, Element
from game.ui.fit import Fit
from game.ui.geometry import Rect
from game.ui.layout import Align, Column, Flow, Grow, Panel, Row
from game.ui.theme import Dimension, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.button import Button
from game.ui.widgets.card import TabStrip
from game.ui.widgets.ornament import Divider, FormMark, Shield
from game.ui.widgets.text import Text, label

_FOOT_GAP: Final = 40
_FOOT_SIDE: Final = 36
_MOST_LINES: Final = 2
"""More lines than these beside the buttons look squeezed."""
_PLENTY: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class TopBar(Composed):
    """The municipality and the season at the left, the beats in the middle, how far the game is at the right."""

    municipality: str
    season: str
    beats: TabStrip
    progress: str
    name: str
    """What the bar is called when read aloud."""
    more: tuple[Button, ...] = ()
    """What opens goals, help and all else, at the far right."""

    def compose(self) -> Element:
        """Where the window is narrow for its text, the shield stands for the name."""
        named = (label(self.municipality, Type.LARGE),)
        return Column((Fit((self._line(named), self._line(()))), Divider()))

    def _line(self, title: tuple[Element, ...]) -> Element:
        season = Text(self.season, Type.SMALL, ink=Ink.MUTED)
        left = Row((Shield(44), *title, season), gap=20, align=Align.CENTRE)
        right = Text(self.progress, Type.SMALL, ink=Ink.MUTED, align=Align.END)
        end = Row((Grow(right), *self.more), gap=14, align=Align.CENTRE) if self.more else right
        high = 8 if self.more else 10
        line = Row((Grow(left), self.beats, Grow(end)), gap=20, padding=(36, high), align=Align.CENTRE)
        return Panel(line, Ink.BAR, role=Role.BAR, name=self.name)


@dataclass(frozen=True, slots=True)
class FootBar(Element):
    """One hint at the left, the buttons that go on at the right; the last one is what Enter does.

    Where the buttons leave too little room, the hint stands above them. `clock` follows the hint, softly;
    `wrong` shows the hint as what went wrong.
    """

    hint: str
    buttons: tuple[Button, ...]
    name: str
    """What the bar is called when read aloud."""
    clock: str = ""
    wrong: bool = False

    def width(self, context: Context) -> int:
        return context.width(self._beside())

    def height(self, context: Context, width: int) -> int:
        return self._arranged(context, width).height(context, width)

    def place(self, context: Context, rect: Rect) -> Box:
        return context.place(self._arranged(context, rect.width), rect)

    def _arranged(self, context: Context, width: int) -> Element:
        taken = sum(context.width(button) + context.px(_FOOT_GAP) for button in self.buttons)
        words = self._words()
        room = width - 2 * context.px(_FOOT_SIDE) - taken
        line = words.height(context, _PLENTY)
        return self._beside() if words.height(context, max(1, room)) <= _MOST_LINES * line else self._above()

    def _words(self) -> Text:
        text = f"{self.hint}  ·  {self.clock}" if self.hint and self.clock else self.hint or self.clock
        face, ink = (Face.SEMIBOLD, Ink.BAD) if self.wrong else (Face.REGULAR, Ink.MUTED)
        return Text(text, Type.LABEL, face, ink, leading=1.25)

    def _beside(self) -> Element:
        line = Row((Grow(self._words()), *self.buttons), _FOOT_GAP, (_FOOT_SIDE, 13), Align.CENTRE)
        return self._bar(line)

    def _above(self) -> Element:
        buttons = Flow(self.buttons, gap=24, line_gap=8)
        return self._bar(Column((self._words(), buttons), 8, (_FOOT_SIDE, 10)))

    def _bar(self, child: Element) -> Element:
        return Column((Divider(), Panel(child, Ink.BAR, role=Role.BAR, name=self.name)))


@dataclass(frozen=True, slots=True)
class Kicker(Composed):
    """The line over a title: the dimension with its shape and colour, and for whom the case is."""

    dimension: Dimension
    dimension_name: str
    whose: str

    def compose(self) -> Element:
        mark = FormMark(self.dimension.form, 22, self.dimension.ink)
        text = f"**{self.dimension_name}** · {self.whose}"
        words = Text(text, Type.LABEL, ink=Ink.MUTED, bold_ink=self.dimension.ink)
        return Row((mark, words), gap=12, align=Align.BASELINE)
