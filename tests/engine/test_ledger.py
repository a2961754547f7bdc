"""The ledger adds up: to the last bit, in any grouping, and what leaves one account arrives in another."""

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.accounts import Group
from game.engine.decisions import BudgetDecision
from game.engine.state import state_hash
from game.engine.step import Step, step
from tests import games

SEEDS = st.integers(min_value=0, max_value=2**64 - 1)


def _walk(seed: int, choices: random.Random) -> list[tuple[Step, Step]]:
    rules = games.tiny()
    steps = games.play_out(rules, games.first(rules, seed), choices.choice)
    return list(itertools.pairwise(steps))


@settings(max_examples=25)
@given(seed=SEEDS, choices=st.randoms(use_true_random=False))
def test_for_every_stock_the_causes_sum_to_the_change_in_any_order(seed, choices):
    rules = games.tiny()
    for before, after in _walk(seed, choices):
        for name in rules.layout.stocks:
            amounts = [posting.amount for posting in games.ledger_of(after).of_stock(name)]
            change = games.stock(rules, after.closed, name) - games.stock(rules, before.closed, name)
            choices.shuffle(amounts)
            half = len(amounts) // 2
            assert sum(amounts) == change
            assert sum(amounts[:half]) + sum(amounts[half:]) == change


@settings(max_examples=25)
@given(seed=SEEDS, choices=st.randoms(use_true_random=False))
def test_a_summed_indicator_is_an_account_of_its_own(seed, choices):
    rules = games.tiny()
    for before, after in _walk(seed, choices):
        for name in rules.layout.sums:
            change = games.indicator(rules, after.closed, name) - games.indicator(rules, before.closed, name)
            assert sum(posting.amount for posting in games.ledger_of(after).of_indicator(name)) == change


@settings(max_examples=25)
@given(seed=SEEDS, choices=st.randoms(use_true_random=False))
def test_what_leaves_one_account_arrives_in_the_other(seed, choices):
    rules = games.tiny()
    groups = rules.plan.accounts.groups
    leaves = groups[Group("flow:reassign", "freed_hours")]
    arrives = groups[Group("flow:reassign", "service_hours")]
    moved = 0.0
    for _, after in _walk(seed, choices):
        lines = games.ledger_of(after).lines
        assert lines[leaves] == -lines[arrives]
        moved += abs(lines[leaves])
    assert moved >= 0.0


def test_moving_hours_really_moves_them():
    rules = games.tiny()
    begin = games.first(rules)
    first = games.commit(rules, begin.state, games.plain_decisions(rules, begin.state, form="a"))
    decided = games.plain_decisions(rules, first.state)
    moving = type(decided)(decided.choices, budget=BudgetDecision("even", (), "move"))
    second = games.commit(rules, first.state, moving)
    amounts = {posting.cause: posting.amount for posting in games.ledger_of(second).of_stock("service_hours")}
    assert amounts["flow:reassign"] > 0.0


def test_a_cut_at_a_bound_is_posted_as_such():
    rules = games.tiny()
    state = games.first(rules).state
    floats = list(state.floats)
    floats[rules.layout.stock[rules.layout.stocks["trust"]]] = 99.9
    high = type(state)(state.seed, state.key, tuple(floats), state.whole, state.opening)
    decided = games.plain_decisions(rules, high, form="b")  # gives a promise: trust at once
    after = games.commit(rules, high, decided)
    causes = {posting.cause: posting.amount for posting in games.ledger_of(after).of_stock("trust")}
    assert causes["promise:better.given"] == 2.0
    assert causes["bound:trust"] < 0.0
    assert sum(causes.values()) == games.stock(rules, after.closed, "trust") - 99.9


@settings(max_examples=15)
@given(seed=SEEDS, choices=st.randoms(use_true_random=False))
def test_keeping_the_ledger_changes_no_bit_of_the_game(seed, choices):
    rules = games.tiny()
    begin = games.first(rules, seed)
    for before, after in _walk(seed, choices):
        del after
        decided = games.legal_decisions(rules, before.state, choices.choice)
        kept = step(rules, before.state, decided)
        bare = step(rules, before.state, decided, ledger=False)
        assert isinstance(kept, Step)
        assert isinstance(bare, Step)
        assert state_hash(kept.closed) == state_hash(bare.closed)
        assert state_hash(kept.state) == state_hash(bare.state)
        assert bare.ledger is None
    assert begin.ledger is not None
