"""numba compiles the very same kernel: whatever is played with it has the bits of plain Python."""

import random
import re

import numpy as np
import pytest

from game.engine.decisions import decode
from game.engine.layout import FINISHED
from game.engine.state import state_hash
from game.engine.step import default_setup
from game.policy import POLICIES
from game.policy.tabled import DecisionTable, table_of
from game.research.compiled import CacheWarning, compile_numba
from game.research.compiled.compiling import SIGNATURES
from game.research.compiled.inner import OPTIONS, entry
from game.research.compiled.keeping import VARIABLE, cache_folder, kept_module, loose_module
from game.research.simulate import playing as simulating
from game.research.simulate.running import simulate
from tests import games
from tests.research import bit_equality
from tests.research.simulate.support import bytes_of, plan

numba = pytest.importorskip("numba")

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time

FUSED = re.compile(r"\b(v?fn?m(add|sub)\w*|fml[as]\w*|fnm?add\w*|fnmul\w*)\b")
"""Instructions that multiply and add with one rounding, of x86-64 and ARM."""
SMALL = "from game.research.compiled.inner import inner\n\n\n@inner\ndef min2(a, b):\n    return a if a < b else b\n"
TWO_FLOATS = (numba.float64, numba.float64)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("kernels")


@pytest.fixture(scope="module")
def kernel(folder):
    """The smallest pack, compiled once for all tests here."""
    return compile_numba(games.tiny(), cache=folder)


def test_games_of_every_kind_have_the_bits_of_plain_python(kernel, monkeypatch):
    monkeypatch.setattr(bit_equality, "compiled_pack", lambda pack, folder: kernel)
    hashes = [bit_equality.prove("tiny", number) for number in range(30)]
    assert len(set(hashes)) == len(hashes)


def test_a_game_that_differs_is_found(kernel, monkeypatch):
    class Other:
        rules = kernel.rules

        def play(self, setup, seeds, *arguments, **columns):
            return kernel.play(setup, [seed + 1 for seed in seeds], *arguments, **columns)

    monkeypatch.setattr(bit_equality, "compiled_pack", lambda pack, folder: Other())
    with pytest.raises(bit_equality.Different):
        bit_equality.prove("tiny", 1)


@pytest.mark.parametrize("name", ["random", "always-b"])
def test_whole_games_record_every_state_and_decision(kernel, name):
    rules, seeds = games.tiny(), (3, 2**64 - 1, 3)
    setup, table = default_setup(rules.scenario), table_of(rules, name)
    played = kernel.play(setup, seeds, table)
    assert played.floats.shape == (3, setup.turns + 1, rules.layout.float_count)
    for game, seed in enumerate(seeds):
        step = games.first(rules, seed)
        for turn in range(setup.turns):
            assert tuple(played.floats[game, turn]) == step.closed.floats
            assert tuple(played.whole[game, turn]) == step.closed.whole
            decided = POLICIES[name](rules, step.state)
            assert decode(rules.layout, step.state.whole, played.decisions[game, turn].tolist()) == decided
            step = games.commit(rules, step.state, decided)
        assert step.closed.whole[FINISHED]
        assert played.turns[game] == setup.turns
        assert played.last(game) == step.closed
        assert played.state_hash(game) == state_hash(step.closed)


def test_only_the_slots_that_are_asked_for_are_recorded(kernel):
    rules = games.tiny()
    setup, table = default_setup(rules.scenario), table_of(rules, "random")
    whole = kernel.play(setup, range(5), table)
    some = kernel.play(setup, range(5), table, floats=(7, 3), whole=())
    assert np.array_equal(some.floats, whole.floats[:, :, [7, 3]])
    assert some.whole.shape == (5, setup.turns + 1, 0)
    assert np.array_equal(some.last_floats, whole.floats[:, -1])
    nothing = kernel.play(setup, (), table)
    assert nothing.last_floats.shape == (0, rules.layout.float_count)


def test_what_no_game_has_is_refused(kernel):
    rules = games.tiny()
    table = table_of(rules, "random")
    assert table is not None
    with pytest.raises(ValueError, match="not of this scenario"):
        kernel.play(default_setup(rules.scenario), [1], DecisionTable(table.rows[:-1]))
    layout = rules.layout
    for columns in ({"floats": (layout.float_count,)}, {"whole": (-1,)}):
        with pytest.raises(ValueError, match="no such slot"):
            kernel.play(default_setup(rules.scenario), [1], table, **columns)


