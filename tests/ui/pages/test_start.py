"""The start page is there at once, and what a game needs is there when Start is pressed."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from game.session.edition import open_edition
from game.session.repertoire import Repertoire
from game.ui.app import PAGES
from game.ui.lobby import Lobby
from game.ui.pages.help import HelpPage
from tests.games import PACKS
from tests.ui.pages.support import Debriefs, new_lobby, press, stage_of


def _no_game(*_: object) -> NoReturn:
    raise AssertionError("nothing was started")


def test_the_first_picture_does_not_wait_for_the_rules_and_start_does_not_either(tmp_path: Path) -> None:
    edition = open_edition(PACKS / "tiny")
    stage = stage_of(Lobby(Repertoire.around(edition), _no_game, Debriefs(), PAGES, tmp_path))
    assert edition._rules == []
    assert stage.screen.next_tick() is not None
    stage.tick()
    assert len(edition._rules) == 1
    assert stage.screen.next_tick() is None
    assert edition.rules is edition._rules[0]


def test_help_can_be_pressed_before_the_game_too(tmp_path: Path) -> None:
    stage = stage_of(new_lobby(tmp_path))
    press(stage, "help")
    assert isinstance(stage.screen, HelpPage)
    press(stage, "back")
    press(stage, "setup")
    press(stage, "help")
    assert isinstance(stage.screen, HelpPage)
