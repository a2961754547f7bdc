"""Plays many games of a shipped scenario with the built-in teams, and says how each team fares.

    python -m tests.scenarios.league 300 [--pack fjordvik] [--profile typical] [--ambition middle] [--first 1]

prints the table of `scenarios/fjordvik/README.md` and fails when one of the properties below it no longer holds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from game.engine.layout import FAILED, FINISHED, KEPT, NOT_GIVEN
from game.engine.state import Rules, Setup, State
from game.engine.step import Rejection, start, step
from game.policy import POLICIES, Policy
from tests import games

SINGLE = ("strategy", "leadership", "organisation", "technology", "always-a", "always-b", "cheapest")


@dataclass(frozen=True, slots=True)
class Result:
    """One game: the last day of each half-year (the start first) and how many initiatives were started."""

    closed: tuple[State, ...]
    starts: int
    situations: frozenset[str]


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
    def wins(self) -> float:
        """Share of games in which every goal was met and no floor broken, per cent."""
        layout = self.rules.layout
        won = [all(r.closed[-1].whole[layout.goal_met.slice]) and not self._broke(r) for r in self.results]
        return 100.0 * mean(won)

    @property
    def broken(self) -> float:
        """Share of games in which a floor was broken, per cent."""
        return 100.0 * mean(self._broke(result) for result in self.results)

    def _broke(self, result: Result) -> bool:
        return any(result.closed[-1].whole[self.rules.layout.floor_broken.slice])

    def goal(self, name: str) -> float:
        """Share of games that met one goal, per cent."""
        slot = self.rules.layout.goal_met[self.rules.layout.goals[name]]
        return 100.0 * mean(result.closed[-1].whole[slot] for result in self.results)

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

    @property
    def starts(self) -> float:
        """Initiatives started in a game, on average."""
        return mean(result.starts for result in self.results)

    @property
    def failed(self) -> float:
        """Initiatives that failed in a game, on average."""
        layout = self.rules.layout
        return mean(list(r.closed[-1].whole[layout.status.slice]).count(FAILED) for r in self.results)

    def situation(self, name: str) -> float:
        """Share of games in which a situation began, per cent."""
        return 100.0 * mean(name in result.situations for result in self.results)

    def promise(self, name: str) -> tuple[float, float]:
        """Share of games in which a promise was given, and of those in which it was kept, per cent."""
        slot = self.rules.layout.promise[self.rules.layout.promises[name]]
        ends = [result.closed[-1].whole[slot] for result in self.results]
        given = [end for end in ends if end != NOT_GIVEN]
        return 100.0 * len(given) / len(ends), 100.0 * mean(end == KEPT for end in given) if given else 0.0


def play(rules: Rules, team: Policy, seeds: Iterable[int], setup: Setup) -> Record:
    """Let a team play one game for each seed."""
    return Record(rules, tuple(_game(rules, team, seed, setup) for seed in seeds))


def _game(rules: Rules, team: Policy, seed: int, setup: Setup) -> Result:
    layout = rules.layout
    begin = start(rules, setup, seed, ledger=False)
    closed, state, starts = [begin.closed], begin.state, 0
    situations: set[str] = set()
    while not closed[-1].whole[FINISHED]:
        decisions = team(rules, state)
        starts += sum(f"{card}.{key}" in layout.initiative_of for card, key in decisions.choices)
        played = step(rules, state, decisions, ledger=False)
        assert not isinstance(played, Rejection), played.refusals
        closed.append(played.closed)
        state = played.state
        situations |= {
            name for n, name in enumerate(layout.situations) if played.closed.whole[layout.situation[n]]
        }
    return Result(tuple(closed), starts, frozenset(situations))


# ---------------------------------------------------------------------------------------------- the table


def table(records: Mapping[str, Record], shown: Sequence[str]) -> Iterable[str]:
    """The table in Markdown."""
    head = ["team", "goals", "all %", "floor %", "starts", "failed", *shown]
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for name, record in records.items():
        row = [f"{record.goals:.2f}", f"{record.wins:.1f}", f"{record.broken:.0f}", f"{record.starts:.1f}"]
        row += [f"{record.failed:.1f}", *(f"{record.indicator(each):.1f}" for each in shown)]
        yield "| " + " | ".join([name, *row]) + " |"
    first = next(iter(records.values()))
    yield "| *start* | | | | | | " + " | ".join(f"{first.indicator(each, 0):.1f}" for each in shown) + " |"


def properties(records: Mapping[str, Record]) -> dict[str, bool]:
    """What should hold at the typical profile and the middle ambition."""
    balanced, cautious = records["balanced"], records["cautious"]
    best = max(records[name].goals for name in SINGLE)
    worse = [
        cautious.indicator(name) < cautious.indicator(name, 0)
        for name in balanced.rules.scenario.settings.gauges
    ]
    return {
        "balanced meets half as many goals again as any single-minded team": balanced.goals >= 1.5 * best,
        "balanced meets all goals in 5 to 40 % of games": 5.0 <= balanced.wins <= 40.0,
        "technology breaks a floor more often than cautious": records["technology"].broken > cautious.broken,
        "cautious ends worse than it began on every gauge": all(worse),
    }


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, print, check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("games", type=int)
    parser.add_argument("--pack", default="fjordvik")
    parser.add_argument("--profile", default="typical")
    parser.add_argument("--ambition", default="middle")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    asked = parser.parse_args(arguments)
    rules = games.rules_of(asked.pack)
    settings = rules.scenario.settings
    setup = Setup(asked.profile, asked.ambition, settings.turns)
    seeds = range(asked.first, asked.first + asked.games)
    records = {name: play(rules, team, seeds, setup) for name, team in POLICIES.items()}
    shown = list(dict.fromkeys(goal.indicator for goal in settings.goals.values()))
    say("\n".join(table(records, shown)))
    for name, record in records.items():
        goals = ", ".join(f"{goal} {record.goal(goal):.0f}" for goal in settings.goals)
        events = ", ".join(f"{each} {record.situation(each):.0f}" for each in settings.situations)
        promises = ", ".join("{} {:.0f}/{:.0f}".format(p, *record.promise(p)) for p in settings.promises)
        say(f"\n{name}: goals met %: {goals}\n  situations %: {events}; promises given %/kept %: {promises}")
    held = properties(records) if (asked.profile, asked.ambition) == ("typical", "middle") else {}
    for sentence, holds in held.items():
        say(f"{'holds' if holds else 'FAILS'}: {sentence}")
    return 0 if all(held.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
