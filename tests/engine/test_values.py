from __future__ import annotations

import pytest

from game.engine.state import Rules
from game.engine.step import compile_rules, default_setup, start
from game.pack.schema import Scenario
from tests.games import commit, plain_decisions, rules_of, stock, tiny

NAME = "revenue"


def stocks_of(rules: Rules, values: dict[str, float]) -> list[dict[str, float]]:
    """Every stock on each last day of a game that is started with other values."""
    state, found = start(rules, default_setup(rules.scenario), 7, values=values).state, []
    for _ in range(3):
        played = commit(rules, state, plain_decisions(rules, state, form="a"))
        state = played.state
        found.append({name: stock(rules, played.closed, name) for name in rules.layout.stocks})
    return found


def changed(scenario: Scenario, part: str, name: str, **update: object) -> Scenario:
    table = getattr(scenario.model, part)
    model = scenario.model.model_copy(update={part: {**table, name: table[name].model_copy(update=update)}})
    return scenario.model_copy(update={"model": model})


def test_a_parameter_that_is_read_from_the_state_plays_as_one_that_is_written_in() -> None:
    plain = tiny()
    turnable = compile_rules(plain.scenario, (NAME,))
    assert stocks_of(turnable, {}) == stocks_of(plain, {})
    other = compile_rules(changed(plain.scenario, "parameters", NAME, value=420.5))
    assert stocks_of(turnable, {NAME: 420.5}) == stocks_of(other, {})
    assert stocks_of(turnable, {NAME: 420.5}) != stocks_of(plain, {})


def test_a_game_can_start_with_another_stock() -> None:
    plain = tiny()
    other = compile_rules(changed(plain.scenario, "stocks", "fatigue", start=33.25))
    assert stocks_of(plain, {"fatigue": 33.25}) == stocks_of(other, {})


def test_rules_without_such_parameters_have_the_state_of_every_log() -> None:
    rules = rules_of("tiny")
    assert rules.layout.parameter.size == 0
    assert compile_rules(rules.scenario, (NAME,)).layout.float_count == rules.layout.float_count + 1


@pytest.mark.parametrize("name", [NAME, "moonlight"])
def test_a_value_that_the_rules_do_not_take_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match=f"take no value of {name}"):
        start(tiny(), default_setup(tiny().scenario), 7, values={name: 1.0})
