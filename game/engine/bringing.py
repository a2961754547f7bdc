"""Cards that were played on paper: a half-year begins with them in place of those that the game would have had.

The day is begun anew from the last day before it, so that what the game had dealt leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.engine.calling import with_called
from game.engine.decisions import Decisions
from game.engine.layout import FEATURES, FINISHED, TURN
from game.engine.rules.opening import BY_CHANCE
from game.engine.state import Rules, State

NOTHING = -1
"""In place of an event: none comes."""
NO_PLACE = {"case": "no-place-case", "delegated": "no-place-delegated", "event": "no-place-event"}
"""The refusal of one card too many, by its kind."""
NO_DAY, UNKNOWN, TWICE, PLAYED = "not-a-first-day", "no-such-card", "card-brought", "card-played"
CODES = (NO_DAY, UNKNOWN, TWICE, PLAYED, *NO_PLACE.values())
"""The refusals of a card that is brought."""
MAIN = 0
"""The main case's slot."""


def bringing_obstacle(rules: Rules, state: State, brought: tuple[str, ...]) -> tuple[str, str] | None:
    """The code of why a half-year cannot begin with these cards, and the card; None when it can, or has.

    A card is brought once, and not when it has been played. Conditions and follow-ups do not count: the table has
    drawn it. One main case and one event come in a half-year, and as many delegated cases as the scenario says.
    """
    if brought == state.brought:
        return None
    if state.before is None or state.whole[FINISHED]:
        return NO_DAY, brought[0]
    cards, room = rules.scenario.cards, dict(_room(rules, state))
    for place, card in enumerate(brought):
        if card not in cards:
            return UNKNOWN, card
        if card in brought[:place]:
            return TWICE, card
        if _was_played(rules, state.before, card):
            return PLAYED, card
        kind = cards[card].kind
        room[kind] -= 1
        if room[kind] < 0:
            return NO_PLACE[kind], card
    return None


def with_brought(rules: Rules, state: State, brought: tuple[str, ...], *, quiet: bool) -> State:
    """The first day with these cards: `state` itself where it has begun so, or where nothing is asked for.

    ValueError for cards that it cannot begin with.
    """
    if not (brought or quiet) or (brought, quiet) == (state.brought, state.quiet):
        return state
    found = bringing_obstacle(rules, state, brought)
    if found is not None or state.before is None:
        raise ValueError(f"a half-year cannot begin with {brought}: {found}")
    return begun_anew(rules, state, brought, quiet=quiet)


def begun_anew(rules: Rules, state: State, brought: tuple[str, ...], *, quiet: bool) -> State:
    """As `with_brought`, whatever `state` has begun with; without any card it is as the game has it."""
    before = state.before
    if before is None:
        raise ValueError("only a half-year's first day can begin anew")
    cards, scenario = rules.layout.cards, rules.scenario
    events = [cards[card] for card in brought if scenario.cards[card].kind == "event"]
    event = events[0] if events else NOTHING if quiet else BY_CHANCE
    call = (rules.kernel_with_ledger if state.opening else rules.kernel).functions
    floats, whole, lines = list(before.floats), list(before.whole), [0.0] * len(state.opening)
    call["open_with"](event, floats, whole, lines, before.key)
    cases = tuple(cards[card] for card in brought if scenario.cards[card].kind != "event")
    for card, slot in _slots(rules, whole, cases):
        call["bring_case"](card, slot, before.whole, whole)
    return replace(
        state,
        floats=tuple(floats),
        whole=tuple(whole),
        opening=tuple(lines),
        brought=brought,
        quiet=quiet,
    )


def opened_as(rules: Rules, state: State, decisions: Decisions) -> State:
    """The first day that was decided on: with the cards brought in place of others, and the event called onto it.

    ValueError for what cannot be brought or called.
    """
    begun = with_brought(rules, state, decisions.brought, quiet=decisions.quiet)
    return with_called(rules, begun, decisions.called)


def _room(rules: Rules, state: State) -> Iterator[tuple[str, int]]:
    """How many cards of each kind a half-year has."""
    begins = state.whole[rules.layout.feature[FEATURES.index("delegated")]]
    yield "case", 1
    yield "delegated", rules.scenario.settings.delegated_per_turn if 0 < begins <= state.whole[TURN] else 0
    yield "event", 1


def _was_played(rules: Rules, before: State, card: str) -> bool:
    """Whether a card has lain on the table; one that repeats, or is due once more, may come again."""
    number, whole = rules.layout.cards[card], before.whole
    again = rules.scenario.cards[card].repeats or whole[rules.layout.due[number]] > 0
    return whole[rules.layout.offered[number]] > 0 and not again


def _slots(rules: Rules, whole: list[int], cases: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Each case with its slot: where it lies already, else the first of its kind that has not been replaced."""
    names, opened = rules.layout.cards.ids, rules.layout.open
    places = range(1, 1 + rules.scenario.settings.delegated_per_turn)
    taken: set[int] = set()
    for card in cases:
        if rules.scenario.cards[names[card]].kind == "case":
            yield card, MAIN
            continue
        small = [slot for slot in places if slot not in taken]
        slot = next((each for each in small if whole[opened[each]] == card + 1), small[0])
        taken.add(slot)
        yield card, slot
