"""What the README of the home care pack claims about its model."""

from __future__ import annotations

from functools import cache

import pytest

from game.engine.state import Setup
from game.policy import POLICIES
from tests import games
from tests.scenarios import team_games

SEEDS = range(1, 9)
ATTENDED = ("leadership", "organisation", "skill", "technology", "continuity", "independence")


@cache
def record(team: str, profile: str = "typical") -> team_games.Record:
    rules = games.rules_of("mellomleder")
    settings = rules.scenario.settings
    return team_games.play(rules, POLICIES[team], SEEDS, Setup(profile, settings.ambition, settings.turns))


@pytest.mark.parametrize("profile", ["low", "typical", "high"])
def test_with_attention_spread_evenly_and_nothing_new_the_unit_begins_at_rest(profile: str) -> None:
    calm = record("cautious", profile)
    for stock in (*ATTENDED, "fatigue", "sick_leave", "posts", "quality", "trust", "errors"):
        begun = calm.stock(stock, 0)
        assert abs(calm.stock(stock, 1) - begun) < 0.03 * begun, stock


def test_help_gets_worse_before_it_gets_better() -> None:
    balanced = record("balanced")
    quality = [balanced.stock("quality", turn) for turn in range(7)]
    assert min(quality[2:5]) < quality[0] - 0.5
    assert quality[6] > min(quality[2:5]) + 1.5


def test_too_much_at_once_runs_through_the_whole_loop() -> None:
    """Overload, tiredness, absence, stand-ins, new faces, complaints, more decisions waiting."""
    greedy, calm = record("greedy"), record("cautious")
    for more in ("absence", "faces", "mistakes", "decrees", "leaving"):
        assert greedy.indicator(more) > calm.indicator(more), more
    for less in ("care", "kin_trust", "upward", "selfcare"):
        assert greedy.indicator(less) < calm.indicator(less), less


@pytest.mark.parametrize("team", ["random", "cautious", "balanced", "technology", "always-b"])
def test_no_stock_runs_to_its_bound(team: str) -> None:
    played = record(team)
    free = {
        "running_cost",
        "devmoney",
        "freed_hours",
        "hours_money",
        "hours_time",
        "share_money",
        "share_time",
    }
    for name, stock in played.rules.scenario.model.stocks.items():
        slot = played.rules.layout.stock[played.rules.layout.stocks[name]]
        levels = [state.floats[slot] for result in played.results for state in result.closed]
        room = 0.005 * (stock.high - stock.low)
        if name not in free:
            assert stock.low + room < min(levels), name
        assert max(levels) < stock.high - room or name.startswith("share_"), name


def test_a_table_that_weighs_everything_meets_clearly_more_goals() -> None:
    best = max(record(team).goals for team in ("strategy", "leadership", "organisation", "technology"))
    assert record("balanced").goals > 2 * best
