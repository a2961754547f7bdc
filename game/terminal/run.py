"""Play a whole game at a keyboard, from the language to the epilogue, or go on with one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import FjordvikError, LogDead
from game.log.store import Clock
from game.session.edition import Edition
from game.session.game import Game
from game.session.table import Beat
from game.terminal.beats import case_screen, consequences_screen, epilogue_screen, news_screen
from game.terminal.choosing import choice_screen
from game.terminal.client import Client
from game.terminal.commands import COMMANDS
from game.terminal.console import Console
from game.terminal.opening import ask_language, open_game
from game.texts.catalogue import LANGUAGES, words

FINE, FAILED, INTERRUPTED = 0, 1, 130
"""How `play` and `play_on` end: also after `q` or the end of the input, which save; a dead log; Ctrl-C, which saves."""

AGAIN = "fjordvik play --resume"
"""The command that goes on with a game, when the caller knows no better one."""

Debrief = Callable[[Path], Path]
"""Makes the debrief of a finished game's log, and says where it lies."""

SCREENS: Mapping[Beat, Callable[[Client], None]] = {
    "news": news_screen,
    "case": case_screen,
    "choice": choice_screen,
    "consequences": consequences_screen,
    "epilogue": epilogue_screen,
}


def play(  # noqa: PLR0913  everything that a command line can say, all but three optional
    edition: Edition,
    console: Console,
    log: Path,
    *,
    seed: int,
    setup: Setup | None = None,
    language: str | None = None,
    clock: Clock | None = None,
    debrief: Debrief | None = None,
    again: str = AGAIN,
    now: Callable[[], float] = monotonic,
) -> int:
    """Play a new game whose log will be `log`; an exit code.

    `language` and `setup` are asked for, with defaults, where they are not given. Raises FjordvikError when
    the game cannot begin; nothing is written before the table has said that it starts.
    """
    spoken = language or _first_language(edition)
    try:
        if language is None:
            spoken = ask_language(console, spoken)
        opening = open_game(console, edition, spoken, setup or default_setup(edition.scenario))
    except EOFError:
        console.line(words(spoken)("terminal.opening.no_more"))
        return FINE
    except KeyboardInterrupt:
        console.gap()
        console.line(words(spoken)("terminal.opening.stopped"))
        return INTERRUPTED
    if opening.stopped:
        console.line(words(spoken)("terminal.opening.stopped"))
        return FINE
    game = Game.new(edition, opening.setup, seed, spoken, log, clock=clock)
    return _to_the_end(Client(game, console, spoken, COMMANDS, now), debrief, again)


def play_on(  # noqa: PLR0913  as above
    edition: Edition,
    console: Console,
    log: Path,
    *,
    language: str | None = None,
    clock: Clock | None = None,
    debrief: Debrief | None = None,
    again: str = AGAIN,
    now: Callable[[], float] = monotonic,
) -> int:
    """Go on with a game where its log ends; an exit code. Raises FjordvikError when that cannot be done."""
    game = Game.resume(log, edition, clock=clock)
    spoken = language or (game.header.language if game.header.language in LANGUAGES else "nb")
    client = Client(game, console, spoken, COMMANDS, now)
    client.tell("resumed", path=log)
    if game.removed is not None:
        client.tell("removed", path=game.removed.path)
    return _to_the_end(client, debrief, again)


def _to_the_end(client: Client, debrief: Debrief | None, again: str) -> int:
    try:
        return _play(client, debrief, again)
    except BrokenPipeError:
        return FINE  # Whoever read along has gone; the log is whole, and closed.


def _play(client: Client, debrief: Debrief | None, again: str) -> int:
    """Show screen after screen until the game is over or the table leaves; the log is closed whatever happens."""
    code = FINE
    try:
        with client.game:
            try:
                _screens(client)
            except EOFError:
                client.tell("no_more")
            except KeyboardInterrupt:
                client.console.gap()
                code = INTERRUPTED
    except LogDead as error:
        client.console.gap()
        client.console.line(str(error))
        client.tell("dead")
        _tell_command(client, again)
        return FAILED
    _farewell(client, debrief, again)
    return code


def _screens(client: Client) -> None:
    client.tell("welcome", path=client.game.path)
    while client.table.beat != "over" and not client.leaving:
        SCREENS[client.table.beat](client)


def _farewell(client: Client, debrief: Debrief | None, again: str) -> None:
    client.console.gap()
    if client.table.beat != "over":
        client.tell("saved")
        _tell_command(client, again)
        return
    client.tell("thanks", path=client.game.path)
    if debrief is None:
        return
    try:
        client.tell("debrief", path=debrief(client.game.path))
    except FjordvikError as error:
        client.tell("no_debrief")
        client.console.line(str(error))


def _tell_command(client: Client, again: str) -> None:
    path = str(client.game.path)
    client.console.verbatim(f'{again} "{path}"' if " " in path else f"{again} {path}")


def _first_language(edition: Edition) -> str:
    own = edition.scenario.settings.language
    return own if own in LANGUAGES else LANGUAGES[0]
