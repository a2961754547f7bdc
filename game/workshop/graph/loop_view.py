"""Which causes and effects a picture of the model shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from game.pack.schema import Scenario
from game.session.causality.interval import Sign
from game.session.causality.links import WEAK, Link, links_of
from game.session.causality.loops import TELLING, Loop, loops_of, overview

MOST_TOLD = 14
"""So many loops are named in a picture; all of them in the text."""


@dataclass(frozen=True, slots=True)
class LoopView:
    """Part of a model: what is in sight, and the loops of all of it."""

    links: tuple[Link, ...]
    loops: tuple[Loop, ...]
    hidden: int
    """How many links were left out because they are weak."""
    of: str = ""
    """What it is about; "" for the whole model."""
    steps: int = 0


def whole_model(scenario: Scenario, *, every: bool) -> LoopView:
    """The whole model: stocks, situations and gauges with what moves them noticeably; `every`: everything there is."""
    links = links_of(scenario, every=every)
    if every:
        return LoopView(links, loops_of(links), 0)
    between = overview(links, scenario)
    loops = loops_of(between)
    told = {link for loop in told_loops(loops, between) for link in loop.links}
    strongest = _strongest(between)
    kept = tuple(link for link in between if link.strength >= WEAK or link in told or link in strongest)
    return LoopView(kept, loops, len(between) - len(kept))


def leading_to(scenario: Scenario, name: str, steps: int, *, every: bool) -> LoopView:
    """What leads to an indicator, a stock or another quantity within so many steps; `every`: also what is weak."""
    links = links_of(scenario, every=every)
    loops = loops_of(links if every else overview(links, scenario))
    indicators = frozenset(scenario.settings.indicators)
    if not every:
        links = _by_role_together(links, scenario)
    reached, kept = {name}, dict[Link, None]()
    for _ in range(steps):
        found = [link for link in links if link.target in reached and link.source not in indicators]
        kept |= dict.fromkeys(found)
        reached |= {link.source for link in found}
    view = LoopView(tuple(link for link in links if link in kept), loops, 0, name, steps)
    return view if every else without_weak(view)


def without_weak(view: LoopView) -> LoopView:
    """A part of the model without weak links that no told loop needs, and without what then hangs on nothing."""
    told = {link for loop in told_loops(view.loops, view.links) for link in loop.links}
    kept = [link for link in view.links if link.strength >= WEAK or link in told or link.target == view.of]
    if any(link.target == view.of for link in kept):
        kept = _leading_on(kept, view.of)
    return replace(view, links=tuple(kept), hidden=len(view.links) - len(kept))


def _leading_on(links: Collection[Link], name: str) -> list[Link]:
    """The links from which a way leads to something."""
    reached: set[str] = set()
    fresh = {name}
    while fresh:
        reached |= fresh
        fresh = {link.source for link in links if link.target in reached} - reached
    return [link for link in links if link.target in reached]


def _by_role_together(links: Iterable[Link], scenario: Scenario) -> tuple[Link, ...]:
    """The work of all roles as one cause, and without the points that they lend each other."""
    load = {f"load_{role}": "load" for role in scenario.settings.roles}
    lent = {f"lent_{role}" for role in scenario.settings.roles}
    together: dict[tuple[str, str, Sign], Link] = {}
    for link in links:
        if link.source not in lent:
            named = replace(link, source=load.get(link.source, link.source))
            ends = (named.source, named.target, named.sign)
            more = together[ends].strength if ends in together else 0.0
            together[ends] = replace(named, strength=more + link.strength)
    return tuple(together.values())


def _strongest(links: Iterable[Link]) -> set[Link]:
    """Of each quantity the strongest link that leads to it and from it, so that none stands alone without need."""
    into: dict[str, Link] = {}
    out_of: dict[str, Link] = {}
    for link in links:
        if link.target not in into or link.strength > into[link.target].strength:
            into[link.target] = link
        if link.source not in out_of or link.strength > out_of[link.source].strength:
            out_of[link.source] = link
    return {*into.values(), *out_of.values()}


def told_loops(loops: Iterable[Loop], links: Collection[Link]) -> tuple[Loop, ...]:
    """Of loops that run only through these links, those worth telling."""
    return tuple(
        loop for loop in loops if loop.pull >= TELLING and all(link in links for link in loop.links)
    )[:MOST_TOLD]
