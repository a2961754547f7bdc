"""What the kernel is made of: the rules' own functions, bound to nothing but a pack's tables and emitted functions."""

import random
from dataclasses import replace

import pytest

from game.engine.accounts import Group
from game.engine.bringing import opened_as
from game.engine.decisions import Decisions, decode, encode
from game.engine.kernel import MODULES, namespace, rule_functions
from game.engine.layout import FINISHED
from game.engine.numbers import total
from tests import games


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


@pytest.mark.parametrize("pack", ["tiny", "fjordvik"])
def test_a_vector_says_what_was_decided(pack):
    rules, luck = games.rules_of(pack), random.Random(4)
    step, kinds = games.first(rules, 4), set()
    while not step.closed.whole[FINISHED]:
        decided = games.legal_decisions(rules, step.state, luck.choice)
        vector = encode(rules.layout, step.state.whole, decided)
        assert decode(rules.layout, step.state.whole, vector) == decided
        kinds |= {name for name in ("tokens", "lending", "budget", "promise") if getattr(decided, name)}
        step = games.commit(rules, step.state, decided)
    assert {"tokens", "budget"} <= kinds


def test_a_card_put_aside_is_no_part_of_the_vector():
    rules = games.tiny()
    state = games.first(rules, 1).state
    opened = opened_as(rules, state, Decisions(()))
    decided = games.plain_decisions(rules, opened)
    rest = replace(decided, choices=decided.choices[1:])
    assert decode(rules.layout, opened.whole, encode(rules.layout, opened.whole, rest)) == rest


def test_sums_go_from_left_to_right_on_every_python():
    assert total([1e16, 1.0, -1e16]) == 0.0
    assert total([]) == 0.0
