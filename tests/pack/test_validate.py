"""From a tree to values of the schema: every mistake becomes one problem where it can be mended."""

from __future__ import annotations

import json
from enum import Enum
from typing import Annotated, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    Tag,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from game.errors import Place, Problem
from game.pack.validate import MAX_ERRORS, build, build_table, plain
from game.pack.yaml_nodes import Node, find
from game.pack.yaml_source import parse_yaml

Name = Annotated[str, Field(pattern=r"^[a-z]+$", max_length=6)]
Number = float | int


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Circle(Part):
    kind: Literal["circle"]
    radius: Number


class Square(Part):
    kind: Literal["square"]
    side: int


class Level(Enum):
    LOW = "low"
    HIGH = "high"


class Point(Part):
    x: int
    y: int


class Points(RootModel[dict[str, Point]]):
    pass


class Colours(RootModel[tuple[Literal["red", "green"], ...]]):
    pass


def by_first_letter(value: object) -> str:
    return str(value)[:1]


class Everything(Part):
    name: str = "n"
    whole: Annotated[int, Field(ge=1, le=16)] = 1
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    dozens: Annotated[int, Field(multiple_of=12)] = 0
    switch: bool = False
    maybe: int | None = None
    short: Annotated[str, Field(min_length=2, max_length=5)] = "ab"
    few: Annotated[tuple[int, ...], Field(min_length=1, max_length=2)] = (1,)
    pair: tuple[int, str] = (1, "a")
    duo: tuple[int, Point] | None = None
    points: Points = Points({})
    tags: frozenset[str] = frozenset()
    two: Annotated[frozenset[str], Field(min_length=2)] = frozenset({"a", "b"})
    code: Name = "a"
    season: Literal["spring", "autumn"] = "spring"
    digit: Literal["1", "2"] = "1"
    choice: Literal[1, 2] = 1
    level: Level = Level.LOW
    table: dict[Name, Point] = {}
    options: dict[Literal["a", "b"], Number] = {}
    shape: Annotated[Circle | Square, Field(discriminator="kind")] | None = None
    shapes: tuple[Annotated[Circle | Square, Field(discriminator="kind")], ...] = ()
    loose: Circle | Square | None = None
    formula: float | int | str = 0
    start: Number | dict[Name, Number] = 0
    amount: Annotated[float, Field(ge=0)] | Literal["all"] = 0.0
    nested: Annotated[Circle | Square, Field(discriminator="kind")] | str = ""
    tagged: Annotated[Annotated[int, Tag("1")] | Annotated[str, Tag("a")], Discriminator(by_first_letter)] = 1
    colours: Colours = Colours(())
    renamed: int = Field(default=1, alias="other")
    even: int = 0
    gap: Point | None = None

    @field_validator("even")
    @classmethod
    def _even(cls, value: int) -> int:
        if value % 2:
            raise ValueError("not even")
        return value

    @field_validator("name")
    @classmethod
    def _no_shouting(cls, value: str) -> str:
        if value.isupper():
            raise PydanticCustomError("shouting", "too loud: {word}", {"word": value})
        return value

    @model_validator(mode="after")
    def _both(self) -> Everything:
        if self.switch and self.maybe is None:
            raise ValueError("a switch needs a number")
        return self


class Must(Part):
    first: int
    second: Point


def read(text: str) -> Node:
    node, problems = parse_yaml(text, "f")
    assert [each for each in problems if each.severity == "error"] == []
    assert node is not None
    return node


def problems_of(text: str, model: type[BaseModel] = Everything) -> list[tuple[str, int, int, dict[str, str]]]:
    value, problems = build(model, read(text))
    assert (value is None) == bool(problems)
    assert {each.severity for each in problems} <= {"error"}
    return [(each.code, each.place.line, each.place.column, dict(each.facts)) for each in problems]


