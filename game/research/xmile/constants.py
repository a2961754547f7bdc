"""The value of an expression, worked out once: initial values and divisors, never a step of the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.lang import RUNTIME, Curves, Expr, Read, Ref, Start, emit

Known = Callable[[str], float]
"""The value of a name; KeyError where it has none that is known."""


def value(expr: Expr, known: Known, start: Known) -> float:
    """The number that an expression yields, a truth as 1 or 0; a memory yields what it follows, as on the first day.

    `known` gives the value of a name and `start` that of a stock's start; what they raise goes through.
    """
    curves = Curves()

    def read(node: Read) -> str:
        match node:
            case Ref(name):
                return repr(known(name))
            case Start(name):
                return repr(start(name))
            case _:
                return emit(node.x, read, curves)

    code = emit(expr, read, curves)
    space: dict[str, Any] = {"I": [0]}
    exec(f"{RUNTIME}\n\n{curves.source()}", space)  # noqa: S102  (the program's own source, as in the kernel)
    return float(eval(code, space))  # noqa: S307  (the same)
