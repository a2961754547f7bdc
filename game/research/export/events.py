"""What the two event formats share: a game's rows by column, and when something happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from game.research.export.codebook import Value, codebook
from game.research.export.extract import Extract

Record = Mapping[str, Value]
"""One row, by column."""


def records(extract: Extract, table: str) -> Iterator[Record]:
    """The rows of a table."""
    names = codebook()[table].names
    return (dict(zip(names, row, strict=True)) for row in extract.rows[table])


def of_turn(extract: Extract, table: str, turn: object) -> Iterator[Record]:
    """The rows of one half-year."""
    return (each for each in records(extract, table) if each["turn"] == turn)


def instant(begun: datetime | None, second: Value) -> str | None:
    """When something happened, ISO 8601 in UTC; None where nobody knows."""
    if begun is None or not isinstance(second, int):
        return None
    return written(begun + timedelta(seconds=second))


def written(when: datetime) -> str:
    """An instant, ISO 8601 in UTC."""
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
