"""A bar for long work, on standard error, where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer


@contextmanager
def bar(label: str, length: int) -> Iterator[Callable[[int], object]]:
    """What it gives is told of each so many steps; where nobody watches, nothing is drawn."""
    if not sys.stderr.isatty():
        yield lambda count: count
        return
    with typer.progressbar(length=length, label=label, file=sys.stderr, show_pos=True) as shown:
        yield shown.update
