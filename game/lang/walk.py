"""Questions about a tree: which names it reads, which inner stocks it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from game.lang.tree import (
    Binary,
    Call,
    Compare,
    Curve,
    Delay,
    Expr,
    Logic,
    Memory,
    Negate,
    Not,
    Number,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
)


def children(expr: Expr) -> tuple[Expr, ...]:
    """Name the parts of a node, from left to right."""
    match expr:
        case Number() | Truth() | Ref() | Start():
            return ()
        case Negate(operand) | Not(operand):
            return (operand,)
        case Binary(_, left, right) | Compare(_, left, right):
            return (left, right)
        case Logic(_, operands):
            return operands
        case Where(test, then, otherwise):
            return (test, then, otherwise)
        case Call(_, arguments):
            return arguments
        case Curve(x) | Smooth(x) | Delay(x):
            return (x,)
        case _:
            assert_never(expr)


def walk(expr: Expr, *, inside_memories: bool = True) -> Iterator[Expr]:
    """Visit every node, parts before their whole, from left to right.

    Without `inside_memories` what stands under smooth() and delay() is left out: their value is that of an
    inner stock, which does not depend on anything else at the same moment.
    """
    if inside_memories or not isinstance(expr, Smooth | Delay):
        for part in children(expr):
            yield from walk(part, inside_memories=inside_memories)
    yield expr


def references(expr: Expr, *, inside_memories: bool = True) -> frozenset[str]:
    """Name what the expression reads now; names in start() are not among them (see `starts`)."""
    nodes = walk(expr, inside_memories=inside_memories)
    return frozenset(node.name for node in nodes if isinstance(node, Ref))


def starts(expr: Expr) -> frozenset[str]:
    """Name the stocks whose start values the expression reads."""
    return frozenset(node.name for node in walk(expr) if isinstance(node, Start))


def memories(expr: Expr) -> tuple[Memory, ...]:
    """List the inner stocks that the expression needs, each once, inner before outer, from left to right."""
    return tuple(dict.fromkeys(node for node in walk(expr) if isinstance(node, Smooth | Delay)))
