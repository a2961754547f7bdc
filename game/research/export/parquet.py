"""Tables as Parquet files, written in row groups as they fill. The only module of the export that needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from game.research.export.codebook import Row, Table

ROWS_IN_GROUP = 25_000
"""So many rows of a table wait in memory."""
_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}


class ParquetWriter:
    """Typed columns, compressed with Zstandard; each column carries its unit and meaning."""

    suffix = ".parquet"

    def __init__(self, folder: Path, language: str) -> None:
        """Tables become files in `folder`, with meanings in `language`."""
        self._folder, self._language = folder, language
        self._files: dict[str, Any] = {}  # parquet.ParquetWriter: pyarrow has no types
        self._waiting: dict[str, list[Row]] = {}

    def write(self, table: Table, rows: Iterable[Row]) -> None:
        """Append rows."""
        if table.name not in self._files:
            path, schema = self._folder / f"{table.name}{self.suffix}", _schema(table, self._language)
            self._files[table.name] = parquet.ParquetWriter(path, schema, compression="zstd")
            self._waiting[table.name] = []
        waiting = self._waiting[table.name]
        for row in rows:
            waiting.append(row)
            if len(waiting) == ROWS_IN_GROUP:
                self._flush(table.name)

    def close(self) -> None:
        """Write what waits, and close the files."""
        for name, file in self._files.items():
            self._flush(name)
            file.close()

    def _flush(self, name: str) -> None:
        waiting, file = self._waiting[name], self._files[name]
        if waiting:
            columns = zip(*waiting, strict=True)
            arrays = [
                pa.array(values, field.type) for values, field in zip(columns, file.schema, strict=True)
            ]
            file.write_table(pa.Table.from_arrays(arrays, schema=file.schema))
            waiting.clear()


def _schema(table: Table, language: str) -> Any:  # noqa: ANN401  (pa.Schema: pyarrow has no types)
    return pa.schema(
        [
            pa.field(
                column.name,
                _TYPES[column.type],
                nullable=not column.needed,
                metadata={"unit": column.unit, "description": column.meaning[language]},
            )
            for column in table.columns
        ],
        metadata={"description": table.meaning[language]},
    )
