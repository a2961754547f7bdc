"""Checks of `model.yaml`: bounds and starts, what flows connect, what initiatives act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.errors import Problem
from game.pack.finding import Checker
from game.pack.schema import DIMENSIONS, Stock
from game.pack.scope import Path

GREATEST = 2**19
"""Amounts lie on a grid that is exact below this."""
MOST_FLOWS = 16
"""More flows into one stock could not be summed exactly."""


def model_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the model but its names and equations."""
    for name, stock in checker.scenario.model.stocks.items():
        yield from _stock(checker, ("model", "stocks", name), stock)
    yield from _flows(checker)
    yield from _crowded_stocks(checker)
    yield from _channels(checker)
    yield from _initiatives(checker)


def _stock(checker: Checker, here: Path, stock: Stock) -> Iterator[Problem]:
    low, high, start = (*here, "low"), (*here, "high"), (*here, "start")
    for path, value in ((low, stock.low), (high, stock.high)):
        if not abs(value) < GREATEST:
            yield from checker.at(path, "number-too-large", limit=GREATEST)
    if not stock.low < stock.high:
        yield from checker.at(high, "bounds-order", rests_on=[low], low=stock.low, high=stock.high)
        return
    starts = stock.start if isinstance(stock.start, dict) else {"": stock.start}
    for profile, value in starts.items():
        if not stock.low <= value <= stock.high:
            path = (*start, profile) if profile else start
            yield from checker.at(
                path,
                "start-outside-bounds",
                rests_on=[low, high],
                value=value,
                low=stock.low,
                high=stock.high,
            )
    if isinstance(stock.start, dict):
        yield from checker.all_known(start, "profile", stock.start)
        if not checker.is_whole(start):
            return
        for profile in checker.scenario.settings.profiles:
            if profile not in stock.start:
                rests_on = [(*start, profile), ("settings", "profiles", profile)]
                yield from checker.at_key(start, "start-missing", rests_on=rests_on, profile=profile)


def _flows(checker: Checker) -> Iterator[Problem]:
    for name, flow in checker.scenario.model.flows.items():
        here: Path = ("model", "flows", name)
        ends = [(*here, "into"), (*here, "out_of")]
        if flow.into is None and flow.out_of is None:
            yield from checker.at_key(here, "flow-nowhere", rests_on=ends, name=name)
        for path, end in zip(ends, (flow.into, flow.out_of), strict=True):
            if end is not None:
                yield from checker.known(path, "stock", end)
        if flow.into is not None and flow.into == flow.out_of:
            yield from checker.at((*here, "out_of"), "flow-in-circle", stock=flow.into)


def _crowded_stocks(checker: Checker) -> Iterator[Problem]:
    model = checker.scenario.model
    moved = [end for flow in model.flows.values() for end in (flow.into, flow.out_of) if end is not None]
    moved += [name for item in checker.scenario.settings.situations.values() for name in item.effects]
    for stock, count in Counter(moved).items():
        if count > MOST_FLOWS and stock in model.stocks:
            path = ("model", "stocks", stock)
            yield from checker.at_key(path, "too-many-flows", name=stock, count=count, limit=MOST_FLOWS)


def _channels(checker: Checker) -> Iterator[Problem]:
    for name, channel in checker.scenario.model.channels.items():
        here: Path = ("model", "channels", name)
        yield from checker.known((*here, "stock"), "stock", channel.stock)
        if channel.readiness is not None:
            yield from checker.known((*here, "readiness"), "auxiliary", channel.readiness)


def _initiatives(checker: Checker) -> Iterator[Problem]:
    rules = checker.scenario.model.initiatives
    here: Path = ("model", "initiatives")
    for field in ("money", "reserve", "running_cost"):
        yield from checker.known((*here, field), "stock", getattr(rules, field))
    yield from checker.all_known((*here, "failed"), "stock", rules.failed)
    for dimension, name in rules.readiness.items():
        yield from checker.known((*here, "readiness", dimension), "auxiliary", name)
    for field in ("ramp", "readiness"):
        table = (*here, field)
        if checker.has_gap_in(table) or not checker.is_whole(table):
            continue
        for dimension in DIMENSIONS:
            if dimension not in getattr(rules, field):
                yield from checker.at_key(table, "dimension-missing", table=field, dimension=dimension)
