"""Start a game: which scenario, which setup, where its log goes, and who plays it.

With a screen the window opens; without one, the terminal; with neither screen nor keyboard a built-in team plays.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from game.cli.debrief import write_debrief_of
from game.cli.ending import BAD_INPUT, FINE
from game.cli.language import language_of_log, system_language, told_in
from game.cli.started import program, quoted
from game.cli.talk import say, say_error, say_problems
from game.cli.wishes import (
    Wishes,
    check_wishes,
    header_to_resume,
    language_to_play,
    pack_to_play,
    setup_to_play,
)
from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import PackError, UsageError
from game.log.header import Header
from game.policy import POLICIES
from game.research.slips import slips_text
from game.resources import FIRST_PACK, scenarios_dir, shipped_packs, user_data_dir
from game.session.auto import play_to_end
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.repertoire import Repertoire
from game.texts.catalogue import words

LOG_NAME, DEBRIEF_NAME = "game.jsonl", "debrief.html"
STAND_IN = "balanced"
"""The team that plays when nobody can."""


def play_game(wishes: Wishes) -> int:
    """Play as asked, or as can be played here."""
    check_wishes(wishes)
    with told_in(lambda: _reader(wishes)):
        return _play(wishes)


def _reader(wishes: Wishes) -> str:
    """The language of whoever asked, before it is known what is played."""
    if wishes.resume is not None:
        return language_of_log(wishes.resume, wishes.language)
    return wishes.language or system_language()


def _play(wishes: Wishes) -> int:
    header = header_to_resume(wishes)
    folder, shown_as = pack_to_play(wishes, header)
    unread: dict[str, PackError] = {}
    try:
        found = _read(wishes, header, folder, shown_as)
    except PackError as error:
        say_problems(error, wishes.language or "nb")
        another = _another(wishes) if _may_choose(wishes) else None
        if another is None:
            return BAD_INPUT
        found, unread[shown_as] = another, error
    edition, language = found
    sitting = _Sitting(edition, wishes, language, setup_to_play(edition, wishes), unread)
    with told_in(lambda: language):
        return _seated(sitting)


def _read(wishes: Wishes, header: Header | None, folder: Path, shown_as: str) -> tuple[Edition, str]:
    """A scenario and the language to begin in. A translation that cannot be read is told before the game, not after."""
    edition = open_edition(folder, shown_as)
    language = language_to_play(wishes, header, edition)
    edition.in_language(language)
    return edition, language


def _may_choose(wishes: Wishes) -> bool:
    """Whether somebody is there who asked for no scenario, nor for anything that only one has."""
    asked = (wishes.pack, wishes.resume, wishes.auto, wishes.maturity, wishes.ambition, wishes.turns)
    if wishes.rehearse is not None or any(wish is not None for wish in asked):
        return False
    return has_keyboard() or (not wishes.terminal and has_screen())


def _another(wishes: Wishes) -> tuple[Edition, str] | None:
    """The next shipped scenario that can be read; what is wrong with the ones before it is told."""
    for name in shipped_packs():
        if name != FIRST_PACK:
            try:
                return _read(wishes, None, scenarios_dir() / name, name)
            except PackError as error:
                say_problems(error, wishes.language or "nb")
    return None


@dataclass(frozen=True, slots=True)
class _Sitting:
    """All that is known before it is known who plays."""

    edition: Edition
    wishes: Wishes
    language: str
    setup: Setup
    unread: Mapping[str, PackError]
    """The scenario that would have been taken, if it could be read."""

    def open_game(self, edition: Edition, setup: Setup | None, language: str) -> Game:
        """A new game in a language, or the one to go on with.

        What the command line says of the game holds for its scenario. Where it names none, its luck holds for any.
        """
        if self.wishes.resume is not None:
            return Game.resume(self.wishes.resume, edition, clock=clock)
        own = edition is self.edition
        given = self.wishes.seed if own or self.wishes.pack is None else None
        seed = given if given is not None else new_seed()
        plain = self.setup if own else default_setup(edition.scenario)
        path = folder_for(self.wishes) / LOG_NAME
        if path.exists():
            speak = words(language)
            raise UsageError(speak("play.already", path=path, command=f"{self.again} {quoted(path)}"))
        return Game.new(edition, setup or plain, seed, language, path, clock=clock)

    @property
    def again(self) -> str:
        """The command that goes on with a game, but for the log's path."""
        pack = f" {quoted(self.wishes.pack)}" if self.wishes.pack is not None else ""
        return f"{program()} play{pack}{' --terminal' if self.wishes.terminal else ''} --resume"


