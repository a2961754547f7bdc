"""Write a log so that an acknowledged record is never lost: create, append, reopen.

`append` returns when its record is on the disk: one write, one fsync. When either fails, nobody knows what
the disk holds, and a second fsync may claim success without having written (the kernel has dropped the
pages). So the writer is dead from then on, and only reopening, which reads what is really there, brings the
log back.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from game.errors import LogDead, LogError
from game.log.canonical import JsonInput
from game.log.chain import MAX_LOG, Chain
from game.log.files import DISK, DiskError, FileSystem, explained, reason
from game.log.header import Header
from game.log.lock import lock
from game.log.record import END, GENESIS, HEADER, Record, make_record
from game.log.recover import Recovered, recover

Clock = Callable[[], str]
"""Gives the text that `x["at"]` of the next record gets."""


class LogWriter:
    """The one writer of a log. Close it, or use it as a context manager; closing lets go of the lock."""

    def __init__(self, path: Path, fd: int, chain: Chain, clock: Clock | None, fs: FileSystem) -> None:
        """For `create` and `open_for_append`: `fd` is locked and the file is `chain` and nothing else."""
        self.path = path
        self._fd: int | None = fd
        self._last = chain.records[-1] if chain.records else None
        self._size = chain.size
        self._clock = clock
        self._fs = fs
        self._dead = False
        self._had_name = fs.stat(fd).st_nlink > 0  # Some network shares never say so.

    @classmethod
    def create(cls, path: Path, header: Header, clock: Clock | None = None, fs: FileSystem = DISK) -> Self:
        """Start a new log, its header on the disk. Raises LogError when the file exists or cannot be made."""
        with explained("log-not-created", path=path):
            fd = fs.open_new(path, 0o666)
        try:
            lock(fd, path)
            with explained("log-not-begun", path=path):
                writer = cls(path, fd, Chain((), 0, b"", None), clock, fs)
                writer._write(HEADER, header.to_json(), {})
                fs.sync_folder(path.parent)
        except BaseException:
            with explained("log-not-removed", path=path):
                fs.close(fd)
                fs.remove(path)  # Nothing was acknowledged, and it would stand in the way of the next try.
            raise
        return writer

    @classmethod
    def open_for_append(
        cls, path: Path, clock: Clock | None = None, fs: FileSystem = DISK
    ) -> tuple[Self, Recovered]:
        """Go on with a log after its longest valid prefix; what stands after that is kept beside the log.

        Raises LogBusy when another program has it, LogError when there is no whole header (the file then
        stays as it is) or when the disk refuses; nothing valid is lost in any of these cases.
        """
        with explained("log-not-opened", path=path):
            fd = fs.open_old(path)
        try:
            lock(fd, path)
            with explained("log-not-opened", path=path):
                chain, recovered = recover(fd, path, fs)
                writer = cls(path, fd, chain, clock, fs)
        except BaseException:
            fs.close(fd)
            raise
        return writer, recovered

    @property
    def last(self) -> Record:
        """The last acknowledged record."""
        assert self._last is not None, "create and open_for_append return a writer with at least a header"
        return self._last

    @property
    def finished(self) -> bool:
        """Whether the log has its end."""
        return self._last is not None and self._last.k == END

    @property
    def dead(self) -> bool:
        """Whether a write or fsync failed, so that the log must be reopened."""
        return self._dead

    def append(self, k: str, d: Mapping[str, JsonInput], x: Mapping[str, JsonInput] | None = None) -> Record:
        """Put a record at the end of the log; when this returns, it is on the disk.

        Raises LogDead when writing failed, now or earlier. Raises LogError, and nothing is written and the
        log lives on, when the record cannot be one, when the log has its end, or when it would become too
        large.
        """
        if k == HEADER:
            raise LogError("second-header")
        if self.finished:
            raise LogError("log-has-end", path=self.path)
        if self._dead:
            raise LogDead("log-dead", path=self.path)
        try:
            return self._write(k, d, {} if x is None else x)
        except OSError as error:
            raise LogDead("log-unwritten", path=self.path, why=reason(error)) from error

    def close(self) -> None:
        """Close the log and let go of its lock; a second time does nothing."""
        if self._fd is None:
            return
        fd, self._fd = self._fd, None
        with explained("log-not-closed", path=self.path):
            self._fs.close(fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self, k: str, d: Mapping[str, JsonInput], x: Mapping[str, JsonInput]) -> Record:
        if self._fd is None:
            raise LogError("log-closed", path=self.path)
        n, prev = (1, GENESIS) if self._last is None else (self._last.n + 1, self._last.h)
        record, line = make_record(n, prev, k, d, self._dated(x))
        if self._size + len(line) > MAX_LOG:
            raise LogError("log-full", path=self.path, most=MAX_LOG)
        self._dead = True  # Until the record is known to be safe: an interrupt may come anywhere here.
        self._write_line(self._fd, line)
        self._last, self._size, self._dead = record, self._size + len(line), False
        return record

    def _dated(self, x: Mapping[str, JsonInput]) -> Mapping[str, JsonInput]:
        if self._clock is None:
            return x
        if "at" in x:
            raise LogError("time-twice")
        return {**x, "at": self._clock()}

    def _write_line(self, fd: int, line: bytes) -> None:
        state = self._fs.stat(fd)
        if state.st_size != self._size:
            raise DiskError(errno.EBUSY, "disk-changed")
        if self._had_name and state.st_nlink == 0:
            raise DiskError(errno.ENOENT, "disk-gone")
        taken = self._fs.write(fd, self._size, line)
        if taken != len(line):
            raise DiskError(errno.ENOSPC, "disk-took-part", taken=taken, size=len(line))
        self._fs.fsync(fd)
