"""How many games a second are simulated, measured on demand: `pytest -m benchmark -s`. No clock is judged.

Everything is in it: play, tables, Parquet, fsync, joining; not the start of the processes and not numba's compiling.
Seconds of the processor are told too: on a busy machine only they can be compared.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from game.research.simulate.engines import Local
from game.research.simulate.plan import Backend, Detail, plan_of
from game.research.simulate.running import simulate
from game.research.simulate.team import team_of
from game.resources import find_pack
from game.session.edition import open_edition

pytestmark = pytest.mark.benchmark

EDITION = open_edition(find_pack("fjordvik"))


class Clock:
    """Knows how long it took from the first part to the last, and what this process worked meanwhile."""

    def __init__(self) -> None:
        self.marks: list[tuple[int, float, float]] = []

    def __call__(self, done: int, before: int) -> None:
        if done > before:
            self.marks.append((done, time.perf_counter(), time.process_time()))

    def rates(self) -> tuple[float, float]:
        """Games a second by the clock, and by this process's processor."""
        (first, begun, used), (last, now, worked) = self.marks[0], self.marks[-1]
        return (last - first) / (now - begun), (last - first) / (worked - used)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("backend", "team", "detail", "games"),
    [
        ("python", "random", "games", 32 * 12),
        ("python", "balanced", "games", 32 * 8),
        ("numba", "balanced", "games", 32 * 8),
        ("numba", "random", "games", 2048 * 16),
        ("numba", "random", "turns", 2048 * 6),
    ],
)
def test_games_a_second(
    *, tmp_path: Path, backend: Backend, team: str, detail: Detail, games: int, workers: int
):
    plan = plan_of(EDITION, team_of(team, EDITION.rules), games, backend=backend, detail=detail)
    clock = Clock()
    out = simulate(plan, tmp_path / "out.parquet", Local(workers), clock)
    seconds, of_processor = clock.rates()
    alone = f"{of_processor:,.0f} a second of the processor, " if workers == 1 else ""
    sys.stdout.write(
        f"\nfjordvik, {team}, {backend}, {detail}, {workers} processes: {seconds:,.0f} games a second, {alone}"
        f"{out.stat().st_size / games:,.0f} bytes a game\n"
    )
    assert out.exists()
