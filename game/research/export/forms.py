"""The sheets of all games together, in an order that says nothing about games, people or time.

What people answered lies beside a log without name, role or time, and only a code that a person made up links two
sheets. So here: the game is left out too, each sheet gets a random number, and the rows are sorted by it. The sorting
is done on the disk, because nobody knows how many sheets there are.
"""

from __future__ import annotations

import errno
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from game.log.form_file import Sheet, Value
from game.research.export.codebook import Row
from game.research.export.keys import Key
from game.session.forms import QUESTION

_ID_BYTES = 8
_TABLE = "CREATE TABLE sheet (id TEXT, person TEXT, pack TEXT, moment TEXT, item TEXT, number INTEGER, answer TEXT)"


class Shuffle:
    """Takes sheets game by game and gives their rows in another order. Close it to remove its file."""

    def __init__(self, path: Path, key: Key, *, private: bool) -> None:
        """`path` is a file for the time in between; with `private`, answers in words are kept."""
        self._path, self._key, self._private = path, key, private
        with _as_os_error():
            self._rows = sqlite3.connect(path)
            self._rows.execute("PRAGMA journal_mode = OFF")
            self._rows.execute(_TABLE)

    def add(self, pack: str, sheets: Iterable[Sheet]) -> None:
        """Put the sheets of one game among the others."""
        for sheet in sheets:
            name = f"s-{secrets.token_hex(_ID_BYTES)}"
            person = self._key.person(sheet.code) if sheet.code else None
            for item, value in sheet.answers.items():
                if (
                    isinstance(value, int) or item == QUESTION or self._private
                ):  # all else is in one's own words
                    row = (name, person, pack, sheet.when, item, *_split(value))
                    with _as_os_error():
                        self._rows.execute("INSERT INTO sheet VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def rows(self) -> Iterator[Row]:
        """All rows, sheet by sheet."""
        with _as_os_error(), closing(self._rows.execute("SELECT * FROM sheet ORDER BY id, item")) as found:
            yield from found

    def close(self) -> None:
        """Remove what was kept for the time in between."""
        self._rows.close()
        self._path.unlink(missing_ok=True)


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Tell a full disk as the rest of the program does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, str(error)) from error


def _split(value: Value) -> tuple[int | None, str | None]:
    return (value, None) if isinstance(value, int) else (None, value)
