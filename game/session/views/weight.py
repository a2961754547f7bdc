"""How much what came due matters to a table, so that the news can tell the few things that matter most."""

from __future__ import annotations

from game.session.views.play import Play

FIRST = ("stops", "failed", "live", "working", "back", "late", "later", "given", "budget")
"""Kinds of what came due, the weightiest first."""
TOLD_ALREADY = frozenset({"kept", "broken", "withdrawn", "starts"})
"""What the last beat of the half-year before has told a moment ago."""


def weight(play: Play, kind: str, subject: str) -> tuple[int, int]:
    """Where a thing that came due stands among others: what the whole table decided before what one role did.

    `kind` and `subject` are those of a `Due`; the smallest stands first.
    """
    card = play.rules.scenario.cards.get(subject.partition(".")[0])
    alone = card is not None and card.kind != "case"
    return int(alone), FIRST.index(kind) if kind in FIRST else len(FIRST)


def is_new(play: Play, kind: str) -> bool:
    """Whether the table has not heard of it in the beat before; the game's first day is all new."""
    return play.before is None or kind not in TOLD_ALREADY