def _seated(sitting: _Sitting) -> int:
    """Find out who can play here, and let them."""
    wishes = sitting.wishes
    if wishes.auto is not None:
        return _by_a_team(sitting, wishes.auto)
    if not wishes.terminal and has_screen():
        return _in_the_window(sitting)
    speak = words(sitting.language)
    if wishes.terminal or has_keyboard():
        if not wishes.terminal:
            say(speak("play.no-screen"))
        return _in_the_terminal(sitting)
    say(speak("play.nobody", team=STAND_IN))
    return _by_a_team(sitting, STAND_IN)


def has_screen() -> bool:
    """Whether a window can be opened and seen.

    Linux says in the environment whether there might be a screen; other systems have a desktop. Whether it
    answers, only trying tells.
    """
    told = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform not in ("win32", "darwin") and not told:
        return False
    from game.ui.display import screen_answers

    return screen_answers()


def has_keyboard() -> bool:
    """Whether somebody can type."""
    return not sys.stdin.closed and sys.stdin.isatty()


def new_seed() -> int:
    """Luck that nobody has had, short enough to be read out."""
    return secrets.randbelow(10**6)


def clock() -> str:
    """The time of day as the log notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def folder_for(wishes: Wishes) -> Path:
    """Where this game's files go: the folder asked for, else a new one among the user's games."""
    if wishes.out is not None:
        return wishes.out
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    games = user_data_dir() / "games"
    folder, number = games / stamp, 2
    while folder.exists():
        folder, number = games / f"{stamp}-{number}", number + 1
    return folder


def _by_a_team(sitting: _Sitting, team: str) -> int:
    speak = words(sitting.language)
    with sitting.open_game(sitting.edition, None, sitting.language) as game:
        try:
            play_to_end(game, POLICIES[team])
        except KeyboardInterrupt:
            say_error(speak("play.interrupted", command=f"{sitting.again} {quoted(game.path)}"))
            raise
        debrief = _write_debrief(game, sitting.language)
        table = game.table
    say(str(game.path))
    say(str(debrief))
    closed = [table.opening.closed, *(half_year.step.closed for half_year in table.played)]
    slips = slips_text(sitting.edition.rules, closed, speak)
    if slips is not None:
        say_error(slips)
    return FINE


def _in_the_terminal(sitting: _Sitting) -> int:
    from game.terminal import run

    return run(
        sitting.edition,
        sitting.open_game,
        sitting.language,
        _write_debrief,
        at_once=sitting.wishes.resume is not None,
        language_settled=sitting.wishes.language is not None,
        repertoire=_to_choose_from(sitting),
        setup=sitting.setup,
        again=lambda path: f"{sitting.again} {quoted(path)}",
    )


def _to_choose_from(sitting: _Sitting) -> Repertoire | None:
    """What the terminal asks about: nothing where a scenario is named, or where a script types, not a person."""
    if sitting.wishes.pack is not None or sitting.wishes.resume is not None or not has_keyboard():
        return None
    return Repertoire.around(sitting.edition)


def _in_the_window(sitting: _Sitting) -> int:
    from game.ui.app import run

    return run(
        sitting.edition,
        sitting.open_game,
        sitting.language,
        _write_debrief,
        setup=sitting.setup,
        unread=sitting.unread,
        at_once=sitting.wishes.resume is not None,
    )


def _write_debrief(game: Game, language: str) -> Path:
    return write_debrief_of(game, language, game.path.with_name(DEBRIEF_NAME))
