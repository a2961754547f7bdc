"""Replay a log: fold the engine over its header and its turns, and see whether it comes to the same states.

    start   d: turn (0), hash, stocks               the state before the first half-year
    turn    d: turn, decisions, votes, prediction, hash, stocks
                                                    one committed half-year and its last day
    end     d: turns, goals, floors, promises, ended_early (only when true)

`hash` is `game.engine.state.state_hash`, `stocks` the level of each stock by name, as `float.hex`. All other
records (inputs, undo) are how the table came to its decisions, or annotations (a pause, more time); they change no
state and are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from game.engine.decisions import Decisions
from game.engine.layout import FINISHED
from game.engine.state import Rules, Setup, State, state_hash
from game.engine.step import Rejection, Step, compile_rules, opened_for, start, step
from game.errors import LogError, LogFinding
from game.log.canonical import Json
from game.log.header import Header
from game.log.outcome import outcome_of, stocks_as_data
from game.log.read import LogFile, read_bytes
from game.log.record import END, HEADER, Record
from game.log.setup import refuse_other_rules, setup_from_data
from game.log.verification import TURN, OutOfStep, Reached, Verification, verify_content
from game.pack.hashes import rules_hash
from game.pack.schema import Scenario

START = "start"
Direction = Literal["up", "level", "down"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One committed half-year, as its record says. `prediction` is an indicator and up, level or down."""

    turn: int
    decisions: Decisions
    votes: tuple[tuple[str, str], ...]
    prediction: tuple[str, Direction] | None


@dataclass(frozen=True, slots=True)
class Replayed:
    """A game played again. `steps` is the start and then one step for each of `turns`.

    With a `fault` they stop before the turn that is out of step.
    """

    rules: Rules
    header: Header
    setup: Setup
    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]
    fault: OutOfStep | None
    ended: bool
    """Whether the log has its end."""
    ended_early: bool
    """Whether the table ended before the last turn of its setup."""

    @property
    def decisions(self) -> tuple[Decisions, ...]:
        """What was decided in each half-year."""
        return tuple(turn.decisions for turn in self.turns)

    @property
    def finished(self) -> bool:
        """Whether the game was played to an end, be it an early one."""
        return self.ended or self.steps[-1].closed.whole[FINISHED] == 1


def replay(log: LogFile, scenario: Scenario, *, rules: Rules | None = None, ledger: bool = True) -> Replayed:
    """Play a log's game again with its scenario; `rules` are the scenario's compiled rules, if at hand.

    Raises LogError when the scenario's rules are others than the log's. A game that comes out differently is
    no error: it is the result, in `fault`.
    """
    refuse_other_rules(log.header, rules_hash(scenario), scenario.settings.id)
    ready = rules if rules is not None else compile_rules(scenario)
    return replay_checked(log.header, log.records, ready, ledger=ledger)


def replay_checked(
    header: Header, records: tuple[Record, ...], rules: Rules, *, ledger: bool = True
) -> Replayed:
    """As `replay`, when the rules are already known to be the log's."""
    setup = setup_from_data(header.setup)
    try:
        first = start(rules, setup, int(header.seed), ledger=ledger)
    except ValueError as error:
        raise LogError("setup-unfit", detail=error) from error
    steps, turns = [first], list[Turn]()
    ended = early = begun = False
    fault: OutOfStep | None = None
    for record in records:
        if record.k != HEADER and begun != (record.k != START):
            fault = OutOfStep(len(turns), LogFinding.about("begins-once", record=record.n, kind=record.k))
            break
        match record.k:
            case "start":
                begun = True
                fault = _differs(rules, 0, first.closed, record)
            case "turn":
                fault = _play(rules, record, steps, turns, ledger=ledger)
            case "end":
                ended, early = True, record.d.get("ended_early") is True
                fault = _wrong_end(rules, steps, record)
            case _:
                continue
        if fault is not None:
            break
    return Replayed(rules, header, setup, tuple(steps), tuple(turns), fault, ended, early)


def turn_of(record: Record) -> Turn:
    """Read a turn's record. Raises LogError when it is none."""
    try:
        decisions = Decisions.from_data(_table(record.d["decisions"]))
        votes = tuple((str(role), str(key)) for role, key in _rows(record.d.get("votes", [])))
        foreseen = record.d.get("prediction")
        prediction = None if foreseen is None else _prediction(foreseen)
        number = record.d["turn"]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LogError("no-half-year", record=record.n) from error
    if not isinstance(number, int):
        raise LogError("which-half-year", record=record.n)
    return Turn(number, decisions, votes, prediction)


