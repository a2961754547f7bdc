"""Every page of a game, every card and every event, laid out in real type: nothing sticks out, nothing overlaps.

The ordinary run takes the two hardest windows; `pytest -m layout` takes all sizes and all text sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from game.policy import POLICIES
from game.resources import shipped_packs
from game.session.auto import next_inputs
from game.session.refused import Refused
from game.session.views import case, news, why
from game.session.views.causal import around, loops_through
from game.session.views.news import EventView
from game.ui.element import Element
from game.ui.fonts import Fonts
from game.ui.geometry import TEXT_PERCENTS, Size
from game.ui.pages.asking import EndPage, LeavePage, LeaveStartPage
from game.ui.pages.case import CasePage, ReadCasePage
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.frame import next_button, wide
from game.ui.pages.help import HelpPage
from game.ui.pages.news import NewsPage, event_sheet, parts_of_news
from game.ui.pages.secret import SecretPage
from game.ui.pages.setup import SHEETS, SetupPage
from game.ui.pages.start import MOST_SHOWN, GamesPage, StartPage
from game.ui.pages.telling import TownPage
from game.ui.pages.why import CausePage, LinkPage, MapPage, WhyPage, WithoutPage
from game.ui.pages.why.without import can_be_left_out
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.shots import facilitator_screens
from tests.ui.pages.support import edition_of, new_game, new_lobby, new_room
from tests.ui.sharing import Inspection

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

LANGUAGES = ("nb", "nn", "en")
SIZES = (Size(1280, 720), Size(1366, 768), Size(1024, 768), Size(1920, 1080), Size(3840, 2160))
EVERYTHING = tuple(product(SIZES, TEXT_PERCENTS))
HARDEST = ((Size(1280, 720), 130), (Size(1024, 768), 130))
"""Little room beside, little room below: what fits here fits everywhere, which the full run shows."""
PACKS = ("tiny", *shipped_packs())
Sheet = tuple[str, Callable[[Settings], Element]]


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Real type; its widths are kept for all tests."""
    return Fonts()


def _played(room: Room) -> Iterator[Sheet]:
    """The pages of a game that the built-in team plays, as they come."""
    decide = POLICIES["balanced"]
    while room.table.beat not in ("epilogue", "over"):
        turn, beat = room.table.turn, room.table.beat
        for name, screen in _pages_of(room):
            yield f"half-year {turn}, {beat}: {name}", screen.view
        for act in next_inputs(room.game.rules, room.table, decide):
            assert not isinstance(room.game.submit(act), Refused)
    end = EpiloguePage(room)
    end.write()
    for at, part in enumerate(end.parts):
        end.at = at
        yield f"the end: {part}", end.view


def _pages_of(room: Room) -> Iterator[tuple[str, Screen]]:
    match room.table.beat:
        case "news":
            page = NewsPage(room)
            for page.at in range(len(parts_of_news(news(room.play())))):
                yield f"part {page.at}", page
        case "consequences":
            yield "page", room.page_for()
            told = TownPage(room)
            for number in range(told.pages if room.table.played_out else 1):
                told.at = number
                yield f"town {number}", told
            explained = WhyPage(room, None)
            last, gauges = room.table.played_out, room.play().scenario.settings.gauges
            for indicator in explained.indicators if last else gauges:
                explained.indicator = indicator
                yield f"why {indicator}", explained
                seen = why(room.play(), indicator)
                causes = tuple(each.key for each in seen.causes if each.detail)
                for cause in (None, *(causes if last else causes[:1])):
                    yield f"why {indicator}, {cause}", CausePage(room, indicator, cause)
                for own in seen.yours[:1]:
                    if can_be_left_out(room, own.choice):
                        yield (
                            f"why {indicator}, without {own.choice}",
                            WithoutPage(room, indicator, own.choice),
                        )
            if last:
                yield from _maps(room)
        case _:
            yield "page", room.page_for()


def _maps(room: Room) -> Iterator[tuple[str, Screen]]:
    """The map about every gauge and the stocks with most arrows, with its loops told, and an arrow into each."""
    play = room.play()
    maps = {name: around(play, name) for name in play.scenario.model.stocks}
    fullest = sorted(maps, key=lambda name: -len(maps[name].left) - len(maps[name].right))[:8]
    longest = sorted(maps, key=lambda name: -max(map(len, maps[name].centre.name.split())))[:4]
    for name in dict.fromkeys((*play.scenario.settings.gauges, *fullest, *longest)):
        loops_through(play, name)
        yield f"map {name}", MapPage(room, name)
        for arrow in around(play, name).left[:1]:
            yield f"link {arrow.key}", LinkPage(room, arrow.key)


