"""What things are worth is found by trying, and what is found agrees with what the pack says plainly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.layout import TURN
from game.policy.needing import weigh
from game.policy.trying import nudged
from game.policy.worth import worth_of
from tests import games


def column(name: str, indicator: str, turn: float, pack: str = "tiny") -> float:
    rules = games.rules_of(pack)
    worth = worth_of(rules, games.first(rules).state)
    return worth.stock(name, turn)[rules.layout.indicators[indicator]]


def test_at_the_end_a_point_of_a_stock_is_worth_its_weight_in_the_sum():
    assert column("quality", "services", 5) == pytest.approx(0.8, abs=1e-6)
    assert column("fatigue", "staff", 5) == pytest.approx(-0.7, abs=1e-6)
    assert column("trust", "confidence", 5) == pytest.approx(1.0, abs=1e-6)


def test_early_on_a_stock_is_worth_what_it_sets_in_motion():
    assert column("service_hours", "services", 1) > 0.5  # two points of quality an hour, on their way
    assert column("service_hours", "services", 5) == pytest.approx(0.0, abs=1e-9)
    assert column("running_cost", "economy", 1) < 0.0


def test_between_two_moments_worth_is_taken_in_proportion():
    first, second = column("quality", "services", 1), column("quality", "services", 3)
    assert column("quality", "services", 2) == pytest.approx((first + second) / 2)


def test_the_stocks_that_readiness_is_made_of_are_found():
    rules = games.rules_of("fjordvik")
    weakest = worth_of(rules, games.first(rules).state).weakest
    assert weakest == {"technology", "organisation", "skill", "leadership", "clarity", "data_quality"}


def test_a_nudge_keeps_the_sums_in_step():
    rules = games.rules_of("tiny")
    state = nudged(rules, games.first(rules).state, {"quality": 2.5})
    floats, whole = list(state.floats), list(state.whole)
    rules.kernel.look(floats, whole)
    moved = replace(state, floats=tuple(floats))
    before = games.indicator(rules, games.first(rules).state, "services")
    assert games.indicator(rules, moved, "services") == pytest.approx(before + 0.8 * 2.5)


def test_the_weakest_link_counts_more_than_one_that_stands_high():
    rules = games.rules_of("fjordvik")
    state = games.first(rules).state
    low, high = (weigh(rules, nudged(rules, state, {"leadership": by})) for by in (-10.0, 20.0))
    assert low.stock("leadership") > 1.5 * high.stock("leadership") > 0.0


def test_money_counts_when_it_is_short():
    rules = games.rules_of("fjordvik")
    state = games.first(rules).state
    state = games.commit(
        rules, state, games.plain_decisions(rules, state)
    ).state  # the first case alone is cheap
    poor, rich = (weigh(rules, nudged(rules, state, {"devmoney": by})) for by in (-8.0, 60.0))
    assert poor.need[-1] > 0.0
    assert rich.need[-1] == 0.0


def test_a_goal_counts_less_once_it_is_safe():
    rules = games.rules_of("fjordvik")
    place = rules.layout.indicators["safety"]
    counts = []
    for by in (-15.0, 30.0):
        state = nudged(rules, games.first(rules).state, {"security": by})
        floats, whole = list(state.floats), list(state.whole)
        rules.kernel.look(floats, whole)
        counts.append(abs(weigh(rules, replace(state, floats=tuple(floats))).need[place]))
    assert counts[0] > counts[1]


def test_in_a_shorter_game_the_end_is_nearer():
    rules = games.rules_of("fjordvik")
    long, short = (games.first(rules, turns=turns).state for turns in (8, 2))
    assert long.whole[TURN] == short.whole[TURN] == 1
    assert weigh(rules, short).turns_left == 2
    assert weigh(rules, long).stock("organisation") != weigh(rules, short).stock("organisation")
