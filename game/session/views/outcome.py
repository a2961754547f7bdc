"""How it stands at the end (and at any time): goals, floors, promises, and what became of the people."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.layout import TURN
from game.engine.state import State
from game.session.views.goals import GoalView, floors, goals
from game.session.views.play import Play, when
from game.session.views.promises import PromiseView, given_promises


@dataclass(frozen=True, slots=True)
class Outcome:
    """Goals, floors and promises."""

    goals: tuple[GoalView, ...]
    floors: tuple[GoalView, ...]
    promises: tuple[PromiseView, ...]
    """All that were given."""
    summary: str
    """"7 av 11 mål nådd, ingen gulv brutt": there is no single score."""


@dataclass(frozen=True, slots=True)
class PersonEnd:
    """What became of one of the recurring people."""

    person: str
    name: str
    age: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Epilogue:
    """How it ended."""

    season: str
    text: str
    people: tuple[PersonEnd, ...]


def outcome(play: Play, state: State | None = None) -> Outcome:
    """How goals, floors and promises stand on the last day of the half-year just played, or at another moment."""
    state = play.last_day if state is None else state
    reached, kept = tuple(goals(play, state)), tuple(floors(play, state))
    met, broken = sum(goal.met for goal in reached), sum(not floor.met for floor in kept)
    summary = play.say("outcome.goals", met=met, goals=len(reached))
    if kept:
        summary = f"{summary} {play.say.count('outcome.floors', broken) if broken else play.say('outcome.floors.none')}"
    return Outcome(reached, kept, tuple(given_promises(play, state)), summary)


def epilogue(play: Play) -> Epilogue:
    """How it ended after the half-year just played: any of them may be the last."""
    call, state, settings = play.rules.kernel.functions, play.last_day, play.scenario.settings
    floats, whole = list(state.floats), list(state.whole)
    told = tuple(settings.epilogues.values())
    number = call["epilogue"](floats, whole)
    people = []
    for place, (name, person) in enumerate(settings.people.items()):
        which = call[f"epilogue_of_person_{place}"](floats, whole)
        if which >= 0 and play.has("people"):
            text = tuple(person.epilogues.values())[which].text
            people.append(PersonEnd(name, person.name, person.age, person.title, text))
    season = when(play, max(1, state.whole[TURN])).heading
    return Epilogue(season, told[number].text if number >= 0 else "", tuple(people))
