from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.decisions import Decisions
from game.session.views.case import case, cases, choice, felt_turn
from game.session.views.play import Play
from tests.session.views.support import quiet_play, with_setup


def test_the_main_case_is_for_the_whole_table_and_two_roles_know_more() -> None:
    view = cases(quiet_play(0))[0]
    assert (view.code, view.title, view.decides) == ("T1", "Skjemaet", "hele bordet")
    assert (view.dimension, view.dimension_name) == ("technology", "Teknologi")
    assert [fact.short for fact in view.private] == ["Direktør", "Økonomi"]


def test_a_delegated_case_says_who_decides() -> None:
    delegated = cases(quiet_play(0))[1]
    assert delegated.owner is not None
    assert delegated.decides.endswith("avgjør")
    assert case(quiet_play(0, language="en"), "report").decides == "Direktør decides"


def test_private_facts_can_be_switched_off() -> None:
    play = quiet_play(0)
    silent = with_setup(play, replace(play.setup, features_off=("private",)))
    assert cases(silent)[0].private == ()


def test_an_answer_shows_price_running_cost_burden_time_and_dots_but_no_direction() -> None:
    answers = choice(quiet_play(0), "form").answers
    assert [(a.letter, a.key, a.text) for a in answers] == [
        ("A", "a", "Digitaliser alt nå"),
        ("B", "b", "Rydd skjemaet først"),
        ("C", "not_now", "Ikke nå"),
    ]
    first, second, not_now = answers
    assert (first.price, first.running, first.burden, first.felt) == (
        "3",
        "0,5 i året",
        "Direktør 1, Økonomi 1",
        "høst 2026",
    )
    assert [(d.name, d.count) for d in first.dots] == [("Økonomi", 1), ("Tjenester", 2)]
    assert (second.felt, second.gives) == ("vår 2027", "Bedre tjenester")
    assert (not_now.price, not_now.running, not_now.burden, not_now.felt) == ("0", "0", "ingen", "–")
    assert all(answer.legal for answer in answers)


def test_what_the_draft_says_about_other_cards_weighs_in() -> None:
    play = quiet_play(0)
    other = Decisions((("form", "a"), ("archive", "a"), ("cloud", "b")))
    alone = choice(play, "form").answers[0].burdens
    together = choice(play, "form", other).answers[0].burdens
    assert [burden.overdrawn for burden in alone] == [False, False]
    assert [burden.overdrawn for burden in together] == [False, True]


def test_an_answer_that_costs_too_much_says_so() -> None:
    play = without_money(quiet_play(0))
    dear, cheap, not_now = choice(play, "form").answers
    assert dear.refusal == ("Det koster 3 millioner kroner, og dere har 1,25. Velg noe som koster mindre.")
    assert not dear.legal
    assert (cheap.legal, not_now.legal) == (True, True)


def without_money(play: Play) -> Play:
    """The play with 1.25 M NOK of development money."""
    layout, opened = play.rules.layout, play.today
    floats = list(opened.floats)
    floats[layout.stock[layout.stocks["devmoney"]]] = 1.25
    poor = replace(play.steps[-1], state=replace(opened, floats=tuple(floats)))
    return replace(play, steps=(*play.steps[:-1], poor))


def test_a_card_that_is_not_on_the_table_has_no_answers() -> None:
    with pytest.raises(KeyError):
        choice(quiet_play(0), "manager")


def test_what_is_felt_after_the_last_half_year_is_said_to_be_late_where_it_is_read_aloud_too() -> None:
    play = quiet_play(3)
    main = next(seen.card for seen in cases(play) if seen.kind == "case")
    late = [answer for answer in choice(play, main).answers if "etter at spillet er slutt" in answer.felt]
    assert late
    assert all("etter at spillet er slutt" in answer.spoken for answer in late)


def test_when_something_is_felt_follows_from_its_work() -> None:
    play = quiet_play(0)
    assert felt_turn(play, "form", "a", 3) == 4  # two quarters: one half-year
    assert felt_turn(play, "form", "b", 3) == 5  # three quarters: two half-years
    assert felt_turn(play, "hours", "a", 3) == 3  # at once
    assert felt_turn(play, "form", "not_now", 3) is None
