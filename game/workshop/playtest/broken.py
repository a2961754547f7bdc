"""Findings about what is broken: crashes, what never comes, promises that nobody can keep, slips of the equations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.workshop.playtest.finding import Facts, Finding, graded
from game.workshop.playtest.reach import Unreachable, unreachable
from game.workshop.playtest.summary import Summary

SURE, LIKELY = 1000, 100
"""Chances after which it is an error, and a warning, that a card or an answer never came: rarer than 0.4 %, 4 %."""
SURE_KEPT, LIKELY_KEPT = 300, 30
"""The same for a promise that was given and never kept."""
CARDS = ("case", "delegated", "event")


def broken(summary: Summary) -> Iterator[Finding]:
    """All of them."""
    yield from _crashes(summary)
    proved = {each.thing.seen_as: each for each in unreachable(summary.played.rules)}
    yield from _unreachable(summary, proved)
    yield from _not_seen(summary, proved)
    yield from _never_legal(summary, proved)
    yield from _never_kept(summary)
    yield from _slips(summary)


def _crashes(summary: Summary) -> Iterator[Finding]:
    """Each message once, with the first game in which it came."""
    crashed = [record for record in summary.played.records if record.crash is not None]
    messages = dict.fromkeys(record.crash.what for record in crashed if record.crash is not None)
    for what in messages:
        same = [record for record in crashed if record.crash is not None and record.crash.what == what]
        first, setup = same[0], summary.played.plan.setups[same[0].place]
        yield Finding(
            "error",
            "crash",
            ("settings", "id"),
            (
                ("count", len(same)),
                ("team", first.team),
                ("seed", str(first.seed)),
                ("maturity", setup.profile),
                ("ambition", setup.ambition),
                ("turn", first.crash.turn if first.crash is not None else 0),
                ("what", what),
            ),
        )


def _unreachable(summary: Summary, proved: Mapping[str, Unreachable]) -> Iterator[Finding]:
    """What is proved never to come, in however few games; should one have seen it, the game is right."""
    seen = {thing.seen_as for thing, share in summary.coverage.things if share.hits}
    seen |= {f"option:{each.card}.{each.key}" for each in summary.coverage.answers if each.legal.hits}
    for each in (proved[name] for name in proved if name not in seen):
        thing = each.thing
        facts: Facts = (("kind", thing.kind), ("thing", thing.name), ("reason", each.reason))
        yield Finding("error", "unreachable", thing.path, facts)


def _not_seen(summary: Summary, proved: Mapping[str, Unreachable]) -> Iterator[Finding]:
    """A card that never comes is an error; a text may wait for a rare crisis, so that is a warning at most."""
    for thing, share in summary.coverage.things:
        if share.hits == 0 and thing.seen_as not in proved:
            rank = graded(share.of, SURE, LIKELY)
            if thing.kind not in CARDS:
                rank = "warning" if rank == "error" else "note"
            facts = (("kind", thing.kind), ("thing", thing.name), ("games", share.of), ("high", share.high))
            yield Finding(rank, "not-seen", thing.path, facts)


def _never_legal(summary: Summary, proved: Mapping[str, Unreachable]) -> Iterator[Finding]:
    for answer in summary.coverage.answers:
        if f"option:{answer.card}.{answer.key}" in proved:
            continue
        offered = answer.legal.of
        option = ("option", f"{answer.card}.{answer.key}")
        path = ("cards", answer.card, "options", answer.key)
        if offered and answer.legal.hits == 0:
            rank = graded(offered, SURE, LIKELY)
            facts = (("card", answer.card), option, ("count", offered), ("high", answer.legal.high))
            yield Finding(rank, "never-legal", path, facts)
        elif answer.chosen.of >= LIKELY and answer.chosen.hits == 0:
            facts = (("card", answer.card), option, ("count", answer.chosen.of), ("high", answer.chosen.high))
            yield Finding("note", "never-chosen", path, facts)


def _never_kept(summary: Summary) -> Iterator[Finding]:
    for name, (given, kept) in summary.coverage.promises.items():
        if given.hits and kept.hits == 0:
            rank = graded(given.hits, SURE_KEPT, LIKELY_KEPT)
            facts = (("promise", name), ("count", given.hits), ("high", kept.high))
            yield Finding(rank, "never-kept", ("settings", "promises", name), facts)


def _slips(summary: Summary) -> Iterator[Finding]:
    slipped = [record for record in summary.played.whole if any(record.slips)]
    if slipped:
        first, setup = slipped[0], summary.played.plan.setups[slipped[0].place]
        facts = (
            ("count", len(slipped)),
            ("games", len(summary.played.whole)),
            ("team", first.team),
            ("seed", str(first.seed)),
            ("maturity", setup.profile),
            ("ambition", setup.ambition),
        )
        yield Finding("warning", "slips", ("model",), facts)
