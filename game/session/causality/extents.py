"""What every quantity of a pack can be, and where its stocks start."""

from __future__ import annotations

from game.lang import Kind
from game.pack.equations import Equations
from game.pack.schema import Scenario
from game.pack.scope import given_names, told_names
from game.session.causality.interval import Interval
from game.session.causality.parts import parts_of
from game.session.causality.ranges import Ranges
from game.session.causality.slopes import TRUTH


def starts_of(scenario: Scenario, profile: str) -> dict[str, float]:
    """The start value of each stock in a profile."""
    found = {}
    for name, stock in scenario.model.stocks.items():
        start = stock.start
        found[name] = float(start[profile] if isinstance(start, dict) else start)
    return found


def ranges_of(scenario: Scenario, equations: Equations) -> dict[str, Interval]:
    """By name as equations write it, what each quantity can be that no equation of the pack works out."""
    where = Ranges(parts_of(scenario, equations.trees))
    kinds = {
        **told_names(scenario),
        **given_names(scenario),
        **dict.fromkeys(scenario.model.stocks, Kind.NUMBER),
    }
    return {name: TRUTH if kind is Kind.TRUTH else where.number(name) for name, kind in kinds.items()}
