"""The parts of an unfinished simulation: a folder beside the output, from which the next run goes on.

`OUT.parts/` holds `plan.json` (what is played, for people too) and for each piece of work that is done a small Parquet
file, named by its first game. A part is written under another name, synced, and renamed: so a part that is there is
whole, whatever stopped the run. One run at a time has the folder.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from game.errors import FjordvikError, LogBusy
from game.log.lock import lock
from game.research.simulate.plan import Piece, Plan, differences
from game.writing import write_bytes, write_text

PLAN = "plan.json"
LOCK = "lock"


class SimulationError(FjordvikError):
    """A simulation cannot be carried out or written down as asked."""


def turns_file(out: Path) -> Path:
    """The file of half-years beside the file of games: `out.turns.parquet` beside `out.parquet`."""
    return out.with_name(f"{out.stem}.turns{out.suffix}")


class Parts:
    """The folder of one simulation."""

    def __init__(self, out: Path, plan: Plan) -> None:
        self.folder = out.with_name(f"{out.name}.parts")
        self._plan = plan
        self._by_turn = plan.asked.detail == "turns"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Make the folder, or find it as an earlier run left it, and keep others out meanwhile.

        SimulationError for a folder of another plan, with what differs, or if another run is at work in it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                lock(handle, self.folder)
            except LogBusy as error:
                raise SimulationError(
                    f"Another run is at work in {self.folder}. Wait for it, or stop it."
                ) from error
            self._agree()
            yield
        finally:
            os.close(handle)

    def _agree(self) -> None:
        path, asked = self.folder / PLAN, self._plan.in_parts()
        if not path.exists():
            write_text(path, json.dumps(asked, indent=1, ensure_ascii=False) + "\n")
            return
        try:
            there = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            there = None
        if not isinstance(there, dict):
            raise SimulationError(f"{path} cannot be read. Delete {self.folder} to begin again.")
        if found := differences(there, asked):
            raise SimulationError(
                f"{self.folder} holds parts of another simulation ({found}). "
                "Ask for the same to go on with it, choose another --out, or delete the folder."
            )

    def names(self, piece: Piece) -> tuple[Path, ...]:
        """The files of a piece; that of the games, written last, comes last."""
        games = self.folder / f"{piece.first:012d}.parquet"
        return (turns_file(games), games) if self._by_turn else (games,)

    def has(self, piece: Piece) -> bool:
        """Whether a piece has been played."""
        return self.names(piece)[-1].exists()

    def keep(self, piece: Piece, packed: Sequence[bytes]) -> None:
        """Write what a piece came to. SimulationError where that cannot be done."""
        for path, file in zip(self.names(piece), packed, strict=True):
            try:
                write_bytes(path, file)
            except OSError as error:
                raise SimulationError(f"{path} cannot be written ({error.strerror}).") from error

    def remove(self) -> None:
        """Delete the folder: the simulation has been joined."""
        shutil.rmtree(self.folder)
