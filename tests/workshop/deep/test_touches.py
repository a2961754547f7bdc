"""What options are said to touch, against what they move when they are tried in played games."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.pack.load import load
from game.workshop.deep import played_problems
from game.workshop.deep.touches import FEWEST, GAMES, Movements, movements
from tests.games import PACKS
from tests.pack.support import CASES, MODEL, found, read_edited


@pytest.fixture(scope="module")
def moved() -> Movements:
    return movements(load(PACKS / "tiny"), 8)


def test_an_answer_moves_what_it_acts_on_and_nothing_else(moved: Movements) -> None:
    open_about_it, say_nothing = (("breach", key) for key in ("a", "b"))
    assert moved[open_about_it, "confidence"].farthest > 1
    assert moved[say_nothing, "confidence"].farthest > 1
    assert moved[("hours", "a"), "economy"].farthest == 0
    assert not [key for key in moved if key[0][1] == "not_now"]


def test_movements_are_the_same_in_every_run(moved: Movements) -> None:
    assert movements(load(PACKS / "tiny"), 8) == moved


def test_dots_on_what_never_moves_are_told(tmp_path: Path) -> None:
    problems = played_problems(
        read_edited(tmp_path, (CASES, "touches: {economy: 2}}", "touches: {economy: 2, confidence: 1}}"))
    )
    places = {place for code, place in found(problems) if code == "touches-nothing"}
    assert (CASES, 74, 118) in places
    assert (CASES, 74, 130) not in places
    assert all(int(dict(problem.facts)["games"]) >= FEWEST for problem in problems)


def test_a_strong_effect_without_dots_is_told(tmp_path: Path) -> None:
    problems = played_problems(
        read_edited(tmp_path, (CASES, 'freed_hours)", trust: -0.5}', 'freed_hours)", trust: -9}'))
    )
    told = [dict(problem.facts) for problem in problems if problem.code == "touches-more"]
    assert [
        facts
        for facts in told
        if (facts["card"], facts["option"], facts["gauge"]) == ("hours", "a", "confidence")
    ]


def test_a_pack_with_errors_is_not_played(tmp_path: Path) -> None:
    assert played_problems(read_edited(tmp_path, (MODEL, "0.1 * fatigue", "0.1 * fatigu"))) == ()


def test_progress_is_told_after_each_game(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    played_problems(read_edited(tmp_path), lambda *now: seen.append(now))
    assert seen == [(number + 1, GAMES) for number in range(GAMES)]
