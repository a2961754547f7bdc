"""The way through the choice, by keys and by presses: forward, back, undo, summary, commit, whole games."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session.inputs import GoOn
from game.session.parts import parts_of
from game.texts.catalogue import LANGUAGES, words
from game.ui.focus import focus_order
from game.ui.screens import Tick
from tests.ui.pages.choice.support import OtherPage, Pilot, at_the_choice, form_and_cloud, room_of, submit


def decide_by_keys(pilot: Pilot) -> None:
    """Play one choice beat with the keyboard alone."""
    for _ in range(200):
        if pilot.room.table.beat != "choice":
            return
        before = pilot.room.table
        match pilot.sheet:
            case "KeyingSheet" | "TokensSheet" | "PredictionSheet" if _undecided(pilot):
                pilot.keys({"KeyingSheet": "b", "TokensSheet": "2", "PredictionSheet": "c"}[pilot.sheet])
                if pilot.room.table is before:
                    pilot.keys("c")
            case "CardSheet" | "BudgetSheet" if _undecided(pilot) and _answers_shown(pilot):
                for key in "bca":
                    pilot.keys(key)
                    if pilot.room.table is not before:
                        break
            case _:
                pilot.keys("enter")
    raise AssertionError(pilot.sheet)


def decide_by_presses(pilot: Pilot) -> None:
    """Play one choice beat with the pointer alone."""
    for _ in range(200):
        if pilot.room.table.beat != "choice":
            return
        before = pilot.room.table
        boxes = focus_order(pilot.stage.tree)
        if _undecided(pilot):
            names = ("option:", "vote:", "target:", "proposal:", "direction:")
            for box in boxes:
                if box.key.startswith(names) and pilot.room.table is before and pilot.boxes().get(box.key):
                    pilot.press(box.key)
                    if pilot.room.table is not before or pilot.sheet == "KeyingSheet":
                        break
            if pilot.room.table is not before:
                continue
        pilot.press(boxes[-1].key if pilot.sheet != "KeyingSheet" else "vote:not_now")
    raise AssertionError(pilot.sheet)


def _undecided(pilot: Pilot) -> bool:
    kinds = {
        "VotesSheet": "votes", "KeyingSheet": "votes", "CardSheet": "card", "TokensSheet": "tokens",
        "BudgetSheet": "budget", "PredictionSheet": "prediction",
    }  # fmt: skip
    kind, card = kinds.get(pilot.sheet), pilot.page.sheet.card(pilot.room)
    parts = parts_of(pilot.room.game.rules, pilot.room.table)
    return any(
        part.kind == kind and (kind != "card" or part.card == card) and not part.done for part in parts
    )


def _answers_shown(pilot: Pilot) -> bool:
    return any(key.startswith(("option:", "proposal:")) for key in pilot.pressable())


@pytest.mark.no_cover  # what it reaches, others reach faster
@pytest.mark.parametrize("decide", [decide_by_keys, decide_by_presses])
@pytest.mark.parametrize(("pack", "percent"), [("tiny", 100), ("tiny", 130), ("fjordvik", 100)])
def test_a_whole_game_is_decided(decide: Callable[[Pilot], None], pack: str, percent: int) -> None:
    with room_of(pack) as room:
        while room.table.beat != "over":
            if room.table.beat != "choice":
                submit(room, GoOn())
                continue
            pilot = Pilot(room, percent)
            decide(pilot)
            assert isinstance(pilot.stage.screen, OtherPage)
            assert pilot.stage.screen.what == "consequences"
            played = room.table.played[-1]
            begins = room.game.rules.scenario.settings.from_turn.get("tokens", 1)
            roles = room.game.rules.layout.roles if played.turn >= begins else ()
            assert len(played.decisions.tokens) == len(roles)
            assert (played.decisions.budget is not None) == (
                played.turn % 2 == 0 and not room.table.played_out
            )
        assert len(room.table.played) == room.game.rules.scenario.settings.turns


def test_a_game_with_empty_seats_is_decided() -> None:
    with room_of("fjordvik", empty_seats=("finance", "community", "digital"), turns=4) as room:
        while room.table.beat != "over":
            if room.table.beat == "choice":
                decide_by_keys(Pilot(room))
            else:
                submit(room, GoOn())
        assert [len(half_year.votes) for half_year in room.table.played] == [3] * 4


def test_esc_goes_back_sheet_by_sheet_and_then_to_the_case() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        forward = []
        while pilot.sheet != "SummarySheet":
            forward.append(pilot.sheet)
            pilot.keys("enter")
        for _ in range(20):
            pilot.keys("escape")
            if room.table.beat != "choice":
                break
        assert room.table.beat == "case"
        assert isinstance(pilot.stage.screen, OtherPage)


def test_every_sheet_can_be_left_by_the_pointer() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room, 2))
        for _ in range(30):
            assert "back:" in pilot.pressable(), pilot.sheet
            if pilot.sheet == "SummarySheet":
                return
            pilot.keys("enter")
        raise AssertionError


def test_the_summary_names_what_is_undecided_and_leads_there() -> None:
    with room_of() as room:
        pilot = Pilot(form_and_cloud(room))
        while pilot.sheet != "SummarySheet":
            pilot.keys("enter")
        undecided = [box.name for box in pilot.boxes().values() if box.value == "ikke bestemt"]
        assert undecided == ["1: Skjemaet", "2: Skyregningen", "3: Oppmerksomhet", "4: Tips"]
        assert pilot.says("3 ting må avgjøres først.")
        assert not pilot.says("Vi bekrefter")
        pilot.keys("enter")
        assert pilot.sheet == "CardSheet"
        assert pilot.says("Skjemaet")


def test_from_the_summary_the_way_goes_only_to_what_is_missing_and_then_back() -> None:
    with room_of() as room:
        pilot = Pilot(form_and_cloud(room))
        while pilot.sheet != "SummarySheet":
            pilot.keys("enter")
        went = []
        for answer in ("a", "c", "b"):
            pilot.keys("enter")
            went.append(pilot.sheet)
            pilot.keys(answer)
        assert went == ["CardSheet", "CardSheet", "PredictionSheet"], "attention may be left out"
        pilot.keys("enter")
        assert pilot.sheet == "SummarySheet"
        assert pilot.says("Vi bekrefter")
        pilot.press("part:card:form")
        pilot.keys("enter")
        assert pilot.sheet == "SummarySheet", "nothing is missing any more"


def test_the_help_is_about_the_sheet_that_lies_on_the_page() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room, 2))
        assert pilot.page.topic == "choice"
        for _ in range(30):
            if pilot.sheet == "TokensSheet":
                break
            pilot.keys("enter")
        assert pilot.page.topic == "choice_tokens"


def test_a_line_of_the_summary_is_the_way_back_to_it() -> None:
    with room_of() as room:
        pilot = Pilot(form_and_cloud(room))
        while pilot.sheet != "SummarySheet":
            pilot.keys("enter")
        pilot.press("part:prediction:")
        assert pilot.sheet == "PredictionSheet"
        pilot.keys("a", "enter")
        assert pilot.sheet == "SummarySheet"
        pilot.keys("2")
        assert pilot.says("Skyregningen")


def test_undo_comes_back_to_where_the_move_was_made_and_says_so() -> None:
    with room_of() as room:
        pilot = Pilot(form_and_cloud(room))
        pilot.keys("enter", "a", "b", "enter", "b", "enter", "a", "enter")
        assert pilot.sheet == "TokensSheet"
        pilot.keys("u")
        assert pilot.sheet == "CardSheet"
        assert pilot.says("Skyregningen")
        assert pilot.says("Det siste svaret er tatt tilbake.")
        pilot.press("undo:")
        assert dict(room.table.pending.choices) == {}
        pilot.keys("c")
        assert not pilot.says("tatt tilbake")


def test_undo_before_anything_was_decided_leads_back_to_the_case() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("u")
        assert room.table.beat == "case"
        assert isinstance(pilot.stage.screen, OtherPage)


def test_confirming_cannot_be_undone() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        decide_by_keys(pilot)
        assert len(room.table.played) == 1
        assert room.table.moves == ()


def test_the_soft_clock_passes_without_a_word() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("enter", "a")
        before = pilot.sheet
        pilot.stage.tick()
        assert pilot.sheet == before
        assert pilot.page.on_input(Tick()) is None
        assert pilot.page.next_tick() is not None


def test_another_language_is_spoken_at_once() -> None:
    with room_of("fjordvik") as room:
        pilot = Pilot(at_the_choice(room))
        pilot.stage.next_language()
        assert pilot.says("Tast inn stemmene")
        assert pilot.says("Til sammen") is False
        pilot.stage.next_language()
        assert pilot.says("Key in the votes")


def test_h_asks_why_only_when_something_has_happened() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        pilot.keys("h")
        assert pilot.sheet == "VotesSheet"
        pilot.keys("e")
        assert isinstance(pilot.stage.screen, OtherPage)
        assert pilot.stage.screen.what == "end"


def test_the_texts_are_complete_in_all_languages() -> None:
    keys = {
        language: {k for k in words(language).entries if k.startswith("window.choice.")}
        for language in LANGUAGES
    }
    assert keys["nb"] == keys["nn"] == keys["en"]
    assert keys["nb"]
