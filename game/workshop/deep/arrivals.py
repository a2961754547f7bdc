"""When each card can come at the earliest; cards that never can, and work that the game is too short for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.errors import Problem
from game.pack.scope import Path
from game.workshop.deep.intervals import truth_in
from game.workshop.deep.material import Material
from game.workshop.deep.ranges import Ranges

FIRST_EVENT_BY_CHANCE = 2
"""In the first half-year no event comes by chance."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """By card, the half-years (from 1) in which it may come, as far as conditions show."""

    turns: Mapping[str, tuple[int, ...]]


def arrival_problems(material: Material, ranges: Ranges) -> Iterator[Problem]:
    """Cards that never come and work that is never finished; nothing for a pack with errors."""
    if not material.whole:
        return
    arrivals = Arrivals(_settled(material, ranges))
    for name, card in material.scenario.cards.items():
        if not arrivals.turns[name]:
            yield from _never(material, ranges, arrivals, name)
        elif card.when not in {True, "true"} and _calendar_days(material, name):
            yield from material.warn(("cards", name, "when"), "when-ignored", card=name)
    yield from _too_long(material, ranges, arrivals)


def _settled(material: Material, ranges: Ranges) -> dict[str, tuple[int, ...]]:
    """The half-years of every card: first those that come by themselves, then what follows from them, to the end."""
    found = {name: _own_turns(material, ranges, name) for name in material.scenario.cards}
    while True:
        following = dict(found)
        for name, sources in _sources(material).items():
            if not _is_dealt(material, name):
                continue
            later = {
                turn
                for source, after in sources
                for first in found[source][:1]
                for turn in range(first + after, material.scenario.settings.turns + 1)
                if _may_hold(material, ranges, ("cards", name, "when"), turn)
            }
            following[name] = tuple(sorted({*following[name], *later}))
        if following == found:
            return found
        found = following


def _sources(material: Material) -> dict[str, list[tuple[str, int]]]:
    """By card, the cards whose answers bring it, and after how many half-years."""
    sources: dict[str, list[tuple[str, int]]] = {}
    for name, card in material.scenario.cards.items():
        answers = [*card.options.values(), *((card.not_now,) if card.not_now is not None else ())]
        for answer in answers:
            for follow in answer.follow_ups:
                sources.setdefault(follow.card, []).append((name, follow.after))
    return sources


def _own_turns(material: Material, ranges: Ranges, name: str) -> tuple[int, ...]:
    """The half-years in which a card may come without an earlier choice."""
    settings, card = material.scenario.settings, material.scenario.cards[name]
    days = _calendar_days(material, name)
    when: Path = ("cards", name, "when")
    if days:
        return days
    if not _is_dealt(material, name) or card.only_follow_up:
        return ()
    if card.kind == "event" and not _has_a_chance(ranges, name):
        return ()
    first = FIRST_EVENT_BY_CHANCE if card.kind == "event" else 1
    return tuple(turn for turn in range(first, settings.turns + 1) if _may_hold(material, ranges, when, turn))


def _is_dealt(material: Material, name: str) -> bool:
    """Whether cards of this kind come at all but by the calendar."""
    settings = material.scenario.settings
    return material.scenario.cards[name].kind != "delegated" or settings.delegated_per_turn > 0


def _calendar_days(material: Material, name: str) -> tuple[int, ...]:
    calendar = material.scenario.settings.calendar
    return tuple(item.turn for item in calendar if name in {item.case, item.event})


def _has_a_chance(ranges: Ranges, name: str) -> bool:
    path: Path = ("cards", name, "hazard")
    chance = ranges.value_at(path)
    return not chance.known or chance.high > 0.0


def _may_hold(material: Material, ranges: Ranges, path: Path, turn: int) -> bool:
    return True in truth_in(material.trees[path], ranges.on_turn(turn))


def _never(material: Material, ranges: Ranges, arrivals: Arrivals, name: str) -> Iterator[Problem]:
    """Say why a card never comes, unless its condition, or that of what should bring it, is reported already."""
    card = material.scenario.cards[name]
    here: Path = ("cards", name)
    sources = _sources(material).get(name, [])
    sourced = bool(sources)
    if sourced and not any(arrivals.turns[source] for source, _ in sources):
        return
    if card.only_follow_up and not sourced:
        yield from material.warn_at_key((*here, "only_follow_up"), "never-followed", card=name)
    elif card.kind == "event" and not sourced and not _has_a_chance(ranges, name):
        path: Path = (*here, "hazard") if "hazard" in card.model_fields_set else here
        yield from material.warn_at_key(path, "no-chance", card=name)
    elif True in truth_in(material.trees[*here, "when"], ranges.within((*here, "when"))):
        yield from material.warn_at_key(here, "card-never-comes", card=name)


def _too_long(material: Material, ranges: Ranges, arrivals: Arrivals) -> Iterator[Problem]:
    """Work that would not be done at the end, even if it began at the first chance and went as planned."""
    settings = material.scenario.settings
    begun = {(item.card, item.option) for item in settings.short.under_way} if settings.short else set()
    for name, card in material.scenario.cards.items():
        for key, option in card.options.items():
            requires: Path = ("cards", name, "options", key, "requires")
            possible = [turn for turn in arrivals.turns[name] if _may_hold(material, ranges, requires, turn)]
            if option.quarters <= 0 or not possible or (name, key) in begun:
                continue
            left = (settings.turns - possible[0] + 1) * settings.quarters_per_turn
            if option.quarters > left:
                path: Path = ("cards", name, "options", key, "quarters")
                facts = {"planned": option.quarters, "turn": possible[0], "left": left}
                yield from material.warn(path, "never-live", **facts)
