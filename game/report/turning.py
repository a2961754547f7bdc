"""The two decisions that mattered most, with their alternatives under the same luck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.report.charts import Bar, signed_bar
from game.report.debrief import Debrief
from game.report.lines import GaugeLine, twin_lines
from game.research.whatif import TurningPoint, WhatIf, WhatIfs, turning_points
from game.session.views.case import case
from game.session.views.figures import trend_of, written
from game.session.views.names import choice_text, letter
from game.session.views.play import Play, when

GUESSED = 6
"""Among so many of the heaviest decisions the table guesses."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What an alternative would have changed in one gauge at the end."""

    name: str
    amount: str
    bar: Bar
    good: bool | None
    word: str
    """"bedre", "dårligere" or "som før"."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer, and what the game would have come to."""

    answer: str
    shifts: tuple[Shift, ...]
    goals: tuple[str, ...]
    """Goals and floors that would have gone the other way, as sentences."""
    changed: int
    """How many later decisions could not stand in this game."""
    lines: tuple[GaugeLine, ...]
    """The gauges in both games."""
    weight: float
    """How far both games end from each other: only to compare with other alternatives."""


@dataclass(frozen=True, slots=True)
class Turning:
    """A decision that mattered."""

    turn: int
    card: str
    season: str
    dimension: str
    title: str
    chosen: str
    alternatives: tuple[Alternative, ...]

    @property
    def weight(self) -> float:
        """How far its heaviest alternative ends from the game as it was played."""
        return self.alternatives[self.heaviest].weight

    @property
    def heaviest(self) -> int:
        """The place of the alternative that ends farthest from the game as it was played."""
        return max(range(len(self.alternatives)), key=lambda place: self.alternatives[place].weight)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A decision that may have mattered most, as the table sees it before it guesses."""

    turn: int
    card: str
    season: str
    dimension: str
    title: str
    chosen: str


def replays(debrief: Debrief) -> WhatIfs:
    """The game's decisions with their alternatives, none of them worked out yet."""
    return WhatIfs(debrief.rules, debrief.steps, debrief.decisions)


def candidates(debrief: Debrief, found: Iterable[WhatIf]) -> Iterator[Candidate]:
    """The decisions to guess among, in the order of the game; the turning points are two of them."""
    play = debrief.play
    for point in turning_points(found, GUESSED):
        view = case(play, point.card)
        answer = _answer(play, point.card, point.chosen)
        season = when(play, point.turn).heading
        yield Candidate(point.turn, point.card, season, view.dimension or "", view.title, answer)


def turnings(debrief: Debrief, found: Iterable[WhatIf] | None = None) -> Iterator[Turning]:
    """The two turning points in the order of the game; `found` is what was worked out already."""
    play = debrief.play
    for point in turning_points(_all(debrief) if found is None else found):
        view = case(play, point.card)
        largest = _largest(play, point)
        yield Turning(
            point.turn,
            point.card,
            when(play, point.turn).heading,
            view.dimension or "",
            view.title,
            _answer(play, point.card, point.chosen),
            tuple(_alternative(play, each, largest) for each in point.alternatives),
        )


def _all(debrief: Debrief) -> tuple[WhatIf, ...]:
    work = replays(debrief)
    while not work.done:
        work.work()
    return work.found


def _answer(play: Play, card: str, key: str) -> str:
    return play.say(
        "choice.spoken", letter=letter(play.rules.layout, card, key), text=choice_text(play, card, key)
    )


def _share(play: Play, each: WhatIf, gauge: str) -> float:
    indicator = play.scenario.settings.indicators[gauge]
    found = next(difference for difference in each.differences if difference.indicator == gauge)
    return found.end / (indicator.high - indicator.low)


def _largest(play: Play, point: TurningPoint) -> float:
    gauges = play.scenario.settings.gauges
    return max(abs(_share(play, each, gauge)) for each in point.alternatives for gauge in gauges)


def _alternative(play: Play, each: WhatIf, largest: float) -> Alternative:
    settings = play.scenario.settings
    goals = [play.say("report.turning.gained", goal=settings.goals[name].name) for name in each.goals_gained]
    goals += [play.say("report.turning.lost", goal=settings.goals[name].name) for name in each.goals_lost]
    goals += [
        play.say("report.turning.saved", floor=settings.floors[name].name) for name in each.floors_saved
    ]
    goals += [
        play.say("report.turning.broken", floor=settings.floors[name].name) for name in each.floors_broken
    ]
    return Alternative(
        _answer(play, each.card, each.option),
        tuple(_shift(play, each, gauge, largest) for gauge in settings.gauges),
        tuple(goals),
        len(each.changed),
        tuple(twin_lines(play, each)),
        each.weight,
    )


def _shift(play: Play, each: WhatIf, gauge: str, largest: float) -> Shift:
    indicator = play.scenario.settings.indicators[gauge]
    end = next(difference.end for difference in each.differences if difference.indicator == gauge)
    _, good = trend_of(indicator, 0.0, end)
    word = "level" if good is None else "better" if good else "worse"
    return Shift(
        indicator.name,
        written(play, end, max(1, indicator.decimals), signed=True),
        signed_bar(_share(play, each, gauge), largest),
        good,
        play.say(f"report.turning.{word}"),
    )
