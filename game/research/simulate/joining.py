"""Joins parts, or the files of shards, into one file; what is written depends on their rows alone.

Rows are read a row group at a time and written in row groups of a fixed length, so memory stays flat, and the same
games give the same bytes however they were cut into parts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from game.research.simulate.parts import SimulationError, turns_file
from game.research.simulate.plan import differences
from game.research.simulate.tables import COMPRESSION, MARK
from game.writing import whole_file

GROUP = 65_536
"""Rows in a row group of the result."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file with the rows of some games, and what its metadata says about it."""

    path: Path
    said: Mapping[str, Any]  # JSON values of several types

    @property
    def run(self) -> str:
        """The simulation that it belongs to."""
        return str(self.said["run"])

    @property
    def games(self) -> range:
        """The numbers of its games."""
        first = int(self.said["first"])
        return range(first, first + int(self.said["count"]))


def part_at(path: Path) -> Part:
    """A file by its metadata. SimulationError where it is no file of a simulation."""
    try:
        said = json.loads((parquet.read_schema(path).metadata or {})[MARK])
    except OSError as error:
        raise SimulationError(f"{path} cannot be read ({error.strerror or error}).") from error
    except (pa.ArrowInvalid, KeyError, ValueError) as error:
        raise SimulationError(f"{path} is no file that simulate has written.") from error
    return Part(path, said)


def in_order(parts: Sequence[Part], run: str, games: range) -> list[Part]:
    """Parts of one run in the order of their games. SimulationError where one is foreign, missing or there twice."""
    for part in parts:
        if part.run != run:
            raise SimulationError(f"{part.path} belongs to another simulation.")
    ordered = sorted(parts, key=lambda part: part.games.start)
    here = games.start
    for part in ordered:
        if part.games.start < here:
            raise SimulationError(f"{part.path} holds games that another file holds too.")
        if part.games.start > here:
            raise SimulationError(f"Games {here} to {part.games.start - 1} are missing before {part.path}.")
        here = part.games.stop
    if here < games.stop:
        raise SimulationError(f"Games {here} to {games.stop - 1} are missing.")
    return ordered


def write_joined(paths: Sequence[Path], described: Mapping[str, object], out: Path) -> None:
    """Write the rows of several files, in this order, as one: whole or not at all.

    `described` goes into the metadata. SimulationError where `out` cannot be written.
    """
    schema = parquet.read_schema(paths[0])
    schema = schema.with_metadata({MARK: json.dumps(described, ensure_ascii=False, sort_keys=True)})
    try:
        with whole_file(out) as file, parquet.ParquetWriter(file, schema, compression=COMPRESSION) as writer:
            for group in _groups(paths):
                writer.write_table(group.cast(schema), row_group_size=GROUP)
    except OSError as error:
        raise SimulationError(f"{out} cannot be written ({error.strerror or error}).") from error


def _groups(paths: Sequence[Path]) -> Iterator[Any]:
    """The rows of files as tables of `GROUP` rows, each in one piece of memory; the last may be shorter."""
    held: list[Any] = []
    rows = 0
    for path in paths:
        with parquet.ParquetFile(path) as file:
            for number in range(file.num_row_groups):
                held.append(file.read_row_group(number))
                rows += held[-1].num_rows
                while rows >= GROUP:
                    table = pa.concat_tables(held)
                    yield table.slice(0, GROUP).combine_chunks()
                    held, rows = [table.slice(GROUP)], rows - GROUP
    if rows:
        yield pa.concat_tables(held).combine_chunks()


def join_shards(paths: Sequence[Path], out: Path) -> Path:
    """Join the files that the shards of one simulation have given into the file that it gives without shards.

    With half-years, the files of half-years beside them are joined too. SimulationError where the files do not belong
    together, some are missing, or `out` is there already.
    """
    for path in (out, turns_file(out)):
        if path.exists():
            raise SimulationError(f"{path} is there already. Choose another --out.")
    parts = [part_at(path) for path in paths]
    first = parts[0]
    for part in parts[1:]:
        if part.run != first.run:
            found = differences(_identity(part), _identity(first))
            raise SimulationError(f"{part.path} belongs to another simulation than {first.path} ({found}).")
    games = int(first.said["games"])
    ordered = in_order(parts, first.run, range(games))
    described = {**first.said, "first": 0, "count": games}
    if first.said["detail"] == "turns":
        turns = [part_at(turns_file(part.path)) for part in ordered]
        write_joined(
            [part.path for part in in_order(turns, first.run, range(games))], described, turns_file(out)
        )
    write_joined([part.path for part in ordered], described, out)
    return out


def _identity(part: Part) -> dict[str, object]:
    own = ("run", "first", "count", "columns")
    return {name: value for name, value in part.said.items() if name not in own}
