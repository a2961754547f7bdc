"""What every view is made from: a game so far, with its words; and when a turn is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.engine.layout import LAST_TURN, TURN
from game.engine.state import Rules, Setup, State
from game.engine.step import Step
from game.pack.schema import Scenario
from game.session.table import TableState
from game.texts.catalogue import Words

Trend = Literal["up", "down", "level"]


@dataclass(frozen=True, slots=True)
class Play:
    """A game so far. `steps` begin with the start (turn 0) and have one more for each half-year that was played."""

    rules: Rules
    scenario: Scenario
    """With its texts in the language of `say`; `rules.scenario` has the author's."""
    setup: Setup
    steps: tuple[Step, ...]
    say: Words

    @property
    def today(self) -> State:
        """The first day of the half-year that opens (the last day of all when the game is over)."""
        return self.steps[-1].state

    @property
    def last_day(self) -> State:
        """The last day of the half-year that was played last (the start before the first one)."""
        return self.steps[-1].closed

    @property
    def before(self) -> State | None:
        """The last day of the half-year before the one that was played last; None before the first one."""
        return self.steps[-2].closed if self.steps[1:] else None

    @property
    def turn(self) -> int:
        """The half-year that is open, counted from 1."""
        return self.today.whole[TURN]

    @property
    def turns(self) -> int:
        """How many half-years the game has."""
        return self.today.whole[LAST_TURN]

    def has(self, feature: str) -> bool:
        """Whether a feature of the scenario (`Features`) is played."""
        return (
            bool(getattr(self.scenario.settings.features, feature)) and feature not in self.setup.features_off
        )


def play_of(rules: Rules, scenario: Scenario, table: TableState, say: Words) -> Play:
    """The game at a table as its views need it; `scenario` has its texts in the language of `say`."""
    return Play(rules, scenario, table.setup, table.steps, say)


@dataclass(frozen=True, slots=True)
class When:
    """A half-year in words."""

    heading: str
    """"Høst 2027"."""
    short: str
    """"høst 2027", inside a line of facts."""
    inside: str
    """"høsten 2027", inside a sentence."""


def when(play: Play, turn: int) -> When:
    """The season and year of a turn, counted from 1; also of turns after the last."""
    begin = play.scenario.settings.start
    halves = turn - 1 + (0 if begin.season == "spring" else 1)
    season, year = ("spring", "autumn")[halves % 2], begin.year + halves // 2
    short = play.say(f"season.{season}", year=year)
    return When(short[:1].upper() + short[1:], short, play.say(f"season.{season}.inside", year=year))
