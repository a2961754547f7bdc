"""Cards and their answers: nothing preselected, prices at the sides, what is closed and why, who decides."""

from __future__ import annotations

import pytest

from game.session.inputs import Choose, EndAfterThisTurn, VotesDone
from game.texts.catalogue import words
from game.ui.boxes import Box, Fill, Letters, Shape
from game.ui.focus import focus_order
from game.ui.geometry import Size
from game.ui.theme import TEXT_PAIRS, Ink, Type
from tests.ui.pages.choice.support import (
    OtherPage,
    Pilot,
    at_the_choice,
    doctored,
    form_and_cloud,
    room_of,
    submit,
    with_open,
    with_situation,
)


def _past_the_votes(pilot: Pilot) -> Pilot:
    pilot.keys("enter", "enter", "enter")
    assert pilot.sheet == "CardSheet"
    return pilot


def _inks(box: Box) -> set[Ink | None]:
    """All colours in a box but those of its icons."""
    marks = (mark for part in box.walk() for mark in part.marks)
    return {mark.ink for mark in marks if isinstance(mark, Letters | Fill | Shape)}


def _options(pilot: Pilot) -> dict[str, tuple[str, ...]]:
    return {box.key: box.state for box in focus_order(pilot.stage.tree) if box.key.startswith("option:")}


def test_nothing_is_preselected() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(at_the_choice(room)))
        assert _options(pilot) == {"option:A": (), "option:B": (), "option:C": ()}
        assert pilot.stage.focus is None


def test_a_letter_chooses_and_another_changes_it() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(at_the_choice(room)))
        pilot.keys("a", "b")
        assert dict(room.table.pending.choices) == {"form": "b"}
        assert _options(pilot)["option:B"] == ("valgt",)
        assert pilot.says("Vi velger B")


def test_money_and_capacity_show_what_is_chosen() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(at_the_choice(room)))
        before = room.status(room.draft).money
        pilot.press("option:A")
        after = room.status(room.draft).money
        assert before != after
        assert pilot.says(after)
        assert not pilot.says(f"{before}\u00a0")


def test_the_promise_of_an_answer_is_named_before_it_is_chosen() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(at_the_choice(room)))
        assert pilot.says("B gir et løfte: Bedre tjenester.")


def test_s_reads_the_case_again() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(at_the_choice(room)))
        pilot.keys("s")
        screen = pilot.stage.screen
        assert isinstance(screen, OtherPage)
        assert screen.what == "read form"


def test_s_reads_the_card_that_lies_on_the_page() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(form_and_cloud(room)))
        pilot.keys("b", "enter", "s")
        screen = pilot.stage.screen
        assert isinstance(screen, OtherPage)
        assert screen.what == "read cloud"


def test_the_main_choice_waits_for_the_votes_and_says_so() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        room.submit(Choose("form", "a"))
        pilot.stage.resize(pilot.stage.grid.window)
        assert pilot.says("Stemmene er ikke inne ennå.")


def test_a_new_case_names_its_owner_and_shows_its_text() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(form_and_cloud(room)))
        pilot.keys("b", "enter")
        assert pilot.says("Økonomi avgjør")
        assert pilot.says("Regningen er 40 prosent over budsjett.")
        pilot.keys("a")
        assert pilot.says("Økonomi velger A")


def test_large_text_shows_a_new_case_alone_first_and_esc_comes_back_to_it() -> None:
    with room_of() as room:
        pilot = _past_the_votes(Pilot(form_and_cloud(room), percent=130))
        pilot.keys("b", "enter")
        assert pilot.says("Regningen er 40 prosent over budsjett.")
        assert "option:A" not in pilot.pressable()
        pilot.keys("enter", "a")
        assert dict(room.table.pending.choices)["cloud"] == "a"
        pilot.keys("escape")
        assert "option:A" not in pilot.pressable()


def test_the_director_decides_for_an_empty_seat() -> None:
    with room_of(empty_seats=("finance",)) as room:
        pilot = Pilot(form_and_cloud(room))
        pilot.keys("enter", "a", "enter", "b", "enter")
        assert pilot.says("Direktør avgjør for Økonomi")
        pilot.keys("a")
        assert pilot.says("Direktør velger A")


def test_supervision_closes_dear_answers_and_says_why() -> None:
    with room_of() as room:
        with_situation(at_the_choice(room), "supervision")
        pilot = _past_the_votes(Pilot(room))
        closed = pilot.boxes()["option:A"]
        assert closed.state == (words("nb")("window.choice.fact.closed"),)
        assert "over statens grense" in closed.value
        assert pilot.boxes()["option:C"].state == ()
        pilot.keys("a")
        assert room.table.pending.choices == ()
        assert pilot.says("Så lenge staten følger med")
        pilot.press("option:C")
        assert dict(room.table.pending.choices) == {"form": "not_now"}
        assert not pilot.says("Så lenge staten følger med")