def reached(log: LogFile, rules: Rules) -> Reached:
    """How far a log's records replay to the same states, by rules that are known to be the log's."""
    replayed = replay_checked(log.header, log.records, rules, ledger=False)
    return Reached(len(replayed.turns), replayed.fault)


def verify_log(path: Path, pack: Scenario | None = None) -> Verification:
    """Judge a log without changing it: its chain, and, with its scenario at hand, its replay.

    Raises LogError only when the file cannot be read at all.
    """

    def check(log: LogFile) -> Reached:
        assert pack is not None
        refuse_other_rules(log.header, rules_hash(pack), pack.settings.id)
        return reached(log, compile_rules(pack))

    return verify_content(read_bytes(path), None if pack is None else check)


def _play(
    rules: Rules, record: Record, steps: list[Step], turns: list[Turn], *, ledger: bool
) -> OutOfStep | None:
    """Play one more half-year; the lists grow only when it is in step."""
    number = len(turns) + 1
    try:
        turn = turn_of(record)
    except LogError as error:
        return OutOfStep(number, error.finding)
    if turn.turn != number:
        return OutOfStep(
            number, LogFinding.about("other-half-year", record=record.n, found=turn.turn, turn=number)
        )
    try:
        played = step(rules, steps[-1].state, turn.decisions, ledger=ledger)
    except (KeyError, ValueError) as error:
        return OutOfStep(number, LogFinding.about("not-playable", detail=error))
    if isinstance(played, Rejection):
        codes = ", ".join(refusal.code for refusal in played.refusals)
        return OutOfStep(number, LogFinding.about("decided-refused", codes=codes))
    fault = _differs(rules, number, played.closed, record)
    if fault is None:
        steps[-1] = opened_for(rules, steps[-1], turn.decisions)
        steps.append(played)
        turns.append(turn)
    return fault


def _differs(rules: Rules, turn: int, closed: State, record: Record) -> OutOfStep | None:
    """Compare a state with its record: first the stocks, which name the place, then the hash."""
    expected = record.d.get("stocks")
    found = stocks_as_data(rules, closed)
    if not isinstance(expected, dict) or set(expected) != set(found):
        return OutOfStep(turn, LogFinding.about("other-stocks", record=record.n))
    for name, value in found.items():
        if expected[name] != value:
            what = LogFinding.about(
                "stock-differs",
                name=name,
                logged=_decimal(expected[name]),
                replayed=_decimal(value),
                logged_bits=expected[name],
                replayed_bits=value,
            )
            return OutOfStep(turn, what)
    if record.d.get("hash") != state_hash(closed):
        return OutOfStep(turn, LogFinding.about("hash-differs"))
    return None


def _decimal(level: object) -> str:
    """A level that was written by `float.hex`, for people: the shortest decimal number that is this very float."""
    try:
        return repr(float.fromhex(str(level)))
    except (ValueError, OverflowError):
        return str(level)


def _wrong_end(rules: Rules, steps: list[Step], record: Record) -> OutOfStep | None:
    turn = len(steps) - 1
    if record.d.get("turns") != turn:
        return OutOfStep(turn, LogFinding.about("end-turns", told=record.d.get("turns"), played=turn))
    if (record.d.get("ended_early") is True) == (steps[-1].closed.whole[FINISHED] == 1):
        return OutOfStep(turn, LogFinding.about("end-early"))
    outcome = outcome_of(rules, steps[-1].closed)
    for part, found in outcome.as_data().items():
        if record.d.get(part) != found:
            return OutOfStep(turn, LogFinding.about("end-outcome", part=part))
    return None


def _table(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise TypeError("an object is needed")
    return value


def _rows(value: Json) -> list[tuple[Json, Json]]:
    if not isinstance(value, list):
        raise TypeError("a list is needed")
    return [_pair_of(item) for item in value]


def _pair_of(value: Json) -> tuple[Json, Json]:
    match value:
        case [first, second]:
            return first, second
        case _:
            raise TypeError("a pair is needed")


def _prediction(value: Json) -> tuple[str, Direction]:
    indicator, direction = _pair_of(value)
    for known in get_args(Direction):
        if isinstance(indicator, str) and direction == known:
            return indicator, known
    raise TypeError("an indicator and a direction are needed")


__all__ = [
    "END",
    "START",
    "TURN",
    "OutOfStep",
    "Replayed",
    "Turn",
    "reached",
    "replay",
    "replay_checked",
    "turn_of",
    "verify_log",
]
