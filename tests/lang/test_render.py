"""The canonical text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.lang import Expr, Kind, Number, parse, render
from game.lang.guard import LENGTH
from tests.lang.trees import NAMES, STOCKS, numbers, truths


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("fund+t*2", "fund + t * 2.0"),
        ("(fund+t)*2", "(fund + t) * 2.0"),
        ("fund-(t-1)", "fund - (t - 1.0)"),
        ("(fund-t)-1", "fund - t - 1.0"),
        ("-(fund*t)", "-(fund * t)"),
        ("(-fund)*t", "-fund * t"),
        ("fund--t", "fund - -t"),
        ("+-+fund", "-fund"),
        ("curve(t,-1,0,1e3,.5)", "curve(t, -1.0, 0.0, 1000.0, 0.5)"),
        ("where(true or not(t<1),1,2)", "where(true or not t < 1.0, 1.0, 2.0)"),
        ("where((true or false)and true,1,2)", "where((true or false) and true, 1.0, 2.0)"),
        ("where(true and(false and true),1,2)", "where(true and (false and true), 1.0, 2.0)"),
        ("where(0<t<1 or crisis,1,2)", "where(0.0 < t and t < 1.0 or crisis, 1.0, 2.0)"),
        ("where(not(crisis and true),1,2)", "where(not (crisis and true), 1.0, 2.0)"),
        ("smooth(delay(start(fund),2),.25)", "smooth(delay(start(fund), 2.0), 0.25)"),
        ("clamp( t,0,1 )", "clamp(t, 0.0, 1.0)"),
        ("1e16+1e-7", "1e+16 + 1e-07"),
    ],
)
def test_the_same_meaning_is_written_the_same_way(text: str, canonical: str) -> None:
    expression = parse(text, NAMES, want=Kind.NUMBER, stocks=STOCKS, memory=True).expression
    assert expression is not None
    assert render(expression) == canonical


@given(
    st.one_of(numbers().map(lambda tree: (Kind.NUMBER, tree)), truths().map(lambda tree: (Kind.TRUTH, tree)))
)
def test_parsing_the_canonical_text_gives_the_same_tree(typed: tuple[Kind, Expr]) -> None:
    want, expression = typed
    text = render(expression)
    assume(len(text) <= LENGTH)
    parsed = parse(text, NAMES, want=want, stocks=STOCKS, memory=True)
    assert parsed.faults == ()
    assert parsed.expression is not None
    assert parsed.expression == expression
    assert render(parsed.expression) == text


def test_a_whole_number_is_written_as_the_float_that_it_stands_for() -> None:
    assert render(Number(3)) == "3.0"
