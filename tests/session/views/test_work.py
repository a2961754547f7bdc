"""What is under way is told with its dates, whom it waits for, and what it has given."""

from __future__ import annotations

import pytest

from game.engine.layout import FAILED, NONE, RUNNING, SETTLED
from game.session.views.late import late
from game.session.views.play import Play, when
from game.session.views.work import Work, counted, works
from game.session.views.workload import carried
from tests.session.views.support import cut, quiet_play, random_game


@pytest.fixture(scope="module")
def games() -> tuple[Play, ...]:
    """Games of Fjordvik in which much is begun."""
    return tuple(random_game("fjordvik", seed) for seed in range(24))


def _number(play: Play, work: Work) -> int:
    return play.rules.layout.initiative_of[work.choice]


def test_all_that_was_started_is_there_once_with_what_is_late_first(games: tuple[Play, ...]) -> None:
    for game in games:
        for turn in range(1, 9):
            play = cut(game, turn)
            layout, seen = play.rules.layout, works(play)
            begun = {
                layout.choices[place].id
                for number, place in enumerate(layout.initiatives)
                if play.today.whole[layout.status[number]] != NONE
            }
            assert sorted(each.choice for each in seen) == sorted(begun)
            ended = [each.ended for each in seen]
            assert ended == sorted(ended)
            urgent = [each.late and each.phase == "building" for each in seen if not each.ended]
            assert urgent == sorted(urgent, reverse=True)


def test_what_the_news_call_late_is_late_with_the_same_two_days(games: tuple[Play, ...]) -> None:
    told = 0
    for game in games:
        for turn in range(1, 8):
            play = cut(game, turn)
            seen = {each.choice: each for each in works(play)}
            for each in late(play):
                work = seen[each.choice.id]
                assert (work.late, work.promised_turn, work.expected_turn) == (
                    True,
                    each.promised,
                    each.expected,
                )
                assert when(play, each.promised).inside in work.dates
                assert when(play, each.expected).inside in work.dates or "etter spillet" in work.dates
                told += 1
    assert told > 20


def test_a_role_is_named_as_the_reason_only_where_it_had_more_to_carry_than_points(
    games: tuple[Play, ...],
) -> None:
    named = unnamed = 0
    for game in games:
        layout, roles = game.rules.layout, game.scenario.settings.roles
        for work in works(cut(game, 5)):
            if work.phase != "building":
                continue
            number = _number(game, work)
            over = {
                roles[role].short
                for place in range(1, 6)
                for role in roles
                if game.steps[place].closed.whole[layout.status[number]] != NONE
                and role in {each.role for each in work.burdens}
                and carried(game, place, role)[1] > carried(game, place, role)[0]
            }
            told = [reason for reason in work.reasons if "poeng å bære" in reason]
            assert bool(told) == bool(over)
            assert all(any(name in reason for name in over) for reason in told)
            named, unnamed = named + bool(told), unnamed + (not told)
    assert named > 5
    assert unnamed > 5


def test_the_weakest_link_is_the_lowest_of_what_the_dimension_rests_on(games: tuple[Play, ...]) -> None:
    links, told = ("technology", "organisation", "skill", "leadership"), 0
    for game in games:
        play = cut(game, 4)
        layout, stocks = play.rules.layout, play.scenario.model.stocks
        value = {name: play.today.floats[layout.stock[layout.stocks[name]]] for name in links}
        weakest = stocks[min(links, key=lambda name: value[name])].name
        for work in works(play):
            if play.scenario.cards[work.card].dimension != "technology" or work.ended:
                continue
            if work.phase in ("learning", "working"):
                assert any(f"Svakeste ledd: {weakest}" in reason for reason in work.reasons)
                told += 1
    assert told


def test_what_it_has_given_is_what_the_ledger_has_posted(games: tuple[Play, ...]) -> None:
    given = nothing = 0
    for game in games:
        play = cut(game, 6)
        for work in works(play):
            posted = [
                posting.amount
                for step in play.steps
                if step.ledger is not None
                for stock in play.rules.layout.stocks
                for posting in step.ledger.of_stock(stock)
                if posting.cause == f"effect:{work.choice}"
            ]
            if work.phase in ("building", "failed"):
                assert work.given == ""
                nothing += 1
            elif "Har gitt" in work.given:
                assert any(posted)
                given += 1
    assert given > 20
    assert nothing > 20


def test_the_half_years_show_what_it_was_in_each_and_what_is_to_come(games: tuple[Play, ...]) -> None:
    for game in games:
        layout = game.rules.layout
        for turn in (2, 5):
            play = cut(game, turn)
            for work in works(play):
                assert len(work.cells) == play.turns
                slot = layout.status[_number(play, work)]
                for place in range(1, turn + 1):
                    status, cell = play.steps[place].closed.whole[slot], work.cells[place - 1]
                    assert (cell == "") == (status == NONE) or status == FAILED
                    assert (cell == "building") == (status == RUNNING)
                    assert cell == "working" or status != SETTLED
                ahead = work.cells[turn:]
                if work.phase == "building" and work.expected_turn is not None:
                    built = work.expected_turn - turn - 1
                    assert ahead[:built] == ("to_build",) * min(built, len(ahead))
                    assert set(ahead[max(0, built) :]) <= {"to_use"}
                if work.phase == "failed":
                    assert set(ahead) <= {""}


def test_it_is_counted_in_words_and_nothing_is_said_kindly() -> None:
    assert works(quiet_play(0)) == ()
    assert counted(quiet_play(0), ()) == "Ingenting er i gang"
    play = quiet_play(1, form="a")
    assert counted(play, works(play)) == "Ett tiltak er i bruk."
    (work,) = works(play)
    assert work.phase == "learning"
    assert play.scenario.cards["form"].title in work.note
    assert all(part in work.spoken for part in (work.phase_text, work.dates))
