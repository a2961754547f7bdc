"""A pack's model as causes and effects: which quantity pulls which, which way, how late and how strongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from hashlib import sha256
from math import exp, inf, isfinite
from operator import add

from game.engine.numbers import CAPACITY_FLOOR
from game.pack.equations import Equations
from game.pack.schema import Scenario
from game.session.causality.extents import ranges_of, starts_of
from game.session.causality.interval import ZERO, Interval, Sign, exactly, hull
from game.session.causality.slopes import TRUTH, Cause, Slope, constant, most, quantity, slope_of

CLOCK = frozenset({"t", "turn", "spring", "autumn"})
"""Time passes by itself: it is no cause that anybody could turn."""
SITUATION = "situation_"
WEAK, STRONG = 0.12, 0.45
"""Links below the first are left out of an overview; those above the second are drawn thick."""
_TRIED, _TRIED_WIDE = 12, 32
"""In how many states about the start the strength of links is measured, and all over an unproven sign tried."""
_THRESHOLD = 0.3
"""The strength of a link into a situation, which jumps: it begins or it does not."""
_NEAR_STOCK, _NEAR_WORK = 0.4, 0.25
"""How much of a range counts as about the start: of a stock around it, of work and attention from its low end."""


@dataclass(frozen=True, slots=True)
class Link:
    """One quantity pulls another: when the first rises, the second comes out higher ("+") or lower ("-") than else.

    "?" depends on the state. Not `proven`: the sign is that of all the states that were tried. `fills`: through a flow,
    or only at the end of a half-year, so that it takes time. `late`: quarters of smooth() and delay() on the way.
    `strength`: how much of the second one's range the whole range of the first can move in a game, about the start.
    """

    source: str
    target: str
    sign: Sign
    fills: bool = False
    late: float = 0.0
    strength: float = 0.0
    proven: bool = True


_End = tuple[str, Cause]
"""An effect and one of its causes."""


def links_of(scenario: Scenario, *, every: bool) -> tuple[Link, ...]:
    """All links of a model, ordered by their ends.

    `every`: auxiliaries and capacities stand between causes and effects; else their causes shine through. A proven sign
    holds in every profile, wherever the stocks are within their bounds. What a quantity does to itself is left out.
    """
    equations = Equations(scenario)
    ranges = ranges_of(scenario, equations)
    profiles = sorted(scenario.settings.profiles)
    models = [Pulls(scenario, equations, starts_of(scenario, profile), every=every) for profile in profiles]
    usual = models[profiles.index(scenario.settings.profile)]
    wide = [model.on_all(ranges) for model in models]
    signs = {
        end: sign
        for end, slopes in slopes_by_end(wide).items()
        if end[1][0] != end[0] and end[1][0] not in CLOCK and (sign := hull(*slopes).sign) is not None
    }
    spans = {name: slope.value for name, slope in {**usual.known(ranges), **wide[0]}.items()}
    near = [usual.on_all(point) for point in _states(ranges, usual.starts, _TRIED)]
    strengths = strengths_of(slopes_by_end(near), spans, scenario)
    decided = _tried(usual, ranges, [end for end, sign in signs.items() if sign == "?"])
    found = [
        Link(
            cause,
            target,
            decided.get((target, (cause, late)), sign),
            target in scenario.model.stocks or target.startswith(SITUATION),
            late,
            strengths.get((target, (cause, late)), 0.0),
            (target, (cause, late)) not in decided,
        )
        for (target, (cause, late)), sign in signs.items()
    ]
    return tuple(merged(sorted(found, key=lambda link: (link.target, link.source, link.late))))


def everything(scenario: Scenario, equations: Equations) -> dict[str, Slope]:
    """All names that a condition or an effect may read, with all that they can be in the usual profile."""
    model = Pulls(scenario, equations, starts_of(scenario, scenario.settings.profile), every=True)
    known = model.known(ranges_of(scenario, equations))
    return {**known, **model.indicators(known)}


def slopes_by_end(found: Iterable[Mapping[str, Slope]]) -> dict[_End, list[Interval]]:
    """By effect and cause the slopes of all that was worked out."""
    slopes: dict[_End, list[Interval]] = {}
    for pulls in found:
        for target, pull in pulls.items():
            for cause, slope in pull.by.items():
                slopes.setdefault((target, cause), []).append(slope)
    return slopes


def _tried(model: Pulls, ranges: Mapping[str, Interval], ends: Iterable[_End]) -> dict[_End, Sign]:
    """Of links whose sign is not proven, those that pull the same way in many states all over the ranges."""
    wanted = tuple(ends)
    if not wanted:
        return {}
    slopes = slopes_by_end(model.on_all(point) for point in _states(ranges, {}, _TRIED_WIDE))
    found: dict[_End, Sign] = {}
    for end in wanted:
        if all(isfinite(slope.low) and isfinite(slope.high) for slope in slopes.get(end, ())):
            sign = hull(ZERO, *(exactly(slope.middle) for slope in slopes.get(end, ()))).sign
            if sign in {"+", "-"}:
                found[end] = sign
    return found


def merged(links: Iterable[Link]) -> Iterator[Link]:
    """Of links with the same ends, one for each sign: a cause that pulls at once and later the other way keeps both."""
    first: dict[tuple[str, str, Sign], Link] = {}
    for link in links:
        before = first.setdefault((link.source, link.target, link.sign), link)
        if before is not link:
            more = before.strength + link.strength
            first[link.source, link.target, link.sign] = replace(before, strength=more)
    return iter(first.values())


def strengths_of(
    slopes: Mapping[_End, list[Interval]], spans: Mapping[str, Interval], scenario: Scenario
) -> dict[_End, float]:
    """By link, what the whole range of the cause moves, as a share of the effect's range, in one game."""
    game = float(scenario.settings.turns * scenario.settings.quarters_per_turn)
    found = {}
    for (target, cause), each in slopes.items():
        moved = (
            _mean(abs(slope.middle) for slope in each)
            * _width(spans.get(cause[0]))
            / (_width(spans.get(target)) or inf)
        )
        if target.startswith(SITUATION):
            moved = _THRESHOLD
        elif target in scenario.model.stocks:
            back = _mean(-slope.middle for slope in slopes.get((target, (target, 0.0)), ()))
            moved *= (1 - exp(-back * game)) / back if back > 0 else game
        found[target, cause] = moved
    return found


