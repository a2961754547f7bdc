from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.step import default_setup, start
from game.session.views.causes import flow_reads, read_through
from game.session.views.linear import weights_of
from game.session.views.measure import measure, slot_of
from game.session.views.names import quantity_name, quantity_value
from game.session.views.play import Play
from game.session.views.pulls import pulled_flow
from game.session.views.why import Why, why
from game.session.views.workload import overloaded
from game.texts.catalogue import words
from game.texts.numbers import MINUS
from tests.games import commit, plain_decisions, rules_of
from tests.session.views.support import cut, quiet_play, random_game, random_play


def written(text: str) -> Decimal:
    return Decimal(text.replace(MINUS, "-").replace("\u00a0", "").replace(",", "."))


def flat(text: str) -> str:
    return text.replace("\u00a0", " ")


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
    assert causes["effect:form.b"].label == "Rydd skjemaet først"
    assert causes["effect:form.b"].note == "«Skjemaet», startet våren 2026"
    assert causes["effect:form.b"].good is True
    assert causes["flow:forgetting"].note == "går av seg selv, som før"
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


@pytest.mark.parametrize("indicator", ["response_days", "economy", "change_capacity", "fund_share"])
def test_drivers_have_their_own_amounts_and_what_is_left_over_stands_as_together(indicator: str) -> None:
    play = fjordvik_play(2)
    view = why(play, indicator)
    assert view.kind == "drivers"
    add_up(view)
    sizes = [abs(written(cause.amount)) for cause in view.causes if cause.key != "rest"]
    assert all(a + Decimal("0.011") >= b for a, b in pairwise(sizes))
    named = [cause for cause in view.causes if cause.key not in {"carried", "together", "rest"}]
    assert all(cause.detail is not None for cause in named)


def test_all_capacity_is_told_by_what_the_roles_capacity_is_made_of() -> None:
    causes = {cause.key for cause in why(fjordvik_play(2), "change_capacity").causes}
    assert "capacity_total" not in causes
    assert {"fatigue", "organisation"} <= causes


def test_a_budget_that_the_table_adopted_is_a_cause_of_the_economy_by_its_lines_name() -> None:
    view = why(fjordvik_play(3), "economy")
    budget = next(cause for cause in view.causes if cause.key == "budget:adopted@budget_care")
    assert (budget.label, budget.note, budget.good) == ("Budsjettet til omsorg", "dere vedtok det", False)


def test_a_figure_that_follows_is_also_moved_by_what_was_on_its_way_before() -> None:
    assert any(cause.key == "carried" for cause in why(fjordvik_play(3), "economy").causes)
    first = why(fjordvik_play(1), "economy")  # it begins at rest
    assert all(cause.key != "carried" for cause in first.causes)


def test_the_change_is_told_in_plain_words_with_its_unit() -> None:
    play = fjordvik_play(1)
    assert re.fullmatch(
        r"Svartid: 1\d,\d+ → 1\d,\d+ dager, 0,\d+ opp", flat(why(play, "response_days").change)
    )
    assert re.fullmatch(
        r"Økonomi: 1,\d+ → 1,\d+ %, 0,\d+ prosentpoeng opp", flat(why(play, "economy").change)
    )
    assert flat(why(play, "gains").change) == "Gevinster: 0,0 → 0,0 mill. kr, som før"
    assert flat(why(play, "services").change).endswith(" ned")


def test_a_gauge_that_moved_a_little_is_not_said_to_have_stood_still() -> None:
    play = fjordvik_play(1)
    moved, still = why(play, "services"), why(play, "gains")
    assert (moved.trend, moved.title) == ("level", "Tjenester: nesten som før. Hva trakk?")
    assert (still.trend, still.title) == ("level", "Gevinster: hva holdt det i ro?")


def test_flows_that_all_but_cancel_are_one_cause() -> None:
    seen = 0
    for seed in range(4):
        whole = random_game("forste-halvar", seed)
        for turn in (1, 2):
            view = why(cut(whole, turn), "response_days")
            largest = max(abs(written(cause.amount)) for cause in view.causes)
            assert largest < 20  # some 124 days' work comes in and goes out in a half-year
            seen += any(cause.key == "stock:backlog" for cause in view.causes)
            add_up(view)
    assert seen > 4


def test_what_is_left_of_a_name_beside_its_causes_says_so_and_not_from_what_to_what() -> None:
    left = 0
    games = tuple(random_game("fjordvik", seed) for seed in (1, 2, 3))
    for play in (cut(game, turn) for game in games for turn in range(2, 9)):
        for indicator in ("services", "people", "fund_share", "response_days"):
            view = why(play, indicator)
            every = (*view.causes, *view.behind)
            apart = {cause.key.partition("@")[2] for cause in every if "@" in cause.key}
            for cause in every:
                if cause.key in apart:
                    assert (cause.note, cause.before, cause.after) == (
                        "alt annet som rørte ved dette",
                        "",
                        "",
                    )
                    left += 1
    assert left > 3


