from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.layout import FINISHED
from game.engine.menu import legal_commands, refusals
from game.engine.state import Setup, State
from game.engine.step import default_setup, start
from game.research.legal import Recorded, legalise
from game.research.whatif import all_what_ifs, turning_points, what_if
from tests.games import commit, indicator, legal_decisions, plain_decisions, tiny

RULES = tiny()
SETUP: Setup = default_setup(RULES.scenario)


@cache
def recorded(seed: int) -> tuple[Decisions, ...]:
    """The decisions of a random game of that seed."""
    state, decided, pick = start(RULES, SETUP, seed).state, [], random.Random(seed).choice
    while not state.whole[FINISHED]:
        decided.append(legal_decisions(RULES, state, pick))
        state = commit(RULES, state, decided[-1]).state
    return tuple(decided)


def test_the_answer_that_was_given_changes_nothing() -> None:
    for seed in range(6):
        game = recorded(seed)
        for turn, decisions in enumerate(game, 1):
            for card, key in decisions.choices:
                same = what_if(RULES, SETUP, seed, game, turn, card, key)
                assert same.weight == 0
                assert not same.changed
                assert not (*same.goals_gained, *same.goals_lost)


def test_a_difference_is_that_of_the_two_games_played_by_hand() -> None:
    state = start(RULES, SETUP, 7).state
    first, other = (commit(RULES, state, plain_decisions(RULES, state, form=key)) for key in ("a", "not_now"))
    game = (plain_decisions(RULES, state, form="a"),)
    found = what_if(RULES, SETUP, 7, game, 1, "form", "not_now")
    for difference in found.differences:
        expected = indicator(RULES, other.closed, difference.indicator) - indicator(
            RULES, first.closed, difference.indicator
        )
        assert difference.by_turn == (expected,)
        assert difference.end == expected
    assert found.weight > 0


def test_a_raised_ambition_stays_raised_and_one_that_cannot_be_raised_is_told() -> None:
    first = start(RULES, SETUP, 7).state
    second = commit(RULES, first, plain_decisions(RULES, first)).state
    decided = replace(plain_decisions(RULES, second), ambition="high")
    kept = legalise(RULES, second, Recorded(2, decided, {}), {})
    assert (kept.decisions.ambition, kept.changed) == ("high", ())
    early = legalise(
        RULES, first, Recorded(1, replace(plain_decisions(RULES, first), ambition="high"), {}), {}
    )
    assert early.decisions.ambition is None
    assert [(change.what, change.recorded, change.instead) for change in early.changed] == [
        ("ambition", "high", "")
    ]


@settings(max_examples=25)
@given(seed=st.integers(0, 400))
def test_every_decision_of_a_random_game_can_be_asked_about(seed: int) -> None:
    game = recorded(seed)
    found = list(all_what_ifs(RULES, SETUP, seed, game))
    assert found
    for each in found:
        assert each.option != each.chosen
        assert all(len(d.by_turn) == len(game) - each.turn + 1 for d in each.differences)
        assert not set(each.goals_gained) & set(each.goals_lost)


def test_a_card_that_no_longer_comes_is_not_missed_and_a_new_one_gets_not_now() -> None:
    state = start(RULES, SETUP, 7).state
    first = plain_decisions(RULES, state, form="a")  # brings the card errors in turn 2
    second_state = commit(RULES, state, first).state
    second = plain_decisions(RULES, second_state, errors="a")
    assert "errors" in dict(second.choices)
    found = what_if(RULES, SETUP, 7, (first, second), 1, "form", "not_now")
    new = [each for each in found.changed if each.what == "choice"]
    assert [(each.turn, each.recorded, each.instead) for each in new] == [(2, "", "not_now")]
    assert new[0].subject != "errors"