def _mean(values: Iterable[float]) -> float:
    sound = [value for value in values if isfinite(value)]
    return sum(sound) / len(sound) if sound else 0.0


def _width(span: Interval | None) -> float:
    wide = 0.0 if span is None else span.high - span.low
    return wide if isfinite(wide) else 0.0


def _states(
    ranges: Mapping[str, Interval], starts: Mapping[str, float], count: int
) -> Iterator[dict[str, Interval]]:
    """So many states, the same each time: about `starts`, else all over.

    Each quantity is once in each of so many equal parts of its range (McKay, Beckman and Conover 1979, "A comparison of
    three methods ...", a Latin hypercube). In which order hangs on its name alone: a new one moves no other.
    """
    orders = {name: _order(name, count) for name in ranges}
    for number in range(count):
        point = {}
        for name, span in ranges.items():
            share = (orders[name][number] + 0.5) / count
            wide = span.high - span.low
            if span == TRUTH or not isfinite(wide):
                point[name] = span
            elif name in starts:
                value = starts[name] + (share - 0.5) * _NEAR_STOCK * wide
                point[name] = exactly(min(max(value, span.low), span.high))
            else:
                point[name] = exactly(span.low + share * (_NEAR_WORK if starts else 1.0) * wide)
        yield point


def _order(name: str, count: int) -> list[int]:
    return sorted(range(count), key=lambda part: sha256(f"{name} {part}".encode()).digest())


