"""The window of one run: which pages there are, how they lead to one another, and what is kept for the next time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from game.engine.state import Setup
from game.errors import PackError, UsageError
from game.resources import FIRST_PACK, find_pack, user_data_dir
from game.session.ballots import Ballots
from game.session.edition import Edition, open_edition
from game.session.repertoire import Repertoire
from game.session.table import Beat
from game.texts.catalogue import LANGUAGES
from game.ui.geometry import TEXT_PERCENTS
from game.ui.lobby import Lobby, OpenGame
from game.ui.outside import desktop
from game.ui.pages.asking import EndPage, LeavePage
from game.ui.pages.case import CasePage, ReadCasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.seats import SeatsPage
from game.ui.pages.consequences import ConsequencesPage
from game.ui.pages.debrief import DebriefPage
from game.ui.pages.discussion import DiscussionPage
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.facilitator import FacilitatorPage, PausePage
from game.ui.pages.form import FormPage
from game.ui.pages.help import HelpPage
from game.ui.pages.language import unspoken
from game.ui.pages.news import NewsPage
from game.ui.pages.overview import OverviewPage
from game.ui.pages.start import StartPage
from game.ui.pages.telling import TownPage
from game.ui.pages.why import explained
from game.ui.room import Pages, Room, WriteDebrief
from game.ui.screens import Screen, Settings
from game.ui.shelf import games_folder
from game.ui.theme import THEMES
from game.ui.window import Window, wake

NOTHING: Mapping[str, PackError] = MappingProxyType({})


def run(  # noqa: PLR0913  (the first four are all that a caller must know)
    edition: Edition,
    open_game: OpenGame,
    language: str,
    write_debrief: WriteDebrief,
    *,
    setup: Setup | None = None,
    unread: Mapping[str, PackError] = NOTHING,
    at_once: bool = False,
    ballots: Ballots | None = None,
) -> int:
    """Show the window until it is left; 0. `edition` is the scenario that is chosen at first, instead of `unread`.

    `open_game` begins a game of any scenario by a setup (None: as the command line says, which for `edition` is
    `setup`). `at_once` goes past the start screen, for a game that somebody asked to go on with. `ballots` is where
    votes from phones come in (see `game.session.ballots`). Raises what `open_game` raises at once, and LogError,
    OSError or ResourceError when the debrief of a finished game cannot be written.
    """
    lobby = Lobby(
        Repertoire.around(edition),
        open_game,
        write_debrief,
        PAGES,
        games_folder(),
        setup=setup,
        outside=desktop(),
        ballots=ballots,
    )
    lobby.tell_unread(unread, language)
    resumed = open_game(edition, None, language) if at_once else None
    first = StartPage(lobby) if resumed is None else lobby.admit(resumed, language, resumed=True)
    keep = user_data_dir() / KEPT
    try:
        window = Window(
            first, kept_settings(keep, language), AppHost(lambda: lobby.spoken, keep), readers=True
        )
        if ballots is not None:
            ballots.when_posted(wake)
        window.run()
    finally:
        lobby.close()
    return 0


def first_frame() -> None:
    """Open the window on the start screen, draw it once, and close it: what the benchmark measures."""
    edition = open_edition(find_pack(FIRST_PACK), FIRST_PACK)
    lobby = Lobby(Repertoire.around(edition), _only_shown, _only_shown, PAGES, games_folder())
    window = Window(
        StartPage(lobby),
        Settings(edition.scenario.settings.language),
        AppHost(lambda: lobby.spoken, None),
    )
    try:
        window.step(0.0)
    finally:
        window.close()


KEPT = "window.json"


class AppHost:
    """What the program around the screens provides."""

    languages: tuple[str, ...] = LANGUAGES

    def __init__(self, spoken: Callable[[], Edition], keep: Path | None) -> None:
        """`spoken` is the scenario on the screen, which may change before a game begins.

        `keep` is the file that text size, theme and motion are kept in; None keeps nothing.
        """
        self._spoken, self._keep = spoken, keep

    @property
    def title(self) -> str:
        """What the scenario on the screen is called."""
        return self._spoken().scenario.settings.title

    def help_screen(self, settings: Settings, current: Screen) -> Screen | None:  # noqa: ARG002  the protocol's
        """Help for the page on top."""
        return None if isinstance(current, HelpPage) else HelpPage(current)

    def unspoken(self, language: str, current: Screen) -> Screen | None:  # noqa: ARG002  the protocol's
        """Why a language cannot be spoken."""
        return unspoken(language, self._spoken())

    def settings_changed(self, settings: Settings) -> None:
        """Keep what belongs to the person, not to the table: everything but the language."""
        if self._keep is None:
            return
        chosen = {
            "text": settings.text_percent,
            "theme": settings.theme,
            "motion": not settings.reduce_motion,
        }
        try:
            self._keep.parent.mkdir(parents=True, exist_ok=True)
            self._keep.write_text(json.dumps(chosen), encoding="utf-8")
        except OSError:
            self._keep = None  # a full or locked disk must not stop a game; the log says so when it matters


def kept_settings(keep: Path, language: str) -> Settings:
    """The settings of the last time, in a language; the usual ones where there are none, or none that hold."""
    try:
        chosen = json.loads(keep.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings(language)
    if not isinstance(chosen, dict):
        return Settings(language)
    text, theme = chosen.get("text"), chosen.get("theme")
    return Settings(
        language,
        text if isinstance(text, int) and text in TEXT_PERCENTS else 100,
        theme if isinstance(theme, str) and theme in THEMES else "light",
        chosen.get("motion") is False,
    )


def _page_for(room: Room, beat: Beat) -> Screen:
    match beat:
        case "news":
            return NewsPage(room)
        case "case":
            return CasePage(room)
        case "choice":
            return ChoicePage(room)
        case "consequences":
            return ConsequencesPage(room)
        case "epilogue" | "over":
            return EpiloguePage(room)


PAGES = Pages(
    for_beat=_page_for,
    why=explained,
    read_case=ReadCasePage,
    end=EndPage,
    leave=LeavePage,
    overview=OverviewPage,
    town=TownPage,
    seats=SeatsPage,
    help=HelpPage,
    facilitator=FacilitatorPage,
    pause=PausePage,
    talk=DebriefPage,
    files=DebriefPage.at_the_files,
    discussion=DiscussionPage,
    form=partial(FormPage, over=True),
    form_first=partial(FormPage, when="before", over=False),
)


def _only_shown(*_: object) -> NoReturn:
    raise UsageError("the first frame only shows the start screen")
