"""Random trees of the language, and an evaluator that shares nothing with the emitter."""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from hypothesis import strategies as st

from game.lang import (
    Binary,
    Call,
    Compare,
    Curve,
    Delay,
    Expr,
    Kind,
    Logic,
    Negate,
    Not,
    Number,
    Points,
    Read,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
    walk,
)

NAMES: Final = {"fund": Kind.NUMBER, "clarity": Kind.NUMBER, "t": Kind.NUMBER, "crisis": Kind.TRUTH}
STOCKS: Final = ("fund", "clarity")

State = Mapping[Read, float]

literals = st.one_of(
    st.integers(0, 100).map(float),
    st.floats(min_value=0.0, allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0),
)
signed = st.one_of(literals, literals.map(lambda value: 0.0 - value))


def _rises(points: Points) -> bool:
    return all(
        left[0] < right[0]
        and math.isfinite(right[0] - left[0])
        and math.isfinite((right[1] - left[1]) / (right[0] - left[0]))
        for left, right in pairwise(points)
    )


points = (
    st.lists(signed, min_size=2, max_size=5, unique=True)
    .map(sorted)
    .flatmap(lambda xs: st.tuples(*(st.tuples(st.just(x), signed) for x in xs)))
    .filter(_rises)
)


def numbers(depth: int = 4) -> st.SearchStrategy[Expr]:
    """Trees that yield a number and are at most so deep."""
    leaves = st.one_of(
        literals.map(Number),
        st.sampled_from(["fund", "clarity", "t"]).map(Ref),
        st.sampled_from(STOCKS).map(Start),
    )
    if depth == 0:
        return leaves
    number = st.deferred(lambda: numbers(depth - 1))
    several = st.lists(number, min_size=2, max_size=4).map(tuple)
    quarters = literals.filter(lambda value: value > 0.0)
    return st.one_of(
        leaves,
        st.builds(Negate, number),
        st.builds(Binary, st.sampled_from("+-*/"), number, number),
        st.builds(Where, truths(depth - 1), number, number),
        st.builds(Call, st.sampled_from(["min", "max"]), several),
        st.builds(Call, st.just("abs"), st.tuples(number)),
        st.builds(Call, st.just("clamp"), st.tuples(number, number, number)),
        st.builds(Curve, number, points),
        st.builds(Smooth, number, quarters),
        st.builds(Delay, number, quarters),
    )


def truths(depth: int = 4) -> st.SearchStrategy[Expr]:
    """Trees that yield a truth value and are at most so deep."""
    leaves = st.one_of(st.booleans().map(Truth), st.just(Ref("crisis")))
    if depth == 0:
        return leaves
    truth = st.deferred(lambda: truths(depth - 1))
    number = st.deferred(lambda: numbers(depth - 1))
    several = st.lists(truth, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        leaves,
        st.builds(Not, truth),
        st.builds(Compare, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), number, number),
        st.builds(Logic, st.sampled_from(["and", "or"]), several),
    )


def reads(*expressions: Expr) -> tuple[Read, ...]:
    """List what the state must hold so that these can be evaluated."""
    nodes = (node for expression in expressions for node in walk(expression))
    return tuple(dict.fromkeys(node for node in nodes if isinstance(node, Ref | Start | Smooth | Delay)))


class Evaluator:
    """Works out a tree's value step by step, counting divisions by zero."""

    def __init__(self, state: State) -> None:
        self.zero_divisions = 0
        self._state = state

    def number(self, expr: Expr) -> float:
        match expr:
            case Number(value):
                return value
            case Ref() | Start() | Smooth() | Delay():
                return self._state[expr]
            case Negate(operand):
                return -self.number(operand)
            case Binary(op, left, right):
                return self._binary(op, self.number(left), self.number(right))
            case Where(test, then, otherwise):
                return self.number(then) if self.truth(test) else self.number(otherwise)
            case Call(function, arguments):
                return self._call(function, [self.number(argument) for argument in arguments])
            case Curve(x, through):
                return on_curve(self.number(x), through)
            case _:
                raise AssertionError(expr)

    def truth(self, expr: Expr) -> bool:
        match expr:
            case Truth(value):
                return value
            case Ref():
                return bool(self._state[expr])
            case Not(operand):
                return not self.truth(operand)
            case Compare(op, left, right):
                return COMPARE[op](self.number(left), self.number(right))
            case Logic("and", operands):
                return all(self.truth(operand) for operand in operands)
            case Logic("or", operands):
                return any(self.truth(operand) for operand in operands)
            case _:
                raise AssertionError(expr)

    def _binary(self, op: str, left: float, right: float) -> float:
        if op != "/":
            return ARITHMETIC[op](left, right)
        if right == 0.0:
            self.zero_divisions += 1
            return 0.0
        return left / right

    @staticmethod
    def _call(function: str, values: list[float]) -> float:
        if function == "abs":
            return 0.0 - values[0] if values[0] < 0.0 else values[0]
        if function == "clamp":
            x, low, high = values
            if x < low:
                return low
            if x > high:
                return high
            return x
        best = values[0]
        for value in values[1:]:
            keeps = best < value if function == "min" else best > value
            best = best if keeps else value
        return best


ARITHMETIC: Final[dict[str, Callable[[float, float], float]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}

COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def on_curve(x: float, through: Points) -> float:
    """Interpolate, flat outside; what is not a number yields the last value."""
    if x <= through[0][0]:
        return through[0][1]
    for (x0, y0), (x1, y1) in pairwise(through):
        if x < x1:
            return y0 + (x - x0) * ((y1 - y0) / (x1 - x0))
    return through[-1][1]


def bits(value: float) -> bytes:
    """Tell 0.0 from -0.0; all that is not a number counts as one, since its payload means nothing."""
    return b"nan" if math.isnan(value) else struct.pack("<d", value)
