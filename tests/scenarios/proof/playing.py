"""Games of many teams in several processes, and what is kept of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from game.engine.decisions import Decisions
from game.engine.layout import FINISHED, KEPT, NOT_FINITE, NOT_GIVEN, TOO_LARGE, TURN, ZERO_DIVISIONS
from game.engine.state import Rules, Setup, State
from game.engine.step import Rejection, start, step
from game.policy import POLICIES, Policy
from game.research.workers import Workers
from tests.scenarios.proof.teams import TEAMS

PIECE = 25
EVERY_TEAM: Mapping[str, Policy] = {**POLICIES, **TEAMS}


@dataclass(frozen=True, slots=True)
class Asked:
    """So many games of a team from one setup."""

    team: str
    setup: Setup
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """One game."""

    seed: int
    goals: tuple[bool, ...]
    floors: tuple[bool, ...]
    """Broken."""
    figures: tuple[tuple[float, ...], ...]
    """All indicators at the start and at the end of each half-year."""
    overdrawn: tuple[frozenset[str], ...]
    """By half-year, the roles that carried more than they had."""
    slips: int
    situations: frozenset[str]
    """Those that began."""
    promises: tuple[int, ...]
    """How each stands at the end: NOT_GIVEN, OPEN, KEPT or BROKEN."""


@dataclass(frozen=True, slots=True)
class Record:
    """A team's games."""

    rules: Rules
    results: tuple[Result, ...]

    @property
    def goals(self) -> float:
        """Goals met, on average."""
        return mean(sum(result.goals) for result in self.results)

    @property
    def wins(self) -> float:
        """Share of games in which every goal was met and no floor broken, per cent."""
        return 100.0 * mean(all(result.goals) and not any(result.floors) for result in self.results)

    @property
    def broken(self) -> float:
        """Share of games in which a floor was broken, per cent."""
        return 100.0 * mean(any(result.floors) for result in self.results)

    def indicator(self, name: str, turn: int = -1) -> float:
        """At the end of a half-year, on average."""
        number = self.rules.layout.indicators[name]
        return mean(result.figures[turn][number] for result in self.results)

    def goal(self, name: str) -> float:
        """Share of games that met a goal, per cent."""
        number = self.rules.layout.goals[name]
        return 100.0 * mean(result.goals[number] for result in self.results)

    def situation(self, name: str) -> float:
        """Share of games in which a situation began, per cent."""
        return 100.0 * mean(name in result.situations for result in self.results)

    def promise(self, name: str) -> tuple[float, float]:
        """Share of games in which a promise was given, and of those in which it was kept, per cent."""
        number = self.rules.layout.promises[name]
        given = [result.promises[number] for result in self.results if result.promises[number] != NOT_GIVEN]
        kept = 100.0 * mean(end == KEPT for end in given) if given else 0.0
        return 100.0 * len(given) / len(self.results), kept

    def values(self, name: str) -> Iterator[float]:
        """Every value at the end of any half-year of any game."""
        number = self.rules.layout.indicators[name]
        return (figures[number] for result in self.results for figures in result.figures)


def play(
    rules: Rules, teams: Sequence[str], setup: Setup, seeds: range, workers: Workers
) -> dict[str, Record]:
    """Let each team play one game for each seed."""
    asked = [
        Asked(team, setup, first, min(PIECE, seeds.stop - first))
        for team in teams
        for first in range(seeds.start, seeds.stop, PIECE)
    ]
    found: dict[str, list[Result]] = {team: [] for team in teams}
    for piece, results in zip(asked, workers.each(play_piece, asked), strict=True):
        found[piece.team] += results
    return {team: Record(rules, tuple(results)) for team, results in found.items()}


def play_piece(rules: Rules, asked: Asked) -> tuple[Result, ...]:
    """The games of a piece of work."""
    seeds = range(asked.first, asked.first + asked.count)
    return tuple(_game(rules, asked.team, asked.setup, seed) for seed in seeds)


def _game(rules: Rules, team: str, setup: Setup, seed: int) -> Result:
    layout, decide = rules.layout, EVERY_TEAM[team]
    begun = start(rules, setup, seed, ledger=False)
    ends, state = [begun.closed], begun.state
    while not ends[-1].whole[FINISHED]:
        played = committed(rules, state, decide(rules, state))
        ends.append(played[0])
        state = played[1]
    last = ends[-1]
    return Result(
        seed,
        tuple(met > 0 for met in last.whole[layout.goal_met.slice]),
        tuple(broken > 0 for broken in last.whole[layout.floor_broken.slice]),
        tuple(tuple(end.floats[layout.indicator.slice]) for end in ends),
        tuple(_overdrawn(rules, end) for end in ends[1:]),
        sum(last.whole[slip] for slip in (ZERO_DIVISIONS, NOT_FINITE, TOO_LARGE)),
        frozenset(
            name
            for number, name in enumerate(layout.situations)
            if any(end.whole[layout.situation[number]] for end in ends)
        ),
        tuple(last.whole[layout.promise.slice]),
    )


class StuckError(Exception):
    """A team's decisions are refused, or there are none that it may take."""


def committed(rules: Rules, state: State, decisions: Decisions) -> tuple[State, State]:
    """The last day of this half-year and the first of the next; StuckError where the decisions are refused."""
    played = step(rules, state, decisions, ledger=False)
    if isinstance(played, Rejection):
        raise StuckError(f"seed {state.seed}, half-year {state.whole[TURN]}: {played.refusals}")
    return played.closed, played.state


def _overdrawn(rules: Rules, end: State) -> frozenset[str]:
    """Who carried more than they had, on average over the half-year."""
    layout = rules.layout
    points = zip(
        layout.roles, end.floats[layout.used_points.slice], end.floats[layout.had_points.slice], strict=True
    )
    return frozenset(role for role, used, had in points if used > had)


# ---------------------------------------------------------------------------------------------- what came


@dataclass(frozen=True, slots=True)
class Came:
    """How often each card lay on the table, by game, and each answer was given."""

    games: int
    offered: Counter[str]
    given: Counter[str]


def coverage(rules: Rules, team: str, setup: Setup, seeds: range, workers: Workers) -> Came:
    """Count over a team's games; StuckError for a game that cannot go on."""
    asked = [
        Asked(team, setup, first, min(PIECE, seeds.stop - first))
        for first in range(seeds.start, seeds.stop, PIECE)
    ]
    offered, given = Counter[str](), Counter[str]()
    for cards, answers in workers.each(_came, asked):
        offered += cards
        given += answers
    return Came(len(seeds), offered, given)


def _came(rules: Rules, asked: Asked) -> tuple[Counter[str], Counter[str]]:
    layout, decide = rules.layout, EVERY_TEAM[asked.team]
    offered, given = Counter[str](), Counter[str]()
    for seed in range(asked.first, asked.first + asked.count):
        closed, state = None, start(rules, asked.setup, seed, ledger=False).state
        while closed is None or not closed.whole[FINISHED]:
            decisions = decide(rules, state)
            given.update(f"{card}.{key}" for card, key in decisions.choices)
            closed, state = committed(rules, state, decisions)
        came = closed.whole[layout.offered.slice]
        offered.update(name for name, turn in zip(layout.cards, came, strict=True) if turn)
    return offered, given
