"""An answer is called dominated, best or without effect exactly when it is."""

from __future__ import annotations

from dataclasses import replace

from game.workshop.playtest.moving import CardMoves, moves
from game.workshop.playtest.trying import Outcome, Tried
from tests import games

RULES = games.tiny()
LAYOUT = RULES.layout
LEVEL = tuple(60.0 for _ in LAYOUT.indicators)
MET, HELD = tuple(False for _ in LAYOUT.goals), tuple(False for _ in LAYOUT.floors)


def _outcome(key: str, services: float = 0.0, staff: float = 0.0, economy: float = 0.0) -> Outcome:
    figures = list(LEVEL)
    for name, amount in (("services", services), ("staff", staff), ("economy", economy)):
        figures[LAYOUT.indicators[name]] += amount
    return Outcome(key, tuple(figures), tuple(figures), MET, HELD)


def _judged(card: str, *outcomes: Outcome, times: int = 10, once: Outcome | None = None) -> CardMoves:
    tried = [Tried(card, "random", seed, 1, outcomes) for seed in range(times)]
    if once is not None:
        others = tuple(once if each.key == once.key else each for each in outcomes)
        tried.append(Tried(card, "random", times, 1, others))
    return moves(RULES, tried)[0]


def test_an_answer_that_is_nowhere_better_and_no_cheaper_is_dominated() -> None:
    # report: both answers are free
    found = _judged("report", _outcome("a", 1.0), _outcome("b", 2.0), _outcome("not_now", 3.0, staff=-1.0))
    assert [(each.key, each.by) for each in found.dominated] == [("a", "b")]


def test_one_moment_in_which_it_is_better_saves_an_answer() -> None:
    answers = (_outcome("a", 1.0), _outcome("b", 2.0), _outcome("not_now", 3.0, staff=-1.0))
    assert _judged("report", *answers, once=_outcome("a", 2.5)).dominated == ()


def test_an_answer_that_is_cheaper_is_not_dominated() -> None:
    # archive: a costs 1 and takes a point of finance, b costs 0.1
    answers = (_outcome("a", 2.0), _outcome("b", 1.0), _outcome("not_now", -1.0))
    assert _judged("archive", *answers).dominated == ()
    better = (_outcome("a", 1.0), _outcome("b", 2.0), _outcome("not_now", -1.0))
    assert [(each.key, each.by) for each in _judged("archive", *better).dominated] == [("a", "b")]


def test_a_goal_that_only_one_answer_meets_saves_it() -> None:
    goal = replace(_outcome("a", 1.0), met=tuple(True for _ in MET))
    found = _judged("report", goal, _outcome("b", 2.0), _outcome("not_now", 3.0, staff=-1.0))
    assert found.dominated == ()


def test_few_moments_judge_nothing() -> None:
    answers = (_outcome("a", 1.0), _outcome("b", 2.0), _outcome("not_now", 3.0, staff=-1.0))
    assert _judged("report", *answers, times=7).dominated == ()
    alike = (_outcome("a"), _outcome("b"), _outcome("not_now"))
    assert not _judged("report", *alike, times=7).alike
    assert _judged("report", *alike, times=8).alike


def test_the_best_answer_is_the_one_with_most_goals_then_the_best_gauges() -> None:
    answers = (_outcome("a", 5.0), replace(_outcome("b"), met=(True, *MET[1:])), _outcome("not_now"))
    found = _judged("report", *answers)
    assert {key: share.hits for key, share in found.best.items()} == {"a": 0, "b": 10, "not_now": 0}
    tied = _judged("report", _outcome("a", 1.0), _outcome("b", 1.0), _outcome("not_now"))
    assert {key: share.hits for key, share in tied.best.items()} == {"a": 0, "b": 0, "not_now": 0}


def test_what_an_answer_moves_is_the_difference_from_not_now() -> None:
    found = _judged("report", _outcome("a", 1.0), _outcome("b", -2.0), _outcome("not_now", 0.5))
    assert found.reference == "not_now"
    assert {each.key: each.end["services"].middle for each in found.moved} == {"a": 0.5, "b": -2.5}


def test_a_card_without_not_now_is_measured_against_its_first_answer() -> None:
    found = _judged("breach", _outcome("a", 1.0), _outcome("b", 3.0))
    assert (found.reference, [each.key for each in found.moved]) == ("a", ["b"])
