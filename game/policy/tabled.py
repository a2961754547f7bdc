"""Teams that follow a table: what they want in each half-year is written down before the game.

A table can be played without Python in between (`game.research.compiled`), and a researcher can write one by hand or by
a program (`read_table`). Here it is played as any other team.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from game.engine.decisions import Decisions, decode
from game.engine.layout import TURN, Layout
from game.engine.state import Rules, State
from game.policy import following
from game.policy.plain import beginning_with, costing_least
from game.policy.table import Liking, Policy, taking_rule, waiting
from game.policy.table_file import read_table
from game.policy.wishes import (
    CHEAPEST,
    DRAWN,
    EVEN,
    QUIET,
    DecisionTable,
    liked_answers,
    wish_layout,
    wish_tables,
)

__all__ = ["DecisionTable", "read_table", "table_of", "tabled"]


def tabled(rules: Rules, table: DecisionTable) -> Policy:
    """The team that follows a table of this pack; ValueError for one of another pack."""
    if not table.fits(rules.layout):
        raise ValueError("the table is not of this scenario")
    decided: Callable[[Sequence[int], list[float], list[int], list[int], int], None] = rules.kernel.extended(
        following, wish_tables(rules.layout)
    )["follow"]

    def decide(rules: Rules, state: State) -> Decisions:
        vector = [0] * rules.layout.decision_count
        row = table.rows[state.whole[TURN] - 1]
        decided(row, list(state.floats), list(state.whole), vector, state.key)
        return decode(rules.layout, state.whole, vector)

    return decide


def table_of(rules: Rules, policy: str) -> DecisionTable | None:
    """The built-in team of this name as a table that decides the same; None for a team that weighs as it goes."""
    written = _WRITTEN.get(policy)
    if written is None:
        return None
    row = written(rules.layout)
    return DecisionTable((tuple(row),) * rules.scenario.settings.turns)


def _rule_of_thumb(layout: Layout, liking: Liking, proposal: int, gains: str | None) -> list[int]:
    wishes = wish_layout(layout)
    row = [0] * wishes.size
    row[wishes.answers : wishes.tokens] = liked_answers(layout, liking)
    row[wishes.tokens : wishes.lending] = [EVEN] * len(layout.roles)
    row[wishes.proposals] = proposal
    row[wishes.gains] = layout.gain_rules[gains] + 1 if gains is not None else 0
    return row


def _cautious(layout: Layout) -> list[int]:
    return _rule_of_thumb(layout, waiting, QUIET, None)


def _always(key: str) -> Callable[[Layout], list[int]]:
    return lambda layout: _rule_of_thumb(layout, beginning_with(key), QUIET, taking_rule(layout.scenario))


def _cheapest(layout: Layout) -> list[int]:
    return _rule_of_thumb(layout, costing_least(layout.scenario), CHEAPEST, taking_rule(layout.scenario))


def _at_random(layout: Layout) -> list[int]:
    wishes = wish_layout(layout)
    row = [DRAWN] * wishes.size
    row[wishes.ambition] = 0
    return row


_WRITTEN: Mapping[str, Callable[[Layout], list[int]]] = MappingProxyType(
    {
        "random": _at_random,
        "cautious": _cautious,
        "always-a": _always("a"),
        "always-b": _always("b"),
        "cheapest": _cheapest,
    }
)
