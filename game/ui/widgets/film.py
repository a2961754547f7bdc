"""A gauge as a line that grows half-year by half-year, alone or beside the line of another answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from game.report.lines import GaugeLine
from game.ui.boxes import Box, Fill, Mark, Role, Shape, Stroke
from game.ui.element import Context, Element, Rigid
from game.ui.geometry import Point, Rect
from game.ui.layout import Column, Grow
from game.ui.theme import Form, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.text import Text, label

THICK, DASHES = 5, 5
"""The line's width, and how many dashes a half-year of the other line has."""
GOAL_DASHES = 22
OTHER_FORM = Form.DIAMOND
"""What stands at the end of the line with the other answer; the line as played ends in a dot."""


@dataclass(frozen=True, slots=True)
class Course(Rigid):
    """The chart alone: `shown` is the last half-year that is seen, 0 for the start."""

    line: GaugeLine
    shown: int
    high: float

    def width(self, context: Context) -> int:
        return context.px(360)

    def tall(self, context: Context) -> int:
        return context.px(self.high)

    def place(self, context: Context, rect: Rect) -> Box:
        side = context.px(4 * THICK)
        inner = rect.inset(side // 2 + 1, side // 2 + 1)
        marks: list[Mark] = [
            Fill(Rect(rect.x, rect.bottom - context.px(2), rect.width, context.px(2)), Ink.LINE)
        ]
        if self.line.goal is not None:
            marks += self._goal(context, inner, self.line.goal)
        played = self._points(inner, self.line.heights, 0)[: self.shown + 1]
        first = len(self.line.heights) - len(self.line.other)
        other = self._points(inner, self.line.other, first)[: max(0, self.shown + 1 - first)]
        for start, end in pairwise(other):
            marks += [Stroke(dash, Ink.GOAL, context.px(THICK)) for dash in _dashes(start, end)]
        if len(played) > 1:
            marks.append(Stroke(played, Ink.FILL, context.px(THICK)))
        if other:
            marks.append(Shape(_around(other[-1], side + context.px(6)), OTHER_FORM, Ink.GOAL))
        marks.append(Shape(_around(played[-1], side), Form.CIRCLE, Ink.FILL))
        return Box(Role.DECORATION, rect, marks=tuple(marks))

    def _points(self, inner: Rect, heights: tuple[float, ...], first: int) -> tuple[Point, ...]:
        steps = max(1, len(self.line.heights) - 1)
        return tuple(
            Point(
                inner.x + (first + place) * inner.width // steps, inner.bottom - round(height * inner.height)
            )
            for place, height in enumerate(heights)
        )

    def _goal(self, context: Context, inner: Rect, goal: float) -> list[Mark]:
        y, dash = inner.bottom - round(goal * inner.height), max(1, inner.width // (2 * GOAL_DASHES))
        starts = range(inner.x, inner.right - dash, 2 * dash)
        return [Fill(Rect(x, y, dash, context.px(3)), Ink.EDGE) for x in starts]


@dataclass(frozen=True, slots=True)
class FilmLine(Composed):
    """A gauge by name, its figure at the start and in the half-year that is shown, and its course so far.

    `spoken` is the course in words; `figure` and `ink` stand in place of these figures.
    """

    line: GaugeLine
    shown: int
    spoken: str
    high: float = 120
    size: float = Type.LABEL
    figure: str = ""
    ink: Ink = Ink.TEXT

    def compose(self) -> Element:
        now = self.line.figures[self.shown]
        figure = self.figure or (f"{self.line.first} → {now}" if self.shown else now)
        value = Text(figure, self.size, Face.BOLD, self.ink, leading=1.2)
        head = Column((label(self.line.name, self.size), value))
        return Column((head, Grow(Course(self.line, self.shown, self.high))), gap=4)

    def dress(self, box: Box) -> Box:
        name, _, course = self.spoken.partition(": ")
        return replace(box, role=Role.IMAGE, name=name, value=course)


def _dashes(start: Point, end: Point) -> tuple[tuple[Point, Point], ...]:
    """A piece of a dashed line."""

    def at(share: float) -> Point:
        return Point(round(start.x + (end.x - start.x) * share), round(start.y + (end.y - start.y) * share))

    return tuple((at(n / DASHES), at((n + 0.5) / DASHES)) for n in range(DASHES))


def _around(point: Point, side: int) -> Rect:
    return Rect(point.x - side // 2, point.y - side // 2, side, side)
