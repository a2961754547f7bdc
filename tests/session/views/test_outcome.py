from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.views.outcome import epilogue, outcome
from tests.session.views.support import cut, quiet_play, random_game, random_play


def test_goals_and_floors_are_told_one_by_one_without_a_score() -> None:
    view = outcome(quiet_play(0))
    assert view.summary == "2 av 2 mål nådd. Ingen gulv brutt."
    assert [(goal.name, goal.met, goal.value, goal.target_text) for goal in view.goals] == [
        ("Et resultat i balanse", True, "1,0\u00a0%", "minst 0,0\u00a0%"),
        ("Minst like gode tjenester", True, "61", "minst 59"),
    ]
    assert [(floor.name, floor.met, floor.broken_in) for floor in view.floors] == [
        ("Folk skal ikke slites ut", True, "")
    ]


def test_a_goal_that_is_missed_by_a_hair_shows_the_hair() -> None:
    game = random_game("fjordvik", 3)
    layout, last = game.rules.layout, game.steps[-1]
    for goal in outcome(game).goals:
        indicator = game.scenario.settings.indicators[goal.indicator]
        hair = 10.0 ** -(indicator.decimals + 2) * (-1 if goal.target_text.startswith("minst") else 1)
        floats, whole = list(last.closed.floats), list(last.closed.whole)
        floats[layout.indicator[layout.indicators[goal.indicator]]] = goal.target + hair
        whole[layout.goal_met[layout.goals[goal.goal]]] = 0
        doctored = replace(last, closed=replace(last.closed, floats=tuple(floats), whole=tuple(whole)))
        seen = outcome(replace(game, steps=(*game.steps[:-1], doctored))).goals
        missed = next(each for each in seen if each.goal == goal.goal)
        assert not missed.met
        assert missed.value not in missed.target_text


@pytest.mark.parametrize("seed", range(6))
def test_any_half_year_can_be_the_last(seed: int) -> None:
    play = random_play(seed)
    for turn in range(1, 5):
        end = epilogue(cut(play, turn))
        assert end.text
        assert [person.name for person in end.people] == ["Reidar"]


def test_a_floor_that_broke_says_when() -> None:
    broken = [floor for seed in range(60) for floor in outcome(random_play(seed)).floors if not floor.met]
    for floor in broken:
        assert floor.broken_in
