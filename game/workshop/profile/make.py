"""Makes the start values of an own profile of a municipality's figures, and keeps what was assumed on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from math import isfinite

from game.lang import Expr, Kind, parse, references
from game.pack.schema import Figures, Scenario
from game.pack.scope import Path, figure_sites
from game.workshop.profile.work_out import ZeroDivisionNotedError, work_out

DECIMALS = 4
"""Starts are rounded to so many; more digits would only be noise of the sums."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A figure that was not given, and the value that it has in the profile below."""

    figure: str
    value: float


@dataclass(frozen=True, slots=True)
class Started:
    """A stock's new start: what the figures say, what it became within its bounds, and what it was below."""

    stock: str
    wanted: float
    value: float
    before: float

    @property
    def is_cut(self) -> bool:
        """Whether a bound of the stock cut it."""
        return round(self.wanted, DECIMALS) != self.value


@dataclass(frozen=True, slots=True)
class Own:
    """An own profile: every stock's start by name, and what was assumed for it."""

    base: str
    """The profile that it is built on."""
    starts: Mapping[str, float]
    started: tuple[Started, ...]
    taken: tuple[Taken, ...]
    unfit: tuple[str, ...]
    """Fits that do not hold."""
    unknown: tuple[str, ...]
    """Stocks and fits that cannot be worked out of these figures, since something is divided by zero."""


def make_own(scenario: Scenario, figures: Figures, given: Mapping[str, float], base: str) -> Own:
    """Work out the starts; `scenario` has been checked, `base` is one of its profiles.

    A start changes only where a given figure reaches it, so that no figures at all give the base profile, to the digit.
    """
    return _Maker(scenario, figures, given, base).own()


class _Maker:
    """One run: the trees, and the values found so far."""

    def __init__(self, scenario: Scenario, figures: Figures, given: Mapping[str, float], base: str) -> None:
        self.scenario = scenario
        self.figures = figures
        self.given = given
        self.base = base
        self.trees = dict(_trees(scenario))
        self.starts = {name: start_of(scenario, name, base) for name in scenario.model.stocks}
        parameters = {name: float(each.value) for name, each in scenario.model.parameters.items()}
        self.names: dict[str, float] = {**self.starts, **parameters}
        self.reached = set(given)
        self.unknown: list[str] = []

    def own(self) -> Own:
        """Everything, in the order in which one thing needs another."""
        taken, started = list[Taken](), list[Started]()
        for name in self._order():
            if name in self.given:
                self.names[name] = self.given[name]
            elif name in self.figures.ask:
                self.names[name] = self._number(name, ("settings", "figures", "ask", name, "usual"))
                taken.append(Taken(name, self.names[name]))
            elif name in self.figures.starts:
                started += self._start(name)
        asked, stocks = list(self.figures.ask), list(self.figures.starts)
        return Own(
            self.base,
            {**self.starts, **{each.stock: each.value for each in started}},
            tuple(sorted(started, key=lambda each: stocks.index(each.stock))),
            tuple(sorted(taken, key=lambda each: asked.index(each.figure))),
            tuple(self._unfit()),
            tuple(self.unknown),
        )

    def _order(self) -> tuple[str, ...]:
        """Figures and starts, each after what it needs; a figure that was given needs nothing."""
        here: Path = ("settings", "figures")
        needs: dict[str, frozenset[str]] = {}
        for name in self.figures.ask:
            given = name in self.given
            needs[name] = frozenset() if given else references(self.trees[*here, "ask", name, "usual"])
        for name in self.figures.starts:
            needs[name] = references(self.trees[*here, "starts", name, "value"])
        graph = {name: sorted(read & needs.keys()) for name, read in needs.items()}
        return tuple(TopologicalSorter(graph).static_order())

    def _start(self, name: str) -> Iterator[Started]:
        path: Path = ("settings", "figures", "starts", name, "value")
        if not references(self.trees[path]) & self.reached:
            return
        self.reached.add(name)
        stock = self.scenario.model.stocks[name]
        wanted = self._number(name, path)
        if name in self.unknown:
            return
        value = round(min(max(wanted, float(stock.low)), float(stock.high)), DECIMALS)
        self.names[name] = value
        yield Started(name, wanted, value, self.starts[name])

    def _number(self, name: str, path: Path) -> float:
        """The value of an equation; the base profile's, and a note, where it has none."""
        try:
            value = float(work_out(self.trees[path], self.names, self.starts))
        except ZeroDivisionNotedError:
            value = float("nan")
        if isfinite(value):
            return value
        self.unknown.append(name)
        return self.starts.get(name, 0.0)

    def _unfit(self) -> Iterator[str]:
        for name in self.figures.fits:
            tree = self.trees["settings", "figures", "fits", name, "holds"]
            if not references(tree) & self.given.keys():
                continue
            try:
                holds = bool(work_out(tree, self.names, self.starts))
            except ZeroDivisionNotedError:
                self.unknown.append(name)
                continue
            if not holds:
                yield name


def _trees(scenario: Scenario) -> Iterator[tuple[Path, Expr]]:
    for site in figure_sites(scenario):
        names = dict.fromkeys(site.local, Kind.NUMBER)
        parsed = parse(site.source, names, want=site.want, stocks=tuple(scenario.model.stocks))
        if parsed.expression is None:
            raise ValueError(f"{'/'.join(map(str, site.path))}: {parsed.faults}")
        yield site.path, parsed.expression


def start_of(scenario: Scenario, stock: str, profile: str) -> float:
    """Where a stock starts in a profile."""
    start = scenario.model.stocks[stock].start
    return float(start[profile] if isinstance(start, dict) else start)
