"""Checks of every equation and condition: that it parses, names what there is, and closes no loop."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from game.errors import Problem
from game.lang import Delay, Kind, memories, parse, references
from game.pack.finding import Checker
from game.pack.scope import Path, Site, model_scope, sites, state_scope


def equation_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with equations; a name that another mistake has taken away is not reported."""
    scenario = checker.scenario
    scopes = {"model": model_scope(scenario), "state": state_scope(scenario)}
    step = 1.0 / scenario.settings.steps_per_quarter
    needs: dict[str, list[str]] = {}
    for site in sites(scenario):
        names = {**scopes[site.scope], **dict.fromkeys(site.local, Kind.NUMBER)}
        parsed = parse(site.source, names, want=site.want, stocks=scenario.model.stocks, memory=site.memory)
        for fault in parsed.faults:
            facts = dict(fault.facts)
            if not (
                fault.code in ("unknown-name", "not-a-stock") and checker.left_out(facts.get("name", ""))
            ):
                yield checker.inside(site.path, fault.column, fault.code, **facts)
        if parsed.expression is None:
            continue
        for memory in memories(parsed.expression):
            shortest = step * (3 if isinstance(memory, Delay) else 1)
            if memory.quarters < shortest:
                yield checker.inside(site.path, memory.column, "delay-too-short", least=shortest)
        name = _computed_name(site)
        if name is not None:
            needs[name] = sorted(_read_through(references(parsed.expression), tuple(scenario.settings.roles)))
    yield from _loops(checker, needs)


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


def _loops(checker: Checker, needs: dict[str, list[str]]) -> Iterator[Problem]:
    """A computed quantity that needs itself; a memory is no way out, for its first value would need itself too."""
    graph = {name: [other for other in others if other in needs] for name, others in needs.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        loop: list[str] = error.args[1]
        first = loop[0]
        path: Path = ("model", "auxiliaries", first)
        if first not in checker.scenario.model.auxiliaries:
            path = ("settings", "roles", first.removeprefix("capacity_"), "capacity")
        yield checker.at_key(path, "loop", names=" ← ".join(loop))
