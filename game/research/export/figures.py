"""Rows of figures: indicators and stocks on last days, what moved them, the roles' capacity, the predictions."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.state import State
from game.research.export.codebook import Row
from game.research.export.told import Told
from game.session.prediction import outcome_of_prediction


def indicators(told: Told) -> Iterator[Row]:
    """Every indicator on every last day, the start first."""
    layout = told.rules.layout
    before: State | None = None
    for day, step in enumerate(told.replayed.steps):
        for number, name in enumerate(layout.indicators):
            value = step.closed.floats[layout.indicator[number]]
            change = None if before is None else value - before.floats[layout.indicator[number]]
            yield told.game, day, name, value, change
        before = step.closed


def stocks(told: Told) -> Iterator[Row]:
    """Every stock on every last day, the start first."""
    layout = told.rules.layout
    for day, step in enumerate(told.replayed.steps):
        for number, name in enumerate(layout.stocks):
            value = step.closed.floats[layout.stock[number]]
            yield told.game, day, name, value, value.hex()


def ledger(told: Told) -> Iterator[Row]:
    """What moved every stock in every half-year, without the causes that did nothing."""
    for turn, step in enumerate(told.replayed.steps[1:], 1):
        if step.ledger is None:
            raise ValueError("an export needs a replay that keeps the ledger")
        for stock in told.rules.layout.stocks:
            for posting in step.ledger.of_stock(stock):
                kind, _, cause = posting.cause.partition(":")
                yield told.game, turn, stock, kind, cause, posting.amount


def capacity(told: Told) -> Iterator[Row]:
    """What each role had and used in every half-year."""
    layout = told.rules.layout
    for turn, step in enumerate(told.replayed.steps[1:], 1):
        for number, role in enumerate(layout.roles):
            floats = step.closed.floats
            yield (
                told.game,
                turn,
                role,
                floats[layout.had_points[number]],
                floats[layout.used_points[number]],
            )


def predictions(told: Told) -> Iterator[Row]:
    """Each prediction, and what the figure did."""
    layout = told.rules.layout
    for turn in told.turns:
        if turn.prediction is None or turn.prediction[0] not in layout.indicators:
            continue  # no replay looks at predictions, so a changed log may name anything
        indicator, predicted = turn.prediction
        before, after = told.closed(turn.turn - 1), told.closed(turn.turn)
        became = outcome_of_prediction(told.rules, before, after, indicator)
        place = layout.indicator[layout.indicators[indicator]]
        change = after.floats[place] - before.floats[place]
        yield told.game, turn.turn, indicator, predicted, became, change, predicted == became
