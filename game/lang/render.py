"""The canonical text of a tree: the same meaning is always written the same way."""

from __future__ import annotations

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
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
)

# How tightly a form binds; a part that binds less tightly than its place asks for stands in brackets.
RANKS: Final = {"or": 1, "and": 2, "not": 3, "compare": 4, "+": 5, "-": 5, "*": 6, "/": 6}
SIGN: Final = 7
ATOM: Final = 8


def render(expr: Expr) -> str:
    """Write an expression in the author's language, with the fewest brackets and numbers in full.

    Parsing the result gives an equal tree, as long as it is not longer or deeper than an author may write.
    Hashes of scenarios are made from this text: a change here is a new rules version.
    """
    return _place(expr, 0)


def _place(expr: Expr, rank: int) -> str:
    own, text = _write(expr)
    return text if own >= rank else f"({text})"


def _write(expr: Expr) -> tuple[int, str]:
    match expr:
        case Number(value):
            return ATOM, repr(float(value))
        case Truth(value):
            return ATOM, "true" if value else "false"
        case Ref(name):
            return ATOM, name
        case Negate(operand):
            return SIGN, f"-{_place(operand, SIGN)}"
        case Not(operand):
            return RANKS["not"], f"not {_place(operand, RANKS['not'])}"
        case Binary(op, left, right):
            own = RANKS[op]
            return own, f"{_place(left, own)} {op} {_place(right, own + 1)}"
        case Compare(op, left, right):
            own = RANKS["compare"]
            return own, f"{_place(left, own + 1)} {op} {_place(right, own + 1)}"
        case Logic(op, operands):
            own = RANKS[op]
            return own, f" {op} ".join(_place(operand, own + 1) for operand in operands)
        case Where() | Call() | Curve() | Start() | Smooth() | Delay():
            return ATOM, _write_call(expr)
        case _:
            assert_never(expr)


def _write_call(expr: Where | Call | Curve | Start | Smooth | Delay) -> str:
    match expr:
        case Where(test, then, otherwise):
            return f"where({render(test)}, {render(then)}, {render(otherwise)})"
        case Call(function, arguments):
            return f"{function}({', '.join(render(argument) for argument in arguments)})"
        case Curve(x, points):
            return f"curve({render(x)}, {', '.join(f'{px!r}, {py!r}' for px, py in points)})"
        case Start(name):
            return f"start({name})"
        case Smooth(x, quarters):
            return f"smooth({render(x)}, {quarters!r})"
        case Delay(x, quarters):
            return f"delay({render(x)}, {quarters!r})"
        case _:
            assert_never(expr)
