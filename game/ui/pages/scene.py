"""The picture of the town from the state of the game: which layers, which marks, which season.

The pack says which indicator a layer follows (`town` in scenario.yaml). A layer looks well where its indicator
stands at the good end of its bar, so that a queue may follow response time, which is good when it is low.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.layout import SEASON, TURN
from game.engine.state import State
from game.pack.schema import TownLayer
from game.session.views import Play
from game.session.views.figures import on_bar, value_of
from game.ui.town.view import TRACES, Season, TownView, Trace

CALM = TownView(Season.AUTUMN, 0.12, 0.75, 0.45, 0.4, 0.6)
"""The town before anybody has decided anything."""
BAD_QUEUE, FEW_LIGHTS = 0.85, 0.25
"""How far a mark of a situation reaches, however the indicators stand."""
_REST: dict[TownLayer, float] = {"queue": 0.2, "lights": 0.7, "green": 0.4, "tech": 0.4, "crowd": 0.5}
"""How the town looks where the pack says nothing."""
_LOOKS = {
    "flooded_quay": Trace.FLOOD,
    "election_posters": Trace.ELECTION,
}
"""Marks of a pack that have another name in the picture."""
_PASSING = frozenset({Trace.ELECTION})
"""What is gone when its half-year is over; all else stays."""


def town_of(play: Play, *, closed: bool = False) -> TownView:
    """The town on the first day of the half-year that opens, or `closed` on the last day of the one just played."""
    state = play.last_day if closed else play.today
    marks = frozenset(_marks(play, state))
    shares = {layer: _share(play, state, layer) for layer in _REST}
    if "queue" in marks:
        shares["queue"] = max(shares["queue"], BAD_QUEUE)
    if marks & {"dark_windows", "dark_screens"}:
        shares["lights"] = min(shares["lights"], FEW_LIGHTS)
    traces = frozenset(_trace(mark) for mark in marks) & TRACES
    season = Season.SPRING if state.whole[SEASON] == 0 else Season.AUTUMN
    return TownView(season, marks=traces, **shares)


def town_words(play: Play, view: TownView) -> str:
    """What the picture shows, for those who cannot see it."""
    seen = [play.say(f"window.town.{view.season}", title=play.scenario.settings.title)]
    if view.queue > 0.6:  # noqa: PLR2004  (from here on the picture shows a long one)
        seen.append(play.say("window.town.queue"))
    if view.lights < 0.4:  # noqa: PLR2004  (most windows)
        seen.append(play.say("window.town.dark"))
    return " ".join(seen)


def _share(play: Play, state: State, layer: TownLayer) -> float:
    name = play.scenario.settings.town.get(layer)
    if name is None:
        return _REST[layer]
    indicator = play.scenario.settings.indicators[name]
    place = on_bar(indicator, value_of(play.rules.layout, state, name))
    well = place if indicator.good == "up" else 1.0 - place
    return 1.0 - well if layer == "queue" else well


def _marks(play: Play, state: State) -> Iterator[str]:
    """What situations show while they last, and what events have left; what only passes, in its own half-year."""
    layout, turn = play.rules.layout, state.whole[TURN]
    for name, situation in play.scenario.settings.situations.items():
        if situation.mark is not None and state.whole[layout.situation[layout.situations[name]]] == 1:
            yield situation.mark
    for name, card in play.scenario.cards.items():
        if not card.marks:
            continue
        came = state.whole[layout.offered[layout.cards[name]]]
        for mark in card.marks:
            if came == turn > 0 or (came > 0 and _trace(mark) not in _PASSING):
                yield mark


def _trace(mark: str) -> str:
    """The name that the picture knows a mark by; one that it does not draw keeps the pack's own."""
    return _LOOKS.get(mark, mark).replace("_", "-")
