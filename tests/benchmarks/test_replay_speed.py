"""How fast logs are verified, measured on demand: `pytest -m benchmark -s tests/benchmarks/test_replay_speed.py`.

Times stand beside a reference loop of the same run, as in `test_speed.py`, and are only told. What is asserted does not
depend on the machine: ten thousand logs need no more memory than a thousand.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli import main
from game.cli.rulebooks import Rulebooks
from game.cli.verifying import judge_by_asked
from game.log.chain import scan
from game.log.read import parse_log
from game.log.replay import reached
from tests.benchmarks.measuring import best, report
from tests.games import PACKS, SHIPPED, rules_of

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
GROWTH = 5_000
"""Kilobytes that the verification of 10,000 logs may need beyond that of 1,000."""

VERIFY = """
import resource, sys
from game.cli import main
code = main(["verify", sys.argv[1], "--pack", sys.argv[2], "--workers", "1"])
sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
sys.exit(code)
"""


def folder_of(name: str) -> Path:
    return PACKS / name if name == "tiny" else SHIPPED / name


def played(name: str, folder: Path) -> Path:
    """The log of a game that a built-in team has played."""
    command = ["play", str(folder_of(name)), "--auto", "balanced", "--seed", "7", "--out", str(folder)]
    assert main(command) == 0
    return folder / "game.jsonl"


@pytest.mark.parametrize("name", ["tiny", "fjordvik"])
def test_a_log(tmp_path: Path, name: str) -> None:
    log = played(name, tmp_path)
    content = log.read_bytes()
    file, rules, rulebooks = parse_log(content, log), rules_of(name), Rulebooks(str(folder_of(name)))
    assert judge_by_asked(rulebooks, log).ok
    report(f"{name}: the chain of a log of {len(content)} bytes", best(lambda: scan(content), 5, 20), "none")
    report(f"{name}: its replay", best(lambda: reached(file, rules), 5, 20), "none")
    whole = best(lambda: judge_by_asked(rulebooks, log), 5, 20)
    report(f"{name}: verify in all, {1000 / whole:.0f} logs a second", whole, "none")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_thousand_logs(tmp_path: Path, capsys: pytest.CaptureFixture[str], workers: int) -> None:
    logs = copies(played("tiny", tmp_path / "one"), tmp_path / "many", 1_000)
    begin = time.perf_counter()
    assert main(["verify", str(logs), "--pack", str(PACKS / "tiny"), "--workers", str(workers)]) == 0
    seconds = time.perf_counter() - begin
    assert "1000 logs: 1000 whole" in capsys.readouterr().out
    with capsys.disabled():
        sys.stdout.write(
            f"\n1,000 logs of tiny, {workers} processes: {seconds:.1f} s, {1000 / seconds:.0f} a second\n"
        )


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of ru_maxrss differs elsewhere")
def test_memory_is_the_same_for_a_thousand_logs_and_for_ten_thousand(tmp_path: Path) -> None:
    log = played("tiny", tmp_path / "one")
    kilobytes = []
    for count in (1_000, 10_000):
        logs = copies(log, tmp_path / f"{count}", count)
        words = [sys.executable, "-c", VERIFY, str(logs), str(PACKS / "tiny")]
        begin = time.perf_counter()
        ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - begin
        assert f"{count} logs: {count} whole" in ended.stdout
        kilobytes.append(int(ended.stderr))
        sys.stdout.write(f"\n{count} logs of tiny: at most {kilobytes[-1] / 1000:.1f} MB, {seconds:.1f} s\n")
    assert kilobytes[1] - kilobytes[0] < GROWTH


def copies(log: Path, folder: Path, count: int) -> Path:
    """A folder with so many names for one log."""
    folder.mkdir()
    for number in range(count):
        os.link(log, folder / f"{number:05}.jsonl")
    return folder
