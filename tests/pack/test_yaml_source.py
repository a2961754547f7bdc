"""The strict reading of YAML: what becomes of values, what is refused, and where everything stands."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from game.errors import Place, Problem
from game.pack import yaml_source
from game.pack.yaml_nodes import Mapping, Node, Scalar, Sequence, Value, find, key_place
from game.pack.yaml_places import place_in
from game.pack.yaml_source import parse_yaml, read_yaml
from game.pack.yaml_values import HugeNumber, is_ambiguous, plain_value


def read(text: bytes | str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read with both parsers, which must agree."""
    fast = parse_yaml(text, "f")
    assert parse_yaml(text, "f", use_c_parser=False) == fast
    return fast


def tree(text: bytes | str) -> Node:
    node, problems = read(text)
    assert problems == ()
    assert node is not None
    return node


def scalar(text: str, *path: str | int) -> Scalar:
    node, _ = read(text)
    assert node is not None
    found = find(node, path)
    assert isinstance(found, Scalar)
    return found


# ---------------------------------------------------------------------------------------------- values

TYPED: list[tuple[str, Value]] = [
    ("true", True),
    ("false", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("0", 0),
    ("-0", 0),
    ("+12", 12),
    ("-7", -7),
    ("1.5", 1.5),
    ("1.", 1.0),
    (".5", 0.5),
    ("-.5", -0.5),
    ("1e3", 1000.0),
    ("2.5E-1", 0.25),
    ("999999999999999", 999_999_999_999_999),
    ("nei", "nei"),
    ("1.2.3", "1.2.3"),
    ("12 km", "12 km"),
    ("a-b", "a-b"),
    ("2027", 2027),
]
AMBIGUOUS = [
    *("no", "yes", "on", "off", "No", "YES", "True", "FALSE", "y", "N"),
    *("Null", "NULL", "12:30", "1:20.5", "0301", "0809", "00", "08.30", "0x1F", "0o17"),
    *("0b101", "1_000", "1_0.5", ".inf", "-.Inf", ".nan", "2027-09-13", "-0x1F", "=", "<<"),
]


@pytest.mark.parametrize(("text", "value"), TYPED)
def test_a_plain_value_is_typed_by_the_core_rules_of_yaml_1_2(text: str, value: Value) -> None:
    found = scalar(f"key: {text}\n", "key")
    assert (found.value, type(found.value)) == (value, type(value))
    assert found.text == text
    assert found.plain
    assert read(f"key: {text}\n")[1] == ()


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_a_plain_word_that_readers_disagree_about_stays_text_with_a_warning(text: str) -> None:
    node, problems = read(f"key: {text}\n")
    assert node is not None
    assert find(node, ["key"]) == scalar(f"key: {text}\n", "key")
    assert scalar(f"key: {text}\n", "key").value == text
    assert problems == (Problem(Place("f", 1, 6), "warning", "yaml-ambiguous", (("text", text),)),)


@pytest.mark.parametrize("text", [*AMBIGUOUS, *(text for text, _ in TYPED)])
@pytest.mark.parametrize("quoted", ["'{}'", '"{}"', "|-\n  {}", ">-\n  {}"])
def test_a_quoted_or_block_value_is_always_text_and_never_warned_about(text: str, quoted: str) -> None:
    document = "key: " + quoted.format(text) + "\n"
    assert read(document)[1] == ()
    found = scalar(document, "key")
    assert found.value == text
    assert not found.plain


@pytest.mark.parametrize("key", ["no", "12:30", "0301", "1", "true", "null", "~", "'<<'", "'1'", '"a"'])
def test_a_key_is_its_text_without_a_warning(key: str) -> None:
    node = tree(f"{key}: x\n")
    assert isinstance(node, Mapping)
    assert [entry.key.value for entry in node.items] == [key.strip("'\"")]


@given(st.from_regex(r"[-+]?[0-9a-fxob.:_eE+-]{1,12}", fullmatch=True) | st.sampled_from([*AMBIGUOUS, "y"]))
@example("2001-12-14 21:59:43.10 -05:00")
def test_what_yaml_1_1_takes_for_something_else_is_never_silently_text(text: str) -> None:
    resolver = yaml.resolver.Resolver()
    tag = resolver.resolve(yaml.ScalarNode, text, (True, False))
    try:
        value = plain_value(text)
    except HugeNumber:
        return
    if isinstance(value, str) and tag != "tag:yaml.org,2002:str":
        assert is_ambiguous(text)


@given(st.integers(-(10**14), 10**14) | st.floats(-1e14, 1e14))
def test_a_number_that_python_writes_is_read_back(number: float) -> None:
    assert plain_value(repr(number)) == number


def test_crlf_and_a_byte_order_mark_make_no_difference() -> None:
    text = "æ: [1,\n  ø]\nb: >\n  c\n  d\n"
    assert tree(text) == tree("\ufeff" + text)
    assert tree(("\ufeff" + text).encode()) == tree(text)
    crlf = tree(text.replace("\n", "\r\n"))
    assert isinstance(crlf, Mapping)
    assert scalar(text.replace("\n", "\r\n"), "b").text == "c d\n"
    assert [entry.key.start for entry in crlf.items] == [Place("f", 1, 1), Place("f", 3, 1)]


def test_every_node_knows_its_place_counted_in_characters() -> None:
    node = tree("ære: {ø: 'å', 𝄞: x}\nliste:\n  - 1\n  - {a: }\n  - &merke\n    - b\n")
    assert find(node, ["ære"]).start == Place("f", 1, 6)
    assert find(node, ["ære", "ø"]).start == Place("f", 1, 10)
    assert key_place(node, ["ære", "𝄞"]) == Place("f", 1, 15)
    assert find(node, ["ære", "𝄞"]).start == Place("f", 1, 18)
    assert find(node, ["liste"]).start == Place("f", 3, 3)
    assert find(node, ["liste", 1, "a"]).start == Place("f", 4, 8)
    assert find(node, ["liste", 2]).start == Place("f", 6, 5)
    assert find(node, ["liste", 2, 0]).start == Place("f", 6, 7)
    assert key_place(node, ["liste", 0]) == Place("f", 3, 5)


def test_a_path_that_leaves_the_file_ends_at_the_deepest_node_on_the_way() -> None:
    node = tree("a:\n  b: [x]\n")
    paths: list[list[str | int]] = [["a", "c"], ["a", "c", "d"], ["a", 0]]
    for path in paths:
        assert find(node, path) == find(node, ["a"])
    for end in (1, -1, "x"):
        assert find(node, ["a", "b", end]) == find(node, ["a", "b"])
    assert key_place(node, ["a", "c"]) == Place("f", 2, 3)
    assert key_place(node, []) == Place("f", 1, 1)


def test_an_alias_stands_for_the_node_at_its_anchor() -> None:
    node = tree("a: &x {b: 1}\nc: *x\n? &k d\n: *k\n")
    assert find(node, ["c"]) is find(node, ["a"])
    assert find(node, ["c", "b"]).start == Place("f", 1, 11)
    assert scalar("? &k d\n: *k\n", "d").value == "d"


# -------------------------------------------------------------------------------------------- problems

DEEP = "".join(f"{'  ' * level}a:\n" for level in range(20)) + " " * 40
LONG = 100_000
"""Texts of more characters are read without counting lines, which takes many times longer; others reach the same."""
REFUSED: list[tuple[str, bytes | str, str, int, int, dict[str, str]]] = [
    ("bracket", "a: 1\nb: [1, 2\n", "yaml-open-bracket", 2, 4, {"bracket": "[", "line": "3"}),
    ("brace", "a: 1\nb: {x: 1\nc: 2\n", "yaml-open-bracket", 2, 4, {"bracket": "{", "line": "3"}),
    ("inner bracket", "a: {x: [1}\n", "yaml-in-brackets", 1, 10, {}),
    ("colon in braces", "a: {x: z: 1}\n", "yaml-in-brackets", 1, 9, {}),
    ("question mark", "a: [hvorfor?]\n", "yaml-in-brackets", 1, 12, {}),
    ("question in lines", "a: [b,\n  hvorfor?]\n", "yaml-in-brackets", 2, 10, {}),
    ("quote", "æ: 1\nb: 'x\n", "yaml-open-quote", 2, 4, {"quote": "'", "line": "2"}),
    ("quote before a field", 'a: "x\n\nb: 1\n', "yaml-open-quote", 1, 4, {"quote": '"', "line": "3"}),
    ("quote up to another", 'a:\n  b: "x\n  c: 1\n  d: "y"\n', "yaml-open-quote", 2, 6, {"line": "3"}),
    ("in braces", 'a:\n- {b: "x}\n- {b: "y"}\n- c: d\n', "yaml-open-quote", 2, 7, {"line": "3"}),
    ("escaped end", 'a: "x\\"\nb: 1\n', "yaml-open-quote", 1, 4, {"line": "2"}),
    ("behind a quote", "a: 'x' y\n", "yaml-after-end", 1, 8, {}),
    ("behind a bracket", "a: [1] y\n", "yaml-after-end", 1, 8, {}),
    ("too far in", "a:\n  b: [1]\n# c\n    c: 2\n", "yaml-indentation", 4, 5, {"found": "4", "above": "2"}),
    ("not far enough", "a:\n    b: [1]\n  c: 2\n", "yaml-indentation", 3, 3, {"found": "2", "line": "2"}),
    ("under a value", "a: 1\n  b: 2\n", "yaml-indentation", 2, 3, {"found": "2", "above": "0", "line": "1"}),
    ("before all", "  a: 1\nb: 2\n", "yaml-indentation", 2, 1, {"above": "2"}),
    ("item under field", "a: 1\n- b\n", "yaml-indentation", 2, 1, {}),
    ("no colon", "a: 1\nb\nc: 2\n", "yaml-no-colon", 2, 1, {}),
    ("no blank", "x:\n  a: 1\n  b:1\n  c: 2\n", "yaml-no-colon", 3, 3, {}),
    ("no blank at first", "x:\n  b:1\n  c: 2\n", "yaml-no-colon", 2, 3, {}),
    ("block at the margin", "a: >-\nb c\n", "yaml-no-colon", 2, 1, {}),
    ("two colons", "å: b: c\n", "yaml-colon", 1, 5, {}),
    ("percent", "a: %b\n", "yaml-first-sign", 1, 4, {"sign": "%"}),
    ("dash", "a: - b\n", "yaml-first-sign", 1, 4, {"sign": "-"}),
    ("asterisks", "a: *b*\n", "yaml-first-sign", 1, 4, {"sign": "*"}),
    ("block in its line", "a: > b\n", "yaml-first-sign", 1, 4, {"sign": ">"}),
    ("comma", "a: , b\n", "yaml-first-sign", 1, 4, {"sign": ","}),
    ("bad escape", 'a: "\\q"\n', "yaml-escape", 1, 6, {}),
    ("beyond unicode", 'a: "\\UFFFFFFFF"\n', "yaml-syntax", 1, 7, {}),
    ("header comment", "a: |#b\n  c\n", "yaml-first-sign", 1, 4, {"sign": "|"}),
    ("long version", f"%YAML 1.{'1' * 5000}\n--- a\n", "yaml-syntax", 1, 9, {}),
    ("duplicate", "a: 1\nb: 2\n'a': 3\n", "yaml-duplicate-key", 3, 1, {"key": "a", "first": "1"}),
    ("duplicate in flow", "æ: {ø: 1, ø: 2}\n", "yaml-duplicate-key", 1, 11, {"key": "ø", "first": "1"}),
    ("tag", "a: !!str 5\n", "yaml-tag", 1, 4, {"tag": "tag:yaml.org,2002:str"}),
    ("own tag", "- !!python/object:os.system {}\n", "yaml-tag", 1, 3, {}),
    ("bare tag", "- ! x\n", "yaml-tag", 1, 3, {"tag": "!"}),
    ("tag on a key", "!x a: 5\n", "yaml-tag", 1, 1, {"tag": "!x"}),
    ("tag directive", "%TAG ! tag:x,1:\n--- a\n", "yaml-tag", 1, 1, {"tag": "!"}),
    ("merge", "a: &x {b: 1}\nc:\n  <<: *x\n", "yaml-merge-key", 3, 3, {}),
    ("unknown alias", "a: *x\n", "yaml-anchors", 1, 4, {"reason": "unknown", "name": "x"}),
    ("recursive", "a: &x\n  - *x\n", "yaml-anchors", 2, 5, {"reason": "recursive", "name": "x"}),
    ("51 aliases", "- &x z\n" + "- *x\n" * 51, "yaml-anchors", 52, 3, {"reason": "too-many"}),
    ("60 aliases", "- &x z\n" + "- *x\n" * 60, "yaml-anchors", 52, 3, {"reason": "too-many"}),
    ("long handle", "a: !" + "e" * 900 + "!x b\n", "yaml-syntax", 1, 4, {}),
    ("big alias", f"- &x [{'z,' * 9999}]\n- *x\n- *x\n", "yaml-anchors", 3, 3, {"reason": "too-large"}),
    ("long alias", f"- &x {'y' * 600_000}\n- *x\n- *x\n", "yaml-anchors", 3, 3, {"reason": "too-large"}),
    ("second document", "a: 1\n---\nb: 2\n", "yaml-second-document", 2, 1, {}),
    ("deep", DEEP + "- x\n", "yaml-too-deep", 21, 41, {"limit": "20"}),
    ("deep by alias", "- &x [[[[[[[[[[x]]]]]]]]]]\n- [[[[[[[[[[*x]]]]]]]]]]\n", "yaml-too-deep", 2, 13, {}),
    ("mapping as key", "? {a: b}\n: c\n", "yaml-key-not-text", 1, 3, {}),
    ("list as key", "[a]: c\n", "yaml-key-not-text", 1, 1, {}),
    ("block as key", "? |\n  a\n: c\n", "yaml-key-not-text", 1, 3, {}),
    ("no key", "?\n: c\n", "yaml-key-not-text", 1, 2, {}),
    ("alias as key", "- &x a\n- *x : b\n", "yaml-key-not-text", 2, 3, {}),
    ("latin 1", "å: æ\nb: ".encode() + b"\xe6", "yaml-not-utf8", 2, 4, {"byte": "0xE6"}),
    ("utf-16", "a: b".encode("utf-16"), "yaml-not-utf8", 1, 1, {"byte": "0xFF"}),
    ("nul", "æ: a\x00b\n", "yaml-control-character", 1, 5, {"character": "U+0000"}),
    ("lone surrogate", "a: \ud800\n", "yaml-control-character", 1, 4, {"character": "U+D800"}),
    ("its bytes", b"a: \xed\xa0\x80\n", "yaml-control-character", 1, 4, {"character": "U+D800"}),
    ("hard blank", "a:\n \xa0b: c\n", "yaml-control-character", 2, 2, {"character": "U+00A0"}),
    ("line separator", "a: b\u2028\n", "yaml-control-character", 1, 5, {"character": "U+2028"}),
    ("mark inside", "a: b\ufeff\n", "yaml-control-character", 1, 5, {"character": "U+FEFF"}),
    ("escaped nul", 'a: "æ\\n\\0"\n', "yaml-control-character", 1, 8, {"character": "U+0000"}),
    ("escaped surrogate", 'a: "\\ud83d"\n', "yaml-control-character", 1, 5, {"character": "U+D83D"}),
    ("escape in a key", '"\\a": x\n', "yaml-control-character", 1, 2, {"character": "U+0007"}),
    ("nothing", "", "yaml-empty", 1, 1, {}),
    ("only a remark", "# x\n", "yaml-empty", 1, 1, {}),
    ("only a begin", "---\n", "yaml-empty", 1, 1, {}),
    ("6 MB", b"a" * 6_000_000, "yaml-too-big", 1, 1, {"limit": "5 MB"}),
    ("many values", "[" + "a," * 250_001 + "]", "yaml-too-big", 1, 500_000, {"limit": "250000 values"}),
    ("tab", "a:\n\tb: c\n", "yaml-tab", 2, 1, {}),
    ("tab inside", "å:\tc\n", "yaml-tab", 1, 3, {}),
    ("big", "a: 1000000000000000\n", "yaml-huge-number", 1, 4, {"text": "1000000000000000"}),
    ("big and negative", "a: -1e15\n", "yaml-huge-number", 1, 4, {"text": "-1e15"}),
    ("long", f"å: 0.{'1' * 29}\n", "yaml-huge-number", 1, 4, {}),
    ("infinite", "a: 1e999\n", "yaml-huge-number", 1, 4, {}),
    ("endless", f"a: {'9' * 1_000_000}\n", "yaml-huge-number", 1, 4, {"text": "9" * 60 + "…"}),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "facts"),
    [
        pytest.param(*row[1:], id=row[0], marks=pytest.mark.no_cover if len(row[1]) > LONG else ())
        for row in REFUSED
    ],
)
def test_what_is_refused_is_named_at_its_place(
    text: bytes | str, code: str, line: int, column: int, facts: dict[str, str]
) -> None:
    _, problems = read(text)
    assert [(each.code, each.place, each.severity) for each in problems] == [
        (code, Place("f", line, column), "error")
    ]
    assert facts.items() <= dict(problems[0].facts).items()


