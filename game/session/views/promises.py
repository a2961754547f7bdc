"""Promises as the table sees them: what was promised, how near it is, when it falls due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import BROKEN, KEPT, LAST_TURN, OPEN, SLOT_COUNT
from game.engine.state import State
from game.lang import Compare, Number, Ref
from game.session.views.figures import clamped, figure, plain, value_of
from game.session.views.goals import goals
from game.session.views.play import Play, when

PromiseIs = Literal["open", "kept", "broken", "withdrawn"]
"""`withdrawn` counts as broken, but the table laid it aside itself: whether it would have been kept nobody knows."""
_WORDS: dict[int, PromiseIs] = {OPEN: "open", KEPT: "kept", BROKEN: "broken"}


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise that has been given."""

    promise: str
    name: str
    state: PromiseIs
    due: str
    """"høst 2028"."""
    now: str
    """How far it is, "nå 9,0 dager" or "4 av 6"; "" where no figure shows it."""
    progress: float | None
    """0 to 1, from where it began to the target; None where no figure shows it."""
    stake: str
    """"Teller dobbelt, fordi dere sto ved det."; "" for a promise that counts once."""
    challenged: bool
    """Whether this half-year's event puts it in question."""


def given_promises(play: Play, state: State) -> Iterator[PromiseView]:
    """The promises that have been given so far, in the scenario's order."""
    layout = play.rules.layout
    for name, promise in play.scenario.settings.promises.items():
        number = layout.promises[name]
        status = state.whole[layout.promise[number]]
        if status not in _WORDS:
            continue
        given_up = withdrawn(play, state, name)
        now, progress = ("", None) if given_up else _progress(play, state, name)
        yield PromiseView(
            name,
            promise.name,
            "withdrawn" if given_up else _WORDS[status],
            when(play, min(promise.deadline, state.whole[LAST_TURN])).short,
            now,
            progress,
            play.say("promise.doubled") if state.whole[layout.stake[number]] > 1 else "",
            challenged_promise(play, state) == name,
        )


def withdrawn(play: Play, state: State, name: str) -> bool:
    """Whether the table itself laid a promise aside when an event put it in question."""
    layout = play.rules.layout
    number = layout.promises[name]
    turn = state.whole[layout.promise_changed[number]]
    if state.whole[layout.promise[number]] != BROKEN or not 0 < turn < len(play.steps):
        return False
    asked, closed = (
        play.steps[turn - 1].state.whole[layout.challenged.first] - 1,
        play.steps[turn].closed.whole,
    )
    return asked == number and any(
        choice.option.challenged == "withdraw"
        and closed[layout.offered[layout.cards[choice.card]]] == turn
        and closed[layout.chosen[layout.cards[choice.card]]] == choice.position
        for choice in layout.choices
    )


def challenged_promise(play: Play, state: State) -> str | None:
    """The promise that an event on the table puts in question."""
    layout = play.rules.layout
    number = state.whole[layout.challenged.first] - 1
    open_card = state.whole[layout.open[SLOT_COUNT - 1]] - 1
    if number < 0 or open_card < 0:
        return None
    card = play.scenario.cards[layout.cards.ids[open_card]]
    return layout.promises.ids[number] if card.challenges_promise else None


def _progress(play: Play, state: State, name: str) -> tuple[str, float | None]:
    promise, layout = play.scenario.settings.promises[name], play.rules.layout
    if promise.indicator is not None:
        value = value_of(layout, state, promise.indicator)
        now = play.say("promise.now", value=figure(play, promise.indicator, value))
        if promise.target is None:
            return now, None
        base = state.floats[layout.base[layout.indicators[promise.indicator]]]
        way = promise.target - base
        return now, clamped((value - base) / way) if way else 1.0
    match play.rules.plan.equations.trees["settings", "promises", name, "kept"]:
        case Compare(">=", Ref("goals_met"), Number(needed)) if needed > 0:
            met = sum(view.met for view in goals(play, state))  # Also when an event has just moved a goal.
            text = play.say("promise.goals", met=plain(play, met), needed=plain(play, needed))
            return text, clamped(met / needed)
        case _:
            return "", None
