"""The help with all that it can offer: it fits where room is short, and what it offers happens on the page below."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.inputs import GoOn
from game.session.refused import Refused
from game.texts.catalogue import LANGUAGES
from game.ui.app import AppHost
from game.ui.element import Context
from game.ui.fonts import Fonts
from game.ui.geometry import Grid, Size
from game.ui.inspect import problems
from game.ui.layout import layout
from game.ui.pages.case import ReadCasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.help import HelpPage
from game.ui.pages.why import WhyPage
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.stage import Stage
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import edition_of, new_room, offers, press

HARDEST = (Size(1280, 720), Size(1024, 768))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """At the choice of the second half-year, with a move that can be undone."""
    room = new_room(tmp_path)
    decide = POLICIES["balanced"]
    while not room.table.played:
        for act in next_inputs(room.game.rules, room.table, decide):
            assert not isinstance(room.game.submit(act), Refused)
    while room.table.beat != "choice":
        assert room.submit(GoOn()) is None
    return room


@pytest.fixture
def stage(room: Room) -> Stage:
    host = AppHost(lambda: edition_of("tiny"), None)
    return Stage(ChoicePage(room), Settings("nb"), host, EvenFont(), FULL)


def test_with_everything_that_it_can_offer_it_fits_the_hardest_windows(room: Room) -> None:
    fonts, page = Fonts(), ChoicePage(room)
    page.view(Settings("nb"))
    assert page.asides() == ("h", "u", "s")
    for language in LANGUAGES:
        for size in HARDEST:
            grid = Grid(size, 130)
            helped = HelpPage(page)
            tree = layout(helped.view(Settings(language, 130, screens=2, screen=1)), Context(grid, fonts))
            offered = {box.action.name for box in tree.walk() if box.action}
            assert offered >= {
                "aside",
                "screen",
                "overview",
                "end",
                "language",
                "text",
                "theme",
                "motion",
                "full",
            }
            assert problems(tree, grid) == (), (language, size)


@pytest.mark.parametrize(("key", "page"), [("h", WhyPage), ("s", ReadCasePage)])
def test_what_it_offers_opens_over_the_page_below_and_the_help_is_gone(
    stage: Stage, key: str, page: type[object]
) -> None:
    below = stage.screen
    stage.help()
    press(stage, "aside", key)
    assert isinstance(stage.screen, page)
    stage.key("escape")
    assert stage.screen is below


def test_undo_from_the_help_takes_back_the_last_move(stage: Stage, room: Room) -> None:
    before = room.table.moves
    stage.help()
    press(stage, "aside", "u")
    assert room.table.moves == before[:-1]
    assert not isinstance(stage.screen, HelpPage)


def test_over_a_page_where_those_keys_do_nothing_it_does_not_offer_them(stage: Stage, room: Room) -> None:
    stage.key("s")
    stage.help()
    assert not offers(stage, "aside")
