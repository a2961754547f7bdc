"""The geometry of the report's charts; the template draws them as SVG, the tests measure them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from game.session.views.figures import written
from game.session.views.play import Play

WIDE, HIGH = 330.0, 150.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 12.0, 12.0, 26.0
ROOM = 0.12
"""Air above and below the data, as a share of its range."""
FLATTEST = 0.06
"""No axis is shorter than this share of the indicator's bar, so that a still figure does not look wild."""
MOST_STEPS = 5.0
"""An axis has as many ticks as fit into so many steps of 1, 2 or 5 times a power of ten."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on an axis: where it stands, in the chart's units, and what it says."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """A figure over the half-years."""

    line: str
    """The points of an SVG polyline."""
    dots: tuple[tuple[float, float], ...]
    goal: float | None
    """The height of the goal's line."""
    heights: tuple[Mark, ...]
    turns: tuple[Mark, ...]
    goal_text: str
    wide: float = WIDE
    high: float = HIGH
    left: float = LEFT
    right: float = WIDE - RIGHT
    bottom: float = HIGH - BOTTOM


@dataclass(frozen=True, slots=True)
class Scale:
    """The heights of a chart of lines: what stands at its bottom and at its top."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """How far up a value stands, 0 at the bottom to 1 at the top."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Bar:
    """A signed bar around a zero line in the middle, all in percent of the whole width."""

    start: float
    length: float


def scale_of(values: Sequence[float], length: float, goal: float | None) -> Scale:
    """The heights that show the values and the goal with a little air; `length` is that of the indicator's bar."""
    seen = [*values, *(() if goal is None else (goal,))]
    low, high = min(seen), max(seen)
    widest = max(high - low, FLATTEST * length)
    middle: float = (low + high) / 2
    half: float = widest * (0.5 + ROOM)
    return Scale(middle - half, middle + half)


def line_chart(
    play: Play,
    values: Sequence[float],
    labels: Sequence[str],
    decimals: int,
    scale: tuple[float, float | None],
) -> LineChart:
    """A figure over the half-years; `scale` is the length of the indicator's bar and the goal, if there is one.

    The axis covers the data and the goal with a little air, and its labels say so: it need not start at zero.
    """
    length, goal = scale
    heights = scale_of(values, length, goal)
    bottom = HIGH - BOTTOM

    def height(value: float) -> float:
        return round(bottom - heights.share(value) * (bottom - TOP), 1)

    def across(place: int) -> float:
        return round(LEFT + place * (WIDE - LEFT - RIGHT) / max(1, len(values) - 1), 1)

    dots = tuple((across(place), height(value)) for place, value in enumerate(values))
    marks, shown = ticks(heights.low, heights.high)
    return LineChart(
        " ".join(f"{x},{y}" for x, y in dots),
        dots,
        None if goal is None else height(goal),
        tuple(Mark(height(float(tick)), written(play, tick, shown)) for tick in marks),
        tuple(Mark(across(place), label) for place, label in enumerate(labels) if label),
        "" if goal is None else written(play, goal, max(decimals, shown)),
    )


def ticks(low: float, high: float) -> tuple[tuple[Decimal, ...], int]:
    """Round figures between two ends, and how many decimals they need."""
    for exponent in range(-4, 7):
        for base in (1, 2, 5):
            step = Decimal(base).scaleb(exponent)
            if high - low <= MOST_STEPS * float(step):
                first, last = ceil(low / float(step)), floor(high / float(step))
                return tuple(step * number for number in range(first, last + 1)), max(0, -exponent)
    raise ValueError(f"no axis reaches from {low} to {high}")


def signed_bar(value: float | Decimal, largest: float | Decimal) -> Bar:
    """A bar from the middle to the left or right; the largest value reaches the edge."""
    share = float(value) / float(largest) if largest else 0.0
    length = round(abs(share) * 50, 2)
    return Bar(round(50 - length, 2) if share < 0 else 50.0, length)
