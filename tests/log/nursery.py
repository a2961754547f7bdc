"""Raises writers for `test_kill`: one for each log named on standard input, forked to start at once.

A line "write PATH" asks for a writer, which prints "pid N", then "ack N" after every record that the log has
acknowledged, until it is killed. A line "play PATH" asks for the program itself, which prints "pid N", begins a game
with that log, or goes on with it, lets a team play it to the end, prints "done N" with its exit code, and waits to be
killed. When either is dead, the nursery prints "gone".
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

from game.cli import main as program
from game.cli.play import play_game  # noqa: F401  Commands import late; forked games need not, each anew.
from game.errors import LogError
from game.log.header import Header
from game.log.store import LogWriter
from tests.games import PACKS


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


def play(path: Path) -> NoReturn:
    """Run the program as a person would, silently."""
    say(f"pid {os.getpid()}")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stderr = nowhere
        begin = ("--resume", str(path)) if path.exists() else ("--seed", "7", "--out", str(path.parent))
        say(f"done {program(['play', str(PACKS / 'tiny'), '--auto', 'random', *begin])}")
    while True:
        signal.pause()  # Its number must stay its own until it is killed.


def main() -> None:
    header = Header.model_validate_json(sys.argv[1])
    for line in sys.stdin:
        work, _, path = line.rstrip("\n").partition(" ")
        if (child := os.fork()) == 0:
            if work == "play":
                play(Path(path))
            write_until_killed(Path(path), header)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
