"""What the engine counted while it played: amounts that an equation should not come to.

A division by zero counts as 0, an amount that is no finite number counts as 0, one that is too large is cut. The
game goes on, but an author wants to know, and where to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.engine.layout import NOT_FINITE, TOO_LARGE, ZERO_DIVISIONS
from game.engine.state import Rules, State
from game.lang import Binary, Expr, Number, walk
from game.pack.equations import Equations
from game.texts.catalogue import Words

MOST_NAMED = 6
"""So many equations are named; more would be no help."""

_COUNTERS = (ZERO_DIVISIONS, NOT_FINITE, TOO_LARGE)


def slips_text(rules: Rules, closed: Sequence[State], speak: Words) -> str | None:
    """One sentence about a game whose last days are `closed`, the start's first; None when nothing was counted."""
    zero, not_finite, too_large = (closed[-1].whole[counter] for counter in _COUNTERS)
    counted = []
    if zero:
        counted.append(speak.count("slips.zero", zero))
    if not_finite:
        counted.append(speak.count("slips.not-finite", not_finite))
    if too_large:
        counted.append(speak.count("slips.too-large", too_large))
    if not counted:
        return None
    turns = ", ".join(str(turn) for turn in _turns(closed))
    dividing = tuple(_dividing(rules)) if zero else ()
    where = speak("slips.dividing", names=_some(dividing)) if dividing else speak("slips.anywhere")
    return speak("slips.sentence", counted="; ".join(counted), turns=turns, where=where)


def _turns(closed: Sequence[State]) -> Iterator[int]:
    """The half-years in which a counter went up; 0 is the start."""
    if any(closed[0].whole[counter] for counter in _COUNTERS):
        yield 0
    for turn, (before, after) in enumerate(pairwise(closed), 1):
        if any(after.whole[counter] > before.whole[counter] for counter in _COUNTERS):
            yield turn


def _dividing(rules: Rules) -> Iterator[str]:
    """The places of the equations that divide by something that could be zero."""
    for path, tree in Equations(rules.scenario).trees.items():
        if any(_may_divide_by_zero(node) for node in walk(tree)):
            yield ".".join(str(part) for part in path)


def _may_divide_by_zero(node: Expr) -> bool:
    match node:
        case Binary("/", _, Number(value)):
            return value == 0.0
        case Binary("/", _, _):
            return True
        case _:
            return False


def _some(names: tuple[str, ...]) -> str:
    more = ", …" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
