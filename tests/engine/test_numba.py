"""numba compiles the very same modules, and the games have the same bits."""

import itertools
import random
from dataclasses import replace

import pytest

from game.engine.accounts import Group
from game.engine.bringing import opened_as
from game.engine.calling import with_called
from game.engine.decisions import Decisions, encode
from game.engine.kernel import MODULES, namespace, rule_functions
from game.engine.state import state_hash
from game.engine.step import Step, default_setup, start, step
from tests import games

numba = pytest.importorskip("numba")
np = pytest.importorskip("numpy")

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time

UNSIGNED = ("MASK", "GOLDEN", "MIX_A", "MIX_B", "ONE_64", "S30", "S27", "S31", "S11")


def _compiled(rules):
    """The plan's source and the rules' own functions, each under `njit`, with tables as arrays."""
    space = namespace(rules.plan.tables, keep=False)
    for name, value in list(space.items()):
        if isinstance(value, tuple) and name.endswith("_THING"):
            space[name] = np.array(value, dtype=np.uint64)
        elif isinstance(value, tuple):
            kind = np.float64 if any(isinstance(item, float) for item in value) else np.int64
            space[name] = np.array(value or (0,), dtype=kind)
    space.update({name: np.uint64(space[name]) for name in UNSIGNED})
    space["u64"] = np.uint64
    exec(compile(rules.plan.source, "<kernel>", "exec"), space)
    space.update(rule_functions(space))
    jit = numba.njit(error_model="numpy")
    for name, item in list(space.items()):
        if callable(item) and getattr(item, "__globals__", None) is space:
            space[name] = jit(item)
    return space


def test_compiled_games_have_the_bits_of_plain_python():
    rules = games.tiny()
    space = _compiled(rules)
    ledger = np.zeros(0)
    for seed in range(4):
        steps = games.play_out(rules, games.first(rules, seed), random.Random(seed).choice)
        again = games.play_out(rules, games.first(rules, seed), random.Random(seed).choice)
        assert [state_hash(each.closed) for each in steps] == [state_hash(each.closed) for each in again]
        floats, whole = np.array(steps[0].closed.floats), np.array(steps[0].closed.whole)
        key = np.uint64(steps[0].closed.key)
        choices = random.Random(seed)
        for before, after in itertools.pairwise(steps):
            space["open_turn"](floats, whole, ledger, key)
            assert tuple(floats) == before.state.floats
            assert tuple(whole) == before.state.whole
            decided = games.legal_decisions(rules, before.state, choices.choice)
            vector = np.array(encode(rules.layout, before.state.whole, decided))
            space["close_turn"](floats, whole, ledger, vector, key)
            assert tuple(floats) == after.closed.floats
            assert tuple(whole) == after.closed.whole


def test_a_called_event_and_a_case_put_aside_have_the_bits_of_plain_python():
    rules = games.tiny()
    space = _compiled(rules)
    ledger = np.zeros(0)
    for seed, event in ((1, "breach"), (2, "flood")):
        begun = start(
            rules, replace(default_setup(rules.scenario), features_off=("events",)), seed, ledger=False
        )
        called = with_called(rules, begun.state, event)
        main = games.open_cards(rules, called)[0]
        plain = games.plain_decisions(rules, called)
        rest = tuple(pair for pair in plain.choices if pair[0] != main)
        decided = replace(plain, choices=rest, called=event, aside=(main,))
        played = step(rules, begun.state, decided, ledger=False)
        assert isinstance(played, Step)
        number, key = rules.layout.cards[event], np.uint64(begun.state.key)
        floats, whole = np.array(begun.closed.floats), np.array(begun.closed.whole)
        space["open_turn"](floats, whole, ledger, key)
        assert space["call_obstacle"](number, whole) == 0
        space["call_event"](number, floats, whole, ledger, key)
        assert (tuple(floats), tuple(whole)) == (called.floats, called.whole)
        assert called.floats != begun.state.floats
        vector = np.array(encode(rules.layout, called.whole, decided))
        space["close_turn"](floats, whole, ledger, vector, key)
        assert (tuple(floats), tuple(whole)) == (played.closed.floats, played.closed.whole)


def test_a_half_year_that_begins_with_brought_cards_has_the_bits_of_plain_python():
    rules = games.tiny()
    space = _compiled(rules)
    ledger, cards = np.zeros(0), rules.layout.cards
    begun = start(rules, default_setup(rules.scenario), 1, ledger=False)
    dealt = games.open_cards(rules, begun.state)
    case = next(n for n, c in rules.scenario.cards.items() if c.kind == "case" and n not in dealt)
    opened = opened_as(rules, begun.state, Decisions((), brought=(case, "flood")))
    floats, whole = np.array(begun.closed.floats), np.array(begun.closed.whole)
    space["open_with"](cards["flood"], floats, whole, ledger, np.uint64(begun.state.key))
    space["bring_case"](cards[case], 0, np.array(begun.closed.whole), whole)
    assert (tuple(floats), tuple(whole)) == (opened.floats, opened.whole)
    assert opened.floats != begun.state.floats
    assert games.open_cards(rules, opened)[0] == case


def test_the_rules_use_nothing_that_is_not_bound():
    rules = games.tiny()
    space = namespace(rules.plan.tables, keep=True)
    exec(compile(rules.plan.source, "<kernel>", "exec"), space)
    functions = rule_functions(space)
    known = {*space, *functions, "range", "float"}
    for module in MODULES:
        for name, function in functions.items():
            if function.__code__.co_filename == module.__file__:
                missing = set(function.__code__.co_names) - known
                assert not missing, (name, missing)
    assert Group("flow:grant", "devmoney") in rules.plan.accounts.groups
