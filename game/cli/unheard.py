"""A program started by double click has nobody at its standard error: a box on the screen says what is wrong."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from typing import TextIO

from game.cli.ending import FINE, INTERRUPTED

Show = Callable[[str, str], None]
"""Shows a title and a text, and waits until somebody has read them."""


def is_unheard(words: Sequence[str]) -> bool:
    """Whether this is a bundle without a command or a console. Ask before the streams are made ready.

    Windows gives a windowed program no streams; on other systems they lead to a log that no player knows of.
    """
    frozen = bool(getattr(sys, "frozen", False))
    return frozen and not words and (sys.stderr is None or not sys.stderr.isatty())


def told_in_a_box(run: Callable[[], int], show: Show | None = None) -> int:
    """Run, and where that fails show what was said on standard error, which still gets it; the exit code."""
    said = _Overheard(sys.stderr)
    with redirect_stderr(said):
        code = run()
    text = said.getvalue().strip()
    if code not in (FINE, INTERRUPTED) and text:
        (show or _on_the_screen)("Fjordvik", text)
    return code


def _on_the_screen(title: str, text: str) -> None:
    from game.ui.display import show_box

    show_box(title, text)


class _Overheard(io.StringIO):
    """Keeps what is written, and passes it on."""

    def __init__(self, to: TextIO) -> None:
        super().__init__()
        self._to = to

    def write(self, text: str) -> int:
        self._to.write(text)
        return super().write(text)
