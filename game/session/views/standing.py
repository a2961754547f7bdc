"""How it goes with the goals, at a glance: which are reached, which are within reach, and which are far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import AMBITION
from game.engine.state import State
from game.session.views.figures import value_of
from game.session.views.goals import GoalView
from game.session.views.outcome import outcome
from game.session.views.play import Play
from game.session.views.promises import PromiseView

Nearness = Literal["reached", "near", "far"]
HALFWAY = 0.5
"""A goal is near when so much of the way from the start is done."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal or floor and where it stands on its way."""

    seen: GoalView
    nearness: Nearness
    share: float
    """How much of the way from the start to the target is done: 0 at the start, 1 at the target; below 0 is back."""
    floor: bool
    words: str
    """"reached", "within reach" or "far" in the table's language; of a floor whether it holds."""

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        return f"{self.words}. {self.seen.value}, {self.seen.target_text}."


@dataclass(frozen=True, slots=True)
class Standings:
    """All goals and floors."""

    summary: str
    """"4 av 11 mål nådd. Ingen gulv brutt."."""
    met: int
    count: int
    ambition: str
    """The ambition's name."""
    how: str
    """How the ambition counts."""
    double: str
    """The open promises that count twice, as a sentence; "" for none."""
    groups: tuple[tuple[Nearness, tuple[Standing, ...]], ...]
    """Those that have any, reached ones first."""
    floors: tuple[Standing, ...]
    promise: PromiseView | None
    """The open promise that says how many goals shall be reached; None without one."""


def standings(play: Play, *, closed: bool = False) -> Standings:
    """How the goals stand on the first day of the half-year that opens, or `closed` on the last day of the one before.

    An event may ask for more or less from the first day on.
    """
    state = play.last_day if closed else play.today
    seen, settings = outcome(play, state), play.scenario.settings
    goals = tuple(_standing(play, state, each, floor=False) for each in seen.goals)
    order: tuple[Nearness, ...] = ("reached", "near", "far")
    groups = ((name, tuple(each for each in goals if each.nearness == name)) for name in order)
    ambition = settings.ambitions[play.rules.layout.ambitions.ids[state.whole[AMBITION]]]
    starting = [
        each for each in seen.promises if settings.promises[each.promise].at_start and each.state == "open"
    ]
    return Standings(
        seen.summary,
        sum(each.met for each in seen.goals),
        len(goals),
        ambition.name,
        play.say("standing.how" if starting else "standing.free"),
        _double(play, seen.promises),
        tuple((name, group) for name, group in groups if group),
        tuple(_standing(play, state, each, floor=True) for each in seen.floors),
        starting[0] if starting else None,
    )


def _double(play: Play, promises: tuple[PromiseView, ...]) -> str:
    names = [each.name for each in promises if each.stake and each.state == "open"]
    return play.say.count("standing.double", len(names), names=", ".join(names)) if names else ""


def _standing(play: Play, state: State, seen: GoalView, *, floor: bool) -> Standing:
    share = _way_done(play, state, seen)
    if floor:
        words = play.say("standing.holds") if seen.met else play.say("standing.broken", when=seen.broken_in)
        nearness: Nearness = "reached" if seen.met else "far"
    else:
        nearness = "reached" if seen.met else "near" if share >= HALFWAY else "far"
        words = play.say(f"standing.{nearness}")
    return Standing(seen, nearness, share, floor, words)


def _way_done(play: Play, state: State, seen: GoalView) -> float:
    """Where the value is on the way; where the start was good enough already, how far it is from the target."""
    layout = play.rules.layout
    settings = play.scenario.settings
    value = value_of(layout, state, seen.indicator)
    base = state.floats[layout.base[layout.indicators[seen.indicator]]]
    goal = settings.goals.get(seen.goal) or settings.floors[seen.goal]
    sign = 1.0 if goal.direction == "at_least" else -1.0
    way = (seen.target - base) * sign
    if way > 0:
        return (value - base) * sign / way
    indicator = settings.indicators[seen.indicator]
    return 1.0 + (value - seen.target) * sign / (indicator.high - indicator.low)


def lines(seen: Standings) -> Iterator[Standing]:
    """Goals in the order of their groups, then floors."""
    for _, group in seen.groups:
        yield from group
    yield from seen.floors
