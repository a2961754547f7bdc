"""How fast the model alone is beside other engines that read its XMILE file: `pytest -m benchmark -s`, with `oracle`.

All run the same scenario for its whole length in the same steps. Loading and translating are not counted; PySD's and
Simlin's tables of results are, as small as they can be asked for. Nothing is asserted about the clock.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from game.engine.kernel import namespace, rule_functions
from game.engine.state import Rules
from game.research.xmile import exported, text_of
from tests import games
from tests.benchmarks.measuring import best

pytestmark = pytest.mark.benchmark

RUNS = 1000
"""How many runs numba makes in one call."""


@pytest.mark.parametrize("name", ["tiny", "fjordvik"])
def test_the_model_alone(name: str, tmp_path: Path) -> None:
    rules = games.rules_of(name)
    settings = rules.scenario.settings
    steps = settings.turns * settings.quarters_per_turn * settings.steps_per_quarter
    file = tmp_path / "model.xmile"
    file.write_text(text_of(exported(rules.scenario, settings.profile)), encoding="utf-8")
    speeds = {
        "PySD": steps / best(pysd_run(file, next(iter(rules.layout.stocks))), 3, 1),
        "Simlin": steps / best(simlin_run(file), 5, 20),
        "the kernel in CPython": steps / best(kernel_run(rules, steps), 5, 5),
        f"the kernel in numba, {RUNS} runs": RUNS * steps / best(numba_runs(rules, steps), 5, 1),
    }
    for engine, speed in speeds.items():
        ratio = speed / speeds["PySD"]
        sys.stdout.write(f"\n{name}: {engine}: {speed * 1000:,.0f} steps a second, {ratio:,.1f} times PySD's")


def pysd_run(file: Path, stock: str) -> Callable[[], object]:
    if find_spec("pysd") is None:
        pytest.skip("PySD comes with the extra `oracle`")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of PySD's dependencies; tests/oracle names each
        model = importlib.import_module("pysd").read_xmile(file)

    def run() -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return model.run(return_columns=[stock])

    return run


def simlin_run(file: Path) -> Callable[[], object]:
    simulation = pytest.importorskip("simlin").load(file).simulate()

    def run() -> None:
        simulation.reset()
        simulation.run_to_end()

    return run


def kernel_run(rules: Rules, steps: int) -> Callable[[], object]:
    begin = games.first(rules).state
    quarter = rules.kernel.functions["quarter"]
    ledger: list[float] = []

    def run() -> None:
        floats, whole = list(begin.floats), list(begin.whole)
        for _ in range(steps):
            quarter(floats, whole, ledger)

    return run


def numba_runs(rules: Rules, steps: int) -> Callable[[], object]:
    """The same `quarter` compiled, for many runs in one call."""
    numba, numpy = pytest.importorskip("numba"), pytest.importorskip("numpy")
    space: dict[str, Any] = {
        name: numpy.array(table or (0,)) if isinstance(table, tuple) else table
        for name, table in namespace(rules.plan.tables, keep=False).items()
    }
    exec(compile(rules.plan.source, "<kernel>", "exec"), space)
    space.update(rule_functions(space))
    compiled = numba.njit(error_model="numpy")
    for name, item in list(space.items()):
        if callable(item) and getattr(item, "__globals__", None) is space:
            space[name] = compiled(item)
    quarter = space["quarter"]
    begin = games.first(rules).state
    floats, whole, ledger = numpy.array(begin.floats), numpy.array(begin.whole), numpy.zeros(0)

    @compiled
    def run(first, marks, count, length):
        last = first.copy()
        for _ in range(count):
            here, I = first.copy(), marks.copy()  # noqa: E741, N806  (the kernel's vectors)
            for _ in range(length):
                quarter(here, I, ledger)
            last = here
        return last

    run(floats, whole, 1, 1)  # compile
    return lambda: run(floats, whole, RUNS, steps)
