"""A half-year ends: situations start and stop, goals and floors are looked at, promises fall due."""

from __future__ import annotations

from game.engine.bound import (
    FLOOR_AT_LEAST,
    FLOOR_BROKEN,
    FLOOR_INDICATOR,
    FLOOR_TARGET,
    FLOORS_BROKEN,
    GOAL_AT_LEAST,
    GOAL_INDICATOR,
    GOAL_MET,
    GOAL_SHIFT,
    GOAL_TARGET,
    GOALS_MET,
    GOALS_TOTAL,
    INDICATOR,
    LENT_OF,
    N_AMBITIONS,
    N_FLOORS,
    N_GOALS,
    N_INDICATORS,
    N_PROMISES,
    N_ROLES,
    N_SITUATIONS,
    PREVIOUS,
    PROMISE,
    PROMISE_CHANGED,
    PROMISE_DEADLINE,
    PROMISE_LATE,
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
from game.engine.layout import AMBITION, BROKEN, FINISHED, KEPT, LAST_TURN, OPEN, TURN
from game.engine.rules.deciding import BROKEN_MOMENT, KEPT_MOMENT, decide
from game.engine.rules.working import half_year, look


def judge(F: Floats, I: Whole) -> None:
    """Which goals are met now and which floors have been broken; a broken floor stays broken."""
    met = 0.0
    for g in range(N_GOALS):
        level = I[AMBITION] + I[GOAL_SHIFT + g]
        level = 0 if level < 0 else (N_AMBITIONS - 1 if level >= N_AMBITIONS else level)
        target = F[GOAL_TARGET + g * N_AMBITIONS + level]
        value = F[INDICATOR + GOAL_INDICATOR[g]]
        good = value >= target if GOAL_AT_LEAST[g] == 1 else value <= target
        I[GOAL_MET + g] = 1 if good else 0
        met += 1.0 if good else 0.0
    broken = 0.0
    for f in range(N_FLOORS):
        target = F[FLOOR_TARGET + f * N_AMBITIONS + I[AMBITION]]
        value = F[INDICATOR + FLOOR_INDICATOR[f]]
        good = value >= target if FLOOR_AT_LEAST[f] == 1 else value <= target
        if not good and I[FLOOR_BROKEN + f] == 0:
            I[FLOOR_BROKEN + f] = I[TURN] if I[TURN] > 0 else 1
        broken += 1.0 if I[FLOOR_BROKEN + f] > 0 else 0.0
    F[GOALS_MET] = met
    F[GOALS_TOTAL] = float(N_GOALS)
    F[FLOORS_BROKEN] = broken


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

    Whether any did either.
    """
    moved = False
    for p in range(N_PROMISES):
        if I[PROMISE + p] != OPEN:
            continue
        due = I[TURN] >= PROMISE_DEADLINE[p] or I[TURN] >= I[LAST_TURN]
        if (due or PROMISE_LATE[p] == 0) and promise_kept(p, F, I):
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


def close_turn(F: Floats, I: Whole, L: Floats, D: Whole, key: int) -> None:
    """The committed half-year from decision to its last day."""
    for n in range(N_INDICATORS):
        F[PREVIOUS + n] = F[INDICATOR + n]
    decide(F, I, L, D, key)
    half_year(F, I, L, key)
    for r in range(N_ROLES):
        F[LENT_OF + r] = 0.0
    look(F, I)
    judge(F, I)
    if promises_fall_due(F, I, L):
        look(F, I)
        judge(F, I)
    situations(F, I)
    if I[TURN] >= I[LAST_TURN]:
        I[FINISHED] = 1
