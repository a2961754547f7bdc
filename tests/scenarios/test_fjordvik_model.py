"""Fjordvik's model behaves as its README says: what would notice a broken equation, in seconds.

How the teams fare over many games is `python -m tests.scenarios.proof`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.engine.decisions import Decisions
from game.engine.layout import FINISHED
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, default_setup, start, step
from game.pack.load import read_pack
from game.policy import POLICIES
from game.policy.trying import nudged
from tests import games
from tests.scenarios import team_games
from tests.scenarios.proof.judging import SINGLE_MINDED

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

SOURCE = re.compile(
    r"(\[[A-Z][A-Za-z0-9/-]*\]|assumption|derived)(, (\[[A-Z][A-Za-z0-9/-]*\]|assumption|derived))*"
)


def rules() -> Rules:
    return games.rules_of("fjordvik")


@cache
def record(team: str, count: int = 8, profile: str = "typical") -> team_games.Record:
    setup = Setup(profile, "middle", rules().scenario.settings.turns)
    return team_games.play(rules(), POLICIES[team], range(1, count + 1), setup)


def auxiliary(state: State, name: str) -> float:
    layout = rules().layout
    return state.floats[layout.auxiliary[layout.auxiliaries[name]]]


# ------------------------------------------------------------------------------------------ what is written


def test_the_pack_has_no_problems():
    reading = read_pack(Path(games.SHIPPED) / "fjordvik")
    assert not reading.problems
    assert reading.scenario is not None


def test_the_model_is_as_large_as_it_says():
    model = rules().scenario.model
    assert len(model.stocks) >= 29
    assert len(model.flows) >= 50
    assert len(model.auxiliaries) >= 35


def test_everything_says_why_and_where_it_is_from():
    model = rules().scenario.model
    for table in (model.stocks, model.flows, model.auxiliaries, model.parameters):
        for name, thing in table.items():
            assert SOURCE.fullmatch(thing.source), f"{name}: {thing.source}"
            assert thing.why.endswith("."), name


# ------------------------------------------------------------------------------------------ the first day


@pytest.mark.parametrize("profile", ["low", "typical", "high"])
def test_every_profile_begins_at_rest(profile):
    """Targets are the start plus deviations, so nothing moves because of how the start was chosen."""
    closed = games.first(rules(), profile=profile).closed
    for target, stock in (
        ("absence_target", "sick_leave"),
        ("digital_target", "digital_use"),
        ("excluded_target", "excluded"),
        ("satisfaction_target", "satisfaction"),
        ("trust_target", "trust"),
    ):
        assert auxiliary(closed, target) == pytest.approx(games.stock(rules(), closed, stock), abs=1e-6), (
            target
        )
    for name in ("coverage_care", "coverage_school", "coverage_community", "presence"):
        assert auxiliary(closed, name) == pytest.approx(1.0)
    assert auxiliary(closed, "emissions_index") == pytest.approx(100.0)
    assert auxiliary(closed, "casework") == pytest.approx(auxiliary(closed, "arrivals"))


def test_a_typical_role_has_about_two_points_and_loses_them_when_tired_sick_or_in_debt():
    closed = games.first(rules()).closed
    assert auxiliary(closed, "change_points") == pytest.approx(2.0, abs=0.1)
    assert games.indicator(rules(), closed, "change_capacity") == pytest.approx(12.0, abs=0.5)
    for stock in ("fatigue", "sick_leave", "tech_debt"):
        assert looked(closed, stock, 1.1)["change_points"] < auxiliary(closed, "change_points")
    for stock in ("leadership", "organisation", "skill", "clarity"):
        assert looked(closed, stock, 1.1)["change_points"] > auxiliary(closed, "change_points")


def test_the_weakest_link_decides_what_technology_brings():
    closed = games.first(rules()).closed
    assert looked(closed, "technology", 1.5)["effect_technology"] == auxiliary(closed, "effect_technology")
    for stock in ("technology", "organisation", "skill", "leadership"):
        assert looked(closed, stock, 0.7)["effect_technology"] < auxiliary(closed, "effect_technology")


def looked(state: State, stock: str, factor: float) -> dict[str, float]:
    """The auxiliaries of the same moment with one stock multiplied."""
    layout, floats, whole = rules().layout, list(state.floats), list(state.whole)
    floats[layout.stock[layout.stocks[stock]]] *= factor
    rules().kernel.look(floats, whole)
    return {name: floats[layout.auxiliary[number]] for number, name in enumerate(layout.auxiliaries)}


# ------------------------------------------------------------------------------------------ money and hours


def postings(team: str, seed: int, *stocks: str) -> list[dict[tuple[str, str], float]]:
    """For each half-year what every cause did to these stocks, in a game of a team."""
    played = start(rules(), default_setup(rules().scenario), seed)
    found = []
    while not played.closed.whole[FINISHED]:
        played = games.commit(rules(), played.state, POLICIES[team](rules(), played.state))
        assert played.ledger is not None
        found.append({(p.cause, stock): p.amount for stock in stocks for p in played.ledger.of_stock(stock)})
    return found


def test_development_money_and_freed_hours_only_change_hands():
    for half_year in postings(
        "always-a", 3, "fund", "devmoney", "freed_hours", "hours_money", "hours_service"
    ):
        for flow, source, target in (
            ("flow:development_grant", "fund", "devmoney"),
            ("flow:gain_cut", "freed_hours", "hours_money"),
            ("flow:gain_moved", "freed_hours", "hours_service"),
        ):
            assert half_year.get((flow, source), 0.0) == -half_year.get((flow, target), 0.0)
        surplus = half_year.get(("choice:surplus.a", "fund"), 0.0)
        assert surplus == -half_year.get(("choice:surplus.a", "devmoney"), 0.0)


def test_the_result_that_is_shown_is_the_result_that_reaches_the_fund():
    """Operating flows of a half-year add up to the result's percentage of the revenue, within its own drift."""
    operating: tuple[str, ...]
    operating = ("ordinary_result", "development_grant", "overspend_paid", "absence_paid", "debt_paid")
    operating += ("energy_paid", "new_running_paid", "gains_in_budget")
    heavy = {"hours_money": 100.0, "running_cost": 30.0, "tech_debt": 30.0, "energy": 50.0, "sick_leave": 2.0}
    for amounts in ({}, heavy):
        state = nudged(rules(), games.first(rules()).state, amounts)
        played = games.commit(rules(), state, POLICIES["cautious"](rules(), state))
        assert played.ledger is not None
        posted = {p.cause: p.amount for p in played.ledger.of_stock("fund")}
        saved = sum(posted.get(f"flow:{name}", 0.0) for name in operating)
        floats, whole = list(state.floats), list(state.whole)
        rules().kernel.look(floats, whole)
        first = replace(state, floats=tuple(floats))
        shares = [auxiliary(moment, "result_now") for moment in (first, played.closed)]
        expected = sum(shares) / 2.0 / 100.0 * auxiliary(played.closed, "revenue") / 2.0
        assert saved == pytest.approx(expected, abs=1.5)


