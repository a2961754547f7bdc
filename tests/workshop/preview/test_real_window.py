"""The preview as an author meets it: a real window on a real display, beside an editor that saves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.games import PACKS

ROOT = Path(__file__).parent.parent.parent.parent
WIDE, HIGH = 1280, 720
PATIENCE = 30.0
"""Seconds that one thing may take on a busy machine before the test gives up."""
REST = 0.7
"""Seconds in which a page has turned: what looks the same before and after them stays."""
COLOURFUL = 60
"""A window with something in it has more different bytes than this; an empty display has one or two."""


@dataclass
class Desk:
    """The program under test, what its display shows, and the pack that it watches."""

    program: subprocess.Popen[bytes]
    display: str
    screen: Path
    pack: Path
    xdotool: str

    def picture(self) -> bytes:
        """The display's pixels; what stands before them in the file describes it."""
        return self.screen.read_bytes()[-WIDE * HIGH * 4 :]

    def rests(self) -> bytes | None:
        """What the display shows, once it stays so; None while it changes or is empty."""
        before = self.picture()
        time.sleep(REST)
        return before if self.picture() == before and len(set(before)) > COLOURFUL else None

    def wait(self, what: str, wanted: Callable[[bytes], bool]) -> bytes:
        """The picture that is wanted, once the display rests at it."""
        end = time.monotonic() + PATIENCE
        while (found := self.rests()) is None or not wanted(found):
            assert self.program.poll() is None, f"the program ended before {what}"
            assert time.monotonic() < end, f"waited in vain for {what}"
        return found

    def key(self, name: str) -> None:
        """Press a key."""
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run([self.xdotool, "key", name], env=environment, check=True, capture_output=True)

    def edit(self, old: str, new: str) -> None:
        """Save a file with one text replaced."""
        path = self.pack / "cards" / "cases.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture
def desk(need_program: Callable[[str], str], tmp_path: Path) -> Iterator[Desk]:
    """A preview of the tiny pack's first card, on a display whose memory is a file."""
    read, write = os.pipe()
    options = ["-screen", "0", f"{WIDE}x{HIGH}x24", "-nolisten", "tcp", "-fbdir", str(tmp_path)]
    server = subprocess.Popen(
        [need_program("Xvfb"), "-displayfd", str(write), *options],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    pack = Path(shutil.copytree(PACKS / "tiny", tmp_path / "pack"))
    environment = {**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_VIDEO_WINDOW_POS": "0,0"}
    program = subprocess.Popen(
        [sys.executable, "main.py", "preview", str(pack), "form", "--size", "1200x675"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Desk(program, display, tmp_path / "Xvfb_screen0", pack, need_program("xdotool"))
    finally:
        for each in (program, server):
            each.terminate()
            each.wait(PATIENCE)


@pytest.mark.system
def test_a_save_that_breaks_the_pack_shows_problems_and_the_next_one_the_card_again(desk: Desk) -> None:
    card = desk.wait("the card", lambda _: True)
    desk.edit("dimension: strategy", "dimension: strategi")
    desk.wait("the problems", lambda picture: picture != card)
    desk.edit("dimension: strategi", "dimension: strategy")
    desk.wait("the card again", lambda picture: picture == card)
    desk.key("Escape")
    assert desk.program.wait(PATIENCE) == 0
