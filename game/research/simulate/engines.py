"""Where pieces of work are done: in processes of this machine (here), or on a cluster (`cluster`)."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from game.engine.state import Rules
from game.research.simulate.parts import SimulationError
from game.research.simulate.plan import Piece
from game.research.simulate.tables import packed_rows
from game.research.workers import Workers

Packed: TypeAlias = tuple[bytes, ...]
"""The files of a piece: of its half-years, if asked for, and of its games."""


class Engine(Protocol):
    """Does pieces of work; a piece is a pure function of the rules, so every engine gives the same."""

    def each(self, rules: Rules, pieces: Sequence[Piece]) -> Generator[tuple[Piece, Packed]]:
        """What the pieces come to, as it comes."""
        ...


@dataclass(frozen=True, slots=True)
class Local:
    """So many processes of this machine; one means this process itself."""

    workers: int = 1

    def each(self, rules: Rules, pieces: Sequence[Piece]) -> Generator[tuple[Piece, Packed]]:
        """Work that is lost with its process is done again; SimulationError where that keeps happening."""
        if pieces[0].asked.backend == "numba" and self.workers > 1:
            # the processes then find what is compiled in its cache
            packed_rows(rules, replace(pieces[0], count=1))
        try:
            with Workers(rules, min(self.workers, len(pieces))) as workers:
                yield from zip(pieces, workers.each(packed_rows, pieces), strict=True)
        except BrokenProcessPool as error:
            raise SimulationError(
                "Processes that played were ended from outside again and again, perhaps because memory ran out. "
                "Try --workers 1."
            ) from error