def test_a_right_file_becomes_frozen_values() -> None:
    value, problems = build(
        Everything,
        read(
            "name: 'no'\nwhole: 3\nshare: 0.25\nfew: [1, 2]\npair: [1, b]\ntags: [x, x]\nlevel: high\n"
            "table: {a: {x: 1, y: 2}}\noptions: {b: 2}\nshapes: [{kind: circle, radius: 1}]\nformula: a + 1\n"
            "start: {a: 1, b: 2.5}\namount: all\nnested: {kind: square, side: 2}\n"
            "colours: [red]\nother: 5\nmaybe:\n"
        ),
    )
    assert problems == ()
    assert value == Everything(
        name="no",
        whole=3,
        share=0.25,
        few=(1, 2),
        pair=(1, "b"),
        tags=frozenset({"x"}),
        level=Level.HIGH,
        table={"a": Point(x=1, y=2)},
        options={"b": 2},
        shapes=(Circle(kind="circle", radius=1),),
        formula="a + 1",
        start={"a": 1, "b": 2.5},
        amount="all",
        nested=Square(kind="square", side=2),
        colours=Colours(("red",)),
        other=5,
    )


def test_a_whole_number_will_do_for_a_number_and_keeps_its_kind_where_both_are_allowed() -> None:
    value, _ = build(Everything, read("amount: 3\nformula: 3\n"))
    assert value is not None
    assert isinstance(value.amount, float)
    assert isinstance(value.formula, int)


def wrong_type(wanted: str, found: str) -> tuple[str, dict[str, str]]:
    return "wrong-type", {"wanted": wanted, "found": found}


def not_one_of(allowed: str, found: str, suggestion: str = "") -> tuple[str, dict[str, str]]:
    return "not-one-of", {"allowed": allowed, "found": found, "suggestion": suggestion}


def out_of_range(limit: str, found: str) -> tuple[str, dict[str, str]]:
    return "out-of-range", {"limit": limit, "found": found}


def unknown(name: str, suggestion: str = "") -> tuple[str, dict[str, str]]:
    return "unknown-field", {"name": name, "suggestion": suggestion}


def missing(name: str) -> tuple[str, dict[str, str]]:
    return "missing-field", {"name": name}


def length(code: str, limit: int, found: int, of: str) -> tuple[str, dict[str, str]]:
    return code, {"limit": str(limit), "found": str(found), "of": of}


def pattern(found: str) -> tuple[str, dict[str, str]]:
    return "bad-pattern", {"wanted": "^[a-z]+$", "found": found}


def invalid(detail: str) -> tuple[str, dict[str, str]]:
    return "invalid-value", {"detail": detail}


