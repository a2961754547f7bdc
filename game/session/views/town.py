"""What the town shows, in words and shares: how well each layer stands, what came and stays, what is under way.

Everything follows from the steps of the game; no date is kept anywhere else. The picture is drawn from the same
values, so that what is told and what is seen cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from game.engine.layout import LIVE, RUNNING, SETTLED, TURN, Choice
from game.engine.state import State
from game.pack.schema import Option
from game.pack.town import PASSING, TownLayer, TownMark
from game.session.views.figures import clamped, figure, on_bar, value_of
from game.session.views.names import choice_name
from game.session.views.play import Play, when

Band = Literal["good", "bad", "even"]
Mood = Literal["content", "tired", "worried"]
SeenKind = Literal["layer", "mark", "work", "person"]
GOOD_FROM, BAD_BELOW = 0.67, 0.34
"""From where on a layer is told of as good, and below which as bad."""
MOST_TOLD = 4
"""So many things make a sentence or two."""
DRAWN_OVER: Final[Mapping[TownLayer, frozenset[TownMark]]] = {
    "queue": frozenset({"queue"}),
    "lights": frozenset({"dark_windows", "dark_screens"}),
}
"""The marks that decide how a layer is drawn, whatever its figure says."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that an event, a choice or a situation left in the town."""

    name: str
    came: int
    """The half-year in which it came; 0 before the first one."""
    why: str
    """The title of the card or the name of the situation."""
    lasts: bool
    """Whether it is there only while something else lasts, or in its own half-year."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that can be seen in the town."""

    kind: SeenKind
    name: str
    """The layer, the mark, the choice's id or the person's id."""
    text: str
    since: str
    """When it came: "siden høst 2027" or "fra starten"; "" for people."""
    why: str
    """What moves it, or what it came of."""
    good: bool | None


def shares(play: Play, state: State) -> dict[TownLayer, float]:
    """For each layer that follows an indicator, how well it looks: 0 at its worst, 1 at its best."""
    return {layer: _share(play, state, layer) for layer in play.scenario.settings.town}


def marks(play: Play, state: State) -> tuple[Mark, ...]:
    """What situations show while they last, what events and choices have left, and a flood's sandbags."""
    found = (*_of_situations(play, state), *_of_cards(play, state), *_of_choices(play, state))
    turn = state.whole[TURN]
    return tuple(mark for mark in found if mark.name not in PASSING or mark.came == turn)


def gone(play: Play, state: State) -> tuple[Mark, ...]:
    """What came in an earlier half-year and has passed since."""
    turn = state.whole[TURN]
    return tuple(m for m in _of_cards(play, state) if m.name in PASSING and m.came < turn)


def works(play: Play, state: State) -> tuple[Choice, ...]:
    """The initiatives that are being worked on."""
    layout = play.rules.layout
    return tuple(
        layout.choices[place]
        for number, place in enumerate(layout.initiatives)
        if state.whole[layout.status[number]] == RUNNING
    )


def moods(play: Play, state: State) -> dict[str, Mood]:
    """How each of the recurring people is: worried before tired, content where neither layer looks bad."""
    well = shares(play, state)
    found: dict[str, Mood] = {}
    for name, person in play.scenario.settings.people.items():
        low = {mood for mood, layer in person.moods.items() if well.get(layer, 1.0) < BAD_BELOW}
        found[name] = "worried" if "worried" in low else "tired" if "tired" in low else "content"
    return found


def town_seen(play: Play, *, closed: bool = False) -> tuple[Seen, ...]:
    """All that can be told of the picture: what came and stays, then layers, the clearest first, then work, people."""
    state = play.last_day if closed else play.today
    layers = sorted(_layers(play, state), key=lambda each: -each[0])
    people = tuple(_people(play, state)) if play.has("people") else ()
    return (*_marks(play, state), *(seen for _, seen in layers), *_works(play, state), *people)


def town_told(play: Play, *, closed: bool = False, most: int = MOST_TOLD) -> str:
    """The clearest things in the town as one line: "Ladestasjoner · Lang kø foran rådhuset"; "" for a town at rest."""
    seen = [each for each in town_seen(play, closed=closed) if each.kind in ("mark", "layer")]
    return " · ".join(each.text for each in seen[:most])


def band_of(share: float) -> Band:
    """Whether a layer is told of, and how."""
    return "good" if share >= GOOD_FROM else "bad" if share < BAD_BELOW else "even"


def _share(play: Play, state: State, layer: TownLayer) -> float:
    settings = play.scenario.settings
    name = settings.town[layer]
    value = value_of(play.rules.layout, state, name)
    ends = settings.town_ends.get(layer)
    if ends is not None:
        return clamped((value - ends.worst) / (ends.best - ends.worst))
    indicator = settings.indicators[name]
    place = on_bar(indicator, value)
    return place if indicator.good == "up" else 1.0 - place


def _of_situations(play: Play, state: State) -> Iterator[Mark]:
    layout = play.rules.layout
    for name, situation in play.scenario.settings.situations.items():
        number = layout.situations[name]
        if situation.mark is not None and state.whole[layout.situation[number]] == 1:
            came = state.whole[layout.situation_changed[number]]
            yield Mark(situation.mark, came, situation.name, lasts=True)


