"""Rows about how the table was led: what the facilitator did, and the private texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.research.export.codebook import Row
from game.research.export.course import Move
from game.research.export.told import Told
from game.session.inputs import (
    Bring,
    CallEvent,
    CatchUp,
    EndAfterThisTurn,
    NoEvent,
    PlayOn,
    PutAside,
    Sit,
    TakeUp,
    VoteBy,
    Write,
)

_FACILITATES: Mapping[str, tuple[str, str]] = {
    CallEvent.kind: ("event", ""),
    Bring.kind: ("card", ""),
    NoEvent.kind: ("", ""),
    PutAside.kind: ("card", ""),
    CatchUp.kind: ("", "until"),
    TakeUp.kind: ("", ""),
    VoteBy.kind: ("", "way"),
    Sit.kind: ("role", "by"),
    EndAfterThisTurn.kind: ("", ""),
    PlayOn.kind: ("", ""),
}
"""Which facts of a move are the subject and the detail of an intervention."""
_NOTES: Mapping[str, str] = {"pause": "", "pause_over": "", "more_time": "minutes"}
"""The notes in a log that are interventions, and which fact is the detail."""
_WRITTEN = ("note", "dispute")
"""The private texts whose writing is an intervention."""


def interventions(told: Told) -> Iterator[Row]:
    """What the facilitator did, in the order of the log."""
    found = [row for move in told.course.moves for row in _of_move(told.game, move)]
    found += [
        (told.game, note.record, note.turn, note.second, note.what, None, note.facts.get(detail), False)
        for note in told.course.notes
        if (detail := _NOTES.get(note.what)) is not None
    ]
    yield from sorted(found, key=lambda row: int(row[1] or 0))


def _of_move(game: str, move: Move) -> Iterator[Row]:
    begin = (game, move.record, move.turn, move.second)
    if move.kind in _FACILITATES:
        subject, detail = _FACILITATES[move.kind]
        yield *begin, move.kind, move.facts.get(subject), move.facts.get(detail), move.undone
    elif move.kind == Write.kind and move.facts.get("what") in _WRITTEN:
        yield *begin, move.facts["what"], move.facts.get("about"), None, False


def texts(told: Told) -> Iterator[Row]:
    """The private texts that have not been forgotten."""
    if told.private is None:
        return
    for move in told.course.moves:
        text = told.private.get(move.commitment) if move.kind == Write.kind else None
        if text is not None:
            yield (
                told.game,
                move.record,
                move.turn,
                move.second,
                move.facts.get("what"),
                move.facts.get("role"),
                move.facts.get("about"),
                text,
                told.private.check(move.commitment),
            )