# text (one line), column, (code, facts)
ONE_MISTAKE: list[tuple[str, int, tuple[str, dict[str, str]]]] = [
    # types
    ("name: 5", 7, wrong_type("text", "whole number")),
    ("name: 5.5", 7, wrong_type("text", "number")),
    ("name: true", 7, wrong_type("text", "true/false")),
    ("name:", 6, wrong_type("text", "nothing")),
    ("name: [a]", 7, wrong_type("text", "list")),
    ("name: {a: b}", 7, wrong_type("text", "mapping")),
    ("whole: 1.0", 8, wrong_type("whole number", "number")),
    ("whole: true", 8, wrong_type("whole number", "true/false")),
    ("whole: '1'", 8, wrong_type("whole number", "text")),
    ("share: true", 8, wrong_type("number", "true/false")),
    ("share: '0.5'", 8, wrong_type("number", "text")),
    ("switch: 1", 9, wrong_type("true/false", "whole number")),
    ("switch: yes", 9, wrong_type("true/false", "text")),
    ("maybe: a", 8, wrong_type("whole number", "text")),
    ("few: 1", 6, wrong_type("list", "whole number")),
    ("few: {1: 1}", 6, wrong_type("list", "mapping")),
    ("tags: a", 7, wrong_type("list", "text")),
    ("table: [a]", 8, wrong_type("mapping", "list")),
    ("table: {a: 1}", 12, wrong_type("mapping", "whole number")),
    ("few: [a]", 7, wrong_type("whole number", "text")),
    ("few: [1, a]", 10, wrong_type("whole number", "text")),
    ("digit: 1", 8, wrong_type("text", "whole number")),
    ("choice: '1'", 9, wrong_type("whole number", "text")),
    ("season: [a]", 9, wrong_type("text", "list")),
    ("level: {a: b}", 8, wrong_type("text", "mapping")),
    # ranges, lengths, patterns
    ("whole: 0", 8, out_of_range("at least 1", "0")),
    ("whole: 17", 8, out_of_range("at most 16", "17")),
    ("share: 0", 8, out_of_range("more than 0", "0")),
    ("share: 1.50", 8, out_of_range("less than 1", "1.50")),
    ("dozens: 13", 9, out_of_range("a multiple of 12", "13")),
    ("short: a", 8, length("too-short", 2, 1, "characters")),
    ("short: 'abcdef'", 8, length("too-long", 5, 6, "characters")),
    ("few: []", 6, length("too-short", 1, 0, "items")),
    ("few: [1, 2, 3]", 6, length("too-long", 2, 3, "items")),
    ("two: [a, a]", 6, length("too-short", 2, 1, "items")),
    ("pair: [1]", 7, length("too-short", 2, 1, "items")),
    ("pair: []", 7, length("too-short", 2, 0, "items")),
    ("pair: [1, a, b]", 7, length("too-long", 2, 3, "items")),
    ("code: A", 7, pattern("A")),
    ("code: abcdefgh", 7, length("too-long", 6, 8, "characters")),
    # fields
    ("nmae: a", 1, unknown("nmae", "name")),
    ("qqqq: a", 1, unknown("qqqq")),
    ("{name: a, names: b}", 11, unknown("names")),
    ("renamed: 1", 1, unknown("renamed", "name")),
    ("otter: 1", 1, unknown("otter", "other")),
    ("gap: {x: 1}", 6, missing("y")),
    ("gap: {x: 1, y: 2, yy: 3}", 19, unknown("yy")),
    ("table: {ab: {x: 1}}", 13, missing("y")),
    # one of a few
    ("season: sprng", 9, not_one_of("spring, autumn", "sprng", "spring")),
    ("season: 5", 9, not_one_of("spring, autumn", "5")),
    ("season:", 8, wrong_type("text", "nothing")),
    ("choice:", 8, wrong_type("whole number", "nothing")),
    ("level: hgih", 8, not_one_of("low, high", "hgih", "high")),
    ("choice: 3", 9, not_one_of("1, 2", "3")),
    ("colours: [red, gren]", 16, not_one_of("red, green", "gren", "green")),
    # keys of tables
    ("table: {A: {x: 1, y: 2}}", 9, pattern("A")),
    ("table: {abcdefgh: {x: 1, y: 2}}", 9, length("too-long", 6, 8, "characters")),
    ("options: {c: 1}", 11, not_one_of("a, b", "c")),
    # unions
    ("shape: {kind: circel, radius: 1}", 15, not_one_of("circle, square", "circel", "circle")),
    ("shape: {kind: 5}", 15, not_one_of("circle, square", "5")),
    ("shape: {kind: [circle]}", 15, wrong_type("text", "list")),
    ("shape: {radius: 1}", 8, missing("kind")),
    ("shape: circle", 8, wrong_type("mapping", "text")),
    ("shape: {kind: circle, radius: a}", 31, wrong_type("number", "text")),
    ("shape: {kind: circle, raduis: 1, radius: 2}", 23, unknown("raduis")),
    ("shape: {kind: square, sid: 1, side: a}", 37, wrong_type("whole number", "text")),
    ("shapes: [{kind: circle, radius: 1}, {kind: square}]", 37, missing("side")),
    ("loose: {kind: circle}", 8, missing("radius")),
    ("loose: {kind: square, side: a}", 29, wrong_type("whole number", "text")),
    ("loose: 5", 8, wrong_type("mapping", "whole number")),
    ("formula: [a]", 10, wrong_type("number or text", "list")),
    ("formula:", 9, wrong_type("number or text", "nothing")),
    ("options: {a: b}", 14, wrong_type("number", "text")),
    ("start: a", 8, wrong_type("number or mapping", "text")),
    ("start: {a: b}", 12, wrong_type("number", "text")),
    ("start: {A: 1}", 9, pattern("A")),
    ("amount: -1", 9, out_of_range("at least 0", "-1")),
    ("amount: al", 9, not_one_of("all", "al", "all")),
    ("nested: {kind: circle}", 9, missing("radius")),
    ("nested: {kind: x}", 16, not_one_of("circle, square", "x")),
    ("nested: 4", 9, wrong_type("mapping or text", "whole number")),
    # validators
    ("even: 3", 7, invalid("not even")),
    ("name: AB", 7, invalid("too loud: AB")),
    ("switch: true", 1, invalid("a switch needs a number")),
]


