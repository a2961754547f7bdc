"""The few file operations that a log needs, as a protocol, so that tests can make any of them fail.

All raise OSError, as `os` does; `explained` turns that into what a person can be told.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from game.errors import LogError, LogFinding

_BINARY = getattr(os, "O_BINARY", 0)  # Only Windows has it, and would write CR LF without it.


class FileSystem(Protocol):
    """What the log asks of a disk. `fd` is a file descriptor."""

    def open_new(self, path: Path, mode: int) -> int:
        """Create a file for reading and writing; FileExistsError when something is there already."""

    def open_old(self, path: Path) -> int:
        """Open a file that exists for reading and writing."""

    def read_all(self, fd: int) -> bytes:
        """The file's whole content."""

    def write(self, fd: int, offset: int, content: bytes) -> int:
        """Write at `offset` with exactly one write call; how many bytes it took, which may be too few."""

    def stat(self, fd: int) -> os.stat_result:
        """The file's size and number of names."""

    def fsync(self, fd: int) -> None:
        """Return when the file's content is on the disk."""

    def truncate(self, fd: int, size: int) -> None:
        """Cut the file to `size` bytes."""

    def close(self, fd: int) -> None:
        """Close the file, and let go of its lock with it."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file over another in one step."""

    def remove(self, path: Path) -> None:
        """Delete a file; no error when it is not there."""

    def sync_folder(self, folder: Path) -> None:
        """Return when the folder's list of names is on the disk, where the system can do that."""


class Disk:
    """The real file system."""

    def open_new(self, path: Path, mode: int) -> int:
        """Create it with O_EXCL."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)

    def open_old(self, path: Path) -> int:
        """Open it in binary mode, without O_APPEND: writes say where they go."""
        return os.open(path, os.O_RDWR | _BINARY)

    def read_all(self, fd: int) -> bytes:
        """Read from the start, a megabyte at a time."""
        os.lseek(fd, 0, os.SEEK_SET)
        parts = []
        while part := os.read(fd, 2**20):
            parts.append(part)
        return b"".join(parts)

    def write(self, fd: int, offset: int, content: bytes) -> int:
        """Seek, then one `os.write`."""
        os.lseek(fd, offset, os.SEEK_SET)
        return os.write(fd, content)

    def stat(self, fd: int) -> os.stat_result:
        """As `os.fstat`."""
        return os.fstat(fd)

    def fsync(self, fd: int) -> None:
        """As `os.fsync`."""
        os.fsync(fd)

    def truncate(self, fd: int, size: int) -> None:
        """As `os.ftruncate`."""
        os.ftruncate(fd, size)

    def close(self, fd: int) -> None:
        """As `os.close`."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """As `os.replace`."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Unlink it, if it is there."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Fsync the folder itself; nothing on Windows."""
        if sys.platform != "win32":  # Windows cannot open a folder for this; NTFS journals its names.
            fd = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(fd)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                    raise  # Those two say that this file system, a network share perhaps, has no such thing.
            finally:
                os.close(fd)


DISK = Disk()


class DiskError(OSError):
    """The disk did otherwise than it said: an OSError of the program's own, with the finding `what`."""

    def __init__(self, number: int, code: str, /, **facts: object) -> None:
        """An `errno`, and what is to be told."""
        self.what = LogFinding.about(code, **facts)
        super().__init__(number, str(self.what))


_KNOWN = {
    errno.ENOENT: "os-missing",
    errno.EACCES: "os-forbidden",
    errno.EPERM: "os-forbidden",
    errno.EROFS: "os-read-only",
    errno.ENOSPC: "os-full",
    errno.EDQUOT: "os-full",
    errno.EISDIR: "os-folder",
    errno.ENOTDIR: "os-no-folder",
    errno.EEXIST: "os-exists",
    errno.EIO: "os-broken",
}


def reason(error: OSError) -> LogFinding | str:
    """Why the system refused: what is common in the reader's language, the rest in the system's words."""
    if isinstance(error, DiskError):
        return error.what
    code = _KNOWN.get(error.errno or 0)
    return str(error.strerror or error) if code is None else LogFinding.about(code)


@contextmanager
def explained(code: str, /, **facts: object) -> Iterator[None]:
    """Turn an OSError into a LogError with a code; the fact `why` is what the system says."""
    try:
        yield
    except OSError as error:
        raise LogError(code, why=reason(error), **facts) from error


def write_new(fs: FileSystem, path: Path, content: bytes, mode: int) -> None:
    """Create a file with its content on the disk; its name is there once the folder is synced, too.

    When that fails no file is left, and OSError is raised.
    """
    fd = fs.open_new(path, mode)
    try:
        try:
            write_whole(fs, fd, content)
        finally:
            fs.close(fd)
    except BaseException:
        fs.remove(path)
        raise


def write_whole(fs: FileSystem, fd: int, content: bytes) -> None:
    """Write a file's content from its start, in as many writes as the system wants, and fsync it."""
    done = 0
    while done < len(content):
        taken = fs.write(fd, done, content[done:])
        if taken == 0:
            raise DiskError(errno.EIO, "disk-takes-nothing")
        done += taken
    fs.fsync(fd)


def temporary(path: Path) -> Path:
    """Where `write_atomically` prepares a file. Always the same place, so that a leftover is found again."""
    return path.with_name(path.name + ".tmp")


def write_atomically(fs: FileSystem, path: Path, content: bytes, mode: int) -> None:
    """Create or replace a file: whatever happens, `path` holds the old content or the new one, whole.

    Raises OSError; the old content is then still there, except when only the last step, the fsync of the
    folder, failed.
    """
    prepared = temporary(path)
    fs.remove(prepared)
    write_new(fs, prepared, content, mode)
    try:
        fs.replace(prepared, path)
    except BaseException:
        fs.remove(prepared)
        raise
    fs.sync_folder(path.parent)
