"""Exports against independent validators: JSON schemas written after the standards, and a reading by the descriptor.

The schemas beside this file say what the standards say of the parts that an export uses: Data Package 2.0 with Table
Schema 2.0 (https://datapackage.org/standard/data-package/), OCEL 2.0 JSON (https://www.ocel-standard.org/) and
Citation File Format 1.2.0 (https://github.com/citation-file-format/citation-file-format).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from game.research.export.run import FORMATS, export
from tests.research.export.support import led_game, order

pytestmark = pytest.mark.oracle

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return led_game(tmp_path_factory.mktemp("led") / "game.jsonl")


def validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def refusals(name: str, instance: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(instance)]


@pytest.mark.parametrize("form", FORMATS)
def test_descriptor_and_citation_are_valid(form: str, log: Path, tmp_path: Path) -> None:
    export(order(tmp_path / "out", log, form=form, private=True))
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert refusals("data-package-2.0", described) == []
    cited = yaml.load((tmp_path / "out" / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert refusals("cff-1.2.0", cited) == []


def test_the_event_log_is_valid(log: Path, tmp_path: Path) -> None:
    export(order(tmp_path / "out", log, form="ocel"))
    found = json.loads((tmp_path / "out" / "ocel.json").read_text(encoding="utf-8"))
    assert refusals("ocel-2.0", found) == []


def test_the_schemas_refuse_what_is_wrong(log: Path, tmp_path: Path) -> None:
    export(order(tmp_path / "out", log))
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    resource = described["resources"][0]
    for wrong in (
        {**described, "resources": []},
        {**described, "resources": [{**resource, "path": "../games.csv"}]},
        {**described, "resources": [{**resource, "schema": {"fields": [{"name": "x", "type": "text"}]}}]},
    ):
        assert refusals("data-package-2.0", wrong)
    assert refusals(
        "ocel-2.0", {"objectTypes": [], "eventTypes": [], "events": [{"id": "e1"}], "objects": []}
    )
    assert refusals("cff-1.2.0", {"cff-version": "1.2.0", "title": "x", "message": "y", "authors": []})
