"""Many logs into one folder: in one step, with flat memory, by one process or several.

Everything is written into a hidden folder beside the one asked for, which takes its place at the end. All that is kept
in memory of a game that is written is a number of eight bytes, to find a game that is there twice.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from game.errors import LogError, LogFinding, UsageError
from game.log.files import explained
from game.research.export import ocel, xapi
from game.research.export.codebook import Table, tables
from game.research.export.extract import Wanted
from game.research.export.forms import Shuffle
from game.research.export.keys import Key
from game.research.export.package import Contents, PackTold, is_export, write_pack, write_package
from game.research.export.pool import all_extracted
from game.research.export.sinks import CsvWriter, Sink, TableSink, TableWriter
from game.research.library import Library
from game.session.edition import Edition

Format = Literal["csv", "parquet", "xapi", "ocel"]
FORMATS: tuple[Format, ...] = get_args(Format)
LOGS, ARCHIVES = ".jsonl", ".zip"
"""What logs and archives in a folder are called."""
MISSING = (
    "Parquet needs pyarrow, which comes with the extra `research`. "
    "In the folder of the game: pip install -e '.[research]' -c constraints.txt"
)
_SHEETS = "sheets.part"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported and how. `at` is now."""

    logs: Iterable[Path]
    """Logs and archives; `logs_in` finds those of folders."""
    to: Path
    form: Format
    at: datetime
    pack: str | None = None
    key: Key | None = None
    """None: a fresh one."""
    private: bool = False
    language: str = "en"
    replace: bool = False
    """Whether an earlier export may be replaced."""
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of it."""

    games: int
    left_out: int
    """Logs of which nothing could be exported."""
    twice: int
    """Logs whose game was there already."""


def logs_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths themselves; of a folder, the logs and archives in it and below, but not those of an earlier export.

    They come one by one, each folder in the order of its names.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    if is_export(folder):
        return
    with explained("log-unreadable", path=folder):
        names = sorted(os.listdir(folder))  # noqa: PTH208  (paths take five times the memory, and there may be many)
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _in_folder(path)
        elif path.suffix in (LOGS, ARCHIVES):
            yield path


def export(
    order: Order,
    told: Callable[[LogFinding], object] = lambda finding: finding,
    done: Callable[[int], object] = lambda count: count,
) -> Exported:
    """Export logs; `told` hears of every problem, `done` how many more logs have been read.

    Raises UsageError for a folder that may not be written or a missing extra, LogError where nothing at all could be
    exported or the disk refuses. The folder is then as it was.
    """
    refuse_folder(order.to, replace=order.replace)
    part = order.to.with_name(f".{order.to.name}.{secrets.token_hex(4)}.part")
    try:
        with explained("export-unwritten", path=order.to):
            part.mkdir(mode=0o700 if order.private else 0o777, parents=True)
            found, packs = _write(order, part, told, done)
            if found.games == 0:
                raise LogError("nothing-exported", path=order.to)
            write_package(part, _contents(order, part, found.games, packs))
            _put_in_place(part, order.to)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return found


def refuse_folder(to: Path, *, replace: bool) -> None:
    """UsageError unless an export may be written there."""
    if not to.exists() and not to.is_symlink():
        return
    if not is_export(to):
        raise UsageError(f"{to} is there already, and is no export. Choose a folder that does not exist yet.")
    if not replace:
        raise UsageError(f"{to} is an export already. Choose another folder, or replace it with --replace.")


def _write(
    order: Order,
    part: Path,
    told: Callable[[LogFinding], object],
    done: Callable[[int], object],
) -> tuple[Exported, tuple[PackTold, ...]]:
    wanted = Wanted(order.key or Key.fresh(), order.private, order.at.date())
    packs: list[PackTold] = []

    def begin(edition: Edition) -> None:
        packs.append(PackTold.of(edition))
        write_pack(part, edition)

    with closing(_sink(order, part, wanted.key)) as sink:
        found = pour(order, wanted, sink, told, done, begin)
        sink.finish()
    return found, tuple(packs)


def pour(  # noqa: PLR0913, PLR0917  (what is read, where it goes, and who hears of it)
    order: Order,
    wanted: Wanted,
    sink: Sink,
    told: Callable[[LogFinding], object],
    done: Callable[[int], object] = lambda count: count,
    begin: Callable[[Edition], object] = lambda edition: edition,
) -> Exported:
    """Put every game into a sink, each once; `begin` hears of every scenario before the first of its games."""
    seen: set[int] = set()
    packs: set[str] = set()
    left_out = twice = 0
    with Library(order.pack) as library:
        for each in all_extracted(order.logs, library, wanted, order.pack, order.workers):
            for problem in each.problems:
                told(problem)
            extract = each.extract
            if extract is None:
                left_out += 1
            elif (number := _number(extract.game)) in seen:
                told(LogFinding.about("same-game", path=each.path))
                twice += 1
            else:
                seen.add(number)
                if extract.pack not in packs:
                    packs.add(extract.pack)
                    edition = library.open(each.path).edition
                    begin(edition)
                    sink.edition(edition)
                sink.game(extract)
            done(1)
    return Exported(len(seen), left_out, twice)


def _number(game: str) -> int:
    """A pseudonym in less memory than its text."""
    return int(game.partition("-")[2], 16)


def _sink(order: Order, part: Path, key: Key) -> Sink:
    match order.form:
        case "xapi":
            return xapi.XapiSink(part)
        case "ocel":
            return ocel.OcelSink(part)
        case "csv" | "parquet":
            writer = CsvWriter(part) if order.form == "csv" else _parquet(part, order.language)
            shuffle = Shuffle(part / _SHEETS, key, private=order.private)
            return TableSink(tables(private=order.private), writer, shuffle)


def _parquet(part: Path, language: str) -> TableWriter:
    try:
        from game.research.export.parquet import ParquetWriter  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise UsageError(MISSING) from error
    return ParquetWriter(part, language)


def _contents(order: Order, part: Path, games: int, packs: tuple[PackTold, ...]) -> Contents:
    files = sorted(path.name for path in part.iterdir() if path.is_file())
    tabular: tuple[Table, ...] = ()
    if order.form in ("csv", "parquet"):
        tabular = tables(private=order.private)
        files = [f"{table.name}.{order.form}" for table in tabular]
    return Contents(
        form=order.form,
        tables=tabular,
        files=tuple(files),
        packs=packs,
        games=games,
        private=order.private,
        stable=order.key is not None,
        language=order.language,
        at=order.at,
    )


def _put_in_place(part: Path, to: Path) -> None:
    """Give the folder its name; an earlier export makes way first, and goes only when the new one is there."""
    old = part.with_suffix(".old")
    if to.exists():
        to.rename(old)
    try:
        part.rename(to)
    except OSError:
        if old.exists():
            old.rename(to)
        raise
    shutil.rmtree(old, ignore_errors=True)
