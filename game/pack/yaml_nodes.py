"""The tree that a YAML file becomes: values that remember where they stand in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as Steps
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from game.errors import Place

Value: TypeAlias = str | int | float | bool | None
Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]
Step: TypeAlias = str | int
"""A key of a mapping or an index (from 0) of a sequence."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")
MAX_SHOWN = 60
"""How much of a text a problem quotes."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text, able to say on which line and column a character stands."""

    name: str
    text: str
    line_starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, name: str, text: str) -> Source:
        """Build from the text (without byte order mark) and the file's name as the user gave it."""
        return cls(name, text, (0, *(found.end() for found in LINE_BREAK.finditer(text))))

    def place(self, index: int) -> Place:
        """The place of the character at `index` (from 0); one past the last character is allowed."""
        line = bisect_right(self.line_starts, index)
        return Place(self.name, line, index - self.line_starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class _Placed:
    """What all nodes have: `index` is where the node begins in the text of its source.

    A node is `flawed` when a problem in it has been reported already, so that later checks can stay silent.
    """

    index: int
    source: Source = field(repr=False, compare=False)
    flawed: bool = field(default=False, kw_only=True)

    @property
    def start(self) -> Place:
        """The place of the node's first character."""
        return self.source.place(self.index)


@dataclass(frozen=True, slots=True)
class Scalar(_Placed):
    """A single value: `value` as YAML 1.2 types it, `text` as written after quotes and escapes are undone.

    For a key, `value` is always the text. The index is that of the first character of a plain value, of the
    quote, or of the `|` or `>` of a block.
    """

    value: Value
    text: str
    style: Style

    @property
    def plain(self) -> bool:
        """Whether it was written without quotes."""
        return self.style == "plain"


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping(_Placed):
    """Keys with values, in file order, no key twice; `flawed` when entries had to be left out."""

    by_name: AnyMapping[str, Entry]

    @property
    def items(self) -> tuple[Entry, ...]:
        """The entries in file order."""
        return tuple(self.by_name.values())

    def get(self, name: str) -> Entry | None:
        """The entry of a key, or None."""
        return self.by_name.get(name)


@dataclass(frozen=True, slots=True)
class Sequence(_Placed):
    """A list of values; `flawed` when items had to be left out."""

    items: tuple[Node, ...]


Node: TypeAlias = Scalar | Mapping | Sequence


def excerpt(text: str, length: int = MAX_SHOWN) -> str:
    """A text as a problem quotes it: cut where it is long."""
    return text if len(text) <= length else f"{text[:length]}…"


def step_into(node: Node, step: Step) -> Node | None:
    """The child that a key or index names, or None where there is none."""
    match node:
        case Mapping():
            entry = node.get(step) if isinstance(step, str) else None
            return entry.value if entry is not None else None
        case Sequence():
            inside = isinstance(step, int) and 0 <= step < len(node.items)
            return node.items[int(step)] if inside else None
        case Scalar():
            return None


def find(node: Node, path: Steps[Step]) -> Node:
    """Follow keys and indices to a node, to place a problem there.

    Where the path leaves the file (a field that was left out), the deepest node on the way is returned.
    """
    for step in path:
        child = step_into(node, step)
        if child is None:
            return node
        node = child
    return node


def key_place(node: Node, path: Steps[Step]) -> Place:
    """The place of the key that a path ends at; without a key there (a list's item), of the node."""
    if path and isinstance(path[-1], str):
        parent = find(node, path[:-1])
        entry = parent.get(path[-1]) if isinstance(parent, Mapping) else None
        if entry is not None:
            return entry.key.start
    return find(node, path).start
