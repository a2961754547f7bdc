"""Cards that are brought by their code: an event called onto a day that has begun, a case in place of a dealt one."""

from __future__ import annotations

from game.engine.bound import (
    CARD_DIMENSION,
    CARD_KIND,
    CARD_ONLY_FOLLOW,
    CARD_REPEATS,
    CARD_SCRIPTED,
    DEALT,
    DECK_CARD,
    DECK_FIRST,
    DUE,
    HOLDS,
    OFFERED,
    OPENED,
    SAYING_RANGE,
    USED,
    Floats,
    Whole,
    cards_hold,
)
from game.engine.layout import TURN
from game.engine.rules.goals import judge_goals
from game.engine.rules.opening import EVENT_CARD, choose_news, event_happens, put_on_table
from game.engine.rules.working import look

CALLABLE, NO_EVENT, EVENT_IS_HERE, EVENT_IS_USED, EVENT_IS_PLANNED, EVENT_FOLLOWS, EVENT_UNFIT = range(7)
"""What `call_obstacle` says."""


def call_obstacle(c: int, I: Whole) -> int:
    """Why a card cannot be called onto the day that has begun: 0 (`CALLABLE`) where it can.

    One event comes in a half-year. One that the calendar brings comes on its day, one that follows an earlier choice
    needs that choice, and all need their condition.
    """
    if CARD_KIND[c] != EVENT_CARD:
        return NO_EVENT
    for d in range(DECK_FIRST[EVENT_CARD * 5], DECK_FIRST[EVENT_CARD * 5 + 5]):
        if I[OFFERED + DECK_CARD[d]] == I[TURN]:
            return EVENT_IS_HERE
    if I[OFFERED + c] > 0 and CARD_REPEATS[c] == 0:
        return EVENT_IS_USED
    if CARD_SCRIPTED[c] == 1:
        return EVENT_IS_PLANNED
    if CARD_ONLY_FOLLOW[c] == 1 and I[DUE + c] == 0:
        return EVENT_FOLLOWS
    if I[HOLDS + c] == 0:
        return EVENT_UNFIT
    return CALLABLE


def call_event(c: int, F: Floats, I: Whole, L: Floats, key: int) -> None:
    """Let an event that can be called happen now; the news is chosen anew, as it would have been with it.

    The cases that lie on the table stay there. What the event was due for later has come.
    """
    event_happens(c, F, I, L, key)
    I[DUE + c] = 0
    look(F, I)
    judge_goals(F, I)
    cards_hold(F, I)
    for k in range(SAYING_RANGE[0], SAYING_RANGE[3]):
        if I[USED + k] == I[TURN]:
            I[USED + k] = 0
    choose_news(F, I)


def bring_case(c: int, slot: int, B: Whole, I: Whole) -> None:
    """Put a case in a slot; the one that was dealt there goes back as if it had never been offered.

    `B` is the whole vector of the day before. The news stays as it was read.
    """
    dealt = I[OPENED + slot] - 1
    if dealt == c:
        return
    if dealt >= 0:
        I[OFFERED + dealt] = B[OFFERED + dealt]
        I[DUE + dealt] = B[DUE + dealt]
        I[DEALT + CARD_KIND[dealt] * 4 + CARD_DIMENSION[dealt]] -= 1
    put_on_table(c, slot, I)
