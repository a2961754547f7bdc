"""All figures of the scenario by gauge: what they are, where they went, and how they have been over the half-years."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.views.consequences import change_of
from game.session.views.figures import figure, value_of
from game.session.views.goals import goal_of
from game.session.views.play import Play, Trend


@dataclass(frozen=True, slots=True)
class Moved:
    """How a figure moved in a span."""

    amount: str
    """Signed, "+1,6"; "" for level."""
    trend: Trend
    good: bool | None
    words: str
    """"opp, bra"; "som før"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator."""

    indicator: str
    name: str
    value: str
    """With its unit."""
    last: Moved | None
    """Over the half-year just played; None before the first one."""
    start: Moved | None
    series: tuple[float, ...]
    """Its values at the start and at the end of each half-year."""
    goal: float | None
    span: float
    """The length of its bar: what is a large change for it."""
    explain: str
    spoken: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures that go with one gauge."""

    name: str
    figures: tuple[Figure, ...]
    """The gauge itself first."""
    gauge: bool
    """Whether they go with a gauge; False for the last group, of those that go with none."""


def tally(play: Play) -> tuple[FigureGroup, ...]:
    """All indicators, the gauges' groups in the scenario's order, then what goes with none of them."""
    settings = play.scenario.settings
    figures = {name: figure_of(play, name) for name in settings.indicators}
    groups = []
    for gauge in settings.gauges:
        rest = [
            name
            for name, part in settings.indicators.items()
            if part.gauge == gauge and name not in settings.gauges
        ]
        part = settings.indicators[gauge]
        groups.append(FigureGroup(part.name, tuple(figures[name] for name in (gauge, *rest)), gauge=True))
    taken = {each.indicator for group in groups for each in group.figures}
    left = tuple(figures[name] for name in settings.indicators if name not in taken)
    return (*groups, FigureGroup(play.say("tally.rest"), left, gauge=False)) if left else tuple(groups)


def figure_of(play: Play, name: str) -> Figure:
    """One indicator with its whole course."""
    indicator, layout = play.scenario.settings.indicators[name], play.rules.layout
    place = len(play.steps) - 1
    last = _moved(play, name, place - 1, place) if place else None
    start = _moved(play, name, 0, place) if place else None
    series = tuple(value_of(layout, step.closed, name) for step in play.steps)
    goal = goal_of(play, play.last_day, name)
    value = figure(play, name, series[-1])
    told = [f"{indicator.name} {value}"]
    if last is not None and start is not None:
        told += [play.say("tally.last", change=_said(last)), play.say("tally.start", change=_said(start))]
    if goal is not None:
        told.append(play.say("status.goal", target=goal.target_text))
    return Figure(
        name,
        indicator.name,
        value,
        last,
        start,
        series,
        goal.target if goal else None,
        float(indicator.high - indicator.low),
        indicator.explain,
        ". ".join(told) + ".",
    )


def _moved(play: Play, name: str, first: int, last: int) -> Moved:
    change = change_of(play, name, play.steps[first].closed, play.steps[last].closed)
    if change.good is None:
        return Moved("", change.trend, None, play.say("trend.level"))
    words = play.say("tally.good" if change.good else "tally.bad", trend=play.say(f"trend.{change.trend}"))
    return Moved(change.change, change.trend, change.good, words)


def _said(moved: Moved) -> str:
    return f"{moved.amount} {moved.words}".strip()
