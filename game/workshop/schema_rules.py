"""What the checks of a pack demand of one part by itself, as JSON Schema, by the name of the part's class.

Each of these is a check of `game/pack/check_*.py` in other words; `tests/oracle/test_schema.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from game.pack.check_cards import EVENT_FIELDS, INITIATIVE_FIELDS
from game.pack.check_model import GREATEST
from game.pack.check_settings import HEAVIEST, MOST_ROLES
from game.pack.schema import DIMENSIONS

Json: TypeAlias = dict[str, Any]  # JSON holds anything

_FILLED: Json = {"minProperties": 1}
_NOT_NEGATIVE: Json = {"minimum": 0}
_CHANCE: Json = {"minimum": 0, "maximum": 1}
_WITHIN: Json = {"exclusiveMinimum": -GREATEST, "exclusiveMaximum": GREATEST}


def _given(field: str) -> Json:
    """A field is there and is not `null`, which counts as left out."""
    return {"required": [field], "properties": {field: {"type": ["string", "number", "object"]}}}


def _is(field: str, *values: str) -> Json:
    return {"required": [field], "properties": {field: {"enum": list(values)}}}


def _unsuggested(rule: Json) -> Json:
    """A rule whose fields an editor does not offer once more: it knows them, with a description, from the class."""
    quiet: Json = {}
    for key, value in rule.items():
        match key, value:
            case "properties", dict():
                quiet[key] = {
                    name: {**_unsuggested(field), "doNotSuggest": True} if isinstance(field, dict) else field
                    for name, field in value.items()
                }
            case _, dict():
                quiet[key] = _unsuggested(value)
            case _, list():
                quiet[key] = [_unsuggested(item) if isinstance(item, dict) else item for item in value]
            case _:
                quiet[key] = value
    return quiet


def _each(rule: Json) -> Json:
    return {"additionalProperties": rule}


def _of(**fields: Json) -> Json:
    """Rules for the values of fields."""
    return {"allOf": [{"properties": fields}]}


_NO_WORK: Mapping[str, Json] = {
    "effects": {"maxProperties": 0},
    "burden": {"maxProperties": 0},
    "running": {"const": 0},
    "risk": {"const": 0},
    "area": {"type": "null"},
}
"""What the fields of an initiative say where there is none."""

_WORKS: Json = {"required": ["quarters"], "properties": {"quarters": {"exclusiveMinimum": 0}}}

_OPTION: Json = {
    "allOf": [
        {
            "properties": {
                "price": _NOT_NEGATIVE,
                "quarters": _NOT_NEGATIVE,
                "risk": _CHANCE,
                "burden": _each(_NOT_NEGATIVE),
            }
        },
        {
            "if": _WORKS,
            "then": {"required": ["burden"], "properties": {"burden": _FILLED}},
            "else": {"properties": {field: _NO_WORK[field] for field in INITIATIVE_FIELDS}},
        },
    ]
}

_CARD: Json = {
    "allOf": [
        {
            "if": _is("kind", "case", "delegated"),
            "then": {
                "allOf": [_given("dimension")],
                "required": ["options"],
                "properties": {
                    "options": {"required": ["a", "b"]},
                    "not_now": {"type": "object"},
                    **dict.fromkeys(EVENT_FIELDS, False),
                },
            },
            "else": {"properties": {"delays_work": _NOT_NEGATIVE}},
        },
        {"if": _is("kind", "delegated"), "then": _given("owner")},
    ]
}

_RULES: Mapping[str, Json] = {
    "Stock": _of(low=_WITHIN, high=_WITHIN, start={"minProperties": 1}),
    "Flow": {"anyOf": [_given("into"), _given("out_of")]},
    "InitiativeRules": _of(ramp={"required": list(DIMENSIONS)}, readiness={"required": list(DIMENSIONS)}),
    "Option": _OPTION,
    "Card": _CARD,
    "Indicator": {
        "oneOf": [_given("sum"), _given("value")],
        **_of(sum=_each({"exclusiveMinimum": -HEAVIEST, "exclusiveMaximum": HEAVIEST})),
    },
    "Goal": _of(target=_FILLED),
    "Limits": _of(price=_NOT_NEGATIVE),
    "Budget": _of(step={"exclusiveMinimum": 0}, proposals=_FILLED),
    "GainRule": _of(shares=_each(_CHANCE)),
    "Form": _of(confidence=_FILLED),
    "Module": _of(turns={"items": {"minimum": 1}}),
    "ScenarioFile": _of(
        roles={"minProperties": 1, "maxProperties": MOST_ROLES},
        areas=_FILLED,
        indicators=_FILLED,
        gauges={"minItems": 1},
        profiles=_FILLED,
        ambitions=_FILLED,
        goals=_FILLED,
        epilogues=_FILLED,
    ),
}
RULES: Mapping[str, Json] = {name: _unsuggested(rule) for name, rule in _RULES.items()}
"""By class; what stands here is added to the schema of the class."""
