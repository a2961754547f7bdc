"""Everything that can go wrong in a way that a person should hear about.

    FjordvikError            base: its text is for a person, never a traceback
    ├── PackError            a scenario pack has problems (all of them, each with its place)
    ├── LogError             a log cannot be used as asked
    │   ├── LogDead          a write or fsync failed earlier: reopen the log, never retry
    │   └── LogBusy          another program has the log open
    ├── ResourceError        a file that belongs to the game is missing
    └── UsageError           the command line asks for something that is not there

A move that the rules refuse is not an error: `engine.step` returns a `Rejection`.

A `Problem` carries a code and its facts, not a sentence: the sentence comes from the text catalogue in the
reader's language (`game.texts.problem_text`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


class FjordvikError(Exception):
    """Base of all errors whose text is meant for a person."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file as the user named it, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a pack: what (`code`, kebab-case), where, and the facts its sentence needs."""

    place: Place
    severity: Severity
    code: str
    facts: tuple[tuple[str, str], ...] = field(default=())

    @classmethod
    def at(cls, place: Place, code: str, severity: Severity = "error", **facts: object) -> Problem:
        """Build a problem; the facts are the words that the sentence of `code` has slots for."""
        return cls(
            place,
            severity,
            code,
            tuple((name, str(value)) for name, value in facts.items()),
        )


class PackError(FjordvikError):
    """A scenario pack cannot be used; `problems` holds every one found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems in the scenario pack")


class LogError(FjordvikError):
    """A log cannot be used as asked."""


class LogDead(LogError):
    """A write or fsync failed: what the disk holds is unknown, so the log must be reopened."""


class LogBusy(LogError):
    """Another program is writing this log."""


class ResourceError(FjordvikError):
    """A file that belongs to the game is not where it should be."""


class UsageError(FjordvikError):
    """The command line asks for something that is not there."""
