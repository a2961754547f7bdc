"""The picture of the town from the state of the game: which layers, which marks, which season, who lives where.

The pack says which indicator a layer follows (`town` in scenario.yaml) and `session.views.town` how well it looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.engine.layout import SEASON, TURN
from game.engine.state import State
from game.pack.schema import Person
from game.pack.town import TownWindow
from game.session.views import Play
from game.session.views.play import when
from game.session.views.town import DRAWN_OVER, gone, marks, moods, shares, town_seen, works
from game.ui.town.face import Face, Mood, face_of
from game.ui.town.view import MOST_WORKS, TRACES, Dweller, Home, Season, TownView, Trace, Weather

CALM = TownView(Season.AUTUMN, 0.12, 0.75, 0.45, 0.4, 0.6, air=0.6, trust=0.7, gains=0.5, help=0.7)
"""The town before anybody has decided anything."""
BAD_QUEUE, FEW_LIGHTS = 0.85, 0.25
"""How far a mark of a situation reaches, however the indicators stand."""
_LOOKS: Mapping[str, Trace] = {"flooded_quay": Trace.FLOOD, "election_posters": Trace.ELECTION}
"""Marks of a pack that have another name in the picture."""
_REST_QUEUE = 0.2
_WINDOWS: tuple[TownWindow, ...] = ("care", "quay", "school", "house", "shop", "hall")
_WEATHERS: Mapping[Season, tuple[Weather, ...]] = {
    Season.SPRING: (Weather.CLEAR, Weather.SNOW, Weather.CLEAR, Weather.FEAST),
    Season.AUTUMN: (Weather.CLEAR, Weather.RAIN, Weather.SNOW, Weather.CLEAR),
}
"""The weather of the first, second, third and fourth spring and autumn; then they begin anew."""


def town_of(play: Play, *, closed: bool = False) -> TownView:
    """The town on the first day of the half-year that opens, or `closed` on the last day of the one just played."""
    state = play.last_day if closed else play.today
    well: dict[str, float] = dict(shares(play, state).items())
    if "queue" in well:
        well["queue"] = 1.0 - well["queue"]
    seen = frozenset(mark.name for mark in marks(play, state))
    if seen & DRAWN_OVER["queue"]:
        well["queue"] = max(well.get("queue", _REST_QUEUE), BAD_QUEUE)
    if seen & DRAWN_OVER["lights"]:
        well["lights"] = min(well.get("lights", 1.0), FEW_LIGHTS)
    traces = {_trace(mark) for mark in seen} & TRACES
    if any(_trace(mark.name) == Trace.FLOOD for mark in gone(play, state)):
        traces.add(Trace.SANDBAGS.value)
    season = Season.SPRING if state.whole[SEASON] == 0 else Season.AUTUMN
    people = tuple(_dwellers(play, state)) if play.has("people") else ()
    return TownView(
        season,
        marks=frozenset(traces),
        works=min(len(works(play, state)), MOST_WORKS),
        weather=_WEATHERS[season][(max(state.whole[TURN], 1) - 1) // 2 % len(_WEATHERS[season])],
        dwellers=people,
        **well,
    )


def town_words(play: Play, view: TownView, *, closed: bool = False) -> str:
    """What the picture shows, for those who cannot see it: season and weather, then all that is told of it."""
    season = play.say(f"window.town.{view.season}", title=play.scenario.settings.title)
    weather = () if view.weather is Weather.CLEAR else (play.say(f"town.weather.{view.weather}"),)
    seen = (each.text for each in town_seen(play, closed=closed) if each.kind != "work")
    building = (play.say.count("town.works", view.works),) if view.works else ()
    return " ".join(
        f"{sentence}." if sentence[-1:].isalnum() else sentence
        for sentence in (season, *weather, *seen, *building)
    )


def home_of(play: Play, person: str) -> Home:
    """Where somebody's window is."""
    return next(home for name, home in _homes(play) if name == person)


def portrait_of(play: Play, person: str) -> Face:
    """What somebody looks like: what the pack says, and the rest by the person's id."""
    usual, told = face_of(person), play.scenario.settings.people[person].portrait
    if told is None:
        return usual
    return Face(
        told.skin or usual.skin,
        told.hair or usual.hair,
        told.hair_style or usual.hair_style,
        told.clothes or usual.clothes,
        told.glasses,
        told.beard,
        told.cap,
    )


def mood_of(play: Play, person: str, *, closed: bool = False) -> Mood:
    """How somebody is."""
    return moods(play, play.last_day if closed else play.today)[person]


def likeness_words(play: Play, person: str, mood: Mood) -> str:
    """A portrait for those who cannot see it: "Solveig ser sliten ut"."""
    return play.say(f"town.looks.{mood}", name=play.scenario.settings.people[person].name)


def season_words(play: Play, *, closed: bool = False) -> str:
    """The half-year that the picture shows: "Høst 2027"."""
    return when(play, max(1, (play.last_day if closed else play.today).whole[TURN])).heading


def _dwellers(play: Play, state: State) -> Iterator[Dweller]:
    feel = moods(play, state)
    for name, home in _homes(play):
        yield Dweller(home, feel[name])


def _homes(play: Play) -> Iterator[tuple[str, Home]]:
    """Each person's window: the one that the pack names, else the first that nobody has."""
    people: Mapping[str, Person] = play.scenario.settings.people
    free = [window for window in _WINDOWS if window not in {person.window for person in people.values()}]
    for name, person in people.items():
        window = person.window or (free.pop(0) if free else "house")
        yield name, Home(window)


def _trace(mark: str) -> str:
    """The name that the picture knows a mark by; one that it does not draw keeps the pack's own."""
    return _LOOKS.get(mark, mark).replace("_", "-")
