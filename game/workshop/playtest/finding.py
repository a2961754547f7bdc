"""A finding: what is the matter, how sure that is, and where in the pack it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.pack.scope import Path as PartPath

Rank = Literal["error", "warning", "note"]
RANKS: tuple[Rank, ...] = ("error", "warning", "note")

CODES = (
    "crash",
    "unreachable",
    "not-seen",
    "never-legal",
    "never-kept",
    "slips",
    "runaway",
    "too-easy",
    "goal-never",
    "goal-always",
    "floor-always",
    "dominated",
    "no-effect",
    "one-answer",
    "always-chosen",
    "never-chosen",
    "too-much-to-read",
)
"""In the order in which an author asks."""

Fact = str | int | float
Facts = tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a playtest found; `facts` are ids, counts and shares, which `wording` puts into words."""

    rank: Rank
    code: str
    path: PartPath
    """The part of the pack that it is about."""
    facts: Facts

    @property
    def card(self) -> str:
        """The card that it is about, "" if it is about none."""
        return str(self.path[1]) if self.path[0] == "cards" else ""


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first, then in the order in which an author asks; those of one kind stay as they are."""
    return tuple(sorted(found, key=lambda each: (RANKS.index(each.rank), CODES.index(each.code))))


def graded(count: int, error: int, warning: int) -> Rank:
    """How sure it is that what was never seen never comes, by the number of chances that it had."""
    return "error" if count >= error else "warning" if count >= warning else "note"
