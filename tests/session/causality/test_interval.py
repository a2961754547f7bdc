"""Whatever numbers are taken from the intervals, the result lies in the interval that comes out."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from game.session.causality.interval import (
    ANYTHING,
    ONE,
    ZERO,
    Interval,
    along,
    clamped,
    exactly,
    greater,
    hull,
    lesser,
)
from tests.lang.trees import on_curve

GREATEST = sys.float_info.max
numbers = st.one_of(st.integers(-5, 5).map(float), st.floats(allow_nan=False, allow_infinity=False))
ends = st.one_of(numbers, st.sampled_from([-math.inf, math.inf]))


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Interval, float]:
    """An interval, open ends among them, and a number in it."""
    value, one, two = draw(numbers), draw(ends), draw(ends)
    low, high = min(value, one, two), max(value, one, two)
    at_end = draw(st.sampled_from([value, low, high]))
    return Interval(low, high), at_end if math.isfinite(at_end) else value


def quotient(a: float, b: float) -> float:
    return a / b if b else 0.0


SUMS: dict[str, tuple[Callable[[Interval, Interval], Interval], Callable[[float, float], float]]] = {
    "+": (lambda a, b: a + b, lambda a, b: a + b),
    "-": (lambda a, b: a - b, lambda a, b: a - b),
    "*": (lambda a, b: a * b, lambda a, b: a * b),
    "/": (lambda a, b: a / b, quotient),
    "min": (lesser, min),
    "max": (greater, max),
}


@pytest.mark.parametrize("op", SUMS)
@given(first=drawn(), second=drawn())
@example(first=(Interval(1.0, math.inf), 1.0), second=(Interval(0.0, math.inf), 0.0))
@example(first=(Interval(GREATEST, GREATEST), GREATEST), second=(Interval(GREATEST, GREATEST), GREATEST))
def test_what_is_made_of_two_numbers_lies_in_what_is_made_of_their_intervals(
    op: str, first: tuple[Interval, float], second: tuple[Interval, float]
) -> None:
    on_intervals, on_numbers = SUMS[op]
    found, value = on_intervals(first[0], second[0]), on_numbers(first[1], second[1])
    assert not math.isnan(found.low) and not math.isnan(found.high)  # noqa: PT018  one fact
    assert found.low <= value <= found.high


@given(x=drawn(), low=drawn(), high=drawn())
def test_a_clamped_number_lies_in_the_clamped_interval_also_with_its_ends_reversed(
    x: tuple[Interval, float], low: tuple[Interval, float], high: tuple[Interval, float]
) -> None:
    value = low[1] if x[1] < low[1] else min(x[1], high[1])
    found = clamped(x[0], low[0], high[0])
    assert found.low <= value <= found.high


@given(x=drawn())
def test_the_size_and_the_opposite_of_a_number_lie_in_those_of_its_interval(
    x: tuple[Interval, float],
) -> None:
    assert abs(x[0]).low <= abs(x[1]) <= abs(x[0]).high
    assert (-x[0]).low <= -x[1] <= (-x[0]).high


@given(x=drawn(), heights=st.tuples(*[st.integers(-9, 9).map(float)] * 3))
def test_a_curve_lies_in_its_interval_but_for_rounding(
    x: tuple[Interval, float], heights: tuple[float, float, float]
) -> None:
    points = tuple(zip((-3.0, 0.5, 4.0), heights, strict=True))
    found = along(x[0], points).widened()
    assert found.low <= on_curve(x[1], points) <= found.high


@given(one=drawn(), two=drawn())
def test_what_lies_in_both_and_what_holds_both(
    one: tuple[Interval, float], two: tuple[Interval, float]
) -> None:
    around = hull(one[0], two[0])
    assert all(around.low <= value <= around.high for value in (one[1], two[1]))
    met = one[0].meets(two[0])
    assume(two[0].low <= one[1] <= two[0].high)
    assert met is not None
    assert met.low <= one[1] <= met.high


def test_intervals_are_as_narrow_as_can_be() -> None:
    some = Interval(-2.0, 3.0)
    assert some + ONE == Interval(-1.0, 4.0)
    assert some - some == Interval(-5.0, 5.0)
    assert some * some == Interval(-6.0, 9.0)
    assert some * ZERO == ANYTHING * ZERO == ZERO
    assert abs(some) == Interval(0.0, 3.0)
    assert some / Interval(2.0, 4.0) == Interval(-1.0, 1.5)
    assert ONE / Interval(0.0, 4.0) == Interval(0.0, math.inf)
    assert ONE / Interval(-4.0, 0.0) == Interval(-math.inf, 0.0)
    assert ONE / Interval(2.0, math.inf) == Interval(0.0, 0.5)
    assert ONE / some == ANYTHING
    assert some / ZERO == ZERO / some == ZERO
    assert clamped(some, Interval(0.0, 0.0), Interval(2.0, 2.0)) == Interval(0.0, 2.0)
    assert some.meets(Interval(5.0, 6.0)) is None


def test_what_is_no_number_may_be_anything() -> None:
    assert exactly(math.nan) == exactly(math.inf) == hull() == ANYTHING
    assert not ANYTHING.known
    assert not Interval(0.0, math.inf).known
    assert ANYTHING.widened() == ANYTHING


def test_rounding_at_a_bound_is_no_sign() -> None:
    assert Interval(-1e-17, 3.0).sign == "+"
    assert Interval(-3.0, 1e-17).sign == "-"
    assert Interval(-1e-9, 3.0).sign == "?"
    assert ZERO.sign is None
    assert ANYTHING.sign == "?"
    assert Interval(0.0, math.inf).sign == "+"
    assert Interval(-1.0, math.inf).sign == "?"
