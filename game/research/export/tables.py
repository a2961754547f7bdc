"""The rows of one game, table by table, as the codebook has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from game.research.export import clock, decided, figures, led, whole
from game.research.export.codebook import Row
from game.research.export.told import Told

ROWS: Mapping[str, Callable[[Told], Iterable[Row]]] = {
    "games": whole.games,
    "turns": whole.turns,
    "offers": decided.offers,
    "alternatives": decided.alternatives,
    "decisions": decided.decisions,
    "votes": decided.votes,
    "tokens": decided.tokens,
    "loans": decided.loans,
    "budget_lines": decided.budget_lines,
    "budget_moves": decided.budget_moves,
    "promises": whole.promises,
    "goals": whole.goals,
    "predictions": figures.predictions,
    "indicators": figures.indicators,
    "stocks": figures.stocks,
    "ledger": figures.ledger,
    "capacity": figures.capacity,
    "situations": whole.situations,
    "initiatives": whole.initiatives,
    "interventions": led.interventions,
    "clock": clock.clock,
    "texts": led.texts,
}
"""How each table about games is told."""


def rows_of(told: Told) -> Mapping[str, tuple[Row, ...]]:
    """All rows of a game by table, in the order of the codebook."""
    return {name: tuple(rows(told)) for name, rows in ROWS.items()}