def test_no_code_is_without_a_row_in_the_table() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(yaml_source.__file__).parent.glob("yaml_*.py"))
    codes = set(re.findall(r'"(yaml-[a-z0-9-]+)"', source))
    assert codes - {"yaml-ambiguous", "yaml-half-quote"} == {row[2] for row in REFUSED}


def test_a_quote_that_is_closed_behind_a_field_is_a_warning_where_the_rest_can_be_read() -> None:
    node, problems = read('a: "x\n  b: 1"\nc: 2\n')
    assert [(each.code, each.severity, each.place.line) for each in problems] == [
        ("yaml-open-quote", "warning", 1)
    ]
    assert isinstance(node, Mapping)
    assert list(node.by_name) == ["a", "c"]


def test_a_text_in_quotes_of_several_lines_may_hold_a_colon() -> None:
    assert read('a: "x\n  and so: it goes\n  on:"\n')[1] == ()


def test_another_slip_far_below_a_quote_that_swallows_is_told_too() -> None:
    problems = read('a: "x\n  b: 1"\nc: 2\nd: e: f\n')[1]
    assert [(each.code, each.severity, each.place.line) for each in problems] == [
        ("yaml-open-quote", "error", 1),
        ("yaml-colon", "error", 4),
    ]


@pytest.mark.parametrize("text", ['mill. kr"', '27" skjerm', "\u201cTo skoler"])
def test_a_quote_without_its_other_half_is_a_warning(text: str) -> None:
    node, problems = read(f"a: {text}\n")
    assert [(each.code, each.severity) for each in problems] == [("yaml-half-quote", "warning")]
    assert scalar(f"a: {text}\n", "a").text == text
    assert read(f"a: '{text}'\n")[1] == ()
    assert node is not None


