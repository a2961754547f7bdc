"""Random games of the tiny pack, as their logs would have them."""

from __future__ import annotations

import random
from functools import cache

from game.engine.decisions import Decisions
from game.engine.layout import FINISHED
from game.engine.state import Rules
from game.engine.step import compile_rules, default_setup, start
from game.pack.schema import Scenario
from game.research.whatif import Recording
from tests.games import commit, legal_decisions, tiny


def recording(rules: Rules, seed: int) -> Recording:
    """A game of random legal decisions."""
    setup = default_setup(rules.scenario)
    state, decided, pick = start(rules, setup, seed).state, list[Decisions](), random.Random(seed).choice
    while not state.whole[FINISHED]:
        decided.append(legal_decisions(rules, state, pick))
        state = commit(rules, state, decided[-1]).state
    return Recording(setup, seed, tuple(decided))


@cache
def without_luck() -> Rules:
    """The tiny pack where nothing is drawn but the deck: work takes what it takes, nothing fails, nothing happens."""
    scenario = tiny().scenario
    rules = scenario.model.initiatives.model_copy(update={"overrun": 1, "failure": 0})
    quiet = {"hazard": 0, "at_once": {}, "challenges_promise": False, "reprioritises_goal": False}
    cards = {
        name: card.model_copy(update=quiet if card.kind == "event" else {})
        for name, card in scenario.cards.items()
    }
    model = scenario.model.model_copy(update={"initiatives": rules})
    made: Scenario = scenario.model_copy(update={"model": model, "cards": cards})
    return compile_rules(made)
