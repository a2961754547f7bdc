"""The games that lie in this user's folder: which can be gone on with, and which can be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.errors import LogError, PackError
from game.log.header import Header
from game.log.read import read_log
from game.log.replay import TURN
from game.resources import user_data_dir
from game.rules import RULES_VERSION
from game.session.inputs import GoBack, GoOn
from game.session.records import INPUT
from game.session.repertoire import Repertoire

LOG_NAME = "game.jsonl"
MISTAKEN = 3600.0
"""A game in which nothing is decided gives way to one that was played within so many seconds before it."""
READING = (GoOn.kind, GoBack.kind)
"""Inputs that decide nothing."""
MOST_READ = 40
"""So many of the newest logs are looked at: a start screen must not read years of games."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A game on the disk. `name` is its folder's, the day and time when it began."""

    path: Path
    name: str
    scenario: str
    """What the repertoire calls the scenario that it is played by."""
    turns_played: int
    turns: int
    finished: bool
    language: str
    """The language that it was begun in."""


@dataclass(frozen=True, slots=True)
class _Log:
    """What a log says, before it is known whether its scenario can be played."""

    path: Path
    header: Header
    turns_played: int
    finished: bool
    decided: bool
    """Whether anybody has voted, chosen or set anything yet."""
    touched: float
    """When it was written to last, seconds."""

    def by(self, scenario: str) -> Saved:
        turns = self.header.setup.get("turns")
        return Saved(
            self.path,
            self.path.parent.name,
            scenario,
            self.turns_played,
            turns if isinstance(turns, int) else self.turns_played,
            self.finished,
            self.header.language,
        )


def games_folder() -> Path:
    """Where games go that are started without a place of their own."""
    return user_data_dir() / "games"


class Shelf:
    """The newest games of all scenarios of a repertoire; the logs are read once, when they are first asked for."""

    def __init__(self, repertoire: Repertoire, folder: Path) -> None:
        """`folder` holds a folder for each game."""
        self._repertoire, self._folder = repertoire, folder
        self._logs: tuple[_Log, ...] | None = None
        self._games: tuple[Saved, ...] | None = None
        self.unread: dict[str, PackError] = {}
        """The scenarios that cannot be read, though there are games of them: known once `games` was asked for."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no game that might be opened, as far as can be told without reading a scenario."""
        return not self._found()

    def to_resume(self) -> Saved | None:
        """The game under way that was played last, of those that can be told to be playable without reading a scenario.

        Played, not begun: who presses Start by mistake comes back to the game that the table is in.
        """
        found = self._under_way()
        newest = next(found, None)
        if newest is None or newest[0].decided:
            return None if newest is None else newest[0].by(newest[1])
        begun = newest[0].touched
        played = (each for each in found if each[0].decided and begun - each[0].touched < MISTAKEN)
        log, scenario = next(played, newest)
        return log.by(scenario)

    def _under_way(self) -> Iterator[tuple[_Log, str]]:
        """The games that are not over, with their scenarios, from the one that was written to last."""
        for log in sorted(self._found(), key=lambda each: each.touched, reverse=True):
            if not log.finished:
                try:
                    scenario = self._repertoire.played_by(log.header, at_once=True)
                except PackError:
                    continue  # its files are not whole: `unread` tells of them where all games are listed
                if scenario is not None:
                    yield log, scenario

    def games(self) -> tuple[Saved, ...]:
        """Every game that can be opened, newest first. Scenarios are read for it; those that cannot be, are noted."""
        if self._games is None:
            self._games = tuple(self._playable())
        return self._games

    def _playable(self) -> list[Saved]:
        games: list[Saved] = []
        for log in self._found():
            try:
                scenario = self._repertoire.played_by(log.header)
                if scenario is not None:
                    self._repertoire.edition(scenario)
                    games.append(log.by(scenario))
            except PackError as error:
                self.unread[self._repertoire.named(log.header) or log.header.scenario] = error
        return games

    def _found(self) -> tuple[_Log, ...]:
        if self._logs is None:
            paths = sorted(
                self._folder.glob(f"*/{LOG_NAME}"), key=lambda path: path.parent.name, reverse=True
            )
            read = (_log(path) for path in paths[:MOST_READ])
            self._logs = tuple(log for log in read if log and self._repertoire.may_have(log.header))
        return self._logs


def _log(path: Path) -> _Log | None:
    try:
        log = read_log(path)
    except LogError:
        return None  # not a game that this program can open: the command verify says what is wrong with it
    if log.header.rules != RULES_VERSION:
        return None  # the commands verify and replay may know its rules; it is not played on by others
    played = sum(record.k == TURN for record in log.records)
    decided = played > 0 or any(
        record.k == INPUT and record.d.get("kind") not in READING for record in log.records
    )
    return _Log(path, log.header, played, log.finished, decided, path.stat().st_mtime)
