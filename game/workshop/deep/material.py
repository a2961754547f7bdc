"""What the deep check looks at: a pack as far as it could be read, and its expressions as trees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from game.errors import Place, Problem
from game.lang import Expr, Kind, parse, references, render, starts
from game.pack.finding import Checker, shown
from game.pack.load import Reading
from game.pack.schema import Scenario
from game.pack.scope import Path, ScopeName, Site, model_scope, names_at, sites, state_scope
from game.session.causality.parts import Parts

SHOWN = 80
"""More characters of an expression do not help."""
WHOLE = re.compile(r"(?<![\w.])(\d+)\.0(?![\de])")
"""A whole number as the canonical form writes it."""


@dataclass(frozen=True)
class Material:
    """A pack under deep check, and what warns of it; the mistake of a site without a tree is reported elsewhere."""

    checker: Checker
    parts: Parts

    @property
    def scenario(self) -> Scenario:
        """The scenario, with stand-ins where something could not be read."""
        return self.parts.scenario

    @property
    def sites(self) -> Mapping[Path, Site]:
        """The places where expressions stand."""
        return self.parts.sites

    @property
    def trees(self) -> Mapping[Path, Expr]:
        """Their expressions."""
        return self.parts.trees

    @property
    def whole(self) -> bool:
        """Whether the pack is without errors."""
        return self.parts.whole

    @cached_property
    def read_by(self) -> Mapping[str, frozenset[Path]]:
        """By name, the places whose expression reads it, at the moment or its start."""
        found: dict[str, set[Path]] = {}
        for path, tree in self.trees.items():
            for name in references(tree) | starts(tree):
                found.setdefault(name, set()).add(path)
        return {name: frozenset(paths) for name, paths in found.items()}

    def warn(self, path: Path, code: str, **facts: object) -> Iterator[Problem]:
        """A warning at the value of a part, unless that is a gap."""
        return self._warn(self.checker.files.place(path), path, code, facts)

    def warn_at_key(self, path: Path, code: str, **facts: object) -> Iterator[Problem]:
        """A warning at the key of a part."""
        return self._warn(self.checker.files.key_place(path), path, code, facts)

    def warn_inside(self, path: Path, column: int, code: str, **facts: object) -> Iterator[Problem]:
        """A warning at a character of a text."""
        return self._warn(self.checker.files.place_inside(path, column), path, code, facts)

    def _warn(self, place: Place, path: Path, code: str, facts: Mapping[str, object]) -> Iterator[Problem]:
        if not self.checker.is_gap(path):
            yield Problem.at(place, code, "warning", **{name: shown(fact) for name, fact in facts.items()})


def written(tree: Expr, most: int = SHOWN) -> str:
    """An expression as an author would write it, cut where it is long."""
    text = WHOLE.sub(r"\1", render(tree))
    return text if len(text) <= most else f"{text[: most - 1]}…"


def material_of(reading: Reading) -> Material:
    """What there is to look at in a pack that has been read."""
    checker = Checker(reading.salvaged, reading.files, reading.gaps)
    scenario = reading.salvaged
    scopes: Mapping[ScopeName, dict[str, Kind]] = {
        "model": model_scope(scenario),
        "state": state_scope(scenario),
    }
    found: dict[Path, Site] = {}
    trees: dict[Path, Expr] = {}
    for site in sites(scenario):
        if checker.is_gap(site.path):
            continue
        names = names_at(site, scopes)
        parsed = parse(site.source, names, want=site.want, stocks=scenario.model.stocks, memory=site.memory)
        if parsed.expression is not None:
            found[site.path], trees[site.path] = site, parsed.expression
    parts = Parts(scenario, found, trees, reading.gaps, whole=not reading.errors)
    return Material(checker, parts)
