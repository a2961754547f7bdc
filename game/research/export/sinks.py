"""Where rows go. A sink writes files into one folder as games come, and keeps none of them in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Protocol

from game.research.export.codebook import Row, Table
from game.research.export.extract import Extract
from game.research.export.forms import Shuffle
from game.research.export.names import form_items, names
from game.session.edition import Edition


class Sink(Protocol):
    """One export being written. `finish` comes last; `close` lets go of its files, also after a failure."""

    def edition(self, edition: Edition) -> None:
        """A scenario, before the first of its games."""

    def game(self, extract: Extract) -> None:
        """One game."""

    def finish(self) -> None:
        """Write what comes last."""

    def close(self) -> None:
        """Let go of the files."""


class TableWriter(Protocol):
    """A file format for tables."""

    suffix: str

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        """Append rows to a table."""

    def close(self) -> None:
        """Write what was held back, and let go of the files."""


class TableSink:
    """Tidy tables, one file each, in any format that has a `TableWriter`."""

    def __init__(self, tables: Sequence[Table], writer: TableWriter, shuffle: Shuffle) -> None:
        """All tables get a file, also those that stay empty."""
        self._tables = {table.name: table for table in tables}
        self._writer, self._shuffle = writer, shuffle
        for table in tables:
            writer.write(table, ())

    def edition(self, edition: Edition) -> None:
        """The tables about a scenario."""
        self._writer.write(self._tables["names"], names(edition))
        self._writer.write(self._tables["form_items"], form_items(edition))

    def game(self, extract: Extract) -> None:
        """A game's rows; its forms wait until they can be shuffled."""
        for name, rows in extract.rows.items():
            if name in self._tables:
                self._writer.write(self._tables[name], rows)
        self._shuffle.add(extract.pack, extract.sheets)

    def finish(self) -> None:
        """The forms of all games."""
        self._writer.write(self._tables["forms"], self._shuffle.rows())

    def close(self) -> None:
        """Let go of the files."""
        self._writer.close()
        self._shuffle.close()


class CsvWriter:
    """CSV by RFC 4180: UTF-8, CR LF, a header; `true` and `false`, shortest exact floats, empty for missing."""

    suffix = ".csv"

    def __init__(self, folder: Path) -> None:
        """Tables become files in `folder`."""
        self._folder = folder
        self._files: dict[str, IO[str]] = {}

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        """Append rows; the header comes with the first of them."""
        begun = table.name in self._files
        if not begun:
            path = self._folder / f"{table.name}{self.suffix}"
            self._files[table.name] = path.open("w", encoding="utf-8", newline="")
        writer = csv.writer(self._files[table.name], lineterminator="\r\n")
        if not begun:
            writer.writerow(table.names)
        truths = [place for place, column in enumerate(table.columns) if column.type == "boolean"]
        writer.writerows((_spelled(row, truths) for row in rows) if truths else rows)

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()


def _spelled(row: Row, truths: Sequence[int]) -> Row:
    """A row with its truth values as RFC 4180's readers, and XML Schema, spell them."""
    spelled = list(row)
    for place in truths:
        value = row[place]
        spelled[place] = None if value is None else "true" if value else "false"
    return tuple(spelled)