def test_attention_on_work_that_never_began_goes_to_its_dimension() -> None:
    state = start(RULES, SETUP, 7).state
    first = plain_decisions(RULES, state, form="b")
    second_state = commit(RULES, state, first).state
    plain = plain_decisions(RULES, second_state)
    second = Decisions(plain.choices, (("director", "form.b"),), (), plain.budget, None)
    found = what_if(RULES, SETUP, 7, (first, second), 1, "form", "not_now")
    tokens = [each for each in found.changed if each.what == "token"]
    assert [(each.subject, each.recorded, each.instead) for each in tokens] == [
        ("director", "form.b", "technology")
    ]


def test_what_cannot_be_paid_for_any_more_becomes_not_now() -> None:
    state = start(RULES, SETUP, 7).state
    cards = [card.card for card in legal_commands(RULES, state).cards]
    wanted = Decisions(tuple((card, "a") for card in cards))
    poor = _with_stock(state, "devmoney", 3.1)
    kept = legalise(RULES, poor, Recorded(1, wanted, dict(wanted.choices)), {"form": "a"})
    assert dict(kept.decisions.choices)["form"] == "a"
    assert refusals(RULES, poor, kept.decisions) == ()
    others = [key for card, key in kept.decisions.choices if card != "form"]
    assert "not_now" in others or all(
        RULES.scenario.cards[card].options["a"].price <= 0.1 for card in cards[1:]
    )


def test_what_is_kept_is_paid_for_card_by_card() -> None:
    state = start(RULES, SETUP, 1).state
    wanted = Decisions((("form", "b"), ("archive", "a")))  # one million each
    enough, poor = (_with_stock(state, "devmoney", amount) for amount in (2.0, 1.5))
    for moment, archive in ((enough, "a"), (poor, "not_now")):
        kept = legalise(RULES, moment, Recorded(1, wanted, dict(wanted.choices)), {})
        assert kept.decisions.choices == (("form", "b"), ("archive", archive))


def test_a_move_that_would_leave_the_bounds_is_dropped_and_said() -> None:
    state = start(RULES, SETUP, 7).state
    state = commit(RULES, state, plain_decisions(RULES, state)).state
    plain = plain_decisions(RULES, state)
    moves = (("services", "development"), ("services", "development"))
    wanted = Decisions(plain.choices, (), (), BudgetDecision("even", moves, "move"))
    tight = _with_stock(state, "budget_development", 19.5)  # at most 20
    kept = legalise(RULES, tight, Recorded(2, wanted, {}), {})
    assert kept.decisions.budget == BudgetDecision("even", (), "move")
    assert [each.what for each in kept.changed if each.what == "budget"] == ["budget"]


def test_turning_points_are_two_different_decisions_with_their_alternatives() -> None:
    for seed in range(6):
        found = list(all_what_ifs(RULES, SETUP, seed, recorded(seed)))
        points = turning_points(found)
        assert 1 <= len(points) <= 2
        assert len({(point.turn, point.card) for point in points}) == len(points)
        lightest = min(point.weight for point in points)
        rest = [each for each in found if (each.turn, each.card) not in {(p.turn, p.card) for p in points}]
        assert all(each.weight <= lightest for each in rest)
        assert [point.turn for point in points] == sorted(point.turn for point in points)


def test_a_question_about_what_was_not_decided_is_an_error() -> None:
    game = recorded(1)
    with pytest.raises(ValueError, match="was not decided"):
        what_if(RULES, SETUP, 1, game, 1, "manager", "a")
    with pytest.raises(ValueError, match="was not decided"):
        what_if(RULES, SETUP, 1, game, 9, "form", "a")
    with pytest.raises(ValueError, match="cannot be decided"):
        what_if(RULES, SETUP, 1, game, 1, "form", "c")


def test_a_recording_that_the_rules_refuse_is_an_error() -> None:
    with pytest.raises(ValueError, match="turn 1 are refused"):
        what_if(RULES, SETUP, 1, (Decisions(()),), 1, "form", "a")


def _with_stock(state: State, name: str, amount: float) -> State:
    floats = list(state.floats)
    floats[RULES.layout.stock[RULES.layout.stocks[name]]] = amount
    return replace(state, floats=tuple(floats))
