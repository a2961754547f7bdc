"""A causal map: what stands in the middle, what moves it at the left, what it moves at the right, arrows between.

An arrow says which way it pulls by a sign, how strongly by its thickness (dashed: not just now), and by a double
stroke that it takes time. Each arrow and each quantity can be pressed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ui.boxes import Action, Box, Fill, Mark, Role
from game.ui.element import Context, Element, Rigid
from game.ui.geometry import Rect
from game.ui.layout import Align, Column, Grow, Panel, Row, Sized
from game.ui.theme import RADIUS, RULE, TARGET, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.text import Text, label

WIDE = 200
"""How long an arrow is."""
THICK = (4, 5, 10, 18)
"""The shaft of an arrow by its weight; the first is dashed."""
DASH = 14
HEAD = 20
"""How far the head reaches back from the tip; it stands out by so much beside a thin shaft."""
BADGE = 46
STROKES = 5
"""The thickness of the two strokes of what takes time, and of the gap between them."""
CLEAR = 36
"""So far before the tip stand the strokes."""
MANY, LOFTY = 5, 124
"""So many quantities fill their side; fewer stand in its middle, so high each."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """A quantity on one side with its arrow: both can be pressed."""

    name: str
    value: str
    sign: str
    """"+", "−" or "±"."""
    weight: int
    """0 to 3."""
    slow: bool
    late: str
    """Beside the value: "etter 2 kvartaler"; "" where it is read at once."""
    spoken: str
    """The arrow in words."""
    node: Action
    link: Action


@dataclass(frozen=True, slots=True)
class Shaft(Rigid):
    """An arrow from left to right."""

    sign: str
    weight: int
    slow: bool

    def width(self, context: Context) -> int:
        return context.px(WIDE)

    def tall(self, context: Context) -> int:
        return max(context.px(TARGET + 4), context.text_px(BADGE))

    def place(self, context: Context, rect: Rect) -> Box:
        middle = rect.y + rect.height // 2
        marks = (*self._line(context, rect, middle), *self._head(context, rect, middle))
        strokes = self._strokes(context, rect, middle) if self.slow else ()
        return Box(
            Role.DECORATION, rect, marks=(*marks, *strokes), children=(self._badge(context, rect, middle),)
        )

    def _line(self, context: Context, rect: Rect, middle: int) -> tuple[Mark, ...]:
        thick = context.px(THICK[self.weight])
        whole = Rect(rect.x, middle - thick // 2, rect.width - context.px(HEAD) // 2, thick)
        if self.weight:
            return (Fill(whole, Ink.FILL),)
        dash = context.px(DASH)
        starts = range(whole.x, whole.right, 2 * dash)
        return tuple(Fill(Rect(x, whole.y, min(dash, whole.right - x), thick), Ink.NEUTRAL) for x in starts)

    def _head(self, context: Context, rect: Rect, middle: int) -> tuple[Mark, ...]:
        """A triangle of upright strips, one pixel each: its tip touches what the arrow leads to."""
        deep = context.px(HEAD)
        half = context.px(HEAD) * 7 // 10 + context.px(THICK[self.weight]) // 4
        ink = Ink.FILL if self.weight else Ink.NEUTRAL
        return tuple(
            Fill(Rect(rect.right - 1 - step, middle - high, 1, 2 * high + 1), ink)
            for step in range(deep)
            for high in (half * step // deep,)
        )

    def _strokes(self, context: Context, rect: Rect, middle: int) -> tuple[Mark, ...]:
        thick, high = context.px(STROKES), context.px(17)
        left = rect.right - context.px(HEAD + CLEAR)
        return tuple(
            Fill(Rect(x, middle - high, thick, 2 * high), ink)
            for x, ink in ((left, Ink.FILL), (left + thick, Ink.PAPER), (left + 2 * thick, Ink.FILL))
        )

    def _badge(self, context: Context, rect: Rect, middle: int) -> Box:
        """The sign on a round ground, so that the shaft does not run through it."""
        side = context.text_px(BADGE)
        square = Rect(
            rect.x + (rect.width - context.px(HEAD + CLEAR) - side) // 2, middle - side // 2, side, side
        )
        ground = Fill(square, Ink.CARD, side // 2, Ink.FILL if self.weight else Ink.NEUTRAL, context.px(3))
        text = Text(self.sign, Type.LARGE, Face.BOLD, align=Align.CENTRE, leading=1.0)
        high = text.height(context, side)
        inner = text.place(context, Rect(square.x, square.y + (side - high) // 2, side, high))
        return Box(Role.DECORATION, square, marks=(ground, *inner.marks))


@dataclass(frozen=True, slots=True)
class Link(Composed):
    """An arrow that can be pressed."""

    spoke: Spoke

    def compose(self) -> Element:
        spoke = self.spoke
        return Sized(Shaft(spoke.sign, spoke.weight, spoke.slow), wide=WIDE)

    def dress(self, box: Box) -> Box:
        link = self.spoke.link
        key = f"{link.name}:{link.argument}"
        return Box(Role.BUTTON, box.rect, self.spoke.spoken, children=(box,), action=link, key=key)


@dataclass(frozen=True, slots=True)
class Quantity(Composed):
    """A quantity at a side, with its value now."""

    spoke: Spoke
    valued: bool

    def compose(self) -> Element:
        spoke = self.spoke
        said = ", ".join(part for part in (spoke.value, spoke.late) if part)
        value = (Text(said, Type.SMALL, ink=Ink.MUTED, leading=1.2),) if said and self.valued else ()
        words = Column((Grow(), label(spoke.name), *value, Grow()))
        return Sized(Panel(words, Ink.CARD, Ink.EDGE, RULE, RADIUS, (20, 6)), high=TARGET + 12, at_least=True)

    def dress(self, box: Box) -> Box:
        node = self.spoke.node
        return replace(
            box,
            role=Role.BUTTON,
            name=self.spoke.name,
            value=self.spoke.value,
            action=node,
            key=f"{node.name}:{self.spoke.link.argument}",  # one quantity may stand at both sides
        )


@dataclass(frozen=True, slots=True)
class Hub(Composed):
    """What stands in the middle; it can be pressed where "why" can be asked of it."""

    name: str
    value: str
    action: Action | None
    hint: str
    """What pressing it does, in words."""
    size: float = Type.LEAD

    def compose(self) -> Element:
        value = (
            (Text(self.value, Type.BODY, Face.BOLD, Ink.ON_BUTTON, align=Align.CENTRE),) if self.value else ()
        )
        title = Text(self.name, self.size, Face.DISPLAY, Ink.ON_BUTTON, 1.2, Align.CENTRE)
        hint = (Text(self.hint, Type.SMALL, ink=Ink.ON_BUTTON, align=Align.CENTRE),) if self.action else ()
        return Panel(
            Column((Grow(), title, *value, *hint, Grow()), gap=8), Ink.BUTTON, radius=RADIUS, padding=(22, 14)
        )

    def dress(self, box: Box) -> Box:
        role = Role.BUTTON if self.action else Role.HEADING
        key = f"{self.action.name}:{self.action.argument}" if self.action else ""
        return replace(box, role=role, name=self.name, value=self.value, action=self.action, key=key)


@dataclass(frozen=True, slots=True)
class CausalMap(Composed):
    """The whole: `nothing` is said in place of an empty side; `more` are buttons below a side that has more."""

    left: tuple[Spoke, ...]
    hub: Hub
    right: tuple[Spoke, ...]
    titles: tuple[str, str]
    nothing: tuple[str, str]
    more: tuple[Element | None, Element | None]
    valued: bool = True
    gap: float = 14
    wide: float = 380

    def compose(self) -> Element:
        middle = Sized(Column((_title("", Align.CENTRE), *self._hub()), gap=self.gap), wide=self.wide)
        left, right = (self._side(at) for at in (0, 1))
        return Row((Grow(left), middle, Grow(right)), gap=10)

    def dress(self, box: Box) -> Box:
        return replace(box, role=Role.GROUP, name=self.hub.name)

    def _hub(self) -> tuple[Element, ...]:
        """The box in the middle: as high as the longer side's boxes together, so that every arrow touches it."""
        most = max(len(self.left), len(self.right))
        if most >= MANY or not self.valued:
            return (Grow(self.hub),)
        together = max(most, 1) * LOFTY + max(most - 1, 0) * self.gap
        return Grow(), Sized(self.hub, high=together, at_least=True), Grow()

    def _side(self, at: int) -> Element:
        spokes, more = (self.left, self.right)[at], self.more[at]
        rows: list[Element] = [_title(self.titles[at], (Align.START, Align.END)[at])]
        few = len(spokes) < MANY
        apart = (Grow(),) if few else ()
        rows += apart
        for spoke in spokes:
            quantity, link = Grow(Quantity(spoke, self.valued)), Link(spoke)
            line = Row((quantity, link) if at == 0 else (link, quantity), gap=10)
            rows.append(Sized(line, high=LOFTY, at_least=True) if few and self.valued else Grow(line))
        if not spokes:
            rows.append(Text(self.nothing[at], Type.BODY, ink=Ink.MUTED, align=Align.CENTRE))
        rows += apart
        if more is not None:
            rows.append(more)
        return Column(tuple(rows), gap=self.gap)


def _title(text: str, align: Align) -> Element:
    role = Role.HEADING if text else Role.TEXT
    return Text(text or "\u00a0", Type.SMALL, Face.SEMIBOLD, Ink.MUTED, 1.2, align, role)
