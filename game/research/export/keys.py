"""Pseudonyms: what stands in an export in place of a game, a table or a person's code.

A pseudonym is a keyed hash. The key is drawn anew for every export and forgotten with it, so that nobody can work out
a pseudonym from a log; with a key file, pseudonyms stay the same from one export to the next. Whoever holds both a
log and an export can still find the game by what was played: a pseudonym hides a game from those who have no log.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from game.errors import UsageError
from game.log.files import DISK, explained, write_new

KEY_BYTES = 32
_MODE = 0o600
_DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True)
class Key:
    """The secret behind the pseudonyms of an export."""

    secret: bytes

    @classmethod
    def fresh(cls) -> Self:
        """A key that nobody has had."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def of_file(cls, path: Path) -> Self:
        """The key in a file, 64 hexadecimal digits; a file that is not there is made, for its owner alone to read.

        UsageError for a file that holds something else, LogError when the disk refuses.
        """
        with explained("key-file-refused", path=path):
            if not path.exists():
                key = cls.fresh()
                write_new(DISK, path, key.secret.hex().encode() + b"\n", _MODE)
                return key
            content = path.read_bytes()[: 4 * KEY_BYTES]
        try:
            secret = bytes.fromhex(content.decode("ascii"))
        except ValueError:
            secret = b""
        if len(secret) != KEY_BYTES:
            raise UsageError(
                f"{path} is no key file: it must hold {2 * KEY_BYTES} hexadecimal digits. "
                "Name a file that does not exist, and a new key is put into it."
            )
        return cls(secret)

    def game(self, header_hash: str) -> str:
        """The pseudonym of a game, by the hash of its log's header, which stays the same as the log grows."""
        return self._of("g", header_hash)

    def group(self, table: str) -> str:
        """The pseudonym of a table or a workshop."""
        return self._of("t", table)

    def person(self, code: str) -> str:
        """The pseudonym of who made up a form's code."""
        return self._of("p", code)

    def _of(self, kind: str, name: str) -> str:
        digest = hashlib.blake2b(
            name.encode(), digest_size=_DIGEST_BYTES, key=self.secret, person=f"fjordvik-{kind}".encode()
        )
        return f"{kind}-{digest.hexdigest()}"
