"""One record of a log: a line of canonical JSON that carries its own hash and that of the line before.

    n     the record's number, from 1, which is also its line
    prev  h of the record before; 64 zeros for the first
    k     its kind: "header" first, "end" last in a finished log, everything else is the caller's
    d     what replay needs
    x     clock and annotation; never feeds the state
    h     blake2b-256, in hex, of the canonical JSON of the other five

The hash finds accidents and careless edits. It is no signature: who changes a line can also recompute it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from game.errors import LogError
from game.log.canonical import Json, JsonInput, decode, encode_plain, plain

HEADER = "header"
END = "end"
GENESIS = "0" * 64
"""What `prev` is in the first record."""
MAX_LINE = 2**20
"""The longest line, in bytes with its newline."""
KEYS = ("d", "h", "k", "n", "prev", "x")
"""A record's keys in the order in which they stand in the line."""

_HASH = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z][a-z0-9_.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a log. Build it with `make_record` or `parse_record`, which see to it that `h` is right."""

    n: int
    prev: str
    k: str
    d: Mapping[str, Json]
    x: Mapping[str, Json]
    h: str

    def line(self) -> bytes:
        """The record as it stands in the file, newline included."""
        return encode_plain({**_hashed(self.n, self.prev, self.k, self.d, self.x), "h": self.h}) + b"\n"


def make_record(
    n: int, prev: str, k: str, d: Mapping[str, JsonInput], x: Mapping[str, JsonInput]
) -> tuple[Record, bytes]:
    """Build a record and its line. Raises LogError when it is too long or is no canonical JSON."""
    if not _KIND.fullmatch(k):
        raise LogError("no-kind", kind=k)
    kept_d, kept_x = _members(d, "d"), _members(x, "x")
    record = Record(n, prev, k, kept_d, kept_x, _hash(n, prev, k, kept_d, kept_x))
    line = record.line()
    if len(line) > MAX_LINE:
        raise LogError("record-too-long", size=len(line), most=MAX_LINE)
    return record, line


def parse_record(line: bytes) -> Record:
    """Read a line, without its newline, strictly: any changed byte raises LogError with what is wrong."""
    if len(line) >= MAX_LINE:
        raise LogError("line-too-long", most=MAX_LINE)
    value = decode(line)
    if not isinstance(value, dict) or tuple(value) != KEYS:
        raise LogError("other-keys", keys=", ".join(KEYS))
    match value:
        case {"d": dict(d), "h": str(h), "k": str(k), "n": int(n), "prev": str(prev), "x": dict(x)} if (
            type(n) is int and n >= 1 and _HASH.fullmatch(h) and _HASH.fullmatch(prev) and _KIND.fullmatch(k)
        ):
            pass
        case _:
            raise LogError("other-form")
    if h != _hash_in_line(line, h, {"k": k, "n": n, "prev": prev, "x": x}):
        raise LogError("changed")
    return Record(n, prev, k, d, x, h)


def _members(value: Mapping[str, JsonInput], where: str) -> dict[str, Json]:
    members = plain(value, where)
    if not isinstance(members, dict):
        raise LogError("no-members", where=where)
    return members


def _hashed(n: int, prev: str, k: str, d: Mapping[str, Json], x: Mapping[str, Json]) -> dict[str, Json]:
    return {"d": dict(d), "k": k, "n": n, "prev": prev, "x": dict(x)}


def _hash_in_line(line: bytes, h: str, behind: Mapping[str, Json]) -> str:
    """What `_hash` gives for a canonical line, from its own bytes: only what is `behind` `h` is written once more.

    `d`, which is nearly all of a half-year's record, stands before `h`.
    """
    tail = encode_plain(dict(behind))[1:]
    head = line[: len(line) - len(tail) - len(f'"h":"{h}",')]
    return hashlib.blake2b(head + tail, digest_size=32).hexdigest()


def _hash(n: int, prev: str, k: str, d: Mapping[str, Json], x: Mapping[str, Json]) -> str:
    return hashlib.blake2b(encode_plain(_hashed(n, prev, k, d, x)), digest_size=32).hexdigest()
