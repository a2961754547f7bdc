from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.step import default_setup, start
from game.research.otherwise import KINDS, NONE, Change, Kind, chosen_of
from game.research.whatif import Game, Recording, all_changes, decisions_by_weight, what_if_changed
from tests.games import commit, indicator, plain_decisions, tiny
from tests.research.recorded import recording

RULES = tiny()


@cache
def game(seed: int) -> Game:
    return recording(RULES, seed).replayed(RULES)


def first(kind: Kind, seeds: range = range(40)) -> tuple[Game, Change]:
    """Some game's first change of a kind."""
    for seed in seeds:
        for change in all_changes(game(seed)):
            if change.kind == kind:
                return game(seed), change
    raise AssertionError(kind)


@settings(max_examples=12)
@given(seed=st.integers(0, 400))
def test_all_that_can_be_asked_can_be_answered(seed: int) -> None:
    played = game(seed)
    found = [what_if_changed(played, change) for change in all_changes(played)]
    for each in found:
        assert each.option != each.chosen
        assert (each.card == "") == (each.kind != "choice")
    points = decisions_by_weight(found)
    assert [point.weight for point in points] == sorted((point.weight for point in points), reverse=True)
    assert sum(len(point.alternatives) for point in points) == len(found)


def test_every_kind_of_decision_comes_in_some_game() -> None:
    assert {change.kind for seed in range(12) for change in all_changes(game(seed))} == set(KINDS)


def test_another_budget_is_the_game_played_with_it() -> None:
    """The second half-year is an autumn; the game ends with the third here, when the budget is felt."""
    setup = replace(default_setup(RULES.scenario), turns=3)
    state = start(RULES, setup, 7).state
    decided = [plain_decisions(RULES, state)]
    state = commit(RULES, state, decided[0]).state
    own, other = (
        replace(plain_decisions(RULES, state), budget=BudgetDecision(name, (), "move"))
        for name in list(RULES.scenario.settings.budget.proposals)[:2]  # type: ignore[union-attr]
    )
    last = plain_decisions(RULES, commit(RULES, state, own).state)
    ends = [commit(RULES, commit(RULES, state, each).state, last).closed for each in (own, other)]
    played = Recording(setup, 7, (decided[0], own, last)).replayed(RULES)
    assert other.budget is not None
    found = what_if_changed(played, Change(2, "budget", "", other.budget.proposal))
    assert found.chosen == own.budget.proposal  # type: ignore[union-attr]
    for difference in found.differences:
        here, there = (indicator(RULES, end, difference.indicator) for end in ends)
        assert difference.end == there - here
    assert any(difference.end for difference in found.differences)


def test_all_attention_goes_to_one_dimension_for_that_half_year_alone() -> None:
    played, change = first("tokens")
    found = what_if_changed(played, change)
    assert found.option in {"strategy", "leadership", "organisation", "technology"}
    assert found.weight > 0
    assert not [each for each in found.changed if each.what == "token" and each.turn == change.turn]


def test_no_promise_and_no_lending_are_decisions_too() -> None:
    for kind in ("promise", "lending"):
        asked: list[tuple[Game, Change]] = [
            (game(seed), change)
            for seed in range(30)
            for change in all_changes(game(seed))
            if change.kind == kind and change.option == NONE
        ]
        assert asked
        found = what_if_changed(*asked[0])
        assert found.option == NONE
        assert found.chosen != NONE


def test_what_was_decided_is_named() -> None:
    decided = Decisions(
        (("form", "a"),), (("director", "strategy"), ("digital", "form.a")), (("director", "digital"),)
    )
    assert chosen_of(decided, "choice", "form") == "a"
    assert chosen_of(decided, "tokens") == "form.a 1, strategy 1"
    assert chosen_of(replace(decided, tokens=(("director", "strategy"),)), "tokens") == "strategy"
    assert chosen_of(decided, "lending") == "director to digital"
    assert (chosen_of(decided, "budget"), chosen_of(decided, "promise")) == (NONE, NONE)
    assert (chosen_of(decided, "gains"), chosen_of(decided, "ambition")) == ("as_before", "as_before")
    assert chosen_of(Decisions(()), "tokens") == NONE


@pytest.mark.parametrize(
    "change",
    [
        Change(1, "budget", "", "even"),  # no autumn
        Change(2, "budget", "", "plenty"),
        Change(2, "promise", "", "moon"),
        Change(2, "tokens", "", "weather"),
        Change(9, "tokens", "", "strategy"),
    ],
)
def test_what_could_not_be_decided_is_an_error(change: Change) -> None:
    with pytest.raises(ValueError, match=r"could not be decided|was not decided"):
        what_if_changed(game(1), change)
