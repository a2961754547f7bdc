"""Cards that never come, and work that the game is too short for."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.scope import Path
from game.session.causality.ranges import Ranges
from game.session.causality.values import NEVER, truth_in
from game.workshop.bounds.reach import Reach, calendar_days, follow_ups_of, reach_of
from game.workshop.deep.material import Material


def arrival_problems(material: Material, ranges: Ranges) -> Iterator[Problem]:
    """Cards that never come and work that is never finished; nothing for a pack with errors."""
    if not material.whole:
        return
    reach = reach_of(material.parts, ranges)
    yield from _when_ignored(material, reach)
    if reach.lost:
        yield from _never(material, ranges, reach)
    yield from _too_long(material, reach)


def _when_ignored(material: Material, reach: Reach) -> Iterator[Problem]:
    for name, card in material.scenario.cards.items():
        scripted = reach.turns[name] and calendar_days(material.scenario, name)
        if scripted and card.when not in {True, "true"}:
            yield from material.warn(("cards", name, "when"), "when-ignored", card=name)


def _never(material: Material, ranges: Ranges, reach: Reach) -> Iterator[Problem]:
    """Say of each card that never comes why, and nothing of those that would come but for another one.

    What never holds is told by `conditions`. What is told is taken to be mended before the rest is judged; what then
    still never comes are cards that wait for each other, or for what is too dear.
    """
    granted = _told_elsewhere(material, ranges)
    sources = follow_ups_of(material.scenario)
    for name in (name for name in material.scenario.cards if name in reach.lost):
        card, here = material.scenario.cards[name], ("cards", name)
        if here in granted or name in sources:
            continue
        if card.only_follow_up:
            granted |= {here}
            yield from material.warn_at_key((*here, "only_follow_up"), "never-followed", card=name)
        elif card.kind == "event" and not reach.has_a_chance(name):
            granted |= {here}
            path: Path = (*here, "hazard") if "hazard" in card.model_fields_set else here
            yield from material.warn_at_key(path, "no-chance", card=name)
    alone = _lost_alone(material, ranges)
    for cards in (alone, frozenset(material.scenario.cards)):
        for name in sorted(cards & reach_of(material.parts, ranges, granted).lost):
            granted |= {("cards", name)}
            yield from material.warn_at_key(("cards", name), "card-never-comes", card=name)


def _told_elsewhere(material: Material, ranges: Ranges) -> frozenset[Path]:
    """Cards, options and situations whose own condition never holds."""
    return frozenset(
        path[:-1]
        for path, tree in material.trees.items()
        if path[-1] in {"when", "requires", "on"} and truth_in(tree, ranges.within(path)) == NEVER
    )


def _lost_alone(material: Material, ranges: Ranges) -> frozenset[str]:
    """The cards that would never come even if everything else came on the first day."""
    cards, settings = material.scenario.cards, material.scenario.settings
    answers = {f"{name}.{key}": 1 for name, card in cards.items() for key in (*card.options, "not_now")}
    turns = dict.fromkeys(cards, tuple(range(1, settings.turns + 1)))
    return Reach(material.parts, ranges, turns, answers, frozenset(settings.situations)).grown().lost


def _too_long(material: Material, reach: Reach) -> Iterator[Problem]:
    """Work that would not be done at the end, even if it began at the first chance and went as planned."""
    settings = material.scenario.settings
    for name, card in material.scenario.cards.items():
        for key, option in card.options.items():
            first = reach.answers.get(f"{name}.{key}", 0)
            left = (settings.turns - first + 1) * settings.quarters_per_turn
            if first > 0 and option.quarters > left:
                path: Path = ("cards", name, "options", key, "quarters")
                facts = {"planned": option.quarters, "turn": first, "left": left}
                yield from material.warn(path, "never-live", **facts)
