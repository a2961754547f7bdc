"""Text that is not the language is refused at its column, and nothing else happens."""

from __future__ import annotations

import ast
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.lang import Fault, Kind, guard, parse, walk
from game.lang.guard import BRACKETS, LENGTH, SIGNS, check
from game.lang.read import DEPTH, NODES, Reader, is_small
from tests.lang.trees import NAMES, STOCKS

HOSTILE = [
    # Too much of it.
    ("1" * (LENGTH + 1), "too-long", 1001),
    ("fund+" * 20_000 + "1", "too-long", 1001),
    ("-" * 100_000 + "1", "too-long", 1001),
    ("\uff11" * 100_000, "too-long", 1001),
    ("-" * 900 + "1", "too-deep", SIGNS + 1),
    ("not " * 240 + "crisis", "too-deep", 4 * SIGNS + 1),
    ("+-" * 400 + "1", "too-deep", SIGNS + 1),
    ("(" * 400 + "1" + ")" * 400, "too-deep", BRACKETS + 1),
    ("abs(" * 200, "too-deep", 4 * BRACKETS + 4),
    ("1" + "+1" * DEPTH, "too-deep", 1),
    ("min(t" + ",t" * DEPTH + ")", "too-deep", 1),
    ("-" * DEPTH + "1", "too-deep", DEPTH + 1),
    # Numbers that are none.
    ("1e999", "bad-number", 1),
    ("t + " + "9" * 400, "bad-number", 5),
    ("1_000", "bad-number", 1),
    ("0x1f", "bad-number", 1),
    ("0b1", "bad-number", 1),
    ("0777", "bad-number", 1),
    ("00", "bad-number", 1),
    ("t * 1j", "bad-number", 5),
    ("1.2.3", "bad-number", 1),
    ("1..real", "bad-number", 1),
    ("1e", "bad-number", 1),
    ("2fund", "bad-number", 1),
    ("1if t else 2", "bad-number", 1),
    ("1or 2", "bad-number", 1),
    ("0or 2", "bad-number", 1),
    ("nan", "unknown-name", 1),
    ("inf + Infinity", "unknown-name", 1),
    # Letters and blanks of other kinds.
    ("\uff46und", "not-ascii", 1),
    ("t * \uff12", "not-ascii", 5),
    ("1 − t", "not-ascii", 3),
    ("t\u00a0+ 1", "not-ascii", 2),
    ("t\t+ 1", "not-ascii", 2),
    ("t\r\n+ 1", "not-ascii", 2),
    ("t\x00", "not-ascii", 2),
    ("\ud800", "not-ascii", 1),
    ("\ufefft", "not-ascii", 1),
    ("\x1b[2J", "not-ascii", 1),
    # Python that is not the language.
    ("True", "not-allowed", 1),
    ("t + None", "not-allowed", 5),
    ("t ** 2", "not-allowed", 3),
    ("t // 2", "not-allowed", 3),
    ("t % 2", "not-allowed", 3),
    ("t @ t", "not-allowed", 3),
    ("t << 2", "not-allowed", 3),
    ("t >> 2", "not-allowed", 3),
    ("t <> 2", "not-allowed", 3),
    ("t & 2", "not-allowed", 3),
    ("t | 2", "not-allowed", 3),
    ("t ^ 2", "not-allowed", 3),
    ("~t", "not-allowed", 1),
    ("t = 2", "not-allowed", 3),
    ("!t", "not-allowed", 1),
    ("t is 2", "not-allowed", 3),
    ("t in fund", "not-allowed", 3),
    ("1 if t else 2", "not-allowed", 3),
    ("lambda: 0", "not-allowed", 1),
    ("(x := 5)", "not-allowed", 4),
    ("await t", "not-allowed", 1),
    ("(yield)", "not-allowed", 2),
    ("fund.real", "not-allowed", 5),
    ("().__class__.__bases__", "not-allowed", 3),
    ("fund[0]", "not-allowed", 5),
    ("[t for t in fund]", "not-allowed", 1),
    ("{t}", "not-allowed", 1),
    ("(t for t in fund)", "not-allowed", 4),
    ("...", "not-allowed", 1),
    ("'fund'", "not-allowed", 1),
    ('"fund"', "not-allowed", 1),
    ("f'{fund}'", "not-allowed", 2),
    ("b'x'", "not-allowed", 2),
    ("t # + 1", "not-allowed", 3),
    ("t \\\n + 1", "not-allowed", 3),
    ("t; t", "not-allowed", 2),
    ("`t`", "not-allowed", 1),
    ("$t", "not-allowed", 1),
    ("min(a=t)", "not-allowed", 6),
    ("min(**t)", "not-allowed", 5),
    ("min(*t)", "syntax", 5),
    ("*t", "syntax", 1),
    # Names that could lead somewhere.
    ("__import__(t)", "unknown-function", 1),
    ("__debug__", "unknown-name", 1),
    ("eval(t)", "unknown-function", 1),
    ("print(t)", "unknown-function", 1),
    ("true(t)", "unknown-function", 1),
    # Sentences without sense.
    ("", "syntax", 1),
    (" \n ", "syntax", 1),
    ("t +", "syntax", 4),
    ("t + \n", "syntax", 4),
    ("* t", "syntax", 1),
    ("t t", "syntax", 3),
    ("t 1", "syntax", 3),
    ("t .5", "syntax", 3),
    ("t + * t", "syntax", 5),
    ("t\nt", "syntax", 3),
    ("(t", "syntax", 1),
    ("min(t, (t)", "syntax", 4),
    ("t)", "syntax", 2),
    (")", "syntax", 1),
    ("()", "syntax", 2),
    ("(t, t)", "syntax", 3),
    ("t, t", "syntax", 2),
    ("t,", "syntax", 2),
    ("min(t, t,)", "syntax", 10),
    ("min(, t)", "syntax", 5),
    ("min(t,, t)", "syntax", 7),
    ("min(t t)", "syntax", 7),
    ("(min)(t, t)", "syntax", 6),
    ("min(t, t)(t)", "syntax", 10),
    ("1(t)", "syntax", 2),
    ("t not 1", "syntax", 3),
    ("t + not t", "syntax", 5),
    ("- not t", "syntax", 3),
    ("t < = 1", "not-allowed", 5),
    ("t < not crisis", "syntax", 5),
    ("t and and t", "syntax", 7),
    ("not", "syntax", 4),
    ("or t", "syntax", 1),
]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    HOSTILE,
    ids=[f"{number} {text[:20]!a}" for number, (text, _, _) in enumerate(HOSTILE)],
)
def test_hostile_text_is_refused_at_its_column(text: str, code: str, column: int) -> None:
    parsed = parse(text, NAMES, want=Kind.NUMBER, stocks=STOCKS, memory=True)
    assert parsed.expression is None
    assert (parsed.faults[0].code, parsed.faults[0].column) == (code, column)