@pytest.mark.parametrize(("text", "column", "expected"), ONE_MISTAKE, ids=[row[0] for row in ONE_MISTAKE])
def test_a_mistake_is_one_problem_at_its_place(
    text: str, column: int, expected: tuple[str, dict[str, str]]
) -> None:
    found = problems_of(text + "\n")
    if text.startswith("shape: {kind: square, sid:"):
        assert found.pop(0) == ("unknown-field", 1, 23, {"name": "sid", "suggestion": ""})
    code, facts = expected
    assert found == [(code, 1, column, facts)]


@pytest.mark.parametrize(
    ("text", "name", "suggestion", "lacking"),
    [
        ("duo: [1, {x: 1, yy: 2}]", "yy", "y", "y"),
        ("points: {a: {x: 1, yy: 2}}", "yy", "y", "y"),
        ("shape: {kind: circle, sidee: 2}", "sidee", "", "radius"),
        ("shape: {kind: square, sidee: 2}", "sidee", "side", "side"),
        ("loose: {kind: circle, side: 2}", "side", "", "radius"),
        ("loose: {kind: square, sidee: 2}", "sidee", "side", "side"),
    ],
)
def test_a_field_is_suggested_from_what_belongs_at_that_place(
    text: str, name: str, suggestion: str, lacking: str
) -> None:
    found = [(code, facts) for code, _, _, facts in problems_of(text + "\n")]
    assert found == [missing(lacking), unknown(name, suggestion)]


def test_a_missing_field_is_told_at_the_mapping_that_lacks_it() -> None:
    assert problems_of("# remark\nsecond:\n  x: 1\n", Must) == [
        ("missing-field", 2, 1, {"name": "first"}),
        ("missing-field", 3, 3, {"name": "y"}),
    ]


def test_a_file_that_is_no_mapping_is_one_problem() -> None:
    assert problems_of("- a\n", Must) == [("wrong-type", 1, 1, {"wanted": "mapping", "found": "list"})]


def test_all_mistakes_of_a_file_are_told_in_file_order() -> None:
    text = "zzz: 1\nwhole: 99\nshapes:\n  - kind: circle\n    radius: x\n  - 5\nname: 7\nformula: []\n"
    assert [(code, line) for code, line, _, _ in problems_of(text)] == [
        ("unknown-field", 1),
        ("out-of-range", 2),
        ("wrong-type", 5),
        ("wrong-type", 6),
        ("wrong-type", 7),
        ("wrong-type", 8),
    ]


def test_a_field_may_be_called_like_a_tag_of_the_union_around_it() -> None:
    class Step(Part):
        kind: Literal["level"]
        level: Point

    class Other(Part):
        kind: Literal["other"]

    class Holder(Part):
        effect: Annotated[Step | Other, Field(discriminator="kind")]

    text = "effect:\n  kind: level\n  level: {x: 1, yy: 2}\n"
    assert problems_of(text, Holder) == [
        ("missing-field", 3, 10, {"name": "y"}),
        ("unknown-field", 3, 17, {"name": "yy", "suggestion": "y"}),
    ]


def test_a_union_told_apart_by_a_function_is_located_too() -> None:
    class Tagged(Part):
        few: tuple[
            Annotated[Annotated[Point, Tag("{")] | Annotated[int, Tag("5")], Discriminator(by_first_letter)],
            ...,
        ]

    assert problems_of("few: [5, {x: 1}]\n", Tagged) == [("missing-field", 1, 10, {"name": "y"})]


