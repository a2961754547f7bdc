"""A playtest finds what is planted, is the same however it is played, and says no more than it knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from game.engine.decisions import Decisions
from game.engine.layout import TURN
from game.engine.state import Rules, State
from game.engine.step import compile_rules, default_setup
from game.policy import POLICIES
from game.research.whatif import what_if
from game.texts.catalogue import words
from game.workshop.playtest import data_of, findings, plan_of, run, summarise
from game.workshop.playtest import playing as playing_module
from game.workshop.playtest.finding import RANKS, graded
from game.workshop.playtest.plan import rounds
from game.workshop.playtest.playing import play_game
from tests import games
from tests.workshop.playtest.support import GAMES, found_in, hashes, played, reading, summary

TINY = "tiny"
PLANTED = "three_faults"


def test_the_three_planted_faults_are_found_each_at_its_place() -> None:
    found = {(each.code, ".".join(map(str, each.path))): dict(each.facts) for each in found_in(PLANTED)}
    assert found["unreachable", "cards.report"]["reason"] == "condition"
    assert found["dominated", "cards.course.options.a"]["other"] == "course.b"
    runaways = [each for each in found_in(PLANTED) if each.code == "runaway" and each.rank == "warning"]
    assert "always-b" in {dict(each.facts)["team"] for each in runaways}
    assert [each.code for each in found_in(PLANTED) if each.rank == "error"] == ["unreachable"]


def test_the_pack_without_the_faults_has_none_of_them() -> None:
    assert [each for each in found_in(TINY) if each.rank == "error"] == []
    assert {each.code for each in found_in(TINY)} & {"runaway", "unreachable", "crash"} == set()
    assert "course" not in {each.card for each in found_in(TINY) if each.code == "dominated"}


def test_findings_come_the_worst_first() -> None:
    ranks = [RANKS.index(each.rank) for each in found_in(PLANTED)]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


@pytest.mark.no_cover  # what it reaches, others reach faster
def test_two_processes_find_the_same_as_one() -> None:
    alone, together = played(PLANTED), played(PLANTED, workers=2)
    assert together.records == alone.records
    assert together.tried == alone.tried
    texts = {
        data_of(counted, findings(counted), reading(PLANTED).files, hashes(PLANTED))
        for counted in (summarise(each, each.rules.scenario, words("en")) for each in (alone, together))
    }
    assert len(texts) == 1


def test_every_team_plays_as_many_games_with_the_same_seeds_from_every_start() -> None:
    result = played(TINY)
    assert len(result.records) == result.plan.total
    assert len(result.plan.setups) == 4
    for place in range(4):
        count = GAMES if place == 0 else result.plan.grid_games
        for team in POLICIES:
            assert [record.seed for record in result.cell(place, team)] == list(range(1, count + 1))


def test_the_pieces_of_work_cover_the_plan_exactly() -> None:
    scenario = games.tiny().scenario
    plan = plan_of(scenario, ("random", "greedy"), 40, 5)
    pieces = [piece for piece in rounds(plan) if piece.place == 0]
    for team in plan.teams:
        numbers = [
            number
            for piece in pieces
            if piece.teams == (team,)
            for number in range(piece.first, piece.first + piece.count)
        ]
        assert numbers == list(range(40))
    assert plan_of(scenario, ("random",), 40, 5, maturity="poor", ambition="high").setups == (
        replace(default_setup(scenario), profile="poor", ambition="high"),
    )


def test_a_recorded_game_is_the_one_that_the_engine_plays() -> None:
    rules, setup = games.tiny(), default_setup(games.tiny().scenario)
    record = play_game(rules, "always-a", setup, 0, 3)
    state, closed = games.first(rules, 3).state, []
    for decisions, dealt in zip(record.decided, record.dealt, strict=True):
        assert {(each.card, each.chosen) for each in dealt} == set(decisions.choices)
        played_now = games.commit(rules, state, decisions)
        state = played_now.state
        closed.append(played_now.closed)
    layout = rules.layout
    assert [state.floats[layout.indicator.slice] for state in closed] == list(record.figures[1:])
    assert record.met == tuple(value > 0 for value in closed[-1].whole[layout.goal_met.slice])
    assert record.crash is None


def test_what_an_answer_moves_is_what_the_what_if_says() -> None:
    result = played(TINY)
    records = {(record.team, record.seed): record for record in result.records if record.place == 0}
    layout, setup = result.rules.layout, result.plan.setups[0]
    compared = 0
    for each in result.tried[::9]:
        record = records[each.team, each.seed]
        chosen = dict(record.decided[each.turn - 1].choices)[each.card]
        outcomes = {outcome.key: outcome for outcome in each.outcomes}
        for key, outcome in outcomes.items():
            found = what_if(result.rules, setup, each.seed, record.decided, each.turn, each.card, key)
            for difference in found.differences:
                number = layout.indicators[difference.indicator]
                moved = outcome.end[number] - outcomes[chosen].end[number]
                assert moved == difference.end
            compared += key != chosen
    assert compared > 5


def test_no_card_is_tried_more_often_than_was_said_and_every_card_with_a_choice_is() -> None:
    result = played(TINY)
    counts = {card: sum(each.card == card for each in result.tried) for card in result.rules.layout.cards}
    assert max(counts.values()) == 12
    with_choice = {
        each.card
        for record in result.records
        if record.place == 0
        for turn in record.dealt
        for each in turn
        if len(each.legal) > 1
    }
    assert {card for card, count in counts.items() if count} == with_choice
    assert len({each.team for each in result.tried}) == len(POLICIES)


def test_few_games_make_a_note_and_many_an_error_of_what_was_not_seen() -> None:
    assert [graded(count, 1000, 100) for count in (20, 100, 999, 1000)] == [
        "note",
        "warning",
        "warning",
        "error",
    ]
    unseen = [each for each in found_in(TINY) if each.code == "not-seen"]
    assert {each.rank for each in unseen} <= {"note"}
    assert all(dict(each.facts)["games"] == summary(TINY).coverage.games for each in unseen)


def _breaks(rules: Rules, state: State) -> Decisions:
    if state.whole[TURN] == 2:
        raise ZeroDivisionError("somewhere in the pack")
    return POLICIES["cautious"](rules, state)


def _refused(rules: Rules, state: State) -> Decisions:
    return Decisions(())


@pytest.mark.parametrize(
    ("team", "turn", "what"),
    [(_breaks, 2, "ZeroDivisionError: somewhere in the pack"), (_refused, 1, "card-undecided")],
)
def test_a_game_that_breaks_is_an_error_and_the_others_are_played_on(
    monkeypatch: pytest.MonkeyPatch, team: object, turn: int, what: str
) -> None:
    monkeypatch.setattr(playing_module, "POLICIES", {**POLICIES, "greedy": team})
    rules = games.tiny()
    plan = plan_of(rules.scenario, ("cautious", "greedy"), 3, 1, maturity="usual", ambition="low")
    counted = summarise(run(rules, plan, 1), rules.scenario, words("en"))
    crash = next(each for each in findings(counted) if each.code == "crash")
    facts = dict(crash.facts)
    assert (crash.rank, facts["team"], facts["turn"], facts["count"]) == ("error", "greedy", turn, 3)
    assert what in str(facts["what"])
    assert [each.team for each in counted.teams] == ["cautious"]
    assert counted.coverage.games == 3


def test_a_playtest_that_is_broken_off_keeps_what_was_played() -> None:
    rules = games.tiny()
    plan = plan_of(rules.scenario, ("random", "cautious"), 30, 1)

    @contextmanager
    def impatient(what: str, length: int) -> Iterator[object]:
        def tell(count: int) -> None:
            raise KeyboardInterrupt

        yield tell

    result = run(rules, plan, 1, impatient)  # type: ignore[arg-type]
    assert result.stopped
    assert [record.seed for record in result.records] == list(range(1, 16))
    assert summarise(result, rules.scenario, words("en")).teams[0].games == 15


def test_a_playtest_that_is_broken_off_before_anything_was_played_says_so() -> None:
    rules = games.tiny()

    def at_once(what: str, length: int) -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(rules, plan_of(rules.scenario, ("random",), 5, 1), 1, at_once)  # type: ignore[arg-type]


def test_the_same_seed_plays_the_same_and_another_does_not() -> None:
    rules = compile_rules(games.tiny().scenario)
    plans = [plan_of(rules.scenario, ("random",), 4, seed, maturity="usual") for seed in (1, 1, 50)]
    first, second, third = (run(rules, plan, 1) for plan in plans)
    assert first.records == second.records
    assert first.records != third.records
