"""Which cards a picture of the deck shows."""

from __future__ import annotations

from dataclasses import dataclass

from game.lang import references
from game.pack.equations import Equations
from game.pack.schema import Card, Scenario
from game.workshop.graph.deck import End, Tie, answers, ties_of


@dataclass(frozen=True, slots=True)
class DeckView:
    """Part of a deck: the cards in sight and everything that ties them."""

    cards: tuple[str, ...]
    ties: tuple[Tie, ...]
    of: str = ""


def whole_deck(scenario: Scenario) -> DeckView:
    """All cards."""
    return DeckView(tuple(scenario.cards), ties_of(scenario))


def about_card(scenario: Scenario, card: str, steps: int) -> DeckView:
    """A card with what leads to it and what it leads to, within so many steps."""
    ties = ties_of(scenario)
    reached: set[End] = {("card", card)}
    kept: dict[Tie, None] = {}
    for _ in range(steps):
        found = [tie for tie in ties if tie.source in reached or tie.target in reached]
        kept |= dict.fromkeys(found)
        # a promise or a situation is where a way ends: everything would meet there
        ends = {end for tie in found for end in (tie.source, tie.target)}
        reached |= {end for end in ends if end[0] == "card"}
    cards = {card} | {end[1] for tie in kept for end in (tie.source, tie.target) if end[0] == "card"}
    return DeckView(
        tuple(name for name in scenario.cards if name in cards), tuple(t for t in ties if t in kept), card
    )


def about_indicator(scenario: Scenario, indicator: str) -> DeckView:
    """The cards that touch an indicator, predict it, or wait for it."""
    trees = Equations(scenario).trees
    asked = {indicator, f"change_{indicator}"}
    stocks = set(scenario.settings.indicators[indicator].sum or {})

    def concerns(name: str, card: Card) -> bool:
        touched = any(indicator in reply.touches for _, reply in answers(card))
        paths = [
            ("cards", name, "when"),
            *(("cards", name, "options", key, "requires") for key in card.options),
        ]
        return (
            touched
            or card.predict == indicator
            or any(references(trees[path]) & (asked | stocks) for path in paths)
        )

    cards = tuple(name for name, card in scenario.cards.items() if concerns(name, card))
    ends = {("card", name) for name in cards}
    ties = tuple(
        tie for tie in ties_of(scenario) if {e for e in (tie.source, tie.target) if e[0] == "card"} <= ends
    )
    return DeckView(cards, ties, indicator)
