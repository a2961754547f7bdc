from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.engine.layout import AMBITION
from game.session.deciding import missing, votes_shown
from game.session.inputs import (
    Choose,
    Commit,
    GivePromise,
    GoOn,
    Lend,
    MoveSum,
    PlaceToken,
    Predict,
    Propose,
    SetAmbition,
    SetGains,
    TakeLoan,
    TakeMove,
    TakePromise,
    TakeToken,
    Undo,
    Vote,
    VotesDone,
)
from game.session.parts import parts_of
from game.session.seats import director_of, is_on, speaks_for, taken_seats
from game.session.table import TableState

from .support import after, at_the_choice, codes, inputs_for, played, setup_of, table_of, tiny


def kinds(**changes: Any) -> list[str]:
    return [part.kind for part in parts_of(tiny().rules, table_of(**changes))]


def test_votes_are_not_shown_before_all_who_sit_there_have_voted() -> None:
    rules = tiny().rules
    table = after(at_the_choice(table_of()), Vote("finance", "a"))
    assert not votes_shown(rules, table)
    assert codes(table, Choose("form", "b")) == ("votes-missing",)
    table = after(table, Vote("finance", "b"), Vote("director", "a"))
    assert votes_shown(rules, table)
    assert table.pending.votes == (("finance", "b"), ("director", "a"))
    assert codes(table, Vote("finance", "a")) == ("votes-shown",)
    after(table, Choose("form", "b"))


def test_whoever_keys_in_paper_votes_says_when_they_are_done() -> None:
    table = after(at_the_choice(table_of()), Vote("finance", "a"), VotesDone())
    assert votes_shown(tiny().rules, table)
    assert codes(table, VotesDone()) == ("votes-shown",)


def test_an_empty_seat_has_no_vote_and_nobody_waits_for_it() -> None:
    table = at_the_choice(table_of(empty_seats=("finance",)))
    assert codes(table, Vote("finance", "a")) == ("seat-empty",)
    assert votes_shown(tiny().rules, after(table, Vote("director", "a")))


def test_a_vote_goes_to_an_answer_that_may_be_chosen() -> None:
    table = at_the_choice(table_of())
    assert codes(table, Vote("finance", "z")) == ("no-such-choice",)


def test_the_director_decides_for_empty_seats() -> None:
    scenario = tiny().scenario
    setup = setup_of(tiny(), empty_seats=("finance",))
    assert director_of(scenario) == "director"
    assert taken_seats(scenario, setup) == ("director",)
    assert speaks_for(scenario, setup, "finance") == "director"
    alone = setup_of(tiny(), empty_seats=("director",))
    assert speaks_for(scenario, alone, "director") == "finance"
    assert speaks_for(scenario, alone, "finance") == "finance"


def test_what_costs_more_than_there_is_together_is_refused_when_it_is_chosen() -> None:
    table = with_money(at_the_choice(table_of()), 3.0)
    delegated = next(part.card for part in parts_of(tiny().rules, table)[2:] if part.card)
    dear = next(key for key, option in tiny().scenario.cards[delegated].options.items() if option.price)
    table = after(table, VotesDone(), Choose("form", "a"))
    assert codes(table, Choose(delegated, dear)) == ("too-dear-together",)
    after(table, Choose(delegated, "not_now"))
    assert codes(with_money(table, 2.0), Choose("form", "a")) == ("too-dear",)


def with_money(table: TableState, mnok: float) -> TableState:
    """The table with so much development money."""
    layout = tiny().rules.layout
    floats = list(table.state.floats)
    floats[layout.stock[layout.stocks["devmoney"]]] = mnok
    state = replace(table.state, floats=tuple(floats))
    return replace(table, opening=replace(table.opening, state=state))


def test_attention_is_moved_and_taken_back() -> None:
    table = at_the_choice(table_of())
    table = after(table, PlaceToken("finance", "strategy"), PlaceToken("finance", "technology"))
    assert table.pending.tokens == (("finance", "technology"),)
    assert after(table, TakeToken("finance")).pending.tokens == ()
    assert codes(table, TakeToken("director")) == ("nothing-to-take-back",)
    assert codes(table, PlaceToken("finance", "lunch")) == ("no-such-token",)


def test_points_are_lent_and_taken_back() -> None:
    table = after(at_the_choice(table_of()), Lend("finance", "director"))
    assert table.pending.lending == (("finance", "director"),)
    assert after(table, TakeLoan("finance")).pending.lending == ()
    assert codes(table, Lend("finance", "finance")) == ("cannot-lend",)
    assert codes(table, TakeLoan("director")) == ("nothing-to-take-back",)


