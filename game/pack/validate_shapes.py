"""Follow an error of pydantic to the value it is about, and to what the models wanted there.

An error says where it is by keys and indices, but mixes in a label for each union it went through. Only the
models' annotations tell labels from keys, so they are followed side by side with the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Discriminator, RootModel, Tag
from pydantic.fields import FieldInfo

from game.pack.yaml_nodes import Node, Step, step_into

KEY = "[key]"
"""How pydantic marks an error that is about a key itself."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is wanted at a place: an annotation without its wrapping; for a union, how it is told apart."""

    annotation: object
    tagged: bool = False
    discriminator: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One alternative that pydantic tried: the depth of its union in the tree, and the alternative's label."""

    depth: int
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an error is: the way through the tree, what stands there and what the models wanted there."""

    path: tuple[Step, ...]
    node: Node
    shapes: tuple[Shape, ...]
    parent: tuple[Shape, ...] = ()
    choices: tuple[Choice, ...] = ()
    absent: Step | None = None
    """The key or index that is not there, below `path`."""
    on_key: bool = False


def shape_of(annotation: object, field: FieldInfo | None = None) -> Shape:
    """Unwrap an annotation: `Annotated`, type aliases, root models."""
    found = Shape(annotation)
    if field is not None:
        found = _marked(found, (field, *field.metadata))
    while True:
        inner = found.annotation
        if get_origin(inner) is Annotated:
            first, *marks = get_args(inner)
            found = _marked(Shape(first, found.tagged, found.discriminator, found.tag), marks)
        elif hasattr(inner, "__value__"):
            found = Shape(inner.__value__, found.tagged, found.discriminator, found.tag)
        elif isinstance(inner, type) and issubclass(inner, RootModel):
            return shape_of(inner.model_fields["root"].annotation, inner.model_fields["root"])
        else:
            alternatives = _alternatives(found)
            if len(alternatives) != 1 or alternatives[0] is found.annotation:
                return found
            found = Shape(alternatives[0], found.tagged, found.discriminator, found.tag)  # X | None


def field_names(shapes: AnySequence[Shape]) -> tuple[str, ...]:
    """The names that a mapping of these shapes may use as keys, where they are models."""
    return tuple(name for shape in shapes for part in _members(shape) for name in _fields(part))


def allowed_values(shapes: AnySequence[Shape]) -> tuple[object, ...]:
    """The values of literals and enumerations among the shapes."""
    found: list[object] = []
    for shape in shapes:
        for part in _members(shape):
            if get_origin(part.annotation) is Literal:
                found.extend(get_args(part.annotation))
            elif isinstance(part.annotation, type) and issubclass(part.annotation, Enum):
                found.extend(member.value for member in part.annotation)
    return tuple(dict.fromkeys(found))


def locate(root: object, node: Node, loc: AnySequence[Step]) -> Spot:
    """Follow an error's `loc` from the tree's root, which was validated as `root`."""
    shapes: tuple[Shape, ...] = (shape_of(root),)
    parent: tuple[Shape, ...] = ()
    path: list[Step] = []
    choices: list[Choice] = []
    for number, step in enumerate(loc):
        if step == KEY:
            return Spot(tuple(path), node, (), parent, tuple(choices), on_key=True)
        union = next((shape for shape in shapes if len(_members(shape)) > 1), None)
        if union is not None:
            shapes = _chosen(union, str(step))
            choices.append(Choice(len(path), str(step)))
            continue
        child = step_into(node, step)
        if child is None:
            if number == len(loc) - 1:
                return Spot(tuple(path), node, shapes, parent, tuple(choices), absent=step)
            continue  # a label that the annotations do not explain
        parent, shapes = shapes, tuple(_children(shapes, step))
        path.append(step)
        node = child
    return Spot(tuple(path), node, shapes, parent, tuple(choices))


def _marked(shape: Shape, marks: AnySequence[object]) -> Shape:
    """Take over what says how a union is told apart."""
    for mark in marks:
        if isinstance(mark, Tag):
            shape = Shape(shape.annotation, shape.tagged, shape.discriminator, mark.tag)
        found = mark.discriminator if isinstance(mark, FieldInfo | Discriminator) else None
        if isinstance(found, Discriminator):
            found = found.discriminator
        if found is not None:
            shape = Shape(
                shape.annotation, tagged=True, discriminator=found if isinstance(found, str) else ""
            )
    return shape


def _alternatives(shape: Shape) -> tuple[object, ...]:
    if get_origin(shape.annotation) not in (Union, UnionType):
        return (shape.annotation,)
    return tuple(part for part in get_args(shape.annotation) if part is not NoneType)


def _members(shape: Shape) -> tuple[Shape, ...]:
    """The alternatives of a union, `None` left out; of anything else, itself."""
    alternatives = _alternatives(shape)
    return (shape,) if alternatives == (shape.annotation,) else tuple(shape_of(part) for part in alternatives)


def _fields(shape: Shape) -> dict[str, FieldInfo]:
    """The fields of a model by the key that an author writes."""
    if not (isinstance(shape.annotation, type) and issubclass(shape.annotation, BaseModel)):
        return {}
    return {field.alias or name: field for name, field in shape.annotation.model_fields.items()}


def _children(shapes: AnySequence[Shape], step: Step) -> Iterator[Shape]:
    """What is wanted below shapes that are no unions."""
    for shape in shapes:
        field = _fields(shape).get(str(step))
        if field is not None:
            yield shape_of(field.annotation, field)
            continue
        origin, arguments = get_origin(shape.annotation), get_args(shape.annotation)
        if not (isinstance(origin, type) and arguments):
            continue
        if issubclass(origin, AnyMapping):
            yield shape_of(arguments[1])
        elif origin is tuple and isinstance(step, int) and arguments[-1] is not Ellipsis:
            yield from (shape_of(part) for part in arguments[step : step + 1])
        else:
            yield shape_of(arguments[0])


def _chosen(union: Shape, label: str) -> tuple[Shape, ...]:
    """The alternatives that a label may stand for; all, when it fits none."""
    members = _members(union)
    if union.tagged:
        fitting = [part for part in members if label in _tags(part, union.discriminator)]
    else:
        fitting = [part for part in members if _name(part) == label]
        fitting = fitting or [part for part in members if re.search(rf"\b{re.escape(_name(part))}\b", label)]
    return tuple(fitting) or members


def _tags(member: Shape, discriminator: str) -> tuple[str, ...]:
    field = _fields(member).get(discriminator)
    if field is None:
        return (member.tag,)
    return tuple(str(value) for value in allowed_values((shape_of(field.annotation, field),)))


def _name(shape: Shape) -> str:
    """The word that pydantic's label for an alternative holds."""
    origin = get_origin(shape.annotation)
    if origin is Literal:
        return "literal"
    if origin in (Union, UnionType):
        return "union"
    named = origin if origin is not None else shape.annotation
    return str(getattr(named, "__name__", named))
