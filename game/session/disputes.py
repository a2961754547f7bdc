"""What a table disputes: sentences of the facilitator's, by half-year, about a card, an indicator or the whole."""

from __future__ import annotations

from pathlib import Path

from game.session.game import Game, Written
from game.session.reasons import written_beside

DISPUTE = "dispute"
"""What such a private text is called."""


def disputes_of(game: Game) -> tuple[Written, ...]:
    """Those of a running game that have not been forgotten."""
    return tuple(each for each in game.written if each.what == DISPUTE and each.text)


def disputes_beside(log: Path) -> tuple[Written, ...]:
    """Those of a log whose private file lies beside it; none without that file or when it cannot be used."""
    return tuple(each for each in written_beside(log) if each.what == DISPUTE)
