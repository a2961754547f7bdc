"""What stands before the game: which scenario and setup are chosen, which games can be gone on with, how one begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from game.engine.state import VOTINGS, Setup, Voting
from game.engine.step import default_setup
from game.errors import FjordvikError, PackError
from game.session.ballots import Ballots
from game.session.edition import Edition
from game.session.game import Game
from game.session.keying import may_key_in
from game.session.repertoire import Repertoire
from game.texts.catalogue import LANGUAGES, error_text, first_lines, words
from game.ui.outside import NOWHERE, Outside
from game.ui.pages.language import near, unspoken
from game.ui.room import Pages, Room, WriteDebrief
from game.ui.screens import Replace, Screen
from game.ui.shelf import Saved, Shelf

OpenGame = Callable[[Edition, Setup | None, str], Game]
"""Begins a game of a scenario by a setup in a language; without a setup, as the caller has it."""


class Lobby:
    """One run of the window, before and around its game. `message` says why a game could not begin."""

    def __init__(  # noqa: PLR0913  (all that the command line and the app know)
        self,
        repertoire: Repertoire,
        open_game: OpenGame,
        write_debrief: WriteDebrief,
        pages: Pages,
        folder: Path,
        *,
        setup: Setup | None = None,
        outside: Outside = NOWHERE,
        ballots: Ballots | None = None,
    ) -> None:
        """`folder` is where finished and unfinished games lie; `outside` opens what is not in the window.

        `ballots` is where votes from phones come in; None: there are no phones.
        `setup` is what `open_game` takes for the first scenario when nothing else is chosen; None: its own.
        """
        self.repertoire = repertoire
        self.scenario = repertoire.first
        """What the repertoire calls the chosen scenario. It can be read: what cannot be, is not chosen."""
        self.setup: Setup | None = None
        """What was chosen; None leaves it to the command line, else to the scenario."""
        self.form = False
        """Whether each person is offered the form before the first half-year."""
        self.message = ""
        self.room: Room | None = None
        self.shelf = Shelf(repertoire, folder)
        self.pages = pages
        self._open_game, self._write_debrief = open_game, write_debrief
        self._given_setup, self._outside, self._ballots = setup, outside, ballots
        self._opened_in: str | None = None

    def seen_in(self, language: str) -> None:
        """The start screen was shown in a language; the first one was nobody's choice at this screen."""
        self._opened_in = self._opened_in or language

    @property
    def ways(self) -> tuple[Voting, ...]:
        """How a table can vote here: by phone only where phones are connected."""
        return tuple(way for way in VOTINGS if way != "phones" or self._ballots is not None)

    @property
    def edition(self) -> Edition:
        """The chosen scenario."""
        return self.repertoire.edition(self.scenario)

    @property
    def spoken(self) -> Edition:
        """The scenario whose texts are on the screen: that of the game, where one is open."""
        return self.edition if self.room is None else self.room.game.edition

    @property
    def chosen(self) -> Setup:
        """The setup as it stands."""
        if self.setup is not None:
            return self.setup
        given = self._given_setup if self.scenario == self.repertoire.first else None
        return given or default_setup(self.edition.scenario)

    def choose(self, step: int, language: str) -> dict[str, PackError]:
        """Take the next scenario (-1: the one before), with its own setup; those passed over as they cannot be read.

        Where no other one can be read, the chosen one stays.
        """
        names, unread = self.repertoire.names, dict[str, PackError]()
        place = names.index(self.scenario)
        for number in range(1, len(names)):
            name = names[(place + step * number) % len(names)]
            try:
                self.repertoire.readable(name, language)
            except PackError as error:
                unread[name] = error
            else:
                self.scenario, self.setup, self.message, self.form = name, None, "", False
                break
        return unread

    def title(self, saved: Saved, language: str) -> str:
        """What a saved game's scenario is called; in its own language where that one cannot be read."""
        edition = self.repertoire.edition(saved.scenario)
        broken = unspoken(language, edition) is not None
        return (edition.scenario if broken else edition.in_language(language)).settings.title

    def to_resume(self) -> Saved | None:
        """The newest game that can be gone on with; it is sure that its scenario can be read."""
        saved = self.shelf.to_resume()
        try:
            if saved is not None:
                self.repertoire.edition(saved.scenario)
        except PackError:
            return None  # the list of games tells what is wrong with it
        return saved

    def games(self, language: str) -> tuple[Saved, ...]:
        """The games in the folder, newest first; `message` tells of a scenario that has games and cannot be read."""
        games = self.shelf.games()
        if not self.message:
            self.tell_unread(self.shelf.unread, language)
        return games

    def tell_unread(self, unread: Mapping[str, PackError], language: str) -> None:
        """Name the first of the scenarios that cannot be read in `message`, with what is wrong with it."""
        for name, error in tuple(unread.items())[:1]:
            say = words(language)
            self.message = say("window.unread", name=name, why=" ".join(first_lines(near(error), say, 1)))

    def begin(self, language: str) -> Replace | None:
        """Open a new game, and turn to its first page; None when it cannot be, with `message`."""
        turned = self._enter(lambda: self._open_game(self.edition, self.setup, language), language)
        if turned is not None and self.room is not None and self.form and self.room.has_form:
            return replace(turned, screen=self.pages.form_first(self.room))
        return turned

    def resume(self, saved: Saved, language: str) -> Replace | None:
        """Go on with a game, or look at a finished one, in the language that it was begun in.

        `language` is the start screen's; it holds where somebody has chosen it there.
        """
        edition = self.repertoire.edition(saved.scenario)
        chosen = language != self._opened_in or saved.language not in LANGUAGES
        own = language if chosen else saved.language
        spoken = own if unspoken(own, edition) is None else language
        turned = self._enter(lambda: _taken_up(saved, edition, spoken), spoken, resumed=True)
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

    def _enter(
        self, open_game: Callable[[], Game], language: str, *, resumed: bool = False
    ) -> Replace | None:
        try:
            game = open_game()
        except (FjordvikError, OSError) as error:
            self.message = error_text(error, words(language))
            return None
        return Replace(self.admit(game, language, resumed=resumed), turn=True, language=language)

    def admit(self, game: Game, language: str, *, resumed: bool = False) -> Screen:
        """Take a game that is open already; the page that it stands at, which tells what was cut off its log.

        One that is gone on with is asked about what may have been played on paper since.
        """
        self.message = ""
        self.room = Room(
            game, self.pages, self._write_debrief, language, outside=self._outside, ballots=self._ballots
        )
        if resumed and may_key_in(game.table):
            self.room.notice = words(language)("window.resumed.paper")
        page = self.room.page_for()
        if game.removed is not None:
            self.room.message = words(language)("window.removed", path=game.removed.path)
        return page


def _taken_up(saved: Saved, edition: Edition, language: str) -> Game:
    edition.in_language(language)  # texts that cannot be read are told before the game is open
    return Game.resume(saved.path, edition, clock=time_of_day)


def time_of_day() -> str:
    """The time of day as the log notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
