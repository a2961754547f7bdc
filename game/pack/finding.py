"""What every check needs: the scenario, the place of each part, and which parts are missing through no fault here.

A check names the parts that its judgement rests on; where one of them is a gap, the problem is not reported, because
another one, about the gap, says it already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.errors import Place, Problem, Severity
from game.pack.files import PackFiles
from game.pack.salvage import as_id
from game.pack.schema import Scenario
from game.pack.scope import Path

TABLES: Mapping[str, Path] = {
    "stock": ("model", "stocks"),
    "auxiliary": ("model", "auxiliaries"),
    "parameter": ("model", "parameters"),
    "flow": ("model", "flows"),
    "channel": ("model", "channels"),
    "role": ("settings", "roles"),
    "area": ("settings", "areas"),
    "indicator": ("settings", "indicators"),
    "gauge": ("settings", "gauges"),
    "profile": ("settings", "profiles"),
    "ambition": ("settings", "ambitions"),
    "promise": ("settings", "promises"),
    "situation": ("settings", "situations"),
    "person": ("settings", "people"),
    "proposal": ("settings", "budget", "proposals"),
    "budget-line": ("settings", "budget", "lines"),
    "card": ("cards",),
}
"""Where the names of each kind are declared."""
MAX_NAMED = 12
"""How many names a problem lists when none is like the one that is not there."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a file's mistakes have taken away.

    `parts` were left out or are stand-ins; `tables` lack entries that could not be read.
    """

    parts: frozenset[Path] = frozenset()
    tables: frozenset[Path] = frozenset()

    def cover(self, path: Path) -> bool:
        """Whether a part, or something it belongs to, was left out."""
        return any(path[:depth] in self.parts for depth in range(len(path) + 1))

    def touch(self, path: Path) -> bool:
        """Whether something is missing in a part."""
        return self.cover(path) or any(gap[: len(path)] == path for gap in self.parts)


@dataclass(frozen=True, slots=True)
class Checker:
    """A scenario under check."""

    scenario: Scenario
    files: PackFiles
    gaps: Gaps

    def at(
        self,
        path: Path,
        code: str,
        severity: Severity = "error",
        *,
        rests_on: Iterable[Path] = (),
        **facts: object,
    ) -> Iterator[Problem]:
        """A problem at the value of a part, unless that or something it rests on is a gap."""
        return self._unless_gap(self.files.place(path), (path, *rests_on), code, severity, facts)

    def at_key(
        self,
        path: Path,
        code: str,
        severity: Severity = "error",
        *,
        rests_on: Iterable[Path] = (),
        **facts: object,
    ) -> Iterator[Problem]:
        """The same at the key of a part."""
        return self._unless_gap(self.files.key_place(path), (path, *rests_on), code, severity, facts)

    def inside(self, path: Path, column: int, code: str, **facts: object) -> Iterator[Problem]:
        """A problem at a character of a text."""
        return self._unless_gap(self.files.place_inside(path, column), (path,), code, "error", facts)

    def _unless_gap(
        self,
        place: Place,
        paths: Iterable[Path],
        code: str,
        severity: Severity,
        facts: Mapping[str, object],
    ) -> Iterator[Problem]:
        if not any(map(self.is_gap, paths)):
            yield Problem.at(place, code, severity, **{name: shown(fact) for name, fact in facts.items()})

    def is_gap(self, path: Path) -> bool:
        """Whether a part, or something it belongs to, was left out."""
        return self.gaps.cover(path)

    def is_whole(self, table: Path) -> bool:
        """Whether all entries of a table are known, so that a name that is not there is a mistake."""
        around = (table[:depth] for depth in range(1, len(table)) if table[:depth] != TABLES["card"])
        torn = table in self.gaps.tables or any(part in self.gaps.tables for part in around)
        return not self.is_gap(table) and not torn

    def has_gap_in(self, path: Path) -> bool:
        """Whether something is missing in a part."""
        return self.gaps.touch(path)

    def names(self, kind: str) -> Collection[str]:
        """The names of a kind (a key of TABLES)."""
        settings, model, budget = self.scenario.settings, self.scenario.model, self.scenario.settings.budget
        tables: Mapping[str, Collection[str]] = {
            "stock": model.stocks,
            "auxiliary": model.auxiliaries,
            "parameter": model.parameters,
            "flow": model.flows,
            "channel": model.channels,
            "role": settings.roles,
            "area": settings.areas,
            "indicator": settings.indicators,
            "gauge": settings.gauges,
            "profile": settings.profiles,
            "ambition": settings.ambitions,
            "promise": settings.promises,
            "situation": settings.situations,
            "person": settings.people,
            "proposal": budget.proposals if budget else (),
            "budget-line": budget.lines if budget else (),
            "card": self.scenario.cards,
        }
        return tables[kind]

    def may_be(self, kind: str, name: str) -> bool:
        """Whether there is something of this name, or would be but for a mistake that is reported elsewhere."""
        table, names = TABLES[kind], self.names(kind)
        if name in names or not self.is_whole(table):
            return True
        if kind == "gauge" and (self.has_gap_in(table) or not set(names) <= set(self.names("indicator"))):
            return True
        refused = [*names, *(str(gap[-1]) for gap in self.gaps.parts if gap[:-1] == table)]
        return name in refused or name in map(as_id, refused)

    def known(self, path: Path, kind: str, name: str, *, key: bool = False) -> Iterator[Problem]:
        """A problem if there is nothing of this kind and name, with the nearest name, or else all, if they are few."""
        if self.may_be(kind, name):
            return
        names = list(self.names(kind))
        near = get_close_matches(name, names, n=1)
        known = ", ".join(names) if not near and len(names) <= MAX_NAMED else ""
        suggestion = near[0] if near else ""
        place = self.at_key if key else self.at
        yield from place(path, "unknown-reference", kind=kind, name=name, suggestion=suggestion, known=known)

    def all_known(self, path: Path, kind: str, names: Iterable[str]) -> Iterator[Problem]:
        """The same for the keys of a table."""
        for name in names:
            yield from self.known((*path, name), kind, name, key=True)


def shown(fact: object) -> object:
    """A fact as an author would write it: 3 for 3.0, and no digits that only the computer sees."""
    return f"{fact:.12g}" if isinstance(fact, float) else fact
