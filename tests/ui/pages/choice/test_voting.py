"""Three ways to vote, none of which shows a vote before all are in; covers, absences, and people with two roles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from game.engine.state import VOTINGS
from game.engine.step import default_setup
from game.log.read import read_log
from game.session.ballots import Ballot, Mailbox
from game.session.deciding import still_to_vote
from game.session.game import Game
from game.session.inputs import Abstain, Sit, Vote, VoteBy
from game.session.views import case
from game.texts.catalogue import words
from game.ui.boxes import Box, Role
from game.ui.geometry import Size
from game.ui.inspect import describe
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.booth import BoothPage
from game.ui.pages.secret import KnowersPage, SecretPage
from game.ui.room import LOOK_AGAIN, Room
from game.ui.screens import Settings
from game.ui.window import Window, wake
from tests.session.facts_read import FactRead, facts_read
from tests.ui.fakes import FakeHost
from tests.ui.pages.choice.support import (
    PAGES,
    Pilot,
    at_the_choice,
    edition_of,
    no_debrief,
    room_of,
    submit,
    with_open,
)

say = words("nb")
DOUBLE = (("health", "finance"), ("digital", "community"))


def _top(pilot: Pilot) -> str:
    return type(pilot.stage.screen).__name__


def _booth(pilot: Pilot) -> BoothPage:
    screen = pilot.stage.screen
    assert isinstance(screen, BoothPage), screen
    return screen


def _walk(pilot: Pilot, way: str, votes: str) -> list[Box]:
    """Let everybody vote in one way; every tree on the way until the last vote is in."""
    seen = [pilot.stage.tree]
    if way == "phones":
        pilot.keys("enter")
        seen.append(pilot.stage.tree)
        for role, key in zip(still_to_vote(pilot.room.game.rules, pilot.room.table), votes, strict=True):
            seen.append(pilot.stage.tree)
            box = pilot.room.ballots
            assert isinstance(box, Mailbox)
            assert box.post(Ballot(1, role, {"c": "not_now"}.get(key, key)))
            pilot.stage.tick()
        return seen
    pilot.keys("enter")
    for key in votes:
        seen.append(pilot.stage.tree)
        if way == "laptop":
            pilot.keys("enter")
            seen.append(pilot.stage.tree)
        pilot.keys(key)
    return seen


@pytest.mark.parametrize("way", VOTINGS)
def test_until_all_are_in_the_screen_is_the_same_whatever_was_voted(way: str) -> None:
    walks = []
    for votes in ("aaaaaa", "bcbcbc"):
        with room_of("fjordvik", voting=way) as room:
            room.ballots = Mailbox()
            pilot = Pilot(at_the_choice(room))
            pilot.stage.tick()
            walks.append(_walk(pilot, way, votes))
            assert len(room.table.pending.votes) == 6
    assert len(walks[0]) == len(walks[1]) > 6
    assert walks[0] == walks[1], "something of a vote can be seen, or heard, before all are in"


def test_the_machine_goes_round_from_cover_to_cover() -> None:
    with room_of("fjordvik", voting="laptop") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter")
        for name in ("Direktør", "Økonomi", "Helse"):
            assert pilot.says(name)
            assert pilot.says(say("window.secret.cover", role=name))
            assert not any(box.key.startswith("vote:") for box in pilot.stage.tree.walk())
            pilot.keys("enter", "b")
        assert dict(room.table.pending.votes) == {"director": "b", "finance": "b", "health": "b"}


def test_the_machine_goes_round_by_presses_alone() -> None:
    with room_of(voting="laptop") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.press("booth:")
        pilot.press("next:")
        pilot.press("vote:a")
        pilot.press("next:")
        pilot.press("abstain:")
        assert pilot.says(say("window.booth.all"))
        pilot.press("next:")
        assert pilot.sheet == "VotesSeen"
        assert room.table.pending.votes == (("director", "a"),)
        assert pilot.says(say("window.choice.votes.silent", roles="Økonomi"))


def test_a_cover_does_not_fade_in_over_what_was_pressed() -> None:
    with room_of(voting="laptop") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "enter")
        pilot.stage.turned = False
        pilot.stage.point_at(pilot.boxes()["vote:b"].rect.centre)
        pilot.press("vote:b")
        assert not pilot.stage.turned
        assert (pilot.stage.hover, pilot.stage.focus) == (None, None)
        pilot.keys("enter")
        assert pilot.stage.turned


def test_escape_covers_and_a_second_one_goes_back_to_the_answers() -> None:
    with room_of(voting="laptop") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "enter")
        assert _booth(pilot).open
        pilot.keys("escape")
        assert not _booth(pilot).open
        assert room.table.pending.votes == ()
        pilot.keys("escape")
        assert pilot.sheet == "VotesSheet"


def test_nothing_opens_over_a_vote_and_enter_never_votes() -> None:
    with room_of(voting="laptop") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "enter")
        pilot.keys("h", "o", "e", "u", "r", "g", "p", "enter", "x")
        assert _booth(pilot).open
        assert room.table.pending.votes == ()


def test_in_the_booth_a_person_reads_the_case_again_and_what_both_its_roles_know() -> None:
    with room_of("fjordvik", voting="laptop", together=DOUBLE) as room:
        at_the_choice(room)
        card = next(
            name
            for name, card in room.game.rules.scenario.cards.items()
            if card.kind == "case" and {"finance", "health"} & set(card.private)
        )
        facts = [fact for fact in case(room.play(), card).private if fact.role in ("finance", "health")]
        others = [fact for fact in case(room.play(), card).private if fact not in facts]
        pilot = Pilot(with_open(room, card))
        pilot.keys("enter", "enter", "a")
        assert pilot.says("Økonomi + Helse")
        pilot.keys("enter", "s")
        assert all(pilot.says(fact.text) for fact in facts)
        assert not any(pilot.says(fact.text) for fact in others)
        pilot.keys("a")
        assert len(room.table.pending.votes) == 1, "reading is not voting"
        pilot.keys("enter", "a")
        assert dict(room.table.pending.votes) == {"director": "a", "finance": "a"}
        read = facts_read(read_log(room.game.path).records)
        assert {each.role for each in read} == {fact.role for fact in facts}


def test_the_last_vote_is_taken_back_under_the_cover() -> None:
    with room_of(voting="laptop") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "u")
        assert room.table.beat == "choice", "only a vote is taken back here"
        pilot.keys("enter", "a", "u")
        assert room.table.pending.votes == ()
        assert _booth(pilot).role == "director"
        pilot.keys("enter", "a", "enter", "b")
        assert pilot.says(say("window.booth.all"))
        pilot.press("undo:")
        assert dict(room.table.pending.votes) == {"director": "a"}


@pytest.mark.parametrize("way", VOTINGS)
def test_a_game_closed_in_the_middle_of_a_vote_goes_on_there_and_still_hides_it(
    tmp_path: Path, way: str
) -> None:
    edition = edition_of("fjordvik")
    setup = replace(default_setup(edition.scenario), voting=way)  # type: ignore[arg-type]
    with Game.new(edition, setup, 7, "nb", tmp_path / "g.jsonl") as game:
        room = Room(game, PAGES, no_debrief, "nb")
        at_the_choice(room)
        submit(room, Vote("director", "b"), Abstain("finance", "away"), Vote("health", "a"))
    with Game.resume(tmp_path / "g.jsonl", edition) as game:
        pilot = Pilot(Room(game, PAGES, no_debrief, "nb", ballots=Mailbox()))
        assert pilot.sheet == {"paper": "KeyingSheet", "laptop": "VotesSheet", "phones": "WaitingSheet"}[way]
        if way == "laptop":
            assert pilot.says(say.count("window.choice.votes.waiting", 3))
            pilot.keys("enter")
            assert _booth(pilot).role == "childhood"
        if way == "paper":
            assert pilot.says(say("window.choice.votes.ask", role="Oppvekst"))
        assert "valgt" not in describe(pilot.stage.tree)


def test_whoever_keys_in_marks_who_abstains_and_who_is_out_of_the_room() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "a", "0", "9", "a", "b")
        assert room.table.pending.abstained == (("finance", ""), ("health", "away"))
        pilot.press("abstain:away")
        assert pilot.sheet == "VotesSeen"
        assert pilot.says(say("window.choice.votes.silent", roles="Økonomi"))
        assert pilot.says(say("window.choice.votes.absent", roles="Helse, Digital"))


def test_a_person_with_two_roles_is_one_chip_and_one_vote() -> None:
    with room_of("fjordvik", together=DOUBLE) as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter")
        assert [key for key in pilot.pressable() if key.startswith("role:")] == [
            "role:director", "role:finance", "role:childhood", "role:community",
        ]  # fmt: skip
        pilot.keys(*"abaa")
        assert pilot.sheet == "VotesSeen"
        assert pilot.says(say("window.choice.votes.speaks", roles="Økonomi + Helse"))


@pytest.mark.parametrize("people", range(2, 7))
def test_two_to_six_people_vote_in_the_booth(people: int) -> None:
    roles = ("director", "finance", "health", "childhood", "community", "digital")
    together = tuple((role, roles[number % 2]) for number, role in enumerate(roles) if number >= people)
    with room_of("fjordvik", voting="laptop", together=together) as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", *["enter", "a"] * people)
        assert pilot.says(say("window.booth.all"))
        pilot.keys("enter")
        assert pilot.sheet == "VotesSeen"
        assert len(room.table.pending.votes) == people


def test_somebody_leaves_while_the_votes_are_keyed_in() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "a", "r")
        assert _top(pilot) == "SeatsPage"
        pilot.keys("6", "2")
        assert room.table.setup.empty_seats == ("digital",)
        assert pilot.says(say("window.seats.empty", director="Direktør"))
        pilot.keys("5", "4", "escape")
        assert room.table.setup.together == (("community", "finance"),)
        assert pilot.sheet == "KeyingSheet"
        assert "role:digital" not in pilot.pressable()
        pilot.keys("a", "a", "a")
        assert pilot.sheet == "VotesSeen"


def test_who_is_here_is_set_by_presses_and_shown_at_once() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.press("seats:")
        pilot.press("role:health")
        pilot.press("sit:finance")
        assert pilot.says(say("window.seats.shared", roles="Økonomi"))
        pilot.press("way:laptop")
        assert room.table.setup.voting == "laptop"
        pilot.press("role:health")
        pilot.press("sit:health")
        pilot.press("next:")
        assert room.table.setup.together == ()
        assert pilot.says(say("window.choice.votes.begin.laptop"))


def test_phones_are_offered_only_where_some_are_connected() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("r", "v", "v")
        assert (room.table.setup.voting, "way:phones" in pilot.pressable()) == ("paper", False)
        room.ballots = Mailbox()
        pilot.keys("v", "v")
        assert (room.table.setup.voting, "way:phones" in pilot.pressable()) == ("phones", True)
        room.ballots = None
        pilot.keys("escape", "enter")
        assert pilot.sheet == "KeyingSheet", "a game that is gone on with without phones is keyed in"


def test_phones_vote_from_threads_of_their_own_and_one_who_cannot_is_keyed_in() -> None:
    with room_of("fjordvik", voting="phones") as room:
        box = room.ballots = Mailbox()
        pilot = Pilot(at_the_choice(room))
        pilot.stage.tick()
        call = box.open_call
        assert call is not None
        phones = [
            Thread(target=box.post, args=(Ballot(call.turn, role, "a"),)) for role, _ in call.voters[:4]
        ]
        for phone in phones:
            phone.start()
        for phone in phones:
            phone.join()
        assert room.next_tick() == LOOK_AGAIN
        pilot.stage.tick()
        assert pilot.sheet == "WaitingSheet"
        assert pilot.says(say.count("window.choice.votes.waiting", 2))
        pilot.keys("enter")
        assert pilot.sheet == "KeyingSheet"
        pilot.keys("b")
        assert box.post(Ballot(call.turn, "digital", ""))
        pilot.stage.tick()
        assert pilot.sheet == "VotesSeen"
        assert dict(room.table.pending.votes)["community"] == "b"
        assert room.table.pending.abstained == (("digital", ""),)
        pilot.stage.tick()
        assert box.open_call is None
        assert not box.post(Ballot(call.turn, "digital", "a")), "too late"


def test_votes_that_come_while_another_page_lies_on_top_are_taken() -> None:
    with room_of(voting="phones") as room:
        box = room.ballots = Mailbox()
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "r")
        assert _top(pilot) == "SeatsPage"
        assert box.post(Ballot(1, "director", "a"))
        pilot.stage.tick()
        assert room.table.pending.votes == (("director", "a"),)


def test_a_vote_for_an_answer_that_is_pressed_among_the_answers_is_none() -> None:
    for way in ("laptop", "phones"):
        with room_of(voting=way) as room:
            room.ballots = Mailbox()
            pilot = Pilot(at_the_choice(room))
            pilot.keys("b")
            assert pilot.says(say("window.choice.votes.first"))
            assert room.table.pending.votes == ()


def test_where_nobody_voted_the_answers_lie_there_again() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "enter")
        assert pilot.sheet == "VotesSeen"
        shown = {box.name for box in pilot.stage.tree.walk() if box.role is Role.OPTION}
        assert len(shown) == 3
        assert pilot.says("Ingen har stemt")


def test_those_who_all_agree_are_asked_what_would_make_one_say_no() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "a", "a")
        assert pilot.says(say("window.choice.votes.agreed_ask"))
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "a", "0")
        assert not pilot.says(say("window.choice.votes.agreed_ask")), "one alone does not agree with anybody"


def _with_facts(room: Room, roles: set[str], kind: str) -> str:
    cards = room.game.rules.scenario.cards.items()
    return next(name for name, card in cards if card.kind == kind and roles & set(card.private))


def test_a_delegated_card_s_secret_has_the_same_cover_and_the_log_notes_that_it_was_read() -> None:
    with room_of("fjordvik") as room:
        at_the_choice(room)
        card = next(
            name
            for name, card in room.game.rules.scenario.cards.items()
            if card.kind == "delegated" and card.private
        )
        role = next(iter(room.game.rules.scenario.cards[card].private))
        pilot = Pilot(with_open(room, room.main_card, (card,)))
        pilot.page._open(("card", card))
        pilot.stage.tick()
        pilot.press(f"knows:{role}")
        secret = case(room.play(), card).private[0].text
        assert _top(pilot) == "SecretPage"
        assert not pilot.says(secret)
        assert facts_read(read_log(room.game.path).records) == ()
        pilot.keys("enter")
        assert pilot.says(secret)
        pilot.keys("x")
        assert pilot.sheet == "CardSheet"
        assert facts_read(read_log(room.game.path).records) == (FactRead(1, card, role),)


def test_one_cover_opens_what_both_roles_of_a_person_know() -> None:
    with room_of("fjordvik") as room:
        at_the_choice(room)
        card = next(name for name, card in room.game.rules.scenario.cards.items() if len(card.private) > 1)
        first, second = (fact.role for fact in case(room.play(), card).private[:2])
        submit(room, Sit(second, first))
        page = SecretPage(room, card, second)
        pilot = Pilot(room)
        pilot.stage._levels[-1].screen = page
        pilot.keys("enter")
        assert all(pilot.says(fact.text) for fact in case(room.play(), card).private[:2])


def test_an_empty_seat_s_adviser_speaks_openly_also_for_one_who_has_just_left() -> None:
    with room_of("fjordvik") as room:
        at_the_choice(room)
        card = _with_facts(room, {"finance"}, "case")
        with_open(room, card)
        page = SecretPage(room, card, "finance")
        assert not page.open
        submit(room, Sit("finance"))
        assert SecretPage(room, card, "finance").open


def test_with_booklets_the_screen_offers_what_roles_know_only_aside() -> None:
    with room_of("fjordvik", booklets=True) as room:
        at_the_choice(room)
        card = next(
            name
            for name, card in room.game.rules.scenario.cards.items()
            if card.kind == "delegated" and card.private
        )
        role = next(iter(room.game.rules.scenario.cards[card].private))
        pilot = Pilot(with_open(room, room.main_card, (card,)))
        pilot.page._open(("card", card))
        pilot.stage.tick()
        assert f"knows:{role}" not in pilot.pressable()
        pilot.press("facts:")
        assert isinstance(pilot.stage.screen, KnowersPage)
        pilot.keys("1")
        assert _top(pilot) == "SecretPage"
        pilot.keys("escape", "enter")
        assert pilot.sheet == "CardSheet"


def test_the_way_to_vote_is_undone_like_any_other_move() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        submit(room, VoteBy("laptop"))
        pilot.keys("u")
        assert room.table.setup.voting == "paper"
        assert pilot.says(say("undone.vote_by"))


def test_a_name_stands_on_the_cover_and_nowhere_in_the_log() -> None:
    with room_of("fjordvik", voting="laptop", together=DOUBLE) as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("r", "3")
        pilot.press("name")
        pilot.stage.text("Kari")
        pilot.keys("enter")
        pilot.keys("escape", "enter", "enter", "a")
        assert pilot.says("Kari")
        assert pilot.says(say("window.secret.cover", role="Økonomi + Helse"))
        assert "Kari" not in room.game.path.read_text(encoding="utf-8")
        pilot.keys("enter", "a")
        assert not pilot.says("Kari")


def test_letters_of_a_name_choose_nothing() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("r", "3")
        pilot.press("name")
        for letter in "v2":
            pilot.stage.key(letter)
            pilot.stage.text(letter)
        pilot.press("keep")
        assert [(text.what, text.role, text.text) for text in room.game.written] == [("name", "health", "v2")]
        assert (room.table.setup.voting, room.table.setup.empty_seats) == ("paper", ())


def test_a_phone_s_vote_reaches_a_window_that_sleeps_and_an_open_call_costs_it_nothing() -> None:
    with room_of(voting="phones", features_off=("clock",)) as room:
        box = room.ballots = Mailbox()
        window = Window(
            ChoicePage(at_the_choice(room)),
            Settings("nb", reduce_motion=True),
            FakeHost(),
            size=Size(960, 540),
        )
        try:
            box.when_posted(wake)
            wake()
            for _ in range(4):
                window.step(0.0)
            assert box.open_call is not None
            assert window._patience() is None, "nothing is polled while no vote comes"
            phone = Thread(target=box.post, args=(Ballot(1, "finance", "a"),))
            phone.start()
            window.step(None)
            phone.join()
            assert room.table.pending.votes == (("finance", "a"),)
            assert any(
                box.name == say.count("window.choice.votes.waiting", 1) for box in window.stage.tree.walk()
            )
        finally:
            window.close()


def test_one_vote_keyed_in_beside_the_phones_leads_back_to_them() -> None:
    with room_of("fjordvik", voting="phones") as room:
        room.ballots = Mailbox()
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter")
        assert pilot.sheet == "WaitingSheet"
        pilot.press("role:health")
        pilot.keys("b")
        assert (pilot.sheet, room.table.pending.votes) == ("WaitingSheet", (("health", "b"),))
        pilot.keys("enter", "a")
        assert pilot.sheet == "KeyingSheet"
        pilot.keys("escape")
        assert pilot.sheet == "WaitingSheet"
        assert room.table.beat == "choice"
