"""Works out an equation that is not part of any game, with the same meaning as in the kernel."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType

from game.lang import RUNTIME, Curves, Delay, Expr, Read, Ref, Smooth, Start, emit


class ZeroDivisionNotedError(ArithmeticError):
    """The equation divides by zero; in a game that would count as 0, in a profile it is a mistake."""


def work_out(expr: Expr, names: Mapping[str, float], starts: Mapping[str, float]) -> float | bool:
    """The value of an expression; `starts` answer `start()`. KeyError for a name that has no value.

    What runs is the program's own source (`game.lang.emit`), as in the kernel, so it means the same to the last bit.
    """
    curves = Curves()
    source = emit(expr, _resolve, curves)
    code: CodeType = compile(f"{RUNTIME}\n\n{curves.source()}\n\nvalue = {source}\n", "<figures>", "exec")
    counted = [0]
    scope: dict[str, object] = {"names": names, "starts": starts, "I": counted}
    exec(code, scope)  # noqa: S102  source that `emit` wrote of a parsed tree, never the author's text
    if counted[0]:
        raise ZeroDivisionNotedError
    value = scope["value"]
    if not isinstance(value, float | bool):
        raise TypeError(f"{value!r} is neither a number nor a truth value")
    return value


def _resolve(read: Read) -> str:
    match read:
        case Ref(name):
            return f"names[{name!r}]"
        case Start(name):
            return f"starts[{name!r}]"
        case Smooth() | Delay():
            raise ValueError("figures have no memory")
