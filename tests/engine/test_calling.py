"""An event that is called onto a half-year, and a case that is put aside."""

from dataclasses import replace

import pytest

from game.engine.calling import is_called, obstacle, with_called
from game.engine.decisions import Decisions
from game.engine.layout import TURN
from game.engine.menu import legal_commands, refusals
from game.engine.state import State, state_hash
from game.engine.step import Step, compile_rules, opened_for
from tests import games

RULES = games.tiny()


def _quiet(seed: int = 1, half_years: int = 0) -> State:
    """A first day on which chance brings no event."""
    step = games.first(RULES, seed, features_off=("events",))
    for _ in range(half_years):
        step = games.commit(RULES, step.state, games.plain_decisions(RULES, step.state))
    return step.state


def _by_chance_in_the_second() -> tuple[State, str]:
    """A day on which chance has brought an event, in a game that goes the same way without chance until then."""
    for seed in range(200):
        step = games.first(RULES, seed)
        step = games.commit(RULES, step.state, games.plain_decisions(RULES, step.state))
        for name, card in RULES.scenario.cards.items():
            if card.kind == "event" and is_called(RULES, step.state, name):
                return step.state, name
    raise AssertionError("chance brought nothing in 200 games")


def test_a_called_event_does_what_chance_would_have_done():
    by_chance, name = _by_chance_in_the_second()
    quiet = _quiet(by_chance.seed, 1)
    called = with_called(RULES, quiet, name)
    stocks = RULES.layout.stock.slice
    assert called.floats[stocks] == by_chance.floats[stocks] != quiet.floats[stocks]
    assert (
        called.whole[RULES.layout.used.first :][: RULES.layout.used.size]
        == (by_chance.whole[RULES.layout.used.first :][: RULES.layout.used.size])
    ), "the headlines are those of a half-year with the event"
    assert called.opening == by_chance.opening, "and the ledger has what it moved"


def test_the_cases_on_the_table_stay_and_an_event_with_options_lies_beside_them():
    quiet = _quiet()
    called = with_called(RULES, quiet, "breach")
    assert games.open_cards(RULES, called) == [*games.open_cards(RULES, quiet), "breach"]


@pytest.mark.parametrize(
    ("card", "code"), [("form", "no-event"), ("nowhere", "no-event"), ("election", "event-planned")]
)
def test_what_cannot_be_called_is_refused(card: str, code: str):
    state = _quiet()
    assert obstacle(RULES, state, card) == code
    assert [each.code for each in refusals(RULES, state, Decisions((), called=card))] == [code]


def test_one_event_comes_in_a_half_year_and_none_twice():
    state = with_called(RULES, _quiet(), "flood")
    assert obstacle(RULES, state, "breach") == "event-here"
    later = games.commit(RULES, state, games.plain_decisions(RULES, state)).state
    assert obstacle(RULES, later, "flood") == "event-used"
    assert obstacle(RULES, later, "breach") is None


def test_an_event_waits_for_its_condition_and_for_the_choice_that_it_follows():
    cards = dict(RULES.scenario.cards)
    unfit = cards["flood"].model_copy(update={"when": "turn >= 5"})
    follows = cards["breach"].model_copy(update={"only_follow_up": True})
    rules = compile_rules(
        RULES.scenario.model_copy(update={"cards": cards | {"flood": unfit, "breach": follows}})
    )
    state = games.first(rules, 1, features_off=("events",)).state
    assert obstacle(rules, state, "flood") == "event-unfit"
    assert obstacle(rules, state, "breach") == "event-follows"
    whole = list(state.whole)
    whole[rules.layout.due[rules.layout.cards["breach"]]] = state.whole[TURN] + 2
    due = replace(state, whole=tuple(whole))
    assert obstacle(rules, due, "breach") is None, "the choice was made, so it may come early"
    called = with_called(rules, due, "breach")
    assert called.whole[rules.layout.due[rules.layout.cards["breach"]]] == 0, "and not once more"


def test_a_step_calls_the_event_itself_or_finds_it_there():
    quiet = _quiet()
    called = with_called(RULES, quiet, "breach")
    decided = replace(games.plain_decisions(RULES, called), called="breach")
    from_before, from_after = games.commit(RULES, quiet, decided), games.commit(RULES, called, decided)
    assert state_hash(from_before.closed) == state_hash(from_after.closed)
    assert games.ledger_of(from_before).lines == games.ledger_of(from_after).lines
    before = Step(quiet, quiet, None)
    assert opened_for(RULES, before, decided).state == called
    assert opened_for(RULES, before, replace(decided, called=None)) is before
    assert Decisions.from_data(decided.as_data()) == decided


def test_the_ledger_adds_up_with_a_called_event():
    quiet = _quiet()
    decided = replace(games.plain_decisions(RULES, quiet), called="flood")
    played = games.commit(RULES, quiet, decided)
    before = games.first(RULES, 1, features_off=("events",)).closed
    for name in RULES.layout.stocks:
        moved = sum(posting.amount for posting in games.ledger_of(played).of_stock(name))
        assert games.stock(RULES, played.closed, name) == games.stock(RULES, before, name) + moved
    causes = {posting.cause for posting in games.ledger_of(played).of_stock("fund")}
    assert "event:flood" in causes


def test_a_case_that_is_put_aside_has_no_answer_no_effect_and_does_not_come_back():
    state = _quiet()
    full = games.plain_decisions(RULES, state, form="a")
    main = games.open_cards(RULES, state)[0]
    rest = tuple(pair for pair in full.choices if pair[0] != main)
    aside = replace(full, choices=rest, aside=(main,))
    after = games.commit(RULES, state, aside)
    number = RULES.layout.cards[main]
    assert after.closed.whole[RULES.layout.chosen[number]] == 0
    assert not any(
        posting.cause.partition(":")[2].startswith(f"{main}.")
        for stock in RULES.layout.stocks.ids
        for posting in games.ledger_of(after).of_stock(stock)
    )
    for _ in range(3):
        assert main not in games.open_cards(RULES, after.state)
        after = games.commit(RULES, after.state, games.plain_decisions(RULES, after.state))
    assert Decisions.from_data(aside.as_data()) == aside
    assert "aside" not in full.as_data(), "a log without it is as it always was"


def test_only_a_case_on_the_table_is_put_aside_and_then_it_has_no_answer():
    state = with_called(RULES, _quiet(), "breach")
    full = games.plain_decisions(RULES, state)
    main = legal_commands(RULES, state).cards[0].card

    def codes(**changes: object) -> set[str]:
        return {each.code for each in refusals(RULES, state, replace(full, **changes))}  # type: ignore[arg-type]

    assert codes(aside=("breach",)) == {"no-such-case"}, "an event has happened"
    assert codes(aside=("nowhere",)) == {"no-such-case"}
    assert codes(aside=(main,)) == {"card-aside"}
    without = tuple(pair for pair in full.choices if pair[0] != main)
    assert codes(choices=without, aside=(main, main)) == {"aside-twice"}
    assert codes(choices=without) == {"card-undecided"}
    assert not codes(choices=without, aside=(main,))
