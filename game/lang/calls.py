"""Builds the language's functions: how many arguments each takes, and which of them must be literals."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from itertools import pairwise
from typing import Final, Protocol

from game.lang.reserved import FUNCTIONS
from game.lang.tree import Call, CallName, Curve, Delay, Expr, Kind, Points, Smooth, Start, Where, slope


class Reading(Protocol):
    """What reading a function needs from whoever reads the expression around it."""

    @property
    def stocks(self) -> Collection[str]:
        """Names that start() may take."""

    @property
    def memory(self) -> bool:
        """Whether smooth() and delay() are allowed."""

    def read(self, node: ast.expr, want: Kind | None) -> Expr | None:
        """Read a part; None when it is wrong."""

    def refuse(self, node: ast.expr, code: str, **facts: object) -> None:
        """Note a fault at a part."""

    def source(self, node: ast.expr) -> str:
        """Quote a part from the author's text."""


def read_call(reading: Reading, node: ast.Call, function: str) -> Expr | None:
    """Read a function's call (every function yields a number); None when something in it is wrong."""
    found = len(node.args)
    if function not in _FORMS:
        reading.refuse(node, "unknown-function", name=function, suggestion=closest(function, FUNCTIONS))
    elif found not in _COUNTS[function]:
        first, *more = _COUNTS[function][:3]
        wanted = f"{', '.join(map(str, (first, *more)))}, ..." if more else first
        reading.refuse(node, "wrong-arguments", function=function, wanted=wanted, found=found)
    else:
        return _FORMS[function](reading, node)
    if function != "start":  # whose argument is no value
        read_all(reading, node.args, None)
    return None


def read_all(reading: Reading, nodes: Iterable[ast.expr], want: Kind | None) -> tuple[Expr, ...] | None:
    """Read all of them, so that every fault is noted; None when one is wrong."""
    built = [reading.read(node, want) for node in nodes]
    sound = tuple(part for part in built if part is not None)
    return sound if len(sound) == len(built) else None


def closest(name: str, candidates: Iterable[str]) -> str:
    """Find the candidate that the author may have meant, or ""."""
    return next(iter(get_close_matches(name.lower(), sorted(candidates), n=1)), "")


def column(node: ast.expr) -> int:
    """Say where a node begins in the author's text: a bracket before that makes up for counting from 0."""
    return node.col_offset


def _call(function: CallName) -> Callable[[Reading, ast.Call], Expr | None]:
    def form(reading: Reading, node: ast.Call) -> Expr | None:
        arguments = read_all(reading, node.args, Kind.NUMBER)
        return None if arguments is None else Call(function, arguments, column(node))

    return form


def _where(reading: Reading, node: ast.Call) -> Expr | None:
    test = reading.read(node.args[0], Kind.TRUTH)
    branches = read_all(reading, node.args[1:], Kind.NUMBER)
    if test is None or branches is None:
        return None
    return Where(test, branches[0], branches[1], column(node))


def _curve(reading: Reading, node: ast.Call) -> Expr | None:
    x = reading.read(node.args[0], Kind.NUMBER)
    literals = [_literal(reading, argument, "curve") for argument in node.args[1:]]
    numbers = [literal for literal in literals if literal is not None]
    if len(numbers) < len(literals):
        return None
    points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    if not _rises(reading, node, points) or x is None:
        return None
    return Curve(x, points, column(node))


def _rises(reading: Reading, node: ast.Call, points: Points) -> bool:
    """Check a curve's points: x in rising order, no step too wide or too steep for a number."""
    sound = True
    for place, (left, right) in zip(node.args[3::2], pairwise(points), strict=True):
        if not left[0] < right[0]:
            reading.refuse(place, "curve-order", before=repr(left[0]), after=repr(right[0]))
            sound = False
        elif not (math.isfinite(right[0] - left[0]) and math.isfinite(slope(left, right))):
            reading.refuse(place, "bad-number", text=reading.source(place))
            sound = False
    return sound


def _start(reading: Reading, node: ast.Call) -> Expr | None:
    stock = node.args[0]
    name = reading.source(stock)
    if isinstance(stock, ast.Name) and name in reading.stocks:
        return Start(name, column(node))
    reading.refuse(stock, "not-a-stock", name=name, suggestion=closest(name, reading.stocks))
    return None


def _memory(function: type[Smooth | Delay]) -> Callable[[Reading, ast.Call], Expr | None]:
    def form(reading: Reading, node: ast.Call) -> Expr | None:
        word = "smooth" if function is Smooth else "delay"
        if not reading.memory:
            reading.refuse(node, "not-allowed", what=word)
        x = reading.read(node.args[0], Kind.NUMBER)
        quarters = _literal(reading, node.args[1], word)
        if quarters is not None and not quarters > 0.0:
            reading.refuse(node.args[1], "bad-number", text=reading.source(node.args[1]))
            return None
        if x is None or quarters is None:
            return None
        return function(x, quarters, column(node))

    return form


def _literal(reading: Reading, node: ast.expr, function: str) -> float | None:
    """Read a number that must stand there as such, with at most one sign."""
    sign, number = 1.0, node
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        sign, number = (-1.0 if isinstance(node.op, ast.USub) else 1.0), node.operand
    if isinstance(number, ast.Constant) and isinstance(number.value, int | float):
        return sign * float(number.value) + 0.0  # there is only one zero
    reading.refuse(node, "needs-constant", function=function)
    return None


_FORMS: Final[dict[str, Callable[[Reading, ast.Call], Expr | None]]] = {
    "abs": _call("abs"),
    "clamp": _call("clamp"),
    "curve": _curve,
    "delay": _memory(Delay),
    "max": _call("max"),
    "min": _call("min"),
    "smooth": _memory(Smooth),
    "start": _start,
    "where": _where,
}

_MOST: Final = 1_000  # more arguments than a text can hold
_COUNTS: Final[dict[str, range]] = {
    "abs": range(1, 2),
    "clamp": range(3, 4),
    "curve": range(5, _MOST, 2),
    "delay": range(2, 3),
    "max": range(2, _MOST),
    "min": range(2, _MOST),
    "smooth": range(2, 3),
    "start": range(1, 2),
    "where": range(3, 4),
}
