"""Keep what can be read of a file that has mistakes, so that one run finds the other mistakes too.

What is wrong is taken out of the tree, or a stand-in is put in its place where the schema needs something there.
Both leave a gap, and the checks that follow say nothing about gaps nor about what rests on them. A field whose name
is misspelt is read as the field that was meant.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from game.errors import Place
from game.lang import NAME
from game.pack.validate import Data, plain
from game.pack.validate_faults import Fault, fault_of
from game.pack.validate_shapes import Shape, Spot, allowed_values, locate
from game.pack.validate_unions import settle
from game.pack.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence, Step, find, step_into

M = TypeVar("M", bound=BaseModel)
Steps = tuple[Step, ...]

ROUNDS = 100
"""Each round mends what the last one complained of; a level of the schema takes about seven."""
SURELY_MEANT = 0.8
"""How alike a misspelt field and its suggestion must be to be read as the same."""
STAND_INS: tuple[Data, ...] = (1, 2000, True, "x", [], {})
"""Tried in this order, one a round, until the schema takes one of them; then what a choice allows."""


@dataclass(frozen=True, slots=True)
class Salvaged(Generic[M]):
    """A value for a file with mistakes, the mended tree it was read from, and the parts that say nothing."""

    part: M
    node: Node
    gaps: frozenset[Steps]
    explained: frozenset[tuple[Place, str]]
    """Missing fields, with the place of what lacks them, that are there under a misspelt name."""


def salvage(model: type[M], node: Node) -> Salvaged[M]:
    """Validate a tree after mending it; the gaps are the paths of what was left out or stands in."""
    work = _Mending(node)
    for _ in range(ROUNDS):
        try:
            part = model.model_validate_json(json.dumps(plain(work.tree)), strict=True)
        except ValidationError as error:
            found = error.errors(include_url=False, include_input=False)
            spots = [(each, locate(model, work.tree, each["loc"])) for each in found]
            faults = settle(fault_of(each, spot, work.tree) for each, spot in spots)
            # misspelt fields first: what they stand for is then not missing
            for fault in sorted(faults, key=lambda fault: fault.code != "unknown-field"):
                work.mend(fault)
        else:
            return Salvaged(part, work.tree, frozenset(work.gaps), frozenset(work.explained))
    empty = Mapping(node.index, node.source, {})
    if node == empty:
        raise AssertionError(f"no stand-in for {model.__name__}")
    return replace(salvage(model, empty), node=node, gaps=frozenset({()}))


def holes(node: Node) -> Iterator[Steps]:
    """The paths of values that the reader of the file has called flawed."""
    return (path for path, part in _parts(node) if part.flawed and not isinstance(part, Mapping))


def incomplete(node: Node) -> Iterator[Steps]:
    """The paths of mappings from which the reader of the file had to leave entries out."""
    return (path for path, part in _parts(node) if part.flawed and isinstance(part, Mapping))


def _parts(node: Node) -> Iterator[tuple[Steps, Node]]:
    waiting: list[tuple[Steps, Node]] = [((), node)]
    while waiting:
        path, part = waiting.pop()
        yield path, part
        match part:
            case Mapping():
                waiting += [((*path, entry.key.text), entry.value) for entry in part.items]
            case Sequence():
                waiting += [((*path, place), item) for place, item in enumerate(part.items)]
            case Scalar():
                pass


class _Mending:
    """A tree on its way to something that validates."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree
        self.gaps: set[Steps] = set()
        self.explained: set[tuple[Place, str]] = set()
        self._tried: Counter[Steps] = Counter()

    def mend(self, fault: Fault) -> None:
        """Take the cause of one fault out of the tree."""
        spot = fault.spot
        if fault.code == "unknown-field":
            self._unknown(spot, fault.fact("suggestion"))
        elif spot.absent is not None:
            if step_into(find(self.tree, spot.path), spot.absent) is None:
                self._stand_in((*spot.path, spot.absent), ())
        elif spot.on_key:
            self._wrong_key(spot, fault.fact("suggestion"))
        elif _may_be_left_out(spot):
            self.gaps.add(spot.path)
            self.tree = _put(self.tree, spot.path, None)
        else:
            self._stand_in(spot.path, spot.shapes)

    def _wrong_key(self, spot: Spot, meant: str) -> None:
        """Read the entry under the id that was meant, if there is one to guess."""
        self.gaps.add(spot.path)
        name = str(spot.path[-1])
        likely = meant if _alike(name, meant) else as_id(name)
        around = find(self.tree, spot.path[:-1])
        entry = step_into(around, name)
        free = NAME.fullmatch(likely) and step_into(around, likely) is None
        self.tree = _put(self.tree, spot.path, entry if free else None, name=likely)

    def _unknown(self, spot: Spot, meant: str) -> None:
        around = find(self.tree, spot.path[:-1])
        if meant:
            self.explained.add((around.start, meant))
        if _alike(str(spot.path[-1]), meant) and step_into(around, meant) is None:
            self.tree = _put(self.tree, spot.path, spot.node, name=meant)
            return
        self.gaps.add(spot.path)
        if meant:
            self.gaps.add((*spot.path[:-1], meant))
        self.tree = _put(self.tree, spot.path, None)

    def _stand_in(self, path: Steps, shapes: tuple[Shape, ...]) -> None:
        self.gaps.add(path)
        candidates = (*STAND_INS, *allowed_values(shapes))
        number = self._tried[path]
        self._tried[path] += 1
        if number < len(candidates):
            self.tree = _put(self.tree, path, _node(candidates[number], self.tree))
        elif path:
            self._stand_in(path[:-1], ())


