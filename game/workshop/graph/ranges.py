"""What every quantity of a pack can be: stocks within their bounds, and what decisions can make of the rest."""

from __future__ import annotations

from collections.abc import Iterator

from game.lang import Kind
from game.pack.equations import Equations
from game.pack.schema import DIMENSIONS, Option, Scenario
from game.pack.scope import given_names, told_names
from game.workshop.graph.interval import EITHER, EVERYTHING, ZERO, Interval, hull
from game.workshop.graph.slopes import Slope, slope_of


def starts_of(scenario: Scenario, profile: str) -> dict[str, float]:
    """The start value of each stock in a profile."""
    found = {}
    for name, stock in scenario.model.stocks.items():
        start = stock.start
        found[name] = float(start[profile] if isinstance(start, dict) else start)
    return found


def ranges_of(scenario: Scenario, equations: Equations) -> dict[str, Interval]:
    """By name as equations write it, what each quantity can be that no equation of the pack works out."""
    settings, model = scenario.settings, scenario.model
    kinds = {**told_names(scenario), **given_names(scenario)}
    found = {name: EITHER if kind is Kind.TRUTH else EVERYTHING for name, kind in kinds.items()}
    quarters, roles = float(settings.turns * settings.quarters_per_turn), float(len(settings.roles))
    found |= {
        "t": Interval(0.0, quarters),
        "turn": Interval(1.0, float(settings.turns)),
        "tokens_initiatives": Interval(0.0, roles),
        "goals_met": Interval(0.0, float(len(settings.goals))),
        "goals_total": Interval.point(float(len(settings.goals))),
        "floors_broken": Interval(0.0, float(len(settings.floors))),
        "budget_cut": Interval(0.0, _most_cut(scenario)),
    }
    found |= {f"tokens_{dimension}": Interval(0.0, roles) for dimension in DIMENSIONS}
    found |= {f"lent_{role}": Interval(-roles, roles) for role in settings.roles}
    found |= _work_ranges(scenario, equations, quarters)
    found |= {name: Interval(float(each.low), float(each.high)) for name, each in model.stocks.items()}
    return found


def _most_cut(scenario: Scenario) -> float:
    budget = scenario.settings.budget
    lines = () if budget is None else (line for line in budget.lines.values() if line.service)
    stocks = [scenario.model.stocks[line.stock] for line in lines]
    return sum(float(stock.high - stock.low) for stock in stocks)


def _work_ranges(scenario: Scenario, equations: Equations, quarters: float) -> dict[str, Interval]:
    """What work can be under way: of every card the option that takes most, all at once."""
    heaviest = [_heaviest(scenario, card) for card in scenario.cards]
    found = {
        "running": Interval(0.0, float(sum(bool(each) for each in heaviest))),
        "load": Interval(0.0, sum(sum(each.values()) for each in heaviest)),
    }
    for role in scenario.settings.roles:
        found[f"load_{role}"] = Interval(0.0, sum(each.get(role, 0.0) for each in heaviest))
    dip = _dip(equations, quarters)
    for area in scenario.settings.areas:
        points = sum(max(_points(scenario, card, area), default=0.0) for card in scenario.cards)
        found[f"dip_{area}"] = dip * Interval(0.0, points)
    return found


def _work(scenario: Scenario, card: str) -> Iterator[Option]:
    return (option for option in scenario.cards[card].options.values() if option.quarters > 0)


def _heaviest(scenario: Scenario, card: str) -> dict[str, float]:
    """By role, the most points that one of a card's options takes; empty where none starts work."""
    found: dict[str, float] = {}
    for option in _work(scenario, card):
        for role, points in option.burden.items():
            found[role] = max(found.get(role, 0.0), float(points))
    return found


def _points(scenario: Scenario, card: str, area: str) -> list[float]:
    return [float(sum(option.burden.values())) for option in _work(scenario, card) if option.area == area]


def _dip(equations: Equations, quarters: float) -> Interval:
    """What a point of work can cost an area; anything where that depends on more than its age."""
    age = {"age": Slope(Interval(0.0, quarters))}
    found = ZERO
    for field in ("dip_live", "dip_running"):
        try:
            found = hull(found, slope_of(equations.trees["model", "initiatives", field], age, {}).value)
        except KeyError:
            return EVERYTHING
    return found
