"""What an agent sees on a half-year's first day, as a dictionary of arrays.

Figures are shares of a range, so that all are of the same order: a stock from its least (0) to its most (1), an
indicator from the left end of its bar (0) to the right end (1), and beyond, where it leaves the bar; `turn` is the
share of the game that has been played. `points` are each role's capacity, then each role's load. `cards` are the
numbers of the open cards by slot (from 1 in the order of `Layout.cards`, 0 for none); `initiatives`, `promises` and
`situations` say how each stands, by the engine's numbers (`game.engine.layout`).
"""

from __future__ import annotations

from typing import Any, TypeAlias, cast

import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from game.engine.layout import FINISHED, LAST_TURN, SETTLED, SLOT_COUNT, TURN, Region
from game.engine.state import Rules, State
from game.research.simulate.columns import PROMISED

Observation: TypeAlias = dict[str, NDArray[Any]]

BEYOND = 4.0
"""How far beyond either end of its bar an indicator is told, in lengths of the bar."""
POINTS = 32.0
"""The most points of load and capacity of a role that are told."""


class Eye:
    """Looks at the games of one scenario."""

    def __init__(self, rules: Rules) -> None:
        layout, settings, model = rules.layout, rules.scenario.settings, rules.scenario.model
        self._layout = layout
        stocks = [model.stocks[name] for name in layout.stocks]
        bars = [settings.indicators[name] for name in layout.indicators]
        self._stocks = _Scale(layout.stock, [(float(each.low), float(each.high)) for each in stocks], 0.0)
        self._bars = _Scale(layout.indicator, [(float(each.low), float(each.high)) for each in bars], BEYOND)
        self._points = [
            layout.given[layout.built[f"{quantity}_{role}"]]
            for quantity in ("capacity", "load")
            for role in layout.roles
        ]

    @property
    def space(self) -> spaces.Space[Observation]:
        """What observations are like; a part that the scenario has nothing for is left out."""
        layout = self._layout
        parts: dict[str, spaces.Space[Any]] = {
            "turn": spaces.Box(0.0, 1.0, (1,), np.float32),
            "indicators": spaces.Box(-BEYOND, 1.0 + BEYOND, (len(layout.indicators),), np.float32),
            "stocks": spaces.Box(0.0, 1.0, (len(layout.stocks),), np.float32),
            "points": spaces.Box(0.0, POINTS, (len(self._points),), np.float32),
            "cards": spaces.MultiDiscrete([len(layout.cards) + 1] * SLOT_COUNT),
        }
        if layout.initiatives:
            parts["initiatives"] = spaces.MultiDiscrete([SETTLED + 1] * len(layout.initiatives))
        if len(layout.promises):
            parts["promises"] = spaces.MultiDiscrete([len(PROMISED)] * len(layout.promises))
        if len(layout.situations):
            parts["situations"] = spaces.MultiBinary(len(layout.situations))
        return cast("spaces.Space[Observation]", spaces.Dict(parts))

    def look(self, state: State) -> Observation:
        """What is seen of a state."""
        layout, whole = self._layout, state.whole
        seen: Observation = {
            "turn": np.array([1.0 if whole[FINISHED] else (whole[TURN] - 1) / whole[LAST_TURN]], np.float32),
            "indicators": self._bars.read(state),
            "stocks": self._stocks.read(state),
            "points": np.clip([state.floats[slot] for slot in self._points], 0.0, POINTS).astype(np.float32),
            "cards": np.array(whole[layout.open.slice], np.int64),
        }
        if layout.initiatives:
            seen["initiatives"] = np.array(whole[layout.status.slice], np.int64)
        if len(layout.promises):
            seen["promises"] = np.array(whole[layout.promise.slice], np.int64)
        if len(layout.situations):
            seen["situations"] = np.array(whole[layout.situation.slice], np.int8)
        return seen


class _Scale:
    """Reads a stretch of the float vector as shares of ranges."""

    def __init__(self, region: Region, ranges: list[tuple[float, float]], beyond: float) -> None:
        self._slice, self._beyond = region.slice, beyond
        self._low = np.array([low for low, _ in ranges])
        self._length = np.array([high - low for low, high in ranges])

    def read(self, state: State) -> NDArray[np.float32]:
        shares = (np.array(state.floats[self._slice]) - self._low) / self._length
        return np.asarray(np.clip(shares, -self._beyond, 1.0 + self._beyond), np.float32)
