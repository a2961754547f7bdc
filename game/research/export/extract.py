"""One log, read, replayed and made into rows: what a worker does, and what it hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from game.engine.menu import legal_commands
from game.errors import LogError, LogFinding, PackError
from game.log.form_file import Sheet
from game.log.keep_until import keep_until
from game.log.private import PrivateFile
from game.research.export.codebook import Row
from game.research.export.course import course_of
from game.research.export.keys import Key
from game.research.export.tables import rows_of
from game.research.export.told import Told
from game.research.library import Library, Opened

NO_TABLE = "table"
"""What a log's header says where nobody gave the table a name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How logs are made into rows. `today` decides whether private texts may still be read."""

    key: Key
    private: bool
    today: date


@dataclass(frozen=True, slots=True)
class Extract:
    """A game's rows by table, and the sheets of its forms, which belong to no game any more."""

    game: str
    pack: str
    """The hash of the edition that it was replayed by."""
    rows: Mapping[str, tuple[Row, ...]]
    sheets: tuple[Sheet, ...]
    begun: datetime | None
    """When its times begin: the instant, or the first of its month; None where the log has no clock."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one path: the extract, if there is one, and everything that was wrong."""

    path: Path
    extract: Extract | None
    problems: tuple[LogFinding, ...]


def extracted(library: Library, path: Path, wanted: Wanted) -> Extracted:
    """Make a log or an archive into rows.

    A log whose chain is broken is taken up to the fault, one that is out of step up to the half-year before; both
    are problems all the same. One that has no header, no scenario at hand or no start is left out.
    """
    try:
        opened = library.open(path)
        replayed = opened.replay()
    except LogError as error:
        return Extracted(path, None, (_placed(error.finding, path),))
    except PackError as error:
        return Extracted(
            path, None, (LogFinding.about("pack-faulty", path=path, number=len(error.problems)),)
        )
    problems = []
    if opened.file.problem is not None:
        fault = opened.file.problem
        problems.append(LogFinding.about("broken", path=path, line=fault.line, what=fault.what))
    if replayed.fault is not None:
        apart = replayed.fault
        problems.append(LogFinding.about("apart", path=path, turn=apart.turn, what=apart.what))
        if apart.turn == 0:
            return Extracted(path, None, tuple(problems))
    private, sheets, wrong = _beside(opened, wanted)
    header, key = opened.file.header, wanted.key
    course = course_of(opened.file.records)
    told = Told(
        game=key.game(opened.file.records[0].h),
        group=None if header.table == NO_TABLE else key.group(header.table),
        pack=opened.edition.content_hash,
        replayed=replayed,
        course=course,
        broken=opened.file.problem is not None,
        private=private,
        menus=tuple(
            legal_commands(replayed.rules, step.state) for step in replayed.steps[: len(replayed.turns)]
        ),
        exact_time=wanted.private,
    )
    extract = Extract(told.game, told.pack, rows_of(told), sheets, _begun(course.begun, wanted))
    return Extracted(path, extract, (*problems, *wrong))


def _placed(finding: LogFinding, path: Path) -> LogFinding:
    """A finding that says which log it is about."""
    if any(name == "path" for name, _ in finding.facts):
        return finding
    return LogFinding.about("left-out", path=path, what=finding)


def _begun(begun: datetime | None, wanted: Wanted) -> datetime | None:
    """Where the times of a game begin, in UTC."""
    if begun is None:
        return None
    exact = begun.astimezone(UTC)
    return exact if wanted.private else datetime(exact.year, exact.month, 1, tzinfo=UTC)


def _beside(
    opened: Opened, wanted: Wanted
) -> tuple[PrivateFile | None, tuple[Sheet, ...], tuple[LogFinding, ...]]:
    """Private texts, if they are wanted and may still be kept; the forms; and what was wrong with either."""
    problems: list[LogFinding] = []
    private: PrivateFile | None = None
    sheets: tuple[Sheet, ...] = ()
    try:
        until = None if opened.archive is not None else keep_until(opened.path)
        if until is not None and until < wanted.today:
            problems.append(LogFinding.about("kept-too-long", path=opened.path, date=until))
        else:
            sheets = opened.sheets()
            private = opened.private() if wanted.private else None
    except LogError as error:
        problems.append(error.finding)
    return private, sheets, tuple(problems)
