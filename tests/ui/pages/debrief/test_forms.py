"""The form in the debrief: offered where it was filled in before, and told only where three have answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.log.form_file import Sheet, Value, When
from game.ui.app import PAGES
from game.ui.boxes import Action
from game.ui.fonts import Fonts
from game.ui.geometry import Size
from game.ui.pages.debrief import DebriefPage
from game.ui.pages.form import FormPage
from game.ui.room import Room
from tests.ui.pages.debrief.support import finished, step_to, talk
from tests.ui.pages.support import Debriefs, edition_of, press, shown
from tests.ui.sharing import Inspection

PACK = "forste-halvar"
HARDEST = ((Size(1280, 720), 130), (Size(1024, 768), 130))


def fill(room: Room, when: When, *levels: int, pack: str = PACK) -> None:
    """Forms in which everything has the same level."""
    form = edition_of(pack).scenario.settings.form
    assert form is not None
    assert form.question is not None
    for level in levels:
        answers: dict[str, Value] = {f"confidence.{name}": level for name in form.confidence}
        answers["question"] = form.question.model
        if when == "after":
            answers |= {f"then.{name}": level // 2 for name in form.confidence} | {"heard": level}
        else:
            answers["forecast"] = 2
        assert room.keep_form(Sheet(when, answers))


def test_without_a_form_before_nobody_is_asked_after(tmp_path: Path) -> None:
    room = finished(tmp_path, PACK)
    assert not {"form", "form_seen"} & set(DebriefPage(room).home.parts)


def test_the_form_after_the_game_is_opened_from_the_debrief_and_leads_back_to_it(tmp_path: Path) -> None:
    room = finished(tmp_path, PACK)
    fill(room, "before", 20, 40)
    stage, page = talk(room)
    step_to(stage, page, "home")
    while page.home.part != "form":
        stage.key("enter")
    assert "2 svarte før spillet, 0 etter." in shown(stage)
    assert "minst 3" in shown(stage)
    press(stage, "form")
    assert isinstance(stage.screen, FormPage)
    assert stage.screen.when == "after"
    stage.key("escape")
    assert stage.screen.name == "debrief"


def test_three_see_their_means_and_how_many_knew_what_the_model_says(tmp_path: Path) -> None:
    room = finished(tmp_path, PACK)
    fill(room, "before", 20, 40, 60)
    fill(room, "after", 60, 80, 100)
    stage, page = talk(room)
    step_to(stage, page, "home")
    while page.home.part != "form_seen":
        stage.key("enter")
    told = shown(stage)
    assert told.count("40 → 80") == 5
    assert "Før spillet: 40, Før, sett herfra: 40, Etter spillet: 80" in told
    assert "Før spillet svarte 3 av 3 det samme som modellen: «Mer slitne»." in told
    assert "Snitt 80 av 100, 3 svar." in told


def test_two_answers_are_never_shown(tmp_path: Path) -> None:
    room = finished(tmp_path, PACK)
    fill(room, "before", 20, 40, 60)
    fill(room, "after", 70, 90)
    stage, page = talk(room)
    step_to(stage, page, "home")
    while page.home.part != "form_seen":
        stage.key("enter")
    assert shown(stage).count("40 → –") == 5
    assert "80" not in shown(stage)


def test_a_form_after_the_debrief_was_written_lets_it_be_written_anew(tmp_path: Path) -> None:
    debriefs = Debriefs()
    room = Room(finished(tmp_path, PACK).game, PAGES, debriefs, "nb")
    fill(room, "before", 20)
    home = DebriefPage(room).home
    home.write()
    home.write()
    assert debriefs.asked == ["nb"]
    home.press(Action("form"))
    fill(room, "after", 50)
    home.write()
    assert debriefs.asked == ["nb", "nb"]


@pytest.mark.parametrize("pack", ["fjordvik", "mellomleder", "forste-halvar"])
def test_its_pages_fit_the_hardest_windows_in_every_language(tmp_path: Path, pack: str) -> None:
    game, fonts, flaws = finished(tmp_path, pack, turns=2).game, Fonts(), []
    room = Room(game, PAGES, Debriefs(), "nb")
    fill(room, "before", 0, 50, 100, pack=pack)
    fill(room, "after", 0, 90, 100, pack=pack)
    for language in ("nb", "nn", "en"):
        inspection, page = (
            Inspection(HARDEST, fonts, language),
            DebriefPage(Room(game, PAGES, Debriefs(), language)),
        )
        page.at = len(page.steps) - 1
        for part in ("form", "form_seen"):
            page.home.at = page.home.parts.index(part)
            flaws += inspection.flaws(f"{language} {part}", page.view)
    assert flaws == []
