"""Shares and means with their 95 % intervals, and quantiles: what may be said from so many games."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: intervals hold in 95 of 100 playtests."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and Wilson's interval for the share behind it (Wilson 1927, score interval)."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """0 to 1; 0 of none is 0."""
        return self.hits / self.of if self.of else 0.0

    @property
    def low(self) -> float:
        """The lower end."""
        return self._ends()[0]

    @property
    def high(self) -> float:
        """The upper end; of none nothing is known, so 1."""
        return self._ends()[1]

    def _ends(self) -> tuple[float, float]:
        if self.of == 0:
            return 0.0, 1.0
        n, p = float(self.of), self.value
        middle = p + Z * Z / (2 * n)
        half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        low, high = (middle - half) / (1 + Z * Z / n), (middle + half) / (1 + Z * Z / n)
        return (0.0 if self.hits == 0 else max(0.0, low)), (1.0 if self.hits == self.of else min(1.0, high))


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its interval by the normal distribution; of one value nothing is known but the value."""

    value: float
    low: float
    high: float
    of: int


def mean_of(values: Sequence[float]) -> Mean:
    """The mean of some values; 0 of none."""
    n = len(values)
    if n == 0:
        return Mean(0.0, 0.0, 0.0, 0)
    middle = fsum(values) / n
    if n == 1:
        return Mean(middle, middle, middle, 1)
    half = Z * sqrt(fsum((value - middle) ** 2 for value in values) / (n - 1) / n)
    return Mean(middle, middle - half, middle + half, n)


@dataclass(frozen=True, slots=True)
class Band:
    """How values spread: the least, 10 %, the median, 90 %, the greatest."""

    least: float
    low: float
    middle: float
    high: float
    most: float


def band_of(values: Sequence[float]) -> Band:
    """The band of at least one value."""
    ordered = sorted(values)
    return Band(
        ordered[0], quantile(ordered, 0.1), quantile(ordered, 0.5), quantile(ordered, 0.9), ordered[-1]
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share of ordered values lies, in proportion between two of them."""
    place = share * (len(ordered) - 1)
    before = int(place)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (ordered[after] - ordered[before]) * (place - before)
