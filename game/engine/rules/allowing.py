"""What may be decided on a half-year's first day; `menu.py` says it in words, a team in the kernel asks here.

Nothing is decided here and no stock moves, but equations are worked out, and what they divide by zero is counted in
`I`: whoever asks in the middle of a game asks with a copy, or puts the counts back.
"""

from __future__ import annotations

from game.engine.bound import (
    BUDGET_LAST_TURN,
    BUDGET_SEASON,
    CAPACITY_OF,
    FEATURE,
    LIMITS_FIRST,
    LIMITS_PROPOSAL,
    MONEY,
    N_AMBITIONS,
    N_SITUATIONS,
    PRICE,
    PROMISE,
    PROMISE_DEADLINE,
    PROMISE_LATE,
    PROMISE_OFFERED,
    PROPOSAL_KEPT,
    RAISE_TURN,
    SITUATION,
    SITUATION_PRICE,
    Floats,
    Whole,
    choice_requires,
    promise_kept,
)
from game.engine.layout import AMBITION, LAST_TURN, NOT_GIVEN, SEASON, TURN
from game.engine.numbers import CAPACITY_FLOOR

ALLOWED, TOO_DEAR, SUPERVISED, NOT_READY = range(4)
"""What `answer_obstacle` says."""
NO_LIMIT = -1.0
LENDABLE = 1.0 + CAPACITY_FLOOR
"""A role lends one point, and only if it has one to spare above what nobody's capacity falls below."""


def is_played(feature: int, I: Whole) -> bool:
    """Whether a part of the game is played in this half-year; see `FEATURES`."""
    return 0 < I[FEATURE + feature] <= I[TURN]


def price_limit(I: Whole) -> float:
    """The dearest option that the situations of this moment allow, M NOK; `NO_LIMIT` where none limits it."""
    limit = NO_LIMIT
    for s in range(N_SITUATIONS):
        if (
            I[SITUATION + s] == 1
            and SITUATION_PRICE[s] >= 0.0
            and (limit < 0.0 or SITUATION_PRICE[s] < limit)
        ):
            limit = SITUATION_PRICE[s]
    return limit


def answer_obstacle(c: int, limit: float, F: Floats, I: Whole) -> int:
    """Why an answer, by the number of its choice, may not be given: 0 (`ALLOWED`) where it may."""
    if PRICE[c] > 0.0 and PRICE[c] > F[MONEY]:
        return TOO_DEAR
    if limit >= 0.0 and PRICE[c] > limit:
        return SUPERVISED
    return ALLOWED if choice_requires(c, F, I) else NOT_READY


def may_lend(r: int, F: Floats) -> bool:
    """Whether a role has a point to spare."""
    return F[CAPACITY_OF + r] >= LENDABLE


def may_promise(p: int, F: Floats, I: Whole) -> bool:
    """Whether a promise may be given of the team's own accord: fresh, in time, and not yet so."""
    if PROMISE_OFFERED[p] == 0 or I[PROMISE + p] != NOT_GIVEN or PROMISE_DEADLINE[p] < I[TURN]:
        return False
    return PROMISE_LATE[p] == 1 or not promise_kept(p, F, I)


def may_raise_ambition(I: Whole) -> bool:
    """Whether the ambition is asked for: never at the highest one, nor when it is too late to act on it."""
    return I[TURN] == RAISE_TURN and I[TURN] < I[LAST_TURN] and I[AMBITION] + 1 < N_AMBITIONS


def budget_is_asked(I: Whole) -> bool:
    """Whether this is a half-year with a budget."""
    return I[SEASON] == BUDGET_SEASON and (I[TURN] < I[LAST_TURN] or BUDGET_LAST_TURN == 1)


def may_propose(p: int, I: Whole) -> bool:
    """Whether a budget proposal may be adopted.

    In ordinary times all may but those kept for a situation; in a situation that names some, only these.
    """
    limited = False
    for s in range(N_SITUATIONS):
        if I[SITUATION + s] == 1:
            for k in range(LIMITS_FIRST[s], LIMITS_FIRST[s + 1]):
                if LIMITS_PROPOSAL[k] == p:
                    return True
                limited = True
    return not limited and PROPOSAL_KEPT[p] == 0
