"""Builds the language's tree from Python's, form by form: a form that is not named here does not exist.

Each place in an expression wants a number or a truth value. A part that is wrong becomes None and a
fault, and the rest is read on, so that an author hears of everything at once.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Collection, Mapping
from itertools import islice, pairwise
from typing import Final

from game.lang.calls import closest, column, read_all, read_call
from game.lang.fault import Fault
from game.lang.reserved import TRUTHS
from game.lang.tree import (
    ArithmeticOp,
    Binary,
    Compare,
    CompareOp,
    Expr,
    Kind,
    Logic,
    LogicOp,
    Negate,
    Not,
    Number,
    Ref,
    Truth,
)
from game.lang.walk import walk

DEPTH: Final = 100
NODES: Final = 1_000

_ARITHMETIC: Final[dict[type[ast.operator], ArithmeticOp]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_COMPARE: Final[dict[type[ast.cmpop], CompareOp]] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


class Reader:
    """Reads one text; afterwards `faults` holds what is wrong with it."""

    def __init__(
        self, text: str, names: Mapping[str, Kind], *, stocks: Collection[str], memory: bool
    ) -> None:
        self.faults: list[Fault] = []
        self.stocks = stocks
        self.memory = memory
        self._text = text
        self._names = names

    def read_whole(self, node: ast.expr, want: Kind) -> Expr | None:
        """Read the whole text; None exactly when there are faults."""
        if deep := first_too_deep(node):
            self.refuse(deep, "too-deep", limit=DEPTH)
            return None
        expression = self.read(node, want)
        if expression is not None and not is_small(expression):
            self.refuse(node, "too-long", limit=NODES, found=f"> {NODES}")
        return None if self.faults else expression

    def read(self, node: ast.expr, want: Kind | None) -> Expr | None:
        """Read a part in whose place a value of kind `want` must stand (of any kind, if None)."""
        expression, found = self._build(node)
        if want is None or found is None or found is want:
            return expression
        self.refuse(node, "wrong-kind", wanted=want.value, found=found.value)
        return None

    def refuse(self, node: ast.expr, code: str, **facts: object) -> None:
        """Note a fault at the place where this part begins."""
        self.faults.append(Fault.at(column(node), code, **facts))

    def source(self, node: ast.expr) -> str:
        """Quote a part from the author's text."""
        return self._text[column(node) - 1 : (node.end_col_offset or column(node)) - 1]

    def _build(self, node: ast.expr) -> tuple[Expr | None, Kind | None]:
        """Read a part and say what it yields; the kind is None where nobody can know."""
        match node:
            case ast.Constant(value=int() | float() as value):
                return Number(float(value), column(node)), Kind.NUMBER
            case ast.Name(id=name):
                return self._name(node, name)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.read(operand, Kind.NUMBER), Kind.NUMBER
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                number = self.read(operand, Kind.NUMBER)
                return (None if number is None else Negate(number, column(node))), Kind.NUMBER
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                truth = self.read(operand, Kind.TRUTH)
                return (None if truth is None else Not(truth, column(node))), Kind.TRUTH
            case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
                return self._binary(node), Kind.NUMBER
            case ast.Compare(ops=ops) if all(type(op) in _COMPARE for op in ops):
                return self._compare(node), Kind.TRUTH
            case ast.BoolOp():
                return self._logic(node), Kind.TRUTH
            case ast.Call(func=ast.Name(id=function), keywords=[]):
                return read_call(self, node, function), Kind.NUMBER
            case _:
                self.refuse(node, "not-allowed", what=self.source(node))
                return None, None

    def _name(self, node: ast.Name, name: str) -> tuple[Expr | None, Kind | None]:
        if name in TRUTHS:
            return Truth(TRUTHS[name], column(node)), Kind.TRUTH
        if name in self._names:
            return Ref(name, column(node)), self._names[name]
        self.refuse(node, "unknown-name", name=name, suggestion=closest(name, self._names))
        return None, None

    def _binary(self, node: ast.BinOp) -> Expr | None:
        sides = read_all(self, (node.left, node.right), Kind.NUMBER)
        return None if sides is None else Binary(_ARITHMETIC[type(node.op)], sides[0], sides[1], column(node))

    def _compare(self, node: ast.Compare) -> Expr | None:
        parts = read_all(self, (node.left, *node.comparators), Kind.NUMBER)
        if parts is None:
            return None
        links = tuple(
            Compare(_COMPARE[type(op)], left, right, left.column)
            for op, (left, right) in zip(node.ops, pairwise(parts), strict=True)
        )
        return links[0] if len(links) == 1 else Logic("and", links, column(node))

    def _logic(self, node: ast.BoolOp) -> Expr | None:
        operands = read_all(self, node.values, Kind.TRUTH)
        op: LogicOp = "and" if isinstance(node.op, ast.And) else "or"
        return None if operands is None else Logic(op, operands, column(node))


def first_too_deep(body: ast.expr) -> ast.expr | None:
    """Find the first node with DEPTH or more others above it, without recursion.

    An argument of min() or max() counts once more for each other one, since they are nested when emitted.
    """
    waiting = deque([(body, 1)])
    while waiting:
        node, depth = waiting.popleft()
        if depth > DEPTH:
            return node
        below = depth + (max(len(node.args) - 1, 1) if isinstance(node, ast.Call) and _folds(node) else 1)
        waiting += [(child, below) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return None


def _folds(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in {"min", "max"}


def is_small(expression: Expr) -> bool:
    """Say whether the tree, with every chain written out, has no more than NODES nodes.

    The inner parts of a chain belong to both of their neighbours, so that chains within chains double at
    every level: the short text of such a tree says nothing about its size.
    """
    return next(islice(walk(expression), NODES, None), None) is None
