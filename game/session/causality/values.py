"""Between which two numbers a pack's expression must lie, and whether a condition can hold.

Only what is proven is claimed. How names hang together is not known, so an interval may be wider than the truth, never
narrower. It holds for what a machine computes: what may be infinite may also be no number, so nothing is known of it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
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
from game.session.causality.interval import ANYTHING, Interval, along, clamped, exactly, greater, hull, lesser

Truths: TypeAlias = frozenset[bool]
"""What a condition can be: one of the two, or both."""
ALWAYS: Truths = frozenset({True})
NEVER: Truths = frozenset({False})
EITHER: Truths = frozenset({True, False})

MEMORY_LIMIT = float(2**19)
"""Inner stocks of smooth() and delay() are cut there; what may be larger is not known behind one."""


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
            return -number_in(operand, world)
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


def _sure(found: Interval) -> Interval:
    """The interval, or ANYTHING where an end is infinite."""
    return found if found.known else ANYTHING


def _calculated(op: str, left: Interval, right: Interval) -> Interval:
    if not (left.known and right.known):
        return ANYTHING
    match op:
        case "+":
            return _sure(left + right)
        case "-":
            return _sure(left - right)
        case "*":
            return _sure(left * right)
        case _:
            return _sure(left / right)


def _chosen(test: Truths, condition: Expr, then: Expr, otherwise: Expr, world: World) -> Interval:
    parts = []
    if True in test:
        parts.append(number_in(then, assuming(condition, world) or world))
    if False in test:
        parts.append(number_in(otherwise, world))
    return hull(*parts)


def _called(function: str, arguments: list[Interval]) -> Interval:
    if not all(part.known for part in arguments):
        return ANYTHING
    match function:
        case "min":
            return reduce(lesser, arguments)
        case "max":
            return reduce(greater, arguments)
        case "abs":
            return abs(arguments[0])
        case _:
            return clamped(*arguments)


def _curved(x: Interval, points: Points) -> Interval:
    """Flat outside its points, and defined even for what is no number."""
    reached = along(x, points)
    return reached if reached.low == reached.high else reached.widened()


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
