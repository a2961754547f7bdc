"""Between which two numbers each quantity of a pack lies, whatever a table does and whatever luck comes.

Stocks lie between their bounds; everything else follows. What rests on a part that could not be read is ANYTHING.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from game.engine.numbers import CAPACITY_FLOOR, on_grid
from game.pack.schema import Budget, Card, Option
from game.pack.scope import Path
from game.session.causality.interval import ANYTHING, SLACK, ZERO, Interval, exactly, hull
from game.session.causality.parts import Parts
from game.session.causality.values import EITHER, Narrowed, Truths, World, number_in

GRID_SLACK = 1e-6
"""Accounts and sums of shares are rounded once for each posting; no game has enough of them to come to this."""


@dataclass(frozen=True)
class Ranges:
    """Where each name of a pack lies: a `World`."""

    parts: Parts
    _known: dict[str, Interval] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def number(self, name: str) -> Interval:
        """Where a quantity lies at any moment of any game."""
        if name not in self._known:
            if name in self._asked:  # it needs itself, as a dip may through what it costs
                return ANYTHING
            self._asked.add(name)
            found = self._find(name)
            self._asked.discard(name)
            self._known[name] = found
        return self._known[name]

    def truth(self, name: str) -> Truths:  # noqa: ARG002  the signature of every world
        """A condition's name can be both: what it follows from is looked at where it stands."""
        return EITHER

    def start(self, stock: str) -> Interval:
        """Where a stock can start, over all profiles."""
        given = self.parts.scenario.model.stocks[stock].start
        path: Path = ("model", "stocks", stock, "start")
        if self.parts.gaps.touch(path):
            return ANYTHING
        starts = given.values() if isinstance(given, dict) else (given,)
        return hull(*map(_gridded, starts)).meets(self.number(stock)) or ANYTHING

    def within(self, site: Path) -> World:
        """What is known in one expression: its local names, and that a card's turn is at least 1."""
        item = self.parts.sites[site]
        numbers = {name: self.local(name, site) for name in item.local}
        if site[0] == "cards":
            numbers["turn"] = _between(1, self._turns())
        return Narrowed(self, numbers) if numbers else self

    def on_turn(self, turn: int) -> World:
        """What is known of the first day of a half-year, from 1."""
        settings = self.parts.scenario.settings
        autumn = (turn - 1 + (settings.start.season == "autumn")) % 2 == 1
        numbers = {"turn": exactly(turn), "t": exactly((turn - 1) * settings.quarters_per_turn)}
        seasons: Mapping[str, Truths] = {"autumn": frozenset({autumn}), "spring": frozenset({not autumn})}
        sure = not any(self.parts.gaps.cover(("settings", part)) for part in ("start", "quarters_per_turn"))
        return Narrowed(self, numbers, seasons) if sure else self

    def local(self, name: str, site: Path) -> Interval:
        """Where one of an expression's own names lies."""
        match name:
            case "luck" | "severity":
                return Interval(0.0, 1.0)
            case "age":
                return _between(0, self._quarters() + 1)
            case "tokens":
                return self._sure(_between(0, len(self.parts.scenario.settings.roles)))
            case "strain":
                return _from_zero(self.number("overload_worst").widened())
            case "overrun":
                return self.value_at(("model", "initiatives", "overrun"))
            case "price" | "risk" | "points":
                return self._most(MEASURES[name], lambda parts: max(parts, default=0.0))
            case "base":
                return self._base(site)
            case _:
                return ANYTHING

    # ------------------------------------------------------------------------------------------ one name

    def _find(self, name: str) -> Interval:
        scenario = self.parts.scenario
        model, settings = scenario.model, scenario.settings
        if name in model.stocks:
            stock = model.stocks[name]
            here: Path = ("model", "stocks", name)
            unsure = self.parts.gaps.cover(here) or any(
                self.parts.gaps.cover((*here, end)) for end in ("low", "high")
            )
            return ANYTHING if unsure else hull(_gridded(stock.low), _gridded(stock.high))
        if name in model.auxiliaries:
            return self.value_at(("model", "auxiliaries", name, "equation"))
        if name in model.parameters:
            path: Path = ("model", "parameters", name, "value")
            return ANYTHING if self.parts.gaps.cover(path) else exactly(model.parameters[name].value)
        if name in settings.indicators:
            return self._indicator(name)
        if name.startswith("change_") and name.removeprefix("change_") in settings.indicators:
            shown = self.number(name.removeprefix("change_"))
            wide = (shown.high - shown.low) if shown.known else math.inf
            return Interval(-wide, wide) if math.isfinite(wide) else ANYTHING
        return self._given(name)

    def _given(self, name: str) -> Interval:
        """A quantity that the game gives."""
        settings = self.parts.scenario.settings
        seats = len(settings.roles)
        kind, _, rest = name.partition("_")
        match kind:
            case "t":
                return _from_zero(_between(0, self._quarters()).widened())
            case "turn":
                return _between(0, self._turns())
            case "tokens":
                return self._sure(_between(0, seats))
            case "lent":
                return self._sure(_between(-1, seats - 1))
            case "running":
                works = sum(1 for card in self.parts.scenario.cards.values() if works_of(card))
                return self._sure(_between(0, works))
            case "goals":
                most = len(settings.goals)
                return self._sure(exactly(most) if rest == "total" else _between(0, most))
            case "floors":
                return self._sure(_between(0, len(settings.floors)))
            case _:
                return self._borne(kind, rest)

    def _borne(self, kind: str, rest: str) -> Interval:
        """What work and budgets lay on roles, areas and services."""
        match kind:
            case "load":
                return self._most(
                    lambda option: option.burden.get(rest, 0.0) if rest else points_of(option), sum
                )
            case "capacity":
                return self._total() if rest == "total" else self._capacity(rest)
            case "overload":
                return self._overload(rest)
            case "dip":
                return self._dip(rest)
            case "budget":
                return self._budget_cut(self.parts.scenario.settings.budget)
            case _:
                return ANYTHING

    def value_at(self, path: Path) -> Interval:
        """Where the value of a place's expression lies."""
        tree = self.parts.trees.get(path)
        return ANYTHING if tree is None else number_in(tree, self.within(path))

    def _sure(self, found: Interval) -> Interval:
        """What was counted, if everything that counts could be read."""
        return found if self.parts.whole else ANYTHING

    def _turns(self) -> float:
        gap = self.parts.gaps.cover(("settings", "turns"))
        return math.inf if gap else self.parts.scenario.settings.turns

    def _quarters(self) -> float:
        gap = self.parts.gaps.cover(("settings", "quarters_per_turn"))
        return math.inf if gap else self._turns() * self.parts.scenario.settings.quarters_per_turn

    def _most(
        self, measure: Callable[[Option], float], joined: Callable[[Iterable[float]], float]
    ) -> Interval:
        """From 0 to what the heaviest options of all cards come to; work can begin once on a card."""
        found = joined(
            [
                max(float(measure(option)) for option in work)
                for card in self.parts.scenario.cards.values()
                if (work := works_of(card))
            ]
        )
        return self._sure(_from_zero(exactly(found).widened()))

    def _capacity(self, role: str) -> Interval:
        if role not in self.parts.scenario.settings.roles:
            return ANYTHING
        own, lent = self.value_at(("settings", "roles", role, "capacity")), self.number(f"lent_{role}")
        if not (own.known and lent.known):
            return ANYTHING
        low, high = own.low + lent.low, own.high + lent.high
        return Interval(max(low, CAPACITY_FLOOR), max(high, CAPACITY_FLOOR))

    def _total(self) -> Interval:
        parts = [self._capacity(role) for role in self.parts.scenario.settings.roles]
        return _summed(parts, len(parts) * CAPACITY_FLOOR)

    def _overload(self, whose: str) -> Interval:
        roles = self.parts.scenario.settings.roles
        if whose == "worst":
            return _from_zero(hull(*(self.number(f"overload_{role}") for role in roles)))
        load = self.number(f"load_{whose}" if whose else "load")
        capacity = self.number(f"capacity_{whose}" if whose else "capacity_total")
        least = capacity.low if capacity.known else CAPACITY_FLOOR
        return _from_zero(exactly(load.high / least).widened()) if load.known and least > 0 else ANYTHING

    def _dip(self, area: str) -> Interval:
        here: Path = ("model", "initiatives")
        for_a_point = hull(ZERO, self.value_at((*here, "dip_live")), self.value_at((*here, "dip_running")))
        points = self._most(lambda option: points_of(option) if option.area == area else 0.0, sum)
        if not (for_a_point.known and points.known):
            return ANYTHING
        return points * for_a_point

    def _budget_cut(self, budget: Budget | None) -> Interval:
        stocks = self.parts.scenario.model.stocks
        lines = budget.lines.values() if budget else ()
        ranges = [
            self.number(line.stock) if line.stock in stocks else ANYTHING for line in lines if line.service
        ]
        if not all(each.known for each in ranges):
            return ANYTHING
        return self._sure(_from_zero(exactly(sum(each.high - each.low for each in ranges)).widened()))

    def _indicator(self, name: str) -> Interval:
        indicator = self.parts.scenario.settings.indicators[name]
        if indicator.value is not None:
            return self.value_at(("settings", "indicators", name, "value"))
        return self._weighted(name, self.number)

    def _weighted(self, name: str, each: Callable[[str], Interval]) -> Interval:
        """An indicator's sum over what is known of its stocks."""
        indicator = self.parts.scenario.settings.indicators[name]
        here: Path = ("settings", "indicators", name)
        stocks = self.parts.scenario.model.stocks
        weights = indicator.sum or {}
        if self.parts.gaps.touch(here) or not weights or not weights.keys() <= stocks.keys():
            return ANYTHING
        low = high = float(indicator.constant)
        for stock, weight in weights.items():
            part = each(stock)
            if not part.known:
                return ANYTHING
            low += min(weight * part.low, weight * part.high)
            high += max(weight * part.low, weight * part.high)
        return hull(exactly(low), exactly(high)).widened(GRID_SLACK)

    def _base(self, site: Path) -> Interval:
        """An indicator at the start: as if every stock lay where it can start."""
        part, name = str(site[1]), str(site[2])
        settings = self.parts.scenario.settings
        goal = (settings.goals if part == "goals" else settings.floors)[name]
        indicator = settings.indicators.get(goal.indicator)
        if indicator is None:
            return ANYTHING
        if indicator.value is None:
            return self._weighted(goal.indicator, self.start)
        return self.number(goal.indicator)


def _price(option: Option) -> float:
    return float(option.price)


def _risk(option: Option) -> float:
    return float(option.risk)


def works_of(card: Card) -> tuple[Option, ...]:
    """A card's options that start work."""
    return tuple(option for option in card.options.values() if option.quarters > 0)


def points_of(option: Option) -> float:
    """All burden of an option together."""
    return float(sum(option.burden.values()))


def _gridded(value: float) -> Interval:
    return exactly(on_grid(value))


def _between(low: float, high: float) -> Interval:
    return Interval(float(low), float(high)) if math.isfinite(high) else ANYTHING


def _from_zero(part: Interval) -> Interval:
    return Interval(0.0, max(0.0, part.high)) if part.known else ANYTHING


def _summed(parts: list[Interval], least: float) -> Interval:
    if not all(part.known for part in parts):
        return ANYTHING
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return Interval(max(low, least) * (1.0 - SLACK), high * (1.0 + SLACK))


MEASURES: Mapping[str, Callable[[Option], float]] = {"price": _price, "risk": _risk, "points": points_of}
"""Of an option's work, what the equations of initiatives call by a name of their own."""
