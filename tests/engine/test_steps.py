"""Halving the step changes no stock by more than 2 % of its range."""

import pytest

from game.engine.step import compile_rules
from tests import games


@pytest.mark.parametrize("name", ["tiny", "fjordvik"])
def test_halving_the_step_changes_no_stock_by_more_than_two_per_cent_of_its_range(name):
    coarse = games.rules_of(name)
    settings = coarse.scenario.settings
    finer = settings.model_copy(update={"steps_per_quarter": 2 * settings.steps_per_quarter})
    fine = compile_rules(coarse.scenario.model_copy(update={"settings": finer}))
    states = [games.first(rules, seed=11).state for rules in (coarse, fine)]
    for _ in range(settings.turns):
        played = [
            games.commit(rules, state, games.plain_decisions(rules, state))
            for rules, state in zip((coarse, fine), states, strict=True)
        ]
        for stock, item in coarse.scenario.model.stocks.items():
            a, b = (games.stock(r, p.closed, stock) for r, p in zip((coarse, fine), played, strict=True))
            assert abs(a - b) <= 0.02 * (item.high - item.low), stock
        states = [each.state for each in played]
