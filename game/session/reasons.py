"""What the minority said against a decision: kept beside the log, read where it still lies there."""

from __future__ import annotations

from pathlib import Path

from game.errors import LogError
from game.log.private import PrivateFile, private_path
from game.log.read import read_log
from game.session.game import Game, Written
from game.session.inputs import Write
from game.session.records import COMMITMENT, INPUT

Reasons = tuple[tuple[int, str], ...]
"""(half-year, text) in the order in which they were written."""
REASON, DISPUTE = "reason", "dispute"
"""What such private texts are called."""


def reasons_of(game: Game) -> Reasons:
    """The reasons of a running game that have not been forgotten."""
    return tuple((each.turn, each.text) for each in game.written if each.what == REASON and each.text)


def reasons_beside(log: Path) -> Reasons:
    """The reasons of a log whose private file lies beside it; none without that file or when it cannot be used."""
    return tuple((each.turn, each.text) for each in texts_beside(log, REASON) if each.text)


def texts_beside(log: Path, what: str) -> tuple[Written, ...]:
    """The private texts of a kind, of a log whose private file lies beside it and can be used."""
    if not private_path(log).exists():
        return ()
    try:
        private, records = PrivateFile.open(private_path(log)), read_log(log).records
    except LogError:
        return ()  # the debrief of a log does not need its private file
    found = []
    for record in records:
        commitment, turn = record.x.get(COMMITMENT), record.d.get("turn")
        if record.k != INPUT or record.d.get("kind") != Write.kind or record.d.get("what") != what:
            continue
        text = private.get(commitment) if isinstance(commitment, str) else None
        if text and isinstance(turn, int):
            role, about = (str(record.d.get(part, "")) for part in ("role", "about"))
            found.append(Written(turn, what, role, text, about))
    return tuple(found)
