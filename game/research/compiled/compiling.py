"""The compiled scenario: its games whole, or its rules for any Python team."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numba import float64, int64, uint64
from numpy.typing import NDArray

from game.engine.chance import seed_key
from game.engine.kernel import Floats, Kernel, Whole
from game.engine.layout import LAST_TURN
from game.engine.rules.opening import BY_CHANCE
from game.engine.state import Rules, Setup, State
from game.engine.step import set_up
from game.policy.tabled import DecisionTable
from game.research.compiled.inner import entry
from game.research.compiled.keeping import cache_folder, kept_module, loose_module
from game.research.compiled.source import kernel_source

FLOATS, WHOLE, KEY = float64[::1], int64[::1], uint64
ROWS = int64[:, ::1]
SIGNATURES: dict[str, tuple[Any, ...]] = {
    "begin_one": (int64, FLOATS, WHOLE, KEY),
    "open_one": (int64, FLOATS, WHOLE, FLOATS, KEY),
    "close_one": (FLOATS, WHOLE, FLOATS, WHOLE, KEY),
    "play_games": (
        *(int64, ROWS, FLOATS, WHOLE, uint64[::1], WHOLE, WHOLE),
        *(float64[:, ::1], int64[:, ::1], FLOATS),
        *(float64[:, :, ::1], int64[:, :, ::1], int64[:, :, ::1], WHOLE),
    ),
}
"""The functions that Python calls, with their types."""


@dataclass(frozen=True, slots=True)
class Played:
    """Whole games, in the order of their seeds.

    `floats` and `whole` are the closed states, turn 0 first, of the slots that were asked for. A game that ended early
    has zeros in the rows after its end; `turns` says how many half-years it had.
    """

    floats: NDArray[np.float64]
    """(games, turns + 1, slots asked for)"""
    whole: NDArray[np.int64]
    """(games, turns + 1, slots asked for)"""
    decisions: NDArray[np.int64]
    """(games, turns, decision_count): the kernel's vectors, which `decode` turns into `Decisions`"""
    turns: NDArray[np.int64]
    """(games,)"""
    last_floats: NDArray[np.float64]
    """(games, float_count): each game's last state"""
    last_whole: NDArray[np.int64]
    """(games, whole_count)"""
    seeds: tuple[int, ...]
    keys: NDArray[np.uint64]
    """(games,): the seeds' keys"""

    def last(self, game: int) -> State:
        """A game's last state."""
        floats, whole = self.last_floats[game].tolist(), self.last_whole[game].tolist()
        return State(self.seeds[game], int(self.keys[game]), tuple(floats), tuple(whole))

    def state_hash(self, game: int) -> str:
        """The hash of a game's last state, as `game.engine.state.state_hash` has it, straight from the arrays."""
        digest = hashlib.blake2b(digest_size=16)
        digest.update(struct.pack("<Q", int(self.keys[game])))
        digest.update(self.last_floats[game].astype("<f8", copy=False))
        digest.update(self.last_whole[game].astype("<i8", copy=False))
        return digest.hexdigest()


