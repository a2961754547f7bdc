"""Finds the flows by which `export` says what bounds cut off, so that its files are read back with their bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.lang import Binary, Call, Expr, Negate, Number, Ref

Bounds = tuple[float, float]
Ends = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""By flow, the stocks that it fills and those that it drains."""


def without_cuts(
    trees: Mapping[str, Expr],
    ends: Ends,
    constant: Callable[[Expr], float | None],
) -> tuple[frozenset[str], dict[str, Bounds]]:
    """The flows and auxiliaries that only cut stocks at their bounds, and the bounds of these stocks.

    A cut is `(max(low, min(high, free)) - free) / step` into a stock, where `free` is the stock plus what moves in a
    step; see `export`.
    """
    cut: list[str] = []
    bounds: dict[str, Bounds] = {}
    for flow, (into, out_of) in ends.items():
        found = _cut(trees[flow]) if flow in trees and len(into) == 1 and not out_of else None
        if found is None:
            continue
        low, high, free = found
        match trees.get(free):
            case Binary("+", Ref(stock), Binary("*", step, _)) if stock == into[0]:
                low_value, high_value = constant(low), constant(high)
                if low_value is not None and high_value is not None and constant(step) is not None:
                    cut += [flow, free]
                    bounds[stock] = (low_value, high_value)
            case _:
                continue
    return frozenset(cut), bounds


def _cut(tree: Expr) -> tuple[Expr, Expr, str] | None:
    """The bounds and the free level in the equation of a cut, or None where it is none."""
    match tree:
        case Binary(
            "/",
            Binary("-", Call("max", (low, Call("min", (high, Ref(free))))), Ref(again)),
            Ref() | Number(),
        ) if free == again and isinstance(low, Number | Negate) and isinstance(high, Number | Negate):
            return low, high, free
        case _:
            return None
