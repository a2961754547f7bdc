"""The language in which a command tells what went wrong with a log.

What a table or a facilitator runs (play, report, archive, forget) speaks the language that was asked for, else the
log's, else that of the computer. What a researcher runs speaks English, as its results do. Wrong usage is English.
"""

from __future__ import annotations

import locale
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from game.errors import LogError
from game.log.read import parse_log
from game.log.source import source_at
from game.texts.catalogue import LANGUAGES

_SYSTEMS = (("nn", "nn"), ("norwegian nynorsk", "nn"), ("nb", "nb"), ("no_", "nb"), ("norwegian", "nb"))
"""How a computer's locale begins, in the ways of POSIX and of Windows, and what is spoken then."""


class InLanguage(Exception):
    """What went wrong, its cause, is to be told in this language."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(language)


@contextmanager
def told_in(language: Callable[[], str]) -> Iterator[None]:
    """Whatever goes wrong inside is told in a language, which is asked for only then; the innermost one counts."""
    try:
        yield
    except InLanguage:
        raise
    except Exception as error:
        raise InLanguage(language()) from error


def language_of_log(log: Path, wanted: str | None = None) -> str:
    """The language asked for, else that of the log's header where it can be read, else the computer's."""
    if wanted in LANGUAGES:
        return wanted
    try:
        language = parse_log(source_at(log).content, log).header.language
    except LogError:
        return system_language()
    return language if language in LANGUAGES else system_language()


def system_language() -> str:
    """The computer's language if the game speaks it, else English."""
    name = (locale.getlocale(locale.LC_CTYPE)[0] or "").lower()
    return next((language for begin, language in _SYSTEMS if name.startswith(begin)), "en")
