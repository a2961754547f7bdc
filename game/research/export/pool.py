"""Reads logs in this process or in several, and hands the results back in the order of the logs, a few ahead at most.

As `game.research.workers`, whose processes are made ready with rules; these keep a library, because every
log may have a scenario of its own.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from game.research.export.extract import Extracted, Wanted, extracted
from game.research.library import Library
from game.research.workers import ctrl_c_waits, serve_the_first

CHUNK, AHEAD = 8, 3
"""So many logs are one piece of work, and so many pieces for each process are handed out before they are asked for."""


def all_extracted(
    logs: Iterable[Path], library: Library, wanted: Wanted, pack: str | None, workers: int
) -> Generator[Extracted, None, None]:
    """Every log made into rows; `library` serves where this process does it alone."""
    # A frozen program would start its own window again in each process.
    if workers == 1 or bool(getattr(sys, "frozen", False)):
        yield from (extracted(library, path, wanted) for path in logs)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _make_ready, (pack, wanted))
    ahead: deque[Future[list[Extracted]]] = deque()
    try:
        chunks = _chunks(logs)
        with ctrl_c_waits():
            ahead.extend(pool.submit(_work, chunk) for chunk in islice(chunks, AHEAD * workers))
        while ahead:
            found = ahead.popleft().result()
            ahead.extend(pool.submit(_work, chunk) for chunk in islice(chunks, 1))
            yield from found
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(logs: Iterable[Path]) -> Iterator[list[Path]]:
    left = iter(logs)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


class _Kept:
    """What a worker keeps from one piece of work to the next."""

    library: Library
    wanted: Wanted


def _make_ready(pack: str | None, wanted: Wanted) -> None:
    serve_the_first()
    _Kept.library, _Kept.wanted = Library(pack), wanted


def _work(logs: Sequence[Path]) -> list[Extracted]:
    return [extracted(_Kept.library, path, _Kept.wanted) for path in logs]