@dataclass(frozen=True, slots=True)
class Pulls:
    """What pulls what in one profile."""

    scenario: Scenario
    equations: Equations
    starts: Mapping[str, float]
    every: bool

    def on_all(self, ranges: Mapping[str, Interval]) -> dict[str, Slope]:
        """By stock, indicator, situation and (with `every`) auxiliary, its slope when causes lie in `ranges`.

        With `every`, `ranges` may hold auxiliaries too: where each is known to lie, whatever it reads.
        """
        worked_out: dict[str, Slope] = {}
        known = self.known(ranges, worked_out)
        found = worked_out if self.every else {}
        found |= {name: self._flows(name, known) for name in self.scenario.model.stocks}
        shown = self.indicators(known)
        found |= shown
        seen = {**known, **({n: quantity(n, s.value) for n, s in shown.items()} if self.every else shown)}
        for name, situation in self.scenario.settings.situations.items():
            on, off = (self._tree(("settings", "situations", name, side), seen) for side in ("on", "off"))
            found[SITUATION + name] = Slope(TRUTH, _either(on, -off))
            for stock in situation.effects:
                amount = self._tree(("settings", "situations", name, "effects", stock), known)
                more = found[stock] + amount * known[SITUATION + name]
                found[stock] = Slope(found[stock].value, more.by)
        return found

    def known(
        self, ranges: Mapping[str, Interval], worked_out: dict[str, Slope] | None = None
    ) -> dict[str, Slope]:
        """All names that the model's equations may read; `worked_out` gets the slopes of those that were computed."""
        parameters = self.scenario.model.parameters
        known = {name: constant(float(parameter.value)) for name, parameter in parameters.items()}
        known |= {name: quantity(name, span) for name, span in ranges.items()}
        for name in self.equations.computed_order():
            slope = self._computed(name, known)
            known[name] = quantity(name, ranges.get(name, slope.value)) if self.every else slope
            if worked_out is not None:
                worked_out[name] = slope
        return known

    def _tree(self, path: tuple[str | int, ...], known: Mapping[str, Slope]) -> Slope:
        return slope_of(self.equations.trees[path], known, self.starts)

    def _computed(self, name: str, known: Mapping[str, Slope]) -> Slope:
        roles = sorted(self.scenario.settings.roles)
        if name in self.scenario.model.auxiliaries:
            return self._tree(("model", "auxiliaries", name, "equation"), known)
        if name == "capacity_total":
            return reduce(add, (known[f"capacity_{role}"] for role in roles))
        if name == "overload":
            return known["load"] / known["capacity_total"]
        if name == "overload_worst":
            return reduce(most, (known[f"overload_{role}"] for role in roles))
        kind, _, role = name.partition("_")
        if kind == "overload":
            return known[f"load_{role}"] / known[f"capacity_{role}"]
        own = self._tree(("settings", "roles", role, "capacity"), known)
        return most(own + known[f"lent_{role}"], constant(CAPACITY_FLOOR))

    def _flows(self, stock: str, known: Mapping[str, Slope]) -> Slope:
        """What flows into a stock in a quarter, less what flows out."""
        net = constant(0.0)
        for name, flow in self.scenario.model.flows.items():
            if stock in {flow.into, flow.out_of}:
                amount = self._tree(("model", "flows", name, "equation"), known)
                net += amount if flow.into == stock else -amount
        return Slope(known[stock].value, net.by)

    def indicators(self, known: Mapping[str, Slope]) -> dict[str, Slope]:
        """By indicator, how it follows what it is made of."""
        found = {}
        for name, indicator in self.scenario.settings.indicators.items():
            if indicator.sum is not None:
                parts = (known[stock] * constant(float(weight)) for stock, weight in indicator.sum.items())
                found[name] = reduce(add, parts, constant(float(indicator.constant)))
            else:
                found[name] = self._tree(("settings", "indicators", name, "value"), known)
        return found


def _either(first: Slope, second: Slope) -> dict[Cause, Interval]:
    causes = dict.fromkeys((*first.by, *second.by))
    return {cause: hull(first.by.get(cause, ZERO), second.by.get(cause, ZERO)) for cause in causes}