def test_a_text_as_long_as_allowed_is_read() -> None:
    text = "t" + " " * (LENGTH - 1)
    assert parse(text, NAMES, want=Kind.NUMBER).expression is not None


@pytest.mark.parametrize(
    "text",
    [
        "(" * BRACKETS + "1" + ")" * BRACKETS,
        "-" * (DEPTH - 1) + "1",
        "1" + "+1" * (DEPTH - 1),
        "min(t" + ",t" * (DEPTH - 2) + ")",
    ],
)
def test_a_text_as_deep_as_allowed_is_read(text: str) -> None:
    assert parse(text, NAMES, want=Kind.NUMBER).faults == ()


def test_a_run_of_signs_is_refused_before_pythons_parser_sees_it() -> None:
    assert check("-" * SIGNS + "1") is None
    assert check("-" * (SIGNS + 1) + "1") == Fault("too-deep", SIGNS + 1, (("limit", str(SIGNS)),))


def test_chains_within_chains_do_not_explode() -> None:
    text = "t"
    for _ in range(15):
        text = f"where(0<{text}<1,1,0)"
    parsed = parse(text, NAMES, want=Kind.NUMBER)
    assert [fault.code for fault in parsed.faults] == ["too-long"]


def test_a_tree_with_too_many_nodes_in_all_is_refused() -> None:
    part = "t"
    for _ in range(6):
        part = f"where(0<{part}<1,1,0)"
    assert parse(part, NAMES, want=Kind.NUMBER).faults == ()
    parsed = parse("+".join([part] * 6), NAMES, want=Kind.NUMBER)
    assert parsed.faults == (Fault("too-long", 1, (("limit", str(NODES)), ("found", f"> {NODES}"))),)


