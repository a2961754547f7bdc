"""How fast whole games are: `pytest -m benchmark -s tests/benchmarks/test_simulation_speed.py`.

Everything is told as a ratio of two things measured in turns in one run, in seconds of the processor, because others
use the machine too. Nothing is asserted about the clock; that C plays the same games, bit for bit, is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context

import numpy as np
import pytest

from game.engine.layout import FINISHED
from game.engine.state import Rules
from game.engine.step import Rejection, compile_rules, default_setup, start, step
from game.policy import POLICIES
from game.policy.tabled import DecisionTable, table_of
from game.research.compiled import Compiled, compile_numba
from tests import games
from tests.benchmarks.in_c import CGames

pytestmark = pytest.mark.benchmark

PACKS = ("tiny", "forste-halvar", "mellomleder", "fjordvik")
TEAM = "random"
ROUNDS, BULK, FEW = 7, 1000, 10


@cache
def compiled(pack: str) -> Compiled:
    made = compile_numba(games.rules_of(pack))
    play(made, pack, 1)  # compiles
    return made


def team(pack: str, name: str = TEAM) -> DecisionTable:
    table = table_of(games.rules_of(pack), name)
    assert table is not None
    return table


def play(made: Compiled, pack: str, count: int, name: str = TEAM) -> None:
    setup = default_setup(games.rules_of(pack).scenario)
    made.play(setup, range(count), team(pack, name), floats=(), whole=())


def in_turns(*ways: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Each way's best time of several rounds, seconds of the processor."""
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for place, way in enumerate(ways):
            begun = time.process_time()
            way()
            best[place] = min(best[place], time.process_time() - begun)
    return best


def tell(capsys: pytest.CaptureFixture[str], text: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{text}")
        sys.stdout.flush()


def plain_games(pack: str, count: int) -> None:
    """Games in CPython, step by step, as the python backend plays them."""
    rules = games.rules_of(pack)
    for seed in range(count):
        played = start(rules, default_setup(rules.scenario), seed, ledger=False)
        while not played.closed.whole[FINISHED]:
            after = step(rules, played.state, POLICIES[TEAM](rules, played.state), ledger=False)
            assert not isinstance(after, Rejection)
            played = after


@pytest.mark.parametrize("pack", PACKS)
def test_whole_games_against_the_same_kernel_in_c_and_in_python(pack, tmp_path, capsys):
    rules = games.rules_of(pack)
    setup, made, in_c = default_setup(rules.scenario), compiled(pack), CGames(rules, tmp_path)
    played = made.play(setup, range(BULK), team(pack), floats=(), whole=())
    floats, whole = in_c.play(setup, range(BULK), team(pack))
    assert np.array_equal(floats.view(np.int64), played.last_floats.view(np.int64))
    assert np.array_equal(whole, played.last_whole)
    of_numba, of_c = in_turns(
        lambda: play(made, pack, BULK), lambda: in_c.play(setup, range(BULK), team(pack))
    )
    (of_python,) = in_turns(lambda: plain_games(pack, FEW), rounds=3)
    steps = played.turns.sum() * rules.plan.tables["STEPS"]
    tell(
        capsys,
        f"{pack}: {BULK / of_numba:,.0f} games/s, {steps / of_numba:,.0f} steps/s on one core; "
        f"of C's speed {of_c / of_numba:.2f}; times Python's {of_python / FEW * BULK / of_numba:.0f}",
    )


def test_the_cost_grows_with_the_number_of_games(capsys):
    made = compiled("fjordvik")
    counts = (250, 500, 1000, 2000)
    times = in_turns(*(partial(play, made, "fjordvik", count) for count in counts), rounds=5)
    told = ", ".join(f"{count}: {took / count * 1e6:.0f}" for count, took in zip(counts, times, strict=True))
    tell(capsys, f"fjordvik, microseconds a game by number of games: {told}")


def test_the_cost_by_size_of_the_pack(capsys):
    lines = []
    for pack in PACKS:
        rules, made = games.rules_of(pack), compiled(pack)
        (took,) = in_turns(partial(play, made, pack, BULK))
        layout, turns = rules.layout, rules.scenario.settings.turns
        model = len(layout.stocks) + len(layout.flows) + len(layout.auxiliaries)
        lines.append(
            f"{pack}: {took / BULK / turns * 1e6:.1f} us a half-year with {model} quantities in the model, "
            f"{len(layout.cards)} cards, {layout.sayings} texts"
        )
    tell(capsys, "\n".join(lines))


def grown(stocks: int, cards: int) -> Rules:
    """The smallest pack with so many more stocks, each drained by a flow of its own, and so many more cases."""
    scenario = games.rules_of("tiny").scenario
    model, case = scenario.model, scenario.cards["form"]
    drain = model.flows["forgetting"]
    made = model.model_copy(
        update={
            "stocks": {**model.stocks, **{f"more_{n}": model.stocks["skill"] for n in range(stocks)}},
            "flows": {
                **model.flows,
                **{
                    f"drain_{n}": drain.model_copy(
                        update={"equation": f"0.02 * more_{n}", "out_of": f"more_{n}"}
                    )
                    for n in range(stocks)
                },
            },
        }
    )
    more = {f"case_{n}": case for n in range(cards)}
    return compile_rules(scenario.model_copy(update={"model": made, "cards": {**scenario.cards, **more}}))


@pytest.mark.parametrize("what", ["stocks", "cards"])
def test_the_cost_grows_with_stocks_and_cards(what, capsys):
    counts = (0, 50, 100, 200)
    ways = []
    for count in counts:
        rules = grown(count, 0) if what == "stocks" else grown(0, count)
        table, setup = table_of(rules, TEAM), default_setup(rules.scenario)
        assert table is not None
        way = partial(compile_numba(rules).play, setup, range(BULK), table, floats=(), whole=())
        way()  # compiles
        ways.append(way)
    told = ", ".join(
        f"{count}: {took / BULK * 1e6:.1f}" for count, took in zip(counts, in_turns(*ways), strict=True)
    )
    tell(capsys, f"tiny, microseconds a game by number of {what} more: {told}")


def _bulk(pack: str) -> float:
    begun = time.process_time()
    play(compiled(pack), pack, BULK)
    return time.process_time() - begun


def test_two_processes_against_one(capsys):
    parts = 8
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(_bulk, ["fjordvik"] * 4))  # loads
        begun = time.perf_counter()
        list(pool.map(_bulk, ["fjordvik"] * parts))
        two = time.perf_counter() - begun
    compiled("fjordvik")
    begun = time.perf_counter()
    for _ in range(parts):
        _bulk("fjordvik")
    one = time.perf_counter() - begun
    tell(capsys, f"two processes against one, by the clock: {one / two:.2f} times as many games")
