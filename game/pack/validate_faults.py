"""Put an error of pydantic into the codes and facts that an author reads about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TypeAlias, get_args

from pydantic_core import ErrorDetails

from game.errors import Place, Problem
from game.pack.validate_shapes import Spot, allowed_values, field_names
from game.pack.yaml_nodes import Mapping, Node, Scalar, Sequence, excerpt, find, key_place, step_into

TEXT, NUMBER, WHOLE_NUMBER, TRUE_FALSE = "text", "number", "whole number", "true/false"
LIST, MAPPING, DATE, NOTHING = "list", "mapping", "date", "nothing"

_WANTED = {
    "string_type": TEXT,
    "int_type": WHOLE_NUMBER,
    "int_from_float": WHOLE_NUMBER,
    "float_type": NUMBER,
    "bool_type": TRUE_FALSE,
    "list_type": LIST,
    "tuple_type": LIST,
    "set_type": LIST,
    "frozen_set_type": LIST,
    "dict_type": MAPPING,
    "mapping_type": MAPPING,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "dataclass_type": MAPPING,
    "none_required": NOTHING,
    "date_type": DATE,
    "date_parsing": DATE,
    "date_from_datetime_parsing": DATE,
    "date_from_datetime_inexact": DATE,
}
_LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
    "multiple_of": ("a multiple of", "multiple_of"),
}
_LENGTHS = {
    "string_too_short": ("too-short", "min_length", "characters"),
    "string_too_long": ("too-long", "max_length", "characters"),
    "too_short": ("too-short", "min_length", "items"),
    "too_long": ("too-long", "max_length", "items"),
}
_QUOTED = re.compile("'([^']*)'")

_Said: TypeAlias = tuple[str, dict[str, str]]
"""A code and its facts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem in the making: `place` is settled, but it may yet be one of several about the same value."""

    spot: Spot
    place: Place
    code: str
    facts: tuple[tuple[str, str], ...]

    def problem(self) -> Problem:
        """What the author is told."""
        return Problem(self.place, "error", self.code, self.facts)

    def fact(self, name: str) -> str:
        """One of the facts, or an empty text."""
        return dict(self.facts).get(name, "")


def type_word(node: Node) -> str:
    """What an author would call the kind of value that stands here."""
    match node:
        case Mapping():
            return MAPPING
        case Sequence():
            return LIST
        case Scalar(value=None):
            return NOTHING
        case Scalar(value=bool()):
            return TRUE_FALSE
        case Scalar(value=int()):
            return WHOLE_NUMBER
        case Scalar(value=float()):
            return NUMBER
        case Scalar():
            return TEXT


def fault_of(error: ErrorDetails, spot: Spot, root: Node) -> Fault:
    """Translate one error that was found at `spot` of the tree `root`."""
    kind = error["type"]
    context: AnyMapping[str, object] = error.get("ctx", {})
    place = key_place(root, spot.path) if spot.on_key or kind == "extra_forbidden" else spot.node.start
    match kind:
        case "missing":
            code, facts = _missing(spot)
        case "extra_forbidden":
            code, facts = "unknown-field", _unknown(spot, root)
        case "literal_error" | "enum":
            code, facts = _not_one_of(spot, _allowed(spot, context, "expected"))
        case "union_tag_not_found":
            code, facts = "missing-field", {"name": _tag_name(context)}
        case "union_tag_invalid":
            tag = find(spot.node, [_tag_name(context)])
            place = tag.start
            code, facts = _not_one_of(replace(spot, node=tag, shapes=()), _listed(context, "expected_tags"))
        case "string_pattern_mismatch":
            code, facts = "bad-pattern", {"wanted": str(context["pattern"]), "found": _shown(spot)}
        case _ if kind in _WANTED:
            code, facts = "wrong-type", {"wanted": _WANTED[kind], "found": _found_type(spot)}
        case _ if kind in _LIMITS:
            words, name = _LIMITS[kind]
            limit = f"{words} {_number(context[name])}"
            code, facts = "out-of-range", {"limit": limit, "found": _shown(spot)}
        case _ if kind in _LENGTHS:
            code, facts = _length(spot, context, *_LENGTHS[kind])
        case _:
            code, facts = "invalid-value", {"detail": str(context.get("error", error["msg"]))}
    return Fault(spot, place, code, tuple(facts.items()))


def _missing(spot: Spot) -> _Said:
    if isinstance(spot.node, Sequence):  # a tuple with a place for each item
        limit = max((len(get_args(shape.annotation)) for shape in spot.shapes), default=0)
        return "too-short", {"limit": str(limit), "found": str(len(spot.node.items)), "of": "items"}
    return "missing-field", {"name": str(spot.absent)}


def _unknown(spot: Spot, root: Node) -> dict[str, str]:
    """An unknown key, with the field that was probably meant unless that one is there as well."""
    name = str(spot.path[-1]) if spot.path else ""
    around = find(root, spot.path[:-1])
    names = [each for each in field_names(spot.parent) if step_into(around, each) is None]
    return {"name": excerpt(name), "suggestion": _closest(name, names)}


def _not_one_of(spot: Spot, allowed: tuple[str, ...]) -> _Said:
    node = spot.node
    found = _shown(spot)
    if not spot.on_key:
        # What is no word at all, or 1 where "1" is wanted, or the reverse.
        other_kind = not isinstance(node, Scalar) or node.value is None
        if other_kind or found in allowed:
            values = [value for value in allowed_values(spot.shapes) if other_kind or str(value) == found]
            return "wrong-type", {"wanted": _word_of(next(iter(values), found)), "found": type_word(node)}
    suggestion = _closest(found, allowed)
    return "not-one-of", {"allowed": ", ".join(allowed), "found": found, "suggestion": suggestion}


def _length(spot: Spot, context: AnyMapping[str, object], code: str, limit: str, of: str) -> _Said:
    if spot.on_key:
        found = len(str(spot.path[-1]))
    elif isinstance(spot.node, Scalar):
        found = len(spot.node.text)
    else:
        # A set counts what differs, and an endless list is not counted to its end.
        found = int(str(context.get("actual_length") or len(spot.node.items)))
    return code, {"limit": str(context[limit]), "found": str(found), "of": of}


def _allowed(spot: Spot, context: AnyMapping[str, object], name: str) -> tuple[str, ...]:
    """What a literal or enumeration allows: from the annotations, or from pydantic's words."""
    values = allowed_values(spot.shapes)
    return tuple(str(value) for value in values) or _listed(context, name)


def _number(limit: object) -> str:
    return str(int(limit)) if isinstance(limit, float) and limit.is_integer() else str(limit)


def _listed(context: AnyMapping[str, object], name: str) -> tuple[str, ...]:
    """The words in a list that pydantic writes as `'a', 'b' or 'c'`."""
    words = _QUOTED.findall(str(context.get(name, "")))
    return tuple(words)


def _tag_name(context: AnyMapping[str, object]) -> str:
    return str(context.get("discriminator", "")).strip("'")


def _closest(word: str, words: Iterable[str]) -> str:
    return next(iter(get_close_matches(word, list(words), n=1)), "")


def _found_type(spot: Spot) -> str:
    return TEXT if spot.on_key else type_word(spot.node)


def _shown(spot: Spot) -> str:
    """What the author wrote, cut where it is long."""
    if spot.on_key:
        text = str(spot.path[-1])
    else:
        text = spot.node.text if isinstance(spot.node, Scalar) else type_word(spot.node)
    return excerpt(text)


def _word_of(value: object) -> str:
    match value:
        case bool():
            return TRUE_FALSE
        case int():
            return WHOLE_NUMBER
        case float():
            return NUMBER
        case _:
            return TEXT
