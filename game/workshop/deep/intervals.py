"""Between which two numbers an expression must lie, and whether a condition can hold: interval arithmetic.

Only what is proven is claimed. How names hang together is not known, so an interval may be wider than the truth, never
narrower (Moore, Kearfott and Cloud 2009, "Introduction to Interval Analysis", chapter 2). The ends are computed with
the same rounded operations as the values themselves; rounding keeps order, so the ends hold for computed values too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import Protocol, TypeAlias, assert_never

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

Truths: TypeAlias = frozenset[bool]
"""What a condition can be: one of the two, or both."""
ALWAYS: Truths = frozenset({True})
NEVER: Truths = frozenset({False})
EITHER: Truths = frozenset({True, False})

SLACK = 1e-9
"""By how much, of its size, a value may miss its interval where sums are rounded in an order of their own."""
MEMORY_LIMIT = float(2**19)
"""Inner stocks of smooth() and delay() are cut there; what may be larger is not known behind one."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; with an infinite end it may be anything, even no number."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether anything is known about the number."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def widened(self, share: float = SLACK) -> Interval:
        """The interval with room for rounding at both ends."""
        room = share * (1.0 + max(abs(self.low), abs(self.high)))
        return _sound(self.low - room, self.high + room)

    def meets(self, other: Interval) -> Interval | None:
        """What lies in both, or None."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None


ANYTHING = Interval(-math.inf, math.inf)


def exactly(value: float) -> Interval:
    """One number."""
    return _sound(float(value), float(value))


def hull(parts: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all of them; ANYTHING for none."""
    held = tuple(parts)
    if not held:
        return ANYTHING
    return _sound(min(part.low for part in held), max(part.high for part in held))


class World(Protocol):
    """What is known of the names in an expression."""

    def number(self, name: str) -> Interval:
        """Where a quantity lies."""
        ...

    def truth(self, name: str) -> Truths:
        """What a condition's name can be."""
        ...

    def start(self, stock: str) -> Interval:
        """Where a stock can start."""
        ...


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A world in which more is known of some names."""

    around: World
    numbers: Mapping[str, Interval]
    truths: Mapping[str, Truths] = field(default_factory=dict)

    def number(self, name: str) -> Interval:
        """Where a quantity lies."""
        return self.numbers[name] if name in self.numbers else self.around.number(name)

    def truth(self, name: str) -> Truths:
        """What a condition's name can be."""
        return self.truths[name] if name in self.truths else self.around.truth(name)

    def start(self, stock: str) -> Interval:
        """Where a stock can start."""
        return self.around.start(stock)


def number_in(expr: Expr, world: World) -> Interval:  # noqa: C901  one case for each kind of node
    """Where the value of a number's expression lies."""
    match expr:
        case Number(value):
            return exactly(value)
        case Ref(name):
            return world.number(name)
        case Start(name):
            return world.start(name)
        case Negate(operand):
            inner = number_in(operand, world)
            return Interval(-inner.high, -inner.low)
        case Binary(op, left, right):
            return _calculated(op, number_in(left, world), number_in(right, world))
        case Where(test, then, otherwise):
            return _chosen(truth_in(test, world), test, then, otherwise, world)
        case Call(function, arguments):
            return _called(function, [number_in(part, world) for part in arguments])
        case Curve(x, points):
            return _curved(number_in(x, world), points)
        case Smooth(x) | Delay(x):
            return _remembered(number_in(x, world))
        case Truth() | Compare() | Logic() | Not():
            raise ValueError("a condition is no number")
        case _:
            assert_never(expr)


def truth_in(expr: Expr, world: World) -> Truths:
    """What a condition can be; a name in several places counts as one only where it is compared (see `assuming`)."""
    match expr:
        case Truth(value):
            return frozenset({value})
        case Ref(name):
            return world.truth(name)
        case Not(operand):
            return frozenset(not value for value in truth_in(operand, world))
        case Compare(op, left, right):
            return _compared(op, number_in(left, world), number_in(right, world))
        case Logic("and", operands):
            return _both(operands, world)
        case Logic(_, operands):
            found = [truth_in(part, world) for part in operands]
            if ALWAYS in found:
                return ALWAYS
            return NEVER if all(part == NEVER for part in found) else EITHER
        case _:
            raise ValueError("a number is no condition")


def assuming(expr: Expr, world: World) -> World | None:
    """The world when a condition holds, as far as that shows; None if it cannot hold."""
    match expr:
        case Compare(op, Ref(name), other):
            return _bounded(name, op, number_in(other, world), world)
        case Compare(op, other, Ref(name)):
            return _bounded(name, _TURNED[op], number_in(other, world), world)
        case Ref(name):
            return Narrowed(world, {}, {name: ALWAYS}) if True in world.truth(name) else None
        case Not(Ref(name)):
            return Narrowed(world, {}, {name: NEVER}) if False in world.truth(name) else None
        case Logic("and", operands):
            inner: World | None = world
            for part in operands:
                inner = assuming(part, inner) if inner is not None else None
            return inner
        case _:
            return world if True in truth_in(expr, world) else None


