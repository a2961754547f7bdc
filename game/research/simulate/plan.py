"""What a simulation plays: which games by which team, and into which pieces of work they are cut.

Seeds: game number i (from 0) has the seed `first seed + i`, so any game can be played again with
`play PACK --auto TEAM --seed SEED --maturity PROFILE --ambition AMBITION`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, TypeAlias

from game import __version__
from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import UsageError
from game.research.simulate.team import Team
from game.rules import RULES_VERSION
from game.session.edition import Edition

Backend: TypeAlias = Literal["python", "numba"]
Detail: TypeAlias = Literal["games", "turns"]

BY_HAND, COMPILED = 32, 2048
"""Games in a piece of work: half a second or more of it where Python decides, and where whole games are compiled."""
SEEDS = 2**64
"""A seed is below this."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What all games of a simulation have in common, as it is sent to whoever plays them."""

    team: Team
    setup: Setup
    seed: int
    """That of game 0."""
    backend: Backend = "python"
    detail: Detail = "games"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work: so many games, beginning with game number `first`."""

    asked: Asked
    run: str
    """The simulation that it belongs to (`Plan.run`)."""
    first: int
    count: int

    @property
    def seeds(self) -> range:
        """The seeds of its games."""
        begin = self.asked.seed + self.first
        return range(begin, begin + self.count)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole simulation, or one machine's share of it."""

    edition: Edition
    asked: Asked
    games: int
    """Of the whole simulation."""
    shard: tuple[int, int] = (1, 1)
    """(number from 1, of so many)."""

    def __post_init__(self) -> None:
        number, of = self.shard
        if self.games < 1 or not 1 <= number <= of <= self.games:
            raise UsageError(f"{self.games} games have no share {number}/{of}.")
        if not 0 <= self.asked.seed <= SEEDS - self.games:
            raise UsageError(f"Seeds go from 0 to {SEEDS - 1}; {self.games} games must fit in there.")

    @property
    def share(self) -> range:
        """The numbers of the games that this machine plays: without shards, all of them."""
        number, of = self.shard
        return range((number - 1) * self.games // of, number * self.games // of)

    def pieces(self) -> Iterator[Piece]:
        """The pieces of work in order; their bounds depend on the share and on nothing else of the machine."""
        compiled = self.asked.backend == "numba" and self.asked.team.table is not None
        size = COMPILED if compiled else BY_HAND
        for first in range(self.share.start, self.share.stop, size):
            yield Piece(self.asked, self.run, first, min(size, self.share.stop - first))

    def identity(self) -> dict[str, object]:
        """All that decides what the table of the whole simulation holds, as JSON values.

        Backend, workers, engine and shards are not in it: they change no bit.
        """
        setup, settings = self.asked.setup, self.edition.scenario.settings
        return {
            "program": __version__,
            "rules_version": RULES_VERSION,
            "pack": settings.id,
            "pack_version": settings.version,
            "rules_hash": self.edition.rules_hash,
            "content_hash": self.edition.content_hash,
            "policy": self.asked.team.name,
            "policy_hash": self.asked.team.digest,
            "maturity": setup.profile,
            "ambition": setup.ambition,
            "turns": setup.turns,
            "features_off": sorted(setup.features_off),
            "short": setup.short,
            "first_seed": self.asked.seed,
            "games": self.games,
            "detail": self.asked.detail,
        }

    @property
    def run(self) -> str:
        """A hash of the identity: what belongs to the same simulation says so by it."""
        return run_of(self.identity())

    def in_parts(self) -> dict[str, object]:
        """The identity, and what decides which parts a stopped simulation has left."""
        shard = "/".join(map(str, self.shard))
        return self.identity() | {"backend": self.asked.backend, "shard": shard}


def plan_of(  # noqa: PLR0913  (they are what the command line may ask for)
    edition: Edition,
    team: Team,
    games: int,
    *,
    seed: int = 1,
    maturity: str | None = None,
    ambition: str | None = None,
    turns: int | None = None,
    backend: Backend = "python",
    detail: Detail = "games",
    shard: tuple[int, int] = (1, 1),
) -> Plan:
    """A plan; what is left out is as a table gets it that just presses Start.

    UsageError for what the scenario does not have.
    """
    settings, plain = edition.scenario.settings, default_setup(edition.scenario)
    setup = Setup(maturity or plain.profile, ambition or plain.ambition, turns or plain.turns)
    if setup.profile not in settings.profiles:
        raise UsageError(
            f"There is no maturity profile {maturity!r}. There are: {', '.join(settings.profiles)}."
        )
    if setup.ambition not in settings.ambitions:
        raise UsageError(f"There is no ambition {ambition!r}. There are: {', '.join(settings.ambitions)}.")
    if not 1 <= setup.turns <= settings.turns:
        raise UsageError(f"The scenario has from 1 to {settings.turns} half-years, not {setup.turns}.")
    return Plan(edition, Asked(team, setup, seed, backend, detail), games, shard)


def run_of(identity: Mapping[str, object]) -> str:
    """A hash (128 bits, hex) of an identity."""
    text = json.dumps(identity, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def differences(there: Mapping[str, object], asked: Mapping[str, object]) -> str:
    """What an identity is and another is not: "games: 1000, not 2000; policy: random, not balanced"; "" if nothing."""
    names = dict.fromkeys((*asked, *there))
    return "; ".join(
        f"{name.replace('_', ' ')}: {there.get(name)}, not {asked.get(name)}"
        for name in names
        if there.get(name) != asked.get(name)
    )
