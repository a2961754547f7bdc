"""A figure over the half-years as a line: small beside its name, or large with its goal and what was decided when."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box, Fill, Mark, Role, Shape, Stroke
from game.ui.element import Context, Rigid
from game.ui.geometry import Point, Rect
from game.ui.theme import Form, Ink

FLATTEST = 0.06
"""No axis is shorter than this share of the figure's bar, so that a still figure does not look wild."""
DASHES = 24
"""The goal's line has so many dashes."""


@dataclass(frozen=True, slots=True)
class LineChart(Rigid):
    """The values at the start and at the end of each half-year, from the left to the right.

    The chart keeps room for `places` values, so that a game's charts grow to the right. `span` is what counts as a
    large change; `goal` is a dashed line; `marked` are places under which a mark stands, for what was decided.
    """

    values: tuple[float, ...]
    span: float
    name: str
    """What it is a chart of."""
    spoken: str
    """The course in words."""
    goal: float | None = None
    marked: tuple[int, ...] = ()
    places: int = 0
    wide: float = 220
    high: float = 56
    thick: float = 4
    ink: Ink = Ink.FILL

    def width(self, context: Context) -> int:
        return context.px(self.wide)

    def tall(self, context: Context) -> int:
        return context.px(self.high)

    def place(self, context: Context, rect: Rect) -> Box:
        inner = self._inner(context, rect)
        places = self._places(inner)
        marks: list[Mark] = []
        if self.goal is not None:
            marks += self._goal(context, inner)
        marks.append(Stroke(places, self.ink, context.px(self.thick)))
        for at in self.marked:
            if at < len(places):
                side = context.px(14)
                square = Rect(places[at].x - side // 2, rect.bottom - side, side, side)
                marks.append(Shape(square, Form.DIAMOND, Ink.MUTED))
        dot = context.px(self.thick * 3.4)
        last = places[-1]
        end = Rect(last.x - dot // 2, last.y - dot // 2, dot, dot)
        marks.append(Shape(end, Form.CIRCLE, self.ink))
        return Box(
            Role.IMAGE, Rect(rect.x, rect.y, rect.width, rect.height), self.name, self.spoken, tuple(marks)
        )

    def _inner(self, context: Context, rect: Rect) -> Rect:
        """Where the line runs: the dot at its end and the marks below it stay inside the chart."""
        air, below = context.px(self.thick * 2), context.px(20) if self.marked else 0
        whole = rect.inset(air, air)
        return Rect(whole.x, whole.y, whole.width, max(1, whole.height - below))

    def _bounds(self) -> tuple[float, float]:
        seen = [*self.values, *(() if self.goal is None else (self.goal,))]
        low, high = min(seen), max(seen)
        short = FLATTEST * self.span - (high - low)
        return (low - short / 2, high + short / 2) if short > 0 else (low, high)

    def _height(self, inner: Rect, value: float) -> int:
        low, high = self._bounds()
        share = (value - low) / (high - low) if high > low else 0.5
        return inner.bottom - round(share * inner.height)

    def _places(self, inner: Rect) -> tuple[Point, ...]:
        steps = max(1, max(self.places, len(self.values)) - 1)
        return tuple(
            Point(inner.x + round(at * inner.width / steps), self._height(inner, value))
            for at, value in enumerate(self.values)
        )

    def _goal(self, context: Context, inner: Rect) -> list[Mark]:
        assert self.goal is not None
        y, thick = self._height(inner, self.goal), context.px(3)
        dash = max(1, inner.width // (2 * DASHES))
        return [
            Fill(Rect(x, y - thick // 2, dash, thick), Ink.GOAL)
            for x in range(inner.x, inner.right - dash + 1, 2 * dash)
        ]
