"""The program as people meet it: a real window on a real display, real keys and a real mouse, one whole game."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from game.errors import LogError
from game.log.read import LogFile, read_log
from tests.log.support import verify_chain

ROOT = Path(__file__).parent.parent.parent
WIDE, HIGH = 1280, 720
START = (880, 75)
"""On the start button: the window opens at the upper left, somewhat smaller than the display."""
PATIENCE = 20.0
"""Seconds that one thing may take on a busy machine before the test gives up."""
WHOLE_GAME = 45.0
"""Seconds for the game; on a quiet machine it takes five."""


@pytest.fixture
def display(need_program: Callable[[str], str]) -> Iterator[str]:
    """A display of its own, on a number that the server itself finds free."""
    read, write = os.pipe()
    screen = f"{WIDE}x{HIGH}x24"
    command = [
        need_program("Xvfb"),
        "-displayfd",
        str(write),
        "-screen",
        "0",
        screen,
        "-noreset",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@dataclass
class Table:
    """The program under test and the hands at it."""

    program: subprocess.Popen[bytes]
    xdotool: str
    display: str
    folder: Path

    @property
    def log(self) -> Path:
        return self.folder / "game.jsonl"

    def hand(self, *words: str) -> None:
        """One xdotool command."""
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run([self.xdotool, *words], env=environment, check=True, capture_output=True)

    def type_while_it_is_there(self, *keys: str) -> None:
        """Type; the program may close its window, and with it the display, while the last key is on its way."""
        try:
            self.hand("key", *keys)
        except subprocess.CalledProcessError:
            try:
                self.program.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.fail("the keys do not reach the window")

    def click(self, at: tuple[int, int]) -> None:
        """Press the left button at a place of the display."""
        self.hand("mousemove", str(at[0]), str(at[1]), "click", "1")

    def ask(self, *words: str) -> str:
        """What one xdotool command answers."""
        environment = {**os.environ, "DISPLAY": self.display}
        answer = subprocess.run([self.xdotool, *words], env=environment, check=True, capture_output=True)
        return answer.stdout.decode()

    def size(self) -> tuple[int, int]:
        """How large the window is now."""
        told = dict(line.split("=") for line in self.ask("getwindowgeometry", "--shell", self.window).split())
        return int(told["WIDTH"]), int(told["HEIGHT"])

    @property
    def window(self) -> str:
        """The window under the pointer, by its number."""
        told = self.ask("mousemove", "400", "300", "getmouselocation", "--shell")
        return next(line.removeprefix("WINDOW=") for line in told.split() if line.startswith("WINDOW="))

    def has(self, kind: str, number: int = 1) -> bool:
        """Whether the log has so many inputs of a kind."""
        log = self.records()
        return log is not None and sum(record.d.get("kind") == kind for record in log.records) >= number

    def records(self) -> LogFile | None:
        """What the log holds now; None before it is there."""
        try:
            return read_log(self.log)
        except LogError:
            return None

    def count(self) -> int:
        log = self.records()
        return len(log.records) if log is not None else 0

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Until something is so, as long as the program lives."""
        end = time.monotonic() + PATIENCE
        while not until():
            if self.program.poll() is not None and not until():
                self.fail(f"the program ended with {self.program.returncode} before {what}")
            if time.monotonic() > end:
                self.fail(f"waited in vain for {what}")
            time.sleep(0.05)

    def fail(self, what: str) -> None:
        """Say what went wrong, with a picture of the screen and the end of the log."""
        picture = self.folder / "last.png"
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run(
            ["import", "-window", "root", str(picture)], env=environment, check=False, capture_output=True
        )
        log = self.records()
        tail = [json.dumps([record.k, record.d])[:200] for record in log.records[-6:]] if log else ["no log"]
        said = (self.folder / "said.txt").read_text(encoding="utf-8", errors="replace")[-1500:]
        pytest.fail("\n".join((what, f"the screen: {picture}", *tail, said)), pytrace=False)


@pytest.fixture
def table(display: str, need_program: Callable[[str], str], tmp_path: Path) -> Iterator[Table]:
    """The program with its start screen open."""
    xdotool, folder = need_program("xdotool"), tmp_path / "out"
    folder.mkdir()
    table = Table(_program(display, folder, "--seed", "7", "--out", str(folder)), xdotool, display, folder)
    try:
        yield table
    finally:
        table.program.kill()
        table.program.wait(PATIENCE)


