"""How long what lies beside a log may be kept: a date in a small text file, which anybody can read and write.

    game.keep-until.txt     2027-06-30

The files are kept through that day. Nothing is deleted by itself: `main.py forget --due` does it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from game.errors import LogError
from game.log.files import DISK, explained, write_atomically

_SUFFIX = ".keep-until.txt"
_LONGEST = 100
_MODE = 0o666


def keep_until_path(log: Path) -> Path:
    """Where a log's date lies: `game.keep-until.txt` beside `game.jsonl`."""
    return log.with_name(f"{log.stem}{_SUFFIX}")


def keep_until(log: Path) -> date | None:
    """The last day on which a log's private file and forms may be kept; None where nobody has set one.

    LogError for a file that holds no date, for then nobody knows.
    """
    path = keep_until_path(log)
    with explained("private-unreadable", path=path):
        if not path.exists():
            return None
        content = path.read_bytes()[:_LONGEST]
    try:
        return date.fromisoformat(content.decode("utf-8-sig").strip())
    except ValueError:
        raise LogError("no-date", path=path) from None


def set_keep_until(log: Path, last: date) -> None:
    """Set that date. LogError where it cannot be written."""
    path = keep_until_path(log)
    with explained("private-unwritten", path=path):
        write_atomically(DISK, path, f"{last.isoformat()}\n".encode(), _MODE)
