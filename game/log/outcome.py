"""How a game stands on the last day of a half-year: goals met, floors held, promises kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.layout import BROKEN, KEPT
from game.engine.state import Rules, State
from game.log.canonical import JsonInput


@dataclass(frozen=True, slots=True)
class Outcome:
    """By id: whether a goal is met, a floor was never broken, a promise was kept.

    Promises that were never given, or are still open when the game ends early, are left out.
    """

    goals: Mapping[str, bool]
    floors: Mapping[str, bool]
    promises: Mapping[str, bool]

    def as_data(self) -> dict[str, JsonInput]:
        """For the end record of a log."""
        return {"goals": dict(self.goals), "floors": dict(self.floors), "promises": dict(self.promises)}


def outcome_of(rules: Rules, closed: State) -> Outcome:
    """Read the outcome from the last day of a half-year."""
    layout, whole = rules.layout, closed.whole
    promises = {name: whole[layout.promise[number]] for number, name in enumerate(layout.promises)}
    return Outcome(
        {name: whole[layout.goal_met[number]] == 1 for number, name in enumerate(layout.goals)},
        {name: whole[layout.floor_broken[number]] == 0 for number, name in enumerate(layout.floors)},
        {name: status == KEPT for name, status in promises.items() if status in (KEPT, BROKEN)},
    )


def stocks_as_data(rules: Rules, state: State) -> dict[str, JsonInput]:
    """Every stock's level, by name, to the last bit (`float.hex`)."""
    layout = rules.layout
    return {name: state.floats[layout.stock[number]].hex() for number, name in enumerate(layout.stocks)}
