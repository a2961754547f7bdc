"""The games that lie in this user's folder: which can be gone on with, and which can be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.errors import LogError
from game.log.read import read_log
from game.log.replay import TURN
from game.resources import user_data_dir
from game.session.edition import Edition

LOG_NAME = "game.jsonl"
MOST_READ = 40
"""So many of the newest logs are looked at: a start screen must not read years of games."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A game on the disk. `name` is its folder's, the day and time when it began."""

    path: Path
    name: str
    turns_played: int
    turns: int
    finished: bool
    language: str
    """The language that it was begun in."""


def games_folder() -> Path:
    """Where games go that are started without a place of their own."""
    return user_data_dir() / "games"


def saved_games(edition: Edition, folder: Path) -> tuple[Saved, ...]:
    """The games of this edition's rules in `folder`, newest first; logs of other scenarios are passed over."""
    logs = sorted(folder.glob(f"*/{LOG_NAME}"), key=lambda path: path.parent.name, reverse=True)
    found = (_saved(edition, path) for path in logs[:MOST_READ])
    return tuple(game for game in found if game is not None)


def _saved(edition: Edition, path: Path) -> Saved | None:
    try:
        log = read_log(path)
    except LogError:
        return None  # not a game that this program can open: the command verify says what is wrong with it
    if log.header.rules_hash != edition.rules_hash:
        return None
    turns = log.header.setup.get("turns")
    played = sum(record.k == TURN for record in log.records)
    return Saved(
        path,
        path.parent.name,
        played,
        turns if isinstance(turns, int) else played,
        log.finished,
        log.header.language,
    )
