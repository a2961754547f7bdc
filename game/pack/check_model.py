"""Checks of `model.yaml`: bounds and starts, what flows connect, what initiatives act on, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from game.errors import Problem
from game.lang import RESERVED
from game.pack.finding import Checker
from game.pack.scope import given_names

GREATEST = 2**19
"""Amounts lie on a grid that is exact below this."""
MOST_FLOWS = 16
"""More flows into one stock could not be summed exactly."""


def model_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the model but its equations."""
    yield from _stocks(checker)
    yield from _flows(checker)
    yield from _names(checker)
    yield from _channels(checker)
    yield from _initiatives(checker)


def _stocks(checker: Checker) -> Iterator[Problem]:
    profiles = checker.scenario.settings.profiles
    for name, stock in checker.scenario.model.stocks.items():
        here = ("model", "stocks", name)
        if not stock.low < stock.high:
            yield checker.at((*here, "high"), "bounds-order", low=stock.low, high=stock.high)
        for bound in ("low", "high"):
            if not abs(getattr(stock, bound)) < GREATEST:
                yield checker.at((*here, bound), "number-too-large", limit=GREATEST)
        starts = stock.start if isinstance(stock.start, dict) else {"": stock.start}
        for profile, value in starts.items():
            path = (*here, "start", profile) if profile else (*here, "start")
            if not stock.low <= value <= stock.high:
                yield checker.at(path, "start-outside-bounds", value=value, low=stock.low, high=stock.high)
        if isinstance(stock.start, dict):
            yield from checker.all_known((*here, "start"), "profile", stock.start, profiles)
            for profile in profiles:
                if profile not in stock.start and not checker.is_gap(*here, "start", profile):
                    yield checker.at((*here, "start"), "start-missing", profile=profile)


def _flows(checker: Checker) -> Iterator[Problem]:
    model = checker.scenario.model
    touching: Counter[str] = Counter()
    for name, flow in model.flows.items():
        here = ("model", "flows", name)
        ends = [(field, end) for field in ("into", "out_of") if (end := getattr(flow, field)) is not None]
        if not ends and not any(checker.is_gap(*here, field) for field in ("into", "out_of")):
            yield checker.at_key(here, "flow-nowhere", name=name)
        for field, end in ends:
            yield from checker.known((*here, field), "stock", end, model.stocks)
            touching[end] += 1
        if flow.into is not None and flow.into == flow.out_of:
            yield checker.at((*here, "out_of"), "flow-in-circle", stock=flow.into)
    for situation in checker.scenario.settings.situations.values():
        touching.update(situation.effects)
    for stock, count in touching.items():
        if count > MOST_FLOWS and stock in model.stocks:
            yield checker.at_key(("model", "stocks", stock), "too-many-flows", count=count, limit=MOST_FLOWS)


def _names(checker: Checker) -> Iterator[Problem]:
    """One name, one thing; and none that the language or other tools use for something else."""
    scenario = checker.scenario
    model = scenario.model
    seen: dict[str, str] = dict.fromkeys(given_names(scenario), "the game")
    tables: list[tuple[tuple[str, str], Collection[str], str]] = [
        (("model", "stocks"), model.stocks, "a stock"),
        (("model", "auxiliaries"), model.auxiliaries, "an auxiliary"),
        (("model", "parameters"), model.parameters, "a parameter"),
        (("model", "flows"), model.flows, "a flow"),
        (("settings", "indicators"), scenario.settings.indicators, "an indicator"),
    ]
    for path, table, kind in tables:
        for name in table:
            if name in RESERVED:
                yield checker.at_key((*path, name), "reserved-name", name=name)
            elif name in seen:
                yield checker.at_key((*path, name), "name-twice", name=name, other=seen[name])
            else:
                seen[name] = kind


def _channels(checker: Checker) -> Iterator[Problem]:
    model = checker.scenario.model
    for name, channel in model.channels.items():
        here = ("model", "channels", name)
        yield from checker.known((*here, "stock"), "stock", channel.stock, model.stocks)
        if channel.readiness is not None:
            yield from checker.known((*here, "readiness"), "auxiliary", channel.readiness, model.auxiliaries)


def _initiatives(checker: Checker) -> Iterator[Problem]:
    model = checker.scenario.model
    rules = model.initiatives
    here = ("model", "initiatives")
    for field in ("money", "reserve", "running_cost"):
        yield from checker.known((*here, field), "stock", getattr(rules, field), model.stocks)
    yield from checker.all_known((*here, "failed"), "stock", rules.failed, model.stocks)
    for dimension, name in rules.readiness.items():
        yield from checker.known((*here, "readiness", dimension), "auxiliary", name, model.auxiliaries)
    for table in ("ramp", "readiness"):
        for dimension in ("strategy", "leadership", "organisation", "technology"):
            if dimension not in getattr(rules, table) and not checker.is_gap(*here, table):
                yield checker.at((*here, table), "dimension-missing", dimension=dimension)
