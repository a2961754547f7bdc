"""How fast it is, measured on demand: `pytest -m benchmark -s`.

Each line gives the best of several runs, the ratio to a reference loop timed in the same run (so that machines and
busy hours compare), and the budget that the design sets. Nothing is asserted about the clock.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.engine.decisions import encode
from game.engine.menu import legal_commands
from game.engine.step import compile_rules, step
from game.pack.load import read_pack
from game.ui.draw import Attention, Pen, look_of, scenes
from game.ui.element import Context
from game.ui.geometry import Grid, Size
from game.ui.layout import layout
from game.ui.theme import LIGHT
from game.ui.town.paint import changed_areas
from game.workshop.deep import deep_problems
from tests import games
from tests.benchmarks.measuring import best, report
from tests.ui.demo import SCREENS

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["tiny", "fjordvik"])
def test_a_half_year(name):
    rules = games.rules_of(name)
    state = games.first(rules).state
    decided = games.plain_decisions(rules, state)
    with_work = {c.card: "a" for c in legal_commands(rules, state).cards if "a" in c.legal}
    decided = type(decided)(tuple((c, with_work.get(c, k)) for c, k in decided.choices), decided.tokens)
    report(f"{name}: a half-year with ledger", best(lambda: step(rules, state, decided), 5, 50), "5 ms")
    bare = best(lambda: step(rules, state, decided, ledger=False), 5, 50)
    report(f"{name}: a half-year without ledger, legality checked", bare, "")
    vector = encode(rules.layout, state.whole, decided)

    def kernel() -> None:
        floats, whole = list(state.floats), list(state.whole)
        rules.kernel.close_turn(floats, whole, [], vector, state.key)
        rules.kernel.open_turn(floats, whole, [], state.key)

    report(f"{name}: the kernel alone, without ledger", best(kernel, 5, 100), "0.5 ms")


def test_checking_the_real_pack():
    folder = games.SHIPPED / "fjordvik"
    report("check of fjordvik", best(lambda: deep_problems(read_pack(folder)), 3, 1), "1 s")
    report("reading fjordvik", best(lambda: read_pack(folder), 3, 1), "none")


def test_making_the_rules():
    scenario = games.rules_of("fjordvik").scenario
    report("compiling fjordvik's rules", best(lambda: compile_rules(scenario), 3, 1), "none")


def test_first_frame():
    code = (
        "import time; t = time.perf_counter(); "
        "from game.ui import app; app.first_frame(); print(time.perf_counter() - t)"
    )
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYTHONWARNINGS": "ignore"}
    times = []
    for _ in range(3):
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        times.append(float(run.stdout.split()[-1]) * 1000.0)
    report("first frame of the window, from import", min(times), "about 1 s")


def test_a_picture_of_the_moving_town():
    pen, grid = Pen(), Grid(Size(1920, 1080))
    tree, surface = (
        layout(SCREENS["consequence"](100), Context(grid, pen.fonts)),
        pygame.Surface((1920, 1080)),
    )
    whole = best(lambda: pen.draw(surface, tree, LIGHT, grid), 5, 10)
    report("the whole page at 1080p", whole, "16 ms")
    (scene,), moments = scenes(tree), iter(range(10**6))

    def moved() -> None:
        at = next(moments) / 8
        parts = changed_areas(scene.rect, look_of(scene, LIGHT), at, at + 1 / 8)
        pen.draw(surface, tree, LIGHT, grid, Attention(town_seconds=at + 1 / 8), parts)

    report("what moved in its town, eight times a second", best(moved, 5, 40), "3 ms")
