"""The form on the screen: one person at a time, one thing at a time, nothing forced and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.log.files import DISK
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.ui.app import PAGES, AppHost
from game.ui.boxes import Action
from game.ui.element import Context
from game.ui.fonts import Fonts
from game.ui.geometry import Grid, Size
from game.ui.inspect import problems
from game.ui.layout import layout
from game.ui.pages.facilitator import FacilitatorPage
from game.ui.pages.form import FormPage
from game.ui.pages.news import NewsPage
from game.ui.pages.setup import SetupPage
from game.ui.room import Room
from game.ui.screens import Pressed, Return, Settings
from game.ui.shots import form_screens
from game.ui.stage import Stage
from tests.log.support import FaultyDisk
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import (
    Debriefs,
    buttons,
    edition_of,
    new_game,
    new_lobby,
    new_room,
    offers,
    press,
    shown,
    stage_of,
)

PACK = "forste-halvar"
HARDEST = (Size(1280, 720), Size(1024, 768))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = new_room(tmp_path, PACK)
    yield made
    made.game.close()


def stage_at(room: Room) -> Stage:
    """The facilitator's page, and the form that it opens on top of it."""
    host = AppHost(lambda: edition_of(PACK), None)
    stage = Stage(FacilitatorPage(room, ""), Settings("nb"), host, EvenFont(), FULL)
    stage.key("9")
    assert isinstance(stage.screen, FormPage)
    return stage


def play_on(room: Room) -> None:
    """To the end of the game."""
    while room.table.beat not in ("epilogue", "over"):
        for act in next_inputs(room.game.rules, room.table, POLICIES["balanced"]):
            room.submit(act)


def keys(stage: Stage, *names: str) -> None:
    for name in names:
        stage.key(name)


def test_a_whole_form_is_filled_in_with_keys_alone_and_the_next_one_finds_nothing_of_it(room):
    stage = stage_at(room)
    assert "Slå av storskjermen først, så ser bare du svarene dine" in shown(stage)
    keys(stage, "enter", "right", "right", "right", "enter")  # 50, 60, 70
    keys(stage, "left", "left", "enter")  # 50, 40
    keys(stage, "enter", "enter", "enter")  # three are skipped
    keys(stage, "c", "enter")
    keys(stage, "right", "right", "enter")
    assert "Skal før og etter kobles sammen" in shown(stage)
    assert room.sheets() == ()
    keys(stage, "enter")
    (sheet,) = room.sheets()
    goals = len(edition_of(PACK).scenario.settings.goals)
    assert sheet.answers == {
        "confidence.stop": 70,
        "confidence.late": 40,
        "question": "more",
        "forecast": round(goals / 2) + 1,
    }
    assert (sheet.when, sheet.code) == ("before", "")
    assert "1 har svart" in shown(stage)
    keys(stage, "enter")
    assert not any(box.selected for box in buttons(stage))


def test_nothing_is_chosen_before_somebody_chooses_and_an_answer_can_be_taken_away(room):
    stage = stage_at(room)
    keys(stage, "enter")
    assert "Hopp over" in shown(stage)
    press(stage, "answer", "30")
    assert [box.name for box in buttons(stage) if box.selected] == ["30"]
    assert "Hopp over" not in shown(stage)
    keys(stage, "backspace")
    assert not any(box.selected for box in buttons(stage))
    keys(stage, "left", *["left"] * 9)
    assert [box.name for box in buttons(stage) if box.selected] == ["0"]


def test_the_mouse_does_all_that_the_keys_do(room):
    stage = stage_at(room)
    press(stage, "next")
    while not offers(stage, "write"):
        press(stage, "answer", "more" if offers_answer(stage, "more") else "0")
        press(stage, "next")
    press(stage, "next")
    assert set(room.sheets()[0].answers.values()) == {0, "more"}
    press(stage, "away")
    assert isinstance(stage.screen, FacilitatorPage)


def offers_answer(stage: Stage, value: str) -> bool:
    return any(box.action is not None and box.action.argument == value for box in buttons(stage))


def test_a_code_is_kept_only_if_one_is_written_and_looks_the_same_however_it_is_written(room):
    stage = stage_at(room)
    keys(stage, "enter", "right", *["enter"] * 7)
    keys(stage, "k", "a", "x", "backspace", "0", "7")
    assert "Lagre med koden" in shown(stage)
    keys(stage, "enter")
    assert [sheet.code for sheet in room.sheets()] == ["KA07"]


