from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.step import default_setup, start
from game.session.views.linear import weights_of
from game.session.views.play import Play
from game.session.views.why import Why, why
from game.session.views.workload import overloaded
from game.texts.catalogue import words
from game.texts.numbers import MINUS
from tests.games import commit, plain_decisions, rules_of
from tests.session.views.support import cut, quiet_play, random_play


def written(text: str) -> Decimal:
    return Decimal(text.replace(MINUS, "-").replace("\u00a0", "").replace(",", "."))


def add_up(view: Why) -> None:
    assert sum((written(cause.amount) for cause in view.causes), Decimal(0)) == written(view.total)
    assert written(view.after) - written(view.before) == written(view.total)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_the_figures_of_all_causes_add_up_as_they_are_shown(seed: int) -> None:
    play = random_play(seed)
    for turn in range(1, 5):
        for name in ("services", "staff", "confidence", "economy"):
            view = why(cut(play, turn), name)
            assert view.kind == "account"
            add_up(view)
            assert all(abs(cause.share) <= 1 for cause in view.causes)


@settings(max_examples=25)
@given(seed=st.integers(0, 1000))
def test_a_whole_game_adds_up_too(seed: int) -> None:
    add_up(why(random_play(seed), "services", 0, 4))


def test_causes_come_largest_first_and_small_ones_together_last() -> None:
    for seed in range(10):
        causes = why(random_play(seed), "staff", 0, 4).causes
        named = [abs(written(cause.amount)) for cause in causes if cause.key != "rest"]
        assert all(a + Decimal("0.1") >= b for a, b in pairwise(named))
        assert "rest" not in [cause.key for cause in causes[:-1]]


def test_an_initiative_says_when_it_was_started_and_a_flow_who_has_a_hand_in_it() -> None:
    causes = {cause.key: cause for cause in why(quiet_play(4, seed=3, form="b"), "services", 0, 4).causes}
    assert causes["effect:form.b"].label == "Skjemaet B"
    assert causes["effect:form.b"].note == "dere startet det våren 2026"
    assert causes["effect:form.b"].good is True
    assert causes["flow:forgetting"].note == "ingen valgte dette"
    assert causes["flow:forgetting"].good is None


def test_a_cause_opens_down_to_its_equation_source_and_readings() -> None:
    causes = {cause.key: cause for cause in why(quiet_play(4, seed=3, form="b"), "services", 0, 4).causes}
    flow, effect = causes["flow:forgetting"].detail, causes["effect:form.b"].detail
    assert flow is not None
    assert effect is not None
    assert (flow.equation, flow.source) == ("0.02 * skill", "antakelse")
    assert [reading.name for reading in flow.reads] == ["Kompetanse"]
    assert effect.equation.startswith(
        "skill: 4 * ramp * readiness * (min(1.3, (100 - skill) / 60))\nramp = curve(age"
    )


def test_an_equation_that_is_a_sum_of_stocks_in_disguise_is_told_by_its_causes() -> None:
    rules = rules_of("tiny")
    assert weights_of(rules, "confidence") == (("trust", 1.0),)
    economy = dict(weights_of(rules, "economy") or ())
    assert economy["running_cost"] == pytest.approx(-100 / 412)


def test_all_sums_of_the_shipped_scenario_add_up() -> None:
    play = fjordvik_play(2)
    for name in play.rules.layout.sums:
        add_up(why(play, name))
        add_up(why(play, name, 0, 2))


def test_drivers_are_told_with_before_and_after_and_an_honest_total() -> None:
    play = fjordvik_play(2)
    view = why(play, "response_days")
    assert view.kind == "drivers"
    assert all(cause.amount == "" and cause.after for cause in view.causes)
    assert written(view.after) - written(view.before) == written(view.total)
    assert all(cause.detail is not None for cause in view.causes)


def fjordvik_play(turns: int) -> Play:
    rules = rules_of("fjordvik")
    setup = default_setup(rules.scenario)
    steps = [start(rules, setup, 5)]
    for _ in range(turns):
        steps.append(commit(rules, steps[-1].state, plain_decisions(rules, steps[-1].state)))
    return Play(rules, rules.scenario, setup, tuple(steps), words("nb"))


def test_a_chain_is_told_only_where_its_links_can_be_seen() -> None:
    chains = [
        (cut(random_play(seed), turn), name)
        for seed in range(8)
        for turn in range(1, 5)
        for name in ("services", "staff", "confidence")
    ]
    told = [(play, name, why(play, name).chain) for play, name in chains]
    assert any(chain for _, _, chain in told)
    assert any(not chain for _, _, chain in told)
    for play, name, chain in told:
        if chain:
            assert 3 <= len(chain) <= 4
            assert chain[-1].startswith(play.scenario.settings.indicators[name].name)


def test_overload_is_not_told_as_the_reason_when_people_got_better() -> None:
    went = []
    for seed in range(40):
        whole = random_play(seed)
        for turn in range(1, 5):
            play = cut(whole, turn)
            if overloaded(play, turn) is not None:
                view = why(play, "staff")
                told = "Overbelastning sliter" in view.chain
                went.append((written(view.total) < 0, told))
                assert not told or view.trend == "down"
    assert (True, True) in went
    assert any(not down for down, _ in went)


def test_nothing_is_explained_before_it_happened() -> None:
    with pytest.raises(ValueError, match="no half-year"):
        why(quiet_play(0), "services")
