from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.step import compile_rules, default_setup
from game.pack.load import load
from game.pack.schema import Features, Minutes
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.clock import minutes_for, minutes_in, minutes_left, minutes_planned
from game.session.course import apply
from game.session.refused import Refused
from game.session.table import menu_of, new_table
from tests.games import PACKS, SHIPPED


@pytest.mark.parametrize(
    ("passed_seconds", "shown"),
    [(0, None), (179, None), (180, 2), (239, 2), (240, 1), (299, 1), (300, 0), (999, 0)],
)
def test_the_clock_is_silent_until_a_beats_last_two_minutes(passed_seconds: float, shown: int | None) -> None:
    assert minutes_left(5, passed_seconds) == shown


def test_a_short_beat_does_not_begin_with_a_countdown() -> None:
    assert minutes_left(1.5, 0) is None
    assert minutes_left(1.5, 46) == 1


def test_the_autumn_budget_gives_the_choice_more_time() -> None:
    minutes = Minutes()
    assert minutes_for(minutes, "choice", budget=False) == 4
    assert minutes_for(minutes, "choice", budget=True) == 6
    assert minutes_for(minutes, "case", budget=True) == 5
    assert minutes_for(minutes, "news", budget=False) == 1.5
    assert minutes_for(minutes, "consequences", budget=False) == 2.5


def test_nobody_is_timed_at_the_end() -> None:
    assert minutes_for(Minutes(), "epilogue", budget=False) is None
    assert minutes_left(None, 10_000) is None


def planned(**changes: object) -> int:
    return minutes_planned(load(PACKS / "tiny").settings.model_copy(update=changes))


def test_a_game_is_planned_by_its_beats_and_budgets_in_tens_of_minutes() -> None:
    # four half-years of 13 minutes from a spring on; the last autumn has no budget, so there is one
    assert planned(minutes=Minutes(), turns=4) == 50
    assert planned(minutes=Minutes(budget=20), turns=4) == 70
    assert planned(minutes=Minutes(budget=20), turns=4, features=Features(budget=False)) == 50
    assert planned(minutes=Minutes(budget=20), turns=4, from_turn={"budget": 3}) == 50
    assert planned(minutes=Minutes(budget=20), turns=4, budget=None) == 50
    assert planned(minutes=Minutes(news=0, case=1, choice=1, consequences=1), turns=1) == 10


@pytest.mark.parametrize(("pack", "minutes"), [("fjordvik", 120), ("forste-halvar", 30), ("mellomleder", 90)])
def test_the_shipped_scenarios_take_what_their_readmes_say(pack: str, minutes: int) -> None:
    assert minutes_planned(load(SHIPPED / pack).settings) == minutes


@pytest.mark.parametrize("pack", ["tiny", "forste-halvar"])
def test_budgets_are_planned_for_where_the_game_has_them(pack: str) -> None:
    scenario = load(PACKS / pack if (PACKS / pack).exists() else SHIPPED / pack)
    rules = compile_rules(scenario)
    table, budgets = new_table(rules, default_setup(scenario), 7), 0
    while table.beat not in ("epilogue", "over"):
        budgets += table.beat == "choice" and menu_of(rules, table).budget is not None
        for act in next_inputs(rules, table, POLICIES["balanced"]):
            outcome = apply(rules, table, act)
            assert not isinstance(outcome, Refused)
            table = outcome
    only = Minutes(news=0, case=0, choice=0, consequences=0, budget=100)
    assert minutes_planned(scenario.settings.model_copy(update={"minutes": only})) == max(10, 100 * budgets)


def test_a_short_game_keeps_the_time_of_its_run_sheet() -> None:
    scenario = load(SHIPPED / "fjordvik", "fjordvik")
    settings, plain = scenario.settings, default_setup(scenario)
    assert settings.short is not None
    short = replace(plain, short=True, turns=settings.short.turns)
    assert minutes_in(settings, short) == settings.sessions[0].minutes
    assert minutes_in(settings, plain) == settings.minutes
    assert minutes_in(settings, replace(plain, turns=3)) == settings.minutes
