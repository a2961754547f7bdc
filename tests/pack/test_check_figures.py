"""Mistakes in the figures that an own profile is made of are found where they stand."""

import pytest

from tests.pack.planted import FIGURE_MISTAKES
from tests.pack.support import SCENARIO, check_planted, found, ids, read_edited


@pytest.mark.parametrize("planted", FIGURE_MISTAKES, ids=ids(FIGURE_MISTAKES))
def test_a_mistake_in_the_figures_is_found_where_it_stands(tmp_path, planted):
    check_planted(tmp_path, planted)


def test_a_figure_with_a_gap_in_it_is_not_called_unused(tmp_path):
    reading = read_edited(tmp_path, (SCENARIO, "    absent: {name: Sykefravær, unit", "    absent: {unit"))
    assert [code for code, _ in found(reading.problems)] == ["missing-field"]


def test_a_stock_that_cannot_be_read_is_missed_once(tmp_path):
    reading = read_edited(tmp_path, ("model.yaml", "  fund: {name: Fond", "  Fund: {name: Fond"))
    assert "figures" not in " ".join(str(problem.place) for problem in reading.problems)
    assert {code for code, _ in found(reading.problems)} == {"bad-pattern"}
