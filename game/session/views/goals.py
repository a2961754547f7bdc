"""Goals and floors: what is asked for at this moment, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.engine.layout import AMBITION
from game.engine.state import State
from game.pack.schema import Goal
from game.session.views.figures import figure, rounded, value_of, with_unit, written
from game.session.views.play import Play, when

MOST_DECIMALS = 4
"""Two figures that are alike to here cannot be told apart on a screen."""


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
    asked: str
    """The same with no more decimals than the figure has."""
    start: str
    """The value at the start of the game."""
    broken_in: str
    """A floor: the season in which it was broken first, "" if never."""
    moved: Literal["", "up", "down"]
    """Whether an event asked for more or less than the ambition."""


def goals(play: Play, state: State) -> Iterator[GoalView]:
    """All goals in the scenario's order."""
    for name, goal in play.scenario.settings.goals.items():
        yield _goal(play, state, name, goal)


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
    found = play.scenario.settings.goals.items()
    return next((_goal(play, state, name, goal) for name, goal in found if goal.indicator == indicator), None)


def _goal(play: Play, state: State, name: str, goal: Goal) -> GoalView:
    layout, levels = play.rules.layout, len(play.rules.layout.ambitions)
    number = layout.goals[name]
    asked = min(levels - 1, max(0, state.whole[AMBITION] + state.whole[layout.goal_shift[number]]))
    moved = asked - state.whole[AMBITION]
    target, met = (
        state.floats[layout.goal_target[number * levels + asked]],
        state.whole[layout.goal_met[number]] == 1,
    )
    view = _view(play, state, name, goal, target, missed=not met)
    return replace(view, met=met, moved="up" if moved > 0 else "down" if moved < 0 else "")


def _view(  # noqa: PLR0913  (a goal and a floor differ in where these come from)
    play: Play, state: State, name: str, goal: Goal, target: float, *, missed: bool = False
) -> GoalView:
    """A goal that is `missed` by less than its figure shows gets as many decimals as tell the two apart."""
    layout, indicator = play.rules.layout, play.scenario.settings.indicators[goal.indicator]
    value, decimals = value_of(layout, state, goal.indicator), indicator.decimals
    while missed and decimals < MOST_DECIMALS and rounded(value, decimals) == rounded(target, decimals):
        decimals += 1

    def told(number: float, decimals: int = decimals) -> str:
        return with_unit(play, written(play, number, decimals), indicator.unit)

    base = state.floats[layout.base[layout.indicators[goal.indicator]]]
    return GoalView(
        goal=name,
        indicator=goal.indicator,
        name=goal.name,
        figure=indicator.name,
        met=False,
        value=told(value),
        target=target,
        target_text=play.say(f"goal.{goal.direction}", target=told(target)),
        asked=play.say(f"goal.{goal.direction}", target=told(target, indicator.decimals)),
        start=figure(play, goal.indicator, base),
        broken_in="",
        moved="",
    )
