"""Start a game: which scenario, which setup, where its log goes, and who plays it.

With a screen the window opens; without one, the terminal; with neither screen nor keyboard a built-in team plays.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from game.cli.app import FINE
from game.cli.debrief import write_debrief_of
from game.cli.talk import say
from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import UsageError
from game.policy import POLICIES
from game.resources import find_pack, user_data_dir
from game.session.auto import play_to_end
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.texts.catalogue import LANGUAGES, words

LOG_NAME, DEBRIEF_NAME = "game.jsonl", "debrief.html"
STAND_IN = "balanced"
"""The team that plays when nobody can."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for; None where it asks for nothing."""

    pack: str = "fjordvik"
    language: str | None = None
    seed: int | None = None
    maturity: str | None = None
    ambition: str | None = None
    turns: int | None = None
    terminal: bool = False
    auto: str | None = None
    resume: Path | None = None
    out: Path | None = None


def play_game(wishes: Wishes) -> int:
    """Play as asked, or as can be played here."""
    if wishes.language is not None and wishes.language not in LANGUAGES:
        raise UsageError(f"There is no language {wishes.language!r}. Choose one of {', '.join(LANGUAGES)}.")
    edition = open_edition(find_pack(wishes.pack), wishes.pack)
    if wishes.auto is not None:
        return _by_a_team(edition, wishes, wishes.auto)
    if not wishes.terminal and has_screen():
        return _in_the_window(edition, wishes)
    speak = words(language_of(edition, wishes))
    if wishes.terminal or has_keyboard():
        if not wishes.terminal:
            say(speak("play.no-screen"))
        return _in_the_terminal(edition, wishes)
    say(speak("play.nobody", team=STAND_IN))
    return _by_a_team(edition, wishes, STAND_IN)


def language_of(edition: Edition, wishes: Wishes) -> str:
    """The language to begin in: the one asked for, else the scenario's own."""
    return wishes.language or edition.scenario.settings.language


def has_screen() -> bool:
    """Whether a window can be opened; Linux says so in the environment, other systems have a desktop."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_keyboard() -> bool:
    """Whether somebody can type."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def new_seed() -> int:
    """Luck that nobody has had, short enough to be read out."""
    return secrets.randbelow(10**6)


def clock() -> str:
    """The time of day as the log notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def setup_of(edition: Edition, wishes: Wishes) -> Setup:
    """The setup that was asked for; UsageError with the nearest name for what the scenario does not have."""
    plain = default_setup(edition.scenario)
    settings = edition.scenario.settings
    profile = _known(wishes.maturity or plain.profile, settings.profiles, "maturity profile")
    ambition = _known(wishes.ambition or plain.ambition, settings.ambitions, "ambition")
    turns = wishes.turns if wishes.turns is not None else plain.turns
    if turns > settings.turns:
        raise UsageError(f"The scenario has {settings.turns} half-years; --turns {turns} is too many.")
    return Setup(profile, ambition, turns)


def _known(name: str, among: object, kind: str) -> str:
    names = [str(each) for each in among] if isinstance(among, dict) else []
    if name in names:
        return name
    near = get_close_matches(name, names, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise UsageError(f"There is no {kind} {name!r}.{hint} There are: {', '.join(names)}.")


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


def begin(edition: Edition, wishes: Wishes, setup: Setup | None = None) -> Game:
    """A new game, or the one to go on with."""
    if wishes.resume is not None:
        return Game.resume(wishes.resume, edition, clock=clock)
    seed = wishes.seed if wishes.seed is not None else new_seed()
    path = folder_for(wishes) / LOG_NAME
    if path.exists():
        raise UsageError(f"{path} is already there. Go on with it by --resume {path}, or choose another --out.")
    chosen = setup if setup is not None else setup_of(edition, wishes)
    return Game.new(edition, chosen, seed, language_of(edition, wishes), path, clock=clock)


def _by_a_team(edition: Edition, wishes: Wishes, team: str) -> int:
    decide = POLICIES[_known(team, dict(POLICIES), "team")]
    with begin(edition, wishes) as game:
        play_to_end(game, decide)
        debrief = write_debrief_of(game, language_of(edition, wishes), game.path.with_name(DEBRIEF_NAME))
    say(str(game.path))
    say(str(debrief))
    return FINE


def _in_the_terminal(edition: Edition, wishes: Wishes) -> int:
    from game.terminal import run

    return run(
        edition,
        _table_opener(edition, wishes),
        language_of(edition, wishes),
        _debrief_writer,
        at_once=wishes.resume is not None,
        language_settled=wishes.language is not None,
        setup=setup_of(edition, wishes),
        again=f"{_program()} play {wishes.pack} --terminal --resume",
    )


def _program() -> str:
    """How the person started the program, for the line that says how to go on."""
    name = Path(sys.argv[0]).name
    return f"python {name}" if name.endswith(".py") else name


def _in_the_window(edition: Edition, wishes: Wishes) -> int:
    from game.ui.app import run

    return run(edition, _table_opener(edition, wishes), language_of(edition, wishes), _debrief_writer)


def _table_opener(edition: Edition, wishes: Wishes) -> Callable[[Setup | None], Game]:
    def open_game(setup: Setup | None) -> Game:
        return begin(edition, wishes, setup)

    return open_game


def _debrief_writer(game: Game, language: str) -> Path:
    return write_debrief_of(game, language, game.path.with_name(DEBRIEF_NAME))
