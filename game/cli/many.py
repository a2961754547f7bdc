"""Many logs at once: which there are, several processes for them, and a bar for who waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TypeVar

from game.cli.progress import bar, processes
from game.cli.rulebooks import Rulebooks
from game.errors import LogError
from game.research.workers import AHEAD, Processes, sensible_count

R = TypeVar("R")

LOG, ARCHIVE = ".jsonl", ".zip"
"""What logs and archives end in, by which they are found in a folder."""
PIECE = 16
"""So many logs are handed to a process at a time, at most."""
ALONE = 64
"""Fewer logs than this are done before another process would have started."""


def logs_in(paths: Sequence[Path]) -> list[Path]:
    """The files among `paths`, and every log and archive below the folders among them, those by name.

    Raises LogError for a folder that holds none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = list(_below(path))
            if not below:
                raise LogError("no-logs", path=path, log=LOG, archive=ARCHIVE)
            found += below
        else:
            found.append(path)
    return found


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.lower().endswith((LOG, ARCHIVE)):
                yield Path(parent, name)


def each_log(
    work: Callable[[Rulebooks, Path], R], logs: Sequence[Path], pack: str | None, workers: int | None
) -> Iterator[R]:
    """What `work`, a function of a module, makes of each log, in their order, by so many processes.

    The results are the same whatever their number; None chooses it. One means this process itself.
    """
    count = workers if workers is not None else sensible_count() if len(logs) >= ALONE else 1
    # Where the results are watched as they come, they are the bar.
    watched = nullcontext(lambda count: count) if sys.stdout.isatty() else bar("Logs", len(logs))
    with watched as tell:
        for result in _results(work, logs, pack, count):
            yield result
            tell(1)


def _results(
    work: Callable[[Rulebooks, Path], R], logs: Sequence[Path], pack: str | None, count: int
) -> Iterator[R]:
    size = max(1, min(PIECE, len(logs) // (AHEAD * count))) if count > 1 else 1
    pieces = (logs[first : first + size] for first in range(0, len(logs), size))
    with processes(), Processes(Rulebooks, (pack,), count, Rulebooks(pack)) as pool:
        for results in pool.each(partial(_all, work), pieces):
            yield from results


def _all(work: Callable[[Rulebooks, Path], R], rulebooks: Rulebooks, piece: Sequence[Path]) -> list[R]:
    return [work(rulebooks, path) for path in piece]
