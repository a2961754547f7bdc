"""The soft clock: what to show of the time that a beat should take. It never hurries anybody on."""

from __future__ import annotations

from math import ceil

from game.pack.schema import Minutes
from game.session.table import Beat

SHOWN_MINUTES = 2.0
"""How much of a beat's end may show a clock."""


def minutes_for(minutes: Minutes, beat: Beat, *, budget: bool) -> float | None:
    """How long a beat should take; None for one without a clock. `budget`: whether there is one to adopt."""
    match beat:
        case "news":
            return float(minutes.news)
        case "case":
            return float(minutes.case)
        case "choice":
            return float(minutes.choice) + (float(minutes.budget) if budget else 0.0)
        case "consequences":
            return float(minutes.consequences)
        case "epilogue" | "over":
            return None


def minutes_left(length_minutes: float | None, passed_seconds: float) -> int | None:
    """The minutes to show, rounded up; None while there is nothing to show, 0 when the time has run out.

    A short beat shows its clock only in its second half: nobody should begin with a countdown.
    """
    if length_minutes is None:
        return None
    left = length_minutes - passed_seconds / 60.0
    if left > min(SHOWN_MINUTES, length_minutes / 2.0):
        return None
    return max(0, ceil(left))
