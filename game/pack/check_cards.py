"""Checks of the cards: what each kind needs, and everything that an option names."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.finding import Checker
from game.pack.schema import Card, Line, NotNow, Option


def card_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the cards but their equations."""
    codes: dict[str, str] = {}
    for name, card in checker.scenario.cards.items():
        here = ("cards", name)
        if card.code in codes:
            yield checker.at((*here, "code"), "code-twice", printed=card.code, other=codes[card.code])
        codes.setdefault(card.code, name)
        yield from _needs(checker, name, card)
        yield from _names(checker, name, card)
        for key, option in card.options.items():
            yield from _option(checker, (*here, "options", key), option)
        if card.not_now is not None:
            yield from _answer(checker, (*here, "not_now"), card.not_now)


def _needs(checker: Checker, name: str, card: Card) -> Iterator[Problem]:
    here = ("cards", name)
    if checker.is_gap(*here):
        return
    if card.kind != "event":
        if card.dimension is None and not checker.is_gap(*here, "dimension"):
            yield checker.at_key(here, "needs-dimension", card=name)
        if not {"a", "b"} <= set(card.options) and not any(
            gap[:3] == (*here, "options") for gap in checker.gaps
        ):
            yield checker.at_key(here, "needs-two-options", card=name)
        if card.not_now is None:
            yield checker.at((*here, "not_now"), "needs-not-now", card=name)
    if card.kind == "delegated" and card.owner is None and not checker.is_gap(*here, "owner"):
        yield checker.at_key(here, "needs-owner", card=name)
    if card.kind != "event":
        for field in (
            "hazard",
            "at_once",
            "challenges_promise",
            "reprioritises_goal",
            "delays_work",
            "repeats",
        ):
            if field in card.model_fields_set:
                yield checker.at_key((*here, field), "only-for-events", field=field)
    if card.kind == "event" and card.options and card.not_now is None:
        free = [o for o in card.options.values() if o.price == 0 and o.requires is True]
        if not free:
            yield checker.at_key((*here, "options"), "no-way-out", card=name)
    if (
        card.kind == "event"
        and any(option.quarters > 0 for option in card.options.values())
        and not card.dimension
    ):
        yield checker.at_key(here, "needs-dimension", card=name)


def _names(checker: Checker, name: str, card: Card) -> Iterator[Problem]:
    settings, stocks = checker.scenario.settings, checker.scenario.model.stocks
    here = ("cards", name)
    if card.owner is not None:
        yield from checker.known((*here, "owner"), "role", card.owner, settings.roles)
    if card.predict is not None:
        yield from checker.known((*here, "predict"), "indicator", card.predict, settings.indicators)
    yield from checker.all_known((*here, "private"), "role", card.private, settings.roles)
    yield from checker.all_known((*here, "at_once"), "stock", card.at_once, stocks)


def _option(checker: Checker, here: tuple[str | int, ...], option: Option) -> Iterator[Problem]:
    settings, model = checker.scenario.settings, checker.scenario.model
    yield from _answer(checker, here, option)
    yield from checker.all_known((*here, "burden"), "role", option.burden, settings.roles)
    yield from checker.all_known((*here, "effects"), "channel", option.effects, model.channels)
    if option.area is not None:
        yield from checker.known((*here, "area"), "area", option.area, settings.areas)
    if option.gives is not None:
        yield from checker.known((*here, "gives"), "promise", option.gives, settings.promises)
    for field in ("price", "quarters", "risk"):
        if getattr(option, field) < 0:
            yield checker.at((*here, field), "out-of-range", limit="0")
    if option.risk > 1:
        yield checker.at((*here, "risk"), "out-of-range", limit="1")
    if option.quarters == 0:
        for field in ("effects", "burden", "running", "risk", "area"):
            if field in option.model_fields_set and getattr(option, field):
                yield checker.at_key((*here, field), "needs-quarters", field=field)
    elif not option.burden and not checker.is_gap(*here, "burden"):
        yield checker.at_key(here, "needs-burden")


def _answer(checker: Checker, here: tuple[str | int, ...], answer: Option | NotNow) -> Iterator[Problem]:
    settings, scenario = checker.scenario.settings, checker.scenario
    yield from checker.all_known((*here, "at_once"), "stock", answer.at_once, scenario.model.stocks)
    yield from checker.all_known((*here, "touches"), "gauge", answer.touches, settings.indicators)
    for place, follow in enumerate(answer.follow_ups):
        yield from checker.known((*here, "follow_ups", place, "card"), "card", follow.card, scenario.cards)
    for field in ("decided", "live", "working", "failed", "later"):
        line = getattr(answer, field, None)
        if isinstance(line, Line) and line.by is not None:
            yield from checker.known((*here, field, "by"), "person", line.by, settings.people)
