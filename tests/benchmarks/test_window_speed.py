"""What the window costs, measured on demand: `pytest -m benchmark -s tests/benchmarks/test_window_speed.py`.

Times stand beside a reference loop of the same run, as in `test_speed.py`, and are only told. Two things are
asserted, for they must not depend on the machine: a window at rest draws nothing and asks for next to no processor
time, and a third game needs no more memory than the first.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.engine.step import default_setup
from game.ui.app import AppHost
from game.ui.boxes import Role
from game.ui.draw import Pen
from game.ui.element import Context
from game.ui.geometry import Grid, Size
from game.ui.layout import layout
from game.ui.pages.start import StartPage
from game.ui.screens import Settings
from game.ui.theme import LIGHT
from game.ui.town.pace import LIVELY, SLOWING
from game.ui.window import Window
from tests.benchmarks.measuring import best, report
from tests.ui.demo import SCREENS
from tests.ui.fakes import FakeHost, FakeScreen
from tests.ui.hands import Clock, Hands
from tests.ui.pages.support import MOST_KEYS, buttons, edition_of, new_lobby

pytestmark = pytest.mark.benchmark

FULL, HUGE = Size(1920, 1080), Size(3840, 2160)
WATCHED = 10.0
"""Seconds that a window is watched."""
AT_REST = 0.03
"""Of a core, at most, while nobody does anything; on a quiet machine it is a tenth of that."""
GROWTH = 8_000_000
"""Bytes that the third game may need beyond the first: pictures of words that the first did not meet."""


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    pygame.display.quit()


@pytest.mark.parametrize(("size", "budget"), [(FULL, "16 ms"), (HUGE, "none")], ids=["1080p", "4K"])
@pytest.mark.parametrize("name", ["case", "choice", "consequence"])
def test_a_full_repaint(name: str, size: Size, budget: str) -> None:
    pen, grid, surface = Pen(), Grid(size), pygame.Surface((size.width, size.height))
    tree = layout(SCREENS[name](100), Context(grid, pen.fonts))
    begin = time.perf_counter()
    pen.draw(surface, tree, LIGHT, grid)
    first = (time.perf_counter() - begin) * 1000.0
    report(f"{name}, {size.width}x{size.height}: the first picture, nothing kept yet", first, "none")
    report(
        f"{name}, {size.width}x{size.height}: drawn again",
        best(lambda: pen.draw(surface, tree, LIGHT, grid), 5, 10),
        budget,
    )


@pytest.mark.parametrize("rested", [False, True], ids=["somebody is there", "at rest"])
@pytest.mark.parametrize("town", [False, True], ids=["without the town", "with the town"])
def test_ten_seconds_without_anybody(tmp_path: Path, town: bool, rested: bool) -> None:
    lobby = new_lobby(tmp_path)
    ahead = 0.0
    first, host = (
        (StartPage(lobby), AppHost(lambda: lobby.spoken, None)) if town else (FakeScreen(), FakeHost())
    )
    window = Window(first, Settings("nb"), host, size=FULL, clock=lambda: time.monotonic() + ahead)
    for _ in range(5):
        window.step(0.0)
    if rested:
        ahead = LIVELY + SLOWING
        window.step(0.0)
    end, drawn, spent = time.monotonic() + WATCHED, 0, time.process_time()
    while (left := end - time.monotonic()) > 0:
        patience = window._patience()
        drawn += window.step(left if patience is None else min(patience, left))
    share = (time.process_time() - spent) / WATCHED
    what = f"{'with' if town else 'without'} the town, {'at rest' if rested else 'somebody there'}"
    sys.stdout.write(f"\nidle {what}: {100 * share:.2f} % of a core, {drawn} pictures in {WATCHED:.0f} s\n")
    if rested or not town:
        assert drawn == 0
        assert share < AT_REST


def _resident() -> int:
    """Bytes of memory that this process holds."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _played(folder: Path) -> int:
    """The pictures of one whole game at 1080p, by mouse, in a window of its own."""
    edition = edition_of("fjordvik")
    lobby = new_lobby(folder, "fjordvik", replace(default_setup(edition.scenario)))
    clock = Clock()
    window = Window(
        StartPage(lobby), Settings("nb"), AppHost(lambda: lobby.spoken, None), size=FULL, clock=clock
    )
    hands, pictures = Hands(window, clock), 0
    window.step(0.0)
    hands.key("enter")
    for _ in range(MOST_KEYS):
        if window.stage.done:
            break
        assert lobby.room is not None
        if lobby.room.table.beat == "choice":
            answers = [box for box in buttons(window.stage) if box.role is Role.OPTION]
            if answers and answers[0].action is not None and answers[0].action.name != "open":
                hands.click(answers[0].rect.centre)
        hands.click(buttons(window.stage)[-1].rect.centre)
        pictures += 1
    else:
        raise AssertionError("the game does not end")
    window.close()
    lobby.close()
    return pictures


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells so")
def test_memory_after_one_and_after_three_games(tmp_path: Path) -> None:
    held = []
    for number in range(3):
        begin = time.perf_counter()
        steps = _played(tmp_path / str(number))
        held.append(_resident())
        sys.stdout.write(
            f"\nafter game {number + 1}: {held[-1] / 1e6:.1f} MB ({steps} steps, {time.perf_counter() - begin:.1f} s)\n"
        )
    assert held[2] - held[0] < GROWTH
