"""Between which bounds an expression lies, and whether a condition can hold at all, from the bounds of the stocks.

It is a proof, not a trial: what is said to be impossible is so in every game. It errs on the careful side only, since
it takes every name as free of the others (Moore 1966, interval arithmetic).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf, isnan
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
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
)

Span = tuple[float, float]
ANY: Span = (-inf, inf)
SLACK = 1e-6
"""Sums that are kept as accounts of their own are rounded; a bound missed by less is none."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of names: bounds of numbers, and truths that never change. What is missing may be anything."""

    spans: Mapping[str, Span]
    truths: Mapping[str, bool]


def span(tree: Expr, known: Known) -> Span:
    """The bounds of a number."""
    match tree:
        case Number(value):
            return value, value
        case Ref(name) | Start(name):
            return known.spans.get(name, ANY)
        case Negate(operand):
            return _subtract((0.0, 0.0), span(operand, known))
        case Binary(op, left, right):
            return _SUMS[op](span(left, known), span(right, known))
        case Where():
            return _either(tree, known)
        case Call(function, arguments):
            return _CALLS[function](*(span(argument, known) for argument in arguments))
        case Curve(_, points):
            heights = [height for _, height in points]
            return min(heights), max(heights)
        case Smooth(x) | Delay(x):
            return span(x, known)
        case Truth() | Compare() | Logic() | Not():
            raise TypeError(f"{tree} is no number")
        case _:
            assert_never(tree)


def _either(tree: Where, known: Known) -> Span:
    chosen = truth(tree.test, known)
    if chosen is None:
        return _hull(span(tree.then, known), span(tree.otherwise, known))
    return span(tree.then if chosen else tree.otherwise, known)


def truth(tree: Expr, known: Known) -> bool | None:
    """Whether a condition always holds, never, or (None) perhaps."""
    match tree:
        case Truth(value):
            return value
        case Ref(name):
            return known.truths.get(name)
        case Not(operand):
            found = truth(operand, known)
            return None if found is None else not found
        case Logic(op, operands):
            parts = [truth(operand, known) for operand in operands]
            deciding = op == "or"
            return deciding if deciding in parts else None if None in parts else not deciding
        case Compare(op, left, right):
            return _compared(op, span(left, known), span(right, known))
        case _:
            raise TypeError(f"{tree} is no condition")


def _compared(op: str, left: Span, right: Span) -> bool | None:
    less = left[1] < right[0] - SLACK
    more = left[0] > right[1] + SLACK
    apart = less or more
    match op:
        case "<" | "<=":
            return True if less else False if more else None
        case ">" | ">=":
            return True if more else False if less else None
        case "==":
            return False if apart else None
        case _:
            return True if apart else None


def _add(left: Span, right: Span) -> Span:
    return _sane(left[0] + right[0], left[1] + right[1])


def _subtract(left: Span, right: Span) -> Span:
    return _sane(left[0] - right[1], left[1] - right[0])


def _multiply(left: Span, right: Span) -> Span:
    return _corners([a * b for a in left for b in right])


def _divide(left: Span, right: Span) -> Span:
    if right[0] <= 0.0 <= right[1]:  # near zero it may be anything, and at zero it is 0
        return ANY
    return _corners([a / b for a in left for b in right])


def _corners(values: list[float]) -> Span:
    """The bounds from the four corners: in between, products and quotients are so too, also when rounded."""
    return ANY if any(map(isnan, values)) else (min(values), max(values))


def _sane(low: float, high: float) -> Span:
    return -inf if isnan(low) else low, inf if isnan(high) else high


def _hull(*spans: Span) -> Span:
    return min(low for low, _ in spans), max(high for _, high in spans)


def _least(*spans: Span) -> Span:
    return min(low for low, _ in spans), min(high for _, high in spans)


def _most(*spans: Span) -> Span:
    return max(low for low, _ in spans), max(high for _, high in spans)


def _size(inner: Span) -> Span:
    low, high = inner
    return (0.0 if low <= 0.0 <= high else min(abs(low), abs(high))), max(abs(low), abs(high))


def _clamp(inner: Span, low: Span, high: Span) -> Span:
    if low[1] <= high[0]:
        return _least(_most(inner, low), high)
    return _hull(inner, low, high)  # the ends may be the wrong way round


_SUMS: Mapping[str, Callable[[Span, Span], Span]] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
}
_CALLS: Mapping[str, Callable[..., Span]] = {"min": _least, "max": _most, "abs": _size, "clamp": _clamp}
