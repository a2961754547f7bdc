"""Findings about choices that are none: an answer that another beats, one that is always best, all alike."""

from __future__ import annotations

from collections.abc import Iterator

from game.workshop.playtest.balance import ALWAYS, WEIGHING
from game.workshop.playtest.finding import Facts, Finding
from game.workshop.playtest.moving import LEAST_MOMENTS
from game.workshop.playtest.summary import Summary

OFTEN = 30
"""Times that a card must have been decided by the weighing team before its habit is judged."""


def choosing(summary: Summary) -> Iterator[Finding]:
    """All of them."""
    for card in summary.moves:
        path = ("cards", card.card)
        if card.alike:
            yield Finding("warning", "no-effect", path, (("card", card.card), ("count", card.moments)))
            continue
        beaten = {each.key for each in card.dominated}
        for each in card.dominated:
            facts: Facts = (
                ("card", card.card),
                ("option", f"{card.card}.{each.key}"),
                ("other", f"{card.card}.{each.by}"),
                ("count", each.moments),
            )
            yield Finding("warning", "dominated", _place(card.card, each.key), facts)
        for key, share in card.best.items():
            others = set(card.best) - {key}
            if share.of >= LEAST_MOMENTS and share.value >= ALWAYS and not others <= beaten:
                facts = (
                    ("card", card.card),
                    ("option", f"{card.card}.{key}"),
                    ("hits", share.hits),
                    ("count", share.of),
                    ("low", share.low),
                    ("high", share.high),
                )
                yield Finding("warning", "one-answer", _place(card.card, key), facts)
    yield from _habits(summary)


def _habits(summary: Summary) -> Iterator[Finding]:
    for answer in summary.coverage.answers:
        share = answer.by_team.get(WEIGHING)
        if share is not None and share.of >= OFTEN and share.value >= ALWAYS:
            facts = (
                ("card", answer.card),
                ("option", f"{answer.card}.{answer.key}"),
                ("team", WEIGHING),
                ("share", share.value),
                ("low", share.low),
                ("high", share.high),
                ("count", share.of),
            )
            yield Finding("note", "always-chosen", _place(answer.card, answer.key), facts)


def _place(card: str, key: str) -> tuple[str, ...]:
    return ("cards", card, "not_now") if key == "not_now" else ("cards", card, "options", key)
