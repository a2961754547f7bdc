"""What only a process of its own can show: closed and broken streams, signals, encodings, a damaged installation."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.log.read import read_log
from tests.cli.support import TINY, TOP, environment, own_fault, process, program

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell or terminal")


def shell(line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, env=environment(**more), check=False, timeout=60
    )


def line_of(*words: object) -> str:
    return " ".join(f"'{word}'" for word in program(*words))


def test_without_screen_and_keyboard_a_team_plays_and_the_paths_are_printed(tmp_path: Path) -> None:
    ended = process(XDG_DATA_HOME=str(tmp_path))
    assert ended.code == 0
    said, log, debrief = ended.out.splitlines()
    assert "balanced" in said
    assert read_log(Path(log)).finished
    assert Path(debrief).is_file()
    assert Path(log).is_relative_to(tmp_path)


@posix
def test_a_screen_that_does_not_answer_counts_as_none(tmp_path: Path) -> None:
    more = {name: value for name, value in environment().items() if name != "SDL_VIDEODRIVER"}
    outcome = subprocess.run(
        program(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**more, "DISPLAY": ":7777", "XDG_DATA_HOME": str(tmp_path)},
        check=False,
        timeout=60,
    )
    assert outcome.returncode == 0
    assert "balanced" in outcome.stdout.decode("utf-8").splitlines()[0]


def test_the_same_game_in_two_processes_has_equal_records(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        words = ("play", TINY, "--auto", "random", "--seed", 7, "--out", tmp_path / seed)
        assert process(*words, PYTHONHASHSEED=seed).code == 0
    one, two = (read_log(tmp_path / seed / "game.jsonl").records for seed in ("1", "2"))
    assert [(record.k, record.d) for record in one] == [(record.k, record.d) for record in two]


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_stops_nothing_and_nothing_of_it_gets_into_the_log(
    tmp_path: Path, closed: str
) -> None:
    words = ("play", TINY, "--auto", "random", "--seed", 7, "--out", tmp_path / "game")
    outcome = shell(f"{line_of(*words)} {closed}")
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert process("verify", tmp_path / "game" / "game.jsonl", "--pack", TINY).code == 0


@posix
def test_a_terminal_game_without_a_keyboard_ends_at_once(tmp_path: Path) -> None:
    for closed in ("<&-", "</dev/null", "<&- >&-"):
        outcome = shell(
            f"{line_of('play', TINY, '--terminal', '--lang', 'nb', '--out', tmp_path / 'g')} {closed}"
        )
        assert (outcome.returncode, outcome.stderr) == (0, b""), closed


@posix
@pytest.mark.parametrize(
    "command", [("--help",), ("check", TOP / "tests/packs/ten_mistakes"), ("replay", "--json")]
)
def test_a_reader_who_has_seen_enough_is_no_error(
    tmp_path: Path, played_once: Path, command: tuple[object, ...]
) -> None:
    if command[0] == "replay":
        command = (*command, played_once / "game.jsonl", "--pack", TINY)
    outcome = shell(f"{line_of(*command)} | head -c 1; exit 0")
    assert outcome.stderr == b""
    with subprocess.Popen(
        program(*command), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
        assert started.wait(60) in (0, 1)


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_place_for_the_output_is_told(played_once: Path) -> None:
    outcome = shell(f"{line_of('replay', played_once / 'game.jsonl', '--pack', TINY)} >/dev/full")
    assert outcome.returncode == 1
    said = outcome.stderr.decode("utf-8")
    assert "No space left on device" in said
    assert len(said.splitlines()) == 1
    assert not own_fault(said)


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252:strict", "LC_ALL": "C"},
    ],
)
def test_output_is_utf_8_whatever_the_locale_is(tmp_path: Path, more: dict[str, str]) -> None:
    folder = tmp_path / "Blåbærøya"
    assert process("play", TINY, "--auto", "random", "--out", folder, **more).code == 0
    ended = process("verify", folder / "game.jsonl", "--pack", TINY, **more)
    assert ended.code == 0
    assert process("check", TOP / "tests" / "packs" / "ten_mistakes", **more).out.count("«") > 3


@posix
def test_a_home_that_cannot_be_written_is_told_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder", encoding="utf-8")
    ended = process(XDG_DATA_HOME=str(tmp_path / "home"))
    assert ended.code == 1
    assert "kunne ikke lages" in ended.err
    assert "--out" in ended.err
    assert (
        process(
            "play", TINY, "--auto", "random", "--out", tmp_path / "g", XDG_DATA_HOME=str(tmp_path / "home")
        ).code
        == 0
    )


# ------------------------------------------------------------------------------------------------ signals


OWN_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""So that Ctrl-C at this terminal reaches the game."""