_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def _sound(low: float, high: float) -> Interval:
    """The interval, or ANYTHING where an end is infinite or no number."""
    return Interval(low, high) if math.isfinite(low) and math.isfinite(high) else ANYTHING


def _calculated(op: str, left: Interval, right: Interval) -> Interval:
    if not (left.known and right.known):
        return ANYTHING
    match op:
        case "+":
            return _sound(left.low + right.low, left.high + right.high)
        case "-":
            return _sound(left.low - right.high, left.high - right.low)
        case "*":
            return _corners([a * b for a in (left.low, left.high) for b in (right.low, right.high)])
        case _:
            return _divided(left, right)


def _divided(left: Interval, right: Interval) -> Interval:
    """Divided by zero is zero; divided by what comes near zero is anything."""
    if right.low == 0.0 == right.high:
        return exactly(0.0)
    if right.low <= 0.0 <= right.high:
        return ANYTHING
    return _corners([a / b for a in (left.low, left.high) for b in (right.low, right.high)])


def _corners(values: list[float]) -> Interval:
    return _sound(min(values), max(values)) if all(map(math.isfinite, values)) else ANYTHING


def _chosen(test: Truths, condition: Expr, then: Expr, otherwise: Expr, world: World) -> Interval:
    parts = []
    if True in test:
        parts.append(number_in(then, assuming(condition, world) or world))
    if False in test:
        parts.append(number_in(otherwise, world))
    return hull(parts) if all(part.known for part in parts) else ANYTHING


def _called(function: str, arguments: list[Interval]) -> Interval:
    if not all(part.known for part in arguments):
        return ANYTHING
    match function:
        case "min":
            return reduce(_lesser, arguments)
        case "max":
            return reduce(_greater, arguments)
        case "abs":
            inner = arguments[0]
            if inner.low >= 0.0:
                return inner
            return Interval(max(0.0, -inner.high), max(-inner.low, inner.high))
        case _:
            x, low, high = arguments
            # `low` counts first: clamp(x, 5, 3) is 5 below 5 and 3 above
            return hull((_lesser(_greater(x, low), high), _greater(_lesser(x, high), low)))


def _lesser(a: Interval, b: Interval) -> Interval:
    return Interval(min(a.low, b.low), min(a.high, b.high))


def _greater(a: Interval, b: Interval) -> Interval:
    return Interval(max(a.low, b.low), max(a.high, b.high))


def _curved(x: Interval, points: Points) -> Interval:
    heights = [y for _, y in points]
    if not x.known:
        return hull(map(exactly, heights)).widened()  # flat outside, and defined even for what is no number
    inside = [y for at, y in points if x.low < at < x.high]
    reached = [_height(x.low, points), _height(x.high, points), *inside]
    if min(reached) == max(reached):
        return exactly(reached[0])
    return hull(map(exactly, reached)).widened()


def _height(x: float, points: Points) -> float:
    """A curve's value, as the emitted function computes it."""
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x < x1:
            return y0 + (x - x0) * ((y1 - y0) / (x1 - x0))
    return points[-1][1]


def _remembered(x: Interval) -> Interval:
    """What lags behind a value stays among the values that there have been."""
    if not x.known or x.low < -MEMORY_LIMIT or x.high > MEMORY_LIMIT:
        return ANYTHING
    return x.widened(1e-6)


def _compared(op: str, left: Interval, right: Interval) -> Truths:
    if not (left.known and right.known):
        return EITHER
    match op:
        case "<":
            return _ordered(left.high < right.low, left.low >= right.high)
        case "<=":
            return _ordered(left.high <= right.low, left.low > right.high)
        case ">":
            return _ordered(left.low > right.high, left.high <= right.low)
        case ">=":
            return _ordered(left.low >= right.high, left.high < right.low)
        case _:
            same = left.low == left.high == right.low == right.high
            apart = left.high < right.low or right.high < left.low
            return _ordered(same, apart) if op == "==" else _ordered(apart, same)


def _ordered(surely: bool, surely_not: bool) -> Truths:  # noqa: FBT001  the two ends of one scale
    if surely:
        return ALWAYS
    return NEVER if surely_not else EITHER


def _both(operands: tuple[Expr, ...], world: World) -> Truths:
    """All of them: each is looked at in the world where those before it hold."""
    found = []
    inner: World | None = world
    for part in operands:
        if inner is None:
            return NEVER
        found.append(truth_in(part, inner))
        inner = assuming(part, inner)
    if inner is None or NEVER in found:
        return NEVER
    return ALWAYS if all(part == ALWAYS for part in found) else EITHER


def _bounded(name: str, op: str, other: Interval, world: World) -> World | None:
    """The world when `name op other` holds."""
    here = world.number(name)
    if not (here.known and other.known):
        return world
    match op:
        case "<":
            met = here.meets(Interval(-math.inf, math.nextafter(other.high, -math.inf)))
        case "<=":
            met = here.meets(Interval(-math.inf, other.high))
        case ">":
            met = here.meets(Interval(math.nextafter(other.low, math.inf), math.inf))
        case ">=":
            met = here.meets(Interval(other.low, math.inf))
        case "==":
            met = here.meets(other)
        case _:
            return world if True in _compared(op, here, other) else None
    return None if met is None else Narrowed(world, {name: met})
