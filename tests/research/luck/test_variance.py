from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.research.luck.variance import (
    Parts,
    crossed,
    mean_interval,
    place_among,
    share_interval,
    spread_of,
)

cells = st.floats(-100.0, 100.0).map(lambda value: round(value, 6))
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(tables)
def test_luck_choice_and_both_are_the_whole_variance(table: list[list[float]]) -> None:
    parts = crossed(table)
    values = [value for row in table for value in row]
    mean = sum(values) / len(values)
    total = sum((value - mean) ** 2 for value in values) / len(values)
    assert parts.variance == pytest.approx(total, abs=1e-9)
    if total > 1e-6:
        assert parts.luck + parts.choice + parts.both == pytest.approx(1.0)
        assert min(parts.luck, parts.choice, parts.both) >= 0.0


def test_a_table_that_differs_by_row_alone_is_choice_and_by_column_alone_is_luck() -> None:
    assert crossed([[1.0, 1.0, 1.0], [4.0, 4.0, 4.0]]) == Parts(0.0, 1.0, 0.0, 2.25)
    assert crossed([[1.0, 4.0], [1.0, 4.0], [1.0, 4.0]]) == Parts(1.0, 0.0, 0.0, 2.25)
    assert crossed([[1.0, -1.0], [-1.0, 1.0]]) == Parts(0.0, 0.0, 1.0, 1.0)
    assert crossed([[2.0, 2.0], [2.0, 2.0]]) == Parts(0.0, 0.0, 0.0, 0.0)


def test_a_sum_of_luck_and_choice_has_nothing_of_both() -> None:
    """By hand: rows 0, 3 and columns 0, 4 give the variances 2.25 and 4."""
    parts = crossed([[0.0, 4.0], [3.0, 7.0]])
    assert parts.variance == pytest.approx(6.25)
    assert (parts.choice, parts.luck, parts.both) == pytest.approx((2.25 / 6.25, 4.0 / 6.25, 0.0))


@settings(max_examples=30)
@given(tables)
def test_transposed_luck_becomes_choice(table: list[list[float]]) -> None:
    here, there = crossed(table), crossed([list(column) for column in zip(*table, strict=True)])
    assert (here.luck, here.choice, here.both) == pytest.approx(
        (there.choice, there.luck, there.both), abs=1e-9
    )


def test_a_place_counts_equals_half() -> None:
    assert place_among(3.0, [1.0, 2.0, 3.0, 4.0]) == 62.5
    assert place_among(0.0, [1.0, 2.0]) == 0.0
    assert place_among(9.0, [1.0, 2.0]) == 100.0


def test_a_spread_of_one_value_is_none() -> None:
    assert spread_of([2.0]).sd == 0.0
    assert spread_of([2.0, 4.0]).sd == pytest.approx(2.0**0.5)


def test_intervals_are_those_of_the_textbook() -> None:
    """Wilson's for 0 of 20 and for 8 of 20; the mean's for a sample of known standard deviation."""
    assert share_interval(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert share_interval(8, 20) == pytest.approx((0.2188, 0.6134), abs=1e-4)
    low, high = mean_interval([0.0, 2.0] * 8)
    assert (low + high) / 2 == pytest.approx(1.0)
    assert high - low == pytest.approx(2 * 1.959964 * (16 / 15) ** 0.5 / 4)
