"""The commands `simulate` and `join-shards`: many games into one Parquet file."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game.cli.ending import FINE, INTERRUPTED
from game.cli.extras import research_extra
from game.cli.near import known
from game.cli.started import quoted
from game.cli.talk import say, say_error
from game.errors import FjordvikError, UsageError
from game.resources import find_pack

if TYPE_CHECKING:
    from game.research.simulate.engines import Engine
    from game.research.simulate.plan import Plan

MINUTE, HOUR = 60.0, 3600.0
EVERY = 0.2
"""Seconds between two looks at the progress."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; None where it asks for nothing."""

    pack: str
    games: int
    out: Path
    policy: str
    seed: int
    maturity: str | None
    ambition: str | None
    turns: int | None
    detail: Literal["games", "turns"]
    workers: int | None
    backend: Literal["python", "numba"]
    engine: Literal["local", "dask"]
    address: str | None
    shard: str


def simulate_pack(asked: Asked) -> int:
    """Play and write; 130 if it was broken off (what was played is kept for the next run)."""
    with research_extra("Simulation"):
        from game.research.simulate.parts import turns_file
        from game.research.simulate.running import simulate
    engine = _engine(asked)
    plan = _plan(asked)
    progress = Progress(len(plan.share))
    try:
        simulate(plan, asked.out, engine, progress)
    except KeyboardInterrupt:
        progress.end()
        say_error(f"Stopped after {progress.done} of {_games(progress.total)}. {_GOES_ON}")
        return INTERRUPTED
    except FjordvikError as error:
        progress.end()
        if not progress.done:
            raise
        raise FjordvikError(
            f"{error}\n{progress.done} of {_games(progress.total)} are kept. {_GOES_ON}"
        ) from error
    progress.end()
    say(f"{_games(len(plan.share))}: {quoted(asked.out)}")
    if asked.detail == "turns":
        say(f"their half-years: {quoted(turns_file(asked.out))}")
    return FINE


def join(shards: list[Path], out: Path) -> int:
    """Join the files of shards into one."""
    with research_extra("Joining"):
        from game.research.simulate.joining import join_shards
    join_shards(shards, out)
    say(quoted(out))
    return FINE


_GOES_ON = "The same command goes on from there."


def _engine(asked: Asked) -> Engine:
    from game.research.simulate.engines import Local
    from game.research.workers import processors

    if asked.engine == "local":
        if asked.address is not None:
            raise UsageError("--address is for --engine dask.")
        return Local(asked.workers or processors())
    if asked.address is None:
        raise UsageError("--engine dask needs the --address of the cluster's scheduler.")
    if asked.workers is not None:
        raise UsageError("--workers is for --engine local; a cluster has the workers that it has.")
    with research_extra("A cluster"):
        from game.research.simulate.cluster import Cluster
    return Cluster(asked.address)


def _plan(asked: Asked) -> Plan:
    from game.policy import POLICIES
    from game.research.simulate.plan import plan_of
    from game.research.simulate.team import looks_like_a_file_or_class, team_of
    from game.session.edition import open_edition

    shard = _shard(asked.shard)
    if not looks_like_a_file_or_class(asked.policy):
        known(asked.policy, tuple(POLICIES), "team")
    edition = open_edition(find_pack(asked.pack), asked.pack)
    settings = edition.scenario.settings
    if asked.maturity is not None:
        known(asked.maturity, tuple(settings.profiles), "maturity profile")
    if asked.ambition is not None:
        known(asked.ambition, tuple(settings.ambitions), "ambition")
    return plan_of(
        edition,
        team_of(asked.policy, edition.rules),
        asked.games,
        seed=asked.seed,
        maturity=asked.maturity,
        ambition=asked.ambition,
        turns=asked.turns,
        backend=asked.backend,
        detail=asked.detail,
        shard=shard,
    )


def _games(count: int) -> str:
    return "1 game" if count == 1 else f"{count} games"


def _shard(text: str) -> tuple[int, int]:
    number, _, of = text.partition("/")
    if not (number.isascii() and number.isdecimal() and of.isascii() and of.isdecimal()):
        raise UsageError(f"A share is written K/M, such as 2/4, not {text!r}.")
    return int(number), int(of)


class Progress:
    """One line on standard error, where somebody watches: games done, games a second, time left."""

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0
        self._watched = sys.stderr.isatty()
        self._begun = self._shown = time.monotonic()
        self._width = 0

    def __call__(self, done: int, before: int) -> None:
        """So many games are done, of them so many before this run."""
        self.done = done
        now = time.monotonic()
        if not self._watched or (now - self._shown < EVERY and done < self.total):
            return
        self._shown = now
        self._write(progress_line(done, self.total, done - before, now - self._begun))

    def end(self) -> None:
        """Leave the line."""
        if self._width:
            sys.stderr.write("\n")
            self._width = 0

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r{line.ljust(self._width)}")
        sys.stderr.flush()
        self._width = len(line)


def progress_line(done: int, total: int, played: int, seconds: float) -> str:
    """Where things stand: "12,800 of 1,000,000 games, 5,300 a second, 3 min left"; `played` in so many seconds."""
    line = f"{done:,} of {total:,} games"
    if not played or seconds <= 0.0:
        return line
    rate = played / seconds
    left = (total - done) / rate
    return f"{line}, {rate:,.0f} a second, {_time(left)} left"


def _time(seconds: float) -> str:
    """Seconds as a person says them: "40 s", "3 min", "2.5 h"."""
    if seconds < 2 * MINUTE:
        return f"{seconds:.0f} s"
    if seconds < 2 * HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds / HOUR:.1f} h"
