"""What people answered before and after the game: a private file of its own beside the log.

Nothing in it says who answered: no name, no role, no time. The sheets lie in the order of random ids, so that nobody
can be told by the order in which the machine went round. Only a code that a person made up and agreed to links two
sheets. The chain holds no more than that a form was filled in.

Who writes here holds the log's lock.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, get_args

from game.errors import LogError, LogFinding
from game.log.canonical import Json, encode
from game.log.files import DISK, FileSystem, explained, write_atomically
from game.log.private import kept_in, unusable

When = Literal["before", "after"]
Value = int | str
"""A number (a level from 0 to 100, a count), the name of an answer, or words."""

FORMAT = 1
_MODE = 0o600
_ID_BYTES = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's answers, by item; an item that was skipped is not there. `code` is "" unless the person agreed."""

    when: When
    answers: Mapping[str, Value]
    code: str = ""


def form_path(log: Path) -> Path:
    """Where a log's form file lies: `game.form.json` beside `game.jsonl`."""
    return log.with_name(f"{log.stem}.form.json")


class FormFile:
    """The sheets of one log, by random ids. The file appears with the first sheet."""

    def __init__(self, path: Path, sheets: dict[str, Sheet], fs: FileSystem) -> None:
        """For `open`."""
        self.path = path
        self._sheets = sheets
        self._fs = fs

    @classmethod
    def open(cls, path: Path, fs: FileSystem = DISK) -> Self:
        """Read a form file; one that is not there is empty. LogError when it is unusable."""
        with explained("private-unreadable", path=path):
            content = path.read_bytes() if path.exists() else None
        return cls.of_bytes(content, path, fs)

    @classmethod
    def of_bytes(cls, content: bytes | None, path: Path, fs: FileSystem = DISK) -> Self:
        """As `open`, for what an archive holds; None: nothing is there. `path` only names it in errors."""
        return cls(path, {} if content is None else _parse(content, path), fs)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets, in an order that says nothing."""
        return tuple(self._sheets[name] for name in sorted(self._sheets))

    def put(self, sheet: Sheet) -> None:
        """Keep a sheet, on the disk when this returns. LogError when it cannot be; the file is then as it was."""
        sheets = {**self._sheets, secrets.token_hex(_ID_BYTES): sheet}
        with explained("private-unwritten", path=self.path):
            write_atomically(self._fs, self.path, _format(sheets), _MODE)
        self._sheets = sheets


def sheets_beside(log: Path) -> tuple[Sheet, ...]:
    """The sheets of a log; none without that file or where it cannot be used: a debrief does not need it."""
    try:
        return FormFile.open(form_path(log)).sheets
    except LogError:
        return ()


def _format(sheets: Mapping[str, Sheet]) -> bytes:
    kept = {
        name: {"answers": dict(sheet.answers), "code": sheet.code, "when": sheet.when}
        for name, sheet in sheets.items()
    }
    return encode({"format": FORMAT, "sheets": kept}) + b"\n"


def _parse(content: bytes, path: Path) -> dict[str, Sheet]:
    return {name: _sheet(item, path) for name, item in kept_in(content, path, "sheets", FORMAT).items()}


def _sheet(item: Json, path: Path) -> Sheet:
    match item:
        case {"answers": dict(answers), "code": str(code), "when": str(when)}:
            known = next((each for each in get_args(When) if each == when), None)
            values = {name: value for name, value in answers.items() if isinstance(value, int | str)}
            if known is not None and len(values) == len(answers):
                return Sheet(known, values, code)
        case _:
            pass
    raise unusable(path, LogFinding.about("private-other-form"))
