"""Logs to damage, and a disk that fails on demand."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Literal

from game.log.files import Disk
from game.log.header import Header
from game.log.read import read_bytes
from game.log.store import LogWriter
from game.log.verify import Verdict, verify_bytes

HEADER = Header(
    rules="0.1",
    scenario="fjordvik",
    rules_hash="a" * 64,
    content_hash="b" * 64,
    seed="18446744073709551615",
    setup={"maturity": "middle", "turns": 8, "seats": ["director", "health"]},
    language="nb",
    table="t-4711",
)


def write_log(path: Path, *, finished: bool = True) -> bytes:
    """Write a small log of five or four records; its bytes."""
    with LogWriter.create(path, HEADER, clock=lambda: "2026-11-24T10:00:00Z") as log:
        log.append("vote", {"role": "director", "option": "a"}, {"note": "blåbærøy → ✓"})
        log.append("undo", {})
        log.append("commit", {"turn": 1, "n": 7, "stocks": ["0x1.8p+3", "-0x0.0p+0"], "flags": [True, None]})
        if finished:
            log.append("end", {"turn": 1})
    return path.read_bytes()


def lines_of(content: bytes) -> list[bytes]:
    """A log's lines, each with its newline."""
    return content.splitlines(keepends=True)


def neighbours(path: Path) -> dict[str, bytes]:
    """Every file in the folder of `path`, by name."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


class QuickDisk(Disk):
    """A disk that waits for nothing, for tests of thousands of logs in which no power fails."""

    def fsync(self, fd: int) -> None:
        pass

    def sync_folder(self, folder: Path) -> None:
        pass


Operation = Literal["open_new", "write", "fsync", "truncate", "close", "replace", "remove", "sync_folder"]
Fault = Literal["no space", "broken disk", "short write"]


class FaultyDisk(Disk):
    """A disk whose n-th operation (from 1) fails, and no other; `done` lists what was asked of it."""

    def __init__(self, fail_at: int, fault: Fault) -> None:
        self.fail_at = fail_at
        self.fault = fault
        self.done: list[Operation] = []

    @property
    def failed(self) -> Operation | None:
        """The operation that failed, if it has come to that."""
        return self.done[self.fail_at - 1] if len(self.done) >= self.fail_at else None

    def _now(self, operation: Operation) -> bool:
        self.done.append(operation)
        return len(self.done) == self.fail_at

    def _count(self, operation: Operation) -> None:
        if self._now(operation):
            raise self._error()

    def _error(self) -> OSError:
        code = errno.ENOSPC if self.fault == "no space" else errno.EIO
        return OSError(code, os.strerror(code))

    def open_new(self, path: Path, mode: int) -> int:
        self._count("open_new")
        return super().open_new(path, mode)

    def write(self, fd: int, offset: int, content: bytes) -> int:
        if not self._now("write"):
            return super().write(fd, offset, content)
        taken = super().write(
            fd, offset, content[: len(content) // 2]
        )  # Also a write that fails leaves traces.
        if self.fault == "short write":
            return taken
        raise self._error()

    def fsync(self, fd: int) -> None:
        self._count("fsync")
        super().fsync(fd)

    def truncate(self, fd: int, size: int) -> None:
        self._count("truncate")
        super().truncate(fd, size)

    def close(self, fd: int) -> None:
        super().close(fd)  # A close that fails has closed all the same.
        self._count("close")

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._count("remove")
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._count("sync_folder")
        super().sync_folder(folder)


def verify_chain(path: Path) -> Verdict:
    """What there is to say of the chain of a log on the disk."""
    return verify_bytes(read_bytes(path))
