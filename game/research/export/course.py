"""What a log's records tell beside its replay: every move and whether it held, when, and what was noted.

The replay passes these records over, for they change no state; here they are read without the rules. Undo takes back
the last move since the half-year was last confirmed, as in `game.session.course`; private texts and facts that were
read are no moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from game.log.canonical import Json
from game.log.record import Record
from game.session.inputs import ReadFact, Write
from game.session.records import COMMITMENT

_NO_MOVES = (Write.kind, ReadFact.kind)
_AT, _WHAT = "at", "what"


@dataclass(frozen=True, slots=True)
class Move:
    """One input. `second` is counted from the game's begin; None where the log has no clock."""

    record: int
    turn: int
    second: int | None
    kind: str
    facts: Mapping[str, str]
    undone: bool
    commitment: str = ""
    """Of a private text."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An undo, and the record of the move that it took back."""

    record: int
    second: int | None
    move: int


@dataclass(frozen=True, slots=True)
class Commit:
    """A half-year that was confirmed: its record, when, and who gave no vote, with "away" or ""."""

    record: int
    second: int | None
    abstained: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something noted beside the game."""

    record: int
    turn: int
    second: int | None
    what: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Course:
    """A log's records in their order."""

    begun: datetime | None
    """When the game began; None where the log has no clock."""
    seconds: int | None
    """From the first record to the last."""
    moves: tuple[Move, ...]
    taken_back: tuple[TakenBack, ...]
    commits: tuple[Commit, ...]
    """One for each half-year."""
    notes: tuple[Note, ...]

    def of_turn(self, turn: int) -> tuple[Move, ...]:
        """The moves of a half-year, also those that were taken back."""
        return tuple(move for move in self.moves if move.turn == turn)

    def opened(self, turn: int) -> int | None:
        """When a half-year began: with the game, or when the table left the consequences of the one before."""
        if turn == 1:
            return None if self.seconds is None else 0
        before = self.commits[turn - 2]
        after = (move.second for move in self.moves if move.turn == turn - 1 and move.record > before.record)
        return max((second for second in after if second is not None), default=before.second)


def course_of(records: Iterable[Record]) -> Course:
    """Read a log's records, the header first; the replay says whether they are a game."""
    kept = tuple(records)
    begun = _instant(kept[0])
    moves: list[Move] = []
    commits: list[Commit] = []
    notes: list[Note] = []
    open_moves: list[int] = []
    taken_back: list[TakenBack] = []
    for record in kept:
        second = _second(record, begun)
        match record.k:
            case "input":
                move = _move(record, second)
                if move.kind not in _NO_MOVES:
                    open_moves.append(record.n)
                moves.append(move)
            case "undo":
                if open_moves:
                    taken_back.append(TakenBack(record.n, second, open_moves.pop()))
            case "turn":
                commits.append(Commit(record.n, second, _pairs(record.d.get("abstained"))))
                open_moves.clear()
            case "annotation":
                notes.append(
                    Note(record.n, _turn(record), second, str(record.x.get(_WHAT, "")), _texts(record.x))
                )
            case _:
                continue
    undone = {each.move for each in taken_back}
    return Course(
        begun,
        _second(kept[-1], begun),
        tuple(replace(move, undone=move.record in undone) for move in moves),
        tuple(taken_back),
        tuple(commits),
        tuple(notes),
    )


def _move(record: Record, second: int | None) -> Move:
    facts = _texts(record.d)
    commitment = record.x.get(COMMITMENT)
    return Move(
        record.n,
        _turn(record),
        second,
        facts.pop("kind", ""),
        facts,
        undone=False,
        commitment=commitment if isinstance(commitment, str) else "",
    )


def _texts(part: Mapping[str, Json]) -> dict[str, str]:
    return {name: value for name, value in part.items() if isinstance(value, str)}


def _turn(record: Record) -> int:
    turn = record.d.get("turn")
    return turn if isinstance(turn, int) else 0


def _instant(record: Record) -> datetime | None:
    """When a record was written; None where nobody said so, or said it otherwise than in ISO 8601 with an offset."""
    at = record.x.get(_AT)
    try:
        found = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _second(record: Record, begun: datetime | None) -> int | None:
    """Never below 0: a computer's clock may be set back during a game."""
    at = _instant(record)
    return None if at is None or begun is None else max(0, round((at - begun).total_seconds()))


def _pairs(value: Json) -> tuple[tuple[str, str], ...]:
    rows = value if isinstance(value, list) else []
    return tuple((str(row[0]), str(row[1])) for row in rows if isinstance(row, list) and len(row) == 2)  # noqa: PLR2004
