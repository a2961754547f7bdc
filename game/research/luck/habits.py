"""A table read by its habits: what it would have answered to a card that it never met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from game.engine.decisions import NOT_NOW, Decisions
from game.pack.schema import Scenario


def habits(scenario: Scenario, recorded: Sequence[Decisions]) -> dict[str, str]:
    """How a table would have answered each card that it never met, by what it did with cards of that dimension.

    Where it mostly waited, it waits; else it takes the dearest option or the cheapest, as it mostly did. A dimension
    that it never met is read like all of them together; where both are as frequent, it waits, or takes the cheapest.
    """
    answers = {card: key for decisions in recorded for card, key in decisions.choices}
    seen: dict[str | None, Counter[str]] = {}
    for card, key in answers.items():
        for dimension in (scenario.cards[card].dimension, None):
            seen.setdefault(dimension, Counter())[_manner(scenario, card, key)] += 1
    every = seen.get(None, Counter())
    return {
        card: _answered(scenario, card, seen.get(scenario.cards[card].dimension, every))
        for card in scenario.cards
        if card not in answers and scenario.cards[card].options
    }


def _manner(scenario: Scenario, card: str, key: str) -> str:
    """Whether an answer waits, or takes the cheapest or a dearer option."""
    prices = {str(name): float(option.price) for name, option in scenario.cards[card].options.items()}
    if key == NOT_NOW:
        return "waits"
    return "dearest" if prices[key] > min(prices.values()) else "cheapest"


def _answered(scenario: Scenario, card: str, seen: Mapping[str, int]) -> str:
    takes = seen.get("dearest", 0) + seen.get("cheapest", 0)
    if seen.get("waits", 0) >= takes:
        return NOT_NOW
    prices = {str(name): float(option.price) for name, option in scenario.cards[card].options.items()}
    dearest = seen.get("dearest", 0) > seen.get("cheapest", 0)
    return min(prices, key=lambda name: (-prices[name] if dearest else prices[name], name))
