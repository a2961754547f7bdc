"""Small things without words of their own: icons, forms, dividers, the shield, dots."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Arms, Box, Fill, Mark, Picture, Role, Shape
from game.ui.element import Context, Rigid
from game.ui.geometry import Rect
from game.ui.theme import RULE, Form, Ink


@dataclass(frozen=True, slots=True)
class Icon(Rigid):
    """A Lucide icon; it grows with the text beside it. Without a name it only keeps the room of one."""

    icon: str
    size: float
    ink: Ink = Ink.TEXT
    bold: bool = False

    def width(self, context: Context) -> int:
        return context.text_px(self.size)

    def tall(self, context: Context) -> int:
        return context.text_px(self.size)

    def foot(self, context: Context) -> int:
        # An icon is drawn in a 24 by 24 box; letters beside it look level when it sinks a little below their
        # line.
        return round(context.text_px(self.size) * 0.82)

    def place(self, context: Context, rect: Rect) -> Box:
        side = context.text_px(self.size)
        square = Rect(rect.x, rect.y + (rect.height - side) // 2, side, side)
        marks = (Picture(square, self.icon, self.ink, self.bold),) if self.icon else ()
        return Box(Role.DECORATION, square, marks=marks)


@dataclass(frozen=True, slots=True)
class FormMark(Rigid):
    """A form such as ◆ or ▲ beside text, sitting on its baseline."""

    form: Form
    size: float
    ink: Ink

    def width(self, context: Context) -> int:
        return context.text_px(self.size)

    def tall(self, context: Context) -> int:
        return context.text_px(self.size)

    def place(self, context: Context, rect: Rect) -> Box:
        side = context.text_px(self.size)
        square = Rect(rect.x, rect.y, side, side)
        return Box(Role.DECORATION, square, marks=(Shape(square, self.form, self.ink),))


@dataclass(frozen=True, slots=True)
class Divider(Rigid):
    """A thin line across."""

    ink: Ink = Ink.LINE

    def width(self, context: Context) -> int:
        return context.px(RULE)

    def tall(self, context: Context) -> int:
        return context.px(RULE)

    def place(self, context: Context, rect: Rect) -> Box:
        line = Rect(rect.x, rect.y, rect.width, context.px(RULE))
        return Box(Role.DIVIDER, line, marks=(Fill(line, self.ink),))


@dataclass(frozen=True, slots=True)
class Shield(Rigid):
    """The arms of Fjordvik."""

    high: float

    def width(self, context: Context) -> int:
        return context.px(self.high * 0.84)

    def tall(self, context: Context) -> int:
        return context.px(self.high)

    def place(self, context: Context, rect: Rect) -> Box:
        high = context.px(self.high)
        shield = Rect(rect.x, rect.y + (rect.height - high) // 2, self.width(context), high)
        return Box(Role.DECORATION, shield, marks=(Arms(shield),))


@dataclass(frozen=True, slots=True)
class Dots(Rigid):
    """A count out of a total as dots; what goes beyond the total has a warning ring."""

    filled: int
    total: int
    size: float = 26
    gap: float = 7
    ink: Ink = Ink.FILL

    def width(self, context: Context) -> int:
        count = max(self.filled, self.total)
        return count * context.text_px(self.size) + max(0, count - 1) * context.px(self.gap)

    def tall(self, context: Context) -> int:
        return context.text_px(self.size)

    def foot(self, context: Context) -> int:
        # Dots stand on the middle of small letters, not on their feet.
        return round(context.text_px(self.size) * 0.9)

    def place(self, context: Context, rect: Rect) -> Box:
        side = context.text_px(self.size)
        marks: list[Mark] = []
        for index in range(max(self.filled, self.total)):
            square = Rect(rect.x + index * (side + context.px(self.gap)), rect.y, side, side)
            marks += self._dot(context, index, square)
        return Box(Role.DECORATION, Rect(rect.x, rect.y, self.width(context), side), marks=tuple(marks))

    def _dot(self, context: Context, index: int, square: Rect) -> tuple[Mark, ...]:
        stroke = context.text_px(3)
        if index >= self.filled:
            return (Shape(square, Form.RING, self.ink, stroke),)
        if index < self.total:
            return (Shape(square, Form.CIRCLE, self.ink),)
        inner = square.inset(round(stroke * 1.6), round(stroke * 1.6))
        return (Shape(square, Form.RING, Ink.BAD, stroke), Shape(inner, Form.CIRCLE, self.ink))
