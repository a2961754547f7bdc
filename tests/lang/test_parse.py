"""What authors may write, and how it reads."""

from __future__ import annotations

import pytest

from game.lang import (
    Binary,
    Call,
    Compare,
    Curve,
    Delay,
    Expr,
    Fault,
    Kind,
    Logic,
    Negate,
    Not,
    Number,
    Parsed,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
    parse,
)
from tests.lang.trees import NAMES, STOCKS

FUND, CLARITY, T = Ref("fund"), Ref("clarity"), Ref("t")


def number(text: str) -> Parsed:
    return parse(text, NAMES, want=Kind.NUMBER, stocks=STOCKS, memory=True)


def truth(text: str) -> Parsed:
    return parse(text, NAMES, want=Kind.TRUTH, stocks=STOCKS, memory=True)


def faults(text: str, want: Kind = Kind.NUMBER) -> list[tuple[str, int]]:
    found = parse(text, NAMES, want=want, stocks=STOCKS, memory=True).faults
    return [(fault.code, fault.column) for fault in found]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7", Number(7.0)),
        ("1e3", Number(1000.0)),
        ("1.", Number(1.0)),
        (".5", Number(0.5)),
        ("9007199254740993", Number(9007199254740992.0)),
        ("fund", FUND),
        ("-fund", Negate(FUND)),
        ("+fund", FUND),
        ("-3", Negate(Number(3.0))),
        ("1 - 2 - 3", Binary("-", Binary("-", Number(1.0), Number(2.0)), Number(3.0))),
        ("1 - (2 - 3)", Binary("-", Number(1.0), Binary("-", Number(2.0), Number(3.0)))),
        ("-fund * t", Binary("*", Negate(FUND), T)),
        ("fund + t / 2", Binary("+", FUND, Binary("/", T, Number(2.0)))),
        ("where(fund < 0, 1, t)", Where(Compare("<", FUND, Number(0.0)), Number(1.0), T)),
        ("min(fund, t, 3)", Call("min", (FUND, T, Number(3.0)))),
        ("max(fund, t)", Call("max", (FUND, T))),
        ("abs(-t)", Call("abs", (Negate(T),))),
        ("clamp(t, 0, 1)", Call("clamp", (T, Number(0.0), Number(1.0)))),
        ("curve(t, -1, +2, 3, -4.5)", Curve(T, ((-1.0, 2.0), (3.0, -4.5)))),
        ("start(fund)", Start("fund")),
        ("smooth(fund, 2)", Smooth(FUND, 2.0)),
        ("delay(smooth(t, .5), 1)", Delay(Smooth(T, 0.5), 1.0)),
        ("  fund\n  + t\n", Binary("+", FUND, T)),
        ("((fund))", FUND),
        ("min (fund, t)", Call("min", (FUND, T))),
    ],
)
def test_a_number_means_what_it_says(text: str, meant: Expr) -> None:
    assert number(text) == Parsed(meant, ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("true", Truth(value=True)),
        ("false", Truth(value=False)),
        ("crisis", Ref("crisis")),
        ("not crisis", Not(Ref("crisis"))),
        ("not t < 1", Not(Compare("<", T, Number(1.0)))),
        ("not not crisis", Not(Not(Ref("crisis")))),
        ("t == -1", Compare("==", T, Negate(Number(1.0)))),
        ("crisis or true and false", Logic("or", (Ref("crisis"), Logic("and", (Truth(True), Truth(False)))))),
        (
            "0 <= t < fund != 3",
            Logic(
                "and",
                (
                    Compare("<=", Number(0.0), T),
                    Compare("<", T, FUND),
                    Compare("!=", FUND, Number(3.0)),
                ),
            ),
        ),
    ],
)
def test_a_condition_means_what_it_says(text: str, meant: Expr) -> None:
    assert truth(text) == Parsed(meant, ())


@pytest.mark.parametrize("op", ["<", "<=", ">", ">=", "==", "!="])
def test_every_comparison_is_understood(op: str) -> None:
    assert truth(f"t{op}1").expression == Compare(op, T, Number(1.0))  # type: ignore[arg-type]


def test_columns_count_the_characters_of_the_whole_text() -> None:
    expression = number("\n fund +\n  abs( t )").expression
    assert isinstance(expression, Binary)
    assert isinstance(expression.right, Call)
    assert [expression.column, expression.left.column] == [3, 3]
    assert [expression.right.column, expression.right.arguments[0].column] == [12, 17]


def test_equal_trees_are_equal_wherever_they_stand() -> None:
    assert number("fund+t").expression == number("  fund  +  t").expression


def test_there_is_one_zero_among_a_curves_points() -> None:
    assert repr(number("curve(t, -0, -0, 1, 1)").expression) == repr(
        number("curve(t, 0, 0, 1, 1)").expression
    )


def test_all_unknown_names_and_wrong_kinds_come_together() -> None:
    parsed = number("funt + crisis * min(clarty, mim(nothing), start(frond)) + (1 and true)")
    assert parsed.expression is None
    assert parsed.faults == (
        Fault("unknown-name", 1, (("name", "funt"), ("suggestion", "fund"))),
        Fault("wrong-kind", 8, (("wanted", "number"), ("found", "truth"))),
        Fault("unknown-name", 21, (("name", "clarty"), ("suggestion", "clarity"))),
        Fault("unknown-function", 29, (("name", "mim"), ("suggestion", "min"))),
        Fault("unknown-name", 33, (("name", "nothing"), ("suggestion", ""))),
        Fault("not-a-stock", 49, (("name", "frond"), ("suggestion", "fund"))),
        Fault("wrong-kind", 60, (("wanted", "truth"), ("found", "number"))),
        Fault("wrong-kind", 60, (("wanted", "number"), ("found", "truth"))),
    )