def test_all_problems_of_a_file_are_found_in_one_run_and_in_file_order() -> None:
    text = "a: no\na: !t 1\n<<: *x\nb: 1e99\n? [c, on]\n: d\n---\n"
    node, problems = read(text)
    assert [(each.code, each.place.line, each.place.column) for each in problems] == [
        ("yaml-ambiguous", 1, 4),
        ("yaml-duplicate-key", 2, 1),
        ("yaml-tag", 2, 4),
        ("yaml-merge-key", 3, 1),
        ("yaml-anchors", 3, 5),
        ("yaml-huge-number", 4, 4),
        ("yaml-key-not-text", 5, 3),
        ("yaml-ambiguous", 5, 7),
        ("yaml-second-document", 7, 1),
    ]
    assert isinstance(node, Mapping)
    assert node.flawed
    assert list(node.by_name) == ["a", "b"]


def test_the_first_of_two_equal_keys_counts() -> None:
    assert scalar("a: 1\na: 2\n", "a").value == 1


def test_what_was_found_before_a_syntax_error_is_told_too() -> None:
    node, problems = read("a: 1\na: 2\nb: 'x\n")
    assert node is None
    assert [each.code for each in problems] == ["yaml-duplicate-key", "yaml-open-quote"]


def test_reading_goes_on_behind_what_is_too_deep_and_knows_its_anchors() -> None:
    node, problems = read("a: " + "[" * 25 + "&x y" + "]" * 25 + "\nb: *x\nc: no\n")
    assert [each.code for each in problems] == ["yaml-too-deep", "yaml-ambiguous"]
    assert node is not None
    assert find(node, ["b"]).flawed


