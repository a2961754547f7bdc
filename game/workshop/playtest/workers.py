"""Does pieces of work in several processes and hands the results back in the order of the pieces.

A piece is a pure function of the rules and the piece, so the results are the same whatever the number of processes.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

from game.engine.state import Rules
from game.engine.step import compile_rules
from game.pack.schema import Scenario

T = TypeVar("T")
R = TypeVar("R")

_RULES: list[Rules] = []
"""What a process of the pool was made ready with: compiling a pack once is worth this one global."""


class Workers:
    """So many processes, ready to play by some rules; one means this process itself."""

    def __init__(self, rules: Rules, count: int) -> None:
        self._rules = rules
        # A frozen program would start its own window again in each process.
        alone = count == 1 or bool(getattr(sys, "frozen", False))
        self._pool = (
            None
            if alone
            else ProcessPoolExecutor(count, get_context("spawn"), _make_ready, (rules.scenario,))
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What has not begun is dropped; what has is waited for, a few seconds at most."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def each(self, work: Callable[[Rules, T], R], pieces: Iterable[T]) -> Iterator[R]:
        """The results in the order of the pieces, as they come; `work` must be a function of a module."""
        if self._pool is None:
            yield from (work(self._rules, piece) for piece in pieces)
        else:
            yield from self._pool.map(_do, ((work, piece) for piece in pieces))


def sensible_count() -> int:
    """As many processes as this program may use processors, eight at most: more would mostly wait."""
    able = getattr(os, "sched_getaffinity", None)
    return min(8, len(able(0)) if able is not None else os.cpu_count() or 1)


def _make_ready(scenario: Scenario) -> None:
    # Ctrl-C reaches every process of a terminal; the first one decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _RULES[:] = [compile_rules(scenario)]


def _do(job: tuple[Callable[[Rules, T], R], T]) -> R:
    work, piece = job
    return work(_RULES[0], piece)
