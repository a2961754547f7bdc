"""What stands before the game: which setup is chosen, which games can be gone on with, and how one begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import FjordvikError
from game.session.edition import Edition
from game.session.game import Game
from game.texts.catalogue import LANGUAGES, error_text, words
from game.ui.outside import NOWHERE, Outside
from game.ui.pages.language import unspoken
from game.ui.room import Pages, Room, WriteDebrief
from game.ui.screens import Replace, Screen
from game.ui.shelf import Saved, saved_games

OpenGame = Callable[[Setup | None, str], Game]


class Lobby:
    """One run of the window, before and around its game. `message` says why a game could not begin."""

    def __init__(  # noqa: PLR0913  (all that the command line and the app know)
        self,
        edition: Edition,
        open_game: OpenGame,
        write_debrief: WriteDebrief,
        pages: Pages,
        folder: Path,
        *,
        outside: Outside = NOWHERE,
    ) -> None:
        """`folder` is where finished and unfinished games lie; `outside` opens what is not in the window."""
        self.edition = edition
        self.setup: Setup | None = None
        """What was chosen; None leaves it to the command line, else to the scenario."""
        self.message = ""
        self.room: Room | None = None
        self._open_game, self._write_debrief, self._pages = open_game, write_debrief, pages
        self._folder, self._outside = folder, outside
        self._saved: tuple[Saved, ...] | None = None
        self._opened_in: str | None = None

    def seen_in(self, language: str) -> None:
        """The start screen was shown in a language; the first one was nobody's choice at this screen."""
        self._opened_in = self._opened_in or language

    @property
    def saved(self) -> tuple[Saved, ...]:
        """The games in the folder, newest first; read once."""
        if self._saved is None:
            self._saved = saved_games(self.edition, self._folder)
        return self._saved

    @property
    def chosen(self) -> Setup:
        """The setup as it stands."""
        return self.setup or default_setup(self.edition.scenario)

    def begin(self, language: str) -> Replace | None:
        """Open a new game, and turn to its first page; None when it cannot be, with `message`."""
        return self._enter(lambda: self._open_game(self.setup, language), language)

    def resume(self, saved: Saved, language: str) -> Replace | None:
        """Go on with a game, or look at a finished one, in the language that it was begun in.

        `language` is the start screen's; it holds where somebody has chosen it there.
        """
        chosen = language != self._opened_in or saved.language not in LANGUAGES
        own = language if chosen else saved.language
        spoken = own if unspoken(own, self.edition) is None else language
        turned = self._enter(lambda: Game.resume(saved.path, self.edition, clock=time_of_day), spoken)
        if self.room is not None and spoken != own:
            say = words(spoken)
            self.room.message = say("window.unspoken.own", language=say(f"window.language.{own}"))
        return turned

    def close(self) -> None:
        """Let go of the game. One that came to its end has its debrief, however the window was closed."""
        if self.room is None:
            return
        with self.room.game as game:
            if game.table.beat in ("epilogue", "over") and not game.dead:
                self.room.write_debrief()

    def _enter(self, open_game: Callable[[], Game], language: str) -> Replace | None:
        try:
            game = open_game()
        except (FjordvikError, OSError) as error:
            self.message = error_text(error, words(language))
            return None
        return Replace(self.admit(game, language), turn=True, language=language)

    def admit(self, game: Game, language: str) -> Screen:
        """Take a game that is open already; the page that it stands at, which tells what was cut off its log."""
        self.message = ""
        self.room = Room(game, self._pages, self._write_debrief, language, outside=self._outside)
        page = self.room.page_for()
        if game.removed is not None:
            self.room.message = words(language)("window.removed", path=game.removed.path)
        return page


def time_of_day() -> str:
    """The time of day as the log notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