def test_the_autumn_budget_takes_a_proposal_then_sums_then_a_rule_for_gains() -> None:
    spring = at_the_choice(table_of())
    assert codes(spring, Propose("even")) == ("no-budget-now",)
    table = at_the_choice(after(played(table_of(), 1), GoOn()))
    assert codes(table, MoveSum("services", "development")) == ("proposal-first",)
    assert codes(table, SetGains("move")) == ("proposal-first",)
    table = after(table, Propose("change"), MoveSum("services", "development"), SetGains("move"))
    assert table.pending.moves == (("services", "development"),)
    more = after(table, MoveSum("services", "development"))
    assert "too-many-moves" in codes(more, MoveSum("services", "development"))
    assert after(more, TakeMove()).pending == table.pending
    assert after(more, Propose("even")).pending.moves == ()
    assert codes(after(table, TakeMove()), TakeMove()) == ("nothing-to-take-back",)
    assert codes(table, Propose("dream")) == ("no-such-proposal",)
    assert codes(table, SetGains("dream")) == ("no-such-gains",)


def test_a_promise_is_given_and_taken_back_before_anybody_heard() -> None:
    table = after(at_the_choice(table_of()), GivePromise("better"))
    assert table.pending.decisions().promise == "better"
    assert after(table, TakePromise()).pending.promise is None
    assert codes(after(table, TakePromise()), TakePromise()) == ("nothing-to-take-back",)
    assert codes(table, GivePromise("ambition")) == ("no-such-promise",)


def test_the_ambition_is_confirmed_or_raised_after_the_first_half_year() -> None:
    table = at_the_choice(table_of())
    assert codes(table, SetAmbition("high")) == ("no-such-ambition",)
    table = at_the_choice(played(table, 1))
    (part,) = [part for part in parts_of(tiny().rules, table) if part.kind == "ambition"]
    assert (part.done, part.needed) == (False, False)
    table = after(table, SetAmbition("low"), SetAmbition("high"))
    assert table.pending.decisions().ambition == "high"
    assert [part.done for part in parts_of(tiny().rules, table) if part.kind == "ambition"] == [True]
    assert after(table, Undo()).pending.ambition == "low"
    assert codes(table, SetAmbition("unheard")) == ("no-such-ambition",)
    table = after(table, *inputs_for(tiny().rules, table), Commit())
    assert table.step.closed.whole[AMBITION] == 1


def test_the_table_predicts_what_the_case_asks_about() -> None:
    table = at_the_choice(table_of())
    assert codes(table, Predict("economy", "up")) == ("predicts-another",)
    assert codes(table, Predict("services", "sideways")) == ("no-such-direction",)
    said = after(table, Predict("services", "down")).pending.prediction
    assert said is not None
    assert (said.indicator, said.direction) == ("services", "down")


def test_a_part_that_is_switched_off_is_gone_and_its_inputs_are_refused() -> None:
    every = kinds()
    assert every == ["votes", "card", "card", "tokens", "lending", "promise", "prediction"]
    for feature, kind in (
        ("votes", "votes"),
        ("tokens", "tokens"),
        ("lending", "lending"),
        ("promises", "promise"),
        ("predictions", "prediction"),
    ):
        assert kinds(features_off=(feature,)) == [other for other in every if other != kind]
    assert kinds(features_off=("delegated",)).count("card") == 1
    off = at_the_choice(table_of(features_off=("votes", "tokens", "lending", "promises", "predictions")))
    for act in (
        Vote("finance", "a"),
        VotesDone(),
        PlaceToken("finance", "strategy"),
        Lend("finance", "director"),
        GivePromise("better"),
        Predict("services", "up"),
    ):
        assert codes(off, act) == ("feature-off",)
    assert not is_on(tiny().scenario, off.setup, "votes")
    after(off, *inputs_for(tiny().rules, off), Commit())


def test_the_parts_come_in_the_order_of_the_table_and_tick_off_what_is_decided() -> None:
    rules = tiny().rules
    table = at_the_choice(after(played(table_of(), 1), GoOn()))
    assert "budget" in [part.kind for part in parts_of(rules, table)]
    assert not any(part.done for part in parts_of(rules, table))
    decided = after(table, *inputs_for(rules, table))
    assert all(part.done for part in parts_of(rules, decided) if part.needed)
    assert missing(rules, decided) == ()
    assert missing(rules, after(decided, Undo())) != ()


def test_an_event_with_answers_comes_after_the_budget() -> None:
    table = at_the_choice(after(played(table_of(), 2), GoOn()))
    parts = [(part.kind, part.card) for part in parts_of(tiny().rules, table)]
    assert parts.index(("card", "election")) > parts.index(("tokens", None))
    assert "card-undecided" in codes(table, Commit())
