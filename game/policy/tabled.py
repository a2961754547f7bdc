"""A team that follows a table: for each half-year what it wants, best first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.engine.state import Rules
from game.pack.schema import Scenario
from game.policy.table import Policy


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """What a team wants in each half-year, as numbers: one row for each, laid out by `game.policy.wishes`."""

    rows: tuple[tuple[int, ...], ...]


def tabled(rules: Rules, table: DecisionTable) -> Policy:
    """The team that follows a table."""
    raise NotImplementedError


def table_of(rules: Rules, policy: str) -> DecisionTable | None:
    """A built-in team as a table; None where it weighs what no table holds."""
    raise NotImplementedError


def read_table(path: Path, scenario: Scenario) -> DecisionTable:
    """A table from a file of YAML; raises `BadInput`-like errors with file and line."""
    raise NotImplementedError
