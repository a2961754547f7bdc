"""Rows about a scenario: what every id is called in three languages, and what its forms ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from game.pack.schema import Indicator, Scenario, Stock
from game.research.export.codebook import LANGUAGES, Row
from game.session.edition import Edition
from game.session.forms import codebook as form_codebook
from game.texts.catalogue import words


class _Named(Protocol):
    """Something that is called something."""

    @property
    def name(self) -> str:
        """What it is called."""


def names(edition: Edition) -> Iterator[Row]:
    """Every id that stands in a table."""
    scenarios = _scenarios(edition)
    things = {language: dict(_things(scenario)) for language, scenario in scenarios.items()}
    for kind, thing in things[LANGUAGES[0]]:
        called = tuple(things[language][kind, thing] for language in LANGUAGES)
        yield edition.content_hash, kind, thing, *_measure(edition.scenario, kind, thing), *called


def form_items(edition: Edition) -> Iterator[Row]:
    """Everything that the forms ask."""
    for each in form_codebook(_scenarios(edition), words):
        texts = tuple(each.texts[language] for language in LANGUAGES)
        yield edition.content_hash, each.when, each.name, each.kind, each.range, *texts


def _scenarios(edition: Edition) -> Mapping[str, Scenario]:
    return {language: edition.in_language(language) for language in LANGUAGES}


def _things(scenario: Scenario) -> Iterator[tuple[tuple[str, str], str]]:
    """Kind and id of each thing, and what it is called."""
    settings, budget = scenario.settings, scenario.settings.budget
    named: list[tuple[str, Mapping[str, _Named]]] = [
        ("indicator", settings.indicators),
        ("stock", scenario.model.stocks),
        ("role", settings.roles),
        ("goal", settings.goals),
        ("floor", settings.floors),
        ("promise", settings.promises),
        ("situation", settings.situations),
        ("profile", settings.profiles),
        ("ambition", settings.ambitions),
        ("area", settings.areas),
    ]
    if budget is not None:
        named += [("line", budget.lines), ("proposal", budget.proposals), ("gains", budget.gains)]
    for kind, things in named:
        for name, thing in things.items():
            yield (kind, name), thing.name
    for name, card in scenario.cards.items():
        yield ("card", name), card.title
        for key, option in card.options.items():
            yield ("answer", f"{name}.{key}"), option.text


def _measure(
    scenario: Scenario, kind: str, thing: str
) -> tuple[str | None, float | None, float | None, str | None]:
    """Unit, bounds and good direction; nothing of what is not measured."""
    match kind:
        case "indicator":
            return _of_indicator(scenario.settings.indicators[thing])
        case "stock":
            return _of_stock(scenario.model.stocks[thing])
        case _:
            return None, None, None, None


def _of_indicator(indicator: Indicator) -> tuple[str | None, float, float, str]:
    return indicator.unit, float(indicator.low), float(indicator.high), indicator.good


def _of_stock(stock: Stock) -> tuple[str, float, float, None]:
    return stock.unit, float(stock.low), float(stock.high), None