@pytest.mark.parametrize(
    "text", ["a.b", "a[0]", "a if b else c", "'a'", "a @ b", "a in b", "~a", "f(*a)", "f(a=b)"]
)
def test_the_reader_itself_refuses_forms_that_it_does_not_know(text: str) -> None:
    reader = Reader(text, dict.fromkeys("abcf", Kind.NUMBER), stocks=(), memory=False)
    assert reader.read_whole(ast.parse(f"({text})", mode="eval").body, Kind.NUMBER) is None
    assert reader.faults


@pytest.mark.parametrize("text", ["t t", ")", "(", "1 +", "t not 1"])
def test_an_error_that_only_pythons_parser_sees_is_a_fault_too(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "check", lambda text: None)
    parsed = parse(text, NAMES, want=Kind.NUMBER)
    assert parsed.expression is None
    assert parsed.faults[0].code in {"syntax", "not-allowed"}
    assert 1 <= parsed.faults[0].column <= len(text) + 1


MARKS = [
    "+",
    "-",
    "*",
    "/",
    "(",
    ")",
    ",",
    "<",
    "<=",
    "==",
    "!=",
    "and",
    "or",
    "not",
    "t",
    "1",
    "min",
    "min(",
    "\n",
]
sentences = st.lists(st.sampled_from(MARKS), max_size=12).map(" ".join)
ALLOWED = (
    ast.Expression,
    ast.BinOp,
    ast.UnaryOp,
    ast.BoolOp,
    ast.Compare,
    ast.Call,
    ast.Name,
    ast.Constant,
    ast.expr_context,
    ast.operator,
    ast.unaryop,
    ast.boolop,
    ast.cmpop,
)


def python_allows(text: str) -> bool:
    try:
        tree = ast.parse(text.replace("\n", " ").strip(), mode="eval")
    except SyntaxError:
        return False
    strange = re.search(r"\) *\(|, *\)", text.replace("\n", " "))  # a call of a call; a comma too many
    return not strange and all(isinstance(node, ALLOWED) for node in ast.walk(tree))


@given(sentences)
@example("t + not t")
@example("t not t")
@example("( t ) ( t )")
def test_the_guard_and_python_agree_on_what_a_sentence_is(text: str) -> None:
    if "1 (" in text.replace("\n", " "):
        return  # Python parses the call of a number and refuses it later
    assert (check(text) is None) == python_allows(text)


anything = st.one_of(
    st.text(),
    st.text(alphabet="tfund01.eE+-*/(),<>=!_ \nandornot'\"[]#\\:%@"),
    sentences,
    st.lists(
        st.sampled_from([*MARKS, "curve(", "start(", "smooth(", "where(", "fund", "-1", "2,", "true"])
    ).map("".join),
)


@given(anything, st.sampled_from(Kind), st.booleans())
def test_parse_never_raises_and_says_either_or(text: str, want: Kind, memory: bool) -> None:
    parsed = parse(text, NAMES, want=want, stocks=STOCKS, memory=memory)
    assert (parsed.expression is None) == bool(parsed.faults)
    assert all(1 <= fault.column <= len(text) + 1 for fault in parsed.faults)
    assert list(parsed.faults) == sorted(parsed.faults, key=lambda fault: fault.column)
    if parsed.expression is not None:
        assert is_small(parsed.expression)
        assert all(1 <= node.column <= len(text) for node in walk(parsed.expression))
