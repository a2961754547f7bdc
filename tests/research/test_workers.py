"""Pieces of work in several processes, some of which are ended from outside."""

from __future__ import annotations

import os
import signal
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from game.engine.state import Rules
from game.research.workers import Workers
from tests.games import tiny


def _dies_once(rules: Rules, piece: tuple[Path, int]) -> tuple[int, str]:
    """The work of one piece ends its own process the first time, as the system does when memory runs out."""
    been_here, number = piece
    if number == 3 and not been_here.exists():
        been_here.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number, rules.scenario.settings.id


def _always_dies(rules: Rules, piece: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return piece


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_work_that_was_lost_with_its_process_is_done_again(tmp_path: Path) -> None:
    pieces = [(tmp_path / "been here", number) for number in range(12)]
    with Workers(tiny(), 2) as workers:
        found = list(workers.each(_dies_once, pieces))
    assert (tmp_path / "been here").exists()
    assert found == [(number * number, "tiny") for number in range(12)]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_work_that_ends_every_process_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.research.workers.TRIES", 1)
    with Workers(tiny(), 2) as workers, pytest.raises(BrokenProcessPool):
        list(workers.each(_always_dies, range(3)))
