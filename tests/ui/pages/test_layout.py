"""Every page of a game, every card and every event, laid out in real type: nothing sticks out, nothing overlaps.

The ordinary run takes the two hardest windows; `pytest -m layout` takes all sizes and all text sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.refused import Refused
from game.session.views import case, news, why
from game.session.views.news import EventView
from game.ui.element import Context, Element
from game.ui.fonts import Fonts
from game.ui.geometry import TEXT_PERCENTS, Grid, Size
from game.ui.inspect import problems
from game.ui.layout import layout
from game.ui.pages.asking import EndPage, LeavePage, LeaveStartPage
from game.ui.pages.case import CasePage, ReadCasePage, SecretPage
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.frame import next_button, wide
from game.ui.pages.goals import GoalsPage
from game.ui.pages.help import HelpPage
from game.ui.pages.news import NewsPage, event_sheet, parts_of_news
from game.ui.pages.setup import SHEETS, SetupPage
from game.ui.pages.start import MOST_SHOWN, GamesPage, StartPage
from game.ui.pages.why import CausePage, WhyPage
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from tests.ui.pages.support import edition_of, new_game, new_lobby, new_room

LANGUAGES = ("nb", "nn", "en")
SIZES = (Size(1280, 720), Size(1366, 768), Size(1024, 768), Size(1920, 1080), Size(3840, 2160))
HARDEST = ((Size(1280, 720), 130), (Size(1024, 768), 130))
"""Little room beside, little room below: what fits here fits everywhere, which the full run shows."""
PACKS = ("tiny", "fjordvik")
Sheet = tuple[str, Element]


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Real type; its widths are kept for all tests."""
    return Fonts()


def _played(room: Room, settings: Settings) -> Iterator[Sheet]:
    """The pages of a game that the built-in team plays, as they come."""
    decide = POLICIES["balanced"]
    while room.table.beat not in ("epilogue", "over"):
        turn, beat = room.table.turn, room.table.beat
        for name, screen in _pages_of(room):
            yield f"half-year {turn}, {beat}: {name}", screen.view(settings)
        for act in next_inputs(room.game.rules, room.table, decide):
            assert not isinstance(room.game.submit(act), Refused)
    end = EpiloguePage(room)
    end.write()
    for at, part in enumerate(end.parts):
        end.at = at
        yield f"the end: {part}", end.view(settings)


def _pages_of(room: Room) -> Iterator[tuple[str, Screen]]:
    match room.table.beat:
        case "news":
            page = NewsPage(room)
            for page.at in range(len(parts_of_news(news(room.play())))):
                yield f"part {page.at}", page
        case "consequences":
            yield "page", room.page_for()
            yield "goals", GoalsPage(room)
            explained = WhyPage(room, None)
            last, gauges = room.table.played_out, room.play().scenario.settings.gauges
            for indicator in explained.indicators if last else gauges:
                explained.indicator = indicator
                yield f"why {indicator}", explained
                causes = tuple(each.key for each in why(room.play(), indicator).causes if each.detail)
                for cause in (None, *(causes if last else causes[:1])):
                    yield f"why {indicator}, {cause}", CausePage(room, indicator, cause)
        case _:
            yield "page", room.page_for()


def _cards(room: Room, settings: Settings) -> Iterator[Sheet]:
    """Every card as it is read, with its secrets; events as they happen."""
    room.follow(settings)
    page = CasePage(room)
    for name, card in room.play().scenario.cards.items():
        page.card = name
        yield f"card {name}", page.view(settings)
        yield f"card {name} again", ReadCasePage(room, name).view(settings)
        for fact in case(room.play(), name).private:
            secret = SecretPage(room, name, fact.role)
            yield f"card {name}, cover of {fact.role}", secret.view(settings)
            secret.open = True
            yield f"card {name}, secret of {fact.role}", secret.view(settings)
        if card.kind == "event":
            seen = EventView(name, card.code, card.title, card.text, card.marks, bool(card.options))
            yield f"event {name}", wide(room, "news", event_sheet(room, seen), "", (next_button("Neste"),))


def _around(folder: Path, pack: str, room: Room, settings: Settings) -> Iterator[Sheet]:
    """Start, setup, games, help for everything, questions."""
    for number in range(MOST_SHOWN):
        path = folder / f"2026-11-25-09000{number}"
        if not path.exists():
            new_game(path, pack).close()
    yield "start without games", StartPage(new_lobby(folder / "empty", pack)).view(settings)
    lobby = new_lobby(folder, pack)
    yield "games", GamesPage(lobby).view(settings)
    yield "start with games", StartPage(lobby).view(settings)
    lobby.message = edition_of(pack).scenario.settings.subtitle
    yield "start with trouble", StartPage(lobby).view(settings)
    setup = SetupPage(lobby)
    for setup.sheet in SHEETS:
        yield f"setup {setup.sheet}", setup.view(settings)
    for page in (StartPage(lobby), setup, NewsPage(room), CasePage(room), EndPage(room)):
        yield f"help about {page.name}", HelpPage(page).view(settings)
        explained = HelpPage(page)
        explained.terms = True
        yield f"words, asked for on {page.name}", explained.view(settings)
    yield "leave the start", LeaveStartPage().view(settings)
    yield "end", EndPage(room).view(settings)
    yield "leave", LeavePage(room).view(settings)


def _flaws(
    folder: Path, fonts: Fonts, pack: str, windows: tuple[tuple[Size, int], ...], language: str
) -> list[str]:
    grids = [Grid(size, percent) for size, percent in windows]
    flaws: list[str] = []
    for percent in sorted({grid.text_percent for grid in grids}):
        settings = Settings(language, percent)
        room = new_room(folder / str(percent), pack, language=language)
        for sheets in (
            _around(folder, pack, room, settings),
            _cards(room, settings),
            _played(room, settings),
        ):
            for name, view in sheets:
                for grid in grids:
                    if grid.text_percent == percent:
                        tree = layout(view, Context(grid, fonts))
                        where = f"{name} at {grid.window.width}x{grid.window.height}, {percent} %"
                        flaws += [f"{where}: {flaw}" for flaw in problems(tree, grid)]
    return flaws


@pytest.mark.parametrize(("pack", "language"), tuple(product(PACKS, LANGUAGES)))
def test_every_page_fits_the_hardest_windows(tmp_path: Path, fonts: Fonts, pack: str, language: str) -> None:
    assert _flaws(tmp_path, fonts, pack, HARDEST, language) == []


@pytest.mark.layout
@pytest.mark.parametrize(("pack", "language", "percent"), tuple(product(PACKS, LANGUAGES, TEXT_PERCENTS)))
def test_every_page_fits_every_window(
    tmp_path: Path, fonts: Fonts, pack: str, language: str, percent: int
) -> None:
    windows = tuple((size, percent) for size in SIZES)
    assert _flaws(tmp_path, fonts, pack, windows, language) == []
