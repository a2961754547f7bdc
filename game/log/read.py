"""Read a log as it stands, for replay, reports and exports. Nothing here ever writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.log.chain import MAX_LOG, Fault, refuse_too_large, scan
from game.log.files import explained
from game.log.header import Header, header_of_chain
from game.log.record import END, Record


@dataclass(frozen=True, slots=True)
class LogFile:
    """A log's longest valid prefix, header record included, and what follows it.

    `torn` holds the bytes of a last line that was cut off, which is no fault; `problem` says what is wrong
    when the log is broken. At most one of the two is there.
    """

    header: Header
    records: tuple[Record, ...]
    torn: bytes
    problem: Fault | None

    @property
    def finished(self) -> bool:
        """Whether the log has its end, and nothing after it."""
        return self.records[-1].k == END and self.problem is None


def read_log(path: Path) -> LogFile:
    """Read a log from the disk. Raises LogError when it has no header that this program can read."""
    return parse_log(read_bytes(path), path)


def parse_log(content: bytes, path: Path) -> LogFile:
    """Read a log from its bytes, those in an archive for instance; `path` only names it in errors."""
    chain = scan(content)
    return LogFile(header_of_chain(path, content, chain), chain.records, chain.torn, chain.fault)


def read_bytes(path: Path) -> bytes:
    """A log's bytes. Raises LogError when it cannot be read or is larger than any log."""
    content = read_some(path, MAX_LOG + 1)
    refuse_too_large(path, len(content))
    return content


def read_some(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file that should be a log or an archive. Raises LogError when it cannot be read."""
    with explained("log-unreadable", path=path), path.open("rb") as file:
        return file.read(most)
