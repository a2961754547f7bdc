"""What the table wrote for itself, such as the minority's reasons: kept beside the log, read while it lies there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from game.errors import LogError
from game.log.private import PrivateFile, private_path
from game.log.read import read_log
from game.session.game import Written
from game.session.inputs import Write
from game.session.records import COMMITMENT, INPUT

Reasons = tuple[tuple[int, str], ...]
"""(half-year, text) in the order in which they were written."""
REASON = "reason"


def reasons_among(written: Iterable[Written]) -> Reasons:
    """The reasons among private texts."""
    return tuple((each.turn, each.text) for each in written if each.what == REASON and each.text)


def written_beside(log: Path) -> tuple[Written, ...]:
    """The private texts of a log whose private file lies beside it; none without it or when it cannot be used."""
    if not private_path(log).exists():
        return ()
    try:
        private, records = PrivateFile.open(private_path(log)), read_log(log).records
    except LogError:
        return ()  # the debrief of a log does not need its private file
    found = []
    for record in records:
        commitment, turn = record.x.get(COMMITMENT), record.d.get("turn")
        if record.k != INPUT or record.d.get("kind") != Write.kind:
            continue
        text = private.get(commitment) if isinstance(commitment, str) else None
        if text and isinstance(turn, int):
            what, role, about = (str(record.d.get(key, "")) for key in ("what", "role", "about"))
            found.append(Written(turn, what, role, text, about))
    return tuple(found)
