"""Intervals of numbers: every value that a quantity can have, and what the four sums make of two of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Sign = Literal["+", "-", "?"]

_NOTHING = 1e-9
"""A bound this much smaller than the other one is rounding and counts as zero."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; both may be infinite."""

    low: float
    high: float

    @classmethod
    def point(cls, value: float) -> Interval:
        """One number."""
        return cls(value, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        products = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients, where the divisor is not zero; by zero the language gives 0, so 0 is among them."""
        if other.low > 0 or other.high < 0:
            return self * Interval(_over(1.0, other.high), _over(1.0, other.low))
        if other.low == other.high:
            return ZERO
        if other.low == 0:
            return hull(self * Interval(_over(1.0, other.high), math.inf), ZERO)
        if other.high == 0:
            return hull(self * Interval(-math.inf, _over(1.0, other.low)), ZERO)
        return EVERYTHING

    @property
    def zero(self) -> bool:
        """Whether nothing but 0 is in it."""
        return self.low == 0 == self.high

    @property
    def sign(self) -> Sign | None:
        """Where it lies: "+" when nothing is below zero, "-" when nothing is above, None when it is only zero."""
        bounds = (abs(self.low), abs(self.high))
        least = _NOTHING * min(max(bounds), 1e300)
        low = 0.0 if bounds[0] <= least else self.low
        high = 0.0 if bounds[1] <= least else self.high
        if low == high == 0.0:
            return None
        return "+" if low >= 0 else "-" if high <= 0 else "?"

    @property
    def middle(self) -> float:
        """Half-way between its bounds."""
        return (self.low + self.high) / 2


ZERO = Interval(0.0, 0.0)
ONE = Interval(1.0, 1.0)
EITHER = Interval(0.0, 1.0)
"""A truth value that may be both."""
EVERYTHING = Interval(-math.inf, math.inf)


def hull(*parts: Interval) -> Interval:
    """The smallest interval around all of them."""
    return Interval(min(part.low for part in parts), max(part.high for part in parts))


def _times(a: float, b: float) -> float:
    """Zero times without end is zero: a bound that is never reached."""
    return 0.0 if a == 0 or b == 0 else a * b


def _over(a: float, b: float) -> float:
    return 0.0 if math.isinf(b) else a / b