def test_freed_hours_are_gains_only_when_somebody_takes_them():
    def leave(state: State) -> Decisions:
        decided = POLICIES["always-a"](rules(), state)
        budget = decided.budget
        kept = type(budget)(budget.proposal, budget.moves, None) if budget else None
        return Decisions(decided.choices, decided.tokens, decided.lending, kept, decided.promise)

    seeds, setup = range(1, 9), default_setup(rules().scenario)
    left = team_games.play(rules(), lambda _, state: leave(state), seeds, setup)
    assert left.indicator("gains") < 0.35 * record("always-a").indicator("gains")


def test_of_freed_hours_that_nobody_takes_half_are_gone_in_a_year():
    state = nudged(rules(), games.first(rules()).state, {"freed_hours": 18.0})
    for _ in range(2):
        state = step_of("cautious", state).state
    assert 8.0 < games.stock(rules(), state, "freed_hours") < 12.0


@pytest.mark.parametrize(("rule", "fills"), [("money", "hours_money"), ("service", "hours_service")])
def test_a_gains_rule_moves_freed_hours_where_it_says(rule, fills):
    other = {"hours_money": "hours_service", "hours_service": "hours_money"}[fills]
    budget = rules().scenario.settings.budget
    assert budget is not None
    shares = budget.gains[rule].shares
    state = nudged(rules(), games.first(rules()).state, {"freed_hours": 18.0, **shares})
    closed = step_of("cautious", state).closed
    assert games.stock(rules(), closed, fills) > 8.0
    assert games.stock(rules(), closed, other) == 0.0


