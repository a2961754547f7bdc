"""What pulls what at one moment of a game: the links of the model's equations, with their signs and strengths then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from game.engine.state import Rules
from game.pack.equations import Equations
from game.session.causality.extents import ranges_of, starts_of
from game.session.causality.interval import Interval, Sign, exactly, hull
from game.session.causality.links import CLOCK, SITUATION, Link, Pulls, merged, slopes_by_end, strengths_of
from game.session.causality.slopes import Slope

FLAT = 1e-9
"""A slope below this is none."""
FAINT = 1e-6
"""The strength of what moves something whose range is not known, or hardly anything."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What of a model holds at every moment, in one profile."""

    model: Pulls
    ranges: Mapping[str, Interval]
    signs: Mapping[tuple[str, tuple[str, float]], Sign]
    spans: Mapping[str, Interval]


_FRAMES: WeakKeyDictionary[Equations, dict[str, _Frame]] = WeakKeyDictionary()
"""What has been worked out, for as long as the pack's equations are in use."""
_LATEST: WeakKeyDictionary[Equations, tuple[str, dict[str, float], tuple[Link, ...]]] = WeakKeyDictionary()
"""The links of the latest moment that was asked for: a page asks for the same ones many times."""


def links_now(rules: Rules, profile: str, values: Mapping[str, float]) -> tuple[Link, ...]:
    """Every link between two quantities of the model's equations, ordered by their ends.

    `values` has what each quantity is that no equation works out; those that it lacks may be anything. The sign is that
    of this moment; where the cause moves nothing just now, it is the one that holds elsewhere, and `strength` is 0.
    """
    before = _LATEST.get(rules.plan.equations)
    if before is None or before[:2] != (profile, values):
        before = (profile, dict(values), _links(rules, _frame(rules, profile), values))
        _LATEST[rules.plan.equations] = before
    return before[2]


def _links(rules: Rules, frame: _Frame, values: Mapping[str, float]) -> tuple[Link, ...]:
    point = {name: exactly(values[name]) if name in values else span for name, span in frame.ranges.items()}
    here = slopes_by_end([frame.model.on_all(point)])
    strengths = strengths_of(here, frame.spans, rules.scenario)
    found = []
    for (target, (cause, late)), sign in frame.signs.items():
        end = (target, (cause, late))
        slope = hull(*here[end]) if end in here else exactly(0.0)
        moves = max(abs(slope.low), abs(slope.high)) > FLAT
        slow = target in rules.scenario.model.stocks or target.startswith(SITUATION)
        strength = max(strengths.get(end, 0.0), FAINT) if moves else 0.0
        now = slope.sign if moves else None
        found.append(Link(cause, target, now or sign, slow, late, strength))
    return tuple(merged(sorted(found, key=lambda link: (link.target, link.source, link.late))))


def _frame(rules: Rules, profile: str) -> _Frame:
    equations = rules.plan.equations
    frames = _FRAMES.setdefault(equations, {})
    if profile not in frames:
        scenario = rules.scenario
        model = Pulls(scenario, equations, starts_of(scenario, profile), every=True)
        ranges = ranges_of(scenario, equations)
        wide = model.on_all(ranges)
        known: Mapping[str, Slope] = {**model.known(ranges), **wide}
        signs = {
            (target, cause): sign
            for (target, cause), slopes in slopes_by_end([wide]).items()
            if cause[0] != target and cause[0] not in CLOCK and (sign := hull(*slopes).sign) is not None
        }
        spans = {name: slope.value for name, slope in known.items()}
        frames[profile] = _Frame(model, ranges, signs, spans)
    return frames[profile]
