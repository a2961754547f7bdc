"""Which way an expression pulls: its value and its slope with regard to every quantity that it reads, as intervals.

Forward differentiation with intervals (Moore, Kearfott, Cloud, Introduction to Interval Analysis, 2009, chapter 9):
whatever the quantities are within their ranges, the true slope lies in the interval. At a kink the slopes of both
sides are in it, at a jump its direction, without end. So a sign that comes out as "+" or "-" holds everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import assert_never

from game.lang import (
    Binary,
    Call,
    Compare,
    Curve,
    Delay,
    Expr,
    Logic,
    Negate,
    Not,
    Number,
    Points,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
)
from game.lang.tree import slope as steepness
from game.session.causality.interval import (
    ANYTHING,
    ONE,
    ZERO,
    Interval,
    along,
    clamped,
    exactly,
    hull,
    lesser,
)

TRUTH = Interval(0.0, 1.0)
"""A condition that may be both; never is 0 and always is 1."""
Cause = tuple[str, float]
"""A quantity, and behind how many quarters of smooth() and delay() it is read; 0 is at once."""


@dataclass(frozen=True, slots=True)
class Slope:
    """A value, and by cause how steeply it follows; a cause that is not named does not move it."""

    value: Interval
    by: Mapping[Cause, Interval] = field(default_factory=dict)

    def __add__(self, other: Slope) -> Slope:
        return Slope(self.value + other.value, _joined(self, other, lambda a, b: a + b))

    def __neg__(self) -> Slope:
        return Slope(-self.value, {cause: -slope for cause, slope in self.by.items()})

    def __sub__(self, other: Slope) -> Slope:
        return self + -other

    def __mul__(self, other: Slope) -> Slope:
        by = _joined(self, other, lambda a, b: a * other.value + self.value * b)
        return Slope(self.value * other.value, by)

    def __truediv__(self, other: Slope) -> Slope:
        """A divisor that may be zero makes the quotient jump, so its causes may pull either way."""
        square = other.value * other.value
        if other.value.low <= 0 <= other.value.high:
            by = {cause: slope / other.value for cause, slope in self.by.items()}
            by |= dict.fromkeys((cause for cause, slope in other.by.items() if not slope.zero), ANYTHING)
            return Slope(self.value / other.value, by)
        by = _joined(self, other, lambda a, b: a / other.value - self.value * b / square)
        return Slope(self.value / other.value, by)

    def later(self, quarters: float) -> Slope:
        """The same, read behind a delay."""
        by: dict[Cause, Interval] = {}
        for (name, late), slope in self.by.items():
            by[name, late + quarters] = slope
        return Slope(self.value, by)

    def scaled(self, by: Interval) -> dict[Cause, Interval]:
        """Its slopes, times something between those bounds."""
        return {cause: slope * by for cause, slope in self.by.items()}


def quantity(name: str, value: Interval) -> Slope:
    """Something that is a cause itself."""
    return Slope(value, {(name, 0.0): ONE})


def constant(value: float) -> Slope:
    """A number that never moves."""
    return Slope(exactly(value))


def slope_of(expr: Expr, known: Mapping[str, Slope], starts: Mapping[str, float]) -> Slope:  # noqa: C901, PLR0912  (one case a node)
    """How an expression follows what it reads.

    `known` has every name that it may read: as a cause (`quantity`), or worked out from others already.
    `starts` has the stocks' start values. Truth values are 0 and 1.
    """

    def of(part: Expr) -> Slope:
        return slope_of(part, known, starts)

    match expr:
        case Number(value):
            return constant(value)
        case Truth(value):
            return constant(1.0 if value else 0.0)
        case Ref(name):
            return known[name]
        case Start(name):
            return constant(starts[name])
        case Negate(operand):
            return -of(operand)
        case Not(operand):
            return constant(1.0) - of(operand)
        case Binary(op, left, right):
            return _SUMS[op](of(left), of(right))
        case Compare(op, left, right):
            return _compared(op, of(left) - of(right))
        case Logic(op, operands):
            return _logic(op, [of(operand) for operand in operands])
        case Where(test, then, otherwise):
            return _where(of(test), of(then), of(otherwise))
        case Call(function, arguments):
            return _CALLS[function]([of(argument) for argument in arguments])
        case Curve(x, points):
            return _curve(of(x), points)
        case Smooth(x, quarters) | Delay(x, quarters):
            return of(x).later(quarters)
        case _:
            assert_never(expr)


def least(first: Slope, second: Slope) -> Slope:
    """The smaller of two."""
    if first.value.high <= second.value.low:
        return first
    if second.value.high <= first.value.low:
        return second
    return Slope(lesser(first.value, second.value), _joined(first, second, hull))


def most(first: Slope, second: Slope) -> Slope:
    """The greater of two."""
    return -least(-first, -second)


def _joined(
    first: Slope, second: Slope, join: Callable[[Interval, Interval], Interval]
) -> dict[Cause, Interval]:
    causes = dict.fromkeys((*first.by, *second.by))
    return {cause: join(first.by.get(cause, ZERO), second.by.get(cause, ZERO)) for cause in causes}


def _direction(slope: Interval) -> Interval:
    """The slope of a jump: only its direction is known."""
    return Interval(-math.inf if slope.low < 0 else 0.0, math.inf if slope.high > 0 else 0.0)


def _compared(op: str, difference: Slope) -> Slope:
    if op in {"==", "!="}:
        return Slope(TRUTH, {c: ANYTHING for c, slope in difference.by.items() if not slope.zero})
    above = difference if op in {">", ">="} else -difference
    if above.value.low > 0:
        return Slope(ONE)
    if above.value.high < 0:
        return Slope(ZERO)
    return Slope(TRUTH, {cause: _direction(slope) for cause, slope in above.by.items()})


def _logic(op: str, operands: list[Slope]) -> Slope:
    """`and` is the least of its truth values, `or` the greatest."""
    return reduce(least if op == "and" else most, operands)


def _where(test: Slope, then: Slope, otherwise: Slope) -> Slope:
    if test.value == ONE:
        return then
    if test.value == ZERO:
        return otherwise
    by = _joined(then, otherwise, hull)
    jump = then.value - otherwise.value
    for cause, slope in test.by.items():
        by[cause] = hull(by.get(cause, ZERO), slope * jump)
    return Slope(hull(then.value, otherwise.value), by)


def _curve(x: Slope, points: Points) -> Slope:
    """A piecewise linear function: the slopes of the pieces that x can lie on, flat outside."""
    first, last = points[0], points[-1]
    slopes = [0.0] if x.value.low < first[0] or x.value.high > last[0] else []
    for left, right in pairwise(points):
        if x.value.low <= right[0] and x.value.high >= left[0]:
            slopes.append(steepness(left, right))
    steep = Interval(min(slopes), max(slopes)) if slopes else ZERO
    return Slope(along(x.value, points), x.scaled(steep))


def _absolute(x: Slope) -> Slope:
    if x.value.low >= 0:
        return x
    return -x if x.value.high <= 0 else most(x, -x)


def _clamped(arguments: list[Slope]) -> Slope:
    x, low, high = arguments
    if low.value.high <= high.value.low:
        return most(low, least(x, high))
    # the ends may be the wrong way round: then it jumps from `low` to `high` where x comes up to `low`
    surely = low.value.low >= high.value.high
    upper = high if surely else _where(_compared(">", x - high), high, x)
    chosen = _where(_compared("<", x - low), low, upper)
    return Slope(clamped(x.value, low.value, high.value), chosen.by)


def _folded(pick: Callable[[Slope, Slope], Slope]) -> Callable[[list[Slope]], Slope]:
    def fold(arguments: Iterable[Slope]) -> Slope:
        return reduce(pick, arguments)

    return fold


_SUMS: dict[str, Callable[[Slope, Slope], Slope]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
_CALLS: dict[str, Callable[[list[Slope]], Slope]] = {
    "min": _folded(least),
    "max": _folded(most),
    "abs": lambda arguments: _absolute(arguments[0]),
    "clamp": _clamped,
}
