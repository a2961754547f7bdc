"""The geometry of the page's charts: bands over time, effects around a zero line, means with their interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.report.charts import Mark, ticks
from game.workshop.playtest.shares import Band

WIDE, HIGH = 200.0, 112.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 6.0, 6.0, 18.0
AIR = 0.05
"""Above and below the data, as a share of its range."""


@dataclass(frozen=True, slots=True)
class BandChart:
    """A gauge over the half-years in one team's games: a band from 10 to 90 %, and the median."""

    band: str
    """The points of an SVG polygon."""
    line: str
    """The points of a polyline."""
    heights: tuple[Mark, ...]
    turns: tuple[Mark, ...]
    wide: float = WIDE
    high: float = HIGH
    left: float = LEFT
    right: float = WIDE - RIGHT
    bottom: float = HIGH - BOTTOM


@dataclass(frozen=True, slots=True)
class Scale:
    """A vertical axis that several charts share, and its labels by value."""

    low: float
    high: float
    marks: tuple[tuple[float, int], ...]
    """Value and decimals of each label."""

    def height(self, value: float) -> float:
        """Where a value stands in a chart."""
        bottom = HIGH - BOTTOM
        return round(bottom - (value - self.low) / (self.high - self.low) * (bottom - TOP), 1)


def scale_of(bands: Sequence[Band], shortest: float) -> Scale:
    """An axis that holds all bands with a little air and is no shorter than `shortest`."""
    low, high = min(band.low for band in bands), max(band.high for band in bands)
    middle, length = (low + high) / 2, max(high - low, shortest) * (1 + 2 * AIR)
    low, high = middle - length / 2, middle + length / 2
    found, decimals = ticks(low, high)
    return Scale(low, high, tuple((float(tick), decimals) for tick in found))


def band_chart(
    bands: Sequence[Band], scale: Scale, heights: Sequence[str], labels: Sequence[str]
) -> BandChart:
    """One team's chart; `heights` are the texts of the scale's marks, `labels` those under the half-years."""

    def across(place: int) -> float:
        return round(LEFT + place * (WIDE - LEFT - RIGHT) / max(1, len(bands) - 1), 1)

    upper = [f"{across(place)},{scale.height(band.high)}" for place, band in enumerate(bands)]
    lower = [f"{across(place)},{scale.height(band.low)}" for place, band in enumerate(bands)]
    middle = [f"{across(place)},{scale.height(band.middle)}" for place, band in enumerate(bands)]
    return BandChart(
        " ".join([*upper, *reversed(lower)]),
        " ".join(middle),
        tuple(Mark(scale.height(value), text) for (value, _), text in zip(scale.marks, heights, strict=True)),
        tuple(Mark(across(place), label) for place, label in enumerate(labels) if label),
    )


@dataclass(frozen=True, slots=True)
class Range:
    """An effect around a zero line in the middle, in per cent of the width: thin from least to most, thick 10-90 %."""

    thin: tuple[float, float]
    """Left end and length."""
    thick: tuple[float, float]
    dot: float


def range_of(band: Band, largest: float) -> Range:
    """The range of a band; what is larger than `largest` stops at the edge."""

    def at(value: float) -> float:
        share = value / largest if largest > 0.0 else 0.0
        return round(50.0 + 50.0 * min(1.0, max(-1.0, share)), 1)

    def span(low: float, high: float) -> tuple[float, float]:
        return at(low), round(at(high) - at(low), 1)

    return Range(span(band.least, band.most), span(band.low, band.high), at(band.middle))