def step_of(team: str, state: State) -> Step:
    """One half-year of a team, without a ledger."""
    played = step(rules(), state, POLICIES[team](rules(), state), ledger=False)
    assert isinstance(played, Step)
    return played


# ------------------------------------------------------------------------------------------ how it goes


def test_who_waits_drifts_down():
    cautious = record("cautious")
    for name in ("economy", "services", "people", "sustainability", "change_capacity"):
        assert cautious.indicator(name) < cautious.indicator(name, 0), name
    assert cautious.stock("tech_debt") > 49.0
    assert cautious.broken == 0.0


def test_technology_alone_leaves_debt_behind_and_people_outside():
    technology, cautious = record("technology"), record("cautious")
    assert technology.indicator("digital_share") > cautious.indicator("digital_share") + 5.0
    assert technology.stock("tech_debt") > cautious.stock("tech_debt") + 3.0
    assert technology.indicator("outside") > cautious.indicator("outside") + 0.7
    assert technology.indicator("care") < cautious.indicator("care")


def test_looking_at_everything_beats_looking_at_one_thing():
    balanced = record("balanced")
    for name in SINGLE_MINDED:
        assert balanced.goals >= 1.5 * record(name).goals, name
    assert balanced.goals >= 7.0


def test_it_gets_worse_before_it_gets_better():
    balanced = record("balanced")
    for name, worse in (("response_days", 1.0), ("care", -1.0), ("citizens_satisfaction", -1.0)):
        begin = worse * balanced.indicator(name, 0)
        dip = max(worse * balanced.indicator(name, turn) for turn in range(1, 5))
        assert dip > begin + 0.3, name
        assert worse * balanced.indicator(name) < dip - 0.5, name


def test_too_much_at_once_tires_and_it_passes_when_the_pile_is_done():
    def eager_then_patient(state: State) -> Decisions:
        early = auxiliary(state, "revenue") < 2200.0 * (1.0 + 0.0012 * 7.5)
        return POLICIES["always-b" if early else "cautious"](rules(), state)

    setup = default_setup(rules().scenario)
    mixed = team_games.play(rules(), lambda _, state: eager_then_patient(state), range(1, 25), setup)
    path = [mixed.stock("fatigue", turn) for turn in range(9)]
    assert max(path) > path[1] + 4.0
    assert path[8] < max(path) - 2.0
    assert record("always-b", 24).stock("fatigue") > mixed.stock("fatigue") + 4.0


@pytest.mark.parametrize("profile", ["low", "typical", "high"])
def test_no_indicator_leaves_its_bar_and_no_bound_is_needed(profile):
    layout, model = rules().layout, rules().scenario.model
    for team in ("cautious", "always-b", "greedy", "random"):
        played = record(team, 4, profile)
        for name, indicator in rules().scenario.settings.indicators.items():
            lowest, highest = played.extremes(name)
            assert indicator.low <= lowest <= highest <= indicator.high, f"{team}: {name} {lowest} {highest}"
        for number, name in enumerate(layout.stocks):
            stock, slot = model.stocks[name], layout.stock[number]
            values = [state.floats[slot] for result in played.results for state in result.closed]
            if stock.low != 0:  # money, hours and shares may be used up; nothing else may reach an end
                assert min(values) > stock.low, f"{team}: {name}"
            assert max(values) < stock.high, f"{team}: {name}"