def test_what_an_escape_smuggled_in_is_replaced_by_one_harmless_character() -> None:
    found = scalar('a: "x\\0\\ud800y"\n', "a")
    assert (found.text, found.value, found.flawed) == ("x\ufffd\ufffdy", "x\ufffd\ufffdy", True)
    assert place_in(found, 3) == Place("f", 1, 14)


def test_a_message_of_the_parser_is_cut_where_it_quotes_a_name_without_end() -> None:
    [problem] = read("a: !" + "e" * 900 + "!x b\n")[1]
    assert len(dict(problem.facts)["detail"]) == 201


def test_a_question_mark_is_refused_between_brackets_only() -> None:
    assert scalar("- [a]\n- hvorfor?\n", 1).value == "hvorfor?"
    assert [each.code for each in read("- [a, {b: c?}]\n")[1]] == ["yaml-in-brackets"]


def test_a_tab_behind_the_sign_of_a_remark_harms_nobody() -> None:
    assert scalar("a: b #\tc\n#\td\n", "a").value == "b"
    assert scalar("a: |\n  b #\tc\n", "a").text == "b #\tc\n"


def test_a_binary_file_is_refused_with_a_bounded_number_of_problems() -> None:
    node, problems = read("\x00\x01\t\n" * 1000)
    assert node is None
    assert {each.code for each in problems} == {"yaml-control-character", "yaml-tab"}
    assert len(problems) == 40
    assert list(problems) == sorted(problems, key=lambda each: each.place)


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{y}: &{y} [{f'*{x},' * 9}]\n" for x, y in pairwise("abcdefghi")),
        "[" * 4_900_000,
        "{a: " * 1_200_000,
        "- " * 2_400_000,
        "a: &a " + "x" * 900_000 + "\n" + "".join(f"b{number}: *a\n" for number in range(60)),
    ],
    ids=["laughs", "brackets", "braces", "dashes", "long"],
)
def test_a_bomb_is_refused_before_it_grows(bomb: str) -> None:
    node, problems = parse_yaml(bomb, "f")
    assert {"yaml-anchors", "yaml-too-deep", "yaml-syntax"} >= {each.code for each in problems} != set()
    assert node is None or _size(node) < 20_000


