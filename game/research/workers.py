"""Does pieces of work in several processes and hands the results back in the order of the pieces.

A piece is a pure function of the rules and the piece, so the results are the same whatever the number of processes.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

from game.engine.state import Rules
from game.engine.step import compile_rules
from game.pack.schema import Scenario

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Pieces of work that are handed out before they are asked for, for each process: none shall wait, few be dropped."""

_RULES: list[Rules] = []
"""What a process of the pool was made ready with: compiling a pack once is worth this one global."""


class Workers:
    """So many processes, ready to play by some rules; one means this process itself."""

    def __init__(self, rules: Rules, count: int) -> None:
        self._rules, self._count = rules, count
        # A frozen program would start its own window again in each process.
        alone = count == 1 or bool(getattr(sys, "frozen", False))
        self._pool = (
            None
            if alone
            else ProcessPoolExecutor(count, get_context("spawn"), _make_ready, (rules.scenario,))
        )
        if self._pool is not None:
            with _ctrl_c_waits():
                for _ in range(count):  # each task that finds no idle process starts one
                    self._pool.submit(os.getpid)

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
            return
        ahead: deque[Future[R]] = deque()
        for piece in pieces:
            ahead.append(self._pool.submit(_do, (work, piece)))
            if len(ahead) >= AHEAD * self._count:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """Hold Ctrl-C back for as long as processes are started.

    They inherit that, so that none of them, half started, answers Ctrl-C with a trace of its own.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