@pytest.mark.parametrize("percent", [100, 130])
def test_a_closed_answer_is_grey_and_its_reason_is_not(percent: int) -> None:
    with room_of() as room:
        with_situation(at_the_choice(room), "supervision")
        pilot = _past_the_votes(Pilot(room, percent, Size(1280, 720)))
        inks = {key: _inks(pilot.boxes()[key]) for key in ("option:A", "option:C")}
        assert inks["option:A"] - {None} == {Ink.MUTED, Ink.TEXT, Ink.PAPER}
        assert {Ink.CARD, Ink.TEXT, Ink.BADGE} <= inks["option:C"]
        ground = {mark.ink for mark in pilot.boxes()["option:A"].marks if isinstance(mark, Fill)}
        told = next(part for part in pilot.boxes()["option:A"].walk() if part.name == "over statens grense")
        assert {mark.ink for mark in told.marks if isinstance(mark, Letters)} == {Ink.TEXT}
        assert {(Ink.TEXT, ink) for ink in ground if ink is not None} <= set(TEXT_PAIRS)
        assert {(Ink.MUTED, ink) for ink in ground if ink is not None} <= set(TEXT_PAIRS)


def test_in_a_narrow_high_window_large_text_keeps_its_size() -> None:
    with room_of("fjordvik") as room:
        with_open(at_the_choice(room), "twelve_goals")
        pilot = _past_the_votes(Pilot(room, 130, Size(1024, 768)))
        parts = pilot.boxes()["option:A"].walk()
        sizes = {mark.size for part in parts for mark in part.marks if isinstance(mark, Letters)}
        assert min(sizes) == pilot.stage.grid.text_px(Type.LABEL)
        assert max(sizes) == pilot.stage.grid.text_px(Type.OPTION)


def test_an_answer_that_is_felt_after_the_last_half_year_says_so() -> None:
    late = words("nb")("choice.felt_after", when="")
    with room_of() as room:
        with_open(at_the_choice(room), "form")
        pilot = _past_the_votes(Pilot(room))
        assert late not in pilot.boxes()["option:A"].value
        submit(room, EndAfterThisTurn())
        pilot = Pilot(room)
        assert late in pilot.boxes()["option:A"].value
        assert late not in pilot.boxes()["option:C"].value
    with room_of(turns=1) as room:
        pilot = _past_the_votes(Pilot(with_open(at_the_choice(room), "form")))
        assert late in pilot.boxes()["option:A"].value


def test_what_is_too_dear_together_is_refused_in_a_sentence() -> None:
    with room_of() as room:
        form_and_cloud(room)
        layout = room.game.rules.layout
        money = layout.stock[layout.stocks[room.game.rules.scenario.model.initiatives.money]]

        doctored(room, {}, {money: 3.2})
        pilot = _past_the_votes(Pilot(room))
        pilot.keys("a", "enter", "a")
        assert dict(room.table.pending.choices) == {"form": "a"}
        assert pilot.says("Til sammen koster valgene")
        pilot.keys("c")
        assert dict(room.table.pending.choices) == {"form": "a", "cloud": "not_now"}


def test_an_event_with_options_is_answered_like_a_case() -> None:
    with room_of() as room:
        with_open(at_the_choice(room), "form", ("cloud",), "breach")
        submit(room, VotesDone(), Choose("form", "b"), Choose("cloud", "a"))
        pilot = Pilot(room)
        pilot.keys("enter")  # past the attention
        assert pilot.sheet == "CardSheet"
        assert pilot.says("Hendelse")
        assert pilot.says("Et notat krever penger.")
        assert sorted(_options(pilot)) == ["option:A", "option:B"]
        pilot.keys("c", "a")
        assert dict(room.table.pending.choices)["breach"] == "a"


def test_who_knows_something_is_named_and_opens_behind_a_cover() -> None:
    with room_of("fjordvik") as room:
        with_open(at_the_choice(room), "twelve_goals", (), "flood")
        submit(room, VotesDone(), Choose("twelve_goals", "not_now"))
        pilot = Pilot(room)
        fact = room.play().scenario.cards["flood"].private["finance"]
        assert not pilot.says(fact)
        pilot.press("knows:finance")
        assert not pilot.says(fact)
        pilot.keys("enter")
        assert pilot.says(fact)


@pytest.mark.parametrize("percent", [100, 130])
def test_a_burden_too_many_is_said_and_not_forbidden(percent: int) -> None:
    with room_of() as room:
        at_the_choice(room)
        layout = room.game.rules.layout

        doctored(room, {}, {layout.given[layout.built["load_director"]]: 2.0})
        pilot = _past_the_votes(Pilot(room, percent))
        pilot.keys("b")
        assert dict(room.table.pending.choices) == {"form": "b"}
        assert pilot.says("For mye å gjøre: Direktør.")
