"""What came and what was chosen, over all games: cards, answers, situations, news, epilogues, promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.pack.schema import Scenario
from game.pack.scope import Path as PartPath
from game.workshop.playtest.running import Played
from game.workshop.playtest.shares import Share


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can come in a game, as `Record.seen` names it, and where it stands in the pack."""

    kind: str
    """case, delegated, event, situation, headline, small, line, epilogue or ending (of a person)."""
    name: str
    path: PartPath

    @property
    def seen_as(self) -> str:
        """Its name in `Record.seen`."""
        return f"{'card' if self.kind in {'case', 'delegated', 'event'} else self.kind}:{self.name}"


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """An answer to a card: of the times that the card lay on the table, and of the times that it was legal."""

    card: str
    key: str
    legal: Share
    chosen: Share
    by_team: Mapping[str, Share]
    """Chosen, by team."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All of it. `games` were played to their end."""

    games: int
    things: tuple[tuple[Thing, Share], ...]
    """With the share of games in which each came."""
    answers: tuple[AnswerCount, ...]
    promises: Mapping[str, tuple[Share, Share]]
    """By promise, how often it was given, and of those games in how many it was kept."""
    failed: Mapping[str, int]
    """By choice with work, in how many games it failed."""


def things_of(scenario: Scenario) -> Iterator[Thing]:
    """Everything that should come in some game, in the order of the files."""
    settings = scenario.settings
    for name, card in scenario.cards.items():
        yield Thing(card.kind, name, ("cards", name))
    for name in settings.situations:
        yield Thing("situation", name, ("settings", "situations", name))
    for name in settings.headlines:
        yield Thing("headline", name, ("settings", "headlines", name))
    for name in settings.small_news:
        yield Thing("small", name, ("settings", "small_news", name))
    for name, person in settings.people.items():
        for line in person.lines:
            yield Thing("line", f"{name}.{line}", ("settings", "people", name, "lines", line))
    for name in settings.epilogues:
        yield Thing("epilogue", name, ("settings", "epilogues", name))
    for name, person in settings.people.items():
        for end in person.epilogues:
            yield Thing("ending", f"{name}.{end}", ("settings", "people", name, "epilogues", end))


def coverage(played: Played) -> Coverage:
    """Count over all games that were played to their end."""
    records, layout = played.whole, played.rules.layout
    n = len(records)
    seen = Counter(thing for record in records for thing in record.seen)
    promises = {
        name: (Share(seen[f"promise:{name}"], n), Share(seen[f"kept:{name}"], seen[f"promise:{name}"]))
        for name in layout.promises
    }
    failed = {
        layout.choices[number].id: seen[f"failed:{layout.choices[number].id}"]
        for number in layout.initiatives
    }
    return Coverage(
        n,
        tuple((thing, Share(seen[thing.seen_as], n)) for thing in things_of(played.rules.scenario)),
        tuple(_answers(played)),
        promises,
        failed,
    )


def _answers(played: Played) -> Iterator[AnswerCount]:
    offered: Counter[str] = Counter()
    legal: Counter[tuple[str, str]] = Counter()
    could: Counter[tuple[str, str, str]] = Counter()
    chosen: Counter[tuple[str, str, str]] = Counter()
    for record in played.whole:
        for each in (dealt for turn in record.dealt for dealt in turn):
            offered[each.card] += 1
            for key in each.legal:
                legal[each.card, key] += 1
                could[each.card, key, record.team] += 1
            chosen[each.card, each.chosen, record.team] += 1
    for choice in played.rules.layout.choices:
        card, key = choice.card, choice.key
        by_team = {team: Share(chosen[card, key, team], could[card, key, team]) for team in played.plan.teams}
        taken = sum(share.hits for share in by_team.values())
        able = legal[card, key]
        yield AnswerCount(card, key, Share(able, offered[card]), Share(taken, able), by_team)
