"""Checks of the autumn budget: lines, proposals, and what becomes of freed hours."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.finding import Checker
from game.pack.schema import Budget
from game.pack.scope import Path

HERE: Path = ("settings", "budget")


def budget_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the budget but its equations."""
    budget = checker.scenario.settings.budget
    if budget is None:
        return
    if not budget.step > 0:
        yield from checker.at((*HERE, "step"), "out-of-range", limit="more than 0", found=budget.step)
    yield from _lines(checker, budget)
    for name, proposal in budget.proposals.items():
        yield from checker.all_known((*HERE, "proposals", name, "lines"), "budget-line", proposal.lines)
    yield from _ordinary_proposals(checker, budget)
    yield from _gains(checker, budget)


def _lines(checker: Checker, budget: Budget) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, line in budget.lines.items():
        path = (*HERE, "lines", name, "stock")
        yield from checker.known(path, "stock", line.stock)
        other = seen.setdefault(line.stock, name)
        if other != name:
            rests_on = [(*HERE, "lines", other, "stock")]
            yield from checker.at(path, "line-twice", rests_on=rests_on, stock=line.stock, other=other)


def _ordinary_proposals(checker: Checker, budget: Budget) -> Iterator[Problem]:
    """In every situation there must be something to choose."""
    path = (*HERE, "proposals")
    if not checker.is_whole(path):
        return
    if not budget.proposals:
        yield from checker.at_key(path, "nothing-here", table="proposals")
        return
    situations = checker.scenario.settings.situations
    kept = {name for item in situations.values() if item.limits for name in item.limits.proposals}
    if not set(budget.proposals) - kept:
        yield from checker.at_key(path, "no-ordinary-proposal")


def _gains(checker: Checker, budget: Budget) -> Iterator[Problem]:
    for name, rule in budget.gains.items():
        path = (*HERE, "gains", name, "shares")
        yield from checker.all_known(path, "stock", rule.shares)
        total = 0.0
        for stock, share in rule.shares.items():
            total += share
            if share < 0:
                yield from checker.at((*path, stock), "out-of-range", limit="at least 0", found=share)
        if total > 1:
            yield from checker.at_key(path, "shares-above-one", total=total)