def _cards(room: Room) -> Iterator[Sheet]:
    """Every card as it is read, with its secrets; events as they happen."""
    page = CasePage(room)
    for name, card in room.play().scenario.cards.items():
        page.card = name
        yield f"card {name}", page.view
        yield f"card {name} again", ReadCasePage(room, name).view
        for fact in case(room.play(), name).private:
            secret = SecretPage(room, name, fact.role)
            yield f"card {name}, cover of {fact.role}", secret.view
            secret.open = True
            yield f"card {name}, secret of {fact.role}", secret.view
        if card.kind == "event":
            seen = EventView(name, card.code, card.title, card.text, card.marks, bool(card.options))
            event = wide(room, "news", event_sheet(room, seen), "", (next_button("Neste"),))
            yield f"event {name}", partial(_as_it_is, event)


def _led(language: str, pack: str, folder: Path) -> Iterator[Sheet]:
    """What the facilitator opens in the second half-year, when there is something to replay."""
    room = new_room(folder / "led", pack, language=language)
    while not room.table.played or room.table.beat != "case":
        for act in next_inputs(room.game.rules, room.table, POLICIES["balanced"]):
            assert not isinstance(room.game.submit(act), Refused)
    for name, screen in facilitator_screens(room):
        yield f"facilitator: {name}", screen.view


def _as_it_is(view: Element, _settings: Settings) -> Element:
    return view


def _around(room: Room, pack: str, folder: Path) -> Iterator[Sheet]:
    """Start, setup, games, help for everything, questions."""
    for number in range(MOST_SHOWN):
        new_game(folder / f"2026-11-25-09000{number}", pack).close()
    yield "start without games", StartPage(new_lobby(folder / "empty", pack)).view
    lobby = new_lobby(folder, pack)
    yield "games", GamesPage(lobby).view
    yield "start with games", StartPage(lobby).view
    lobby.message = edition_of(pack).scenario.settings.subtitle
    yield "start with trouble", StartPage(lobby).view
    setup = SetupPage(lobby)
    for setup.sheet in SHEETS:
        yield f"setup {setup.sheet}", setup.view
    for page in (StartPage(lobby), setup, NewsPage(room), CasePage(room), EndPage(room)):
        yield f"help about {page.name}", HelpPage(page).view
        explained = HelpPage(page)
        explained.terms = True
        yield f"words, asked for on {page.name}", explained.view
    yield "leave the start", LeaveStartPage().view
    yield "end", EndPage(room).view
    yield "leave", LeavePage(room).view


PARTS: Mapping[str, Callable[[Room, str, Path], Iterator[Sheet]]] = {
    "around": _around,
    "cards": lambda room, _pack, _folder: _cards(room),
    "led": lambda room, pack, folder: _led(room.language, pack, folder),
    "played": lambda room, _pack, _folder: _played(room),
}


def _flaws(inspection: Inspection, sheets: Iterable[Sheet]) -> list[str]:
    return [flaw for name, view in sheets for flaw in inspection.flaws(name, view)]


@pytest.mark.parametrize(("pack", "language"), tuple(product(PACKS, LANGUAGES)))
def test_every_page_fits_the_hardest_windows(tmp_path: Path, fonts: Fonts, pack: str, language: str) -> None:
    inspection, room = Inspection(HARDEST, fonts, language), new_room(tmp_path, pack, language=language)
    flaws = [_flaws(inspection, sheets(room, pack, tmp_path)) for sheets in PARTS.values()]
    assert flaws == [[]] * len(PARTS)


@pytest.mark.layout
@pytest.mark.parametrize(("pack", "language", "part"), tuple(product(PACKS, LANGUAGES, PARTS)))
def test_every_page_fits_every_window(
    tmp_path: Path, fonts: Fonts, pack: str, language: str, part: str
) -> None:
    inspection, room = Inspection(EVERYTHING, fonts, language), new_room(tmp_path, pack, language=language)
    assert _flaws(inspection, PARTS[part](room, pack, tmp_path)) == []
