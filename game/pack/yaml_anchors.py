"""The anchors of a YAML file, and the bounds that keep their aliases from growing without end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.pack.yaml_nodes import Mapping, Node, Scalar

MAX_ALIASES = 50
MAX_ALIAS_NODES = 10_000
"""How many nodes all aliases of a file together may stand for, aliases within them followed."""
MAX_ALIAS_CHARACTERS = 1_000_000

Reason = Literal["unknown", "recursive", "too-many", "too-large"]


@dataclass(frozen=True, slots=True)
class Followed:
    """What an alias stands for, and how many levels of mappings and sequences that has."""

    node: Node
    height: int


class Anchors:
    """What has been named so far; one for each file that is being read."""

    def __init__(self) -> None:
        self._named: dict[str, Node | None] = {}  # None while the node is still being read
        self._aliases = 0
        self._nodes = 0
        self._characters = 0

    def begin(self, name: str | None) -> None:
        """A mapping or sequence of this name begins."""
        if name is not None:
            self._named[name] = None

    def end(self, name: str | None, node: Node) -> None:
        """The node of this name is complete."""
        if name is not None:
            self._named[name] = node

    def follow(self, name: str) -> Followed | Reason:
        """What an alias stands for, or why it may not."""
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            return "too-many"
        if name not in self._named:
            return "unknown"
        node = self._named[name]
        if node is None:
            return "recursive"
        height = self._measured(node)
        return "too-large" if height is None else Followed(node, height)

    def _measured(self, root: Node) -> int | None:
        """Count a node against what aliases may stand for: its height, or None when it is too much."""
        nodes, characters, height = self._nodes, self._characters, 0
        pending: list[tuple[Node, int]] = [(root, 0)]
        while pending:
            node, depth = pending.pop()
            nodes += 1
            if isinstance(node, Scalar):
                characters += len(node.text)
            else:
                depth += 1
                height = max(height, depth)
                parts = [entry.value for entry in node.items] if isinstance(node, Mapping) else node.items
                if nodes + len(parts) > MAX_ALIAS_NODES:
                    return None
                pending.extend((part, depth) for part in parts)
        if nodes > MAX_ALIAS_NODES or characters > MAX_ALIAS_CHARACTERS:
            return None
        self._nodes, self._characters = nodes, characters
        return height
