"""An event that the facilitator calls by its code: whether it can come now, and the day with it."""

from __future__ import annotations

from dataclasses import replace

from game.engine.layout import FINISHED, TURN
from game.engine.rules.calling import (
    CALLABLE,
    EVENT_FOLLOWS,
    EVENT_IS_HERE,
    EVENT_IS_PLANNED,
    EVENT_IS_USED,
    EVENT_UNFIT,
    NO_EVENT,
)
from game.engine.state import Rules, State

CODES = {
    NO_EVENT: "no-event",
    EVENT_IS_HERE: "event-here",
    EVENT_IS_USED: "event-used",
    EVENT_IS_PLANNED: "event-planned",
    EVENT_FOLLOWS: "event-follows",
    EVENT_UNFIT: "event-unfit",
}
"""The refusals of a call, by what the kernel says."""


def obstacle(rules: Rules, state: State, card: str) -> str | None:
    """The code of why an event cannot be called onto a half-year's first day; None when it can.

    "no-event" for a card that is no event or that the scenario does not have.
    """
    if card not in rules.layout.cards or state.whole[FINISHED]:
        return CODES[NO_EVENT]
    found = rules.kernel.functions["call_obstacle"](rules.layout.cards[card], list(state.whole))
    return None if found == CALLABLE else CODES[found]


def is_called(rules: Rules, state: State, card: str) -> bool:
    """Whether an event lies on this first day already."""
    cards = rules.layout.cards
    if card not in cards or rules.scenario.cards[card].kind != "event":
        return False
    return state.whole[rules.layout.offered[cards[card]]] == state.whole[TURN]


def with_called(rules: Rules, state: State, card: str | None) -> State:
    """The first day with the called event on it: `state` itself where none was called or it is there already.

    ValueError for an event that cannot be called now.
    """
    if card is None or is_called(rules, state, card):
        return state
    why_not = obstacle(rules, state, card)
    if why_not is not None:
        raise ValueError(f"{card!r} cannot be called now: {why_not}")
    kernel = rules.kernel_with_ledger if state.opening else rules.kernel
    floats, whole, lines = list(state.floats), list(state.whole), list(state.opening)
    kernel.functions["call_event"](rules.layout.cards[card], floats, whole, lines, state.key)
    return replace(state, floats=tuple(floats), whole=tuple(whole), opening=tuple(lines))
