"""The day before the first half-year: decks are shuffled, the short game's work is under way, all is looked at."""

from __future__ import annotations

from game.engine.bound import (
    BASE,
    CARD_FIRST,
    CARD_KEY,
    CARD_THING,
    CARD_WEIGHT,
    CHOICE_OF,
    CHOSEN,
    DIMENSION_KEY,
    DIMENSION_THING,
    DUE,
    FEATURE,
    FLOOR_ADJUST,
    FLOOR_TARGET,
    FOLLOW_AFTER,
    FOLLOW_CARD,
    FOLLOW_FIRST,
    GIVES,
    GOAL_ADJUST,
    GOAL_TARGET,
    INDICATOR,
    LAST_SEEN,
    N_AMBITIONS,
    N_CARDS,
    N_FLOORS,
    N_GOALS,
    N_INDICATORS,
    N_PROMISES,
    N_UNDER_WAY,
    OFFERED,
    PREVIOUS,
    PROMISE,
    PROMISE_AT_START,
    SAYING_KEY,
    SAYING_RANGE,
    SAYING_THING,
    SAYING_WEIGHT,
    STAKE,
    UNDER_WAY,
    UNDER_WAY_CARD,
    UNDER_WAY_LEFT,
    WORK,
    Floats,
    Whole,
    first_look,
    floor_targets,
    goal_targets,
)
from game.engine.chance import CARD, DIMENSION, SAYING
from game.engine.layout import OPEN, PROFILE
from game.engine.rules.closing import first_day
from game.engine.rules.deciding import FEATURE_PROMISES, start_work
from game.engine.rules.posting import draw
from game.engine.rules.working import loads, look


def largest_draw(key: int, stream: int, thing: int, weight: int) -> float:
    """The largest of as many draws as a weight says."""
    largest = draw(key, stream, 0, thing)
    for more in range(1, weight):
        other = draw(key, stream, more, thing)
        if other > largest:
            largest = other
    return largest


def shuffle(F: Floats, key: int) -> None:
    """Give every card, dimension and text its place in its deck."""
    for c in range(N_CARDS):
        F[CARD_KEY + c] = largest_draw(key, CARD, CARD_THING[c], CARD_WEIGHT[c])
    for d in range(4):
        F[DIMENSION_KEY + d] = draw(key, DIMENSION, 0, DIMENSION_THING[d])
    for k in range(SAYING_RANGE[3]):
        F[SAYING_KEY + k] = largest_draw(key, SAYING, SAYING_THING[k], SAYING_WEIGHT[k])


def promise_before(p: int, I: Whole) -> None:
    """A promise that was given before the game, where promises are played."""
    if I[FEATURE + FEATURE_PROMISES] != 0:
        I[PROMISE + p] = OPEN
        I[STAKE + p] = 1


def put_under_way(F: Floats, I: Whole, key: int) -> None:
    """The short game begins with initiatives that have done a share of their work; nothing is paid for them."""
    for u in range(N_UNDER_WAY):
        i = UNDER_WAY[u]
        start_work(i, F, I, key)
        F[WORK + i] *= UNDER_WAY_LEFT[u]
        c = CHOICE_OF[i]
        card = UNDER_WAY_CARD[u]
        I[OFFERED + card] = 1
        I[CHOSEN + card] = c - CARD_FIRST[card] + 1
        for f in range(FOLLOW_FIRST[c], FOLLOW_FIRST[c + 1]):
            I[DUE + FOLLOW_CARD[f]] = FOLLOW_AFTER[f]
        if GIVES[c] >= 0:
            promise_before(GIVES[c], I)


def set_targets(F: Floats, I: Whole) -> None:
    """What goals and floors ask for at each ambition, as the profile adjusts it."""
    goal_targets(F, I)
    floor_targets(F, I)
    for level in range(N_AMBITIONS):
        for g in range(N_GOALS):
            F[GOAL_TARGET + g * N_AMBITIONS + level] += GOAL_ADJUST[I[PROFILE] * N_GOALS + g]
        for f in range(N_FLOORS):
            F[FLOOR_TARGET + f * N_AMBITIONS + level] += FLOOR_ADJUST[I[PROFILE] * N_FLOORS + f]


def begin(is_short: int, F: Floats, I: Whole, key: int) -> None:
    """From what was set up to the day before the first half-year; `is_short` is 1 for the short game."""
    shuffle(F, key)
    for p in range(N_PROMISES):
        if PROMISE_AT_START[p] == 1:
            promise_before(p, I)
    if is_short == 1:
        put_under_way(F, I, key)
    loads(F, I)
    first_look(F, I)
    look(F, I)
    for n in range(N_INDICATORS):
        F[BASE + n] = F[INDICATOR + n]
        F[PREVIOUS + n] = F[INDICATOR + n]
        F[LAST_SEEN + n] = F[INDICATOR + n]
    set_targets(F, I)
    first_day(F, I)
