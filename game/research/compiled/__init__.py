"""The kernel compiled by numba: whole games without Python, and the same rules for any Python team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.engine.state import Rules, Setup
from game.policy.tabled import DecisionTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Played:
    """Whole games, one after the other in the order of their seeds.

    `floats` and `whole` are the closed states, turn 0 first; after an early end rows repeat the last one.
    """

    floats: NDArray[np.float64]
    """(games, turns + 1, columns asked for, else all)."""
    whole: NDArray[np.int64]
    decisions: NDArray[np.int64]
    """(games, turns, decision_count), the kernel's vectors."""
    turns: NDArray[np.int64]
    """(games,) half-years played."""
    last_floats: NDArray[np.float64]
    """(games, float_count) the whole last state, always."""
    last_whole: NDArray[np.int64]
    keys: NDArray[np.uint64]
    """(games,) the seeds' keys."""

    def state_hash(self, game: int) -> str:
        """The hash of a game's last state, as `game.engine.state.state_hash` has it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Compiled:
    """A scenario whose kernel numba has compiled."""

    rules: Rules
    """The same scenario with the compiled kernel behind `start` and `step`: any Python team works with it."""

    def play(
        self,
        setup: Setup,
        seeds: Sequence[int],
        table: DecisionTable,
        *,
        floats: Sequence[int] | None = None,
        whole: Sequence[int] | None = None,
    ) -> Played:
        """Play whole games; `floats` and `whole` are the slots to record by turn (None: all; (): none)."""
        raise NotImplementedError


def compile_numba(rules: Rules, *, cache: Path | None = None) -> Compiled:
    """Compile a scenario's kernel; what has been compiled before comes from the cache folder."""
    raise NotImplementedError
