"""The way to a goal: it starts at the left, the goal is at the right, and a mark stands where one is now."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box, Fill, Level, Mark, Role, Shape
from game.ui.element import Context, Rigid
from game.ui.geometry import Rect
from game.ui.theme import Form, Ink

START, GOAL = 0.14, 0.86
"""Where on the bar the way begins and ends: there is room to have gone back, and to have gone beyond."""


@dataclass(frozen=True, slots=True)
class WayBar(Rigid):
    """How much of the way is done: 0 stands at the start, 1 at the goal, less has gone back, more is beyond."""

    share: float
    reached: bool
    name: str = ""
    spoken: str = ""
    high: float = 26
    wide: float = 300

    def width(self, context: Context) -> int:
        return context.px(self.wide)

    def tall(self, context: Context) -> int:
        return context.px(self.high)

    def place(self, context: Context, rect: Rect) -> Box:
        high, thick = self.tall(context), context.px(5)
        slim = max(1, round(high * 0.46))
        track = Rect(rect.x, rect.y + (high - slim) // 2, rect.width, slim)
        at = min(1.0, max(0.0, START + self.share * (GOAL - START)))
        ink = Ink.GOOD if self.reached else Ink.FILL
        start, goal = (rect.x + round(rect.width * place) for place in (START, GOAL))
        marks: list[Mark] = [
            Fill(track, Ink.TRACK, slim // 2),
            Level(track, at, ink),
            Fill(Rect(start - thick // 2, track.y, thick, slim), Ink.EDGE),
            Fill(Rect(goal - thick // 2, rect.y, thick, high), Ink.GOAL, thick // 2),
        ]
        x = rect.x + min(rect.width - high, max(0, round(rect.width * at) - high // 2))
        marks.append(Shape(Rect(x, rect.y, high, high), Form.CIRCLE, ink))
        whole = Rect(rect.x, rect.y, rect.width, high)
        role = Role.METER if self.name else Role.DECORATION
        return Box(role, whole, self.name, self.spoken, tuple(marks))
