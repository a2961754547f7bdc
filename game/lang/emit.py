"""From a tree to Python source of the program's own, which runs alike in CPython and under numba.

Only operations that are exact on every IEEE 754 machine are written: `+ - * /`, a turned sign, comparison
and choice. Division by anything that could be zero goes through a helper, because CPython and numba both
raise there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, assert_never

from game.lang.tree import (
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
    Read,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
    slope,
)
from game.lang.walk import walk

# Every definition begins with `def ` at the start of a line, so that a caller can put a decorator before
# each. `I` is the integer state vector; its first number counts divisions by zero.
RUNTIME: Final = """\
def min2(a, b):
    return a if a < b else b


def max2(a, b):
    return a if a > b else b


def abs1(x):
    return 0.0 - x if x < 0.0 else x


def clamp3(x, low, high):
    return low if x < low else (high if x > high else x)


def div0(I):
    I[0] += 1
    return 0.0


def div(a, b, I):
    if b == 0.0:
        I[0] += 1
        return 0.0
    return a / b
"""

Resolve = Callable[[Read], str]


class Curves:
    """Collects the piecewise linear functions that an emitted module needs; equal ones are shared.

    Outside its points a curve is flat. What is not a number yields the last point's value.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}  # by the points' text, since 0.0 equals -0.0
        self._sources: list[str] = []

    def name(self, points: Points) -> str:
        """Name the function through these points ("curve_0", "curve_1", ... in order of first use)."""
        key = repr(points)
        if key not in self._names:
            self._names[key] = f"curve_{len(self._names)}"
            self._sources.append(_curve_source(self._names[key], points))
        return self._names[key]

    def source(self) -> str:
        """Write the definitions of all named so far: functions of one float, each after two blank lines."""
        return "\n\n".join(self._sources)


def _curve_source(name: str, points: Points) -> str:
    lines = [f"def {name}(x):", f"    if x <= {points[0][0]!r}:", f"        return {points[0][1]!r}"]
    for left, right in pairwise(points):
        lines.append(f"    if x < {right[0]!r}:")
        lines.append(f"        return {left[1]!r} + (x - {left[0]!r}) * {slope(left, right)!r}")
    lines.append(f"    return {points[-1][1]!r}\n")
    return "\n".join(lines)


def emit(expr: Expr, resolve: Resolve, curves: Curves) -> str:
    """Write an expression as Python source, in brackets or safe without.

    `resolve` says how a name, a start value or an inner stock is read: source without side effects, since
    it may be written twice. The result needs RUNTIME, `curves.source()` and `I`, the integer state
    vector, in scope. Numbers are floats throughout.
    """
    return _Writer(resolve, curves).write(expr)


@dataclass(frozen=True, slots=True)
class _Writer:
    resolve: Resolve
    curves: Curves

    def write(self, expr: Expr) -> str:
        match expr:
            case Number(value):
                return repr(float(value))
            case Truth(value):
                return repr(value)
            case Ref() | Start() | Smooth() | Delay():
                return self.resolve(expr)
            case Where(test, then, otherwise):
                return f"({self.write(then)} if {self.write(test)} else {self.write(otherwise)})"
            case Call():
                return self._call(expr)
            case Curve(x, points):
                return f"{self.curves.name(points)}({self.write(x)})"
            case _:
                return self._operation(expr)

    def _operation(self, expr: Negate | Not | Binary | Compare | Logic) -> str:
        match expr:
            case Negate(operand):
                return f"(-{self.write(operand)})"
            case Not(operand):
                return f"(not {self.write(operand)})"
            case Binary("/", left, right) if not _is_nonzero_literal(right):
                return self._division(left, right)
            case Binary(op, left, right) | Compare(op, left, right):
                return f"({self.write(left)} {op} {self.write(right)})"
            case Logic(op, operands):
                return f"({f' {op} '.join(map(self.write, operands))})"
            case _:
                assert_never(expr)

    def _division(self, left: Expr, right: Expr) -> str:
        """Write a division by what may be zero: in place by a plain name, since a call costs more than the test.

        What is above is then worked out only where it counts, so it must not hold a division that is to be noted.
        """
        above, below = self.write(left), self.write(right)
        if isinstance(right, Ref | Start | Smooth | Delay) and not _may_divide_by_zero(left):
            return f"({above} / {below} if {below} != 0.0 else div0(I))"
        return f"div({above}, {below}, I)"

    def _call(self, call: Call) -> str:
        """Write a function, in place where its arguments are plain: a call costs more than a choice."""
        arguments = [self.write(argument) for argument in call.arguments]
        match call.function:
            case "abs":
                (x,) = arguments
                return f"(0.0 - {x} if {x} < 0.0 else {x})" if _are_plain(call.arguments) else f"abs1({x})"
            case "clamp":
                x, low, high = arguments
                if _are_plain(call.arguments):
                    return f"({low} if {x} < {low} else ({high} if {x} > {high} else {x}))"
                return f"clamp3({x}, {low}, {high})"
            case "min" | "max":
                sign, helper = ("<", "min2") if call.function == "min" else (">", "max2")
                first, second, *others = arguments
                folded = f"{helper}({first}, {second})"
                if _are_plain(call.arguments[:2]):
                    folded = f"({first} if {first} {sign} {second} else {second})"
                for other in others:
                    folded = f"{helper}({folded}, {other})"
                return folded
            case _:
                assert_never(call.function)


def _are_plain(arguments: tuple[Expr, ...]) -> bool:
    return all(isinstance(argument, Number | Ref | Start | Smooth | Delay) for argument in arguments)


def _may_divide_by_zero(expr: Expr) -> bool:
    return any(
        isinstance(part, Binary) and part.op == "/" and not _is_nonzero_literal(part.right)
        for part in walk(expr, inside_memories=False)
    )


def _is_nonzero_literal(expr: Expr) -> bool:
    literal = expr.operand if isinstance(expr, Negate) else expr
    return isinstance(literal, Number) and literal.value != 0.0
