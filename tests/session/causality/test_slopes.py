"""What the analysis claims of an expression holds wherever its quantities are within their ranges."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lang import (
    Binary,
    Call,
    Compare,
    Curve,
    Delay,
    Expr,
    Kind,
    Logic,
    Negate,
    Not,
    Number,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
    parse,
)
from game.session.causality.interval import Interval
from game.session.causality.slopes import Slope, quantity, slope_of
from tests.lang.trees import NAMES, STOCKS, Evaluator

small = st.integers(0, 12).map(float)
STARTS = {"fund": 3.0, "clarity": 5.0}
POINTS = st.sampled_from(
    [((0.0, 0.0), (4.0, 2.0), (8.0, 1.0)), ((1.0, 5.0), (9.0, 0.0)), ((-3.0, 0.0), (0.0, 0.0), (6.0, 9.0))]
)


def trees(depth: int = 3) -> st.SearchStrategy[Expr]:
    leaves = st.one_of(
        small.map(Number), st.sampled_from(["fund", "clarity", "t"]).map(Ref), st.just(Start("fund"))
    )
    if depth == 0:
        return leaves
    part = st.deferred(lambda: trees(depth - 1))
    test = st.one_of(
        st.builds(Compare, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), part, part),
        st.just(Ref("crisis")),
        st.booleans().map(Truth),
    )
    tests = st.one_of(
        test, st.builds(Not, test), st.builds(Logic, st.sampled_from(["and", "or"]), st.tuples(test, test))
    )
    return st.one_of(
        leaves,
        st.builds(Negate, part),
        st.builds(Binary, st.sampled_from("+-*/"), part, part),
        st.builds(Where, tests, part, part),
        st.builds(Call, st.sampled_from(["min", "max"]), st.tuples(part, part)),
        st.builds(Call, st.just("abs"), st.tuples(part)),
        st.builds(Call, st.just("clamp"), st.tuples(part, small.map(Number), st.just(Number(12.0)))),
        st.builds(Call, st.just("clamp"), st.tuples(part, part, part)),
        st.builds(Curve, part, POINTS),
    )


@settings(max_examples=400, deadline=None)
@given(trees(), st.data())
def test_a_value_lies_in_its_interval_and_moves_only_the_way_of_its_sign(
    expression: Expr, data: st.DataObject
) -> None:
    spans, at = {}, {}
    for name in ("fund", "clarity", "t"):
        ends = sorted(data.draw(st.tuples(st.integers(-6, 12), st.integers(-6, 12)), label=name))
        spans[name] = Interval(float(ends[0]), float(ends[1]))
        at[name] = data.draw(st.floats(ends[0], ends[1]), label=f"{name} now")
    moved = data.draw(st.sampled_from(["fund", "clarity", "t", "crisis"]), label="moved")
    spans["crisis"], at["crisis"] = Interval(0.0, 1.0), float(data.draw(st.booleans()))
    known = {name: quantity(name, span) for name, span in spans.items()}
    claimed = slope_of(expression, known, STARTS)

    def value(**changes: float) -> float:
        state: dict[Expr, float] = {Ref(name): number for name, number in {**at, **changes}.items()}
        state[Start("fund")] = STARTS["fund"]
        return Evaluator(state).number(expression)  # type: ignore[arg-type]  # keys are reads

    room = 1e-6 * (1 + abs(value()))
    assert claimed.value.low - room <= value() <= claimed.value.high + room
    if moved == "crisis":
        lower, upper = value(crisis=0.0), value(crisis=1.0)
    else:
        other = data.draw(st.floats(spans[moved].low, spans[moved].high), label="other")
        lower, upper = value(**{moved: min(at[moved], other)}), value(**{moved: max(at[moved], other)})
    match claimed.by.get((moved, 0.0), Interval(0.0, 0.0)).sign:
        case None:
            assert upper == pytest.approx(lower, abs=room)
        case "+":
            assert upper >= lower - room
        case "-":
            assert upper <= lower + room
        case _:
            pass


def slope(text: str, **spans: tuple[float, float]) -> Slope:
    expression = parse(text, NAMES, want=Kind.NUMBER, stocks=STOCKS, memory=True).expression
    assert expression is not None
    known = {name: quantity(name, Interval(*spans.get(name, (0.0, 10.0)))) for name in NAMES}
    return slope_of(expression, known | {"crisis": quantity("crisis", Interval(0.0, 1.0))}, STARTS)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("fund", "+"),
        ("3 - fund", "-"),
        ("fund * (20 - fund)", "+"),  # its slope is 20 less twice as much
        ("fund * (12 - fund)", "?"),
        ("2 / (1 + fund)", "-"),
        ("2 / fund", "?"),  # by zero it is 0
        ("min(fund, 20)", "+"),
        ("min(fund, -1)", None),
        ("abs(fund)", "+"),
        ("abs(fund - 5)", "?"),
        ("curve(fund, 0, 0, 5, 2, 10, 3)", "+"),
        ("curve(fund, 20, 0, 30, 9)", None),
        ("where(fund > 5, 2, 1)", "+"),
        ("where(fund < 5, 2, 1)", "-"),
        ("where(fund > 20, 2, fund)", "+"),
        ("where(not (fund < 5) and clarity > 3, 2, 1)", "+"),
        ("where(fund == 5, 2, 1)", "?"),
        ("fund - fund", None),
        ("clamp(fund, 2, 3)", "+"),
        ("clamp(fund, 7, 3)", "-"),  # 7 below 7, and 3 from there
        ("clamp(fund, clarity, 5)", "?"),
        ("start(fund)", None),
    ],
)
def test_the_sign_of_a_slope(text: str, sign: str | None) -> None:
    assert slope(text).by.get(("fund", 0.0), Interval(0.0, 0.0)).sign == sign


def test_what_is_read_behind_delays_is_another_cause_than_what_is_read_at_once() -> None:
    found = slope("smooth(delay(fund, 2), 1.5) - 0.5 * fund")
    assert {cause: each.sign for cause, each in found.by.items()} == {("fund", 3.5): "+", ("fund", 0.0): "-"}


def test_the_memory_forms_pass_the_slope_of_what_they_hold() -> None:
    one = slope_of(Smooth(Negate(Ref("t")), 2.0), {"t": quantity("t", Interval(0, 1))}, {})
    three = slope_of(Delay(Negate(Ref("t")), 2.0), {"t": quantity("t", Interval(0, 1))}, {})
    assert one == three == Slope(Interval(-1, 0), {("t", 2.0): Interval(-1, -1)})
