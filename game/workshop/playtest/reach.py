"""What can never come, whatever a table decides, and why: cards, answers, situations, news and epilogues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import choices_of
from game.engine.state import Rules
from game.pack.schema import Epilogue
from game.pack.scope import Path as PartPath
from game.session.causality.parts import parts_of
from game.session.causality.ranges import Ranges
from game.session.causality.values import ALWAYS, NEVER, truth_in
from game.workshop.bounds.reach import Reach, reach_of
from game.workshop.playtest.coverage import Thing, things_of

Reason = Literal["condition", "nothing-leads", "chance", "shadowed", "price", "not-dealt"]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Something that can never come, and why."""

    thing: Thing
    """Of an answer the kind is "option" and the name `card.key`."""
    reason: Reason


def unreachable(rules: Rules) -> tuple[Unreachable, ...]:
    """All of it; what only something unreachable leads to is found too."""
    parts = parts_of(rules.scenario, rules.plan.equations.trees)
    reach = reach_of(parts, Ranges(parts))
    return (*_things(reach), *_options(reach))


def _things(reach: Reach) -> Iterator[Unreachable]:
    for thing in things_of(reach.parts.scenario):
        reason = _why_not(reach, thing)
        if reason is not None:
            yield Unreachable(thing, reason)


def _options(reach: Reach) -> Iterator[Unreachable]:
    """Answers that cannot be given even where their card comes."""
    for name, card in reach.parts.scenario.cards.items():
        for choice in choices_of(name, card):
            path: PartPath = ("cards", name, "options", choice.key)
            thing = Thing("option", choice.id, path)
            if choice.key not in card.options or reach.answers.get(choice.id) == 0:
                continue
            if reach.truth((*path, "requires")) == NEVER:
                yield Unreachable(thing, "condition")
            elif reach.is_too_dear(choice):
                yield Unreachable(thing, "price")
            elif reach.turns[name] and choice.id not in reach.answers:
                yield Unreachable(thing, "condition")


def _why_not(reach: Reach, thing: Thing) -> Reason | None:
    match thing.kind:
        case "case" | "delegated" | "event":
            return None if reach.turns[thing.name] else _why_lost(reach, thing.name)
        case "situation":
            return None if thing.name in reach.situations else "condition"
        case _ if reach.truth((*thing.path, "when")) == NEVER:
            return "condition"
        case "epilogue" | "ending" if _shadowed(reach, thing):
            return "shadowed"
        case _:
            return None


def _why_lost(reach: Reach, name: str) -> Reason:
    """What keeps a card away: what is wrong with the card itself first, then what it waits for."""
    card, when = reach.parts.scenario.cards[name], ("cards", name, "when")
    if truth_in(reach.parts.trees[when], reach.ranges.within(when)) == NEVER:
        return "condition"
    if not reach.is_dealt(name):
        return "not-dealt"
    led = any(True for _ in reach.leading_to(name))
    if card.only_follow_up and not led:
        return "nothing-leads"
    return "chance" if card.kind == "event" and not led and not reach.has_a_chance(name) else "condition"


def _shadowed(reach: Reach, thing: Thing) -> bool:
    """Whether an epilogue before it always holds: the first that holds is told."""
    settings, (person, _, _) = reach.parts.scenario.settings, thing.name.partition(".")
    table: Mapping[str, Epilogue] = (
        settings.epilogues if thing.kind == "epilogue" else settings.people[person].epilogues
    )
    before = list(table)[: list(table).index(str(thing.path[-1]))]
    return any(reach.truth((*thing.path[:-1], name, "when")) == ALWAYS for name in before)
