"""Many logs at once: which there are, several processes for them, and a bar for who waits."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from game.cli.progress import bar, processes
from game.cli.rulebooks import Rulebooks
from game.errors import LogError
from game.research.workers import ctrl_c_waits, sensible_count, serve_the_first

R = TypeVar("R")

LOG, ARCHIVE = ".jsonl", ".zip"
"""What logs and archives end in, by which they are found in a folder."""
PIECE = 16
"""So many logs are handed to a process at a time, at most."""
ALONE = 64
"""Fewer logs than this are done before another process would have started."""
AHEAD = 4
"""Pieces that are handed out before they are asked for, for each process."""

_READY: list[Rulebooks] = []
"""A process's rulebooks: that a scenario is compiled once in each is worth this one global."""


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
    # A frozen program would start its own window again in each process.
    if count == 1 or getattr(sys, "frozen", False):
        rulebooks = Rulebooks(pack)
        yield from (work(rulebooks, path) for path in logs)
        return
    size = max(1, min(PIECE, len(logs) // (AHEAD * count)))
    pieces = (logs[first : first + size] for first in range(0, len(logs), size))
    pool = ProcessPoolExecutor(count, get_context("spawn"), _make_ready, (pack,))
    try:
        with processes():
            with ctrl_c_waits():
                for _ in range(count):  # each task that finds no idle process starts one
                    pool.submit(os.getpid)
            for results in _in_order(pool, work, pieces, AHEAD * count):
                yield from results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[Rulebooks, Path], R],
    pieces: Iterable[Sequence[Path]],
    most: int,
) -> Iterator[list[R]]:
    ahead: deque[Future[list[R]]] = deque()
    for piece in pieces:
        ahead.append(pool.submit(_do, work, piece))
        if len(ahead) >= most:
            yield ahead.popleft().result()
    while ahead:
        yield ahead.popleft().result()


def _do(work: Callable[[Rulebooks, Path], R], piece: Sequence[Path]) -> list[R]:
    return [work(_READY[0], path) for path in piece]


def _make_ready(pack: str | None) -> None:
    serve_the_first()
    _READY[:] = [Rulebooks(pack)]
