"""Checks of `scenario.yaml`: seats, indicators, goals, promises, situations, calendar and budget."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.finding import Checker
from game.pack.schema import Goal

GREATEST_SUM = 2**19


def settings_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the settings but their equations."""
    yield from _roles(checker)
    yield from _indicators(checker)
    yield from _goals(checker)
    yield from _society(checker)
    yield from _calendar(checker)
    yield from _budget(checker)
    yield from _short(checker)


def _roles(checker: Checker) -> Iterator[Problem]:
    settings = checker.scenario.settings
    for table in ("roles", "areas", "indicators", "profiles", "ambitions", "goals", "epilogues"):
        if not getattr(settings, table) and not checker.is_gap("settings", table):
            yield checker.at(("settings", table), "nothing-here", table=table)
    directors = [name for name, role in settings.roles.items() if role.director]
    if len(directors) != 1 and not any(gap[:2] == ("settings", "roles") for gap in checker.gaps):
        path = ("settings", "roles", directors[1], "director") if directors else ("settings", "roles")
        yield checker.at(path, "one-director", count=len(directors))
    yield from checker.known(("settings", "profile"), "profile", settings.profile, settings.profiles)
    yield from checker.known(("settings", "ambition"), "ambition", settings.ambition, settings.ambitions)
    for place, gauge in enumerate(settings.gauges):
        yield from checker.known(("settings", "gauges", place), "indicator", gauge, settings.indicators)


def _indicators(checker: Checker) -> Iterator[Problem]:
    settings, stocks = checker.scenario.settings, checker.scenario.model.stocks
    for name, indicator in settings.indicators.items():
        here = ("settings", "indicators", name)
        if (indicator.sum is None) == (indicator.value is None) and not checker.is_gap(*here, "value"):
            yield checker.at_key(here, "sum-or-value", name=name)
        if not indicator.low < indicator.high:
            yield checker.at((*here, "high"), "bounds-order", low=indicator.low, high=indicator.high)
        if indicator.sum is not None:
            yield from checker.all_known((*here, "sum"), "stock", indicator.sum, stocks)
            most = abs(indicator.constant) + sum(
                abs(weight) * max(abs(stocks[stock].low), abs(stocks[stock].high))
                for stock, weight in indicator.sum.items()
                if stock in stocks
            )
            if not most < GREATEST_SUM:
                yield checker.at((*here, "sum"), "number-too-large", limit=GREATEST_SUM)


def _goals(checker: Checker) -> Iterator[Problem]:
    settings = checker.scenario.settings
    for part, table in (("goals", settings.goals), ("floors", settings.floors)):
        for name, goal in table.items():
            here = ("settings", part, name)
            yield from checker.known((*here, "indicator"), "indicator", goal.indicator, settings.indicators)
            yield from checker.all_known((*here, "target"), "ambition", goal.target, settings.ambitions)
            yield from checker.all_known((*here, "adjust"), "profile", goal.adjust, settings.profiles)
            yield from _missing_targets(checker, (part, name), goal)


def _missing_targets(checker: Checker, where: tuple[str, str], goal: Goal) -> Iterator[Problem]:
    for ambition in checker.scenario.settings.ambitions:
        path = ("settings", *where, "target")
        if ambition not in goal.target and not checker.is_gap(*path, ambition):
            yield checker.at(path, "target-missing", ambition=ambition)


def _society(checker: Checker) -> Iterator[Problem]:
    settings, stocks = checker.scenario.settings, checker.scenario.model.stocks
    for name, promise in settings.promises.items():
        here = ("settings", "promises", name)
        if promise.indicator is not None:
            yield from checker.known(
                (*here, "indicator"), "indicator", promise.indicator, settings.indicators
            )
        for field in ("on_given", "on_kept", "on_broken"):
            yield from checker.all_known((*here, field), "stock", getattr(promise, field), stocks)
        if promise.deadline > settings.turns:
            yield checker.at((*here, "deadline"), "after-the-end", "warning", turns=settings.turns)
    proposals = settings.budget.proposals if settings.budget else {}
    for name, situation in settings.situations.items():
        here = ("settings", "situations", name)
        yield from checker.all_known((*here, "effects"), "stock", situation.effects, stocks)
        if situation.limits is not None:
            for place, proposal in enumerate(situation.limits.proposals):
                path = (*here, "limits", "proposals", place)
                yield from checker.known(path, "proposal", proposal, proposals)
            if situation.limits.price is not None and situation.limits.price < 0:
                yield checker.at((*here, "limits", "price"), "out-of-range", limit="0")


def _calendar(checker: Checker) -> Iterator[Problem]:
    settings, cards = checker.scenario.settings, checker.scenario.cards
    for place, item in enumerate(settings.calendar):
        here = ("settings", "calendar", place)
        if item.turn > settings.turns:
            yield checker.at((*here, "turn"), "after-the-end", turns=settings.turns)
        for field, kind in (("case", "case"), ("event", "event")):
            name = getattr(item, field)
            if name is None:
                continue
            yield from checker.known((*here, field), "card", name, cards)
            if name in cards and cards[name].kind != kind:
                yield checker.at(
                    (*here, field), "wrong-kind-of-card", card=name, wanted=kind, found=cards[name].kind
                )
    for place, module in enumerate(settings.modules):
        for turn in module.turns:
            if not 1 <= turn <= settings.turns:
                yield checker.at(
                    ("settings", "modules", place, "turns"), "after-the-end", turns=settings.turns
                )


def _budget(checker: Checker) -> Iterator[Problem]:
    settings, stocks = checker.scenario.settings, checker.scenario.model.stocks
    budget = settings.budget
    if budget is None:
        return
    here = ("settings", "budget")
    for name, line in budget.lines.items():
        yield from checker.known((*here, "lines", name, "stock"), "stock", line.stock, stocks)
    for name, proposal in budget.proposals.items():
        yield from checker.all_known(
            (*here, "proposals", name, "lines"), "budget line", proposal.lines, budget.lines
        )
    for name, rule in budget.gains.items():
        path = (*here, "gains", name, "shares")
        yield from checker.all_known(path, "stock", rule.shares, stocks)
        if sum(rule.shares.values()) > 1 or min(rule.shares.values(), default=0) < 0:
            yield checker.at(path, "shares-above-one", total=sum(rule.shares.values()))
    limited = {p for s in settings.situations.values() if s.limits for p in s.limits.proposals}
    if budget.proposals and not set(budget.proposals) - limited:
        yield checker.at((*here, "proposals"), "no-ordinary-proposal")
    elif not budget.proposals:
        yield checker.at((*here, "proposals"), "nothing-here", table="proposals")


def _short(checker: Checker) -> Iterator[Problem]:
    settings, cards = checker.scenario.settings, checker.scenario.cards
    if settings.short is None:
        return
    if settings.short.turns > settings.turns:
        yield checker.at(("settings", "short", "turns"), "after-the-end", turns=settings.turns)
    for place, item in enumerate(settings.short.under_way):
        here = ("settings", "short", "under_way", place)
        yield from checker.known((*here, "card"), "card", item.card, cards)
        if item.card in cards:
            option = cards[item.card].options.get(item.option)
            if option is None or option.quarters <= 0:
                yield checker.at((*here, "option"), "not-an-initiative", card=item.card, option=item.option)
