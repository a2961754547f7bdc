"""Checks of every equation and condition: that it parses, names what there is, and closes no loop."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from game.errors import Problem
from game.lang import Delay, Expr, Fault, Kind, memories, parse, references
from game.pack.finding import TABLES, Checker
from game.pack.scope import (
    LOCAL_NAMES,
    ROLE_QUANTITIES,
    Path,
    ScopeName,
    Site,
    model_scope,
    names_at,
    sites,
    state_scope,
)

CODES = {"too-long": "equation-too-long"}
"""What a fault is called here where its code means something else too."""
MADE_OF: Mapping[str, tuple[str, ...]] = {
    "role": tuple(f"{quantity}_" for quantity in ROLE_QUANTITIES),
    "area": ("dip_",),
    "situation": ("situation_",),
    "promise": ("promise_",),
    "indicator": ("change_",),
    "card": ("offered_", "chose_", "running_", "live_", "failed_"),
}
"""By kind, how the names begin that are made of a thing's name."""


def equation_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with equations; a name that another mistake has taken away is not reported."""
    scenario = checker.scenario
    scopes: Mapping[ScopeName, dict[str, Kind]] = {
        "model": model_scope(scenario),
        "state": state_scope(scenario),
    }
    needs: dict[str, list[str]] = {}
    for site in sites(scenario):
        if checker.is_gap(site.path):
            continue
        names = names_at(site, scopes)
        parsed = parse(site.source, names, want=site.want, stocks=scenario.model.stocks, memory=site.memory)
        for fault in parsed.faults:
            yield from fault_problems(checker, site, fault, scopes["state"])
        if parsed.expression is None:
            continue
        yield from _memories(checker, site, parsed.expression)
        name = _computed_name(site)
        if name is not None:
            needs[name] = sorted(_read_through(references(parsed.expression), tuple(scenario.settings.roles)))
    yield from _loops(checker, needs)


def fault_problems(
    checker: Checker, site: Site, fault: Fault, all_names: Container[str]
) -> Iterator[Problem]:
    """What an author is told about a fault; nothing where another mistake explains it."""
    code, facts = CODES.get(fault.code, fault.code), dict[str, object](fault.facts)
    match code:
        case "unknown-name":
            name = str(facts["name"])
            if name in all_names or name in LOCAL_NAMES:
                code, facts = "name-not-here", {"name": name}
            elif _may_be_a_name(checker, name):
                return
        case "not-a-stock" if checker.may_be("stock", str(facts["name"])):
            return
        case "syntax" if not facts["found"]:
            code, facts = "equation-unfinished", {}
        case "curve-order":
            facts = {name: float(str(number)) for name, number in facts.items()}
        case _:
            pass
    yield from checker.inside(site.path, fault.column, code, **facts)


def _may_be_a_name(checker: Checker, name: str) -> bool:
    """Whether the name, or what it is made of, is in a part that could not be read."""
    return any(
        checker.may_be(kind, name) for kind in ("stock", "auxiliary", "parameter", "indicator")
    ) or any(
        name.startswith(begin) and _part_may_be(checker, kind, name.removeprefix(begin))
        for kind, begins in MADE_OF.items()
        for begin in begins
    )


def _part_may_be(checker: Checker, kind: str, rest: str) -> bool:
    """Whether a thing with a gap in it may be the one whose name begins `rest`."""
    table = TABLES[kind]
    if not checker.is_whole(table):
        return True
    gaps = [gap for gap in checker.gaps.parts | checker.gaps.tables if gap[: len(table)] == table]
    things = {str(gap[len(table)]) for gap in gaps if len(gap) > len(table)}
    return any(rest == thing or rest.startswith(f"{thing}_") for thing in things)


def _memories(checker: Checker, site: Site, expression: Expr) -> Iterator[Problem]:
    """A smooth() or delay() that is shorter than the steps in which time goes on."""
    step = 1.0 / checker.scenario.settings.steps_per_quarter
    if checker.is_gap(("settings", "steps_per_quarter")):
        return
    for memory in memories(expression):
        shortest = step * (3 if isinstance(memory, Delay) else 1)
        if memory.quarters < shortest:
            yield from checker.inside(site.path, memory.column, "delay-too-short", least=shortest)


def _computed_name(site: Site) -> str | None:
    match site.path:
        case ("model", "auxiliaries", str(name), "equation"):
            return name
        case ("settings", "roles", str(role), "capacity"):
            return f"capacity_{role}"
        case _:
            return None


def _read_through(names: frozenset[str], roles: tuple[str, ...]) -> set[str]:
    """The capacities that the game's own quantities stand for."""
    read = set(names)
    if read & {"capacity_total", "overload", "overload_worst"}:
        read |= {f"capacity_{role}" for role in roles}
    read |= {f"capacity_{name.removeprefix('overload_')}" for name in names if name.startswith("overload_")}
    return read


def _loops(checker: Checker, needs: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Computed quantities that need themselves; a memory is no way out, for its first value would need itself too."""
    for loop in loops_in(needs):
        path: Path = ("model", "auxiliaries", loop[0])
        if loop[0] not in checker.scenario.model.auxiliaries:
            path = ("settings", "roles", loop[0].removeprefix("capacity_"), "capacity")
        yield from checker.at_key(path, "loop", names=" → ".join(loop))


def loops_in(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each loop among things that need each other once, from its first name in the alphabet back to it."""
    graph = {name: [other for other in others if other in needs] for name, others in needs.items()}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            loop: list[str] = error.args[1]
            # graphlib names what is read before what reads it
            names = list(reversed(loop))
            first = min(names)
            yield (*names[names.index(first) : -1], *names[: names.index(first) + 1])
            graph = {
                name: [other for other in others if other not in loop]
                for name, others in graph.items()
                if name not in loop
            }
        else:
            return
