"""Many lines: how far a log is whole, and what is wrong after that.

**What counts as torn.** The writer puts a record into the file with one write that ends in the only newline.
A program that is killed, or a disk that fills up, therefore leaves at most the beginning of one record,
without its newline, after the last acknowledged one: that is a torn line, and the log is merely unfinished.
A power cut can also leave a last line *with* its newline but with a hole before it (about one in ten
simulated cuts). From the file alone nobody can tell that from an acknowledged record that somebody changed,
and calling a changed record harmless would be the worse mistake. So:

- a line that has its newline must be right, the last one too; if it is not, the log is broken there;
- a last line without newline is torn, unless what can be read of it shows that it was changed and not cut:
  its object is closed and is not a right record, something else stands where its newline was, or its
  number or `prev` does not follow the line before (so that a line removed just before it is found, when the
  torn line goes far enough to tell);
- after an "end" record nothing may follow, torn or not;
- a file with no whole line is an unfinished log only if it is the beginning of a record, or empty.

Opening a log to go on with it is not a judgement: it takes the longest valid prefix in every case and keeps
the rest beside the log (`game.log.store`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from game.errors import LogError, LogFinding
from game.log.canonical import Json
from game.log.record import END, GENESIS, HEADER, KEYS, Record, parse_record

MAX_LOG = 2**25
"""The largest log, in bytes (32 MiB); a full game needs about a hundredth of it."""

_FIRST_BYTES = b'{"d":{'
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a log, and in which line (counted from 1)."""

    line: int
    what: LogFinding


@dataclass(frozen=True, slots=True)
class Chain:
    """The longest valid prefix of a log: its records, its `size` in bytes, and what stands after it.

    At most one of `torn` (bytes of a cut-off last line) and `fault` is there.
    """

    records: tuple[Record, ...]
    size: int
    torn: bytes
    fault: Fault | None

    @property
    def finished(self) -> bool:
        """Whether the last valid record is the log's end."""
        return bool(self.records) and self.records[-1].k == END


def refuse_too_large(path: Path, size: int) -> None:
    """Raise LogError for a file that is larger, in bytes, than any log."""
    if size > MAX_LOG:
        raise LogError("log-too-large", path=path, most=MAX_LOG)


def scan(content: bytes) -> Chain:
    """Read a log's bytes up to the first line that is not right. Never raises for what they hold."""
    records: list[Record] = []
    at = 0
    while (newline := content.find(b"\n", at)) >= 0:
        try:
            records.append(_next_record(content[at:newline], records))
        except LogError as error:
            may_be_torn = newline + 1 == len(content) and records and records[-1].k != END
            what = LogFinding.about("last-line", what=error.finding) if may_be_torn else error.finding
            return Chain(tuple(records), at, b"", Fault(len(records) + 1, what))
        at = newline + 1
    rest = content[at:]
    wrong = _wrong_with_rest(rest, records)
    if wrong is not None:
        return Chain(tuple(records), at, b"", Fault(len(records) + 1, wrong))
    return Chain(tuple(records), at, rest, None)


def _next_record(line: bytes, before: list[Record]) -> Record:
    """The record in `line`, which must continue the chain. Raises LogError with what is wrong."""
    if before and before[-1].k == END:
        raise LogError("line-after-end")
    if line.endswith(b"\r"):
        raise LogError("crlf")
    if line.startswith(_BOM):
        raise LogError("byte-order-mark")
    record = parse_record(line)
    number, prev = len(before) + 1, before[-1].h if before else GENESIS
    if record.n != number:
        raise LogError("wrong-number", expected=number, found=record.n)
    if record.prev != prev:
        raise LogError("other-log")
    if (record.k == HEADER) != (number == 1):
        raise LogError("header-not-first")
    return record


def _wrong_with_rest(rest: bytes, before: list[Record]) -> LogFinding | None:
    """What is wrong with the bytes after the last newline, or None when they are empty or merely torn."""
    if not rest:
        return None
    if before and before[-1].k == END:
        return LogFinding.about("rest-after-end")
    if not before and not (rest.startswith(_FIRST_BYTES) or _FIRST_BYTES.startswith(rest)):
        return LogFinding.about("no-log")
    members, end = _read_start(rest)
    if end is not None:
        try:
            _next_record(rest[:end], before)
        except LogError as error:
            return error.finding
        return None if end == len(rest) else LogFinding.about("no-line-end")
    number, prev = len(before) + 1, before[-1].h if before else GENESIS
    if (found := members.get("n", number)) != number:
        return LogFinding.about("cut-off-wrong-number", expected=number, found=found)
    if members.get("prev", prev) != prev:
        return LogFinding.about("cut-off-other-log")
    return None


_decoder = json.JSONDecoder()


def _read_start(line: bytes) -> tuple[dict[str, Json], int | None]:
    """The members that a cut-off line still holds whole, and where its object closes, if it does."""
    text = line.decode(
        "latin-1"
    )  # One character a byte, whatever the bytes are: places in it are places in the line.
    members: dict[str, Json] = {}
    at = 0
    for key in KEYS:
        opening = f'{"," if members else "{"}"{key}":'
        if not text.startswith(opening, at):
            return members, None
        try:
            value, at = _decoder.raw_decode(text, at + len(opening))
        except (ValueError, RecursionError):
            return members, None  # Cut off inside this value.
        if at == len(text):
            return members, None  # Perhaps cut off inside it: 12 may have been 123.
        members[key] = value
    return members, at + 1 if text[at] == "}" else None
