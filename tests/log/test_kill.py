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

from game.log.chain import scan
from game.log.read import read_log
from tests.log.support import verify_chain

from .support import HEADER

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked and killed with SIGKILL")

ROOT = Path(__file__).parents[2]
KILLS_EACH = 10


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


def started(nursery: subprocess.Popen[str], work: str, path: Path) -> int:
    """Let the nursery raise one; its process."""
    assert nursery.stdin is not None
    nursery.stdin.write(f"{work} {path}\n")
    nursery.stdin.flush()
    word, number = said(nursery).split()
    assert word == "pid"
    return int(number)


def said(nursery: subprocess.Popen[str]) -> str:
    """The next line of the nursery."""
    assert nursery.stdout is not None
    return nursery.stdout.readline().rstrip("\n")


def kill_one(
    nursery: subprocess.Popen[str], path: Path, chance: random.Random, *, at_once: bool = False
) -> int:
    """Let a writer work on a log and kill it at some moment, or `at_once`: the last record acknowledged, or 0."""
    pid = started(nursery, "write", path)
    acknowledged = 0
    for _ in range(0 if at_once else chance.choice([0, 0, 1, 2, 5, 20])):
        word, number = said(nursery).split()
        assert word == "ack"
        acknowledged = int(number)
    if not at_once:
        time.sleep(chance.uniform(0, 0.003))  # Anywhere between two acknowledgements, or in the opening.
    os.kill(pid, signal.SIGKILL)
    while (line := said(nursery)) != "gone":
        acknowledged = int(line.removeprefix("ack "))
    return acknowledged


def kill_writers(folder: Path, nursery: subprocess.Popen[str], logs: int) -> None:
    """Kill the writers of so many logs, ten times each: what was acknowledged is there."""
    chance = random.Random(4711)
    total = before_the_header = 0
    for log_number in range(logs):
        path = folder / f"{log_number}.jsonl"
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
    assert total > logs * KILLS_EACH / 2, "most writers should have come to write"
    assert before_the_header > 0, "some should have been killed while they created their log"


def test_a_hundred_kills_lose_nothing_that_was_acknowledged(
    tmp_path: Path, nursery: subprocess.Popen[str]
) -> None:
    kill_writers(tmp_path, nursery, logs=10)


@pytest.mark.damage
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(
    tmp_path: Path, nursery: subprocess.Popen[str]
) -> None:
    kill_writers(tmp_path, nursery, logs=20)


def kill_games(folder: Path, nursery: subprocess.Popen[str], kills: int) -> int:
    """Kill the program again and again while a team plays, each time going on with its game; how many came to an end.

    What a log has kept it never loses, and a game that was killed a dozen times comes out as one that nobody killed.
    """
    began = time.monotonic()
    whole = played_to_the_end(nursery, folder / "undisturbed" / "game.jsonl")
    length = time.monotonic() - began
    chance = random.Random(4711)
    path, kept, ended = folder / "0" / "game.jsonl", b"", 0
    for _ in range(kills):
        pid = started(nursery, "play", path)
        time.sleep(chance.uniform(0, length))
        os.kill(pid, signal.SIGKILL)
        while (line := said(nursery)) != "gone":
            assert line == "done 0"
        content = path.read_bytes() if path.exists() else b""
        chain = scan(content)
        assert chain.fault is None
        assert content.startswith(kept), "the log has lost something that it held"
        kept = content[: chain.size]
        if not chain.records:
            path.unlink(missing_ok=True)  # As the program says: nothing was played.
        elif chain.finished:
            assert states_of(path) == whole
            ended += 1
            path, kept = folder / f"{ended}" / "game.jsonl", b""
    assert played_to_the_end(nursery, path) == whole
    return ended


def played_to_the_end(nursery: subprocess.Popen[str], path: Path) -> list[object]:
    """Let the program play a game to its end; its states."""
    pid = started(nursery, "play", path)
    assert said(nursery) == "done 0"
    os.kill(pid, signal.SIGKILL)
    assert said(nursery) == "gone"
    assert verify_chain(path).state == "whole"
    return states_of(path)


def states_of(path: Path) -> list[object]:
    """What the half-years of a game came to, and its end."""
    kinds = ("start", "turn", "end")
    return [record.d.get("hash", record.d) for record in read_log(path).records if record.k in kinds]


def test_a_program_that_is_killed_while_it_plays_goes_on_where_it_was(
    tmp_path: Path, nursery: subprocess.Popen[str]
) -> None:
    kill_games(tmp_path, nursery, kills=3)


@pytest.mark.damage
def test_two_hundred_kills_of_the_program_change_no_game(
    tmp_path: Path, nursery: subprocess.Popen[str]
) -> None:
    assert kill_games(tmp_path, nursery, kills=200) > 5
