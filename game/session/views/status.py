"""The sides of every beat: season, gauges, promises, money and capacity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.decisions import Decisions
from game.engine.layout import TURN
from game.engine.state import State
from game.engine.tables import price_of
from game.session.views.at_once import at_once
from game.session.views.figures import figure, on_bar, shown_trend, value_of, written
from game.session.views.goals import goal_of
from game.session.views.play import Play, Trend, when
from game.session.views.promises import PromiseView, given_promises
from game.session.views.workload import drafted, had_points, points, used_points

LITTLE = 3.0
"""M NOK to pay prices from at the start of a game, below which hundredths are shown."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One indicator on the screen."""

    indicator: str
    name: str
    value: str
    unit: str
    """"" where it has none."""
    bar: float
    """0 to 1 between the ends of its bar."""
    goal: float | None
    """Where the goal's mark stands on the bar, 0 to 1; None without a goal."""
    trend: Trend
    """Of the figure as it is written, against the half-year before; level in the first one."""
    good: bool | None
    """Whether the trend is for the better; None for level."""
    spoken: str
    """All of it in one line: "Økonomi 1,2 %, ned, mål minst 1,8 %"."""


@dataclass(frozen=True, slots=True)
class RoleCapacity:
    """A role's points for change work."""

    role: str
    short: str
    had: int
    """Points that the role has in this half-year, rounded, with what is lent."""
    used: int
    """Points that are taken: what runs, and what the draft would add."""
    overdrawn: bool
    seated: bool
    """False where the director decides for an empty seat."""
    spoken: str
    """"Helse: 3 av 2 poeng, overtrukket"."""


@dataclass(frozen=True, slots=True)
class Ongoing:
    """A situation that lasts."""

    situation: str
    name: str
    way_out: str
    """"" where the scenario names none."""
    mark: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """What stands at the sides."""

    title: str
    season: str
    """"Høst 2027"."""
    count: str
    """"4 av 8"."""
    turn: int
    turns: int
    gauges: tuple[Gauge, ...]
    promises: tuple[PromiseView, ...]
    """The open ones."""
    money: str
    """Development money left, M NOK, less the draft's prices and what it takes at once: "6,8"."""
    money_unit: str
    money_short: bool
    """Whether the draft costs more than there is."""
    capacity: tuple[RoleCapacity, ...]
    situations: tuple[Ongoing, ...]


def _money_decimals(play: Play) -> int:
    """One, or two where so little is set aside that the second decides what can be paid."""
    layout = play.rules.layout
    purse = layout.stock[layout.stocks[play.scenario.model.initiatives.money]]
    return 2 if play.steps[0].closed.floats[purse] < LITTLE else 1


def status(
    play: Play, draft: Decisions | None = None, *, closed: bool = False, ends_after: int | None = None
) -> Status:
    """The sides on the first day of the half-year that opens, or `closed` on the last day of the one just played.

    `ends_after` is the half-year after which the table has said that it wants to end.
    """
    state = play.last_day if closed else play.today
    turns = play.turns if ends_after is None else ends_after
    settings = play.scenario.settings
    turn = max(1, state.whole[TURN])
    left = money_left(play, state, draft)
    return Status(
        settings.title,
        when(play, turn).heading,
        play.say("status.count", turn=turn, turns=turns),
        turn,
        turns,
        tuple(gauge(play, name, state, play.before) for name in settings.gauges),
        tuple(view for view in given_promises(play, state) if view.state == "open"),
        written(play, left, _money_decimals(play)),
        play.say("unit.mnok"),
        left < 0,
        capacity(play, state, draft),
        tuple(_ongoing(play, state)),
    )


def gauge(play: Play, name: str, state: State, before: State | None) -> Gauge:
    """An indicator with its bar, goal and trend; without a `before` it is level."""
    indicator, layout = play.scenario.settings.indicators[name], play.rules.layout
    value = value_of(layout, state, name)
    trend, good = shown_trend(indicator, value if before is None else value_of(layout, before, name), value)
    goal = goal_of(play, state, name)
    text = play.say("status.goal", target=goal.target_text) if goal else ""
    shown = written(play, value, indicator.decimals)
    parts = [f"{indicator.name} {figure(play, name, value)}", play.say(f"trend.{trend}"), text]
    return Gauge(
        name,
        indicator.name,
        shown,
        indicator.unit or "",
        on_bar(indicator, value),
        on_bar(indicator, goal.target) if goal else None,
        trend,
        good,
        ", ".join(part for part in parts if part),
    )


def capacity(play: Play, state: State, draft: Decisions | None = None) -> tuple[RoleCapacity, ...]:
    """By role the points that it has and those that are taken, in the scenario's order."""
    return tuple(
        _role(play, role, had_points(play, state, role, draft), used_points(play, state, role, draft))
        for role in play.scenario.settings.roles
    )


def money_left(play: Play, state: State, draft: Decisions | None) -> float:
    """Development money, M NOK, less the prices of the draft; then less what its answers take at once, to 0 at most.

    What they bring in cannot be spent before the next half-year.
    """
    layout, chosen = play.rules.layout, tuple(drafted(play, draft))
    money = state.floats[layout.stock[layout.stocks[play.scenario.model.initiatives.money]]]
    left = money - sum(map(price_of, chosen))
    taken = sum(at_once(play, choice).taken for choice in chosen)
    return left if left <= 0 else max(0.0, left - taken)


def _role(play: Play, role: str, had: float, used: float) -> RoleCapacity:
    short, overdrawn = play.scenario.settings.roles[role].short, points(used) > points(had)
    key = "capacity.overdrawn" if overdrawn else "capacity.spoken"
    spoken = play.say(key, role=short, used=points(used), had=points(had))
    seated = role not in play.setup.empty_seats
    return RoleCapacity(role, short, points(had), points(used), overdrawn, seated, spoken)


def _ongoing(play: Play, state: State) -> Iterator[Ongoing]:
    layout = play.rules.layout
    for name, situation in play.scenario.settings.situations.items():
        if state.whole[layout.situation[layout.situations[name]]] == 1:
            yield Ongoing(name, situation.name, situation.way_out or "", situation.mark)
