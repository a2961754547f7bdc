from __future__ import annotations

import pytest

from game.session.views.outcome import epilogue, outcome
from tests.session.views.support import cut, quiet_play, random_play


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
