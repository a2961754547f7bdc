"""What every check needs: the scenario, the place of each part, and which parts are missing through no fault here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from game.errors import Problem, Severity
from game.pack.files import PackFiles
from game.pack.schema import Scenario
from game.pack.scope import Path

Gaps = frozenset[tuple[str | int, ...]]


@dataclass(frozen=True, slots=True)
class Checker:
    """A scenario under check; `gaps` are parts that were left out because their shape was wrong."""

    scenario: Scenario
    files: PackFiles
    gaps: Gaps

    def at(self, path: Path, code: str, severity: Severity = "error", **facts: object) -> Problem:
        """A problem at the value of a part."""
        return Problem.at(self.files.place(path), code, severity, **facts)

    def at_key(self, path: Path, code: str, severity: Severity = "error", **facts: object) -> Problem:
        """A problem at the key of a part."""
        return Problem.at(self.files.key_place(path), code, severity, **facts)

    def inside(self, path: Path, column: int, code: str, **facts: object) -> Problem:
        """A problem at a character of a text."""
        return Problem.at(self.files.place_inside(path, column), code, "error", **facts)

    def is_gap(self, *path: str | int) -> bool:
        """Whether a part, or something it belongs to, was left out."""
        return any(path[: len(gap)] == gap for gap in self.gaps)

    def left_out(self, name: str) -> bool:
        """Whether something of this name was left out, so that its absence is no news."""
        return any(gap[-1] == name or name in gap for gap in self.gaps)

    def known(
        self, path: Path, kind: str, name: str, among: Collection[str], *, key: bool = False
    ) -> Iterator[Problem]:
        """A problem if `name` is not among those of its kind, with the nearest one as a suggestion."""
        if name in among or self.left_out(name):
            return
        near = get_close_matches(name, list(among), n=1)
        place = self.at_key if key else self.at
        yield place(path, "unknown-reference", kind=kind, name=name, suggestion=near[0] if near else "")

    def all_known(
        self, path: Path, kind: str, names: Collection[str], among: Collection[str]
    ) -> Iterator[Problem]:
        """The same for the keys of a table."""
        for name in names:
            yield from self.known((*path, name), kind, name, among, key=True)