class Compiled:
    """A scenario whose kernel numba compiles; each part is compiled, or loaded, when it is first needed."""

    def __init__(self, rules: Rules, module: ModuleType, *, keep: bool) -> None:
        self._plain = rules
        self._module = module
        self._keep = keep

    @cached_property
    def rules(self) -> Rules:
        """The same scenario with the compiled kernel behind `start` and `step`: any Python team plays with it.

        Games with a ledger are played by CPython as before, and so is what is too small to be worth the way.
        """
        return replace(self._plain, kernel=self._bridged())

    def play(
        self,
        setup: Setup,
        seeds: Sequence[int],
        table: DecisionTable,
        *,
        floats: Sequence[int] | None = None,
        whole: Sequence[int] | None = None,
    ) -> Played:
        """Play whole games by a table, one for each seed, without Python in between.

        `floats` and `whole` are the slots that are recorded by turn: None all, () none. One call runs to its end, so
        ask for as many games at once as memory and patience allow. ValueError for a table of another pack, for a slot
        that is not there, and for what `set_up` refuses.
        """
        layout = self._plain.layout
        if not table.fits(layout):
            raise ValueError("the table is not of this scenario")
        blank_floats, blank_whole = set_up(self._plain, setup)
        games, turns = len(seeds), blank_whole[LAST_TURN]
        slots_floats = _slots(floats, layout.float_count)
        slots_whole = _slots(whole, layout.whole_count)
        played = Played(
            np.zeros((games, turns + 1, len(slots_floats))),
            np.zeros((games, turns + 1, len(slots_whole)), dtype=np.int64),
            np.zeros((games, turns, layout.decision_count), dtype=np.int64),
            np.zeros(games, dtype=np.int64),
            np.empty((games, layout.float_count)),
            np.empty((games, layout.whole_count), dtype=np.int64),
            tuple(seeds),
            np.array([seed_key(seed) for seed in seeds], dtype=np.uint64),
        )
        self._play_games(
            *(int(setup.short), np.array(table.rows, dtype=np.int64)),
            *(np.array(blank_floats), np.array(blank_whole, dtype=np.int64), played.keys),
            *(slots_floats, slots_whole, played.last_floats, played.last_whole, np.zeros(0)),
            *(played.floats, played.whole, played.decisions, played.turns),
        )
        return played

    def entry(self, name: str) -> Any:  # noqa: ANN401  (numba has no types)
        """One of the functions of `SIGNATURES`, compiled."""
        return entry(getattr(self._module, name), SIGNATURES[name], keep=self._keep)

    @cached_property
    def _play_games(self) -> Any:  # noqa: ANN401  (as above)
        return self.entry("play_games")

    def _bridged(self) -> Kernel:
        """The kernel with its large functions compiled; lists become arrays and are written back."""
        begin, open_with, close_turn = (self.entry(name) for name in ("begin_one", "open_one", "close_one"))
        none = np.zeros(0)

        def on_arrays(floats: Floats, whole: Whole, run: Callable[[Any, Any], None]) -> None:
            array_f, array_i = np.array(floats), np.array(whole, dtype=np.int64)
            run(array_f, array_i)
            floats[:], whole[:] = array_f.tolist(), array_i.tolist()

        def began(short: int, floats: Floats, whole: Whole, key: int) -> None:
            on_arrays(floats, whole, lambda f, i: begin(short, f, i, np.uint64(key)))

        def opened_with(event: int, floats: Floats, whole: Whole, _: Floats, key: int) -> None:
            on_arrays(floats, whole, lambda f, i: open_with(event, f, i, none, np.uint64(key)))

        def opened(floats: Floats, whole: Whole, lines: Floats, key: int) -> None:
            opened_with(BY_CHANCE, floats, whole, lines, key)

        def closed(floats: Floats, whole: Whole, _: Floats, decided: Whole, key: int) -> None:
            vector = np.array(decided, dtype=np.int64)
            on_arrays(floats, whole, lambda f, i: close_turn(f, i, none, vector, np.uint64(key)))

        own: dict[str, Callable[..., None]] = {
            "begin": began,
            "open_turn": opened,
            "open_with": opened_with,
            "close_turn": closed,
        }
        plain = self._plain.kernel
        return replace(
            plain, begin=began, open_turn=opened, close_turn=closed, functions={**plain.functions, **own}
        )


def _slots(asked: Sequence[int] | None, count: int) -> NDArray[np.int64]:
    """The slots to record; the compiled code does not look whether they are there, so that is done here."""
    slots = np.array(range(count) if asked is None else asked, dtype=np.int64)
    if slots.size and not 0 <= slots.min() <= slots.max() < count:
        raise ValueError(f"there is no such slot: {slots.min()} to {slots.max()}, of {count}")
    return slots


def compile_numba(rules: Rules, *, cache: Path | None = None) -> Compiled:
    """Make a scenario ready for bulk; `cache` is the folder in which compiled kernels are kept, else the user's.

    A folder that cannot be used is said once (`CacheWarning`), and every run compiles anew.
    """
    source = kernel_source(rules.plan)
    module = kept_module(source, cache or cache_folder())
    return Compiled(rules, module or loose_module(source), keep=module is not None)
