"""The first time the choice shows something, it says in one line what it is."""

from __future__ import annotations

import pytest

from game.session.deciding import still_to_vote
from game.session.inputs import Choose, Vote, VoteBy, VotesDone
from game.session.views import choice
from game.texts.catalogue import LANGUAGES, words
from game.ui.geometry import Size
from game.ui.theme import Type
from tests.ui.pages.choice.support import Pilot, at_the_choice, room_of, submit

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

SIGNS = ("price", "running", "capacity", "felt", "dots")


def all_signs(pilot: Pilot, language: str = "nb") -> list[bool]:
    """Which of the signs on an answer are explained now."""
    said = {box.name for box in pilot.stage.tree.walk()}
    return [words(language)(f"first.sign.{name}") in said for name in SIGNS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1280, 720)], ids=str)
def test_the_signs_on_an_answer_are_explained_in_the_first_half_year_only(size: Size, language: str) -> None:
    with room_of("fjordvik", language=language) as room:
        assert all(all_signs(Pilot(at_the_choice(room), 100, size, language), language))
        at_the_choice(room, 2)
        assert not any(all_signs(Pilot(room, 100, size, language), language))


def test_a_case_that_one_role_decides_is_new_once() -> None:
    told = words("nb")("first.delegated", role="")[:6]
    for turn in (2, 3):
        with room_of("fjordvik") as room:
            at_the_choice(room, turn)
            assert room.main_card is not None
            submit(room, VotesDone(), Choose(room.main_card, "not_now"))
            pilot = Pilot(room)
            assert pilot.sheet == "CardSheet"
            assert pilot.says(told) == (turn == 2)


def test_what_is_decided_says_its_own_instead() -> None:
    with room_of("fjordvik") as room:
        at_the_choice(room, 2)
        assert room.main_card is not None
        submit(room, VotesDone(), Choose(room.main_card, "not_now"))
        pilot = Pilot(room)
        new = words("nb")("first.delegated", role="")[:6]
        assert pilot.says(new)
        pilot.keys("c")
        assert not pilot.says(new)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["paper", "laptop"])
def test_the_first_votes_are_told_by_the_way_in_which_the_table_votes_on_one_line(
    way: str, language: str
) -> None:
    with room_of("fjordvik", language=language) as room:
        submit(at_the_choice(room), VoteBy(way))
        pilot = Pilot(room, 100, Size(1920, 1080), language)
        told = words(language)("first.votes" if way == "paper" else f"first.votes.{way}")
        box = next(each for each in pilot.stage.tree.walk() if each.name == told)
        assert box.rect.height < 2 * Type.SMALL
        first = still_to_vote(room.game.rules, room.table)[0]
        submit(room, Vote(first, "not_now"))
        assert not Pilot(room, 100, Size(1920, 1080), language).says(told)


def test_the_last_half_year_says_what_becomes_of_what_is_felt_later() -> None:
    last = words("nb")("window.choice.decide_last")
    for turn in (2, 3):
        with room_of("fjordvik", turns=3) as room:
            at_the_choice(room, turn)
            submit(room, VotesDone())
            pilot = Pilot(room)
            if pilot.sheet == "VotesSeen":
                pilot.keys("enter")
            late = any(answer.late for answer in choice(room.play(), room.main_card or "").answers)
            assert late == (turn == 3)
            assert pilot.says(last) == late
