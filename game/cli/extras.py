"""What a command says when an extra that it needs is not installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from game.errors import UsageError


@contextmanager
def research_extra(what: str) -> Iterator[None]:
    """Import within what needs the `research` extra; UsageError with what to install where a library is missing.

    `what` begins the sentence: "Simulation".
    """
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library in {"", "game"}:
            raise
        bundled = getattr(sys, "frozen", False)  # into a bundle nothing can be installed
        where = "Fjordvik as its README says, with Python, and in its folder" if bundled else "it"
        raise UsageError(
            f"{what} needs {library}, which is not installed. "
            f"Install {where}: pip install -e '.[research]' -c constraints.txt"
        ) from error
