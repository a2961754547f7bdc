"""Random legal play: it never crashes, never leaves its bounds, always ends, and replays to the same bits."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.engine.decisions import Decisions
from game.engine.layout import FEATURES, FINISHED, NOT_FINITE, TOO_LARGE, TURN, ZERO_DIVISIONS
from game.engine.menu import legal_commands, refusals
from game.engine.state import Setup, state_hash
from game.engine.step import Rejection, start, step
from tests import games

PACK_NAMES = ("tiny", "fjordvik")


class LegalPlay(RuleBasedStateMachine):
    """A table that does anything the rules allow, in any pack and any setup."""

    @initialize(
        name=st.sampled_from(PACK_NAMES),
        seed=st.integers(min_value=0, max_value=2**64 - 1),
        off=st.sets(st.sampled_from(FEATURES)),
        short=st.booleans(),
        data=st.data(),
    )
    def begin(self, name, seed, off, short, data):
        self.compiled = games.rules_of(name)
        settings_ = self.compiled.scenario.settings
        self.setup = Setup(
            data.draw(st.sampled_from(list(settings_.profiles))),
            data.draw(st.sampled_from(list(settings_.ambitions))),
            data.draw(st.integers(min_value=1, max_value=settings_.turns)),
            tuple(sorted(off)),
            short and settings_.short is not None,
        )
        self.seed = seed
        self.steps = [start(self.compiled, self.setup, seed)]
        self.decided = []

    @precondition(lambda self: not self.steps[-1].closed.whole[FINISHED])
    @rule(choices=st.randoms(use_true_random=False))
    def play_a_half_year(self, choices):
        state = self.steps[-1].state
        decisions = games.legal_decisions(self.compiled, state, choices.choice)
        self.decided.append(decisions)
        self.steps.append(games.commit(self.compiled, state, decisions))

    @precondition(lambda self: self.steps[-1].closed.whole[FINISHED])
    @rule()
    def nothing_is_legal_when_it_is_over(self):
        menu = legal_commands(self.compiled, self.steps[-1].state)
        assert menu.cards == ()
        assert menu.budget is None
        assert isinstance(step(self.compiled, self.steps[-1].state, Decisions(())), Rejection)

    @invariant()
    def every_stock_keeps_its_bounds_and_the_grid(self):
        if not hasattr(self, "steps"):
            return
        for state in (self.steps[-1].closed, self.steps[-1].state):
            for name, item in self.compiled.scenario.model.stocks.items():
                value = games.stock(self.compiled, state, name)
                assert item.low <= value <= item.high
                assert (value * 2**32).is_integer()
            assert not any(state.whole[slot] for slot in (NOT_FINITE, TOO_LARGE, ZERO_DIVISIONS))

    @invariant()
    def it_ends_in_time(self):
        if hasattr(self, "steps"):
            assert len(self.steps) - 1 <= self.setup.turns
            assert self.steps[-1].closed.whole[TURN] == len(self.steps) - 1

    def teardown(self):
        if not hasattr(self, "steps"):
            return
        again = [start(self.compiled, self.setup, self.seed)]
        for decisions in self.decided:
            again.append(
                games.commit(self.compiled, again[-1].state, Decisions.from_data(_through_json(decisions)))
            )
        assert [state_hash(each.closed) for each in again] == [state_hash(each.closed) for each in self.steps]


def _through_json(decisions):
    return json.loads(json.dumps(decisions.as_data()))


TestLegalPlay = LegalPlay.TestCase
TestLegalPlay.settings = settings(max_examples=30, stateful_step_count=12, deadline=None)


CHILD = """
import random, sys
from tests import games
from game.engine.state import state_hash
rules = games.rules_of(sys.argv[1])
for seed in range(3):
    steps = games.play_out(rules, games.first(rules, seed), random.Random(seed).choice)
    print(*(state_hash(each.closed) for each in steps))
"""


@pytest.mark.parametrize("name", PACK_NAMES)
def test_games_are_equal_under_any_hash_seed(name):
    seen = set()
    for hash_seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        root = Path(__file__).parents[2]
        run = subprocess.run(
            [sys.executable, "-c", CHILD, name],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(run.stdout)
    assert len(seen) == 1
    assert len(seen.pop().split()) > 10


def test_equal_choices_under_another_seed_meet_other_luck():
    rules = games.tiny()
    ends = {
        state_hash(games.play_out(rules, games.first(rules, seed), random.Random(1).choice)[-1].closed)
        for seed in range(5)
    }
    assert len(ends) == 5


def test_a_refused_move_leaves_the_state_as_it_was():
    rules = games.tiny()
    state = games.first(rules).state
    before = state_hash(state)
    refused = step(rules, state, Decisions((("form", "z"),)))
    assert isinstance(refused, Rejection)
    assert {each.code for each in refused.refusals} >= {"no-such-choice", "card-undecided"}
    assert state_hash(state) == before
    assert refusals(rules, state, Decisions((("form", "z"),))) == refused.refusals
