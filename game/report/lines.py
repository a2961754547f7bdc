"""The gauges as lines over the half-years, for a screen: heights from 0 to 1, and the figures in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.report.charts import Scale, scale_of
from game.research.whatif import WhatIf
from game.session.views.figures import figure, value_of, written
from game.session.views.goals import goal_of
from game.session.views.play import Play, when


@dataclass(frozen=True, slots=True)
class GaugeLine:
    """A gauge from the start on; all tuples begin with the start and have one more for each half-year."""

    indicator: str
    name: str
    heights: tuple[float, ...]
    """How far up the chart, 0 to 1."""
    figures: tuple[str, ...]
    """With the unit."""
    first: str
    """The figure at the start without its unit, for "1,3 → 2,1 %"."""
    seasons: tuple[str, ...]
    """"start", then "vår 2026" and so on."""
    goal: float | None
    """The height of the goal, None without one."""
    goal_text: str
    """"minst 1,8 %", "" without a goal."""
    other: tuple[float, ...] = ()
    """The heights with another answer, from the last day that both games share; empty where nothing is compared."""
    other_figures: tuple[str, ...] = ()


def gauge_lines(play: Play) -> Iterator[GaugeLine]:
    """The gauges in the scenario's order."""
    return (_line(play, name, ()) for name in play.scenario.settings.gauges)


def twin_lines(play: Play, other: WhatIf) -> Iterator[GaugeLine]:
    """The gauges as played, and as they would have gone with another answer under the same luck."""
    for name in play.scenario.settings.gauges:
        found = next(each for each in other.differences if each.indicator == name)
        yield _line(play, name, (0.0, *found.by_turn))


def _line(play: Play, name: str, differences: tuple[float, ...]) -> GaugeLine:
    indicator, layout = play.scenario.settings.indicators[name], play.rules.layout
    values = tuple(value_of(layout, step.closed, name) for step in play.steps)
    shared = len(values) - len(differences)
    other = tuple(value + more for value, more in zip(values[shared:], differences, strict=True))
    goal = goal_of(play, play.last_day, name)
    target = goal.target if goal else None
    scale: Scale = scale_of((*values, *other), float(indicator.high - indicator.low), target)
    return GaugeLine(
        name,
        indicator.name,
        tuple(map(scale.share, values)),
        tuple(figure(play, name, value) for value in values),
        written(play, values[0], indicator.decimals),
        (play.say("report.years.start"), *(when(play, turn).short for turn in range(1, len(values)))),
        None if target is None else scale.share(target),
        goal.asked if goal else "",
        tuple(map(scale.share, other)),
        tuple(figure(play, name, value) for value in other),
    )
