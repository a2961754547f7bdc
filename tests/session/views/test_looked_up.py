"""Goals by how near they are, promises to the letter, every figure with its course, and the half-years again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.layout import NOT_GIVEN
from game.policy import POLICIES
from game.resources import shipped_packs
from game.session.auto import next_inputs
from game.session.inputs import Write
from game.session.reasons import reasons_of
from game.session.views.figures import figure, value_of
from game.session.views.goals import floors, goals
from game.session.views.history import came_to, history
from game.session.views.names import choice_text
from game.session.views.news import news
from game.session.views.play import Play, play_of
from game.session.views.pledges import counted, criterion, pledges
from game.session.views.standing import lines, standings
from game.session.views.tally import tally
from game.texts.catalogue import words
from tests.session.views.support import cut, quiet_play, random_game
from tests.ui.pages.support import new_game

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster


@pytest.fixture(scope="module")
def game() -> Play:
    """A whole game of Fjordvik."""
    return random_game("fjordvik", 5)


# ------------------------------------------------------------------------------------------------------ goals


def test_every_goal_stands_in_one_group_and_a_met_one_among_the_reached(game: Play) -> None:
    for turn in range(9):
        play = cut(game, turn)
        seen = standings(play, closed=True)
        grouped = {each.seen.goal: name for name, group in seen.groups for each in group}
        assert {goal.goal: goal.met for goal in goals(play, play.last_day)} == {
            goal: name == "reached" for goal, name in grouped.items()
        }
        assert [each.seen.goal for each in seen.floors] == [each.goal for each in floors(play, play.last_day)]
        assert len(list(lines(seen))) == seen.count + len(seen.floors)
        assert seen.met == sum(name == "reached" for name in grouped.values())


def test_a_goal_that_an_event_has_just_moved_is_told_as_it_is_asked_for_now() -> None:
    moved = 0
    for seed in range(12):
        game = random_game("fjordvik", seed)
        for turn in range(1, 8):
            play = cut(game, turn)
            now = {each.seen.goal: each.seen for each in lines(standings(play))}
            before = {each.seen.goal: each.seen for each in lines(standings(play, closed=True))}
            for goal in goals(play, play.today):
                assert now[goal.goal].target == goal.target
                moved += before[goal.goal].target != goal.target
    assert moved


def test_the_way_to_a_goal_begins_at_the_start_and_ends_at_the_target(game: Play) -> None:
    first, seen = standings(cut(game, 0), closed=True), standings(game, closed=True)
    unmet = [each for each in lines(first) if not each.seen.met]
    assert unmet
    assert all(each.share == 0 for each in unmet)
    for each in lines(seen):
        if not each.floor:
            assert (each.share >= 1) == each.seen.met
            assert (each.nearness == "near") == (not each.seen.met and each.share >= 0.5)


# --------------------------------------------------------------------------------------------------- promises


@pytest.mark.parametrize("pack", ["tiny", *shipped_packs()])
def test_every_promise_says_in_words_what_keeps_it(pack: str) -> None:
    play = random_game(pack, 1)
    for name, promise in play.scenario.settings.promises.items():
        said = criterion(play, name)
        assert str(promise.kept) not in said
        assert said.endswith(".")


def test_a_promise_without_a_sentence_of_its_own_is_told_by_its_condition() -> None:
    play = quiet_play(0)
    assert criterion(play, "ambition") == "Minst 1 mål er nådd."
    assert criterion(play, "better") == "Tjenester er minst 64."
    settings = play.scenario.settings
    told = replace(
        play,
        scenario=play.scenario.model_copy(
            update={
                "settings": settings.model_copy(
                    update={
                        "promises": settings.promises
                        | {
                            "better": settings.promises["better"].model_copy(
                                update={"text": "Det blir bedre."}
                            )
                        }
                    }
                )
            }
        ),
    )
    assert criterion(told, "better") == "Det blir bedre."


def test_promises_say_when_they_were_given_and_how_they_ended(game: Play) -> None:
    seen = pledges(game)
    layout = game.rules.layout
    assert {each.seen.promise for each in seen} == {
        name
        for name in game.scenario.settings.promises
        if game.today.whole[layout.promise[layout.promises[name]]] != NOT_GIVEN
    }
    states = [each.seen.state != "open" for each in seen]
    assert states == sorted(states)
    for each in seen:
        verb = {"open": "Frist", "kept": "Holdt", "broken": "Brutt", "withdrawn": "Lagt bort"}[
            each.seen.state
        ]
        assert each.deadline.startswith(verb)
        assert all(part.rstrip(".") in each.spoken for part in (each.criterion, each.given, each.deadline))
    assert " løfte" in counted(game, seen)
    assert counted(game, ()) == "Dere har ikke lovet noe"


# ---------------------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize("pack", ["tiny", *shipped_packs()])
def test_every_indicator_is_told_once_below_its_gauge(pack: str) -> None:
    play = random_game(pack, 2)
    settings, groups = play.scenario.settings, tally(play)
    assert sorted(each.indicator for group in groups for each in group.figures) == sorted(settings.indicators)
    for group in groups:
        if group.gauge:
            gauge, *rest = group.figures
            assert gauge.indicator in settings.gauges
            assert all(settings.indicators[each.indicator].gauge == gauge.indicator for each in rest)
    assert pack != "fjordvik" or all(group.gauge for group in groups)


def test_a_figure_says_how_it_moved_lately_and_in_all_and_has_its_whole_course(game: Play) -> None:
    play, layout = cut(game, 5), game.rules.layout
    for group in tally(play):
        for each in group.figures:
            assert each.series == tuple(value_of(layout, step.closed, each.indicator) for step in play.steps)
            assert each.value == figure(play, each.indicator, each.series[-1])
            assert each.last is not None
            assert each.start is not None
            for moved, before in ((each.last, each.series[-2]), (each.start, each.series[0])):
                change = each.series[-1] - before
                assert moved.trend == "level" or (moved.trend == "up") == (change > 0)
                better = {True: "bedre", False: "verre", None: "som før"}[moved.good]
                assert better in moved.words
                assert moved.words in each.spoken


def test_before_the_first_half_year_figures_have_moved_nowhere() -> None:
    figures = [each for group in tally(quiet_play(0)) for each in group.figures]
    assert all(each.last is None and each.start is None and len(each.series) == 1 for each in figures)


# ---------------------------------------------------------------------------------------------------- history


def test_the_half_years_tell_what_was_decided_and_who_voted_how(tmp_path: Path) -> None:
    with new_game(tmp_path, "fjordvik") as game:
        decide, reason = POLICIES["balanced"], "Nettet må rettes først."
        while len(game.table.played) < 3:
            for act in next_inputs(game.rules, game.table, decide):
                game.submit(act)
            if len(game.table.played) == 1 and game.table.beat == "consequences":
                game.submit(Write("reason", reason))
        scenario = game.edition.in_language("nb")
        play = play_of(game.rules, scenario, game.table, words("nb"))
        seen = history(play, game.table, reasons_of(game))
        assert [each.turn for each in seen] == [1, 2, 3]
        for past, half_year in zip(seen, game.table.played, strict=True):
            assert past.played
            told = {each.card: each for each in past.decided if each.card is not None}
            assert set(told) == {card for card, _ in half_year.decisions.choices}
            for card, key in half_year.decisions.choices:
                assert choice_text(play, card, key) in told[card].answer
            assert past.main is not None
            assert past.main.votes.count(",") == len(half_year.votes) - 1
            assert (past.thought is None) == (half_year.prediction is None)
            assert [each.indicator for each in past.gauges] == list(play.scenario.settings.gauges)
            assert past.paper == news(cut(play, past.turn - 1))
            assert len(list(came_to(play.say, past))) == len(past.reasons) + (past.thought is not None)


def test_the_open_half_year_has_its_news_and_no_decisions(tmp_path: Path) -> None:
    with new_game(tmp_path, "tiny") as game:
        play = play_of(game.rules, game.edition.in_language("nb"), game.table, words("nb"))
        (now,) = history(play, game.table)
        assert not now.played
        assert now.paper == news(play)
        assert now.decided == ()
