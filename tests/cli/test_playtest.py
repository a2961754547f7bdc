from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.support import TINY, TOP, Cli, copied_pack, edit, environment, program

PLANTED = TOP / "tests" / "packs" / "three_faults"
QUICK = ("-n", 3, "--policy", "cautious", "--policy", "always-b", "--workers", 1)


def test_a_playtest_prints_its_findings_and_leaves_a_page(cli: Cli, tmp_path: Path) -> None:
    page, data = tmp_path / "new" / "page.html", tmp_path / "data.json"
    ended = cli("playtest", PLANTED, *QUICK, "--out", page, "--json", data, "--lang", "en")
    assert ended.code == 1  # it has an error
    assert ended.err == ""
    first, *_, sums, written = ended.out.splitlines()
    assert first.startswith(f"{PLANTED}/cards/more.yaml:23:1: error: ")
    assert first.endswith("[unreachable]")
    assert sums.startswith("Errors: 1.")
    assert str(page) in written
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(data.read_text(encoding="utf-8"))["teams"] == ["cautious", "always-b"]


def test_the_same_arguments_give_the_same_bytes(cli: Cli, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        page, data = tmp_path / f"{name}.html", tmp_path / f"{name}.json"
        assert cli("playtest", TINY, *QUICK, "--seed", 9, "--out", page, "--json", data).code == 0
        written.append((page.read_bytes(), data.read_bytes()))
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("language", "word"), [("nb", "Hvem vinner?"), ("nn", "Kven vinn?"), ("en", "Who wins?")]
)
def test_the_page_is_in_the_language_asked_for(cli: Cli, tmp_path: Path, language: str, word: str) -> None:
    page = tmp_path / "page.html"
    cli("playtest", TINY, *QUICK, "--maturity", "usual", "--lang", language, "--out", page)
    assert word in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--policy", "balancd"), "'balanced'"),
        (("--maturity", "usul"), "'usual'"),
        (("--ambition", "hgh"), "'high'"),
        (("--lang", "de"), "There is no language"),
        (("-n", "0"), "-n"),
        (("--workers", "0"), "--workers"),
    ],
)
def test_what_is_not_there_is_wrong_usage(
    cli: Cli, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ended = cli("playtest", TINY, "--out", tmp_path / "page.html", *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert not (tmp_path / "page.html").exists()


def test_a_pack_with_errors_is_not_played(cli: Cli, tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "scenario.yaml", "turns: 4\nquarters", "turnz: 4\nquarters")
    ended = cli("playtest", pack, *QUICK, "--out", tmp_path / "page.html")
    assert ended.code == 1
    assert "scenario.yaml:8" in ended.err
    assert not (tmp_path / "page.html").exists()


def test_a_place_that_cannot_be_written_is_told_before_an_hour_of_play(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = cli("playtest", TINY, "-n", 100000, "--out", tmp_path / "file" / "page.html")
    assert (ended.code, ended.out) == (1, "")
    assert "cannot be written" in ended.err
    assert cli("playtest", TINY, "-n", 100000, "--out", tmp_path).code == 1


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is another thing on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_leaves_a_page_of_the_games_so_far(tmp_path: Path, workers: int) -> None:
    page, data = tmp_path / "page.html", tmp_path / "data.json"
    words = (
        "-n",
        100000,
        "--policy",
        "cautious",
        "--workers",
        workers,
        "--lang",
        "en",
        "--out",
        page,
        "--json",
        data,
    )
    err = out = "Nothing is written"
    for seconds in (3, 12, 40):  # how long the start takes, only the machine knows
        if "Nothing is written" in err:
            assert not page.exists()
            code, out, err = _interrupted(words, seconds)
            assert code == 130
            assert "Traceback" not in err
    assert err == ""
    assert "Stopped early: " in out
    found = json.loads(data.read_text(encoding="utf-8"))
    assert found["stopped"]
    assert 0 < found["games"] < 100000
    assert "Stopped early" in page.read_text(encoding="utf-8")


def _interrupted(words: tuple[object, ...], seconds: float) -> tuple[int, str, str]:
    """Ctrl-C goes to every process of the terminal."""
    with subprocess.Popen(
        program("playtest", TINY, *words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    ) as playing:
        time.sleep(seconds)
        os.killpg(playing.pid, signal.SIGINT)
        out, err = playing.communicate(timeout=120)
    return playing.returncode, out.decode("utf-8"), err.decode("utf-8")
