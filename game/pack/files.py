"""Reads the files of a pack into trees, and knows where in them each part of the scenario stands."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from pathlib import Path

from game.errors import Place, Problem
from game.pack.scope import Path as PartPath
from game.pack.yaml_nodes import Mapping, Node, Scalar, find, key_place
from game.pack.yaml_places import place_in
from game.pack.yaml_source import read_yaml

SCENARIO, MODEL, CARDS = "scenario.yaml", "model.yaml", "cards"
PARTS: AnyMapping[str, str] = {"settings": SCENARIO, "model": MODEL}


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The trees of a pack: "settings", "model", and by file the tables of cards (None: cannot be read)."""

    folder: Path
    shown_as: str
    roots: AnyMapping[str, Node]
    card_files: AnyMapping[str, Node | None]
    problems: tuple[Problem, ...]

    def node(self, path: PartPath) -> Node | None:
        """The node of a part; the deepest that there is on its way."""
        root, rest = self._root(path)
        return find(root, rest) if root is not None else None

    def place(self, path: PartPath) -> Place:
        """Where a part's value stands."""
        node = self.node(path)
        return node.start if node is not None else Place(self._name(path), 1, 1)

    def key_place(self, path: PartPath) -> Place:
        """Where a part's key stands."""
        root, rest = self._root(path)
        return key_place(root, rest) if root is not None else Place(self._name(path), 1, 1)

    def place_inside(self, path: PartPath, column: int) -> Place:
        """Where a character of a text stands (`column` counts from 1)."""
        node = self.node(path)
        if isinstance(node, Scalar):
            return place_in(node, column - 1)
        return self.place(path)

    def _root(self, path: PartPath) -> tuple[Node | None, PartPath]:
        if path[0] == "cards":
            for table in self.card_files.values():
                if len(path) > 1 and isinstance(table, Mapping) and table.get(str(path[1])) is not None:
                    return table, path[1:]
            return None, ()
        return self.roots.get(str(path[0])), path[1:]

    def _name(self, path: PartPath) -> str:
        return f"{self.shown_as}/{PARTS.get(str(path[0]), CARDS)}"


def read_files(folder: Path, shown_as: str | None = None) -> PackFiles:
    """Read all YAML files of a pack; `shown_as` is the folder's name in messages."""
    shown = shown_as if shown_as is not None else str(folder)
    problems: list[Problem] = []
    roots: dict[str, Node] = {}
    for part, name in PARTS.items():
        node, found = _read(folder / name, f"{shown}/{name}")
        problems += found
        if node is not None:
            roots[part] = node
    card_files: dict[str, Node | None] = {}
    for path in sorted((folder / CARDS).glob("*.yaml")):
        name = f"{shown}/{CARDS}/{path.name}"
        card_files[name], found = _read(path, name)
        problems += found
    problems += _overlooked(folder, shown)
    return PackFiles(folder, shown, roots, card_files, tuple(problems))


def _read(path: Path, shown: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one file; what stands in a second document is missing from the first."""
    node, found = read_yaml(path, shown)
    if node is not None and any(problem.code == "yaml-second-document" for problem in found):
        node = replace(node, flawed=True)
    return node, found


def _overlooked(folder: Path, shown: str) -> Iterator[Problem]:
    """Warn of files that an author may think are read."""
    for path in sorted((folder / CARDS).glob("*")):
        if path.suffix.lower() in {".yml", ".yaml"} and not path.name.endswith(".yaml"):
            yield Problem.at(Place(f"{shown}/{CARDS}/{path.name}", 1, 1), "file-not-read", "warning")