def test_who_answers_nothing_leaves_no_sheet_and_esc_leaves_none_either(room):
    stage = stage_at(room)
    keys(stage, *["enter"] * 9)
    assert "Slå av storskjermen først, så ser bare du svarene dine" in shown(stage)
    keys(stage, "enter", "right", "escape", "escape")
    assert isinstance(stage.screen, FacilitatorPage)
    assert room.sheets() == ()


def test_no_page_opens_over_somebody_s_answers(room):
    stage = stage_at(room)
    keys(stage, "enter", "f8", "f9", "o", "h", "e")
    assert isinstance(stage.screen, FormPage)
    assert "Spørsmål 1 av" in shown(stage)


def test_a_full_disk_is_told_and_what_was_answered_is_still_there(room):
    stage = stage_at(room)
    keys(stage, "enter", "right", *["enter"] * 7)
    room.game.disk = FaultyDisk(1, "no space")
    keys(stage, "enter")
    assert "kunne ikke skrives" in shown(stage)
    assert room.sheets() == ()
    room.game.disk = DISK
    keys(stage, "enter")
    assert [dict(sheet.answers) for sheet in room.sheets()] == [{"confidence.stop": 50}]


def test_after_the_game_the_form_asks_what_comes_after_and_a_word_of_action(room):
    play_on(room)
    stage = stage_at(room)
    texts = []
    for _ in range(13):
        stage.key("enter")
        texts.append(shown(stage))
    assert sum("Tenk tilbake" in text for text in texts) == 5
    (written,) = [box for box in buttons(stage) if box.key == "field:words"]
    stage.click(written.rect.centre)
    stage.text("Spør før vi kjøper")
    keys(stage, "enter", "escape")
    assert "Spør før vi kjøper" in shown(stage)
    keys(stage, "enter", "enter")
    assert [(sheet.when, dict(sheet.answers)) for sheet in room.sheets()] == [
        ("after", {"action": "Spør før vi kjøper"})
    ]


def test_in_the_middle_of_the_game_and_without_a_form_there_is_none(tmp_path, room):
    for act in next_inputs(room.game.rules, room.table, POLICIES["balanced"]):
        room.submit(act)
    while not room.table.played:
        for act in next_inputs(room.game.rules, room.table, POLICIES["balanced"]):
            room.submit(act)
    host = AppHost(lambda: edition_of(PACK), None)
    stage = Stage(FacilitatorPage(room, ""), Settings("nb"), host, EvenFont(), FULL)
    stage.key("9")
    assert isinstance(stage.screen, FacilitatorPage)
    plain = new_room(tmp_path / "tiny")
    assert not any(item.icon == "square-pen" for item in FacilitatorPage(plain, "").items())
    plain.game.close()


def test_the_setup_offers_it_and_is_off_until_somebody_turns_it_on(tmp_path):
    for asked in (False, True):
        lobby = new_lobby(tmp_path / str(asked), PACK)
        stage = stage_of(lobby)
        press(stage, "setup")
        press(stage, "sheet", "features")
        assert page_of(stage) is SetupPage
        if asked:
            press(stage, "form")
        press(stage, "start")
        assert page_of(stage) is (FormPage if asked else NewsPage)
        if asked:
            stage.key("escape")
            assert page_of(stage) is NewsPage
        lobby.close()


def page_of(stage: Stage) -> type:
    """What kind of page lies on top now."""
    return type(stage.screen)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("pack", ["fjordvik", "mellomleder", "forste-halvar"])
def test_every_question_has_its_room_in_the_hardest_windows(tmp_path, pack, language):
    room, fonts = new_room(tmp_path, pack, language=language), Fonts()
    for size in HARDEST:
        grid = Grid(size, 130)
        for when in ("before", "after"):
            for name, screen in form_screens(room, when):
                tree = layout(screen.view(Settings(language, 130)), Context(grid, fonts))
                assert not problems(tree, grid), (size, name, problems(tree, grid))
    room.game.close()


def test_the_form_before_the_game_takes_no_time_of_the_news(tmp_path: Path) -> None:
    now = [0.0]
    room = Room(new_game(tmp_path, PACK), PAGES, Debriefs(), "nb", now=lambda: now[0])
    first = FormPage(room, "before", over=False)
    now[0] = 600.0
    assert room.minutes_left() == 0
    assert isinstance(first.on_input(Pressed(Action("away"))), Return)
    assert room.minutes_left() is None
    room.game.close()
