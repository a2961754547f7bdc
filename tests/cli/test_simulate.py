"""The commands `simulate` and `join-shards`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet  # type: ignore[import-untyped]

from game.cli.simulate import Progress, progress_line
from tests.cli.support import TINY, TOP, Cli, environment, program

QUICK = ("simulate", TINY, "-n", 4, "--policy", "cautious", "--workers", 1)


def test_a_game_of_the_table_is_the_one_that_its_seed_plays(cli: Cli, tmp_path: Path, log: Path) -> None:
    """`log` is that of `play --auto balanced --seed 7`."""
    out = tmp_path / "new" / "out.parquet"
    ended = cli("simulate", TINY, "-n", 1, "--policy", "balanced", "--seed", 7, "--out", out)
    assert (ended.code, ended.out, ended.err) == (0, f"1 game: {out}\n", "")
    replayed = json.loads(cli("replay", log, "--pack", TINY, "--json").out)
    (row,) = parquet.read_table(out).to_pylist()
    assert row["state_hash"] == replayed["turns"][-1]["state_hash"]
    assert row["indicator_economy"] == replayed["turns"][-1]["indicators"]["economy"]


def test_the_shards_of_two_machines_join_to_what_one_plays(cli: Cli, tmp_path: Path) -> None:
    names = [tmp_path / f"{number}.parquet" for number in (1, 2)]
    for number, name in enumerate(names, 1):
        assert cli(*QUICK, "--detail", "turns", "--shard", f"{number}/2", "--out", name).code == 0
    out, whole = tmp_path / "out.parquet", tmp_path / "whole.parquet"
    assert cli("join-shards", *names, "--out", out).out == f"{out}\n"
    said = cli(*QUICK, "--detail", "turns", "--out", whole).out
    assert said == f"4 games: {whole}\ntheir half-years: {tmp_path / 'whole.turns.parquet'}\n"
    assert out.read_bytes() == whole.read_bytes()
    refused = cli("join-shards", names[0], "--out", tmp_path / "half.parquet")
    assert (refused.code, refused.err) == (1, "Games 2 to 3 are missing.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--policy", "balancd"), "Did you mean 'balanced'?"),
        (("--policy", "nothing_here:Team"), "cannot be imported"),
        (("--maturity", "usul"), "'usual'"),
        (("--ambition", "hgh"), "'high'"),
        (("--turns", 9), "from 1 to 4 half-years"),
        (("--shard", "2"), "K/M"),
        (("--shard", "3/2"), "no share 3/2"),
        (("--engine", "dask"), "needs the --address"),
        (("--address", "tcp://x:1"), "--address is for --engine dask"),
        (("--engine", "dask", "--address", "tcp://x:1"), "--workers is for --engine local"),
        (("--backend", "c"), "--backend"),
    ],
)
def test_what_is_not_there_is_wrong_usage(
    cli: Cli, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ended = cli(*QUICK, "--out", tmp_path / "out.parquet", *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for out in (tmp_path / "file" / "out.parquet", tmp_path):
        ended = cli(*QUICK, "--out", out)
        assert (ended.code, ended.out) == (1, "")
        assert str(tmp_path) in ended.err


def test_a_class_that_fails_late_leaves_what_was_played(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "late_team.py").write_text(
        "from game.policy import POLICIES\n"
        "class Late:\n"
        "    def begin(self, seed):\n"
        "        if seed > 40:\n"
        "            raise ValueError('tired')\n"
        "    def decide(self, rules, state):\n"
        "        return POLICIES['cautious'](rules, state)\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    ended = cli(
        "simulate",
        TINY,
        "-n",
        50,
        "--policy",
        "late_team:Late",
        "--workers",
        1,
        "--out",
        tmp_path / "out.parquet",
    )
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "late_team:Late failed in game 41, half-year 1: ValueError: tired (begin, line 5).",
        "32 of 50 games are kept. The same command goes on from there.",
    ]


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C and kill are other things on Windows")
def test_a_run_that_is_killed_and_then_stopped_goes_on_to_the_same_bytes(cli: Cli, tmp_path: Path) -> None:
    words = ("simulate", TINY, "-n", 800, "--policy", "cautious", "--detail", "turns")
    out, parts = tmp_path / "out.parquet", tmp_path / "out.parquet.parts"

    def more_than(number: int) -> Callable[[], bool]:
        return lambda: len(list(parts.glob("*.turns.parquet"))) > number

    with _running(*words, "--workers", 2, "--out", out) as killed:
        _wait(more_than(1))
        others = psutil.Process(killed.pid).children(recursive=True)
        killed.kill()
        assert killed.wait(20) == -signal.SIGKILL
    assert len(others) >= 2
    _wait(lambda: not any(_alive(each) for each in others))
    before = len(list(parts.glob("*.turns.parquet")))
    with _running(*words, "--workers", 1, "--out", out) as stopped:
        _wait(more_than(before + 1))
        stopped.send_signal(signal.SIGINT)
        _, err = stopped.communicate(timeout=20)
    assert stopped.returncode == 130
    first, _, rest = err.decode("utf-8").partition(" of ")
    assert int(first.removeprefix("Stopped after ")) > 32 * before
    assert rest == "800 games. The same command goes on from there.\n"
    assert cli(*words, "--workers", 1, "--out", out).code == 0
    whole = tmp_path / "whole.parquet"
    assert cli(*words, "--workers", 1, "--out", whole).code == 0
    assert whole.read_bytes() == out.read_bytes()
    assert (tmp_path / "whole.turns.parquet").read_bytes() == (tmp_path / "out.turns.parquet").read_bytes()
    assert not parts.exists()


@contextmanager
def _running(*words: object) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        program(*words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _wait(until: Callable[[], bool]) -> None:
    for _ in range(3000):
        if until():
            return
        time.sleep(0.01)
    raise AssertionError("nothing came of it in half a minute")


def _alive(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    words = [str(word) for word in (*QUICK, "--out", tmp_path / "out.parquet")]
    code = f"import sys; sys.modules['pyarrow'] = None; from game.cli import main; sys.exit(main({words!r}))"
    ended = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[0] == (
        "Simulation needs pyarrow, which is not installed. "
        "Install it: pip install -e '.[research]' -c constraints.txt"
    )


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ((12_800, 1_000_000, 0, 0.0), "12,800 of 1,000,000 games"),
        ((12_800, 1_000_000, 800, 10.0), "12,800 of 1,000,000 games, 80 a second, 3.4 h left"),
        ((900, 1000, 900, 10.0), "900 of 1,000 games, 90 a second, 1 s left"),
        ((1000, 19_000, 1000, 10.0), "1,000 of 19,000 games, 100 a second, 3 min left"),
    ],
)
def test_the_progress_is_one_line(asked: tuple[int, int, int, float], line: str) -> None:
    assert progress_line(*asked) == line


def test_progress_is_shown_where_somebody_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unseen = Progress(100)
    unseen(100, 0)
    unseen.end()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(time, "monotonic", iter([0.0, 1.0, 1.1, 20.0]).__next__)
    seen = Progress(100)
    for done in (10, 20, 100):
        seen(done, 0)
    seen.end()
    first, second = "10 of 100 games, 10 a second, 9 s left", "100 of 100 games, 5 a second, 0 s left"
    assert capsys.readouterr().err == f"\r{first}\r{second.ljust(len(first))}\n"
