"""Every shipped model under the structural tests of Barlas (1996), "Formal aspects of model validity and validation in
system dynamics": extreme conditions, one structure off at a time, the step, sensitivity to the start, units, and that
what leaves one account arrives in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import isfinite

import pytest

from game.engine.layout import FAILED, FINISHED, NOT_FINITE, TOO_LARGE, ZERO_DIVISIONS
from game.engine.state import Rules, State
from game.engine.step import Step, compile_rules, default_setup, start
from game.pack.schema import Model
from game.policy import POLICIES
from game.policy.table import stock_level
from game.policy.trying import nudged
from game.resources import shipped_packs
from tests import games

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

SEED = 11
every_pack = pytest.mark.parametrize("pack", shipped_packs())
SEEN = 0.005
"""A flow that moves its stock less than this share of the stock's range in a half-year is not looked at."""


def model_of(pack: str) -> Model:
    return games.rules_of(pack).scenario.model


def begin(rules: Rules) -> State:
    return start(rules, default_setup(rules.scenario), SEED).state


def at_level(rules: Rules, state: State, stock: str, level: float) -> State:
    """The same moment with one stock at a level of its own."""
    return nudged(rules, state, {stock: level - stock_level(rules, state, stock)})


def played(rules: Rules, state: State, team: str, turns: int) -> Iterator[Step]:
    """The next half-years of a team, with a ledger."""
    for _ in range(turns):
        step = games.commit(rules, state, POLICIES[team](rules, state))
        yield step
        if step.closed.whole[FINISHED]:
            return
        state = step.state


def assert_sound(rules: Rules, state: State, what: str) -> None:
    """Nothing was divided by zero, ran away, or left its bounds."""
    assert all(state.whole[slip] == 0 for slip in (ZERO_DIVISIONS, NOT_FINITE, TOO_LARGE)), what
    assert all(isfinite(value) for value in state.floats), what
    for name, stock in rules.scenario.model.stocks.items():
        assert stock.low <= stock_level(rules, state, name) <= stock.high, f"{what}: {name}"


# ---------------------------------------------------------------------------------------- extreme conditions


@every_pack
@pytest.mark.parametrize("end", ["low", "high"])
def test_a_stock_at_either_end_breaks_nothing_and_is_not_pushed_beyond(pack: str, end: str) -> None:
    rules = games.rules_of(pack)
    for name, stock in rules.scenario.model.stocks.items():
        state = at_level(rules, begin(rules), name, float(getattr(stock, end)))
        for step in played(rules, state, "always-a", 2):
            assert_sound(rules, step.closed, f"{name} at its {end} end")


@every_pack
@pytest.mark.parametrize("share", [0.9, 1.1])
def test_a_start_that_is_a_tenth_off_changes_no_lesson(pack: str, share: float) -> None:
    """Whole games stay sound, and nothing tips over: the gauges end within their bars."""
    rules = games.rules_of(pack)
    gauges = {name: rules.scenario.settings.indicators[name] for name in rules.scenario.settings.gauges}
    for name, stock in rules.scenario.model.stocks.items():
        level = min(stock.high, max(stock.low, share * stock_level(rules, begin(rules), name)))
        state = at_level(rules, begin(rules), name, level)
        turns = rules.scenario.settings.turns
        *_, last = played(rules, state, "cautious", turns)
        assert_sound(rules, last.closed, f"{name} at {share}")
        for gauge, bar in gauges.items():
            value = games.indicator(rules, last.closed, gauge)
            assert bar.low <= value <= bar.high, f"{name} at {share}: {gauge} {value}"


# -------------------------------------------------------------------------------- one structure off at a time


@cache
def _with_switches(pack: str) -> Rules:
    """The same model with a switch before every flow: a stock that is 1 and that nothing moves."""
    scenario = games.rules_of(pack).scenario
    model = scenario.model
    like = next(iter(model.stocks.values()))
    switch = like.model_copy(update={"start": 1.0, "low": 0.0, "high": 1.0})
    switches = {f"switch_{name}": switch for name in model.flows}
    flows = {
        name: flow.model_copy(update={"equation": f"switch_{name} * ({flow.equation})"})
        for name, flow in model.flows.items()
    }
    switched = model.model_copy(update={"stocks": model.stocks | switches, "flows": flows})
    return compile_rules(scenario.model_copy(update={"model": switched}))


