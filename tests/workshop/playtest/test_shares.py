"""Shares, means and quantiles say no more than so many games allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.workshop.playtest.shares import Share, band_of, mean_of, quantile


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (1, 2, 0.0945, 0.9055)],
)
def test_the_interval_of_a_share_is_that_of_wilson(hits: int, of: int, low: float, high: float) -> None:
    share = Share(hits, of)
    assert share.low == pytest.approx(low, abs=1e-4)
    assert share.high == pytest.approx(high, abs=1e-4)


@given(of=st.integers(1, 5000), data=st.data())
def test_an_interval_holds_its_share_and_narrows_with_more_games(of: int, data: st.DataObject) -> None:
    share = Share(data.draw(st.integers(0, of)), of)
    more = Share(share.hits * 4, of * 4)
    assert 0.0 <= share.low <= share.value <= share.high <= 1.0
    assert more.high - more.low < share.high - share.low


def test_of_no_games_nothing_is_known() -> None:
    assert (Share(0, 0).value, Share(0, 0).low, Share(0, 0).high) == (0.0, 0.0, 1.0)
    assert mean_of([]).of == 0


def test_a_mean_has_the_interval_of_its_standard_error() -> None:
    mean = mean_of([1.0, 2.0, 3.0, 4.0])
    assert mean.value == 2.5
    assert mean.high - mean.value == pytest.approx(1.95996 * 1.29099 / 2, abs=1e-4)
    assert mean.value - mean.low == pytest.approx(mean.high - mean.value)


@given(values=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_a_band_is_in_order_and_inside_its_values(values: list[float]) -> None:
    band = band_of(values)
    assert min(values) == band.least <= band.low <= band.middle <= band.high <= band.most == max(values)


def test_a_quantile_lies_in_proportion_between_two_values() -> None:
    assert quantile([0.0, 10.0, 20.0], 0.5) == 10.0
    assert quantile([0.0, 10.0, 20.0], 0.25) == 5.0
    assert quantile([7.0], 0.9) == 7.0
