from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.report.charts import BOTTOM, HIGH, LEFT, RIGHT, TOP, WIDE, line_chart, signed_bar
from tests.report.support import debrief_of_random_game

PLAY = debrief_of_random_game().play
figures = st.lists(st.floats(-900, 900), min_size=1, max_size=9)


@given(values=figures, goal=st.none() | st.floats(-900, 900))
def test_all_points_the_goal_and_the_labels_stay_inside_the_frame(
    values: list[float], goal: float | None
) -> None:
    chart = line_chart(PLAY, values, [""] * len(values), 1, (100.0, goal))
    for x, y in chart.dots:
        assert LEFT <= x <= WIDE - RIGHT
        assert TOP <= y <= HIGH - BOTTOM
    assert (chart.goal is None) == (goal is None)
    if chart.goal is not None:
        assert TOP <= chart.goal <= HIGH - BOTTOM
    assert all(TOP <= mark.at <= HIGH - BOTTOM for mark in chart.heights)


@given(values=figures)
def test_an_axis_has_at_least_two_round_labels_and_no_label_twice(values: list[float]) -> None:
    texts = [mark.text for mark in line_chart(PLAY, values, [""] * len(values), 1, (100.0, None)).heights]
    assert 2 <= len(texts) <= 6
    assert len(set(texts)) == len(texts)


def test_a_higher_value_stands_higher_and_a_still_figure_does_not_look_wild() -> None:
    rising = line_chart(PLAY, [60, 61, 62], ["", "", ""], 0, (100.0, None))
    assert rising.dots[0][1] > rising.dots[1][1] > rising.dots[2][1]
    still = line_chart(PLAY, [60, 60.2], ["", ""], 0, (100.0, None))
    assert abs(still.dots[0][1] - still.dots[1][1]) < 6


def test_a_bar_begins_at_zero_in_the_middle_and_the_largest_reaches_the_edge() -> None:
    assert (signed_bar(2, 2).start, signed_bar(2, 2).length) == (50, 50)
    assert (signed_bar(-1, 2).start, signed_bar(-1, 2).length) == (25, 25)
    assert signed_bar(0, 0).length == 0
