"""Finds the flows by which `export` says what bounds cut off, so that its files are read back with their bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.lang import Binary, Call, Expr, Negate, Number, Ref, references
from game.research.xmile.read_model import WIDEST

Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ends:
    """The stocks that a flow fills and those that it drains."""

    into: Sequence[str]
    out_of: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A flow that cuts a stock: between which bounds, from the level in which auxiliary, over which time."""

    low: Expr
    high: Expr
    free: str
    step: Expr


def without_cuts(
    trees: Mapping[str, Expr],
    ends: Mapping[str, Ends],
    constant: Callable[[Expr], float | None],
) -> tuple[frozenset[str], dict[str, Bounds]]:
    """The flows and auxiliaries that do nothing but cut a stock at its bounds, and the bounds of these stocks.

    A cut is `(max(low, min(high, free)) - free) / step` into a stock, where `free` is the stock plus `step` times all
    its other flows, and nothing else reads the two. That is what a bound of the game does by itself.
    """
    readers: dict[str, set[str]] = {}
    for owner, tree in trees.items():
        for name in references(tree):
            readers.setdefault(name, set()).add(owner)
    gone: set[str] = set()
    bounds: dict[str, Bounds] = {}
    for flow, each in ends.items():
        cut = _cut(trees.get(flow))
        if cut is None or len(each.into) != 1 or each.out_of:
            continue
        stock, own = each.into[0], readers.get(flow, set()) == set() and readers[cut.free] == {flow}
        if own and _is_free(trees.get(cut.free), stock, cut.step, _others(flow, stock, ends)):
            low, high = constant(cut.low), constant(cut.high)
            if low is not None and high is not None and -WIDEST <= low < high <= WIDEST:
                gone |= {flow, cut.free}
                bounds[stock] = (low, high)
    return frozenset(gone), bounds


def _cut(tree: Expr | None) -> _Cut | None:
    """What an equation cuts, or None where it is no cut."""
    match tree:
        case Binary(
            "/",
            Binary("-", Call("max", (low, Call("min", (high, Ref(free))))), Ref(again)),
            (Ref() | Number()) as step,
        ) if free == again:
            return _Cut(low, high, free, step)
        case _:
            return None


def _others(flow: str, stock: str, ends: Mapping[str, Ends]) -> dict[str, int]:
    """The other flows of a stock, 1 for each time that one fills it and -1 where it drains it."""
    found: dict[str, int] = {}
    for name, each in ends.items():
        times = list(each.into).count(stock) - list(each.out_of).count(stock)
        if name != flow and times:
            found[name] = times
    return found


def _is_free(tree: Expr | None, stock: str, step: Expr, flows: Mapping[str, int]) -> bool:
    """Whether an equation is the stock plus what these flows move in a step."""
    match tree:
        case Binary("+", Ref(name), Binary("*", again, moves)) if name == stock and again == step:
            found: dict[str, int] = {}
            return _gather(moves, 1, found) and found == flows
        case _:
            return False


def _gather(tree: Expr, sign: int, found: dict[str, int]) -> bool:
    """Add up how often each name is added in a sum; False where it is more than a sum of names."""
    match tree:
        case Ref(name):
            found[name] = found.get(name, 0) + sign
            return True
        case Number(0.0):
            return True
        case Negate(operand):
            return _gather(operand, -sign, found)
        case Binary("+" | "-" as op, left, right):
            return _gather(left, sign, found) and _gather(right, sign if op == "+" else -sign, found)
        case _:
            return False
