"""One writer for one log: an exclusive lock on the log's own file, which the system drops with the writer.

The log's file itself and not a file beside it: it is never replaced, only appended to, so the lock cannot
part from it; nothing is left behind after a crash; and nobody can tidy the lock away. Readers are not held
up.

POSIX: `flock`, not `lockf`, because a `lockf` lock is lost as soon as *any* handle of the process on this
file is closed, and reading the log opens one. Windows: `msvcrt.locking` of one byte far beyond any log's end,
because a locked byte there cannot be read by others.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from game.errors import LogBusy, LogError
from game.log.files import reason

_BEYOND_ANY_LOG = 2**30
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def lock(fd: int, path: Path) -> None:
    """Lock an open log, until `fd` is closed. Raises LogBusy at once when another writer has it."""
    try:
        _lock(fd)
    except OSError as error:
        if error.errno in _TAKEN:
            raise LogBusy("busy", path=path) from error
        raise LogError("not-lockable", path=path, why=reason(error)) from error


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        os.lseek(fd, _BEYOND_ANY_LOG, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
