"""Reads logs in this process or in several, and hands the results back in the order of the logs."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path

from game.research.export.extract import Extracted, Wanted, extracted
from game.research.library import Library
from game.research.workers import Processes

CHUNK = 8
"""So many logs are one piece of work, where another process does it."""
_Ready = tuple[Library, Wanted]


def all_extracted(
    logs: Iterable[Path], library: Library, wanted: Wanted, pack: str | None, workers: int
) -> Generator[Extracted, None, None]:
    """Every log made into rows; `library` serves where this process does it alone."""
    with Processes(_ready, (pack, wanted), workers, (library, wanted)) as pool:
        for found in pool.each(_work, _chunks(logs, CHUNK if workers > 1 else 1)):
            yield from found


def _chunks(logs: Iterable[Path], size: int) -> Iterator[list[Path]]:
    left = iter(logs)
    while chunk := list(islice(left, size)):
        yield chunk


def _ready(pack: str | None, wanted: Wanted) -> _Ready:
    """Each process has a library of its own, because every log may have a scenario of its own."""
    return Library(pack), wanted


def _work(ready: _Ready, logs: list[Path]) -> list[Extracted]:
    library, wanted = ready
    return [extracted(library, path, wanted) for path in logs]
