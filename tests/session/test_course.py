from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.layout import FINISHED
from game.engine.step import step
from game.session.course import apply, fold
from game.session.inputs import (
    Choose,
    Commit,
    EndAfterThisTurn,
    GoBack,
    GoOn,
    PlaceToken,
    PlayOn,
    Undo,
    Vote,
    VotesDone,
    Write,
)
from game.session.refused import Refused
from game.session.table import new_table

from .support import after, at_the_choice, codes, everything, inputs_for, played, setup_of, table_of, tiny


def test_a_half_year_goes_from_news_by_case_and_choice_to_consequences() -> None:
    table = table_of()
    beats = [table.beat]
    for act in (GoOn(), GoOn()):
        table = after(table, act)
        beats.append(table.beat)
    table = after(table, *inputs_for(tiny().rules, table), Commit())
    assert [*beats, table.beat] == ["news", "case", "choice", "consequences"]
    assert after(table, GoOn()).beat == "news"


def test_going_back_reads_again_and_undoes_nothing() -> None:
    table = at_the_choice(table_of())
    table = after(table, VotesDone(), Choose("form", "b"))
    back = after(table, GoBack(), GoBack())
    assert back.beat == "news"
    assert after(back, GoOn(), GoOn()).pending == table.pending


def test_the_news_go_back_to_the_consequences_of_the_half_year_before() -> None:
    table = after(played(table_of(), 1), GoOn())
    assert (table.beat, table.turn) == ("news", 2)
    back = after(table, GoBack())
    assert (back.beat, back.turn) == ("consequences", 1)
    assert codes(back, GoBack()) == ("half-year-is-closed",)
    assert codes(table_of(), GoBack()) == ("nothing-before",)


def test_the_session_plays_exactly_the_step_of_the_engine() -> None:
    table = at_the_choice(table_of())
    table = after(table, *inputs_for(tiny().rules, table))
    expected = step(tiny().rules, table.state, table.pending.decisions())
    after_commit = after(table, Commit())
    assert after_commit.step == expected
    assert after_commit.played[0].decisions == table.pending.decisions()
    assert after_commit.played[0].prediction == table.pending.prediction
    assert after_commit.played[0].votes == table.pending.votes


def test_a_commit_is_refused_with_every_reason_at_once() -> None:
    table = at_the_choice(table_of())
    assert set(codes(table, Commit())) == {"card-undecided", "prediction-missing"}
    autumn = at_the_choice(after(played(table_of(), 1), GoOn()))
    assert "budget-undecided" in codes(autumn, Commit())


def test_only_the_choice_beat_takes_decisions_and_the_commit() -> None:
    table = table_of()
    for act in (Vote("finance", "a"), Choose("form", "a"), PlaceToken("finance", "strategy"), Commit()):
        assert codes(table, act) == ("not-now-in-beat",)
    assert codes(at_the_choice(table), GoOn()) == ("commit-first",)


def test_undo_folds_the_half_year_again_without_its_last_move() -> None:
    table = at_the_choice(table_of())
    more = after(table, VotesDone(), Choose("form", "b"), Choose("form", "a"))
    assert dict(after(more, Undo()).pending.choices)["form"] == "b"
    assert after(more, Undo(), Undo(), Undo()) == table


def test_undo_stops_at_the_commit() -> None:
    table = played(table_of(), 1)
    assert codes(table, Undo()) == ("nothing-to-undo",)
    onward = after(table, GoOn(), GoOn())
    assert after(onward, Undo(), Undo()) == table
    assert codes(table_of(), Undo()) == ("nothing-to-undo",)


def test_the_game_ends_with_its_epilogue_after_the_last_half_year() -> None:
    table = played(table_of(), 4)
    assert table.step.closed.whole[FINISHED] == 1
    assert not table.ended_early
    over = after(table, GoOn(), GoOn())
    assert over.beat == "over"
    for act in everything(tiny().rules, over):
        assert codes(over, act) == ("game-over",)


