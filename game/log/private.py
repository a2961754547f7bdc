"""Names, notes, reasons, what was felt and the own challenge: beside the log, so that they can be forgotten.

The chain holds only a commitment, in a record's `x`: blake2b-256 over kind and text, keyed with 16 random
bytes of salt that stand nowhere but in the private file. With the file, a reader can show that a text is the
one that was written in the game; without it, nobody can find out by guessing what a commitment stood for, and
the chain is as valid as before.

Put the text here first and the commitment into the log second: a crash in between leaves a text that nothing
points to, which `forget` deletes with the others. Who writes here holds the log's lock.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, cast, get_args

from game.errors import LogError, LogFinding
from game.log.canonical import Json, decode, encode
from game.log.files import DISK, FileSystem, explained, temporary, write_atomically

Kind = Literal["name", "note", "reason", "challenge", "dispute", "felt"]

FORMAT = 1
_MODE = 0o600
_SALT_BYTES = 16
_PERSON = b"fjordvik-private"


@dataclass(frozen=True, slots=True)
class Entry:
    """One private text, with the salt (hex) of its commitment."""

    kind: Kind
    text: str
    salt: str

    def commitment(self) -> str:
        """What the chain holds in its place, in hex."""
        content = encode([self.kind, self.text])
        digest = hashlib.blake2b(content, digest_size=32, salt=bytes.fromhex(self.salt), person=_PERSON)
        return digest.hexdigest()


def private_path(log: Path) -> Path:
    """Where a log's private file lies: `game.private.json` beside `game.jsonl`."""
    return log.with_name(f"{log.stem}.private.json")


class PrivateFile:
    """The private texts of one log, by commitment. The file appears with the first text."""

    def __init__(self, path: Path, entries: dict[str, Entry], fs: FileSystem) -> None:
        """For `open`."""
        self.path = path
        self._entries = entries
        self._fs = fs

    @classmethod
    def open(cls, path: Path, fs: FileSystem = DISK) -> Self:
        """Read a private file; one that is not there is empty. Raises LogError when it is unusable."""
        with explained("private-unreadable", path=path):
            content = path.read_bytes() if path.exists() else None
        return cls.of_bytes(content, path, fs)

    @classmethod
    def of_bytes(cls, content: bytes | None, path: Path, fs: FileSystem = DISK) -> Self:
        """As `open`, for what an archive holds; None: nothing is there. `path` only names it in errors."""
        return cls(path, {} if content is None else _parse(content, path), fs)

    def put(self, kind: Kind, text: str) -> str:
        """Keep a text; when this returns, it is on the disk. Returns its commitment, for the chain.

        Raises LogError when it cannot be written; the file is then as it was.
        """
        entry = Entry(kind, text, secrets.token_hex(_SALT_BYTES))
        commitment = entry.commitment()
        entries = {**self._entries, commitment: entry}
        with explained("private-unwritten", path=self.path):
            write_atomically(self._fs, self.path, _format(entries), _MODE)
        self._entries = entries
        return commitment

    def get(self, commitment: str) -> str | None:
        """The text behind a commitment, or None when it is forgotten or never was here."""
        entry = self._entries.get(commitment)
        return None if entry is None else entry.text

    def check(self, commitment: str) -> bool:
        """Whether the text is here and is the very one that was committed to."""
        entry = self._entries.get(commitment)
        return entry is not None and entry.commitment() == commitment

    def entries(self) -> tuple[Entry, ...]:
        """All texts, in the order of their commitments, which says nothing about when they were written."""
        return tuple(self._entries[commitment] for commitment in sorted(self._entries))

    def forget(self) -> None:
        """Delete the file and every text with it, as `forget` does."""
        forget(self.path, self._fs)
        self._entries = {}


def forget(path: Path, fs: FileSystem = DISK) -> None:
    """Delete a private file, whether or not it can be read, and what an interrupted write left of it.

    The log stays valid: its commitments can no longer be opened, by anybody. This deletes the files; it does
    not scrub the disk or its backups. Raises LogError when something could not be deleted.
    """
    with explained("private-undeleted", path=path):
        fs.remove(temporary(path))
        fs.remove(path)
        fs.sync_folder(path.parent)


def _format(entries: dict[str, Entry]) -> bytes:
    kept = {
        commitment: {"kind": entry.kind, "salt": entry.salt, "text": entry.text}
        for commitment, entry in entries.items()
    }
    return encode({"entries": kept, "format": FORMAT}) + b"\n"


def _parse(content: bytes, path: Path) -> dict[str, Entry]:
    """The entries of a private file, by form alone: whether a text was changed is for `check` to say."""
    kept = kept_in(content, path, "entries", FORMAT)
    return {commitment: _entry(item, path) for commitment, item in kept.items()}


def kept_in(content: bytes, path: Path, table: str, form: int) -> dict[str, Json]:
    """What a file beside a log keeps under `table`, written in `form`; LogError when it is unusable."""
    try:
        value = decode(content.removesuffix(b"\n"))
    except LogError as error:
        raise unusable(path, error.finding) from error
    match value:
        case {"format": int(written), **rest} if written == form and isinstance(rest.get(table), dict):
            return cast("dict[str, Json]", rest[table])
        case {"format": int(written)} if written > form:
            raise unusable(path, LogFinding.about("private-newer"))
        case _:
            raise unusable(path, LogFinding.about("not-private"))


def _entry(item: Json, path: Path) -> Entry:
    match item:
        case {"kind": str(kind), "salt": str(salt), "text": str(text)} if _is_salt(salt):
            for known in get_args(Kind):
                if kind == known:
                    return Entry(known, text, salt)
    raise unusable(path, LogFinding.about("private-other-form"))


def _is_salt(text: str) -> bool:
    return len(text) == 2 * _SALT_BYTES and all(sign in "0123456789abcdef" for sign in text)


def unusable(path: Path, why: LogFinding) -> LogError:
    """What is said of a file beside a log that cannot be used."""
    return LogError("private-unusable", path=path, why=why)
