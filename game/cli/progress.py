"""Long work: a bar on standard error where somebody watches, and a sentence where a process was ended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

import typer

from game.errors import FjordvikError


@contextmanager
def bar(label: str, length: int) -> Iterator[Callable[[int], object]]:
    """What it gives is told of each so many steps; where nobody watches, nothing is drawn."""
    if not sys.stderr.isatty():
        yield lambda count: count
        return
    with typer.progressbar(length=length, label=label, file=sys.stderr, show_pos=True) as shown:
        yield shown.update


@contextmanager
def processes() -> Iterator[None]:
    """Work that several processes do: one that is ended from outside is told, and is no bug."""
    try:
        yield
    except BrokenProcessPool as error:
        raise FjordvikError(
            "A process that played was ended from outside, perhaps because memory ran out. Try --workers 1."
        ) from error