def test_what_stayed_is_the_same_before_and_after_with_its_unit_and_small_figures_are_no_zero() -> None:
    view = why(cut(random_game("fjordvik", 0), 2), "fund_share")
    (revenue,) = (cause for cause in view.causes if cause.key == "revenue")
    assert revenue.detail is not None
    reads = {each.name: (flat(each.before), flat(each.after)) for each in revenue.detail.reads}
    assert reads["Inntektene ved starten"] == ("2 200 mill. kr i året", "2 200 mill. kr i året")
    assert reads["Veksten i inntektene"][1].startswith("0,0012")
    assert reads["Tida som går"][0] != reads["Tida som går"][1]


def test_while_no_choice_has_moved_a_figure_why_says_what_goes_by_itself() -> None:
    care = why(fjordvik_play(1), "care")
    assert "Behovet for omsorg. Hvor mye hjelp innbyggerne trenger." in care.lead
    assert why(fjordvik_play(3), "care").lead == ""  # the budget
    assert why(fjordvik_play(1), "change_capacity").lead == ""  # the leaders' own attention


def test_an_event_is_a_cause_of_its_own_and_nothing_that_goes_by_itself() -> None:
    told = 0
    for seed in range(12):
        whole = random_game("fjordvik", seed)
        for turn in range(1, 9):
            play = cut(whole, turn)
            ledger = play.steps[-1].ledger
            assert ledger is not None
            moved = {
                posting.cause: posting.amount
                for posting in ledger.of_stock("backlog")
                if posting.cause.startswith("event:") and abs(posting.amount) > 50
            }
            for event, amount in moved.items():
                view = why(play, "response_days")
                (cause,) = (each for each in view.causes if each.key == f"{event}@backlog")
                assert (written(cause.amount) > 0) == (amount > 0)
                assert cause.good is None
                assert "ingen valgte dette" in cause.note
                told += 1
                if view.causes[0] == cause:
                    assert view.lead == ""
    assert told > 3


def test_a_flows_note_names_only_what_its_equation_reads_and_what_moved_in_the_period() -> None:
    named = 0
    for turn in (1, 2, 3):
        play = fjordvik_play(turn)
        states = (play.steps[-2].closed, play.last_day)
        for indicator in ("services", "people", "sustainability"):
            for cause in why(play, indicator).causes:
                said = re.fullmatch(r"mest fordi «(.+)» gikk fra (.+) til (.+)", cause.note)
                if said is None or not cause.key.startswith("flow:"):
                    continue
                reads = read_through(play, flow_reads(play, cause.key.removeprefix("flow:")))
                (name,) = (each for each in reads if quantity_name(play, each) == said[1])
                old, new = (quantity_value(play.rules, state, name) for state in states)
                assert old != new
                named += 1
    assert named > 3


def test_a_flow_that_follows_late_is_not_told_with_figures_that_it_has_not() -> None:
    notes = [
        cause.note
        for seed in range(1, 7)
        for turn in (3, 4, 5, 6)
        for cause in why(cut(random_game("mellomleder", seed), turn), "kin_trust").causes
    ]
    assert any(note.startswith("mest på grunn av: ") and "litt seinere" in note for note in notes)
    assert [note for note in notes if re.search(r"gikk fra (?:til|\s*$)|til\s*$", flat(note))] == []


def test_what_stands_behind_a_flow_named_after_its_gauge_is_told_with_amounts() -> None:
    care = why(fjordvik_play(1), "care")
    assert [cause.key for cause in care.causes] == ["flow:care_follows"]
    amounts = {cause.key: written(cause.amount) for cause in care.behind}
    assert amounts["care_need"] < 0
    assert next(iter(amounts)) == "care_need"


@settings(max_examples=10)
@given(seed=st.integers(0, 1000))
def test_what_pulled_at_a_flow_its_own_way_and_the_rest_are_all_that_it_did(seed: int) -> None:
    play = random_play(seed)
    span = (0, 4)
    for flow, part in play.scenario.model.flows.items():
        for stock in (part.into, part.out_of):
            if stock is None:
                continue
            posted = sum(
                posting.amount
                for step in play.steps[1:]
                if step.ledger is not None
                for posting in step.ledger.of_stock(stock)
                if posting.cause == f"flow:{flow}"
            )
            pulled = pulled_flow(play, flow, stock, span, posted)
            whole = sum(pull.effect for pull in pulled.pulls) + pulled.carried + pulled.together
            assert whole == pytest.approx(posted, abs=1e-9)


def test_with_every_name_held_still_a_measure_is_what_the_kernel_says() -> None:
    play = fjordvik_play(2)
    trees = play.rules.plan.equations.trees
    closed = play.last_day
    for name in play.rules.layout.auxiliaries:
        found = measure(play.rules, trees["model", "auxiliaries", name, "equation"])
        slot = slot_of(play.rules, name)
        assert slot is not None
        assert found.value(list(closed.floats), list(closed.whole)) == closed.floats[slot]


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
            assert play.scenario.settings.indicators[name].name in chain[-1]


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
