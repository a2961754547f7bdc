"""Intervals of numbers, and what the four sums, min, max, abs, clamp and a curve make of them.

Whatever numbers are taken from the intervals, the result lies in the interval that comes out (Moore, Kearfott and Cloud
2009, "Introduction to Interval Analysis", chapter 2). An end may be infinite: then there is no bound on that side.
Finite ends are computed with the same rounded operations as the values themselves, and rounding keeps order, so they
hold for computed values too.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from game.lang import Points
from game.lang.tree import slope

Sign = Literal["+", "-", "?"]

SLACK = 1e-9
"""By how much, of its size, a value may miss its interval where sums are rounded in an order of their own."""
_NOTHING = 1e-12
"""Of a sign: a bound this much smaller than the other one, which is finite, is rounding and counts as zero."""
_GREATEST = sys.float_info.max


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`."""

    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return _between(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return _between(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        products = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return _between(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients. By zero the language gives 0, so where zero is among the divisors, 0 is among them."""
        if other.low > 0 or other.high < 0:
            quotients = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
            return _between(min(quotients), max(quotients))
        if other.zero or self.zero:
            return ZERO
        if other.low == 0:
            return hull(self * Interval(_over(1.0, other.high), math.inf), ZERO)
        if other.high == 0:
            return hull(self * Interval(-math.inf, _over(1.0, other.low)), ZERO)
        return ANYTHING

    def __abs__(self) -> Interval:
        return self if self.low >= 0 else Interval(max(0.0, -self.high), max(-self.low, self.high))

    @property
    def known(self) -> bool:
        """Whether there is a bound on both sides."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def zero(self) -> bool:
        """Whether nothing but 0 is in it."""
        return self.low == 0 == self.high

    @property
    def middle(self) -> float:
        """Half-way between its ends."""
        return (self.low + self.high) / 2

    @property
    def sign(self) -> Sign | None:
        """Where it lies: "+" when nothing is below zero, "-" when nothing is above, None when it is only zero."""
        least = _NOTHING * max(abs(self.low), abs(self.high)) if self.known else 0.0
        low = 0.0 if abs(self.low) <= least else self.low
        high = 0.0 if abs(self.high) <= least else self.high
        if low == high == 0.0:
            return None
        return "+" if low >= 0 else "-" if high <= 0 else "?"

    def widened(self, share: float = SLACK) -> Interval:
        """The interval with room for rounding at both ends."""
        if not self.known:
            return self
        room = share * (1.0 + max(abs(self.low), abs(self.high)))
        return Interval(self.low - room, self.high + room)

    def meets(self, other: Interval) -> Interval | None:
        """What lies in both, or None."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None


ZERO = Interval(0.0, 0.0)
ONE = Interval(1.0, 1.0)
ANYTHING = Interval(-math.inf, math.inf)


def exactly(value: float) -> Interval:
    """One number; ANYTHING for what is infinite or no number."""
    return Interval(float(value), float(value)) if math.isfinite(value) else ANYTHING


def hull(*parts: Interval) -> Interval:
    """The smallest interval that holds all of them; ANYTHING for none."""
    if not parts:
        return ANYTHING
    return Interval(min(part.low for part in parts), max(part.high for part in parts))


def lesser(a: Interval, b: Interval) -> Interval:
    """Where the smaller of two numbers lies."""
    return Interval(min(a.low, b.low), min(a.high, b.high))


def greater(a: Interval, b: Interval) -> Interval:
    """Where the greater of two numbers lies."""
    return Interval(max(a.low, b.low), max(a.high, b.high))


def clamped(x: Interval, low: Interval, high: Interval) -> Interval:
    """Where clamp(x, low, high) lies. `low` counts first: clamp(x, 5, 3) is 5 below 5 and 3 above."""
    return hull(lesser(greater(x, low), high), greater(lesser(x, high), low))


def along(x: Interval, points: Points) -> Interval:
    """Where a curve lies between two places; rounding on a slope is not in it."""
    inside = [y for place, y in points if x.low < place < x.high]
    heights = [_height(x.low, points), _height(x.high, points), *inside]
    return Interval(min(heights), max(heights))


def _between(low: float, high: float) -> Interval:
    """What is too large for a number is beyond the greatest one, not infinite."""
    return Interval(min(low, _GREATEST), max(high, -_GREATEST))


def _times(a: float, b: float) -> float:
    """Zero times without end is zero: a bound that is never reached."""
    return 0.0 if a == 0 or b == 0 else a * b


def _over(a: float, b: float) -> float:
    return 0.0 if math.isinf(b) else a / b


def _height(x: float, points: Points) -> float:
    """A curve's value, as the emitted function computes it."""
    if x <= points[0][0]:
        return points[0][1]
    for left, right in pairwise(points):
        if x < right[0]:
            return left[1] + (x - left[0]) * slope(left, right)
    return points[-1][1]