@posix
def test_ctrl_c_in_a_terminal_game_leaves_a_log_that_is_gone_on_with(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  not on Windows

    log = tmp_path / "game" / "game.jsonl"
    words = program("play", TINY, "--terminal", "--seed", 7, "--lang", "nb", "--out", log.parent)
    parent, child = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", OWN_TERMINAL, *words],
        stdin=child,
        stdout=child,
        stderr=child,
        env=environment(),
        start_new_session=True,
    ) as game:
        os.close(child)
        try:
            for answer in (b"\n", b"\n", b"\n", b"\x03"):
                until(parent, b"> ")
                os.write(parent, answer)
            said = until(parent, b"--resume ")
            assert game.wait(60) == 130
        finally:
            game.kill()
            os.close(parent)
    assert b"Traceback" not in said
    verified = process("verify", log, "--pack", TINY)
    assert (verified.code, "unfinished" in verified.out) == (0, True)
    before = read_log(log).records
    assert before[-1].k == "input"
    again = process("play", TINY, "--auto", "random", "--resume", log)
    assert again.code == 0
    assert read_log(log).records[: len(before)] == before
    assert read_log(log).finished


@posix
def test_at_a_real_terminal_the_scenario_is_asked_for_and_the_game_is_gone_on_with_without_naming_it(
    tmp_path: Path,
) -> None:
    import pty  # noqa: PLC0415  not on Windows

    log = tmp_path / "game" / "game.jsonl"
    parent, child = pty.openpty()
    with subprocess.Popen(
        program("play", "--terminal", "--lang", "nb", "--out", log.parent),
        stdin=child,
        stdout=child,
        stderr=child,
        env=environment(),
    ) as game:
        os.close(child)
        try:
            offered = until(parent, b"> ").decode("utf-8")
            os.write(parent, b"2\n")
            for answer in (b"\n", b"q\n"):
                until(parent, b"> ")
                os.write(parent, answer)
            said = until(parent, b"--resume ").decode("utf-8")
            assert game.wait(60) == 0
        finally:
            game.kill()
            os.close(parent)
    assert "1: Fjordvik." in offered
    assert "2: Første halvår." in offered
    assert "play --terminal --resume" in said
    assert read_log(log).header.scenario == "forste_halvar"
    assert process("play", "--auto", "balanced", "--resume", log).code == 0


@posix
def test_ctrl_c_while_a_team_plays_leaves_a_log_that_is_gone_on_with(tmp_path: Path) -> None:
    log = tmp_path / "game.jsonl"
    with subprocess.Popen(
        program("play", "fjordvik", "--auto", "balanced", "--out", tmp_path),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as game:
        end = time.monotonic() + 60
        while not (log.exists() and log.read_bytes().count(b"\n") > 3) and time.monotonic() < end:
            time.sleep(0.01)
        game.send_signal(signal.SIGINT)
        out, err = game.communicate(timeout=60)
    if game.returncode == 0:
        pytest.skip("the game was over before the signal came")
    assert (game.returncode, out) == (130, b"")
    assert err.decode("utf-8").count("--resume") == 1
    assert b"Traceback" not in err
    assert process("play", "--auto", "cautious", "--resume", log).code == 0
    assert process("verify", log).code == 0


def until(terminal: int, mark: bytes, seconds: float = 60.0) -> bytes:
    """What the terminal shows up to and with `mark`."""
    seen, end = b"", time.monotonic() + seconds
    while mark not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"{mark!r} never came; there was {seen!r}"
        seen += os.read(terminal, 4096)
    return seen


# ------------------------------------------------------------------------------------------------ installation


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole game in another place, to be damaged."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("game", "assets", "scenarios"):
        shutil.copytree(TOP / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "main.py", folder)
    return folder


def in_copy(copy: Path, *words: object, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(copy / "main.py"), *(str(word) for word in words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(PYTHONPATH=str(copy), XDG_DATA_HOME=str(copy / "data"), **more),
        cwd=copy,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("gone", "words", "more"),
    [
        ("assets", (), {}),
        ("assets", ("check", "fjordvik"), {}),
        ("assets/texts/nb", (), {}),
        ("assets/report", (), {}),
        ("scenarios", (), {}),
        ("assets/fonts", ("play",), {"DISPLAY": ":1", "SDL_VIDEODRIVER": "dummy"}),
        ("assets/icons", ("play",), {"DISPLAY": ":1", "SDL_VIDEODRIVER": "dummy"}),
    ],
)
def test_a_missing_part_of_the_installation_is_told(
    copy: Path, gone: str, words: tuple[str, ...], more: dict[str, str]
) -> None:
    away = copy / "away"
    (copy / gone).rename(away)
    try:
        outcome = in_copy(copy, *words, **more)
    finally:
        away.rename(copy / gone)
    assert outcome.returncode == 1
    assert "A part of the game is missing" in outcome.stderr
    assert Path(gone).name in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not own_fault(outcome.stderr)


def test_what_needs_no_missing_part_goes_on(copy: Path, played_once: Path) -> None:
    away = copy / "away"
    (copy / "assets").rename(away)
    try:
        outcome = in_copy(copy, "verify", played_once / "game.jsonl", "--pack", TINY)
    finally:
        away.rename(copy / "assets")
    assert outcome.returncode == 0
    assert "whole" in outcome.stdout
