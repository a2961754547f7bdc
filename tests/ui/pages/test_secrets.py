"""Who is offered what it knows on the page of a case: one way in for a person, one for an empty seat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.engine.step import default_setup
from game.log.read import read_log
from game.session.inputs import GoOn, Sit
from game.ui.pages.case import CasePage
from game.ui.pages.secret import KnowersPage, SecretPage
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.stage import Stage
from tests.session.facts_read import facts_read
from tests.ui.fakes import FULL, EvenFont, FakeHost
from tests.ui.pages.support import buttons, edition_of, new_room, press, shown

DIRECTOR_KNOWS, FINANCE_KNOWS = "Ordføreren har lovet", "Leverandøren tar betalt"


def _at_the_case(folder: Path, **changes: object) -> tuple[Room, Stage]:
    setup = replace(default_setup(edition_of("tiny").scenario), **changes)  # type: ignore[arg-type]
    room = new_room(folder, setup=setup)
    while room.table.beat != "case":
        room.submit(GoOn())
    return room, Stage(room.page_for(), Settings("nb"), FakeHost(), EvenFont(), FULL)


def _knowers(stage: Stage) -> list[str]:
    return [
        box.action.argument for box in buttons(stage) if box.action is not None and box.action.name == "knows"
    ]


def test_a_person_with_two_roles_has_one_way_in_and_reads_both(tmp_path: Path) -> None:
    room, stage = _at_the_case(tmp_path, together=(("finance", "director"),))
    assert _knowers(stage) == ["director"]
    press(stage, "knows", "director")
    assert "Direktør + Økonomi" in shown(stage)
    stage.key("enter")
    assert DIRECTOR_KNOWS in shown(stage)
    assert FINANCE_KNOWS in shown(stage)
    stage.key("space")
    assert isinstance(stage.screen, CasePage)
    assert {each.role for each in facts_read(read_log(room.game.path).records)} == {"director", "finance"}


def test_whoever_leaves_is_spoken_for_by_an_adviser_from_then_on(tmp_path: Path) -> None:
    room, stage = _at_the_case(tmp_path)
    assert _knowers(stage) == ["director", "finance"]
    room.submit(Sit("finance"))
    stage.tick()
    assert "Rådgiver for Økonomi" in shown(stage)
    press(stage, "knows", "finance")
    assert FINANCE_KNOWS in shown(stage)
    assert [each.role for each in facts_read(read_log(room.game.path).records)] == ["finance"]


def test_a_cover_that_is_not_taken_away_leaves_no_note(tmp_path: Path) -> None:
    room, stage = _at_the_case(tmp_path)
    press(stage, "knows", "finance")
    assert isinstance(stage.screen, SecretPage)
    stage.key("escape")
    assert facts_read(read_log(room.game.path).records) == ()


def test_with_booklets_a_small_button_leads_to_who_knows(tmp_path: Path) -> None:
    _, stage = _at_the_case(tmp_path, booklets=True)
    assert _knowers(stage) == []
    press(stage, "facts")
    assert isinstance(stage.screen, KnowersPage)
    assert _knowers(stage) == ["director", "finance"]
    stage.key("2")
    assert "Bare Økonomi ser" in shown(stage)
    stage.key("escape")
    stage.key("enter")
    assert isinstance(stage.screen, CasePage)
