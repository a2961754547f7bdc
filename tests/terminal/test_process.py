from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .support import FIRST_HALF_YEAR, TOP, table_in

PROGRAM = """
import sys
from pathlib import Path
from game.engine.step import default_setup
from game.session.edition import open_edition
from game.session.game import Game
from game.terminal import run
pack, log = map(Path, sys.argv[1:])
edition = open_edition(pack)
opener = lambda edition, setup, _: Game.new(edition, setup or default_setup(edition.scenario), 7, "nb", log)
sys.exit(run(edition, opener, "nb", lambda game, language: log, language_settled=True))
"""


OWN_TERMINAL = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
"""
"""So that Ctrl-C at this terminal reaches the game."""


def command(log: Path, program: str = PROGRAM) -> list[str]:
    return [sys.executable, "-c", program, str(TOP / "tests" / "packs" / "tiny"), str(log)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(TOP), **more}


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252", "latin-1"])
def test_a_piped_game_speaks_utf_8_whatever_the_terminal_was_set_to(tmp_path: Path, encoding: str) -> None:
    log = tmp_path / "g.jsonl"
    outcome = subprocess.run(
        command(log),
        input="\n".join([*FIRST_HALF_YEAR, "n", "Blåbærøl", ""]).encode(),
        capture_output=True,
        env=environment(PYTHONIOENCODING=encoding, PYTHONUTF8="0"),
        check=False,
    )
    assert outcome.returncode == 0
    assert outcome.stderr == b""
    said = outcome.stdout.decode("utf-8")
    assert "Vår 2026, halvår 1 av 4. Følger." in said
    assert "> Blåbærøl" in said
    assert table_in(log).beat == "consequences"


def test_nothing_on_stdin_ends_at_once(tmp_path: Path) -> None:
    outcome = subprocess.run(
        command(tmp_path / "g.jsonl"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (outcome.returncode, outcome.stderr) == (0, b"")


@pytest.mark.parametrize("lines", [1, 12, 30])
def test_a_reader_who_closes_the_pipe_sees_no_traceback(tmp_path: Path, lines: int) -> None:
    with subprocess.Popen(
        command(tmp_path / "g.jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as game:
        assert game.stdout is not None
        assert game.stdin is not None
        assert game.stderr is not None
        with game.stdin as keys:
            keys.write("\n".join(FIRST_HALF_YEAR).encode())
        for _ in range(lines):
            game.stdout.readline()
        game.stdout.close()
        assert game.stderr.read() == b""
        assert game.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_at_a_real_terminal_ctrl_c_saves_and_leaves_one_friendly_line(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  not on Windows

    log = tmp_path / "g.jsonl"
    parent, child = pty.openpty()
    with subprocess.Popen(
        command(log, OWN_TERMINAL + PROGRAM),
        stdin=child,
        stdout=child,
        stderr=child,
        env=environment(),
        start_new_session=True,
    ) as game:
        os.close(child)
        try:
            for answer in (b"\n", b"\n", b"\n", b"\x03"):
                _until(parent, b"> ")
                os.write(parent, answer)
            said = _until(parent, b"--resume")
            assert game.wait(60) == 130
        finally:
            game.kill()
            os.close(parent)
    assert b"Traceback" not in said
    assert "Spillet er lagret." in said.decode("utf-8")
    assert table_in(log).beat == "choice"


def _until(terminal: int, mark: bytes, seconds: float = 60.0) -> bytes:
    """What the terminal shows up to and with `mark`."""
    seen, end = b"", time.monotonic() + seconds
    while mark not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"{mark!r} never came; there was {seen!r}"
        seen += os.read(terminal, 4096)
    return seen
