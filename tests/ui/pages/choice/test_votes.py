"""Votes: keyed in role by role, unseen until all are in, then the minority first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session.inputs import Vote
from game.texts.catalogue import LANGUAGES, words
from game.ui.geometry import TEXT_PERCENTS
from game.ui.inspect import describe
from tests.ui.pages.choice.support import Pilot, at_the_choice, room_of

say = words("nb")
HANDS = ("key", "mouse")


def _keyed(pilot: Pilot, keys: str) -> None:
    pilot.keys("enter", *keys)


def test_the_answers_are_read_before_anybody_votes() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        assert pilot.sheet == "VotesSheet"
        assert pilot.says("Digitaliser alt nå")
        pilot.keys("a")
        assert room.table.pending.votes == ()
        assert pilot.sheet == "KeyingSheet"


@pytest.mark.parametrize(
    "press", [lambda pilot: pilot.keys("b"), lambda pilot: pilot.press("option:B")], ids=HANDS
)
def test_an_answer_pressed_before_the_vote_says_that_the_vote_comes_first(
    press: Callable[[Pilot], None],
) -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        press(pilot)
        assert pilot.says(say("window.choice.votes.first"))
        assert (room.table.pending.votes, room.table.pending.choices) == ((), ())
        pilot = Pilot(room)
        pilot.keys("enter")
        assert not pilot.says(say("window.choice.votes.first"))


@pytest.mark.parametrize(
    "press", [lambda pilot: pilot.keys("b"), lambda pilot: pilot.press("seen:a")], ids=HANDS
)
def test_an_answer_pressed_among_the_votes_says_where_it_is_chosen(press: Callable[[Pilot], None]) -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "aabaaa")
        press(pilot)
        assert pilot.sheet == "VotesSeen"
        assert pilot.says(say("window.choice.votes.then"))
        assert room.table.pending.choices == ()


def test_no_vote_is_shown_before_all_are_in() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter")
        before = describe(pilot.stage.tree)
        pilot.keys("b")
        after = describe(pilot.stage.tree)
        assert dict(room.table.pending.votes) == {"director": "b"}
        changed = set(after.splitlines()) - set(before.splitlines())
        assert all("chosen" not in line and "valgt" not in line for line in changed)
        pilot.press("role:director")
        assert "valgt" not in describe(pilot.stage.tree)


def test_a_mistyped_vote_is_keyed_in_again_before_all_are_in() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "a")
        pilot.press("role:director")
        pilot.keys("c")
        assert dict(room.table.pending.votes) == {"director": "not_now"}


def test_the_minority_speaks_first() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "aabaaa")
        assert pilot.sheet == "VotesSeen"
        assert pilot.says("Mindretallet snakker først")
        assert pilot.says("Først snakker Helse")


def test_those_who_speak_first_are_named_as_their_cards_lie_the_fewest_first() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "aabccc")
        assert pilot.says("Først snakker Helse, Direktør, Økonomi")


@pytest.mark.parametrize(("keys", "words"), [("aa", "Alle stemte likt"), ("ab", "Det er likt")])
def test_agreement_and_an_even_vote_have_no_minority(keys: str, words: str) -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, keys)
        assert pilot.says(words)
        assert not pilot.says("Mindretallet")
        assert not pilot.says("mindretallet")


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_stand_still_while_the_votes_are_keyed_in(language: str, percent: int) -> None:
    with room_of("fjordvik", language=language) as room:
        pilot = Pilot(at_the_choice(room), percent, language=language)
        pilot.keys("enter")
        places = set()
        for key in "abcab":
            places.add(tuple(box.rect for name, box in pilot.boxes().items() if name.startswith("vote:")))
            pilot.keys(key)
        assert len(places) == 1, "a click for the next role would hit another answer"


def test_who_does_not_vote_is_not_waited_for() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "ab")
        pilot.press("no_more:")
        assert room.table.pending.votes_done
        assert pilot.sheet == "VotesSeen"


def test_a_table_may_choose_without_votes() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "enter")
        assert pilot.says("Ingen har stemt")
        pilot.keys("enter", "b")
        assert dict(room.table.pending.choices) == {"form": "b"}


def test_undo_takes_back_the_last_vote_and_hides_the_others_again() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "ab")
        pilot.keys("u")
        assert dict(room.table.pending.votes) == {"director": "a"}
        assert pilot.sheet == "KeyingSheet"
        assert pilot.says("Den siste stemmen er tatt bort.")


def test_empty_seats_do_not_vote() -> None:
    with room_of("fjordvik", empty_seats=("health", "digital")) as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter")
        assert "role:finance" in pilot.pressable()
        assert "role:health" not in pilot.pressable()
        pilot.keys(*"aaaa")
        assert pilot.sheet == "VotesSeen"


def test_the_minoritys_reason_is_kept_beside_the_log() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "ab")
        pilot.press("reason")
        pilot.stage.text("Vi rekker det ikke.")
        pilot.keys("backspace")
        pilot.keys("enter")
        assert [(text.what, text.text) for text in room.game.written] == [("reason", "Vi rekker det ikke")]
        assert pilot.says("Grunnen er tatt vare på")


def test_letters_written_as_a_reason_are_no_answers() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        _keyed(pilot, "ab")
        pilot.press("reason")
        pilot.keys("s", "u", "e")
        assert pilot.sheet == "VotesSeen"
        assert room.table.moves[-1] == Vote("finance", "b")


def test_without_the_feature_there_are_no_votes() -> None:
    with room_of(features_off=("votes",)) as room:
        assert Pilot(at_the_choice(room)).sheet == "CardSheet"
