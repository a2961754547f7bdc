"""What a running game writes into its log: the content (`d`) of each kind of record."""

from __future__ import annotations

from game.engine.state import Rules, state_hash
from game.log.canonical import JsonInput
from game.log.outcome import outcome_of, stocks_as_data
from game.session.inputs import Input, as_data
from game.session.table import HalfYear, TableState

INPUT, UNDO, ANNOTATION = "input", "undo", "annotation"
COMMITMENT = "commitment"
"""Where a record's `x` holds the commitment to a private text."""


def start_record(rules: Rules, table: TableState) -> dict[str, JsonInput]:
    """The state before the first half-year."""
    closed = table.opening.closed
    return {"turn": 0, "hash": state_hash(closed), "stocks": stocks_as_data(rules, closed)}


def input_record(table: TableState, act: Input) -> dict[str, JsonInput]:
    """An input, with the half-year in which it was made."""
    return {"turn": table.turn, **as_data(act)}


def undo_record(table: TableState) -> dict[str, JsonInput]:
    """That the last move was taken back."""
    return {"turn": table.turn}


def turn_record(rules: Rules, played: HalfYear) -> dict[str, JsonInput]:
    """A committed half-year: all that replay needs, and all that it is compared with."""
    closed = played.step.closed
    record: dict[str, JsonInput] = {
        "turn": played.turn,
        "decisions": played.decisions.as_data(),
        "hash": state_hash(closed),
        "stocks": stocks_as_data(rules, closed),
    }
    if played.votes:
        record["votes"] = [list(vote) for vote in played.votes]
    if played.abstained:
        record["abstained"] = [list(pair) for pair in played.abstained]
    if played.prediction is not None:
        record["prediction"] = [played.prediction.indicator, played.prediction.direction]
    return record


def end_record(rules: Rules, table: TableState) -> dict[str, JsonInput]:
    """How the game ended."""
    record: dict[str, JsonInput] = {"turns": len(table.played)}
    if table.ended_early:
        record["ended_early"] = True
    return record | outcome_of(rules, table.step.closed).as_data()
