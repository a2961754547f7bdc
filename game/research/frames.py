"""Tables as pandas data frames, for notebooks. The only module here that needs pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from game.research.export.codebook import Column, Row, Table, Value
from game.research.whatif import WhatIf

_TYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


class FrameWriter:
    """Tables kept in memory; `frames` gives them when all rows are there."""

    suffix = ""

    def __init__(self) -> None:
        """Nothing is there yet."""
        self._tables: dict[str, Table] = {}
        self._rows: dict[str, list[Row]] = {}

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        """Append rows."""
        self._tables[table.name] = table
        self._rows.setdefault(table.name, []).extend(rows)

    def close(self) -> None:
        """Nothing holds a file."""

    def frames(self, language: str) -> dict[str, pd.DataFrame]:
        """By table its rows, with types; `attrs` says what table and columns mean in a language, and their units."""
        return {name: _frame(table, self._rows[name], language) for name, table in self._tables.items()}


def _frame(table: Table, rows: list[Row], language: str) -> pd.DataFrame:
    columns: list[tuple[Value, ...]] = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    frame = pd.DataFrame(
        {column.name: _series(column, values) for column, values in zip(table.columns, columns, strict=True)}
    )
    frame.attrs = {
        "meaning": table.meaning[language],
        "key": list(table.key),
        "meanings": {column.name: column.meaning[language] for column in table.columns},
        "units": {column.name: column.unit for column in table.columns if column.unit},
    }
    return frame


def _series(column: Column, values: Iterable[Value]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype=_TYPES[column.type])


def what_if_frame(found: Iterable[WhatIf]) -> pd.DataFrame:
    """A line for each what-if, indicator and half-year: what the figure would be there less what it was."""
    lines: list[Mapping[str, object]] = [
        {
            "turn": each.turn,
            "card": each.card,
            "chosen": each.chosen,
            "option": each.option,
            "indicator": difference.indicator,
            "day": each.turn + place,
            "difference": value,
        }
        for each in found
        for difference in each.differences
        for place, value in enumerate(difference.by_turn)
    ]
    columns = ["turn", "card", "chosen", "option", "indicator", "day", "difference"]
    return pd.DataFrame(lines, columns=columns)
