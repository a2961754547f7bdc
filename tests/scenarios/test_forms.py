"""What the form's question says of the model is what the games give, and every shipped scenario asks."""

from __future__ import annotations

from statistics import mean

import pytest

from game.engine.layout import FINISHED
from game.engine.state import Rules
from game.engine.step import Rejection, default_setup, start, step
from game.pack.schema import Form
from game.policy import POLICIES
from game.research.whatif import all_what_ifs
from tests import games

RISES = {"fjordvik": "rises", "mellomleder": "rises", "forste-halvar": "more"}
"""The answer that says that the figure goes up."""


def form_of(rules: Rules) -> Form:
    """A shipped scenario's form."""
    form = rules.scenario.settings.form
    assert form is not None
    return form


def figure_of(rules: Rules) -> str:
    """The indicator that the question is about: sick leave, or else what tires people."""
    sums = {name: set(each.sum or ()) for name, each in rules.scenario.settings.indicators.items()}
    return next(
        name for stock in ("sick_leave", "fatigue") for name, parts in sums.items() if parts == {stock}
    )


def risen(rules: Rules, seed: int) -> list[float]:
    """How much higher the figure was at the end of the half-year in which each new system began, than without it."""
    setup, scenario = default_setup(rules.scenario), rules.scenario
    state, decided = start(rules, setup, seed).state, []
    while not state.whole[FINISHED]:
        decided.append(POLICIES["greedy"](rules, state))
        played = step(rules, state, decided[-1])
        assert not isinstance(played, Rejection)
        state = played.state
    found = []
    for each in all_what_ifs(rules, setup, seed, tuple(decided)):
        card = scenario.cards[each.card]
        if each.option != "not_now" or each.chosen not in card.options or card.dimension != "technology":
            continue
        if next(option for key, option in card.options.items() if key == each.chosen).quarters > 0:
            by_turn = next(d.by_turn for d in each.differences if d.indicator == figure_of(rules))
            found.append(-by_turn[0])
    return found


@pytest.mark.parametrize("pack", RISES)
def test_the_answer_of_the_model_is_what_most_games_give(pack):
    rules = games.rules_of(pack)
    question = form_of(rules).question
    assert question is not None
    changes = [change for seed in (0, 1) for change in risen(rules, seed)]
    assert changes
    assert question.model == RISES[pack]
    assert mean(changes) > 0
    assert sum(change > 0 for change in changes) > 0.8 * len(changes)


@pytest.mark.parametrize("pack", RISES)
def test_five_sentences_begin_with_the_person_who_answers(pack):
    form = form_of(games.rules_of(pack))
    assert len(form.confidence) == 5
    assert all(text.startswith("Jeg ") for text in form.confidence.values())
    assert form.forecast
    assert form.heard
    assert form.action
