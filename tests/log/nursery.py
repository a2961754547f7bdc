"""Raises writers for `test_kill`: one for each log named on standard input, forked to start at once.

A writer prints "pid N", then "ack N" after every record that the log has acknowledged, until it is killed;
then the nursery prints "gone".
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

from game.errors import LogError
from game.log.header import Header
from game.log.store import LogWriter


def say(text: str) -> None:
    """Print at once: a buffer would die with the writer."""
    os.write(1, f"{text}\n".encode())


def open_or_create(path: Path, header: Header) -> LogWriter:
    """Go on with a log, or begin one where an earlier writer was killed before its header was there."""
    if path.exists():
        try:
            return LogWriter.open_for_append(path)[0]
        except LogError:
            path.unlink()
    return LogWriter.create(path, header)


def write_until_killed(path: Path, header: Header) -> NoReturn:
    """Append records as fast as the disk takes them."""
    say(f"pid {os.getpid()}")
    log = open_or_create(path, header)
    say(f"ack {log.last.n}")
    while True:
        record = log.append("vote", {"number": log.last.n + 1, "text": "x" * (log.last.n * 977 % 9_000)})
        say(f"ack {record.n}")


def main() -> None:
    header = Header.model_validate_json(sys.argv[1])
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            write_until_killed(Path(line.rstrip("\n")), header)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
