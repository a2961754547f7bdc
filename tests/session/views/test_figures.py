from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.views.figures import (
    figure,
    on_bar,
    plain,
    roughly,
    rounded,
    shown_trend,
    trend_of,
    with_unit,
)
from tests.games import rules_of
from tests.session.views.support import quiet_play


def test_down_is_good_where_the_scenario_says_so() -> None:
    indicators = rules_of("fjordvik").scenario.settings.indicators
    assert trend_of(indicators["absence"], 9.2, 8.9) == ("down", True)
    assert trend_of(indicators["absence"], 9.2, 9.5) == ("up", False)
    assert trend_of(indicators["services"], 60, 61) == ("up", True)
    assert trend_of(indicators["services"], 60, 60.4) == ("level", None)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_shown_trend_agrees_with_the_two_figures_that_are_shown(before: float, after: float) -> None:
    for indicator in rules_of("fjordvik").scenario.settings.indicators.values():
        old, new = rounded(before, indicator.decimals), rounded(after, indicator.decimals)
        trend, good = shown_trend(indicator, before, after)
        assert trend == ("level" if new == old else "up" if new > old else "down")
        assert (good is None) == (trend == "level")


def test_a_figure_that_goes_from_69_to_68_is_down_however_little_that_was() -> None:
    services = rules_of("fjordvik").scenario.settings.indicators["services"]
    assert shown_trend(services, 68.51, 68.49) == ("down", False)
    assert trend_of(services, 68.51, 68.49) == ("level", None)
    assert shown_trend(services, 68.51, 69.49) == ("level", None)


def test_a_bar_never_leaves_its_ends() -> None:
    economy = rules_of("tiny").scenario.settings.indicators["economy"]
    assert [on_bar(economy, value) for value in (-9, -5, 0, 5, 9)] == [0, 0, 0.5, 1, 1]


@pytest.mark.parametrize(
    ("value", "short", "three"),
    [
        (3.0, "3", "3,00"),
        (1.5, "1,5", "1,50"),
        (0.125, "0,13", "0,13"),
        (12.34, "12,34", "12,3"),
        (1870.4, "1\u00a0870,4", "1\u00a0870"),
    ],
)
def test_numbers_have_no_more_figures_than_they_need(value: float, short: str, three: str) -> None:
    play = quiet_play(0)
    assert (plain(play, value), roughly(play, value)) == (short, three)


def test_percent_stands_as_each_language_writes_it() -> None:
    assert figure(quiet_play(0), "economy", 1.25) == "1,3\u00a0%"
    assert figure(quiet_play(0, language="en"), "economy", 1.25) == "1.3%"
    assert with_unit(quiet_play(0, language="en"), "7", "days") == "7\u00a0days"
    assert with_unit(quiet_play(0), "7", None) == "7"


def test_units_are_joined_so_that_no_line_breaks_before_them() -> None:
    norwegian, english = quiet_play(0), quiet_play(0, language="en")
    assert with_unit(norwegian, "1,75", "%") == "1,75\u00a0%"
    assert with_unit(english, "150", "%") == "150%"
    assert with_unit(english, "6.8", "days") == "6.8\u00a0days"
    assert with_unit(english, "6.8", None) == "6.8"
