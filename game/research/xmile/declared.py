"""What an XMILE file declares: how it runs, which variables it has, how they hang together. Equations come later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from game.lang import Expr, Points
from game.research.xmile.identifiers import OwnNames, key
from game.research.xmile.read_model import WIDEST, Problems
from game.research.xmile.xml_tree import Node

VARIABLES: Final = ("stock", "flow", "aux", "gf")
GRAPH_KINDS: Final = ("continuous", "extrapolate", "discrete")
_HARMLESS: Final = frozenset({"group", "event_poster"})
_NO_ARRAYS: Final = "the language has no arrays."
_NO_MODULES: Final = "the language has one model without modules."
_INSIDE: Final = {
    "conveyor": "a conveyor keeps the order of what is under way; the language has plain stocks.",
    "queue": "a queue keeps the order of what waits; the language has plain stocks.",
    "leak": "this belongs to a conveyor; the language has plain stocks.",
    "overflow": "this belongs to a queue; the language has plain stocks.",
    "dimensions": _NO_ARRAYS,
    "element": _NO_ARRAYS,
    "init_eqn": "an equation of the first moment alone; in the language one holds at every moment.",
}
"""Parts of a variable that the game's language cannot say, and why."""
_BESIDE: Final = {
    "dimensions": _NO_ARRAYS,
    "data": "the language reads no data from outside the model.",
}
"""The same of what stands beside the model; `dimensions` may be empty."""
_STUB: Final[Points] = ((0.0, 0.0), (1.0, 0.0))
"""Stands for a graphical function that cannot be read, so that what reads it can be read on."""


@dataclass
class Variable:
    """A variable of the file; `tree` is its equation once that has been read, None where it cannot be."""

    node: Node
    name: str
    label: str
    graph: Points = ()
    graph_kind: str = "continuous"
    into: list[str] = field(default_factory=list)
    out_of: list[str] = field(default_factory=list)
    is_non_negative: bool = False
    bounds: tuple[float, float] = (-WIDEST, WIDEST)
    tree: Expr | None = None
    is_read: bool = False

    @property
    def kind(self) -> str:
        """One of `VARIABLES`."""
        return self.node.tag

    @property
    def is_table(self) -> bool:
        """Whether it is a graphical function alone, which others call."""
        return self.kind == "gf" or (bool(self.graph) and self.node.first("eqn") is None)


@dataclass(frozen=True, slots=True)
class Declared:
    """The declarations of a file; `variables` by their key (see `identifiers.key`), times in the file's unit."""

    variables: dict[str, Variable]
    names: OwnNames
    start: float
    stop: float
    step: float
    notes: tuple[str, ...]
    macros: frozenset[str]
    """The keys of the file's macros: nothing stands against one that no equation calls."""


def declared(root: Node, problems: Problems) -> Declared:
    """Everything but the equations; `problems` gets what the game's language cannot say."""
    if root.tag != "xmile":
        problems.add(root.place, f"<{root.tag}> is no XMILE file, which begins with <xmile>.")
        problems.tell()
    return _Reader(root, problems).read()


