"""A simulation on a Dask cluster of three processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from game.policy import POLICIES
from game.research.simulate import plan as planning
from game.research.simulate.cluster import Cluster
from game.research.simulate.parts import SimulationError
from game.research.simulate.running import simulate
from game.research.simulate.team import PolicyFault, own_team
from tests.research.simulate.support import bytes_of, plan


class Own:
    """The tiny pack's first game of three, and then nothing sensible."""

    def begin(self, seed: int) -> None:
        if seed == 3:
            raise ValueError("no third game")

    def decide(self, rules: object, state: object) -> object:
        return POLICIES["cautious"](rules, state)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None) as three:
        yield three


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_a_worker_that_is_killed_costs_nothing_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cluster: LocalCluster
) -> None:
    monkeypatch.setattr(planning, "BY_HAND", 12)
    killed: list[int] = []

    def kill_one(done: int, before: int) -> None:
        if done >= 60 and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    asked = plan(240, detail="turns")
    here = simulate(asked, tmp_path / "here.parquet")
    there = simulate(asked, tmp_path / "there.parquet", Cluster(cluster.scheduler_address), kill_one)
    assert len(killed) == 1
    assert bytes_of(there) == bytes_of(here)


def test_a_class_of_a_users_own_and_its_faults_reach_through_the_cluster(
    tmp_path: Path, cluster: LocalCluster
) -> None:
    engine = Cluster(cluster.scheduler_address)
    there = simulate(plan(2, own_team(Own), detail="turns"), tmp_path / "there.parquet", engine)  # type: ignore[arg-type]
    here = simulate(plan(2, own_team(Own), detail="turns"), tmp_path / "here.parquet")  # type: ignore[arg-type]
    assert bytes_of(there) == bytes_of(here)
    with pytest.raises(PolicyFault, match="Own failed in game 3, half-year 1: ValueError: no third game"):
        simulate(plan(3, own_team(Own)), tmp_path / "third.parquet", engine)  # type: ignore[arg-type]


def test_an_address_where_nobody_answers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.research.simulate.cluster.WAITS", 0.5)
    with pytest.raises(SimulationError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        simulate(plan(2), tmp_path / "out.parquet", Cluster("tcp://127.0.0.1:9"))
    with pytest.raises(SimulationError, match="No Dask scheduler answers at nowhere"):
        simulate(plan(2), tmp_path / "out.parquet", Cluster("nowhere://x"))
