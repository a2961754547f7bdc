"""What can come in some game, and when at the earliest: proved from the pack, no game is played.

It grows from nothing: at first only what needs no choice comes; what was chosen, began or was offered so far may then
bring more, until nothing is added. So things that only lead to each other never come. What is in it may come, as far as
the conditions show; what is not in it comes in no game.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from game.engine.layout import Choice, choices_of
from game.engine.tables import price_of
from game.pack.equations import Equations
from game.pack.schema import Scenario
from game.pack.scope import Path, initiative_names
from game.session.causality.parts import Parts, parts_of
from game.session.causality.ranges import Ranges
from game.session.causality.values import NEVER, Narrowed, Truths, World, number_in, truth_in

FIRST_EVENT_BY_CHANCE = 2
"""In the first half-year no event comes but by the calendar."""


@dataclass(frozen=True)
class Reach:
    """What may come. Two are equal where the same may come."""

    parts: Parts = field(compare=False)
    ranges: Ranges = field(compare=False)
    turns: Mapping[str, tuple[int, ...]]
    """By card, the half-years (from 1) in which it may come."""
    answers: Mapping[str, int]
    """By answer that can be given (`card.key`), the first half-year; 0 for work that a short game begins with."""
    situations: frozenset[str]
    granted: frozenset[Path] = frozenset()
    """Cards, options and situations that count as if nothing kept them away."""

    @property
    def lost(self) -> frozenset[str]:
        """The cards that never come."""
        return frozenset(name for name, turns in self.turns.items() if not turns)

    def truth(self, path: Path) -> Truths:
        """What a condition of the pack can be, at any moment."""
        return truth_in(self.parts.trees[path], self._knowing(self.ranges.within(path)))

    def may_hold(self, path: Path, turn: int) -> bool:
        """Whether a condition can hold on the first day of a half-year."""
        return True in truth_in(self.parts.trees[path], self._days[turn])

    def has_a_chance(self, card: str) -> bool:
        """Whether an event can come by its hazard."""
        path: Path = ("cards", card, "hazard")
        chance = number_in(self.parts.trees[path], self._knowing(self.ranges.within(path)))
        return not chance.known or chance.high > 0.0

    def is_dealt(self, card: str) -> bool:
        """Whether cards of this kind come at all but by the calendar."""
        scenario = self.parts.scenario
        return scenario.cards[card].kind != "delegated" or scenario.settings.delegated_per_turn > 0

    def is_too_dear(self, choice: Choice) -> bool:
        """Whether the chest can never hold its price."""
        chest = self.ranges.number(self.parts.scenario.model.initiatives.money)
        return chest.known and price_of(choice) > max(0.0, chest.high)

    def leading_to(self, card: str) -> Iterator[int]:
        """Of every answer that can be given and brings a card, the half-year from which the card is due."""
        for choice, after in self._follow_ups.get(card, ()):
            first = self.answers.get(choice.id)
            if first is not None and first + after <= self.parts.scenario.settings.turns:
                yield first + after

    def grown(self) -> Reach:
        """What may come when all of this has come."""
        settings, cards = self.parts.scenario.settings, self.parts.scenario.cards
        every = tuple(range(1, settings.turns + 1))
        turns = {name: every if ("cards", name) in self.granted else self._turns(name) for name in cards}
        answers = {
            choice.id: first
            for name, card in cards.items()
            for choice in choices_of(name, card)
            if (first := next(self._given(choice, turns[name]), None)) is not None
        }
        begun = [(item.card, item.option) for item in settings.short.under_way] if settings.short else []
        answers |= {f"{card}.{option}": 0 for card, option in begun}
        situations = {
            name
            for name in settings.situations
            if (path := ("settings", "situations", name)) in self.granted or True in self.truth((*path, "on"))
        }
        return replace(self, turns=turns, answers=answers, situations=frozenset(situations))

    def _turns(self, name: str) -> tuple[int, ...]:
        """The half-years in which a card may come: by the calendar, from its deck, by chance, after a choice."""
        settings, card = self.parts.scenario.settings, self.parts.scenario.cards[name]
        days = [turn for turn in calendar_days(self.parts.scenario, name) if turn <= settings.turns]
        if not self.is_dealt(name):
            return tuple(days)
        first = FIRST_EVENT_BY_CHANCE if card.kind == "event" else 1
        due = min(self.leading_to(name), default=settings.turns + 1)
        by_itself = not card.only_follow_up and not days and (card.kind != "event" or self.has_a_chance(name))
        begin = first if by_itself else max(first, due)
        fitting = (
            turn for turn in range(begin, settings.turns + 1) if self.may_hold(("cards", name, "when"), turn)
        )
        return tuple(sorted({*days, *fitting}))

    def _given(self, choice: Choice, turns: tuple[int, ...]) -> Iterator[int]:
        """The half-years in which an answer can be given, of those in which its card may come."""
        here: Path = ("cards", choice.card, "options", choice.key)
        if here in self.granted or choice.key not in self.parts.scenario.cards[choice.card].options:
            yield from turns
        elif not self.is_too_dear(choice):
            yield from (turn for turn in turns if self.may_hold((*here, "requires"), turn))

    @cached_property
    def _days(self) -> Mapping[int, World]:
        """What is known of the first day of each half-year."""
        turns = range(1, self.parts.scenario.settings.turns + 1)
        return {turn: self._knowing(self.ranges.on_turn(turn)) for turn in turns}

    @cached_property
    def _follow_ups(self) -> Mapping[str, list[tuple[Choice, int]]]:
        return follow_ups_of(self.parts.scenario)

    def _knowing(self, world: World) -> World:
        return Narrowed(world, {}, self._false) if self._false else world

    @cached_property
    def _false(self) -> Mapping[str, Truths]:
        """What conditions say of things that have not come."""
        names = [
            f"situation_{name}" for name in self.parts.scenario.settings.situations.keys() - self.situations
        ]
        came = {answer.partition(".")[0] for answer, first in self.answers.items() if first == 0}
        for card_id, card in self.parts.scenario.cards.items():
            if not self.turns[card_id] and card_id not in came:
                names.append(f"offered_{card_id}")
            for key in (*card.options, "not_now"):
                if f"{card_id}.{key}" not in self.answers:
                    names += (f"chose_{card_id}_{key}", *initiative_names(card_id, key))
        return dict.fromkeys(names, NEVER)


def reach_of(parts: Parts, ranges: Ranges, granted: frozenset[Path] = frozenset()) -> Reach:
    """What may come in games of a pack that is whole."""
    reach = Reach(parts, ranges, dict.fromkeys(parts.scenario.cards, ()), {}, frozenset(), granted)
    while (grown := reach.grown()) != reach:
        reach = grown
    return reach


def lost_cards(scenario: Scenario) -> frozenset[str]:
    """The cards of a sound pack that no game can bring."""
    parts = parts_of(scenario, Equations(scenario).trees)
    return reach_of(parts, Ranges(parts)).lost


def calendar_days(scenario: Scenario, card: str) -> tuple[int, ...]:
    """The half-years into which the calendar puts a card."""
    return tuple(item.turn for item in scenario.settings.calendar if card in {item.case, item.event})


def follow_ups_of(scenario: Scenario) -> dict[str, list[tuple[Choice, int]]]:
    """By card, the answers that bring it, and after how many half-years."""
    found: dict[str, list[tuple[Choice, int]]] = {}
    for name, card in scenario.cards.items():
        for choice in choices_of(name, card):
            for follow in choice.option.follow_ups:
                found.setdefault(follow.card, []).append((choice, follow.after))
    return found
