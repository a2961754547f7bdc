"""What is called impossible is so for every value within the bounds."""

from __future__ import annotations

import math

from hypothesis import assume, given
from hypothesis import strategies as st

from game.lang import Delay, Expr, Kind, Ref, Smooth, parse
from game.workshop.playtest.bounds import Known, span, truth
from tests.lang.trees import NAMES, Evaluator, numbers, reads, truths

BOUNDS = {"fund": (-50.0, 200.0), "clarity": (0.0, 100.0), "t": (0.0, 16.0)}
KNOWN = Known(BOUNDS, {})
NEAR = 1e-6


@st.composite
def states(draw: st.DrawFn, tree: Expr) -> dict[object, float]:
    """A value within its bounds for everything that a tree reads."""
    state: dict[object, float] = {}
    for read in reads(tree):
        if isinstance(read, Smooth | Delay):
            low, high = span(read.x, KNOWN)
            assume(math.isfinite(low) and math.isfinite(high))
            state[read] = draw(st.floats(low, high))
        elif isinstance(read, Ref) and NAMES[read.name] is Kind.TRUTH:
            state[read] = float(draw(st.booleans()))
        else:
            state[read] = draw(st.floats(*BOUNDS[read.name]))
    return state


@given(data=st.data(), tree=numbers(3))
def test_a_number_lies_within_its_bounds(data: st.DataObject, tree: Expr) -> None:
    value = Evaluator(data.draw(states(tree))).number(tree)  # type: ignore[arg-type]
    assume(math.isfinite(value))
    low, high = span(tree, KNOWN)
    size = max(1.0, abs(value))
    assert low - NEAR * size <= value <= high + NEAR * size


@given(data=st.data(), tree=truths(3))
def test_a_condition_that_is_called_impossible_never_holds(data: st.DataObject, tree: Expr) -> None:
    verdict = truth(tree, KNOWN)
    assume(verdict is not None)
    assert Evaluator(data.draw(states(tree))).truth(tree) is verdict  # type: ignore[arg-type]


def _truth(text: str, **truths_: bool) -> bool | None:
    parsed = parse(text, NAMES, want=Kind.TRUTH, stocks=("fund", "clarity"))
    assert parsed.expression is not None
    return truth(parsed.expression, Known(BOUNDS, truths_))


def test_conditions_beyond_the_bounds_are_seen_through() -> None:
    assert _truth("clarity > 120") is False
    assert _truth("fund + clarity < -50 - 1") is False
    assert _truth("min(clarity, 40) >= -1 and fund < 201") is True
    assert _truth("clarity > 99") is None
    assert _truth("crisis and clarity > 20") is None
    assert _truth("crisis and clarity > 20", crisis=False) is False
    assert _truth("curve(fund, 0, 1, 10, 2) > 2.5") is False
    assert _truth("100 / clarity > 5") is None  # by zero it is 0, near zero it is large
