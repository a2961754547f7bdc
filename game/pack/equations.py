"""The pack's equations as trees, and the order in which they must be computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from game.lang import Expr, Kind, Smooth, memories, parse, references, render
from game.pack.schema import Scenario
from game.pack.scope import Path, Site, model_scope, sites, state_scope


class Equations:
    """All equations of a pack, parsed, by the path of their place."""

    def __init__(self, scenario: Scenario) -> None:
        """Parse every equation; the pack has been checked, so a fault here is a bug."""
        self.scenario = scenario
        scopes = {"model": model_scope(scenario), "state": state_scope(scenario)}
        self.trees: dict[Path, Expr] = {}
        for site in sites(scenario):
            self.trees[site.path] = parse_site(site, scopes[site.scope], scenario.model.stocks)
        found = dict.fromkeys(node for tree in self.trees.values() for node in memories(tree))
        # inner before outer, since the first value of an outer one is that of what it holds
        ordered = sorted(found, key=lambda node: (len(memories(node)), render(node)))
        self.memories = {render(node): node for node in ordered}

    def memory_slots(self) -> dict[str, tuple[str, ...]]:
        """By the memory's text, the names of its inner stocks: one for smooth(), three for delay()."""
        return {
            text: (f"{text}#1",) if isinstance(node, Smooth) else (f"{text}#1", f"{text}#2", f"{text}#3")
            for text, node in self.memories.items()
        }

    def memory_names(self) -> tuple[str, ...]:
        """The inner stocks of all memories in order."""
        return tuple(name for names in self.memory_slots().values() for name in names)

    def computed_order(self) -> tuple[str, ...]:
        """Auxiliaries and capacities, each after what it reads; memories count as read through."""
        graph = {name: self._needs(name) for name in self._computed()}
        return tuple(TopologicalSorter(graph).static_order())

    def _computed(self) -> tuple[str, ...]:
        roles = sorted(self.scenario.settings.roles)
        quantities = [f"{quantity}_{role}" for role in roles for quantity in ("capacity", "overload")]
        return (
            *sorted(self.scenario.model.auxiliaries),
            *quantities,
            "capacity_total",
            "overload",
            "overload_worst",
        )

    def _needs(self, name: str) -> list[str]:
        roles = self.scenario.settings.roles
        if name in self.scenario.model.auxiliaries:
            return self._read_by(("model", "auxiliaries", name, "equation"))
        if name == "capacity_total":
            return [f"capacity_{role}" for role in roles]
        if name == "overload":
            return ["capacity_total"]
        if name == "overload_worst":
            return [f"overload_{role}" for role in roles]
        quantity, role = name.split("_", 1)
        return (
            [f"capacity_{role}"]
            if quantity == "overload"
            else self._read_by(("settings", "roles", role, "capacity"))
        )

    def _read_by(self, path: Path) -> list[str]:
        known = set(self._computed())
        return sorted(name for name in references(self.trees[path]) if name in known)


def parse_site(site: Site, scope: Mapping[str, Kind], stocks: Iterable[str]) -> Expr:
    """The tree of one equation of a checked pack."""
    names = {**scope, **dict.fromkeys(site.local, Kind.NUMBER)} if site.local else scope
    parsed = parse(site.source, names, want=site.want, stocks=tuple(stocks), memory=site.memory)
    if parsed.expression is None:
        raise ValueError(f"{'/'.join(map(str, site.path))}: {parsed.faults}")
    return parsed.expression
