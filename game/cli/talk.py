"""How commands speak: results on standard output, errors on standard error, UTF-8 on both wherever they lead."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from game.errors import PackError


def say(text: str) -> None:
    """One line of a result."""
    sys.stdout.write(f"{text}\n")


def say_error(text: str) -> None:
    """One line of an error, or of something that is no result."""
    sys.stderr.write(f"{text}\n")


def say_json(value: object) -> None:
    """A result for programs: JSON with sorted keys, so that equal results are equal texts."""
    say(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False))


def say_problems(error: PackError, language: str) -> None:
    """What is wrong with a pack, one line each."""
    from game.texts.catalogue import problem_text, words

    speak = words(language)
    for problem in error.problems:
        say_error(problem_text(problem, speak))


def ready_streams() -> None:
    """Make the three standard streams usable: there, UTF-8, and a question mark for what cannot be shown.

    A stream that was closed before the program started is None in Python, and its number would go to the next
    file that is opened, which is a log: whatever a library prints there would end up in it. So nothing takes it.
    """
    nowhere = Path(os.devnull)
    if sys.stdin is None:
        sys.stdin = nowhere.open(encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = nowhere.open("w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def hush() -> None:
    """Let standard output lead nowhere: who read it is gone, and what is left must not fail when Python ends."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return  # no file of the system behind it, so nothing is flushed to one
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
