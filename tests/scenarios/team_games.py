"""Games of the built-in teams with every state kept, for tests that look inside.

How the teams fare over many games is told and judged by `tests.scenarios.proof`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from game.engine.layout import FINISHED
from game.engine.state import Rules, Setup, State
from game.engine.step import Rejection, start, step
from game.policy import Policy


@dataclass(frozen=True, slots=True)
class Result:
    """One game: the last day of each half-year, the start first."""

    closed: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A team's games."""

    rules: Rules
    results: tuple[Result, ...]

    @property
    def goals(self) -> float:
        """Goals met at the end, on average."""
        return mean(sum(r.closed[-1].whole[self.rules.layout.goal_met.slice]) for r in self.results)

    @property
    def broken(self) -> float:
        """Share of games in which a floor was broken, per cent."""
        floors = self.rules.layout.floor_broken.slice
        return 100.0 * mean(any(result.closed[-1].whole[floors]) for result in self.results)

    def indicator(self, name: str, turn: int = -1) -> float:
        """An indicator at a half-year's end (the last by default), on average."""
        slot = self.rules.layout.indicator[self.rules.layout.indicators[name]]
        return mean(result.closed[turn].floats[slot] for result in self.results)

    def stock(self, name: str, turn: int = -1) -> float:
        """A stock at a half-year's end, on average."""
        slot = self.rules.layout.stock[self.rules.layout.stocks[name]]
        return mean(result.closed[turn].floats[slot] for result in self.results)

    def extremes(self, name: str) -> tuple[float, float]:
        """The lowest and highest value that an indicator had in any game."""
        slot = self.rules.layout.indicator[self.rules.layout.indicators[name]]
        values = [state.floats[slot] for result in self.results for state in result.closed]
        return min(values), max(values)


def play(rules: Rules, team: Policy, seeds: Iterable[int], setup: Setup) -> Record:
    """Let a team play one game for each seed."""
    return Record(rules, tuple(_game(rules, team, seed, setup) for seed in seeds))


def _game(rules: Rules, team: Policy, seed: int, setup: Setup) -> Result:
    begun = start(rules, setup, seed, ledger=False)
    closed, state = [begun.closed], begun.state
    while not closed[-1].whole[FINISHED]:
        played = step(rules, state, team(rules, state), ledger=False)
        assert not isinstance(played, Rejection), played.refusals
        closed.append(played.closed)
        state = played.state
    return Result(tuple(closed))
