"""The schemas for editors against an independent validator, and against what `check` says of the same files."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.pack.files import read_files
from game.pack.validate import plain
from game.pack.yaml_nodes import Node
from game.resources import find_pack, shipped_packs
from game.workshop.schemas import KINDS, schema_of
from tests.games import PACKS
from tests.pack.mutations import mutated
from tests.pack.planted import CARD_MISTAKES, MODEL_MISTAKES, SETTINGS_MISTAKES, SHAPE_MISTAKES
from tests.pack.support import Planted, ids, read_texts, tiny_texts

pytestmark = pytest.mark.oracle

VALIDATORS = {kind: jsonschema.Draft7Validator(schema_of(kind)) for kind in KINDS}

# What stands in one part of one file, so that a schema can know it.
STRUCTURAL = {
    *("missing-field", "unknown-field", "not-one-of", "bad-pattern", "wrong-type", "too-short", "too-long"),
    *(
        "needs-dimension",
        "needs-owner",
        "needs-two-options",
        "needs-not-now",
        "needs-burden",
        "needs-quarters",
    ),
    *("only-for-events", "dimension-missing", "sum-or-value", "flow-nowhere", "nothing-here", "out-of-range"),
    *("too-many-roles", "weight-too-large", "number-too-large"),
}
# Its limit is the value of another field.
BETWEEN_FIELDS = {"raise_ambition: ¤4"}

MISTAKES = [
    planted
    for planted in (*MODEL_MISTAKES, *SETTINGS_MISTAKES, *CARD_MISTAKES, *SHAPE_MISTAKES)
    if planted.code in STRUCTURAL and planted.new not in BETWEEN_FIELDS
]


def trees(folder: Path) -> list[tuple[str, Node]]:
    """The trees of a pack as they are in its files, with the kinds of these."""
    files = read_files(folder)
    kinds = {"settings": "scenario", "model": "model"}
    found = [(kinds[part], node) for part, node in files.roots.items()]
    return found + [("cards", node) for node in files.card_files.values() if node is not None]


def refusals(folder: Path) -> list[str]:
    """What the schemas say against a pack."""
    return [
        f"{kind}: {error.json_path}: {error.message}"
        for kind, node in trees(folder)
        for error in VALIDATORS[kind].iter_errors(plain(node))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize(
    "folder", [*map(find_pack, shipped_packs()), PACKS / "tiny"], ids=lambda path: path.name
)
def test_the_real_packs_are_accepted(folder: Path) -> None:
    assert {kind for kind, _ in trees(folder)} == set(KINDS)
    assert refusals(folder) == []


def test_every_kind_of_structural_mistake_is_planted() -> None:
    assert {planted.code for planted in MISTAKES} == STRUCTURAL


@pytest.mark.parametrize("planted", MISTAKES, ids=ids(MISTAKES))
def test_a_mistake_inside_one_part_is_refused_by_schema_and_check(tmp_path: Path, planted: Planted) -> None:
    texts = tiny_texts()
    planted.plant(texts)
    reading = read_texts(tmp_path, texts)
    assert planted.code in {problem.code for problem in reading.errors}
    assert refusals(tmp_path) != []


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False))
def test_what_the_check_accepts_no_schema_refuses(tmp_path_factory, random) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    reading = read_texts(folder, mutated(tiny_texts(), random, most=2))
    if not reading.errors:
        assert refusals(folder) == []
