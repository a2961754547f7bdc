"""What the last beat says first does not wear out: no sentence leads more than twice in a game."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from game.engine.layout import FINISHED
from game.engine.step import Rejection, Step, default_setup, start, step
from game.policy import POLICIES
from game.session.views.consequences import consequences
from game.session.views.play import Play
from game.texts.catalogue import words
from tests.games import rules_of


def played(team: str, seed: int) -> Play:
    """A whole game of a team, without a ledger."""
    rules = rules_of("fjordvik")
    setup = default_setup(rules.scenario)
    steps = [start(rules, setup, seed, ledger=False)]
    while not steps[-1].closed.whole[FINISHED]:
        now: Step | Rejection = step(
            rules, steps[-1].state, POLICIES[team](rules, steps[-1].state), ledger=False
        )
        assert isinstance(now, Step)
        steps.append(now)
    return Play(rules, rules.scenario, setup, tuple(steps), words("nb"))


def most_said(play: Play) -> int:
    """How often the sentence that led most half-years of a game led."""
    ends = range(2, len(play.steps) + 1)
    said = Counter(consequences(replace(play, steps=play.steps[:end])).sentence for end in ends)
    return max(said.values())


@pytest.mark.parametrize("team", ["balanced", "always-b", "random"])
def test_no_sentence_leads_more_than_twice_in_a_game(team: str) -> None:
    assert max(most_said(played(team, seed)) for seed in range(1, 9)) <= 2
