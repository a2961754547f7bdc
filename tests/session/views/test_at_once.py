"""Money that an answer moves the moment it is given is shown; what it does to anything else is not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest

from game.engine.decisions import Decisions
from game.engine.state import Rules
from game.engine.step import compile_rules, default_setup, start
from game.pack.load import load
from game.session.views.case import AnswerView, choice
from game.session.views.play import Play
from game.session.views.status import status
from game.texts.catalogue import words
from tests.games import PACKS, commit, plain_decisions, rules_of

KEEP = "{quality: 0.5}"
"""What leaving the hours does at once in the tiny pack."""


def play_of_pack(rules: Rules, card: str, language: str = "nb") -> Play:
    """The first half-year, with a card on the table for everybody."""
    setup = default_setup(rules.scenario)
    step = start(rules, setup, 7)
    whole = list(step.state.whole)
    whole[rules.layout.open[0]] = rules.layout.cards[card] + 1
    step = replace(step, state=replace(step.state, whole=tuple(whole)))
    return Play(rules, rules.scenario, setup, (step,), words(language))


@cache
def changed(at_once: str, initiatives: str = "reserve: fund") -> Rules:
    """The tiny pack where leaving the hours does something else at once."""
    with TemporaryDirectory() as folder:
        pack = copytree(PACKS / "tiny", Path(folder) / "tiny")
        for name, old, new in (
            ("cards/cases.yaml", f"at_once: {KEEP}", f"at_once: {at_once}"),
            ("model.yaml", "reserve: fund", initiatives),
        ):
            text = (pack / name).read_text("utf-8")
            assert text.count(old) == 1
            (pack / name).write_text(text.replace(old, new), "utf-8")
        return compile_rules(load(pack))


def leaving_the_hours(
    at_once: str, language: str = "nb", initiatives: str = "reserve: fund"
) -> tuple[Play, AnswerView]:
    play = play_of_pack(changed(at_once, initiatives), "hours", language)
    return play, next(answer for answer in choice(play, "hours").answers if answer.key == "b")


def shown(answer: AnswerView) -> tuple[str, str, tuple[str, ...]]:
    return answer.price, answer.running, answer.moved


def test_what_the_reserve_pays_is_said_with_its_name() -> None:
    _, answer = leaving_the_hours("{fund: -4}")
    assert shown(answer) == ("0", "0", ("Fond betaler 4\u00a0mill.",))
    assert "Pris 0, drift 0. Penger: Fond betaler 4\u00a0mill. Tar kapasitet fra: ingen." in answer.spoken


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Penger: Fond betaler 5\u00a0mill., Utviklingspenger får 4,25\u00a0mill. "),
        ("nn", "Pengar: Fond betaler 5\u00a0mill., Utviklingspenger får 4,25\u00a0mill. "),
        ("en", "Money: Fond pays 5\u00a0m, Utviklingspenger gets 4.25\u00a0m. "),
    ],
)
def test_money_that_comes_in_is_no_lower_price(language: str, told: str) -> None:
    play, answer = leaving_the_hours("{fund: -5, devmoney: 4.25}", language)
    assert answer.price == "0"
    assert told in answer.spoken
    assert (
        status(play, Decisions((("hours", "b"),))).money == status(play).money
    )  # not to be spent before the next


def test_what_is_taken_from_the_development_money_is_price_and_leaves_the_purse() -> None:
    play, answer = leaving_the_hours("{devmoney: -1.5}")
    assert shown(answer) == ("1,5", "0", ())
    left = status(play, Decisions((("hours", "b"),)))
    assert (status(play).money, left.money, left.money_short) == ("6,0", "4,5", False)


def test_what_is_taken_at_once_never_makes_the_purse_short_for_it_is_not_refused() -> None:
    play, answer = leaving_the_hours("{devmoney: -70}")
    assert (answer.price, answer.legal) == ("70", True)
    left = status(play, Decisions((("hours", "b"),)))
    assert (left.money, left.money_short) == ("0,0", False)


def test_a_running_cost_that_begins_at_once_is_running_cost() -> None:
    assert shown(leaving_the_hours("{running_cost: 0.7}")[1]) == ("0", "0,7 i året", ())
    assert shown(leaving_the_hours("{running_cost: -0.9}")[1]) == ("0", "−0,9 i året", ())


def test_an_expression_is_worked_out_at_this_moment_as_it_is_posted() -> None:
    play, answer = leaving_the_hours("{fund: -fund / 8, running_cost: 0.1 * turn}")
    stock = play.rules.layout.stock[play.rules.layout.stocks["fund"]]
    before = play.today.floats
    assert (before[stock], shown(answer)) == (60.0, ("0", "0,1 i året", ("Fond betaler 7,5\u00a0mill.",)))
    assert play.today.floats is before
    choices = (
        *(c for c in plain_decisions(play.rules, play.today).choices if c[0] != "hours"),
        ("hours", "b"),
    )
    ledger = commit(
        play.rules, play.today, replace(plain_decisions(play.rules, play.today), choices=choices)
    ).ledger
    assert ledger is not None
    assert [p.amount for p in ledger.of_stock("fund") if p.cause == "choice:hours.b"] == [-7.5]


def test_a_pack_may_pay_everything_from_one_stock() -> None:
    _, answer = leaving_the_hours("{devmoney: -0.5}", initiatives="reserve: devmoney")
    assert shown(answer) == ("0,5", "0", ())


def test_other_stocks_and_what_shows_as_nothing_stay_hidden() -> None:
    assert shown(leaving_the_hours("{trust: -3, fatigue: 2}")[1]) == ("0", "0", ())
    assert shown(leaving_the_hours("{fund: 0.001, running_cost: -0.001}")[1]) == ("0", "0", ())


def test_an_option_without_money_at_once_is_as_it_was() -> None:
    form = choice(play_of_pack(rules_of("tiny"), "form"), "form").answers[0]
    assert shown(form) == ("3", "0,5 i året", ())


@pytest.mark.parametrize(
    ("pack", "card", "key", "told"),
    [
        ("fjordvik", "flood", "b", ("0", "0", ("Disposisjonsfondet betaler 4\u00a0mill.",))),
        ("fjordvik", "refugees", "a", ("0", "0,5 i året", ("Disposisjonsfondet betaler 2\u00a0mill.",))),
        ("fjordvik", "leaving_price", "not_now", ("0", "0,7 i året", ())),
        ("forste-halvar", "power_cut", "b", ("0,5", "0", ())),
    ],
)
def test_the_shipped_packs_tell_it(
    pack: str, card: str, key: str, told: tuple[str, str, tuple[str, ...]]
) -> None:
    answers = choice(play_of_pack(rules_of(pack), card), card).answers
    assert shown(next(answer for answer in answers if answer.key == key)) == told