def test_a_name_in_capitals_is_unknown_but_the_right_one_is_suggested() -> None:
    fault = Fault("unknown-name", 1, (("name", "FUND"), ("suggestion", "fund")))
    assert number("FUND").faults == (fault,)


@pytest.mark.parametrize(
    "text", ["fund", "1", "-t", "fund + 1", "min(t, 1)", "where(crisis, 1, 2)", "start(fund)"]
)
def test_a_number_is_no_condition(text: str) -> None:
    assert truth(text).faults == (Fault("wrong-kind", 1, (("wanted", "truth"), ("found", "number"))),)


@pytest.mark.parametrize("text", ["crisis", "true", "not crisis", "t < 1", "0 < t < 1", "crisis or false"])
def test_a_condition_is_no_number(text: str) -> None:
    assert number(text).faults == (Fault("wrong-kind", 1, (("wanted", "number"), ("found", "truth"))),)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("-crisis", 2),
        ("t + crisis", 5),
        ("abs(crisis)", 5),
        ("where(t, 1, 2)", 7),
        ("where(crisis, true, 2)", 15),
        ("where(crisis, 1, true)", 18),
        ("curve(crisis, 0, 0, 1, 1)", 7),
        ("smooth(crisis, 1)", 8),
        ("where(not t, 1, 2)", 11),
        ("where(crisis or t, 1, 2)", 17),
        ("where(crisis == true, 1, 2)", 7),
        ("where((t < 1) < 2, 1, 2)", 8),
    ],
)
def test_a_part_of_the_wrong_kind_is_pointed_at(text: str, column: int) -> None:
    assert faults(text)[0] == ("wrong-kind", column)


@pytest.mark.parametrize(
    ("text", "function", "wanted", "found"),
    [
        ("min()", "min", "2, 3, 4, ...", "0"),
        ("max(t)", "max", "2, 3, 4, ...", "1"),
        ("abs(t, t)", "abs", "1", "2"),
        ("clamp(t, 0)", "clamp", "3", "2"),
        ("where(crisis, 1)", "where", "3", "2"),
        ("curve(t, 0, 0)", "curve", "5, 7, 9, ...", "3"),
        ("curve(t, 0, 0, 1)", "curve", "5, 7, 9, ...", "4"),
        ("curve(t, 0, 0, 1, 1, 2)", "curve", "5, 7, 9, ...", "6"),
        ("start(fund, fund)", "start", "1", "2"),
        ("smooth(t)", "smooth", "2", "1"),
        ("delay(t, 1, 2)", "delay", "2", "3"),
    ],
)
def test_a_function_says_how_many_arguments_it_takes(
    text: str, function: str, wanted: str, found: str
) -> None:
    facts = (("function", function), ("wanted", wanted), ("found", found))
    assert number(text).faults == (Fault("wrong-arguments", 1, facts),)


def test_names_are_checked_even_where_the_number_of_arguments_is_wrong() -> None:
    assert faults("abs(t, nobody)") == [("wrong-arguments", 1), ("unknown-name", 8)]


def test_a_curves_points_must_rise_and_each_that_does_not_is_named() -> None:
    text = "curve(t, 1,0, 1,0, 0,5, 2,1)"
    assert number(text).faults == (
        Fault("curve-order", 15, (("before", "1.0"), ("after", "1.0"))),
        Fault("curve-order", 20, (("before", "1.0"), ("after", "0.0"))),
    )


@pytest.mark.parametrize(
    ("text", "column", "literal"),
    [
        ("curve(t, 0, 0, 1e-320, 1e9)", 16, "1e-320"),
        ("curve(t, 0, -1e308, 1, 1e308)", 21, "1"),
        ("curve(t, -1e308, 0, +1e308, 0, 1.5e308, 1)", 21, "+1e308"),
    ],
)
def test_a_curve_too_steep_or_too_wide_for_numbers_is_refused(text: str, column: int, literal: str) -> None:
    assert number(text).faults == (Fault("bad-number", column, (("text", literal),)),)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("curve(t, 0, fund, 1, 1)", 13),
        ("curve(t, 0, 0, 1 + 1, 1)", 16),
        ("curve(t, 0, 0, --1, 1)", 16),
        ("curve(t, 0, 0, true, 1)", 16),
        ("smooth(t, fund)", 11),
        ("delay(t, 1 / 2)", 10),
    ],
)
def test_points_and_delays_are_literals(text: str, column: int) -> None:
    assert faults(text) == [("needs-constant", column)]


@pytest.mark.parametrize("text", ["smooth(t, 0)", "delay(t,  -1)", "smooth(t, -0)"])
def test_a_delay_takes_time(text: str) -> None:
    assert faults(text) == [("bad-number", text.index(",") + 3 + text.count(",  "))]


def test_start_is_for_stocks_only() -> None:
    assert faults("start(t) + start(fund + 1) + start(1)") == [
        ("not-a-stock", 7),
        ("not-a-stock", 18),
        ("not-a-stock", 36),
    ]
    assert parse("start(fund)", NAMES, want=Kind.NUMBER).faults[0].code == "not-a-stock"


def test_memory_is_for_flows_and_auxiliaries_only() -> None:
    parsed = parse("smooth(t, 1) + delay(x, 2)", NAMES, want=Kind.NUMBER)
    assert [(fault.code, fault.column, fault.facts) for fault in parsed.faults] == [
        ("not-allowed", 1, (("what", "smooth"),)),
        ("not-allowed", 16, (("what", "delay"),)),
        ("unknown-name", 22, (("name", "x"), ("suggestion", ""))),
    ]


def test_a_function_is_no_name_and_a_name_no_function() -> None:
    assert faults("min + fund(3)") == [("unknown-name", 1), ("unknown-function", 7)]
