"""What is emitted computes what the tree means, to the last bit, in CPython and under numba."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lang import RUNTIME, Curves, Expr, Kind, Number, Read, Ref, emit, parse, render
from game.lang.read import DEPTH
from tests.lang.trees import NAMES, STOCKS, Evaluator, bits, numbers, reads, truths


def emitted(*expressions: Expr) -> str:
    """Write a module whose `all_of(S, I, out)` puts the value of each expression into `out`."""
    places = {read: index for index, read in enumerate(reads(*expressions))}
    curves = Curves()

    def resolve(read: Read) -> str:
        truth = isinstance(read, Ref) and NAMES[read.name] is Kind.TRUTH
        return f"(S[{places[read]}] != 0.0)" if truth else f"S[{places[read]}]"

    lines = [
        f"    out[{index}] = {emit(expression, resolve, curves)}"
        for index, expression in enumerate(expressions)
    ]
    return "\n\n".join([RUNTIME, curves.source(), "def all_of(S, I, out):", *lines])


def run(source: str) -> Callable[[Any, Any, Any], None]:
    scope: dict[str, Any] = {}
    exec(compile(source, "<emitted>", "exec"), scope)
    found: Callable[[Any, Any, Any], None] = scope["all_of"]
    return found


def tree(text: str, want: Kind = Kind.NUMBER) -> Expr:
    expression = parse(text, NAMES, want=want, stocks=STOCKS, memory=True).expression
    assert expression is not None, text
    return expression


def text_of(text: str, want: Kind = Kind.NUMBER) -> str:
    return emit(tree(text, want), lambda read: render(read).replace("(", "_").replace(")", "_"), Curves())


values = st.one_of(st.floats(), st.integers(-3, 3).map(float))


@settings(max_examples=300)
@given(numbers(), st.data())
def test_a_number_comes_out_to_the_same_bits(expression: Expr, data: st.DataObject) -> None:
    state = {read: data.draw(values) for read in reads(expression)}
    evaluator = Evaluator(state)
    integers, out = [0], [0.0]
    run(emitted(expression))(list(state.values()), integers, out)
    assert bits(out[0]) == bits(evaluator.number(expression))
    assert integers[0] == evaluator.zero_divisions


@given(truths(), st.data())
def test_a_condition_comes_out_the_same(expression: Expr, data: st.DataObject) -> None:
    state = {read: data.draw(values) for read in reads(expression)}
    evaluator = Evaluator(state)
    integers: list[int] = [0]
    out: list[float | bool] = [0.0]
    run(emitted(expression))(list(state.values()), integers, out)
    assert out[0] is evaluator.truth(expression)
    assert integers[0] == evaluator.zero_divisions


SAMPLE = tuple(
    tree(text)
    for text in (
        "fund / t - -clarity * 3",
        "fund / 3 + t / -0.1 + t / 0 + t / -0",
        "min(fund, t) + max(fund, t, 0, clarity / t) - min(fund + 1, t - 1)",
        "abs(fund) - abs(fund - t) + clamp(fund, t, clarity) + clamp(fund - t, 0, 1)",
        "curve(fund / 100, 0, 0, .3, .3, .6, .9, .75, 1.05, 1, 1.15) + curve(t, -1, 5, 1, -5)",
        "where(0 <= t < 1 and not crisis or fund == clarity, fund, -t) + where(true, 1, 2)",
        "start(fund) - smooth(t, 2) * delay(fund, 1.5) + where(fund != t, 1, where(crisis, 2, 3))",
        "max(0, 1 - min(clarity, fund) / 55) * .012 * fund * (1 - fund / 120)",
    )
)


def test_the_sample_compiles_under_numba_and_gives_the_same_bits() -> None:
    numba = pytest.importorskip("numba")
    numpy = pytest.importorskip("numpy")
    source = emitted(*SAMPLE)
    plain = run(source)
    compiled = run("import numba\n" + re.sub(r"^def ", "@numba.njit\ndef ", source, flags=re.MULTILINE))
    assert isinstance(compiled, numba.core.dispatcher.Dispatcher)

    @given(st.lists(values, min_size=len(reads(*SAMPLE)), max_size=len(reads(*SAMPLE))))
    def agree(state: Sequence[float]) -> None:
        counts, out = [0], [0.0] * len(SAMPLE)
        plain(list(state), counts, out)
        fast_counts, fast_out = numpy.zeros(1, dtype=numpy.int64), numpy.zeros(len(SAMPLE))
        compiled(numpy.array(state), fast_counts, fast_out)
        assert [bits(value) for value in fast_out.tolist()] == [bits(value) for value in out]
        assert fast_counts[0] == counts[0]

    agree()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("7", "7.0"),
        ("fund - 1", "(fund - 1.0)"),
        ("-(fund)", "(-fund)"),
        ("fund / 4", "(fund / 4.0)"),
        ("fund / -4", "(fund / (-4.0))"),
        ("fund / 0", "div(fund, 0.0, I)"),
        ("fund / -0", "div(fund, (-0.0), I)"),
        ("fund / t", "(fund / t if t != 0.0 else div0(I))"),
        ("min(fund, t)", "(fund if fund < t else t)"),
        ("max(fund, 1)", "(fund if fund > 1.0 else 1.0)"),
        ("min(fund, t, 1)", "min2((fund if fund < t else t), 1.0)"),
        ("max(fund + 1, t)", "max2((fund + 1.0), t)"),
        (
            "max(start(fund), smooth(t, 1))",
            "(start_fund_ if start_fund_ > smooth_t, 1.0_ else smooth_t, 1.0_)",
        ),
        ("abs(t)", "(0.0 - t if t < 0.0 else t)"),
        ("abs(t + 1)", "abs1((t + 1.0))"),
        ("clamp(t, 0, 1)", "(0.0 if t < 0.0 else (1.0 if t > 1.0 else t))"),
        ("clamp(t, 0, t + 1)", "clamp3(t, 0.0, (t + 1.0))"),
        ("where(t < 1 and not true, 1, 2)", "(1.0 if ((t < 1.0) and (not True)) else 2.0)"),
        ("curve(t, 0, 0, 1, 1)", "curve_0(t)"),
    ],
)
def test_the_source_is_plain_and_cheap(text: str, source: str) -> None:
    assert text_of(text) == source


def test_equal_curves_share_one_function_and_unequal_zeros_do_not() -> None:
    curves = Curves()
    rising, falling = ((0.0, 0.0), (1.0, 1.0)), ((0.0, 1.0), (1.0, 0.0))
    assert [curves.name(points) for points in (rising, falling, rising)] == ["curve_0", "curve_1", "curve_0"]
    assert curves.name(((0.0, -0.0), (1.0, 1.0))) == "curve_2"
    assert curves.source().count("def curve_") == 3


def test_no_curves_need_no_source() -> None:
    assert Curves().source() == ""


def test_a_curves_slope_is_worked_out_once_and_stands_in_the_source() -> None:
    curves = Curves()
    curves.name(((1.0, 2.0), (4.0, 3.0), (5.0, 3.0)))
    assert curves.source() == (
        "def curve_0(x):\n"
        "    if x <= 1.0:\n"
        "        return 2.0\n"
        "    if x < 4.0:\n"
        f"        return 2.0 + (x - 1.0) * {1 / 3!r}\n"
        "    if x < 5.0:\n"
        "        return 3.0 + (x - 4.0) * 0.0\n"
        "    return 3.0\n"
    )


def test_a_branch_that_is_not_taken_reports_no_division_by_zero() -> None:
    counts, out = [0], [1.0]
    run(emitted(tree("where(t == 0, 5, fund / t)")))([0.0, 1.0], counts, out)
    assert (counts, out) == ([0], [5.0])


@pytest.mark.parametrize(
    ("text", "zeros"), [("0/0/fund", 2), ("fund/fund/fund", 2), ("(1 + 1/fund)/fund", 2)]
)
def test_every_division_by_zero_is_counted_also_above_another(text: str, zeros: int) -> None:
    integers, out = [0], [1.0]
    run(emitted(tree(text)))([0.0], integers, out)
    assert out == [0.0]
    assert integers == [zeros]


def test_whole_numbers_in_a_tree_made_by_hand_come_out_as_floats() -> None:
    assert emit(Number(3), str, Curves()) == "3.0"


@pytest.mark.parametrize(
    "text",
    [
        "-" * (DEPTH - 1) + "t",
        "min(t" + ",t" * (DEPTH - 2) + ")",
        "t" + "/t" * (DEPTH - 1),
        "min(min(t,t)" + ",t+t" * (DEPTH - 4) + ")",
    ],
)
def test_the_deepest_texts_are_not_too_deep_for_python_when_emitted(text: str) -> None:
    compile(emitted(tree(text)), "<emitted>", "exec")


def test_the_runtime_needs_nothing_and_calls_nothing() -> None:
    calls = [
        node for node in ast.walk(ast.parse(RUNTIME)) if isinstance(node, ast.Call | ast.Import | ast.Pow)
    ]
    assert calls == []


CORNERS = (0.0, -0.0, 1.0, -1.0, 1.5, math.inf, -math.inf, math.nan)


@pytest.mark.parametrize("text", ["min({}, {})", "max({}, {})", "abs({})", "clamp({}, {}, {})", "{} / {}"])
@pytest.mark.parametrize("argument", ["{}", "({} - 0)"], ids=["in place", "by a helper"])
def test_every_function_is_right_in_every_corner(text: str, argument: str) -> None:
    names = [argument.format(name) for name in ("fund", "t", "clarity")]
    expression = tree(text.format(*names))
    compute, order = run(emitted(expression)), reads(expression)
    for corner in product(CORNERS, repeat=len(order)):
        evaluator = Evaluator(dict(zip(order, corner, strict=True)))
        counts, out = [0], [1.0]
        compute(corner, counts, out)
        assert bits(out[0]) == bits(evaluator.number(expression)), corner
        assert counts[0] == evaluator.zero_divisions
