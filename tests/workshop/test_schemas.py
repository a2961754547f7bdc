"""The schemas explain every field, and are written where an author wants them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.pack import schema
from game.workshop.schemas import CONDITION, FORMULA, KINDS, file_name, modeline, schema_of, write_schemas
from tests.cli.support import Cli, command_line

PARTS = [
    part
    for part in vars(schema).values()
    if isinstance(part, type) and issubclass(part, schema.Part) and part not in (schema.Part, schema.Scenario)
]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    return command_line(capsys)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_of_the_format_says_what_it_is(part: type[schema.Part]) -> None:
    said = {name: " ".join((info.description or "").split()) for name, info in part.model_fields.items()}
    assert [name for name, text in said.items() if len(text) < 10 or text[-1] not in ".)"] == []


def test_the_schemas_hold_the_description_of_every_field() -> None:
    described: dict[str, dict[str, dict[str, str]]] = {}
    for kind in KINDS:
        made = schema_of(kind)
        described |= {name: part["properties"] for name, part in made["definitions"].items()}
        described |= (
            {"ScenarioFile" if kind == "scenario" else "Model": made["properties"]} if kind != "cards" else {}
        )
    assert set(described) == {part.__name__ for part in PARTS}
    for part in PARTS:
        for name, info in part.model_fields.items():
            text = " ".join((info.description or "").split())
            assert described[part.__name__][name]["description"].startswith(text)


def test_an_editor_learns_where_an_expression_may_stand_and_how_long_a_text_may_be() -> None:
    card = schema_of("cards")["definitions"]["Card"]["properties"]
    assert card["when"]["description"].endswith(CONDITION)
    assert card["hazard"]["description"].endswith(FORMULA)
    assert FORMULA not in card["weight"]["description"]
    assert "28 characters" in schema_of("model")["definitions"]["Stock"]["properties"]["name"]["description"]
    assert card["options"]["properties"].keys() == {"a", "b", "c"}
    assert card["kind"]["enum"] == ["case", "delegated", "event"]


def test_the_files_are_the_same_every_time_and_are_found_from_a_pack(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write_schemas(tmp_path / "schema")}
    assert {path.name: path.read_bytes() for path in write_schemas(tmp_path / "schema")} == first
    for kind, (_, file, _) in KINDS.items():
        place = modeline(kind).partition("$schema=")[2]
        assert ((tmp_path / file).parent / place).resolve() == tmp_path / "schema" / file_name(kind)


def test_the_command_writes_files_or_prints_all_three(cli: Cli, tmp_path: Path) -> None:
    ended = cli("schema", tmp_path / "here")
    assert ended.code == 0
    written = [Path(line) for line in ended.out.splitlines()]
    assert [path.name for path in written] == [file_name(kind) for kind in KINDS]
    printed = json.loads(cli("schema").out)
    assert printed == {
        kind: json.loads(path.read_text("utf-8")) for kind, path in zip(KINDS, written, strict=True)
    }


def test_a_folder_that_cannot_be_made_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ended = cli("schema", tmp_path / "file" / "deeper")
    assert ended.code == 1
    assert str(tmp_path / "file") in ended.err
