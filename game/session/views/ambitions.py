"""The ambition in the half-year in which it is confirmed or raised: what each one asks, and what holds of it today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.menu import legal_commands
from game.session.views.figures import value_of
from game.session.views.play import Play


@dataclass(frozen=True, slots=True)
class AmbitionView:
    """An ambition that the table may have from now on."""

    ambition: str
    name: str
    text: str
    holds: bool
    """Whether it is the one that holds already."""
    note: str
    """"I dag er 4 av 11 mål nådd.": by what this ambition asks."""


def ambitions(play: Play) -> Iterator[AmbitionView]:
    """The ambition that holds, then the higher ones; nothing in a half-year that does not ask."""
    count = len(play.scenario.settings.goals)
    for place, name in enumerate(legal_commands(play.rules, play.today).ambitions):
        part, met = play.scenario.settings.ambitions[name], _met_today(play, name)
        note = play.say("ambition.today", met=met, count=count)
        yield AmbitionView(name, part.name, part.text, place == 0, note)


def _met_today(play: Play, ambition: str) -> int:
    """How many goals would be met if the game ended now."""
    layout, state = play.rules.layout, play.today
    levels, met = len(layout.ambitions), 0
    for name, goal in play.scenario.settings.goals.items():
        number = layout.goals[name]
        level = layout.ambitions[ambition] + state.whole[layout.goal_shift[number]]
        target = state.floats[layout.goal_target[number * levels + min(levels - 1, max(0, level))]]
        value = value_of(layout, state, goal.indicator)
        met += value >= target if goal.direction == "at_least" else value <= target
    return met
