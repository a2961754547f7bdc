"""Who moves what: every pair of a cause and a stock, each with its own line in the ledger.

A cause is written `kind:id`: `flow:skill_use`, `effect:night_sensors.a` (an initiative that is live),
`price:`, `choice:` (at once), `overrun:`, `failure:`, `running:` (its running cost), `event:`, `situation:`,
`promise:`, `budget:`, `gains:` and `bound:` (what a bound cut off).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from game.engine.layout import Layout


@dataclass(frozen=True, slots=True)
class Group:
    """One line of the ledger: what a cause does to a stock."""

    cause: str
    stock: str


@dataclass(frozen=True, slots=True)
class Share:
    """What a group's postings do to an indicator that is a weighted sum: the ledger line of its account."""

    group: int
    indicator: str
    weight: float
    slot: int
    line: int


class Accounts:
    """The ledger's lines: first one for each group, then one for each account that a group moves.

    The groups are collected while the kernel is written for the first time; `finish` then says which line each
    account gets, and the kernel is written again.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.groups: dict[Group, int] = {}
        self.shares: tuple[Share, ...] = ()
        self._lines: dict[tuple[int, str], int] = {}

    def group(self, cause: str, stock: str) -> int:
        """The number of a cause's line for a stock, new or known."""
        group = Group(cause, stock)
        if group not in self.groups and self.shares:
            raise ValueError(f"{group} comes after the ledger was laid out")
        return self.groups.setdefault(group, len(self.groups))

    def line(self, group: int, indicator: str) -> int:
        """The ledger line of what a group does to an indicator; 0 before `finish`."""
        return self._lines.get((group, indicator), 0)

    def finish(self) -> None:
        """Add the bounds' groups and give every account its line, ordered by group."""
        for stock in self.layout.stocks:
            self.group(f"bound:{stock}", stock)
        first = len(self.groups)
        pairs = [
            (number, pair) for group, number in self.groups.items() for pair in self.weights(group.stock)
        ]
        self.shares = tuple(
            Share(number, name, weight, self.layout.account[self.layout.sums[name]], first + place)
            for place, (number, (name, weight)) in enumerate(pairs)
        )
        self._lines = {(share.group, share.indicator): share.line for share in self.shares}

    @cached_property
    def by_stock(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """For each stock the causes of its groups with their lines, once `finish` has laid the ledger out."""
        found: dict[str, list[tuple[str, int]]] = {}
        for group, line in self.groups.items():
            found.setdefault(group.stock, []).append((group.cause, line))
        return {stock: tuple(each) for stock, each in found.items()}

    @property
    def line_count(self) -> int:
        """How many lines the ledger has."""
        return len(self.groups) + len(self.shares)

    def weights(self, stock: str) -> tuple[tuple[str, float], ...]:
        """The sum indicators that a stock counts in, with its weight."""
        indicators = self.layout.scenario.settings.indicators
        sums = ((name, indicators[name].sum or {}) for name in self.layout.sums)
        return tuple((name, float(table[stock])) for name, table in sums if stock in table)