def test_a_mistake_behind_two_aliases_is_told_once() -> None:
    text = "table:\n  a: &p {x: 1, y: q}\n  b: *p\n  c: *p\n"
    assert problems_of(text) == [("wrong-type", 2, 19, {"wanted": "whole number", "found": "text"})]


@pytest.mark.parametrize(
    "text",
    [
        "whole: 1e99\n",
        "gap:\n  <<: {x: 1}\n  y: 1\n",
        "gap: *nowhere\n",
        "few: !!str 5\n",
        'season: "\\0"\n',
        'few: ["\\ud800"]\n',
    ],
)
def test_what_the_reader_has_told_already_is_not_told_again(text: str) -> None:
    node, told = parse_yaml(text, "f")
    assert told
    assert node is not None
    assert build(Everything, node) == (None, ())


def test_a_long_text_is_quoted_in_part() -> None:
    [(_, _, _, facts)] = problems_of("season: " + "x" * 500 + "\n")
    assert facts["found"] == "x" * 60 + "…"


def test_a_hostile_file_gives_a_bounded_number_of_problems() -> None:
    node = read("".join(f"k{number}: x\n" for number in range(5000)))
    assert len(build(Everything, node)[1]) == MAX_ERRORS


# ---------------------------------------------------------------------------------------------- tables


def test_a_table_keeps_its_right_entries_beside_wrong_ones() -> None:
    table, problems = build_table(Point, read("a: {x: 1, y: 2}\nb: {x: 1}\nC: {x: 3, y: 4}\n"), Name)
    assert table == {"a": Point(x=1, y=2), "C": Point(x=3, y=4)}
    assert [(each.code, each.place) for each in problems] == [
        ("missing-field", Place("f", 2, 4)),
        ("bad-pattern", Place("f", 3, 1)),
    ]


def test_a_table_without_a_rule_for_ids_takes_any() -> None:
    assert build_table(Point, read("Å 1: {x: 1, y: 2}\n")) == ({"Å 1": Point(x=1, y=2)}, ())


def test_what_is_no_table_is_one_problem() -> None:
    wrong = Problem(Place("f", 1, 1), "error", "wrong-type", (("wanted", "mapping"), ("found", "list")))
    assert build_table(Point, read("- a\n")) == ({}, (wrong,))
    node, _ = parse_yaml("a: *x\n", "f")
    assert node is not None
    assert build_table(Point, find(node, ["a"])) == ({}, ())


def test_plain_data_has_dicts_and_lists() -> None:
    assert plain(read("a: [1, {b: , 2: x}]\nc: '1'\n")) == {"a": [1, {"b": None, "2": "x"}], "c": "1"}


# ------------------------------------------------------------------------------------------- any input

WORD = st.sampled_from(
    ["a", "b", "x", "y", "kind", "circle", "square", "radius", "side", "red", "all", "A", ""]
)
LEAF = st.none() | st.booleans() | st.integers(-3, 20) | st.floats(-2, 2) | WORD
VALUE = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=4)
)
FIELD = st.sampled_from([*Everything.model_fields, "other", "nmae"])


@given(st.dictionaries(FIELD, VALUE, max_size=5))
@example({"loose": {}, "start": {"x": {}}})
def test_any_data_is_either_built_or_has_problems_inside_its_own_lines(fields: dict[str, object]) -> None:
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in fields.items()] or ["{}"]
    value, problems = build(Everything, read("\n".join(lines)))
    assert (value is None) == bool(problems)
    for problem in problems:
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1])
    values = [
        each for each in problems if each.code not in ("missing-field", "unknown-field", "invalid-value")
    ]
    assert len({each.place for each in values}) == len(values), "two problems with one value"


@given(VALUE, st.sampled_from(list(Everything.model_fields)))
def test_one_wrong_field_is_told_on_its_own_line_only(value: object, name: str) -> None:
    key = Everything.model_fields[name].alias or name
    text = f"dozens: 0\n{key}: {json.dumps(value)}\n"
    if key == "dozens":
        return
    for code, line, _, _ in problems_of(text):
        assert line == 2 or code == "invalid-value"