def _of_cards(play: Play, state: State) -> Iterator[Mark]:
    layout = play.rules.layout
    for name, card in play.scenario.cards.items():
        came = state.whole[layout.offered[layout.cards[name]]] if card.marks else 0
        if came > 0:
            yield from (Mark(mark, came, card.title, lasts=mark in PASSING) for mark in card.marks)


def _of_choices(play: Play, state: State) -> Iterator[Mark]:
    """What answers leave: when their work has gone live, or at once where there is no work."""
    layout = play.rules.layout
    for choice in layout.choices:
        option = choice.option
        if not isinstance(option, Option) or not option.marks:
            continue
        came = _came_of(play, state, choice)
        if came is not None:
            yield from (Mark(mark, came, choice_name(play, choice), lasts=False) for mark in option.marks)


def _came_of(play: Play, state: State, choice: Choice) -> int | None:
    """The first half-year in which it was there; an event that comes again takes nothing away."""
    layout = play.rules.layout
    if choice.id not in layout.initiative_of:
        chosen, there = layout.chosen[layout.cards[choice.card]], {choice.position}
    else:
        chosen, there = layout.status[layout.initiative_of[choice.id]], {LIVE, SETTLED}
    closed = (step.closed for step in play.steps if step.closed.whole[TURN] <= state.whole[TURN])
    return next((each.whole[TURN] for each in (*closed, state) if each.whole[chosen] in there), None)


def _marks(play: Play, state: State) -> Iterator[Seen]:
    for mark in marks(play, state):
        text = play.say(f"town.mark.{mark.name}") if mark.name in _GOOD else mark.why
        yield Seen("mark", mark.name, text, _since(play, mark.came), mark.why, _GOOD.get(mark.name))
    for mark in gone(play, state):
        if mark.name in _FLOODS:
            text = play.say("town.mark.sandbags")
            yield Seen("mark", "sandbags", text, _since(play, mark.came), mark.why, good=None)


def _layers(play: Play, state: State) -> Iterator[tuple[float, Seen]]:
    """Each layer that looks well or badly, with how clearly; one that a mark draws over is told by the mark alone."""
    settings = play.scenario.settings
    drawn = {mark.name for mark in marks(play, state)}
    now = {
        layer: share
        for layer, share in shares(play, state).items()
        if not drawn & DRAWN_OVER.get(layer, frozenset())
    }
    earlier = [(step.closed.whole[TURN], shares(play, step.closed)) for step in play.steps]
    for layer, share in now.items():
        band = band_of(share)
        if band == "even":
            continue
        text = play.say(f"town.{layer}.good") if band == "good" else play.say(f"town.{layer}.bad")
        began = _band_since(layer, band, state.whole[TURN], earlier)
        why = _moved(play, state, settings.town[layer], dated=began <= 0)
        yield abs(share - 0.5), Seen("layer", layer, text, _since(play, began), why, band == "good")


def _moved(play: Play, state: State, name: str, *, dated: bool) -> str:
    """The indicator that a layer follows, where it is and where it began; `dated` where "from the start" is said."""
    told = play.scenario.settings.indicators[name].name
    before, after = (
        figure(play, name, value_of(play.rules.layout, each, name)) for each in (play.steps[0].closed, state)
    )
    if before == after:
        if dated:
            return f"{told}: {after}"
        return play.say("town.unmoved", name=told, now=after)
    return play.say("town.moved", name=told, now=after, before=before)


def _band_since(
    layer: TownLayer, band: Band, turn: int, earlier: list[tuple[int, dict[TownLayer, float]]]
) -> int:
    """The first half-year of those up to now in which it has looked like this all the time."""
    since = turn
    for at, well in reversed(earlier):
        if band_of(well[layer]) != band:
            break
        since = at
    return since


def _works(play: Play, state: State) -> Iterator[Seen]:
    layout = play.rules.layout
    for choice in works(play, state):
        began = state.whole[layout.offered[layout.cards[choice.card]]]
        text = play.say("town.work", what=choice_name(play, choice))
        why = play.scenario.cards[choice.card].title
        yield Seen("work", choice.id, text, _since(play, max(began, 0)), why, good=None)


def _people(play: Play, state: State) -> Iterator[Seen]:
    for name, mood in moods(play, state).items():
        person = play.scenario.settings.people[name]
        text = play.say(f"town.person.{mood}", name=person.name)
        yield Seen("person", name, text, "", person.title, None if mood == "content" else False)


def _since(play: Play, turn: int) -> str:
    return play.say("town.since", when=when(play, turn).short) if turn > 0 else play.say("town.from_start")


_FLOODS = frozenset({"flood", "flooded_quay"})
_GOOD: Mapping[str, bool | None] = {
    "solar": True,
    "electric_ferry": True,
    "charging": True,
    "new_playground": True,
    "flood_wall": True,
    "library": True,
    "scaffold": None,
    "banner": True,
    "election_posters": None,
    "boarded_shop": False,
    "flooded_quay": False,
    "flood": False,
    "landslide": False,
    "state_car": False,
    "dark_screens": False,
    "dark_windows": False,
    "queue": False,
    "data_centre": None,
    "bus_stop": True,
    "new_wing": True,
}
"""Which marks have words of their own, and whether each is welcome."""