def as_id(text: str) -> str:
    """What an author probably calls a thing elsewhere whose id is refused, such as `Fund` or `my-fund`."""
    return re.sub(r"[^a-z0-9_]", "_", text.lower())


def _alike(word: str, meant: str) -> bool:
    return bool(meant) and SequenceMatcher(None, word, meant).ratio() >= SURELY_MEANT


def _may_be_left_out(spot: Spot) -> bool:
    """Whether the value is a field that has a default."""
    models = [
        shape.annotation
        for shape in spot.parent
        if isinstance(shape.annotation, type) and issubclass(shape.annotation, BaseModel)
    ]
    if not models or not spot.path:
        return False
    field = models[0].model_fields.get(str(spot.path[-1]))
    return field is not None and not field.is_required()


def _put(node: Node, path: Steps, new: Node | None, name: str = "") -> Node:
    """The tree with `new` at a path (None: without what stands there); `name` is the new name of its key.

    Where the way to it is no longer there, the tree stays as it is.
    """
    if not path:
        return new if new is not None else node
    step, rest = path[0], path[1:]
    match node:
        case Mapping():
            return replace(node, by_name=_entries(node, str(step), rest, new, name))
        case Sequence() if isinstance(step, int) and step < len(node.items):
            item = _put(node.items[step], rest, new, name)
            return replace(node, items=(*node.items[:step], item, *node.items[step + 1 :]))
        case _:
            return node


def _entries(node: Mapping, step: str, rest: Steps, new: Node | None, name: str) -> dict[str, Entry]:
    entries = dict(node.by_name)
    entry = entries.get(step)
    if rest:
        if entry is not None:
            entries[step] = Entry(entry.key, _put(entry.value, rest, new, name))
    elif new is None:
        entries.pop(step, None)
    elif entry is None:
        entries[step] = Entry(Scalar(node.index, node.source, step, step, "plain"), new)
    else:
        name = name or step
        del entries[step]
        entries[name] = Entry(replace(entry.key, value=name, text=name), new)
    return entries


def _node(value: Data | object, like: Node) -> Node:
    match value:
        case dict():
            return Mapping(like.index, like.source, {})
        case list():
            return Sequence(like.index, like.source, ())
        case bool() | int() | float() | str():
            return Scalar(like.index, like.source, value, str(value), "plain")
        case _:
            raise AssertionError(f"no stand-in can be made of {value!r}")
