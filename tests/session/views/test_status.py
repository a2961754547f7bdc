from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.decisions import Decisions
from game.engine.menu import legal_commands
from game.session.views.goals import goals
from game.session.views.play import when
from game.session.views.promises import given_promises
from game.session.views.status import status
from tests.games import indicator
from tests.session.views.support import cut, quiet_play, random_game, random_play, with_setup


def test_a_turn_has_its_season_and_year_in_each_language() -> None:
    expected = {
        "nb": ("Høst 2027", "høst 2027", "høsten 2027"),
        "nn": ("Haust 2027", "haust 2027", "hausten 2027"),
        "en": ("Autumn 2027", "autumn 2027", "autumn 2027"),
    }
    for language, (heading, short, inside) in expected.items():
        found = when(quiet_play(0, language=language), 4)
        assert (found.heading, found.short, found.inside) == (heading, short, inside)


def test_the_first_half_year_shows_all_gauges_level_with_their_goals() -> None:
    view = status(quiet_play(0))
    assert (view.season, view.count) == ("Vår 2026", "1 av 4")
    assert [gauge.indicator for gauge in view.gauges] == ["economy", "services", "staff", "confidence"]
    assert {gauge.trend for gauge in view.gauges} == {"level"}
    economy, services, staff, _ = view.gauges
    assert (economy.value, economy.unit) == ("1,0", "%")
    assert economy.spoken.endswith("mål minst 0,0\u00a0%")
    assert economy.goal is not None
    assert 0 < economy.goal < economy.bar < 1
    assert services.spoken.endswith(", mål minst 59")
    assert staff.goal is None
    assert "mål" not in staff.spoken


def test_a_trend_compares_two_last_days_and_knows_what_is_good() -> None:
    play = quiet_play(1, form="a")
    economy = status(play, closed=True).gauges[0]
    before = indicator(play.rules, play.steps[0].closed, "economy")
    after = indicator(play.rules, play.steps[1].closed, "economy")
    assert after - before <= -0.1 or economy.trend == "level"
    worse = cut(random_play(11), 3)
    services = status(worse, closed=True).gauges[1]
    assert (services.trend, services.good) == ("down", False)
    assert services.spoken == "Tjenester 60, ned, mål minst 59"


def test_a_draft_takes_money_and_capacity_and_may_overdraw_both() -> None:
    play = quiet_play(0)
    draft = Decisions((("form", "a"),), lending=(("finance", "director"),))
    plain, drafted = status(play), status(play, draft)
    assert (plain.money, drafted.money, drafted.money_short) == ("6,0", "3,0", False)
    director, finance = drafted.capacity
    assert (director.had, director.used, director.overdrawn) == (3, 1, False)
    assert (finance.had, finance.used, finance.overdrawn) == (1, 1, False)
    twice = status(play, replace(draft, choices=(*draft.choices, ("hours", "a"), ("cloud", "b"))))
    assert twice.capacity[1].overdrawn
    assert twice.capacity[1].spoken == "Økonomi: 2 av 1 poeng, for mye"


def test_money_is_short_when_the_draft_costs_more_than_there_is() -> None:
    play = quiet_play(0)
    every = tuple((card, "a") for card in play.scenario.cards if "a" in play.scenario.cards[card].options)
    assert sum(play.scenario.cards[card].options["a"].price for card, _ in every) > 5
    dear = Decisions((*every, ("form", "b"), ("goals", "a"), ("manager", "b")))
    assert status(play, dear).money_short == status(play, dear).money.startswith("−")


def test_an_empty_seat_is_told_apart() -> None:
    play = quiet_play(0)
    seats = with_setup(play, replace(play.setup, empty_seats=("finance",)))
    assert [role.seated for role in status(seats).capacity] == [True, False]


def test_the_ambition_shows_how_many_goals_are_met() -> None:
    promise = status(quiet_play(0)).promises[0]
    assert (promise.name, promise.due) == ("Halvparten av målene", "høst 2027")
    assert promise.now == "nå 2 mål, løftet er 1"
    assert promise.progress == pytest.approx(1.0)


def test_a_promise_with_a_figure_shows_it() -> None:
    play = quiet_play(1, form="b")
    promise = next(each for each in status(play).promises if each.promise == "better")
    assert promise.due == "vår 2027"
    assert promise.now.startswith("nå 6")
    assert promise.progress is not None
    assert 0 <= promise.progress <= 1


@pytest.mark.parametrize(("services", "near"), [(60.0, 0.0), (62.5, 0.5), (64.0, 1.0), (70.0, 1.0)])
def test_a_promise_comes_nearer_on_the_way_from_the_start_to_the_target(services: float, near: float) -> None:
    play = quiet_play(1, form="b")  # gives "better": services from 61 to 64
    layout, floats = play.rules.layout, list(play.today.floats)
    floats[layout.indicator[layout.indicators["services"]]] = services
    state = replace(play.today, floats=tuple(floats))
    promise = next(each for each in given_promises(play, state) if each.promise == "better")
    assert promise.progress == pytest.approx(near, abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_bars_and_marks_stay_between_their_ends(seed: int) -> None:
    play = random_play(seed)
    for turn in range(5):
        view = status(cut(play, turn), closed=True)
        for gauge in view.gauges:
            assert 0 <= gauge.bar <= 1
            assert gauge.goal is None or 0 <= gauge.goal <= 1
        assert view.turn == max(1, turn)


def test_a_reprioritised_goal_says_that_it_moved() -> None:
    play = quiet_play(2)
    assert legal_commands(play.rules, play.today).cards
    moved = {goal.goal: goal.moved for goal in goals(play, play.today)}
    assert "up" in moved.values()  # from the lowest ambition nothing can move down
    assert "down" not in moved.values()


@pytest.mark.parametrize(("pack", "money"), [("fjordvik", "10,0"), ("mellomleder", "1,00")])
def test_a_small_purse_is_shown_to_the_hundredth(pack: str, money: str) -> None:
    assert status(cut(random_game(pack, 1), 0)).money == money
