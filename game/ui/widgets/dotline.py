"""A line from 0 to 100 with a mark for each of a few means; every mark has its own form."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box, Fill, Mark, Role, Shape
from game.ui.element import Context, Rigid
from game.ui.geometry import Rect
from game.ui.theme import Form, Ink

SIDE = 26
"""How large a mark is."""
RING = 5


@dataclass(frozen=True, slots=True)
class DotMark:
    """A mark on the line: where, from 0 to 100, and its form."""

    at: float
    form: Form


@dataclass(frozen=True, slots=True)
class DotLine(Rigid):
    """The line; `name` and `value` say the same in words, and without them it is ornament. Later marks lie on top."""

    dots: tuple[DotMark, ...]
    name: str = ""
    value: str = ""
    wide: float = 300

    def width(self, context: Context) -> int:
        return context.px(self.wide)

    def tall(self, context: Context) -> int:
        return context.px(SIDE)

    def place(self, context: Context, rect: Rect) -> Box:
        side, thick = context.px(SIDE), max(1, context.px(3))
        high = self.tall(context)
        rail = Rect(rect.x + side // 2, rect.y + (high - thick) // 2, rect.width - side, thick)
        marks: list[Mark] = [Fill(rail, Ink.EDGE)]
        for dot in self.dots:
            x = rail.x + round(rail.width * dot.at / 100) - side // 2
            stroke = context.px(RING) if dot.form is Form.RING else 0
            marks.append(Shape(Rect(x, rect.y, side, side), dot.form, Ink.TEXT, stroke))
        whole = Rect(rect.x, rect.y, rect.width, high)
        role = Role.METER if self.name else Role.DECORATION
        return Box(role, whole, self.name, self.value, marks=tuple(marks))
