"""Does pieces of work in several processes and hands the results back in the order of the pieces.

A piece is a pure function of what its process was made ready with and the piece, so the results are the same whatever
the number of processes.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from game.engine.state import Rules
from game.engine.step import compile_rules

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Pieces of work that are handed out before they are asked for, for each process: none shall wait, few be dropped."""
TRIES = 3
"""How often a piece of work may end the process that does it before it is given up."""

_READY: list[Any] = []
"""What a process of the pool was made ready with: compiling a pack once is worth this one global."""


class Processes(Generic[S]):
    """So many processes, each ready with its own `make(*given)`; one means this process itself, which has `here`.

    A process may be ended from outside, when memory runs out for instance: what it worked on is done again by a fresh
    one. BrokenProcessPool where that happens to the same piece of work again and again.
    """

    def __init__(self, make: Callable[..., S], given: tuple[object, ...], count: int, here: S) -> None:
        self._make, self._given, self._count, self._here = make, given, count, here
        # A frozen program would start its own window again in each process.
        alone = count == 1 or bool(getattr(sys, "frozen", False))
        self._pool = None if alone else self._fresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What has not begun is dropped; what has is waited for, a few seconds at most."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def each(self, work: Callable[[S, T], R], pieces: Iterable[T]) -> Iterator[R]:
        """The results in the order of the pieces, as they come; `work` must be a function of a module."""
        if self._pool is None:
            yield from (work(self._here, piece) for piece in pieces)
            return
        ahead: deque[tuple[T, Future[R]]] = deque()
        for piece in pieces:
            ahead.append((piece, self._submit(work, piece)))
            if len(ahead) >= AHEAD * self._count:
                yield self._first(work, ahead)
        while ahead:
            yield self._first(work, ahead)

    def _fresh(self) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(self._count, get_context("spawn"), _make_ready, (self._make, self._given))
        with _ctrl_c_waits():
            for _ in range(self._count):  # each task that finds no idle process starts one
                pool.submit(os.getpid)
        return pool

    def _submit(self, work: Callable[[S, T], R], piece: T) -> Future[R]:
        assert self._pool is not None
        try:
            return self._pool.submit(_do, (work, piece))
        except BrokenProcessPool as error:
            broken: Future[R] = Future()
            broken.set_exception(error)
            return broken

    def _first(self, work: Callable[[S, T], R], ahead: deque[tuple[T, Future[R]]]) -> R:
        """The next result; if the processes have ended, what was handed out to them is begun again."""
        for _ in range(TRIES - 1):
            try:
                result = ahead[0][1].result()
            except BrokenProcessPool:
                self._pool = self._fresh()
                for place, (piece, future) in enumerate(ahead):
                    if not future.done() or future.exception() is not None:
                        ahead[place] = (piece, self._submit(work, piece))
            else:
                ahead.popleft()
                return result
        return ahead.popleft()[1].result()


class Workers(Processes[Rules]):
    """So many processes, ready to play by some rules."""

    def __init__(self, rules: Rules, count: int) -> None:
        super().__init__(compile_rules, (rules.scenario,), count, rules)


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


def processors() -> int:
    """How many processors this program may use."""
    able = getattr(os, "sched_getaffinity", None)
    return len(able(0)) if able is not None else os.cpu_count() or 1


def sensible_count() -> int:
    """As many processes as there are processors, eight at most: where seconds are played, more would mostly wait."""
    return min(8, processors())


def _make_ready(make: Callable[..., object], given: tuple[object, ...]) -> None:
    # Ctrl-C reaches every process of a terminal; the first one decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    _READY[:] = [make(*given)]


def _end_with_the_first() -> None:
    """Where the first process is killed, nobody is left to tell the others that there is no more to do."""
    first = parent_process()
    assert first is not None
    first.join()
    os._exit(1)


def _do(job: tuple[Callable[[Any, T], R], T]) -> R:
    work, piece = job
    return work(_READY[0], piece)
