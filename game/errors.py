"""Everything that can go wrong in a way that a person should hear about.

    FjordvikError            base: its text is for a person, never a traceback
    ├── PackError            a scenario pack has problems (all of them, each with its place)
    ├── Spoken               what is wrong as a finding, to be said in the reader's language
    │   ├── LogError         a log cannot be used as asked
    │   │   ├── LogDead      a write or fsync failed earlier: reopen the log, never retry
    │   │   └── LogBusy      another program has the log open
    │   ├── DebriefError     the debrief of a game could not be written
    │   └── PrintError       the printed matter could not be made
    ├── TableError           a file of decisions cannot be followed (all that is wrong, each with its line)
    ├── ModelError           a model cannot be written to or read from the field's format
    ├── ResourceError        a file that belongs to the game is missing
    └── UsageError           the command line asks for something that is not there

A move that the rules refuse is not an error: `engine.step` returns a `Rejection`.

A `Problem` (of a pack) and a `LogFinding` (about a log) carry a code and its facts, not a sentence: the sentence
comes from the text catalogue in the reader's language (`game.texts.catalogue.problem_text`, `log_text`).
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


@dataclass(frozen=True, slots=True)
class LogFinding:
    """What there is to say about a log: a code (kebab-case), and the facts that its sentence has slots for.

    A fact is a text, or a finding of its own, whose sentence stands in the slot. One that is called `number` also
    chooses between the sentence for one and that for several.
    """

    code: str
    facts: tuple[tuple[str, str | LogFinding], ...] = ()

    @classmethod
    def about(cls, code: str, /, **facts: object) -> LogFinding:
        """Build a finding; facts that are no findings become texts."""
        kept = (
            (name, value if isinstance(value, LogFinding) else str(value)) for name, value in facts.items()
        )
        return cls(code, tuple(kept))

    def __str__(self) -> str:
        """For programmers: the code with its facts."""
        facts = ", ".join(f"{name}: {value}" for name, value in self.facts)
        return f"{self.code} ({facts})" if facts else self.code


class Spoken(FjordvikError):
    """Base of the errors that are said in the reader's language: `finding` is what is wrong."""

    def __init__(self, code: str, /, **facts: object) -> None:
        """A code of `assets/texts/*/log.po`, and the facts that its sentence has slots for."""
        self.finding = LogFinding.about(code, **facts)
        super().__init__(str(self.finding))


class LogError(Spoken):
    """A log cannot be used as asked."""


class LogDead(LogError):
    """A write or fsync failed: what the disk holds is unknown, so the log must be reopened."""


class LogBusy(LogError):
    """Another program is writing this log."""


class DebriefError(Spoken):
    """The debrief could not be written; the log is whole, so it can be made later."""


class PrintError(Spoken):
    """The printed matter could not be made."""


class TableError(FjordvikError):
    """A file of decisions cannot be followed; the text has a line for everything that is wrong."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


class ResourceError(FjordvikError):
    """A file that belongs to the game is not where it should be."""


class ModelError(FjordvikError):
    """A model cannot be written to the field's format, or read from it: a line for each thing that is in the way."""


class UsageError(FjordvikError):
    """The command line asks for something that is not there."""