class _Reader:
    """Reads the declarations of one file."""

    def __init__(self, root: Node, problems: Problems) -> None:
        self.root = root
        self.problems = problems
        self.notes: list[str] = []
        self.variables: dict[str, Variable] = {}
        self.names = OwnNames()

    def read(self) -> Declared:
        start, stop, step = self._specification()
        for node in self._nodes():
            self._declare(node)
        for variable in self.variables.values():
            self._shape(variable)
        for variable in self.variables.values():
            self._connect(variable)
        macros = frozenset(key(node.attributes.get("name", "")) for node in self.root.all("macro"))
        return Declared(self.variables, self.names, start, stop, step, tuple(self.notes), macros)

    # ------------------------------------------------------------------------------------------ how it runs

    def _specification(self) -> tuple[float, float, float]:
        node = self.root.first("sim_specs")
        if node is None:
            return 0.0, 0.0, 1.0
        step = self._figure(node, "dt", 1.0)
        dt = node.first("dt")
        if dt is not None and dt.attributes.get("reciprocal", "").lower() == "true" and step:
            step = 1.0 / step
        if not step > 0.0:
            self.problems.add(node.place, "<dt> should be above 0.")
            step = 1.0
        method = node.attributes.get("method", "Euler")
        if method.lower() != "euler":
            self.notes.append(f"The file asks for {method}; the game steps by Euler.")
        unit = node.attributes.get("time_units", "")
        if unit and not unit.lower().startswith("quarter"):
            self.notes.append(
                f"The file counts time in {unit}; one of these is what the game calls a quarter."
            )
        return self._figure(node, "start", 0.0), self._figure(node, "stop", 0.0), step

    def _figure(self, node: Node, tag: str, otherwise: float) -> float:
        text = node.word(tag)
        try:
            return float(text) if text else otherwise
        except ValueError:
            self.problems.add(node.place, f"<{tag}> should be a number, not {text!r}.")
            return otherwise

    # ------------------------------------------------------------------------------------------ variables

    def _nodes(self) -> Iterator[Node]:
        """The variables of the only model; older files have them directly in it."""
        for node in self.root.children:
            if node.tag in _BESIDE and (node.tag != "dimensions" or node.children):
                self.problems.add(node.place, f"<{node.tag}>: {_BESIDE[node.tag]}")
        models = list(self.root.all("model"))
        if not models:
            self.problems.add(self.root.place, "a <model> is missing.")
        for node in models[1:]:
            self.problems.add(node.place, f"<model> {node.attributes.get('name', '')}: {_NO_MODULES}")
        for node in models[:1]:
            for inside in (*node.all("variables"), node):
                yield from self._known(inside)

    def _known(self, inside: Node) -> Iterator[Node]:
        for child in inside.children:
            if child.tag in VARIABLES:
                yield child
            elif child.tag == "module":
                self.problems.add(child.place, f"<module> {child.attributes.get('name', '')}: {_NO_MODULES}")
            elif inside.tag == "variables" and ":" not in child.tag and child.tag not in _HARMLESS:
                self.problems.add(child.place, f"<{child.tag}>: the language has no such variable.")

    def _declare(self, node: Node) -> None:
        label = re.sub(r"(?:\\n|\s)+", " ", node.attributes.get("name", "")).strip().strip('"')
        known = key(label)
        if not known:
            self.problems.add(node.place, f"<{node.tag}> has no name.")
        elif known in self.variables:
            self.problems.add(node.place, f"{label}: there is another variable of this name.")
        else:
            name = self.names.new(label)
            self.variables[known] = Variable(node, name, label)
            if name != known:
                self.notes.append(f"{label} is called {name}.")

    def _shape(self, variable: Variable) -> None:
        """What is said of a variable beside its equation."""
        node = variable.node
        for child in node.children:
            if child.tag in _INSIDE:
                self.problems.add(child.place, f"{variable.label}: <{child.tag}>: {_INSIDE[child.tag]}")
        graph = node if node.tag == "gf" else node.first("gf")
        if graph is not None:
            variable.graph_kind = graph.attributes.get("type", "continuous").lower()
            if variable.graph_kind not in GRAPH_KINDS:
                wanted = f"a graphical function is one of {', '.join(GRAPH_KINDS)}."
                self.problems.add(graph.place, f"{variable.label}: {wanted}")
            variable.graph = self._points(graph, variable.label)
        variable.is_non_negative = self._is_non_negative(node)
        if variable.is_non_negative and variable.kind == "stock":
            variable.bounds = (0.0, WIDEST)

    def _is_non_negative(self, node: Node) -> bool:
        """Whether a stock or flow may not fall below 0: by its own word, else by the model's or the file's."""
        around = [node]
        for above in (*self.root.all("model"), self.root):
            for behaviour in above.all("behavior"):
                around += [*behaviour.all(node.tag), behaviour]
        for each in around:
            said = each.first("non_negative")
            if said is not None:
                return node.tag in {"stock", "flow"} and said.text.strip().lower() != "false"
        return False

    def _connect(self, stock: Variable) -> None:
        """Which flows fill and drain a stock."""
        for node in stock.node.all("inflow", "outflow"):
            flow = self.variables.get(key(node.text))
            if flow is None or flow.kind != "flow":
                self.problems.add(node.at(0), f"{stock.label}: there is no flow {node.text.strip()}.")
            else:
                (flow.into if node.tag == "inflow" else flow.out_of).append(stock.name)

    # ------------------------------------------------------------------------------------------ graphical functions

    def _points(self, graph: Node, label: str) -> Points:
        ys = self._numbers(graph, "ypts", label)
        xs = self._numbers(graph, "xpts", label) or self._scaled(graph, label, len(ys))
        points = tuple(zip(xs, ys, strict=False))
        if len(points) < 2 or len(xs) != len(ys):  # noqa: PLR2004  (a line has two ends)
            wanted = "a graphical function has two points or more, each with an x and a y."
        elif any(not left[0] < right[0] for left, right in pairwise(points)):
            wanted = "the x of a graphical function should rise from point to point."
        else:
            return points
        self.problems.add(graph.place, f"{label}: {wanted}")
        return _STUB

    def _scaled(self, graph: Node, label: str, count: int) -> list[float]:
        """The x of points that lie evenly between two ends."""
        scale = graph.first("xscale")
        if scale is None or count < 2:  # noqa: PLR2004  (a line has two ends)
            return []
        try:
            low, high = (float(scale.attributes[end]) for end in ("min", "max"))
        except (KeyError, ValueError):
            self.problems.add(scale.place, f"{label}: <xscale> should have numbers as min and max.")
            return []
        return [low + (high - low) * number / (count - 1) for number in range(count - 1)] + [high]

    def _numbers(self, graph: Node, tag: str, label: str) -> list[float]:
        node = graph.first(tag)
        if node is None:
            return []
        words = node.text.split(node.attributes.get("sep") or ",")
        try:
            return [float(word) for word in words if word.strip()]
        except ValueError:
            self.problems.add(node.place, f"{label}: <{tag}> should hold numbers.")
            return []
