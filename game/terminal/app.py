"""One run at a keyboard: from the language to the epilogue, or on with a game where it stopped."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import FjordvikError, LogDead
from game.session.edition import Edition
from game.session.game import Game
from game.session.keying import may_key_in
from game.session.repertoire import Repertoire
from game.session.table import Beat
from game.terminal.beats import case_screen, consequences_screen, epilogue_screen, news_screen
from game.terminal.choosing import choice_screen
from game.terminal.client import Client
from game.terminal.commands import COMMANDS
from game.terminal.console import Console, standard_console
from game.terminal.opening import Opening, ask_language, ask_scenario, open_table
from game.texts.catalogue import LANGUAGES, error_text, words

FINE, FAILED, INTERRUPTED = 0, 1, 130
"""How `run` ends. FINE: the end, `q`, or no more input, which save; FAILED: a dead log; INTERRUPTED: Ctrl-C,
which saves too."""
Again = Callable[[Path], str]
"""The command that goes on with a game, by the path of its log."""

OpenGame = Callable[[Edition, Setup | None, str], Game]
"""Begins a game of a scenario by a setup; None: as the caller has it, which may also be a game to go on with."""
WriteDebrief = Callable[[Game, str], Path]
"""Writes the debrief of a finished game in a language, and says where it lies."""

SCREENS: Mapping[Beat, Callable[[Client], None]] = {
    "news": news_screen,
    "case": case_screen,
    "choice": choice_screen,
    "consequences": consequences_screen,
    "epilogue": epilogue_screen,
}


def run(  # noqa: PLR0913  the first four are all that a caller must know
    edition: Edition,
    open_game: OpenGame,
    language: str,
    write_debrief: WriteDebrief,
    *,
    at_once: bool = False,
    language_settled: bool = False,
    repertoire: Repertoire | None = None,
    setup: Setup | None = None,
    console: Console | None = None,
    again: Again | None = None,
    now: Callable[[], float] = monotonic,
) -> int:
    """Play at the keyboard until the end, or until the table leaves; an exit code.

    `at_once` goes past the start, for a game that somebody asked to go on with. Without `language_settled`,
    `language` is only what Enter takes, and a game to go on with keeps its own. With a `repertoire` the table is
    asked which scenario it plays, else it is `edition`. `setup` is what `open_game` begins with for `edition` when it
    is given none, so that it can be told. Raises what `open_game` raises.
    """
    known = language if language in LANGUAGES else LANGUAGES[0]
    sitting = _Sitting(
        edition,
        open_game,
        write_debrief,
        console if console is not None else standard_console(),
        again if again is not None else _installed,
        now,
    )
    try:
        if at_once:
            return sitting.go_on(known if language_settled else None)
        return sitting.begin(known, repertoire, setup, ask=not language_settled)
    except BrokenPipeError:
        return FINE  # Whoever read along has gone; the log is whole, and closed.


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One run: what the caller provides, and the way from the start to the farewell."""

    edition: Edition
    open_game: OpenGame
    write_debrief: WriteDebrief
    console: Console
    again: Again
    now: Callable[[], float]

    def begin(self, language: str, repertoire: Repertoire | None, setup: Setup | None, *, ask: bool) -> int:
        """Ask what there is to ask, and play; nothing is written before the table says that it starts."""
        spoken, opening, code = language, Opening(starts=False), FINE
        edition: Edition | None = self.edition
        try:
            chosen = ask_language(self.console, language) if ask else language
            if chosen is not None:
                spoken = chosen
                if repertoire is not None:
                    edition = ask_scenario(self.console, repertoire, spoken)
                if edition is not None:
                    told = setup if edition is self.edition else default_setup(edition.scenario)
                    opening = open_table(self.console, edition, spoken, told)
        except EOFError:
            self.console.line(words(spoken)("terminal.opening.no_more"))
            return FINE
        except KeyboardInterrupt:
            self.console.gap()
            code = INTERRUPTED
        if edition is None or not opening.starts:
            self.console.line(words(spoken)("terminal.opening.stopped"))
            return code
        game = self.open_game(edition, opening.setup, spoken)
        taken_up = bool(game.table.moves or game.table.played)
        return self._play(self._client(game, spoken), "resumed" if taken_up else "welcome")

    def go_on(self, language: str | None) -> int:
        """Play on where a game stopped, in its own language if no other was asked for."""
        game = self.open_game(self.edition, None, language or LANGUAGES[0])
        own = game.header.language
        spoken = language or (own if own in LANGUAGES else LANGUAGES[0])
        return self._play(self._client(game, spoken), "resumed")

    def _client(self, game: Game, language: str) -> Client:
        return Client(game, self.console, language, COMMANDS, self.now)

    def _play(self, client: Client, greeting: str) -> int:
        """Show screen after screen; the log is closed whatever happens."""
        code = FINE
        try:
            with client.game:
                try:
                    client.tell(greeting, path=client.game.path)
                    if client.game.removed is not None:
                        client.tell("removed", path=client.game.removed.path)
                    if greeting == "resumed" and may_key_in(client.table):
                        client.tell("resumed.paper")
                    while client.table.beat != "over" and not client.leaving:
                        SCREENS[client.table.beat](client)
                except EOFError:
                    client.tell("no_more")
                except KeyboardInterrupt:
                    self.console.gap()
                    code = INTERRUPTED
        except LogDead as error:
            self.console.gap()
            self.console.line(error_text(error, client.say))
            client.tell("dead")
            self._tell_command(client)
            return FAILED
        self._farewell(client)
        return code

    def _farewell(self, client: Client) -> None:
        self.console.gap()
        if client.table.beat != "over":
            client.tell("saved")
            self._tell_command(client)
            return
        client.tell("thanks", path=client.game.path)
        try:
            client.tell("debrief", path=self.write_debrief(client.game, client.language))
        except (FjordvikError, OSError) as error:
            client.tell("no_debrief")
            self.console.line(error_text(error, client.say))

    def _tell_command(self, client: Client) -> None:
        self.console.verbatim(self.again(client.game.path))


def _installed(path: Path) -> str:
    """The command of an installed program, for a caller that knows no better one."""
    return f"fjordvik play --resume {shlex.quote(str(path))}"
