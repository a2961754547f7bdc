"""Which private facts were read during a game, and by whom: a debrief asks what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.log.record import Record
from game.session.inputs import ReadFact


@dataclass(frozen=True, slots=True)
class FactRead:
    """In a half-year, whoever plays a role looked at what it knows about a card."""

    turn: int
    card: str
    role: str


def facts_read(records: Iterable[Record]) -> tuple[FactRead, ...]:
    """What a log's records say was read, in that order, each fact once for every half-year."""
    found = dict.fromkeys(_read(record) for record in records)
    return tuple(each for each in found if each is not None)


def _read(record: Record) -> FactRead | None:
    match record.k, dict(record.d):
        case "input", {"kind": ReadFact.kind, "turn": int(turn), "card": str(card), "role": str(role)}:
            return FactRead(turn, card, role)
        case _:
            return None
