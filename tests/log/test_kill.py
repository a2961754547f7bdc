from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.log.read import read_log
from tests.log.support import verify_chain

from .support import HEADER

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked and killed with SIGKILL")

ROOT = Path(__file__).parents[2]
LOGS, KILLS_EACH = 10, 10


@pytest.fixture
def nursery() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.log.nursery", HEADER.model_dump_json()]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0


def kill_one(
    nursery: subprocess.Popen[str], path: Path, chance: random.Random, *, at_once: bool = False
) -> int:
    """Let a writer work on a log and kill it at some moment, or `at_once`: the last record acknowledged, or 0."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{path}\n")
    nursery.stdin.flush()
    word, number = nursery.stdout.readline().split()
    assert word == "pid"
    pid = int(number)
    acknowledged = 0
    for _ in range(0 if at_once else chance.choice([0, 0, 1, 2, 5, 20])):
        word, number = nursery.stdout.readline().split()
        assert word == "ack"
        acknowledged = int(number)
    if not at_once:
        time.sleep(chance.uniform(0, 0.003))  # Anywhere between two acknowledgements, or in the opening.
    os.kill(pid, signal.SIGKILL)
    while (line := nursery.stdout.readline()) != "gone\n":
        acknowledged = int(line.removeprefix("ack "))
    return acknowledged


def test_a_hundred_kills_lose_nothing_that_was_acknowledged(
    tmp_path: Path, nursery: subprocess.Popen[str]
) -> None:
    chance = random.Random(4711)
    total = before_the_header = 0
    for log_number in range(LOGS):
        path = tmp_path / f"{log_number}.jsonl"
        last = 0
        for kill in range(KILLS_EACH):
            # On a fast machine only who is killed at once is sure to be killed in the opening.
            acknowledged = kill_one(nursery, path, chance, at_once=kill == 0 and log_number % 2 == 0)
            last = max(last, acknowledged)
            total += acknowledged > 0
            if last == 0:  # Killed before even the header was acknowledged; there may be no file.
                before_the_header += 1
                continue
            assert verify_chain(path).state == "unfinished"
            log = read_log(path)
            assert len(log.records) >= last
            assert [record.d["number"] for record in log.records[1:]] == list(range(2, len(log.records) + 1))
    assert total > LOGS * KILLS_EACH / 2, "most writers should have come to write"
    assert before_the_header > 0, "some should have been killed while they created their log"
