"""The tree of an expression: what the author's text means, free of how it was written.

Nodes are equal when they mean the same; `column` (where the node begins in the text, counted from 1) does
not count. Equal nodes may therefore stand for each other as dictionary keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

ArithmeticOp = Literal["+", "-", "*", "/"]
CompareOp = Literal["<", "<=", ">", ">=", "==", "!="]
LogicOp = Literal["and", "or"]
CallName = Literal["min", "max", "abs", "clamp"]
Points = tuple[tuple[float, float], ...]


class Kind(Enum):
    """What an expression yields."""

    NUMBER = "number"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Number:
    """A literal, finite and not negative: a minus sign before it is a `Negate`."""

    value: float
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    value: bool
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Ref:
    """The present value of a name."""

    name: str
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Negate:
    """The operand with its sign turned."""

    operand: Expr
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """One of the four sums; a division by zero yields 0 and is reported."""

    op: ArithmeticOp
    left: Expr
    right: Expr
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers compared; a chain `a < b < c` is a `Logic` of two of these."""

    op: CompareOp
    left: Expr
    right: Expr
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """Two or more truth values joined; those after the deciding one are not evaluated."""

    op: LogicOp
    operands: tuple[Expr, ...]
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a truth value."""

    operand: Expr
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Where:
    """One of two numbers; only the chosen one is evaluated."""

    test: Expr
    then: Expr
    otherwise: Expr
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`min` and `max` of two or more numbers (folded from the left), `abs(x)`, `clamp(x, low, high)`."""

    function: CallName
    arguments: tuple[Expr, ...]
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Curve:
    """A piecewise linear function of `x` through two or more points in rising order, flat outside them."""

    x: Expr
    points: Points
    column: int = field(default=1, compare=False)


def slope(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Work out how steep a curve is between two neighbouring points, once and for all machines."""
    return (right[1] - left[1]) / (right[0] - left[0])


@dataclass(frozen=True, slots=True)
class Start:
    """The value with which a stock starts in the chosen profile."""

    name: str
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Smooth:
    """`x` behind a first-order exponential delay of so many quarters."""

    x: Expr
    quarters: float
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Delay:
    """`x` behind a third-order exponential delay of so many quarters."""

    x: Expr
    quarters: float
    column: int = field(default=1, compare=False)


Memory = Smooth | Delay
Read = Ref | Start | Smooth | Delay
Expr = (
    Number
    | Truth
    | Ref
    | Negate
    | Binary
    | Compare
    | Logic
    | Not
    | Where
    | Call
    | Curve
    | Start
    | Smooth
    | Delay
)
