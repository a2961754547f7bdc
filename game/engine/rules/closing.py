"""A half-year ends: promises fall due, goals and floors are looked at, situations start and stop."""

from __future__ import annotations

from game.engine.bound import (
    INDICATOR,
    LAST_SEEN,
    LENT_OF,
    N_INDICATORS,
    N_PROMISES,
    N_ROLES,
    N_SITUATIONS,
    PREVIOUS,
    PROMISE,
    PROMISE_CHANGED,
    PROMISE_DEADLINE,
    PROMISE_HOLDS,
    PROMISE_LATE,
    QUARTERS_PER_TURN,
    SITUATION,
    SITUATION_CHANGED,
    STAKE,
    Floats,
    Whole,
    promise_kept,
    promise_posts,
    situation_off,
    situation_on,
)
from game.engine.layout import BROKEN, FINISHED, KEPT, LAST_TURN, OPEN, TIME, TURN
from game.engine.rules.deciding import BROKEN_MOMENT, KEPT_MOMENT, decide
from game.engine.rules.goals import judge_floors, judge_goals
from game.engine.rules.working import half_year, look


def situations(F: Floats, I: Whole) -> None:
    """Start at one threshold, stop at another."""
    for s in range(N_SITUATIONS):
        if I[SITUATION + s] == 0:
            if situation_on(s, F, I):
                I[SITUATION + s] = 1
                I[SITUATION_CHANGED + s] = I[TURN]
        elif situation_off(s, F, I):
            I[SITUATION + s] = 0
            I[SITUATION_CHANGED + s] = I[TURN]


def promises_fall_due(F: Floats, I: Whole, L: Floats) -> bool:
    """Kept when it holds at the end of a half-year, broken when the deadline has passed or the game ends.

    All are looked at before any is settled, so that none decides another. Whether any was settled.
    """
    for p in range(N_PROMISES):
        I[PROMISE_HOLDS + p] = 1 if I[PROMISE + p] == OPEN and promise_kept(p, F, I) else 0
    moved = False
    for p in range(N_PROMISES):
        if I[PROMISE + p] != OPEN:
            continue
        due = I[TURN] >= PROMISE_DEADLINE[p] or I[TURN] >= I[LAST_TURN]
        if (due or PROMISE_LATE[p] == 0) and I[PROMISE_HOLDS + p] == 1:
            I[PROMISE + p] = KEPT
            I[PROMISE_CHANGED + p] = I[TURN]
            promise_posts(p, KEPT_MOMENT, float(I[STAKE + p]), F, I, L)
            moved = True
        elif due:
            I[PROMISE + p] = BROKEN
            I[PROMISE_CHANGED + p] = I[TURN]
            promise_posts(p, BROKEN_MOMENT, float(I[STAKE + p]), F, I, L)
            moved = True
    return moved


def last_day(F: Floats, I: Whole) -> None:
    """Look at the last day: `change_x` is from one last day to the next, as the table is shown it."""
    look(F, I)
    for n in range(N_INDICATORS):
        F[LAST_SEEN + n] = F[INDICATOR + n]
    judge_goals(F, I)


def first_day(F: Floats, I: Whole) -> None:
    """Judge the day before the game begins as if it were a last one."""
    judge_goals(F, I)
    judge_floors(F, I)
    situations(F, I)


def close_turn(F: Floats, I: Whole, L: Floats, D: Whole, key: int) -> None:
    """The committed half-year from decision to its last day."""
    for n in range(N_INDICATORS):
        F[PREVIOUS + n] = F[LAST_SEEN + n]
    decide(F, I, L, D, key)
    half_year(F, I, L, key)
    F[TIME] = float(I[TURN] * QUARTERS_PER_TURN)  # exact, whatever the steps added up to
    for r in range(N_ROLES):
        F[LENT_OF + r] = 0.0
    last_day(F, I)
    if promises_fall_due(F, I, L):
        last_day(F, I)
    judge_floors(F, I)
    situations(F, I)
    if I[TURN] >= I[LAST_TURN]:
        I[FINISHED] = 1
