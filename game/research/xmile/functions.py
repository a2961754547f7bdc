"""XMILE's built-in functions as trees of the game's language, as far as it reaches, and why not where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from game.lang import Binary, Call, Compare, Curve, Expr, Negate, Number, Points, Where
from game.lang.tree import CallName

EXACT: Final = (
    "the language has only exact operations, so that a game replays to the last bit on every machine."
)
CHANCE: Final = (
    "the language has no chance: what is drawn lies outside the equations, so that it can be replayed."
)
NONE: Final = "the language has no such function."
UNSUPPORTED: Final[dict[str, str]] = {
    **dict.fromkeys(
        ("exp", "ln", "log10", "sqrt", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "int"), EXACT
    ),
    **dict.fromkeys(("random", "normal", "lognormal", "exprnd", "poisson", "uniform"), CHANCE),
    "delay": "a fixed delay keeps all that is under way; the language has delays of first and third order.",
}

Form = Callable[[Sequence[Expr]], Expr]


def _of(function: CallName) -> Form:
    return lambda arguments: Call(function, tuple(arguments))


def _safe_division(arguments: Sequence[Expr]) -> Expr:
    above, below, *other = arguments
    quotient = Binary("/", above, below)
    return Where(Compare("==", below, Number(0.0)), other[0], quotient) if other else quotient


FORMS: Final[dict[str, tuple[range, Form]]] = {
    "abs": (range(1, 2), _of("abs")),
    "min": (range(2, 50), _of("min")),
    "max": (range(2, 50), _of("max")),
    "safediv": (range(2, 4), _safe_division),
}
"""By function, how many arguments it takes and what it is; the trees of the arguments are numbers."""

MEMORIES: Final[dict[str, tuple[bool, int, range]]] = {
    "smth1": (False, 1, range(2, 4)),
    "smth3": (False, 3, range(2, 4)),
    "smthn": (False, 0, range(3, 5)),
    "delay1": (True, 1, range(2, 4)),
    "delay3": (True, 3, range(2, 4)),
    "delayn": (True, 0, range(3, 5)),
}
"""By function: whether it holds material, its order (0: the third argument says it), how many arguments it takes.

With a constant time both kinds yield the same: the outflow of a material delay is the input behind exponential stages.
"""


def _stepped(arguments: Sequence[Expr], now: Expr) -> Expr:
    """STEP(height, from): the height from then on."""
    height, begin = arguments
    return Where(Compare(">=", now, begin), height, Number(0.0))


def _ramped(arguments: Sequence[Expr], now: Expr) -> Expr:
    """RAMP(slope, from[, to]): rising from then on, as long as it is said to."""
    slope, begin, *end = arguments
    until: Expr = Call("min", (now, end[0])) if end else now
    return Where(Compare(">", now, begin), Binary("*", slope, Binary("-", until, begin)), Number(0.0))


TIMED: Final[dict[str, tuple[range, Callable[[Sequence[Expr], Expr], Expr]]]] = {
    "step": (range(2, 3), _stepped),
    "ramp": (range(2, 4), _ramped),
}
"""The same of those that depend on the time, which comes last."""


def graphed(x: Expr, points: Points, kind: str) -> Expr:
    """A graphical function of x: `continuous` is flat outside, `extrapolate` goes on, `discrete` keeps to the left."""
    match kind:
        case "extrapolate":
            return _extrapolated(x, points)
        case "discrete":
            return _discrete(x, points)
        case _:
            return Curve(x, points)


def _extrapolated(x: Expr, points: Points) -> Expr:
    tree: Expr = Curve(x, points)
    ends = (("min", points[0], points[1]), ("max", points[-2], points[-1]))
    for function, left, right in ends:
        edge = left if function == "min" else right
        steep = (right[1] - left[1]) / (right[0] - left[0])
        if steep != 0.0:
            beyond = Call("min" if function == "min" else "max", (_less(x, edge[0]), Number(0.0)))
            share = Binary("*", Number(abs(steep)), beyond)
            tree = Binary("+" if steep > 0.0 else "-", tree, share)
    return tree


def _less(x: Expr, edge: float) -> Expr:
    return Binary("-", x, Number(edge)) if edge >= 0.0 else Binary("+", x, Number(-edge))


def _discrete(x: Expr, points: Points) -> Expr:
    tree = signed(points[0][1])
    for (_, before), (edge, after) in pairwise(points):
        if after != before:
            jump = Where(Compare(">=", x, signed(edge)), Number(abs(after - before)), Number(0.0))
            tree = Binary("+" if after > before else "-", tree, jump)
    return tree


def signed(number: float) -> Expr:
    """A number of either sign as a tree."""
    return Number(number) if number >= 0.0 else Negate(Number(-number))
