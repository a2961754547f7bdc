"""A piece of work over the half-years: what it was in each, what is to come, the day that was promised, and today."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box, Fill, Mark, Picture, Role, Shape
from game.ui.element import Context, Rigid
from game.ui.geometry import Rect
from game.ui.theme import Form, Ink

SHARES = {"building": 0.42, "learning": 0.7, "working": 1.0, "to_build": 0.42, "to_use": 1.0}
"""How high a half-year stands: what is built is low, what is in use rises, what works is full."""
AHEAD = ("to_build", "to_use")


@dataclass(frozen=True, slots=True)
class TimeBar(Rigid):
    """One cell for each half-year: "building", "learning", "working", "failed", "to_build", "to_use" or "" for none.

    `promised` and `today` are half-years, counted from 1: a flag stands over the first, a line before the second.
    What has been is filled, what is to come is an outline; only the height tells what it is.
    """

    cells: tuple[str, ...]
    name: str
    spoken: str
    promised: int | None = None
    today: int | None = None
    high: float = 74
    wide: float = 520

    def width(self, context: Context) -> int:
        return context.px(self.wide)

    def tall(self, context: Context) -> int:
        return context.px(self.high)

    def place(self, context: Context, rect: Rect) -> Box:
        flag, gap, thick = context.px(28), context.px(6), context.px(3)
        marks: list[Mark] = []
        floor = rect.bottom - thick
        room = max(1, rect.height - flag - thick)
        for at, cell in enumerate(self.cells):
            left = rect.x + round(at * rect.width / len(self.cells))
            right = rect.x + round((at + 1) * rect.width / len(self.cells)) - gap
            wide = max(1, right - left)
            marks.append(Fill(Rect(left, floor, wide, thick), Ink.EDGE))
            if cell == "failed":
                side = min(wide, room)
                square = Rect(left + (wide - side) // 2, floor - side, side, side)
                marks.append(Picture(square, "x", Ink.BAD, bold=True))
            elif cell:
                high = max(1, round(room * SHARES[cell]))
                bar = Rect(left, floor - high, wide, high)
                ahead = cell in AHEAD
                marks.append(
                    Fill(
                        bar, None if ahead else _ink(cell), context.px(6), Ink.EDGE if ahead else None, thick
                    )
                )
            if self.promised == at + 1:
                square = Rect(left + (wide - flag) // 2, rect.y, flag, flag)
                marks.append(Picture(square, "flag", Ink.GOAL, bold=True))
            if self.today == at + 1:
                marks += _now(context, rect, left - gap // 2 - thick // 2)
        return Box(Role.IMAGE, rect, self.name, self.spoken, tuple(marks))


def _ink(cell: str) -> Ink:
    return Ink.GOOD if cell == "working" else Ink.NEUTRAL if cell == "learning" else Ink.FILL


def _now(context: Context, rect: Rect, x: int) -> tuple[Mark, ...]:
    """A line through today's first day, with a head that a line of the chart does not have."""
    thick, head = context.px(4), context.px(16)
    left = max(rect.x, x)
    return (
        Fill(Rect(left, rect.y, thick, rect.height), Ink.GOAL),
        Shape(
            Rect(max(rect.x, left + thick // 2 - head // 2), rect.y, head, head), Form.TRIANGLE_DOWN, Ink.GOAL
        ),
    )