@every_pack
def test_each_flow_can_be_off_and_its_stock_then_goes_without_it(pack: str) -> None:
    rules = _with_switches(pack)
    whole = next(played(rules, begin(rules), "cautious", 1))
    looked_at = 0
    for name, flow in rules.scenario.model.flows.items():
        step = next(played(rules, at_level(rules, begin(rules), f"switch_{name}", 0.0), "cautious", 1))
        assert_sound(rules, step.closed, f"without {name}")
        for stock in filter(None, (flow.into, flow.out_of)):
            posted = {p.cause: p.amount for p in games.ledger_of(whole).of_stock(stock)}
            without = {p.cause: p.amount for p in games.ledger_of(step).of_stock(stock)}
            assert f"flow:{name}" not in without
            bar = rules.scenario.model.stocks[stock]
            amount = posted.get(f"flow:{name}", 0.0)
            if abs(amount) > SEEN * (bar.high - bar.low):
                looked_at += 1
                moved = stock_level(rules, whole.closed, stock) - stock_level(rules, step.closed, stock)
                assert moved * amount > 0, f"{name} into {stock}: {amount} posted, {moved} more with it"
    assert looked_at >= len(model_of(pack).stocks) // 6


# ------------------------------------------------------------------------------------------------- the step


@every_pack
@pytest.mark.parametrize("team", ["balanced", "always-b", "cautious", "technology"])
def test_half_the_step_changes_little(pack: str, team: str) -> None:
    """Under the same decisions; games where something on its threshold falls otherwise do not count."""
    coarse, fine = games.rules_of(pack), _twice_as_fine(pack)
    layout = coarse.layout
    compared = 0
    for seed in range(1, 7):
        a = start(coarse, default_setup(coarse.scenario), seed).state
        b = start(fine, default_setup(fine.scenario), seed).state
        while not a.whole[FINISHED]:
            decided = POLICIES[team](coarse, a)
            a, b = games.commit(coarse, a, decided).state, games.commit(fine, b, decided).state
            if _turning_points(coarse, a) != _turning_points(fine, b):
                break
        else:
            compared += 1
            for number, name in enumerate(layout.stocks):
                stock, slot = coarse.scenario.model.stocks[name], layout.stock[number]
                off = abs(a.floats[slot] - b.floats[slot])
                assert off <= 0.02 * (stock.high - stock.low), f"{seed}: {name}"
    assert compared >= 2


@cache
def _twice_as_fine(pack: str) -> Rules:
    scenario = games.rules_of(pack).scenario
    steps = 2 * scenario.settings.steps_per_quarter
    settings = scenario.settings.model_copy(update={"steps_per_quarter": steps})
    return compile_rules(scenario.model_copy(update={"settings": settings}))


def _turning_points(rules: Rules, state: State) -> tuple[object, ...]:
    layout = rules.layout
    failed = tuple(status == FAILED for status in state.whole[layout.status.slice])
    cards = state.whole[layout.open.slice]
    return failed, cards, state.whole[layout.promise.slice], state.whole[layout.situation_changed.slice]


# ------------------------------------------------------------------------------------- units, sources, money


@every_pack
def test_every_quantity_has_a_unit_a_reason_and_a_source(pack: str) -> None:
    """That the units of every equation agree is what `check` proves (tests/scenarios/test_clean.py)."""
    model = model_of(pack)
    for quantities in (model.stocks, model.auxiliaries, model.parameters):
        for name, quantity in quantities.items():
            assert quantity.unit, name
            assert quantity.why, name
            assert quantity.source, name
    for name, flow in model.flows.items():
        assert flow.why, name
        assert flow.source, name


@every_pack
def test_every_stock_changes_by_what_is_posted_and_transfers_only_change_hands(pack: str) -> None:
    rules = games.rules_of(pack)
    transfers = {
        f"flow:{name}": (flow.out_of, flow.into)
        for name, flow in rules.scenario.model.flows.items()
        if flow.out_of is not None and flow.into is not None
    }
    before = start(rules, default_setup(rules.scenario), SEED).closed
    for step in played(rules, begin(rules), "always-a", rules.scenario.settings.turns):
        ledger = games.ledger_of(step)
        posted = {name: {p.cause: p.amount for p in ledger.of_stock(name)} for name in rules.layout.stocks}
        for name in rules.layout.stocks:
            change = stock_level(rules, step.closed, name) - stock_level(rules, before, name)
            assert sum(posted[name].values()) == pytest.approx(change, abs=1e-8), name
        for cause, (source, target) in transfers.items():
            assert posted[str(source)].get(cause, 0.0) == -posted[str(target)].get(cause, 0.0), cause
        before = step.closed
