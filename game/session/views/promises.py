"""Promises as the table sees them: what was promised, how near it is, when it falls due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import BROKEN, KEPT, LAST_TURN, OPEN, SLOT_COUNT
from game.engine.state import State
from game.lang import Compare, Number, Ref
from game.session.views.figures import clamped, figure, plain, value_of
from game.session.views.play import Play, when

PromiseIs = Literal["open", "kept", "broken"]
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
        now, progress = _progress(play, state, name)
        yield PromiseView(
            name,
            promise.name,
            _WORDS[status],
            when(play, min(promise.deadline, state.whole[LAST_TURN])).short,
            now,
            progress,
            play.say("promise.doubled") if state.whole[layout.stake[number]] > 1 else "",
            challenged_promise(play, state) == name,
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
            met = state.floats[layout.given[layout.built["goals_met"]]]
            text = play.say("promise.goals", met=plain(play, met), needed=plain(play, needed))
            return text, clamped(met / needed)
        case _:
            return "", None
