"""Checks of `figures` in `scenario.yaml`: what is asked, and the equations that make an own profile of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from game.errors import Problem
from game.lang import RESERVED, Kind, parse, references
from game.pack.check_equations import fault_problems, loops_in
from game.pack.finding import TABLES, Checker
from game.pack.schema import Figure, Figures
from game.pack.scope import Path, figure_sites, state_scope

MUNICIPALITY = "municipality"
"""The row in which a municipality writes its name; no figure is called so."""
HERE: Path = ("settings", "figures")


def figure_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the figures."""
    figures = checker.scenario.settings.figures
    if figures is None or checker.is_gap(HERE):
        return
    for table in ("ask", "starts"):
        if not getattr(figures, table) and checker.is_whole((*HERE, table)):
            yield from checker.at_key((*HERE, table), "nothing-here", table=table)
    for name, figure in figures.ask.items():
        yield from _name(checker, name)
        yield from _bounds(checker, (*HERE, "ask", name), figure)
    yield from checker.all_known((*HERE, "starts"), "stock", figures.starts)
    yield from _equations(checker, figures)


def _name(checker: Checker, name: str) -> Iterator[Problem]:
    """A figure stands in equations beside stocks and parameters."""
    path = (*HERE, "ask", name)
    if name in RESERVED:
        yield from checker.at_key(path, "reserved-name", name=name)
    elif name == MUNICIPALITY:
        yield from checker.at_key(path, "name-of-the-game", name=name)
    for kind in ("stock", "parameter"):
        if name in checker.names(kind):
            rests_on = [(*TABLES[kind], name)]
            yield from checker.at_key(
                path, "name-twice", rests_on=rests_on, name=name, kind="figure", other=kind
            )


def _bounds(checker: Checker, here: Path, figure: Figure) -> Iterator[Problem]:
    """In rising order: least, low, high, most."""
    written = [(field, getattr(figure, field)) for field in ("least", "low", "high", "most")]
    bounds = [(field, value) for field, value in written if value is not None]
    for (below, low), (above, high) in pairwise(bounds):
        if low > high or (low == high and (below, above) == ("low", "high")):
            rests_on = [(*here, below)]
            yield from checker.at((*here, above), "bounds-order", rests_on=rests_on, low=low, high=high)


def _equations(checker: Checker, figures: Figures) -> Iterator[Problem]:
    scenario = checker.scenario
    all_names = state_scope(scenario)
    needs: dict[str, list[str]] = {}
    broken = False
    for site in figure_sites(scenario):
        if checker.is_gap(site.path):
            broken = True
            continue
        names = dict.fromkeys(site.local, Kind.NUMBER)
        parsed = parse(site.source, names, want=site.want, stocks=scenario.model.stocks)
        for fault in parsed.faults:
            yield from fault_problems(checker, site, fault, all_names)
        if parsed.expression is None:
            broken = True
            continue
        if site.path[2] != "fits":
            needs[str(site.path[3])] = sorted(references(parsed.expression))
    for loop in loops_in(needs):
        table = "ask" if loop[0] in figures.ask else "starts"
        yield from checker.at_key((*HERE, table, loop[0]), "loop", names=" → ".join(loop))
    used = {name for read in needs.values() for name in read}
    for name in figures.ask:
        if name not in used and figures.starts and not broken:
            yield from checker.at_key((*HERE, "ask", name), "figure-unused", "warning", name=name)
