"""What can never come, whatever a table decides: proved from the pack, so that it need not be seen to be missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import choices_of
from game.engine.state import Rules
from game.pack.schema import Card, Epilogue
from game.pack.scope import Path as PartPath
from game.workshop.playtest.bounds import Known, Span, span, truth
from game.workshop.playtest.coverage import Thing, things_of

Reason = Literal["condition", "nothing-leads", "chance", "shadowed", "price"]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Something that can never come, and why."""

    thing: Thing
    """Of an answer the kind is "option" and the name `card.key`."""
    reason: Reason


def unreachable(rules: Rules) -> tuple[Unreachable, ...]:
    """All of it; what only something unreachable leads to is found too."""
    found: dict[str, Unreachable] = {}
    while True:
        reach = _Reach(rules, frozenset(found))
        fresh = [each for each in reach.search() if each.thing.seen_as not in found]
        if not fresh:
            return tuple(found.values())
        found |= {each.thing.seen_as: each for each in fresh}


class _Reach:
    def __init__(self, rules: Rules, lost: frozenset[str]) -> None:
        self._scenario, self._lost = rules.scenario, lost
        self._trees = rules.plan.equations.trees
        short = rules.scenario.settings.short
        self._begun = {f"{item.card}.{item.option}" for item in short.under_way} if short else set[str]()
        self._known = Known(self._spans(rules), dict(self._truths()))

    def search(self) -> Iterator[Unreachable]:
        for thing in things_of(self._scenario):
            reason = self._why_not(thing)
            if reason is not None:
                yield Unreachable(thing, reason)
        money = self._known.spans[self._scenario.model.initiatives.money]
        for name, card in self._scenario.cards.items():
            for key, option in card.options.items():
                path: PartPath = ("cards", name, "options", key)
                thing = Thing("option", f"{name}.{key}", path)
                if self._never((*path, "requires")):
                    yield Unreachable(thing, "condition")
                elif float(option.price) > money[1]:
                    yield Unreachable(thing, "price")

    def _why_not(self, thing: Thing) -> Reason | None:
        match thing.kind:
            case "case" | "delegated" | "event":
                return self._card(thing.name, self._scenario.cards[thing.name])
            case "situation":
                return "condition" if self._never((*thing.path, "on")) else None
            case "epilogue" | "ending":
                if self._never((*thing.path, "when")):
                    return "condition"
                return "shadowed" if self._shadowed(thing) else None
            case _:
                return "condition" if self._never((*thing.path, "when")) else None

    def _card(self, name: str, card: Card) -> Reason | None:
        """The calendar asks for no condition; everything else does."""
        settings = self._scenario.settings
        if any(name in {item.case, item.event} for item in settings.calendar if item.turn <= settings.turns):
            return None
        if self._never(("cards", name, "when")):
            return "condition"
        led = any(True for _ in self._leading(name))
        if card.only_follow_up and not led:
            return "nothing-leads"
        by_chance = span(self._trees["cards", name, "hazard"], self._known)[1] > 0.0
        return "chance" if card.kind == "event" and not led and not by_chance else None

    def _leading(self, name: str) -> Iterator[str]:
        """The answers that bring a card, of those that can be given early enough."""
        for other, card in self._scenario.cards.items():
            gone = f"card:{other}" in self._lost
            for choice in choices_of(other, card):
                given = not gone and f"option:{choice.id}" not in self._lost
                if given or choice.id in self._begun:
                    for follow in choice.option.follow_ups:
                        if follow.card == name and follow.after < self._scenario.settings.turns:
                            yield choice.id

    def _shadowed(self, thing: Thing) -> bool:
        """Whether an epilogue before it always holds: the first that holds is told."""
        settings, (person, _, _) = self._scenario.settings, thing.name.partition(".")
        table: Mapping[str, Epilogue] = (
            settings.epilogues if thing.kind == "epilogue" else settings.people[person].epilogues
        )
        for name in table:
            if name == thing.path[-1]:
                return False
            if truth(self._trees[(*thing.path[:-1], name, "when")], self._known) is True:
                return True
        return False

    def _never(self, path: PartPath) -> bool:
        return truth(self._trees[path], self._known) is False

    # ------------------------------------------------------------------------------------------ what is known

    def _truths(self) -> Iterator[tuple[str, bool]]:
        """That what never comes never came; what a short game begins with was chosen all the same."""
        begun = {choice.partition(".")[0] for choice in self._begun}
        for lost in self._lost:
            kind, _, name = lost.partition(":")
            if name.partition(".")[0] in begun:
                continue
            if kind == "situation":
                yield f"situation_{name}", False
            if kind == "card":
                yield f"offered_{name}", False
                keys = (*self._scenario.cards[name].options, "not_now")
                yield from ((truth_, False) for key in keys for truth_ in _chosen(name, key))
            if kind == "option":
                yield from ((truth_, False) for truth_ in _chosen(*name.split(".")))

    def _spans(self, rules: Rules) -> dict[str, Span]:
        settings, model = self._scenario.settings, self._scenario.model
        turns, goals = float(settings.turns), float(len(settings.goals))
        spans: dict[str, Span] = {
            "t": (0.0, turns * settings.quarters_per_turn),
            "turn": (0.0, turns),
            "goals_met": (0.0, goals),
            "goals_total": (goals, goals),
            "floors_broken": (0.0, float(len(settings.floors))),
        }
        spans |= {name: (float(stock.low), float(stock.high)) for name, stock in model.stocks.items()}
        spans |= {name: (float(part.value),) * 2 for name, part in model.parameters.items()}
        for name in rules.plan.equations.computed_order():
            if name in model.auxiliaries:
                tree = self._trees["model", "auxiliaries", name, "equation"]
                spans[name] = span(tree, Known(spans, {}))
        for name, indicator in settings.indicators.items():
            if indicator.sum is None:
                tree = self._trees["settings", "indicators", name, "value"]
                spans[name] = span(tree, Known(spans, {}))
            else:
                ends = [
                    sorted((weight * model.stocks[stock].low, weight * model.stocks[stock].high))
                    for stock, weight in indicator.sum.items()
                ]
                spans[name] = (
                    indicator.constant + sum(low for low, _ in ends),
                    indicator.constant + sum(high for _, high in ends),
                )
        return spans


def _chosen(card: str, key: str) -> tuple[str, ...]:
    end = f"{card}_{key}"
    return f"chose_{end}", f"running_{end}", f"live_{end}", f"failed_{end}"
