"""The columns of a simulation's two tables: what each is called, what it means, and where it lies in the state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from game.engine.layout import AMBITION, NOT_FINITE, TOO_LARGE, ZERO_DIVISIONS, Layout
from game.engine.state import Rules
from game.research.simulate.playing import Days, Slots

PROMISED = ("none", "open", "kept", "broken")
"""What a promise can be, by the engine's numbers."""

Kind = Literal["float", "truth", "count", "name"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read from the state of a day."""

    name: str
    kind: Kind
    slot: int
    told: str
    """What it is: the name in the scenario's own language, or in English what the program counts."""
    unit: str = ""
    names: tuple[str, ...] = ()
    """Of a "name": what its numbers mean."""

    @property
    def type(self) -> object:
        """Its Arrow type."""
        match self.kind:
            case "float":
                return pa.float64()
            case "truth":
                return pa.bool_()
            case "count":
                return pa.int64()
            case "name":
                return pa.string()


def state_columns(rules: Rules) -> tuple[Column, ...]:
    """All of them, for the last day of any half-year."""
    return tuple(_columns(rules, rules.layout))


def _columns(rules: Rules, layout: Layout) -> Iterator[Column]:
    settings, model = rules.scenario.settings, rules.scenario.model
    for number, name in enumerate(layout.indicators):
        shown = settings.indicators[name]
        yield Column(f"indicator_{name}", "float", layout.indicator[number], shown.name, shown.unit or "")
    for number, name in enumerate(layout.stocks):
        stock = model.stocks[name]
        yield Column(f"stock_{name}", "float", layout.stock[number], stock.name, stock.unit)
    for number, name in enumerate(layout.goals):
        yield Column(f"goal_{name}", "truth", layout.goal_met[number], settings.goals[name].name)
    for number, name in enumerate(layout.floors):
        told = settings.floors[name].name
        yield Column(f"floor_broken_{name}", "truth", layout.floor_broken[number], told)
    for number, name in enumerate(layout.promises):
        told = settings.promises[name].name
        yield Column(f"promise_{name}", "name", layout.promise[number], told, names=PROMISED)
    for number, name in enumerate(layout.situations):
        told = settings.situations[name].name
        yield Column(f"situation_{name}", "truth", layout.situation[number], told)
    held = "the ambition in force, which a team may raise"
    yield Column("ambition_held", "name", AMBITION, held, names=layout.ambitions.ids)
    for slot, name, told in (
        (ZERO_DIVISIONS, "divisions_by_zero", "divisions by zero so far, each counted as 0"),
        (NOT_FINITE, "amounts_not_finite", "amounts that were no number so far, each counted as 0"),
        (TOO_LARGE, "amounts_too_large", "amounts too large for the ledger so far, each cut"),
    ):
        yield Column(name, "count", slot, told)


def slots_of(columns: tuple[Column, ...]) -> Slots:
    """The slots that must be kept of a state."""
    return Slots(
        tuple(column.slot for column in columns if column.kind == "float"),
        tuple(column.slot for column in columns if column.kind != "float"),
    )


def arrays(columns: tuple[Column, ...], days: Days) -> list[object]:
    """The columns' values (Arrow arrays) on some days."""
    floats, whole = iter(days.floats.T), iter(days.whole.T)
    made = []
    for column in columns:
        match column.kind:
            case "float":
                made.append(pa.array(next(floats)))
            case "truth":
                made.append(pa.array(next(whole) > 0))
            case "count":
                made.append(pa.array(next(whole)))
            case "name":
                made.append(pa.array(np.array(column.names, object)[next(whole)], pa.string()))
    return made
