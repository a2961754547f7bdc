"""Every table of the export and every column of it: type, unit, range, and the meaning in three languages.

They are declared once, in `assets/export/codebook.yaml`; nothing else says what a column is called or means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

import yaml

from game.resources import asset

ColumnType = Literal["string", "integer", "number", "boolean"]
Value: TypeAlias = "str | int | float | bool | None"
Row: TypeAlias = tuple[Value, ...]
"""The values of one line, in the order of the table's columns; None for what is missing."""
LANGUAGES = ("nb", "nn", "en")
_Part: TypeAlias = Mapping[str, Any]  # a piece of the codebook's YAML


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `meaning` is by language."""

    name: str
    type: ColumnType
    meaning: Mapping[str, str]
    unit: str = ""
    """What it is counted in; "" where it has none."""
    least: float | None = None
    most: float | None = None
    values: tuple[str, ...] = ()
    """Everything that it can be; nothing where that is open."""
    needed: bool = False
    """Whether it is never missing."""

    @property
    def range(self) -> str:
        """For people: `0 to 100`, `0 or more`, the values with `|` between them, or ""."""
        if self.values:
            return " | ".join(self.values)
        match self.least, self.most:
            case None, None:
                return ""
            case least, None:
                return f"{least:g} or more"
            case None, most:
                return f"{most:g} or less"
            case least, most:
                return f"{least:g} to {most:g}"


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a line of another table, by columns that are called the same there."""

    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `key` are the columns that name a line."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    meaning: Mapping[str, str]
    references: tuple[Reference, ...] = ()
    private: bool = False
    """Written only where private texts were asked for."""
    about_packs: bool = False
    """About a scenario, not about games."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(column.name for column in self.columns)

    def place(self, name: str) -> int:
        """Where a column stands in a row."""
        return self.names.index(name)


@cache
def codebook() -> Mapping[str, Table]:
    """All tables by name, in their order. ResourceError where the file is missing."""
    found: _Part = yaml.safe_load(asset("export", "codebook.yaml").read_text(encoding="utf-8"))
    return {name: _table(name, part, found["columns"]) for name, part in found["tables"].items()}


def tables(*, private: bool) -> tuple[Table, ...]:
    """The tables of an export."""
    return tuple(table for table in codebook().values() if private or not table.private)


def _table(name: str, part: _Part, shared: _Part) -> Table:
    columns = tuple(_column(called, said, shared) for called, said in part["columns"].items())
    references = [] if name == "games" or "game" not in part["columns"] else [Reference("games", ("game",))]
    if "of" in part:
        references.append(Reference(part["of"]["table"], tuple(part["of"]["columns"])))
    return Table(
        name,
        columns,
        tuple(part["key"]),
        _meaning(part),
        tuple(references),
        part.get("private", False),
        "about" in part,
    )


def _column(name: str, said: _Part | str | None, shared: _Part) -> Column:
    """A column as its table has it: with a meaning of its own, by the name of a shared one, or by its own name."""
    part = said if isinstance(said, Mapping) else shared[said or name]
    least, most = part.get("range", (None, None))
    return Column(
        name,
        part["type"],
        _meaning(part),
        part.get("unit", ""),
        least,
        most,
        tuple(part.get("values", ())),
        part.get("needed", False),
    )


def _meaning(part: _Part) -> Mapping[str, str]:
    return {language: part[language] for language in LANGUAGES}