def _program(display: str, folder: Path, *how: str) -> subprocess.Popen[bytes]:
    """The game of the tiny pack, begun or gone on with."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "SDL_VIDEO_WINDOW_POS": "0,0",
        "XDG_DATA_HOME": str(folder.parent / "data"),
        "HOME": str(folder.parent),
        "BROWSER": f"{_browser(folder)} %s",
    }
    command = [sys.executable, "main.py", "play", "tests/packs/tiny", *how]
    with (folder / "said.txt").open("ab") as said:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)


def _browser(folder: Path) -> Path:
    """Stands in for a browser: notes what it was given."""
    program = folder / "browser"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{folder / "opened.txt"}"\n')
    program.chmod(0o755)
    return program


def _started(table: Table) -> bool:
    if table.count() == 0:
        table.click(START)
    return table.count() > 0


@pytest.mark.system
def test_a_whole_game_is_played_in_a_real_window(table: Table) -> None:
    # By mouse into the game: the start button lies in the upper right. A click before the first picture is lost,
    # so it is made until the log is there.
    table.wait(lambda: _started(table), "the start button to start a game")
    end = time.monotonic() + WHOLE_GAME
    while table.program.poll() is None:
        if time.monotonic() > end:
            table.fail("the game does not come to its end")
        before = table.count()
        # What is to be decided is decided by A; where A means nothing, it does nothing. Then Enter goes on.
        table.type_while_it_is_there("a", "Return")
        _settle(table, before)
    table.program.wait(PATIENCE)
    log = table.records()
    if table.program.returncode != 0 or log is None or not log.finished:
        table.fail(f"the program ended with {table.program.returncode}")
    assert verify_chain(table.log).ok
    assert log is not None
    assert sum(record.k == "turn" for record in log.records) == 4
    assert (table.folder / "debrief.html").stat().st_size > 0
    # On the last page the first Enter opens the debrief, the second one closes the game.
    assert (table.folder / "opened.txt").read_text() == (table.folder / "debrief.html").as_uri()


def _settle(table: Table, before: int) -> None:
    """Go on as soon as the log has grown; a page that writes nothing gets a moment to turn."""
    end = time.monotonic() + 0.15
    while table.count() == before and time.monotonic() < end and table.program.poll() is None:
        time.sleep(0.01)


@pytest.mark.system
def test_a_window_goes_through_the_full_screen_and_another_size_and_a_killed_one_is_gone_on_with(
    table: Table,
) -> None:
    table.wait(lambda: _started(table), "the start button to start a game")
    table.wait(lambda: _typed(table, "vote", "a", "a", "Return"), "a vote")
    small = table.size()
    assert small < (WIDE, HIGH)
    table.hand("key", "F11")
    table.wait(partial(_measures, table, (WIDE, HIGH)), "F11 to fill the screen")
    # Without a window manager nobody gives the window its old frame back, so this one is asked for by size.
    table.hand("key", "F11")
    table.hand("windowsize", table.window, "1024", "600")
    table.wait(partial(_measures, table, (1024, 600)), "the window to follow its frame")
    votes = 2
    table.wait(lambda: _typed(table, "vote", "a", number=votes), "a vote in the window of another size")
    table.program.kill()
    table.program.wait(PATIENCE)
    table.program = _program(table.display, table.folder, "--resume", str(table.log))
    # All who sit at the table have voted, so the answer is next.
    table.wait(lambda: _typed(table, "choose", "Return", "a"), "a choice after the vote")
    assert table.program.poll() is None
    assert verify_chain(table.log).ok


def _measures(table: Table, size: tuple[int, int]) -> bool:
    """Whether the window is so large."""
    return table.size() == size


def _typed(table: Table, kind: str, *keys: str, number: int = 1) -> bool:
    """Type keys, one at a time, until the log has what they lead to."""
    for key in keys:
        if table.has(kind, number):
            break
        before = table.count()
        table.hand("key", key)
        _settle(table, before)
    return table.has(kind, number)