def _size(node: Node) -> int:
    """The number of nodes, aliases followed."""
    match node:
        case Scalar():
            return 1
        case Sequence():
            return 1 + sum(_size(item) for item in node.items)
        case Mapping():
            return 1 + sum(_size(entry.value) for entry in node.items)


# ----------------------------------------------------------------------------------------------- files


def test_a_file_is_read_and_named_as_the_user_named_it(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("\ufeffø: no\r\n".encode())
    node, problems = read_yaml(path, "pack/x.yaml")
    assert isinstance(node, Mapping)
    assert [str(each.place) for each in problems] == ["pack/x.yaml:1:4"]


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    missing = Problem(Place("x", 1, 1), "error", "file-missing")
    assert read_yaml(tmp_path / "x.yaml", "x") == (None, (missing,))


@pytest.mark.parametrize("name", [".", "a\0b", "file/inside"])
def test_what_is_no_file_is_said_to_be_unreadable(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    node, problems = read_yaml(tmp_path / name, "x")
    assert node is None
    assert [each.code for each in problems] == ["file-unreadable"]
    assert dict(problems[0].facts)["detail"]


def test_a_file_that_is_too_big_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(2**33)
    assert [each.code for each in read_yaml(path, "x")[1]] == ["yaml-too-big"]


def test_a_long_broken_file_keeps_the_message_of_the_first_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "SECOND_OPINION_CHARACTERS", 0)
    assert [each.code for each in parse_yaml("a: [", "f")[1]] == ["yaml-syntax"]


def test_without_the_c_parser_all_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: {b: , c: no}\n"
    expected = parse_yaml(text, "f")
    monkeypatch.setattr(yaml_source, "C_PARSER", None)
    assert parse_yaml(text, "f") == expected


# ---------------------------------------------------------------------------------- places in a scalar

INSIDE: list[tuple[str, list[tuple[int, int, int]]]] = [
    # document, [(offset, line, column)] in the value of its only key
    ("å: abc\n", [(0, 1, 4), (2, 1, 6), (3, 1, 7), (99, 1, 7), (-1, 1, 4)]),
    ("a: bc\n  de\n\n  fg\n", [(1, 1, 5), (2, 1, 6), (3, 2, 3), (5, 2, 5), (6, 4, 3), (8, 4, 5)]),
    ("a: 'æ''b'\n", [(0, 1, 5), (1, 1, 6), (2, 1, 8), (3, 1, 9)]),
    ("a: 'b \n\n\n  c'\n", [(0, 1, 5), (1, 1, 7), (2, 2, 1), (3, 4, 3), (4, 4, 4)]),
    (
        'a: "æ\\n\\u00e6b\\"c"\n',
        [(0, 1, 5), (1, 1, 6), (2, 1, 8), (3, 1, 14), (4, 1, 15), (5, 1, 17), (6, 1, 18)],
    ),
    ('a: "b\\\n   c\n d"\n', [(0, 1, 5), (1, 2, 4), (2, 2, 5), (3, 3, 2), (4, 3, 3)]),
    (
        "a: |  # remark\n  b c\n\n   d\n",
        [(0, 2, 3), (2, 2, 5), (3, 2, 6), (4, 3, 1), (5, 4, 3), (6, 4, 4), (7, 4, 5)],
    ),
    ("a: |2-\n    b\n  c\n", [(0, 2, 3), (1, 2, 4), (2, 2, 5), (3, 2, 6), (4, 3, 3), (5, 3, 4)]),
    (
        "a: >\n\n  b  c\n  d\n\n  e\n",
        [(0, 2, 1), (1, 3, 3), (4, 3, 6), (5, 3, 7), (6, 4, 3), (7, 4, 4), (8, 6, 3)],
    ),
    ("a: >\r\n  b\r\n  c\r\n", [(0, 2, 3), (1, 2, 4), (2, 3, 3)]),
    ("a: &x 'b'\n", [(0, 1, 8)]),
    ("a: ''\n", [(0, 1, 5), (1, 1, 5)]),
    ("a:\n", [(0, 1, 3)]),
]


@pytest.mark.parametrize(("text", "expected"), INSIDE)
def test_a_character_of_a_value_is_found_in_the_file(text: str, expected: list[tuple[int, int, int]]) -> None:
    found = scalar(text, text[0])
    assert [(offset, place_in(found, offset)) for offset, _, _ in expected] == [
        (offset, Place("f", line, column)) for offset, line, column in expected
    ]


WORDS = st.text("ab'\"\\:#-é𝄞>| \n", max_size=40)


@given(WORDS, st.sampled_from(["", "'", '"', "|", ">"]), st.integers(10, 30), st.sampled_from(["\n", "\r\n"]))
def test_every_visible_character_of_any_value_is_found(
    text: str, style: str, width: int, line_break: str
) -> None:
    document = yaml.dump({"k": {"x": text}}, default_style=style or None, width=width, allow_unicode=True)
    # PyYAML folds some texts that begin with a blank so that even it reads them back otherwise
    assume(yaml.safe_load(document)["k"]["x"] == text)
    document = document.replace("\n", line_break)
    node, _ = read(document)
    assert node is not None
    value = find(node, ["k", "x"])
    assert isinstance(value, Scalar)
    assert value.text == text
    before = Place("f", 0, 0)
    for offset, character in enumerate(text):
        place = place_in(value, offset)
        assert place > before or character in " \n"
        before = place
        shown = re.split("\r?\n", document)[place.line - 1][place.column - 1 :]
        if character not in " \n":
            assert shown.startswith((character, "\\"))


# ------------------------------------------------------------------------------------------- any input

SEEDS = [
    '# r\na: &v\n  t: "V \\u00e6"\n  f: >\n    L\n    o\n\n    m\n',
    "a: &v\n  w: a > 3 and\n    b < 2\n  l: [1, x, {a: b, c: }]\nm: *v\n",
    "b: *v\nn: no\n? c\n: - a\n  - b: c\n    d: e\n  -\n  - - q\nl: |2-\n    x\n   y\n",
    'a: {b: [c, d: e, ? f : g], "h": 1, i}\nj: ! k\nl: !t m\n',
    "%YAML 1.2\n---\na: 'b\n\n  c'\nd: \"e\\\n  f \\\n\n g\"\n...\n",
]
PIECES = st.sampled_from([*"ab01:-?[]{},#&*!|>'\"%@`\\\n\r\t.~<=+é ", "\n  ", ": ", " - ", "\r\n"])


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Valid YAML with some characters deleted, inserted or doubled."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 6))):
        first = draw(st.integers(0, len(text)))
        second = draw(st.integers(first, min(len(text), first + 20)))
        match draw(st.sampled_from(["delete", "insert", "double"])):
            case "delete":
                text = text[:first] + text[second:]
            case "insert":
                text = text[:first] + draw(PIECES) + text[first:]
            case _:
                text = text[:second] + text[first:]
    return text


@example("a: [!b, c]\n")
@example("!'! ~: a\n")
@example("%YAML 1.2#\n--- a\n")
@example("'a #b'\t")
@example("- [a, {b: ? c}]\n- d?\n")
@given(mutated() | st.lists(PIECES, max_size=40).map("".join))
def test_both_parsers_read_any_text_alike(text: str) -> None:
    node, problems = read(text)
    assert node is not None or any(each.severity == "error" for each in problems)
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    assert list(problems) == sorted(problems, key=lambda each: each.place)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-16")))
def test_any_bytes_give_a_tree_or_a_reason(content: bytes) -> None:
    node, problems = read(content)
    assert node is not None or any(each.severity == "error" for each in problems)


@given(st.text(st.characters(), max_size=60))
def test_any_text_gives_a_tree_or_a_reason(text: str) -> None:
    node, problems = read(text)
    assert node is not None or any(each.severity == "error" for each in problems)
