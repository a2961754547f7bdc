"""Lines out and lines in: no colour, no cursor, nothing that a screen reader could not say."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
from collections.abc import Callable

WIDEST, NARROWEST = 80, 20
_SET_IN = "   "
SCROLL = 40
"""So many empty lines push what only one person should see off the screen."""


class Console:
    """Where the client reads and writes. `read` gives a line and raises EOFError when no more will come."""

    def __init__(
        self,
        read: Callable[[], str],
        write: Callable[[str], None],
        width: Callable[[], int],
        *,
        echo: bool = False,
    ) -> None:
        """`width` is asked anew for every paragraph; `echo`: write what was read, where no terminal does it."""
        self._read = read
        self._write = write
        self._width = width
        self._echo = echo

    def line(self, text: str, *, set_in: bool = False) -> None:
        """A paragraph of its own, wrapped at the width; `set_in`: with all but its first line set in."""
        for part in text.split("\n"):
            self._wrapped(part, "", _SET_IN if set_in else "")

    def item(self, key: str, text: str) -> None:
        """A line of a list: "a: text", with what is wrapped set in below the text."""
        self._wrapped(text, f"{key}: ", _SET_IN)

    def verbatim(self, text: str) -> None:
        """A line that somebody may want to copy: never wrapped."""
        self._write(f"{text}\n")

    def gap(self) -> None:
        """An empty line."""
        self._write("\n")

    def scroll_away(self) -> None:
        """Push what stands on the screen out of sight."""
        self._write("\n" * SCROLL)

    def read(self) -> str:
        """The next line, without spaces at its ends. EOFError when there is none."""
        self._write("> ")
        try:
            text = self._read().strip()
        except EOFError:
            self._write("\n")
            raise
        if self._echo:
            self._write(f"{text}\n")
        return text

    def _wrapped(self, text: str, first: str, then: str) -> None:
        width = max(NARROWEST, min(WIDEST, self._width()))
        lines = textwrap.wrap(
            text,
            width,
            initial_indent=first,
            subsequent_indent=then,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self._write("\n".join(lines or [first.rstrip()]) + "\n")


def standard_console() -> Console:
    """The terminal that the program was started in, or its pipes; UTF-8 whatever they are set to."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")

    def read() -> str:
        sys.stdout.flush()
        text = sys.stdin.readline()
        if not text:
            raise EOFError
        return text

    def write(text: str) -> None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read along is gone. Nothing may be left to be flushed when the program ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise

    return Console(read, write, lambda: shutil.get_terminal_size().columns, echo=not sys.stdin.isatty())
