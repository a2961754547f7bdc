"""Bring a log back: take its longest valid prefix, and lose nothing of what stands after it."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from game.errors import LogFinding
from game.log.chain import Chain, refuse_too_large, scan
from game.log.files import DiskError, FileSystem, write_new
from game.log.header import Header, header_of_chain
from game.log.record import END, Record


@dataclass(frozen=True, slots=True)
class Removed:
    """What opening a log set aside: from which line on, why, how much, and the file that holds it now."""

    line: int
    what: LogFinding
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a reopened log holds. The last record may be one whose writing failed, yet which is there."""

    header: Header
    records: tuple[Record, ...]
    removed: Removed | None

    @property
    def finished(self) -> bool:
        """Whether the log has its end, so that nothing more can be appended."""
        return self.records[-1].k == END


def recover(fd: int, path: Path, fs: FileSystem) -> tuple[Chain, Recovered]:
    """Cut an open and locked log to its longest valid prefix, and see to it that this is on the disk.

    What is cut off is safe in a file beside the log before. Raises LogError, and changes nothing, when it
    has no whole header or is too large; OSError when the disk refuses.
    """
    refuse_too_large(path, fs.stat(fd).st_size)
    content = fs.read_all(fd)
    chain = scan(content)
    header = header_of_chain(path, content, chain)
    removed = _set_aside(path, content, chain, fs)
    if removed is not None:
        fs.truncate(fd, chain.size)
    _make_sure(fd, chain, fs)
    return chain, Recovered(header, chain.records, removed)


def _set_aside(path: Path, content: bytes, chain: Chain, fs: FileSystem) -> Removed | None:
    """Keep what follows the valid prefix in a new file, safe on the disk *before* the log is cut."""
    rest = content[chain.size :]
    if not rest:
        return None
    number = 1
    while (kept := path.with_name(f"{path.name}.removed-{number}")).exists():
        number += 1
    write_new(fs, kept, rest, 0o666)
    fs.sync_folder(path.parent)
    line = len(chain.records) + 1
    what = LogFinding.about("cut-off") if chain.fault is None else chain.fault.what
    return Removed(line, what, len(rest), kept)


def _make_sure(fd: int, chain: Chain, fs: FileSystem) -> None:
    """Put the last record on the disk once more, over itself.

    After a failed fsync the kernel may show a record that the disk does not have, and take its pages for
    clean, so that an fsync alone would do nothing. Writing the same bytes again makes it write them, and
    harms no record that is there.
    """
    line = chain.records[-1].line()
    if fs.write(fd, chain.size - len(line), line) != len(line):
        raise DiskError(errno.ENOSPC, "disk-refuses-last")
    fs.fsync(fd)
