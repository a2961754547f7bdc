"""Checks of what only shows when a game is played: the purse, the short game, work that would start twice."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.finding import Checker
from game.pack.scope import Path

SHORT: Path = ("settings", "short")


def play_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that would stop a game or spoil it."""
    yield from _purse(checker)
    yield from _short(checker)
    yield from _twice(checker)


def _purse(checker: Checker) -> Iterator[Problem]:
    """Choices are paid from what is there; with less than nothing there, none could be made."""
    model = checker.scenario.model
    purse = model.initiatives.money
    if purse in model.stocks and model.stocks[purse].low < 0:
        rests_on: list[Path] = [("model", "initiatives", "money")]
        path: Path = ("model", "stocks", purse, "low")
        yield from checker.at(path, "purse-below-zero", rests_on=rests_on, name=purse)


def _short(checker: Checker) -> Iterator[Problem]:
    settings, cards = checker.scenario.settings, checker.scenario.cards
    short = settings.short
    if short is None:
        return
    if short.turns > settings.turns:
        rests_on: list[Path] = [("settings", "turns")]
        path: Path = (*SHORT, "turns")
        yield from checker.at(path, "after-the-end", rests_on=rests_on, turns=settings.turns)
    seen: set[str] = set()
    for place, item in enumerate(short.under_way):
        here: Path = (*SHORT, "under_way", place)
        yield from checker.known((*here, "card"), "card", item.card)
        if item.card in seen:
            yield from checker.at((*here, "card"), "under-way-twice", card=item.card)
        seen.add(item.card)
        if item.card in cards:
            options: Path = ("cards", item.card, "options")
            option = cards[item.card].options.get(item.option)
            if (option is None and checker.is_whole(options)) or (option and option.quarters <= 0):
                yield from checker.at(
                    (*here, "option"),
                    "not-an-initiative",
                    rests_on=[(*options, item.option, "quarters")],
                    card=item.card,
                    option=item.option,
                )


def _twice(checker: Checker) -> Iterator[Problem]:
    """Work can be started once, so an event that comes again must not start any."""
    for name, card in checker.scenario.cards.items():
        if card.kind != "event" or not card.repeats:
            continue
        here: Path = ("cards", name)
        for key, option in card.options.items():
            if option.quarters > 0:
                path = (*here, "options", key, "quarters")
                rests_on = [(*here, "kind"), (*here, "repeats")]
                yield from checker.at(path, "work-comes-twice", rests_on=rests_on, card=name)
