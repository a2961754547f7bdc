"""What a playtest plays: which teams, from which start, with which luck, cut into pieces of work.

Seeds: game number i (from 0) of every team, maturity profile and ambition has the seed `first seed + i`. So all teams
meet the same luck and can be compared game by game, and any game can be played again with
`play PACK --auto TEAM --seed SEED --maturity PROFILE --ambition AMBITION`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.state import Setup
from game.engine.step import default_setup
from game.pack.schema import Scenario

PIECE = 15
"""Games in one piece of work: small enough that Ctrl-C is answered soon, large enough to be worth sending."""
GRID_SHARE, GRID_LEAST, GRID_MOST = 30, 3, 20
"""Of the other starts a thirtieth of the games is played for each team, but so many at least and at most."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be played. `setups` begins with the one that most is said about."""

    teams: tuple[str, ...]
    games: int
    """For each team from the first setup."""
    seed: int
    setups: tuple[Setup, ...]

    @property
    def grid_games(self) -> int:
        """For each team from each of the other setups."""
        return min(self.games, GRID_MOST, max(GRID_LEAST, self.games // GRID_SHARE))

    @property
    def total(self) -> int:
        """All games."""
        return len(self.teams) * (self.games + self.grid_games * (len(self.setups) - 1))


@dataclass(frozen=True, slots=True)
class Round:
    """A piece of work: so many games of some teams from one setup, beginning with game number `first`."""

    setup: Setup
    place: int
    """The setup's place in the plan."""
    teams: tuple[str, ...]
    seed: int
    """That of game 0."""
    first: int
    count: int


def plan_of(  # noqa: PLR0913  (they are what the command line may ask for)
    scenario: Scenario,
    teams: tuple[str, ...],
    games: int,
    seed: int,
    *,
    maturity: str | None = None,
    ambition: str | None = None,
) -> Plan:
    """A plan for a scenario: the start that a table gets by itself first, then every other profile and ambition.

    With `maturity` or `ambition` only that one is played.
    """
    plain, settings = default_setup(scenario), scenario.settings
    profiles = (maturity,) if maturity else (plain.profile, *settings.profiles)
    ambitions = (ambition,) if ambition else (plain.ambition, *settings.ambitions)
    setups = [Setup(profile, asked, plain.turns) for profile in profiles for asked in ambitions]
    return Plan(teams, games, seed, tuple(dict.fromkeys(setups)))


def rounds(plan: Plan) -> Iterator[Round]:
    """The pieces of work in order.

    The main setup comes first, so that a playtest that is broken off has something to say; each of the others is one
    piece, because the teams that weigh must first learn what things are worth there.
    """
    for team in plan.teams:
        for first in range(0, plan.games, PIECE):
            yield Round(plan.setups[0], 0, (team,), plan.seed, first, min(PIECE, plan.games - first))
    for place, setup in enumerate(plan.setups[1:], 1):
        yield Round(setup, place, plan.teams, plan.seed, 0, plan.grid_games)
