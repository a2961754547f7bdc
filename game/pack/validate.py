"""Turn a YAML tree into values of the schema, or into problems where an author can mend them."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from typing import TypeAlias, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from game.errors import Problem
from game.pack.validate_commas import named_as_comma
from game.pack.validate_faults import MAPPING, Fault, fault_of, type_word
from game.pack.validate_shapes import locate
from game.pack.validate_unions import settle
from game.pack.yaml_nodes import Mapping, Node, Scalar, Sequence, Step, find, key_place

__all__ = ["Data", "build", "build_table", "find", "key_place", "plain"]

M = TypeVar("M", bound=BaseModel)
Data: TypeAlias = "str | int | float | bool | list[Data] | dict[str, Data] | None"

MAX_ERRORS = 1000
"""How many errors of one value are looked at: more than anybody reads; a hostile file can have any number."""


def build(model: type[M], node: Node) -> tuple[M | None, tuple[Problem, ...]]:
    """Validate a tree as `model`; without a model there are problems, here or already from reading the file.

    Problems are in file order, one for each wrong value. What the reader called flawed is not reported again.
    """
    try:
        return model.model_validate_json(_as_json(node), strict=True), ()
    except ValidationError as error:
        return None, _problems(model, node, error)


def build_table(model: type[M], node: Node, ids: object = str) -> tuple[dict[str, M], tuple[Problem, ...]]:
    """Validate a table of `id: mapping`, each entry by itself, so that a wrong one does not hide the others.

    `ids` is the type of an id, such as a string with a pattern. Entries with a wrong id are built too.
    """
    if not isinstance(node, Mapping):
        facts = {"wanted": MAPPING, "found": type_word(node)}
        return {}, () if node.flawed else (Problem.at(node.start, "wrong-type", "error", **facts),)
    problems = list(_wrong_ids(node, ids))
    table: dict[str, M] = {}
    for entry in node.items:
        built, found = build(model, entry.value)
        problems.extend(found)
        if built is not None:
            table[entry.key.text] = built
    return table, _in_file_order(problems)


def plain(node: Node) -> Data:
    """The tree as plain data: mappings (tables of ids among them) as dicts, sequences as lists."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in node.items}


def _as_json(node: Node) -> str:
    """The tree as JSON, whose strict reading by pydantic lets lists be tuples and texts be enumerations."""
    return json.dumps(plain(node))


def _wrong_ids(table: Mapping, ids: object) -> tuple[Problem, ...]:
    wanted = dict[ids, object]  # type: ignore[valid-type]  # a type that is known only when it runs
    keys = json.dumps({entry.key.text: None for entry in table.items})
    try:
        TypeAdapter(wanted).validate_json(keys, strict=True)
    except ValidationError as error:
        return _problems(wanted, table, error)
    return ()


def _problems(wanted: object, root: Node, error: ValidationError) -> tuple[Problem, ...]:
    found = error.errors(include_url=False, include_input=False)[:MAX_ERRORS]
    faults = settle(fault_of(each, locate(wanted, root, each["loc"]), root) for each in found)
    inside = {fault.spot.path[:depth] for fault in faults for depth in range(len(fault.spot.path))}
    return _in_file_order(
        named_as_comma(fault, root).problem()
        for fault in faults
        if not _known(fault) and not _only_echoes(fault, inside)
    )


def _known(fault: Fault) -> bool:
    """Whether the reader of the file has already reported what is wrong with this value."""
    return fault.spot.node.flawed and not fault.spot.on_key


def _only_echoes(fault: Fault, inside: Container[tuple[Step, ...]]) -> bool:
    """Whether a list is called too short only because pydantic does not count the wrong items in it."""
    return fault.code == "too-short" and fault.spot.absent is None and fault.spot.path in inside


def _in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place; what stands behind two aliases is reported once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place))
