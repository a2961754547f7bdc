"""JSON Schemas of a pack's files, from the classes that read them, so that an editor completes and explains.

Draft 7: what the YAML language server understands in every version, and with it the editors that use it. A schema knows
one file; what stands in another, and everything that an expression says, only `check` can know. So a schema may accept
what `check` refuses, never the other way round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from game.pack import schema
from game.pack.schema import Card, Model, ScenarioFile
from game.pack.texts import mark_of
from game.pack.words import Name
from game.workshop.schema_rules import RULES
from game.writing import write_text

Json: TypeAlias = dict[str, Any]  # JSON holds anything

DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schema"
"""Where the schemas of a pack lie in its folder."""

KINDS: Mapping[str, tuple[Any, str, str]] = {
    "scenario": (ScenarioFile, "scenario.yaml", "The setting of a Fjordvik scenario."),
    "model": (Model, "model.yaml", "The municipality of a Fjordvik scenario, in numbers."),
    "cards": (
        dict[Name, Card],
        "cards/*.yaml",
        "Cases, delegated cases and events of a Fjordvik scenario, by name.",
    ),
}
"""By kind of file: what it holds, where it lies in a pack, what it is."""

NAME_HINT = "A name has small letters from a to z, digits and underscores, and begins with a letter: my_town"
FORMULA = "A number, or an expression such as `fund / 10` or `min(1, 0.2 * tokens_strategy)`."
CONDITION = "`true`, `false`, or a condition such as `turn >= 2`."


def file_name(kind: str) -> str:
    """What the schema of a kind of file is called."""
    return f"{kind}.schema.json"


def modeline(kind: str) -> str:
    """The first line of a pack's file, by which the YAML language server finds the schema."""
    up = "../" if "/" in KINDS[kind][1] else ""
    return f"# yaml-language-server: $schema={up}{FOLDER}/{file_name(kind)}"


def schema_of(kind: str) -> Json:
    """The schema of a kind of file ("scenario", "model" or "cards")."""
    wanted, file, about = KINDS[kind]
    made = TypeAdapter(wanted).json_schema(schema_generator=_ForEditors, ref_template="#/definitions/{model}")
    parts: Json = made.pop("$defs", {})
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        _explain(wanted, made)
    for name, part in parts.items():
        _explain(getattr(schema, name), part)
    head = {"$schema": DRAFT, "title": file, "description": about}
    return {**head, **{key: value for key, value in made.items() if key not in head}, "definitions": parts}


def schema_texts() -> dict[str, str]:
    """The schemas as files: text by name, the same on every machine."""
    return {
        file_name(kind): json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n" for kind in KINDS
    }


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the three schemas into a folder, made if need be; what they were before is replaced. OSError as usual."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_texts().items():
        write_text(folder / name, text)
        written.append(folder / name)
    return tuple(written)


def _explain(part: type[BaseModel], made: Json) -> None:
    """Put into a part's schema what its class cannot say: limits of texts, expressions, rules between fields."""
    for name, info in part.model_fields.items():
        field = made["properties"][name]
        said = [info.description or "", _expression(field)]
        mark = mark_of(info)
        if mark is not None and mark.words and "words" not in said[0]:
            said.append(f"At most {mark.words} words.")
        if mark is not None and mark.letters and "characters" not in said[0]:
            said.append(f"At most {mark.letters} characters.")
        field["description"] = " ".join(" ".join(filter(None, said)).split())
        if "`" in field["description"]:
            field["markdownDescription"] = field[
                "description"
            ]  # what VS Code shows as code, where it is given so
    made.update(RULES.get(part.__name__, {}))


def _expression(field: Json) -> str:
    inner = field.get("additionalProperties")
    types = _types((field, inner if isinstance(inner, dict) else {}, *field.get("properties", {}).values()))
    if {"string", "number"} <= types:
        return FORMULA
    return CONDITION if {"string", "boolean"} <= types else ""


def _types(schemas: Iterable[Json]) -> set[str]:
    """The types in the schemas that allow more than one."""
    found = (one["type"] for one in schemas if isinstance(one.get("type"), list))
    return {name for names in found for name in names}


class _ForEditors(GenerateJsonSchema):
    """Pydantic's schema, plainer: one list of types instead of a choice, tables that refuse a wrong name."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  (the field's name says it)
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        if "enum" in keys:
            return {
                "type": "object",
                "properties": dict.fromkeys(keys["enum"], values),
                "additionalProperties": False,
            }
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = super().str_schema(schema)
        return {**made, "patternErrorMessage": NAME_HINT} if "pattern" in made else made

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        return _joined(super().union_schema(schema))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return _joined(super().nullable_schema(schema))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if isinstance(made.get("default"), dict | list | None):
            made.pop("default", None)
        return made


def _joined(made: JsonSchemaValue) -> JsonSchemaValue:
    """A choice between bare types as one list of types, in which `number` has whole numbers in it."""
    choices = made.get("anyOf", [])
    if not choices or not all(set(choice) == {"type"} for choice in choices):
        return made
    types: list[str] = []
    for choice in choices:
        types += choice["type"] if isinstance(choice["type"], list) else [choice["type"]]
    types = list(dict.fromkeys(name for name in types if name != "integer" or "number" not in types))
    return {
        **{key: value for key, value in made.items() if key != "anyOf"},
        "type": types if types[1:] else types[0],
    }
