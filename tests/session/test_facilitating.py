"""What the facilitator does to a half-year: by the course of the game, by the log, and by its replay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.state import state_hash
from game.engine.step import Step, compile_rules, step
from game.log.read import read_log
from game.log.replay import replay
from game.log.store import Clock
from game.policy import POLICIES
from game.research.whatif import all_what_ifs, what_if
from game.session.auto import play_to_end
from game.session.course import fold
from game.session.facilitating import card_of_code
from game.session.game import Game
from game.session.inputs import (
    Bring,
    CallEvent,
    CatchUp,
    Choose,
    Commit,
    EndAfterThisTurn,
    GoBack,
    GoOn,
    Input,
    NoEvent,
    PutAside,
    TakeUp,
    Undo,
    Vote,
    Write,
    as_data,
    from_data,
)
from game.session.parts import parts_of
from game.session.refused import Refused
from game.session.table import TableState, main_case, menu_of, new_table
from game.session.views import news, play_of
from game.session.views.names import card_words
from game.texts.catalogue import words
from tests.session.support import (
    after,
    at_the_choice,
    codes,
    disputes_beside,
    disputes_of,
    inputs_for,
    played,
    setup_of,
    table_of,
    tiny,
)

QUIET = ("events",)
"""What is off where chance shall bring nothing."""


def _table(half_years: int = 0) -> TableState:
    """A quiet game in the news of a half-year."""
    table = played(table_of(features_off=QUIET), half_years)
    return after(table, GoOn()) if half_years else table


def _cards(table: TableState) -> list[str]:
    return [card.card for card in menu_of(tiny().rules, table).cards]


def _delegated(table: TableState) -> list[str]:
    return [card for card in _cards(table) if tiny().scenario.cards[card].kind == "delegated"]


def test_a_code_finds_its_card_however_it_is_typed():
    assert card_of_code(tiny().scenario, "e2") == card_of_code(tiny().scenario, " E 2 ") == "breach"
    assert card_of_code(tiny().scenario, "E99") is None


@pytest.mark.parametrize(
    "act", [CallEvent("breach"), Bring("form"), NoEvent(), PutAside("form"), CatchUp("end"), TakeUp()]
)
def test_the_facilitator_s_inputs_have_a_form_in_the_log(act: Input):
    assert from_data(as_data(act)) == act


@pytest.mark.parametrize("on", [0, 1, 2])
def test_an_event_is_called_in_news_case_or_choice_and_is_decided_with_the_others(on: int):
    table = after(_table(), *(GoOn() for _ in range(on)))
    called = after(table, CallEvent("breach"))
    assert called.beat == table.beat
    assert _cards(called) == [*_cards(table), "breach"]
    assert called.state != table.state
    play = play_of(tiny().rules, tiny().scenario, called, words("nb"))
    seen = news(play).event
    assert seen is not None
    assert (seen.code, seen.title) == ("E2", card_words(play, "breach")[0])
    choice = at_the_choice(called)
    assert ("card", "breach") in {(part.kind, part.card) for part in parts_of(tiny().rules, choice)}
    left = [act for act in inputs_for(tiny().rules, choice) if act != Choose("breach", "b")]
    assert codes(after(choice, *left), Commit()) == ("card-undecided",)
    committed = after(choice, *inputs_for(tiny().rules, choice), Commit())
    assert dict(committed.played[-1].decisions.choices)["breach"]
    assert committed.played[-1].decisions.called == "breach"
    assert committed.called is None
    assert committed.opening.state == called.state, "the first day is the one that was decided on"


def test_undo_takes_the_event_back_to_the_last_bit_and_after_the_commit_it_stays():
    table = _table()
    called = after(table, CallEvent("flood"))
    undone = after(called, Undo())
    assert (undone.state, undone.pending, undone.step.ledger) == (
        table.state,
        table.pending,
        table.step.ledger,
    )
    committed = after(at_the_choice(called), *inputs_for(tiny().rules, at_the_choice(called)), Commit())
    assert codes(committed, Undo()) == ("nothing-to-undo",)
    assert codes(after(committed, GoOn()), CallEvent("flood")) == ("event-used",)


def test_calls_that_cannot_be_are_refused():
    table = _table()
    assert codes(table, CallEvent("nowhere")) == ("no-event",)
    assert codes(table, CallEvent("form")) == ("no-event",)
    assert codes(table, CallEvent("election")) == ("event-planned",)
    assert codes(after(table, CallEvent("flood")), CallEvent("breach")) == ("event-here",)
    assert codes(after(table, CallEvent("flood")), CallEvent("flood")) == ("event-here",)
    assert codes(played(table, 1), CallEvent("flood")) == ("not-now-in-beat",)


def test_what_the_event_makes_impossible_is_taken_off_the_table_and_the_rest_stays():
    rules = tiny().rules
    table = at_the_choice(_table())
    table = after(table, *inputs_for(rules, table))
    assert after(table, CallEvent("breach")).pending == replace(table.pending, called="breach")

    cards = dict(rules.scenario.cards)
    money = rules.scenario.model.initiatives.money
    cards["flood"] = cards["flood"].model_copy(update={"at_once": {money: -100}})
    costly = compile_rules(rules.scenario.model_copy(update={"cards": cards}))
    chosen = [act for act in table.moves if not isinstance(act, Choose)]
    before = fold(costly, new_table(costly, table.setup, 7), chosen)
    open_cards = menu_of(costly, before).cards
    price, card, key = max(
        (answer.price, card.card, answer.key)
        for card in open_cards
        for answer in card.answers
        if answer.refusal is None
    )
    free = next(each.card for each in open_cards if each.card != card)
    before = fold(costly, before, (Choose(card, key), Choose(free, "not_now")))
    flooded = fold(costly, before, (CallEvent("flood"),))
    assert price > 0
    assert flooded.pending == replace(before.pending, called="flood", choices=((free, "not_now"),), votes=())
    assert before.pending.votes, "they were for an answer that can be paid for no more"


def test_the_main_case_is_put_aside_and_neither_votes_nor_prediction_are_needed():
    rules = tiny().rules
    table = _table(1)
    main = main_case(rules, menu_of(rules, table))
    assert main is not None
    at_case = after(table, GoOn())
    assert at_case.beat == "case"
    aside = after(at_case, PutAside(main.card))
    assert aside.beat == "choice"
    assert {part.kind for part in parts_of(rules, aside)}.isdisjoint({"votes", "prediction"})
    assert codes(aside, Vote("director", "a")) == ("no-case-now",)
    assert "card-aside" in codes(aside, Choose(main.card, "a"))
    assert after(aside, GoBack()).beat == "news"
    assert after(aside, Undo()) == at_case
    done = after(aside, *inputs_for(rules, aside), Commit())
    last = done.played[-1]
    assert (last.decisions.aside, last.votes, last.prediction) == ((main.card,), (), None)
    assert main.card not in dict(last.decisions.choices)
    for _ in range(2):
        done = played(done, 1)
        assert main.card not in dict(done.played[-1].decisions.choices)


def test_what_was_put_down_for_a_case_goes_with_it():
    rules = tiny().rules
    table = at_the_choice(_table())
    full = after(table, *inputs_for(rules, table))
    main = main_case(rules, menu_of(rules, full))
    assert main is not None
    assert full.pending.votes
    assert full.pending.prediction
    aside = after(full, PutAside(main.card)).pending
    assert (aside.votes, aside.votes_done, aside.prediction) == ((), False, None)
    assert main.card not in dict(aside.choices)
    one = after(full, PutAside(_delegated(full)[0])).pending
    assert (one.votes, one.prediction) == (full.pending.votes, full.pending.prediction)


def test_an_event_and_what_is_not_there_are_not_put_aside():
    table = after(_table(), CallEvent("breach"))
    assert codes(table, PutAside("breach")) == ("no-such-case",)
    assert codes(table, PutAside("nowhere")) == ("no-such-case",)
    aside = after(table, PutAside(_cards(table)[0]))
    assert codes(aside, PutAside(_cards(table)[0])) == ("no-such-case",)


def test_catching_up_drops_the_delegated_cases_of_this_half_year_or_of_all():
    table = _table()
    assert _delegated(table)
    now = after(table, CatchUp("now"))
    assert not _delegated(now)
    assert codes(now, CatchUp("now")) == ("nothing-delegated",)
    assert codes(now, TakeUp()) == ("delegated-played",)
    assert _delegated(after(played(now, 1), GoOn())), "the next half-year has its own"
    rest = after(table, CatchUp("end"))
    assert not _delegated(rest)
    assert codes(rest, CatchUp("end")) == ("delegated-dropped",)
    later = after(played(rest, 1), GoOn())
    assert later.pending.aside
    assert not _delegated(later)
    again = after(later, TakeUp())
    assert _delegated(again)
    assert not again.pending.aside
    assert after(again, Undo()) == later
    assert _delegated(after(played(again, 1), GoOn()))
    assert not _delegated(after(played(rest, 3), GoOn()))


def test_undo_of_catching_up_brings_the_cases_back():
    table = _table(1)
    assert after(table, CatchUp("end"), Undo()) == table
    rest = after(played(after(table, CatchUp("end")), 1), GoOn())
    assert after(rest, GoOn(), Undo()) == rest, "what was decided in an earlier half-year stays decided"


@contextmanager
def _game(folder: Path, clock: Clock | None = None) -> Iterator[Game]:
    with Game.new(
        tiny(), setup_of(tiny(), features_off=QUIET), 7, "nb", folder / "game.jsonl", clock=clock
    ) as game:
        yield game


def _do(game: Game, *acts: Input) -> None:
    for act in acts:
        outcome = game.submit(act)
        assert not isinstance(outcome, Refused), (act, outcome)


def _led(game: Game) -> None:
    """A game in which everything is done that a facilitator can do, played to its end by a team."""
    decide = POLICIES["balanced"]
    _do(game, GoOn(), CallEvent("breach"), GoOn())
    _do(game, PutAside(_cards(game.table)[0]))
    _do(game, *inputs_for(game.rules, game.table), Commit(), GoOn())
    game.annotate("pause")
    game.annotate("pause_over")
    _do(game, CallEvent("flood"), Undo(), CatchUp("end"), Write("dispute", "Slik er det ikke.", about="form"))
    _do(game, GoOn(), GoOn(), *inputs_for(game.rules, game.table), Commit(), GoOn())
    play_to_end(game, decide)


def test_a_led_game_replays_to_the_same_bits_and_verifies(tmp_path: Path):
    with _game(tmp_path) as game:
        _led(game)
        table = game.table
    found = replay(read_log(game.path), tiny().scenario, rules=tiny().rules)
    assert found.fault is None
    assert found.ended
    assert [state_hash(each.closed) for each in found.steps] == [
        state_hash(each.closed) for each in table.steps
    ]
    assert [each.state for each in found.steps] == [each.state for each in table.steps]
    assert [each.ledger for each in found.steps] == [each.ledger for each in table.steps]
    assert found.decisions[0].called == "breach"
    assert found.decisions[0].aside
    assert all(not _kinds(each.choices) & {"delegated"} for each in found.decisions[1:])
    kinds = [record.k for record in read_log(game.path).records]
    assert kinds.count("annotation") == 2


def _kinds(choices: tuple[tuple[str, str], ...]) -> set[str]:
    return {tiny().scenario.cards[card].kind for card, _ in choices}


def test_a_log_in_which_the_call_was_forged_is_out_of_step(tmp_path: Path):
    with _game(tmp_path) as game:
        _led(game)
        decided = game.table.played[0].decisions
    begun = table_of(features_off=QUIET).state
    assert isinstance(step(tiny().rules, begun, decided), Step)
    for forged in (
        replace(decided, called="election"),
        replace(decided, called=None),
        replace(decided, aside=()),
    ):
        assert not isinstance(step(tiny().rules, begun, forged), Step)


@pytest.mark.parametrize("stop", range(1, 13))
def test_a_led_game_is_resumed_after_any_of_its_inputs(tmp_path: Path, stop: int):
    """Pauses are no state: the game goes on in its beat, with its event and without the cases put aside."""
    acts: list[Input | str] = [
        GoOn(), "pause", CallEvent("breach"), GoOn(), "main", "pause_over", Undo(), CatchUp("end"),
        GoBack(), Write("dispute", "Nei.", about="services"), GoOn(), EndAfterThisTurn(),
    ]  # fmt: skip
    with _game(tmp_path) as game:
        for act in acts[:stop]:
            if act == "main":
                _do(game, PutAside(_cards(game.table)[0]))
            elif isinstance(act, str):
                game.annotate(act)
            else:
                _do(game, act)
        before, notes = game.table, game.written
    with Game.resume(tmp_path / "game.jsonl", tiny()) as again:
        assert again.table == before
        assert again.written == notes


def test_a_dispute_stands_beside_the_log_with_what_it_is_about(tmp_path: Path):
    with _game(tmp_path) as game:
        _do(game, Write("dispute", "Trivsel måles ikke slik.", about="confidence"))
        _do(
            game, Write("dispute", "Skjemaet tok lengre tid.", about="form"), Write("dispute", "Vi er flere.")
        )
        outcome = game.submit(Write("dispute", "Ja.", about="nothing"))
        assert isinstance(outcome, Refused)
        assert outcome.codes == ("no-such-text",)
        running = disputes_of(game)
    beside = disputes_beside(game.path)
    assert beside == running
    assert [(each.turn, each.about) for each in beside] == [(1, "confidence"), (1, "form"), (1, "")]
    assert "Trivsel" not in game.path.read_text(encoding="utf-8")


def test_what_if_keeps_the_called_event_and_what_was_put_aside(tmp_path: Path):
    with _game(tmp_path) as game:
        _led(game)
        table = game.table
    rules, recorded = tiny().rules, tuple(half_year.decisions for half_year in table.played)
    event = dict(recorded[0].choices)["breach"]
    other = "a" if event == "b" else "b"
    found = what_if(rules, table.setup, 7, recorded, 1, "breach", other)
    assert found.weight > 0
    assert found.changed == ()
    every = list(all_what_ifs(rules, table.setup, 7, recorded))
    assert {each.card for each in every if each.turn == 1} >= {"breach"}
    assert not {each.card for each in every} & {card for each in recorded for card in each.aside}


def test_the_built_in_team_plays_on_where_cases_were_put_aside(tmp_path: Path):
    with _game(tmp_path) as game:
        _do(game, CatchUp("end"), GoOn(), GoOn())
        _do(game, *inputs_for(game.rules, game.table), Commit(), GoOn(), GoOn(), CallEvent("flood"))
        play_to_end(game, POLICIES["cautious"])
        assert game.table.beat == "over"
        assert all(half_year.decisions.called is None for half_year in game.table.played), "it was undone"
