"""A player who reads what is on the screen and types what it offers; and one who follows a script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from game.engine.state import Setup
from game.engine.step import default_setup
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.table import TableState
from game.terminal.app import run
from game.terminal.console import Console

TOP = Path(__file__).parent.parent.parent
KEY = r"(?:[A-Z]|\d+|ja|yes)"
OFFER = re.compile(rf"(?:Skriv|Type) ({KEY}(?:, {KEY})*)\.")


@cache
def edition_of(pack: str) -> Edition:
    """A test pack or a shipped one, ready to be played."""
    folder = TOP / "tests" / "packs" / pack
    return open_edition(folder if folder.exists() else TOP / "scenarios" / pack)


class Screen:
    """Everything that was written, and what was typed."""

    def __init__(self, width: int = 80) -> None:
        self.written = ""
        self.typed: list[str] = []
        self._seen = 0
        self._width = width

    def console(self, read: Callable[[], str]) -> Console:
        """A console that writes here."""

        def write(text: str) -> None:
            self.written += text

        def typing() -> str:
            text = read()
            self.typed.append(text)
            return text

        return Console(typing, write, lambda: self._width, echo=True)

    def fresh(self) -> str:
        """What was written since this was last asked."""
        text, self._seen = self.written[self._seen :], len(self.written)
        return text

    @property
    def flat(self) -> str:
        """Everything on one line, as it is read aloud."""
        return " ".join(self.written.replace("\u00a0", " ").split())


def script(lines: Iterable[str]) -> Callable[[], str]:
    """Types these lines, and then no more."""
    left = iter(lines)

    def read() -> str:
        line = next(left, None)
        if line is None:
            raise EOFError
        return line

    return read


class Reader:
    """Types one of the keys that the last question offers, or Enter where it offers none.

    `unread` collects what was offered as a key though nothing on the screen said what it means.
    """

    def __init__(self, screen: Screen, pick: Callable[[Sequence[str]], str], limit: int = 2000) -> None:
        self.screen = screen
        self.pick = pick
        self.unread: list[str] = []
        self._left = limit
        self._page = ""

    def __call__(self) -> str:
        self._left -= 1
        assert self._left, "the game does not come to its end"
        text = self.screen.fresh()
        self._page = text if "\n\n" in text else self._page + text
        offers = OFFER.findall(" ".join(text.split()))
        if not offers:
            return ""
        keys = offers[-1].split(", ")
        said = {line.partition(":")[0] for line in self._page.split("\n")}
        self.unread += [key for key in keys if key not in said | {"X", "ja", "yes"}]
        yes = [key for key in keys if key in {"ja", "yes"}]
        enter = [""] if "Enter:" in " ".join(text.split()).rpartition(offers[-1])[2] else []
        return yes[0] if yes else self.pick([key for key in keys if key != "X"] + enter)


TO_THE_CHOICE = ["", "", ""]
"""Start, past the news, past the case."""
FIRST_HALF_YEAR = [*TO_THE_CHOICE, "a", "a", "b", "c", "", "", "1", "ja"]
"""Both vote a, the table decides b, a case of one role waits, no attention, a prediction, and the yes."""


def play(
    edition: Edition,
    console: Console,
    log: Path,
    *,
    seed: int = 7,
    language: str | None = "nb",
    setup: Setup | None = None,
    debrief: Callable[[Path], Path] = lambda log: log.with_suffix(".html"),
    **how: Any,
) -> int:
    """A new game whose log is `log`; without a language the table is asked."""
    plain = setup or default_setup(edition.scenario)
    spoken: list[str] = []

    def open_game(played: Edition, chosen: Setup | None, chosen_language: str) -> Game:
        own = plain if played is edition else default_setup(played.scenario)
        return Game.new(played, chosen or own, seed, chosen_language, log)

    def write_debrief(game: Game, in_language: str) -> Path:
        spoken.append(in_language)
        return debrief(game.path)

    code = run(
        edition,
        open_game,
        language or "nb",
        write_debrief,
        language_settled=language is not None,
        setup=plain,
        console=console,
        **how,
    )
    assert spoken in ([], [language or "nb"])
    return code


def play_on(edition: Edition, console: Console, log: Path, **how: Any) -> int:
    """On with the game whose log is `log`."""

    def open_game(played: Edition, chosen: Setup | None, _: str) -> Game:
        assert chosen is None
        return Game.resume(log, played)

    return run(edition, open_game, "en", lambda game, _: game.path, at_once=True, console=console, **how)


def play_script(
    log: Path,
    lines: Iterable[str],
    *,
    pack: str = "tiny",
    language: str | None = "nb",
    width: int = 80,
    **how: Any,
) -> tuple[int, Screen]:
    """Play a pack by a script; the exit code, and what was on the screen."""
    screen = Screen(width)
    console = screen.console(script(lines))
    return play(edition_of(pack), console, log, language=language, **how), screen


def table_in(log: Path) -> TableState:
    """Where a game is, by its log."""
    with Game.resume(log, edition_of("tiny")) as game:
        return game.table
