"""Goals and floors: what is asked for at this moment, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.engine.layout import AMBITION
from game.engine.state import State
from game.pack.schema import Goal
from game.session.views.figures import figure, value_of
from game.session.views.play import Play, when


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal or floor at one moment."""

    goal: str
    indicator: str
    name: str
    figure: str
    """The indicator's name."""
    met: bool
    """A floor that was broken at the end of any half-year stays broken."""
    value: str
    target: float
    target_text: str
    """"minst 1,8 %" or "høyst 9,0 %"."""
    start: str
    """The value at the start of the game."""
    broken_in: str
    """A floor: the season in which it was broken first, "" if never."""
    moved: Literal["", "up", "down"]
    """Whether an event asked for more or less than the ambition."""


def goals(play: Play, state: State) -> Iterator[GoalView]:
    """All goals in the scenario's order."""
    layout, levels = play.rules.layout, len(play.rules.layout.ambitions)
    for name, goal in play.scenario.settings.goals.items():
        number = layout.goals[name]
        asked = min(levels - 1, max(0, state.whole[AMBITION] + state.whole[layout.goal_shift[number]]))
        moved = asked - state.whole[AMBITION]
        view = _view(play, state, name, goal, state.floats[layout.goal_target[number * levels + asked]])
        met = state.whole[layout.goal_met[number]] == 1
        yield replace(view, met=met, moved="up" if moved > 0 else "down" if moved < 0 else "")


def floors(play: Play, state: State) -> Iterator[GoalView]:
    """All floors in the scenario's order."""
    layout, levels = play.rules.layout, len(play.rules.layout.ambitions)
    for name, floor in play.scenario.settings.floors.items():
        number = layout.floors[name]
        target = state.floats[layout.floor_target[number * levels + state.whole[AMBITION]]]
        broken = state.whole[layout.floor_broken[number]]
        view = _view(play, state, name, floor, target)
        yield replace(view, met=not broken, broken_in=when(play, broken).short if broken else "")


def goal_of(play: Play, state: State, indicator: str) -> GoalView | None:
    """The goal for an indicator, None where there is none."""
    return next((view for view in goals(play, state) if view.indicator == indicator), None)


def _view(play: Play, state: State, name: str, goal: Goal, target: float) -> GoalView:
    layout = play.rules.layout
    base = state.floats[layout.base[layout.indicators[goal.indicator]]]
    return GoalView(
        goal=name,
        indicator=goal.indicator,
        name=goal.name,
        figure=play.scenario.settings.indicators[goal.indicator].name,
        met=False,
        value=figure(play, goal.indicator, value_of(layout, state, goal.indicator)),
        target=target,
        target_text=play.say(f"goal.{goal.direction}", target=figure(play, goal.indicator, target)),
        start=figure(play, goal.indicator, base),
        broken_in="",
        moved="",
    )
