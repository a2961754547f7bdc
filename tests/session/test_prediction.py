from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.prediction import outcome_of_prediction, predicted_indicator

from .support import played, table_of, tiny


def test_the_case_says_what_is_predicted_or_it_is_the_gauge_that_is_touched_most() -> None:
    scenario = tiny().scenario
    assert predicted_indicator(scenario, "form") == "services"
    assert predicted_indicator(scenario, "goals") == "staff"
    assert predicted_indicator(scenario, "hours") == "economy"


@pytest.mark.parametrize(
    ("change", "outcome"), [(0.5, "up"), (0.49, "level"), (0.0, "level"), (-0.49, "level"), (-0.5, "down")]
)
def test_a_change_smaller_than_the_indicators_level_is_level(change: float, outcome: str) -> None:
    rules = tiny().rules
    before = table_of().opening.closed
    place = rules.layout.indicator[rules.layout.indicators["services"]]
    floats = list(before.floats)
    floats[place] = 50.0
    before = replace(before, floats=tuple(floats))
    floats[place] = 50.0 + change
    assert outcome_of_prediction(rules, before, replace(before, floats=tuple(floats)), "services") == outcome


def test_what_a_table_predicted_is_kept_with_its_half_year() -> None:
    half_year = played(table_of(), 1).played[0]
    assert half_year.prediction is not None
    assert half_year.prediction.indicator == "services"