def test_the_machine_code_holds_no_fused_multiply_add(kernel):
    for name in SIGNATURES:
        compiled = entry(getattr(kernel._module, name), SIGNATURES[name], keep=False)
        (code,) = compiled.inspect_asm().values()
        assert re.search(r"\bv?mulsd\b|\bfmul\b", code) or name == "open_one", name
        assert not FUSED.search(code), (name, FUSED.search(code))


def test_a_fused_multiply_add_would_be_found():
    def product_and_sum(a, b, c):
        return a * b + c

    fused = numba.njit(fastmath=True)(product_and_sum)
    exact = numba.njit(**OPTIONS)(product_and_sum)
    for compiled in (fused, exact):
        compiled.compile((numba.float64,) * 3)
    if (
        "+fma" not in numba.core.codegen.get_host_cpu_features().split(",")
        and "arm" not in numba.config.CPU_NAME
    ):
        pytest.skip("this processor has no fused multiply-add")
    assert FUSED.search(next(iter(fused.inspect_asm().values())))
    assert not FUSED.search(next(iter(exact.inspect_asm().values())))


def test_what_was_compiled_before_comes_from_the_folder(kernel, folder):
    kernel.play(default_setup(games.tiny().scenario), [1], table_of(games.tiny(), "random"))
    again = compile_numba(games.tiny(), cache=folder)
    found = again.entry("play_games")
    assert sum(found.stats.cache_hits.values()) == 1
    assert not found.stats.cache_misses


def test_a_module_is_written_anew_where_it_was_changed(folder):
    module = kept_module(SMALL, folder)
    assert module is not None
    path = folder / f"{module.__name__}.py"
    path.write_text("broken", encoding="utf-8")
    assert kept_module(SMALL, folder) is not None
    assert path.read_text(encoding="utf-8") == SMALL
    assert not list(folder.glob("*.tmp"))


def test_a_folder_that_cannot_be_used_is_said_and_does_not_matter(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.warns(CacheWarning, match=f"cannot be kept in .*{VARIABLE}"):
        assert kept_module(SMALL, tmp_path / "file" / "kernels") is None
    smaller = entry(loose_module(SMALL).min2, TWO_FLOATS, keep=False)
    assert smaller(2.0, 1.0) == 1.0


def test_damaged_machine_code_is_compiled_anew(tmp_path):
    module = kept_module(SMALL, tmp_path)
    assert module is not None
    assert entry(module.min2, TWO_FLOATS, keep=True)(2.0, 1.0) == 1.0
    kept = [path for path in (tmp_path / "__pycache__").iterdir() if path.suffix in (".nbi", ".nbc")]
    assert len(kept) == 2
    for path in kept:
        path.write_bytes(path.read_bytes()[:20])
        assert entry(module.min2, TWO_FLOATS, keep=True)(2.0, 1.0) == 1.0


def test_the_environment_names_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv(VARIABLE)
    assert cache_folder().name == "kernels"


def test_a_python_team_plays_the_same_with_the_compiled_rules(kernel):
    plain, luck = games.tiny(), random.Random(8)
    seed = luck.randrange(10**9)
    one, other = games.first(plain, seed), games.first(kernel.rules, seed)
    while not one.closed.whole[FINISHED]:
        decided = POLICIES["balanced"](kernel.rules, other.state)
        assert POLICIES["balanced"](plain, one.state) == decided
        one, other = games.commit(plain, one.state, decided), games.commit(kernel.rules, other.state, decided)
        assert state_hash(one.closed) == state_hash(other.closed)
        assert one.ledger == other.ledger


@pytest.mark.parametrize("team", ["random", "greedy"])
def test_what_is_simulated_has_the_bytes_of_plain_python(kernel, monkeypatch, tmp_path, team):
    """Whole games by a table, and a team that decides in Python."""
    monkeypatch.setattr(simulating, "compiled_of", lambda rules: kernel)
    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    simulate(plan(12, team, detail="turns"), here)
    simulate(plan(12, team, detail="turns", backend="numba"), there)
    assert bytes_of(there) == bytes_of(here)