def test_a_table_may_end_after_the_half_year_that_it_is_playing() -> None:
    table = after(at_the_choice(table_of()), EndAfterThisTurn())
    table = after(table, *inputs_for(tiny().rules, table), Commit())
    assert (table.beat, table.ended_early) == ("consequences", True)
    epilogue = after(table, GoOn())
    assert (epilogue.beat, epilogue.turn) == ("epilogue", 1)
    assert after(epilogue, GoBack()).beat == "consequences"
    assert after(epilogue, GoOn()).beat == "over"


def test_a_table_may_end_when_it_has_seen_the_consequences_and_think_better_of_it() -> None:
    table = after(played(table_of(), 2), EndAfterThisTurn())
    assert after(table, GoOn()).beat == "epilogue"
    assert after(table, Undo(), GoOn()).beat == "news"
    assert after(table, PlayOn(), GoOn()).beat == "news"
    assert codes(played(table_of(), 2), PlayOn()) == ("not-ending",)
    assert codes(played(table_of(), 4), EndAfterThisTurn()) == ("last-anyway",)


def test_an_ending_that_was_said_before_the_commit_stands_through_undo_after_it() -> None:
    table = after(at_the_choice(table_of()), EndAfterThisTurn())
    table = after(table, *inputs_for(tiny().rules, table), Commit())
    there_and_back = after(table, PlayOn(), GoOn(), Undo(), Undo())
    assert there_and_back == table
    assert there_and_back.played_out


def test_going_back_to_the_last_half_year_does_not_let_it_end_the_game() -> None:
    table = after(played(table_of(), 1), GoOn(), EndAfterThisTurn(), GoBack())
    assert table.beat == "consequences"
    assert not table.played_out
    assert after(table, GoOn()).beat == "news"


def test_a_private_text_changes_nothing_at_the_table_and_is_no_move() -> None:
    table = after(table_of(), GoOn())
    assert after(table, Write("note", "x"), Write("name", "Kari", "finance")) == table
    assert codes(table, Write("poem", "x")) == ("no-such-text",)
    assert codes(table, Write("note", "x", "the_king")) == ("no-such-text",)


def test_a_fold_over_something_that_is_refused_says_what() -> None:
    with pytest.raises(ValueError, match="commit-first"):
        fold(tiny().rules, at_the_choice(table_of()), [GoOn()])


def test_a_setup_without_anybody_at_the_table_is_refused() -> None:
    for seats in (("director", "finance"), ("the_king",)):
        with pytest.raises(ValueError, match="empty seats"):
            new_table(tiny().rules, setup_of(tiny(), empty_seats=seats), 1)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 2**64 - 1),
    st.lists(st.integers(0, 10**6), max_size=60),
    st.sampled_from(
        [(), ("votes",), ("predictions", "tokens"), ("delegated", "budget", "lending", "promises")]
    ),
)
def test_whatever_is_keyed_in_is_taken_or_refused_and_undo_is_the_way_back(
    seed: int, keys: list[int], features_off: tuple[str, ...]
) -> None:
    rules = tiny().rules
    table = table_of(seed, features_off=features_off)
    for key in keys:
        acts = everything(rules, table)
        if key % 5 == 0 and table.beat == "choice":
            acts = [*inputs_for(rules, table), Commit()]
            acts = [act for act in acts if not isinstance(apply(rules, table, act), Refused)] or [GoOn()]
        elif key % 7 == 0:
            acts = [GoOn()]
        act = acts[key % len(acts)]
        outcome = apply(rules, table, act)
        assert outcome == apply(rules, table, act)
        if isinstance(outcome, Refused):
            assert outcome.reasons
            continue
        if not isinstance(act, Undo | Commit) and outcome.beat != "over":
            assert after(outcome, Undo()) == table
            assert outcome.played == table.played
        table = outcome
