"""Which goals are met, and which floors have been broken."""

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
    N_AMBITIONS,
    N_FLOORS,
    N_GOALS,
    Floats,
    Whole,
)
from game.engine.layout import AMBITION, TURN


def judge_goals(F: Floats, I: Whole) -> None:
    """Which goals are met now, each at its ambition."""
    met = 0.0
    for g in range(N_GOALS):
        level = I[AMBITION] + I[GOAL_SHIFT + g]
        target = F[GOAL_TARGET + g * N_AMBITIONS + level]
        value = F[INDICATOR + GOAL_INDICATOR[g]]
        good = value >= target if GOAL_AT_LEAST[g] == 1 else value <= target
        I[GOAL_MET + g] = 1 if good else 0
        met += 1.0 if good else 0.0
    F[GOALS_MET] = met
    F[GOALS_TOTAL] = float(N_GOALS)


def judge_floors(F: Floats, I: Whole) -> None:
    """A floor that does not hold on a last day is broken, and stays so."""
    broken = 0.0
    for f in range(N_FLOORS):
        target = F[FLOOR_TARGET + f * N_AMBITIONS + I[AMBITION]]
        value = F[INDICATOR + FLOOR_INDICATOR[f]]
        good = value >= target if FLOOR_AT_LEAST[f] == 1 else value <= target
        if not good and I[FLOOR_BROKEN + f] == 0:
            I[FLOOR_BROKEN + f] = I[TURN] if I[TURN] > 0 else 1
        broken += 1.0 if I[FLOOR_BROKEN + f] > 0 else 0.0
    F[FLOORS_BROKEN] = broken
