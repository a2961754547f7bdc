"""All findings of a playtest, the worst first."""

from __future__ import annotations

from collections.abc import Iterator

from game.workshop.playtest.balance import balance
from game.workshop.playtest.broken import broken
from game.workshop.playtest.choosing import choosing
from game.workshop.playtest.finding import Finding, ordered
from game.workshop.playtest.summary import Summary

READS = {"news": 1.0, "case": 0.5, "choice": 0.5, "consequences": 1.0}
"""The share of a beat that reading may fill: where the table is to talk, half of it."""


def findings(summary: Summary) -> tuple[Finding, ...]:
    """Everything that an author should look at."""
    return ordered((*broken(summary), *balance(summary), *choosing(summary), *_long_beats(summary)))


def _long_beats(summary: Summary) -> Iterator[Finding]:
    for read in summary.reading:
        if read.minutes.high > READS[read.beat] * read.planned:
            facts = (
                ("beat", read.beat),
                ("minutes", read.minutes.high),
                ("planned", read.planned),
                ("words", round(read.words.high)),
            )
            yield Finding("warning", "too-much-to-read", ("settings", "minutes"), facts)
