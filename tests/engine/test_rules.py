"""What the rules do, one sentence a test."""

import itertools
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.layout import (
    AMBITION,
    BROKEN,
    FAILED,
    FEATURES,
    KEPT,
    LIVE,
    NOT_FINITE,
    OPEN,
    RUNNING,
    SETTLED,
)
from game.engine.menu import legal_commands
from game.engine.step import Rejection, compile_rules, step
from game.pack.schema import LaterPart, Option
from tests import games


def _status(rules, state, name):
    return state.whole[rules.layout.status[rules.layout.initiative_of[name]]]


def _promise(rules, state, name):
    return state.whole[rules.layout.promise[rules.layout.promises[name]]]


def _situation(rules, state, name):
    return state.whole[rules.layout.situation[rules.layout.situations[name]]] == 1


def _with_stock(rules, state, **levels):
    floats = list(state.floats)
    for name, level in levels.items():
        floats[rules.layout.stock[rules.layout.stocks[name]]] = float(level)
    return type(state)(state.seed, state.key, tuple(floats), state.whole, state.opening)


def _with_option(card, key, **changes):
    """The tiny pack with one option changed."""
    scenario = games.tiny().scenario
    old = scenario.cards[card]
    option = old.options[key].model_copy(update=changes)
    assert isinstance(option, Option)
    cards = {**scenario.cards, card: old.model_copy(update={"options": {**old.options, key: option}})}
    return compile_rules(scenario.model_copy(update={"cards": cards}))


def _play(rules, begin, turns, **answers):
    steps = [begin]
    for _ in range(turns):
        state = steps[-1].state
        cards = games.open_cards(rules, state)
        chosen = {card: key for card, key in answers.items() if card in cards}
        steps.append(games.commit(rules, state, games.plain_decisions(rules, state, **chosen)))
    return steps


def test_a_chosen_initiative_costs_its_price_at_once():
    rules = games.tiny()
    begin = games.first(rules)
    after = games.commit(rules, begin.state, games.plain_decisions(rules, begin.state, form="a"))
    prices = {posting.cause: posting.amount for posting in games.ledger_of(after).of_stock("devmoney")}
    assert prices["price:form.a"] == -3.0


def test_an_initiative_runs_goes_live_and_settles_or_fails():
    rules = _with_option("goals", "a", risk=0.0)
    steps = _play(rules, games.first(rules), 4, form="a", goals="a")
    seen = [_status(rules, each.closed, "form.a") for each in steps]
    assert seen[0] == 0
    assert {RUNNING, LIVE, FAILED, SETTLED} & set(seen[1:])
    assert seen[-1] in (LIVE, SETTLED, FAILED)


def test_certain_failure_costs_trust_and_delivers_nothing():
    rules = _with_option("form", "a", risk=1.0, quarters=0.5)
    steps = _play(rules, games.first(rules), 2, form="a")
    assert _status(rules, steps[-1].closed, "form.a") == FAILED
    causes = [posting.cause for each in steps[1:] for posting in each.ledger.of_stock("trust")]
    assert "failure:form.a" in causes
    effects = [posting.cause for each in steps[1:] for posting in each.ledger.of_stock("freed_hours")]
    assert "effect:form.a" not in effects


def test_a_live_initiative_frees_hours_and_brings_its_running_cost():
    rules = _with_option("form", "a", risk=0.0, quarters=0.5)
    steps = _play(rules, games.first(rules), 4, form="a")
    hours = sum(
        p.amount for s in steps[1:] for p in s.ledger.of_stock("freed_hours") if p.cause == "effect:form.a"
    )
    cost = sum(p.amount for s in steps[1:] for p in s.ledger.of_stock("running_cost"))
    assert hours > 0.5
    assert 0.2 < cost <= 0.5


def test_going_live_costs_the_area_before_it_helps():
    rules = _with_option("form", "a", risk=0.0, quarters=0.5)
    steps = _play(rules, games.first(rules), 2, form="a")
    assert games.given(rules, steps[1].closed, "dip_services") > 0.0


def test_an_overdrawn_capacity_slows_everything_under_way():
    slow, fast = (_with_option("form", "a", burden={"director": points}, quarters=4) for points in (8, 1))
    left = []
    for rules in (slow, fast):
        after = _play(rules, games.first(rules), 1, form="a")[-1].closed
        left.append(after.floats[rules.layout.work[rules.layout.initiative_of["form.a"]]])
    assert left[0] > left[1]


def test_overload_tires_people():
    heavy, light = (_with_option("form", "a", burden={"director": points}, quarters=4) for points in (6, 0.1))
    tired = [
        games.stock(r, _play(r, games.first(r), 1, form="a")[-1].closed, "fatigue") for r in (heavy, light)
    ]
    assert tired[0] > tired[1] + 1.0


def test_a_lent_point_relieves_the_borrower_and_burdens_the_lender():
    rules = games.tiny()
    begin = games.first(rules)
    decided = games.plain_decisions(rules, begin.state, form="b")  # two points on the director
    lent = Decisions(decided.choices, decided.tokens, (("finance", "director"),), decided.budget)
    plain, helped = (games.commit(rules, begin.state, each) for each in (decided, lent))
    place = rules.layout.work[rules.layout.initiative_of["form.b"]]
    assert helped.closed.floats[place] < plain.closed.floats[place]
    had = rules.layout.had_points[rules.layout.roles["director"]]
    assert round(helped.closed.floats[had] - plain.closed.floats[had]) == 1
    after = [games.given(rules, each.state, "capacity_director") for each in (plain, helped)]
    assert after[0] == pytest.approx(after[1], abs=0.05)  # given back when the half-year ends


def test_a_token_on_an_initiative_speeds_it():
    rules = _with_option("form", "b", quarters=6)
    first = _play(rules, games.first(rules), 1, form="b")[-1]
    decided = games.plain_decisions(rules, first.state)
    assert "form.b" in legal_commands(rules, first.state).token_targets
    on_it = Decisions(decided.choices, (("director", "form.b"), ("finance", "form.b")), (), decided.budget)
    place = rules.layout.work[rules.layout.initiative_of["form.b"]]
    plain, helped = (games.commit(rules, first.state, each).closed.floats[place] for each in (decided, on_it))
    assert helped < plain


def test_attention_on_a_dimension_builds_what_the_model_says():
    rules = games.tiny()
    state = games.first(rules).state
    decided = games.plain_decisions(rules, state)
    learn = Decisions(decided.choices, (("director", "leadership"), ("finance", "leadership")))
    drift = Decisions(decided.choices, (("director", "technology"), ("finance", "technology")))
    skills = [games.stock(rules, games.commit(rules, state, each).closed, "skill") for each in (learn, drift)]
    assert skills[0] > skills[1]


def test_without_tokens_attention_is_spread_evenly():
    rules = games.tiny()
    state = games.first(rules, features_off=("tokens",)).state
    assert legal_commands(rules, state).token_targets == ()
    after = games.commit(rules, state, games.plain_decisions(rules, state))
    assert games.given(rules, after.closed, "tokens_leadership") == 0.5


def test_a_promise_costs_twice_when_it_was_renewed_and_broken():
    rules = games.tiny()
    steps = _play(rules, games.first(rules, seed=3), 4, form="b", election="a")
    broken = [p.amount for s in steps[1:] for p in s.ledger.of_stock("trust") if p.cause.endswith(".broken")]
    stakes = [steps[-1].closed.whole[rules.layout.stake[n]] for n in range(len(rules.layout.promises))]
    assert 2 in stakes
    for number, name in enumerate(rules.layout.promises):
        status = steps[-1].closed.whole[rules.layout.promise[number]]
        assert status in (KEPT, BROKEN, 0), name
    assert all(amount in (-3.0, -6.0, -4.0, -8.0) for amount in broken)


def test_withdrawing_the_challenged_promise_breaks_it_now():
    rules = games.tiny()
    steps = _play(rules, games.first(rules), 3, election="b")
    assert _promise(rules, steps[-2].closed, "ambition") == OPEN
    assert _promise(rules, steps[-1].closed, "ambition") == BROKEN
    assert {p.cause for p in steps[-1].ledger.of_stock("trust")} >= {"promise:ambition.broken"}


def test_a_promise_given_twice_is_given_once():
    rules = games.tiny()
    state = games.first(rules).state
    decided = games.plain_decisions(rules, state, form="b")  # the option gives `better`
    twice = Decisions(decided.choices, decided.tokens, (), decided.budget, "better")
    after = games.commit(rules, state, twice)
    given = [p.amount for p in games.ledger_of(after).of_stock("trust") if p.cause == "promise:better.given"]
    assert given == [2.0]


def test_a_promise_may_be_kept_before_its_day():
    rules = games.tiny()
    state = _with_stock(rules, games.first(rules).state, quality=90, skill=90)
    decided = games.plain_decisions(rules, state, form="b")
    floats = list(state.floats)
    account = rules.layout.account[rules.layout.sums["services"]]
    floats[account] = 90.0
    after = games.commit(
        rules, type(state)(state.seed, state.key, tuple(floats), state.whole, state.opening), decided
    )
    assert _promise(rules, after.closed, "better") == KEPT


def test_a_situation_starts_at_one_threshold_and_stops_at_another():
    rules = games.tiny()
    state = games.first(rules).state
    seen = []
    for level in (30, 50, 44, 34, 44):
        at = _with_stock(rules, state, fatigue=level)
        played = games.commit(rules, at, games.plain_decisions(rules, at))
        seen.append(
            (round(games.stock(rules, played.closed, "fatigue")), _situation(rules, played.closed, "worn"))
        )
        state = played.state
        if played.closed.whole[8]:
            break
    for before, after in itertools.pairwise(seen):
        if after[0] >= 45:
            assert after[1]
        elif after[0] < 40:
            assert not after[1]
        else:
            assert after[1] == before[1]
    assert {on for _, on in seen} == {True, False}


def test_a_situation_acts_while_it_lasts():
    rules = games.tiny()
    state = _with_stock(rules, games.first(rules).state, fatigue=60)
    first = games.commit(rules, state, games.plain_decisions(rules, state))
    assert "situation:worn" not in {p.cause for p in games.ledger_of(first).of_stock("quality")}
    at = _with_stock(rules, first.state, fatigue=60)
    second = games.commit(rules, at, games.plain_decisions(rules, at))
    assert {p.cause: p.amount for p in games.ledger_of(second).of_stock("quality")}["situation:worn"] == -1.0


def test_below_zero_the_state_supervises_and_a_comeback_is_possible():
    rules = games.tiny()
    poor = _with_stock(rules, games.first(rules).state, fund=-40)
    watched = games.commit(rules, poor, games.plain_decisions(rules, poor))
    assert _situation(rules, watched.closed, "supervision")
    menu = legal_commands(rules, watched.state)
    assert menu.budget is not None
    assert list(menu.budget.proposals) == ["tight"]
    for card in menu.cards:
        for answer in card.answers:
            assert (answer.refusal is None) == (answer.price == 0)
    rich = _with_stock(rules, watched.state, fund=50)
    free = games.commit(rules, rich, games.plain_decisions(rules, rich))
    assert not _situation(rules, free.closed, "supervision")


def test_the_budget_takes_effect_at_the_next_half_year():
    rules = games.tiny()
    first = _play(rules, games.first(rules), 1)[-1]
    decided = games.plain_decisions(rules, first.state)
    budget = BudgetDecision("change", (("services", "development"),), "leave")
    second = games.commit(rules, first.state, Decisions(decided.choices, decided.tokens, (), budget))
    assert games.stock(rules, second.closed, "budget_services") == 400.0
    assert games.stock(rules, second.state, "budget_services") == 397.0
    assert games.stock(rules, second.state, "budget_development") == 12.0
    assert games.given(rules, second.state, "budget_cut") == 3.0


def test_a_follow_up_comes_back_only_because_of_the_choice():
    rules = games.tiny()
    with_choice = _play(rules, games.first(rules), 2, form="a")
    assert "errors" in games.open_cards(rules, with_choice[1].state)
    for seed in range(12):
        for each in _play(rules, games.first(rules, seed), 3, form="not_now"):
            assert "errors" not in games.open_cards(rules, each.state)


def test_the_calendar_puts_its_cards_into_their_turns():
    rules = games.tiny()
    for seed in range(10):
        steps = _play(rules, games.first(rules, seed), 2)
        assert games.open_cards(rules, steps[0].state)[0] == "form"
        assert "election" in games.open_cards(rules, steps[2].state)


def test_a_card_is_dealt_at_most_once_and_dimensions_take_turns():
    rules = games.tiny()
    for seed in range(20):
        steps = _play(rules, games.first(rules, seed), 3)
        mains = [games.open_cards(rules, each.state)[0] for each in steps]
        assert len(set(mains)) == 4
        assert len({rules.scenario.cards[name].dimension for name in mains}) == 4


def test_an_owner_never_has_two_delegated_cases_at_once():
    rules = games.rules_of("fjordvik")
    for seed in range(5):
        for each in _play(rules, games.first(rules, seed), 7):
            cards = legal_commands(rules, each.state).cards
            owners = [card.owner for card in cards if rules.scenario.cards[card.card].kind == "delegated"]
            assert len(owners) == len(set(owners))


def test_a_heavier_card_comes_earlier_more_often():
    rules = games.tiny()
    heavy = rules.scenario.cards["goals"].model_copy(update={"weight": 16})
    cards = {**rules.scenario.cards, "goals": heavy, "goals2": rules.scenario.cards["goals"]}
    heavier = compile_rules(rules.scenario.model_copy(update={"cards": cards}))
    wins = 0
    for seed in range(60):
        floats = games.first(heavier, seed).state.floats
        keys = heavier.layout.card_key
        wins += floats[keys[heavier.layout.cards["goals"]]] > floats[keys[heavier.layout.cards["goals2"]]]
    assert wins > 48


def test_the_short_form_begins_with_work_under_way():
    rules = games.tiny()
    begin = games.first(rules, short=True, turns=2)
    assert _status(rules, begin.closed, "form.b") == RUNNING
    assert "form" not in games.open_cards(rules, begin.state)


@pytest.mark.parametrize(("ambition", "shifts"), [("low", [0, 1]), ("high", [-1, 0])])
def test_an_election_asks_more_of_one_goal_or_less_of_another_within_the_ambitions(ambition, shifts):
    rules = games.tiny()
    state = _play(rules, games.first(rules, ambition=ambition), 2)[-1].state
    assert sorted(state.whole[rules.layout.goal_shift[n]] for n in range(len(rules.layout.goals))) == shifts
    met = [state.whole[rules.layout.goal_met[n]] for n in range(len(rules.layout.goals))]
    assert games.given(rules, state, "goals_met") == sum(met)


def test_a_floor_that_was_broken_once_stays_broken():
    rules = games.tiny()
    state = _with_stock(rules, games.first(rules).state, fatigue=100)
    floats = list(state.floats)
    floats[rules.layout.account[rules.layout.sums["staff"]]] = 5.0
    low = type(state)(state.seed, state.key, tuple(floats), state.whole, state.opening)
    broken = games.commit(rules, low, games.plain_decisions(rules, low))
    assert broken.closed.whole[rules.layout.floor_broken[0]] == 1
    floats = list(broken.state.floats)
    floats[rules.layout.account[rules.layout.sums["staff"]]] = 90.0
    high = type(state)(state.seed, state.key, tuple(floats), broken.state.whole, broken.state.opening)
    later = games.commit(rules, high, games.plain_decisions(rules, high))
    assert later.closed.whole[rules.layout.floor_broken[0]] == 1


def test_an_event_can_delay_all_running_work():
    rules = games.tiny()
    delayed = None
    for seed in range(60):
        first = _play(rules, games.first(rules, seed), 1, form="b")[-1]
        flooded = first.state.whole[rules.layout.offered[rules.layout.cards["flood"]]]
        place = rules.layout.work[rules.layout.initiative_of["form.b"]]
        if flooded and _status(rules, first.closed, "form.b") == RUNNING:
            delayed = first.state.floats[place] - first.closed.floats[place]
            break
    assert delayed == 0.25


def test_no_event_comes_where_events_are_switched_off():
    rules = games.tiny()
    for seed in range(20):
        steps = _play(rules, games.first(rules, seed, features_off=("events",)), 3)
        came = [
            steps[-1].state.whole[rules.layout.offered[rules.layout.cards[e]]] for e in ("flood", "breach")
        ]
        assert came == [0, 0]


def _second_half_year(rules, **changes):
    return games.commit(rules, *_plain(rules, games.first(rules, **changes).state)).state


def _plain(rules, state, **changes):
    return state, replace(games.plain_decisions(rules, state), **changes)


def test_the_ambition_is_confirmed_or_raised_in_the_half_year_that_asks_and_in_no_other():
    rules = games.tiny()
    first, second = games.first(rules).state, _second_half_year(rules)
    third = games.commit(rules, *_plain(rules, second, ambition="low")).state
    offered = [legal_commands(rules, state).ambitions for state in (first, second, third)]
    assert offered == [(), ("low", "high"), ()]
    assert legal_commands(rules, _second_half_year(rules, ambition="high")).ambitions == ()
    assert legal_commands(rules, _second_half_year(rules, features_off=("promises",))).ambitions == ()
    assert legal_commands(rules, _second_half_year(rules, turns=2)).ambitions == ()


def test_a_raised_ambition_asks_for_more_and_is_heard_as_the_first_one_was():
    rules = _with_spoken_ambition()
    second = _second_half_year(rules)
    kept = games.commit(rules, *_plain(rules, second, ambition="low"))
    raised = games.commit(rules, *_plain(rules, second, ambition="high"))
    assert (kept.closed.whole[AMBITION], raised.closed.whole[AMBITION]) == (0, 1)
    assert kept.closed == games.commit(rules, *_plain(rules, second)).closed
    heard = {p.cause: p.amount for p in games.ledger_of(raised).of_stock("trust")}
    assert heard["promise:ambition.given"] == 1.0
    assert "promise:ambition.given" not in {p.cause for p in games.ledger_of(kept).of_stock("trust")}


def test_goals_and_floors_are_judged_by_the_raised_ambition():
    rules = games.tiny()
    layout, second = rules.layout, _second_half_year(rules)
    floats, levels = list(second.floats), len(layout.ambitions)
    for number in range(len(layout.goals)):  # within reach at the low ambition, out of it at the high one
        goal = rules.scenario.settings.goals[layout.goals.ids[number]]
        reach = 1e6 if goal.direction == "at_least" else -1e6
        floats[layout.goal_target[number * levels]] = -reach
        floats[layout.goal_target[number * levels + 1]] = reach
    state = replace(second, floats=tuple(floats))
    met = [
        games.commit(rules, *_plain(rules, state, ambition=ambition)).closed.whole[layout.goal_met.slice]
        for ambition in ("low", "high")
    ]
    assert (set(met[0]), set(met[1])) == ({1}, {0})


def test_a_goal_that_was_moved_up_stays_within_the_highest_ambition():
    rules = games.tiny()
    second = _second_half_year(rules)
    whole = list(second.whole)
    whole[rules.layout.goal_shift[0]] = 1
    raised = games.commit(rules, *_plain(rules, replace(second, whole=tuple(whole)), ambition="high"))
    assert raised.closed.whole[rules.layout.goal_shift[0]] == 0


@pytest.mark.parametrize("feature", ["delegated", "budget", "promises"])
def test_a_feature_switched_off_is_not_on_the_menu(feature):
    rules = games.tiny()
    steps = _play(rules, games.first(rules, features_off=(feature,)), 1)
    menu = legal_commands(rules, steps[-1].state)
    shown = {
        "delegated": [c for c in menu.cards if c.owner and c.card != "breach"],
        "budget": menu.budget,
        "promises": menu.promises,
    }
    assert not shown[feature]


@pytest.mark.parametrize("feature", ["delegated", "tokens", "lending", "promises"])
def test_a_part_of_the_game_can_begin_in_a_later_half_year(feature):
    settings = games.tiny().scenario.settings
    rules = _with(settings=settings.model_copy(update={"from_turn": {feature: 3}}))

    def shown(step):
        menu = legal_commands(rules, step.state)
        alone = [c for c in menu.cards if rules.scenario.cards[c.card].kind == "delegated"]
        return {
            "delegated": alone,
            "tokens": menu.token_targets,
            "lending": menu.lenders,
            "promises": menu.promises,
        }[feature]

    steps = _play(rules, games.first(rules), 3)
    assert [bool(shown(step)) for step in steps[:3]] == [False, False, True]


def test_the_budget_can_begin_in_a_later_half_year():
    settings = games.tiny().scenario.settings
    assert settings.budget is not None
    budget = settings.budget.model_copy(update={"last_turn": True})
    rules = _with(settings=settings.model_copy(update={"from_turn": {"budget": 3}, "budget": budget}))
    steps = _play(rules, games.first(rules), 3)
    with_budget = [n for n, each in enumerate(steps, 1) if legal_commands(rules, each.state).budget]
    assert with_budget == [4]


def test_before_the_tokens_come_attention_is_spread_evenly():
    settings = games.tiny().scenario.settings
    rules = _with(settings=settings.model_copy(update={"from_turn": {"tokens": 2}}))
    steps = _play(rules, games.first(rules), 1)
    assert games.given(rules, steps[1].closed, "tokens_leadership") == 0.5
    placed = (("director", "leadership"), ("finance", "leadership"))
    decided = replace(games.plain_decisions(rules, steps[1].state), tokens=placed)
    after = games.commit(rules, steps[1].state, decided)
    assert games.given(rules, after.closed, "tokens_leadership") == 2


def test_before_promises_come_no_option_gives_one():
    settings = games.tiny().scenario.settings
    rules = _with(settings=settings.model_copy(update={"from_turn": {"promises": 4}}))
    given = [
        [name for name in rules.layout.promises if _promise(rules, each.closed, name) == OPEN]
        for each in _play(rules, games.first(rules), 3, form="b")
    ]
    at_start = [name for name, promise in settings.promises.items() if promise.at_start]
    assert given == [at_start] * 4


def test_the_engine_knows_every_part_that_can_begin_later():
    assert get_args(LaterPart) == FEATURES


def test_decisions_for_a_card_that_is_not_open_are_refused():
    rules = games.tiny()
    state = games.first(rules).state
    decided = games.plain_decisions(rules, state)
    wrong = Decisions((*decided.choices, ("cloud2", "a")), decided.tokens)
    refused = step(rules, state, wrong)
    assert isinstance(refused, Rejection)
    assert [each.code for each in refused.refusals] == ["no-such-choice"]


def _with(**changes):
    """The tiny pack with settings, model or cards replaced."""
    return compile_rules(games.tiny().scenario.model_copy(update=changes))


def _with_card(name, **changes):
    scenario = games.tiny().scenario
    return _with(cards={**scenario.cards, name: scenario.cards[name].model_copy(update=changes)})


def test_where_promises_are_off_no_option_gives_one():
    rules = games.tiny()
    steps = _play(rules, games.first(rules, features_off=("promises",)), 4, form="b")
    assert not any(p.cause.startswith("promise:") for s in steps[1:] for p in s.ledger.of_stock("trust"))


def _with_spoken_ambition():
    """The tiny pack with trust for the ambition when it is given."""
    settings = games.tiny().scenario.settings
    spoken = settings.promises["ambition"].model_copy(update={"on_given": {"trust": 1}})
    promises = {**settings.promises, "ambition": spoken}
    return _with(settings=settings.model_copy(update={"promises": promises}))


def test_what_was_promised_before_the_game_is_heard_on_its_first_day():
    rules = _with_spoken_ambition()
    first = _play(rules, games.first(rules), 1)[-1]
    assert {p.cause: p.amount for p in first.ledger.of_stock("trust")}["promise:ambition.given"] == 1.0


def test_nobody_can_promise_what_already_holds():
    rules = games.tiny()
    state = _with_stock(rules, games.first(rules).state)
    floats = list(state.floats)
    floats[rules.layout.indicator[rules.layout.indicators["services"]]] = 80.0
    good = type(state)(state.seed, state.key, tuple(floats), state.whole, state.opening)
    assert "better" not in legal_commands(rules, good).promises
    after = games.commit(rules, good, games.plain_decisions(rules, good, form="b"))
    assert _promise(rules, after.closed, "better") == 0


def test_a_change_is_from_one_last_day_to_the_next_as_the_table_is_shown_it():
    rules = games.tiny()
    for seed in range(8):
        steps = _play(rules, games.first(rules, seed), 3)
        for before, after in pairwise(steps):
            seen = games.indicator(rules, after.closed, "confidence") - games.indicator(
                rules, before.closed, "confidence"
            )
            slot = rules.layout.indicators["confidence"]
            floats = after.state.floats
            assert floats[rules.layout.last_seen[slot]] - floats[rules.layout.previous[slot]] == seen


def test_no_answer_can_pay_for_another():
    rules = _with_option("hours", "a", at_once={"devmoney": -6})
    state = games.first(rules, seed=0).state
    for _ in range(3):
        if "hours" in games.open_cards(rules, state):
            break
        state = games.commit(rules, state, games.plain_decisions(rules, state)).state
    cards = legal_commands(rules, state).cards
    dear = {c.card: max(c.answers, key=lambda a: a.price).key for c in cards if c.owner}
    after = games.commit(rules, state, games.plain_decisions(rules, state, hours="a", **dear))
    prices = [p.amount for p in games.ledger_of(after).of_stock("devmoney") if p.cause.startswith("price:")]
    assert sum(prices) == -sum(max(a.price for a in c.answers) for c in cards if c.card in dear)


def test_the_budget_that_is_adopted_is_the_one_that_was_shown():
    rules = _with_option("goals", "b", at_once={"budget_services": -30})
    steps = _play(rules, games.first(rules), 1)
    state = steps[-1].state
    menu = legal_commands(rules, state).budget
    assert menu is not None
    shown = menu.proposals["even"]["services"]
    card = games.open_cards(rules, state)[0]
    decided = games.plain_decisions(rules, state, **({card: "b"} if card == "goals" else {}))
    budget = BudgetDecision("even")
    after = games.commit(rules, state, Decisions(decided.choices, decided.tokens, (), budget))
    assert games.stock(rules, after.state, "budget_services") == shown


def test_a_scripted_case_waits_for_its_day():
    settings = games.tiny().scenario.settings
    item = settings.calendar[0].model_copy(update={"turn": 3, "case": "goals"})
    rules = _with(settings=settings.model_copy(update={"calendar": (*settings.calendar, item)}))
    for seed in range(20):
        steps = _play(rules, games.first(rules, seed), 2)
        assert [games.open_cards(rules, each.state)[0] == "goals" for each in steps] == [False, False, True]


def test_an_event_that_does_not_repeat_comes_once_even_if_scripted_twice():
    settings = games.tiny().scenario.settings
    items = [settings.calendar[1].model_copy(update={"turn": turn, "event": "breach"}) for turn in (2, 3)]
    rules = _with(settings=settings.model_copy(update={"calendar": tuple(items)}))
    steps = _play(rules, games.first(rules), 2)
    assert ["breach" in games.open_cards(rules, each.state) for each in steps] == [False, True, False]


def test_a_follow_up_that_is_a_repeating_event_comes_again():
    scenario = games.tiny().scenario
    option = scenario.cards["form"].options["b"]
    follow = (
        scenario.cards["form"].options["a"].follow_ups[0].model_copy(update={"card": "breach", "after": 2})
    )
    form = scenario.cards["form"].model_copy(
        update={
            "options": {
                **scenario.cards["form"].options,
                "b": option.model_copy(update={"follow_ups": (follow,)}),
            }
        }
    )
    breach = scenario.cards["breach"].model_copy(update={"repeats": True, "hazard": 0})
    settings = scenario.settings
    calendar = (settings.calendar[0], settings.calendar[1].model_copy(update={"turn": 2, "event": "breach"}))
    rules = _with(
        settings=settings.model_copy(update={"calendar": calendar}),
        cards={**scenario.cards, "form": form, "breach": breach},
    )
    steps = _play(rules, games.first(rules), 2, form="b")
    assert ["breach" in games.open_cards(rules, each.state) for each in steps] == [False, True, True]


def test_a_follow_up_does_not_wait_behind_an_owner_who_is_busy():
    scenario = games.tiny().scenario
    follows = tuple(
        scenario.cards["form"].options["a"].follow_ups[0].model_copy(update={"card": card, "after": 1})
        for card in ("cloud", "archive", "report")
    )
    option = scenario.cards["form"].options["b"].model_copy(update={"follow_ups": follows})
    cards = dict(scenario.cards)
    cards["form"] = cards["form"].model_copy(update={"options": {**cards["form"].options, "b": option}})
    for name in ("cloud", "archive", "report"):
        cards[name] = cards[name].model_copy(update={"only_follow_up": True})
    settings = scenario.settings.model_copy(update={"delegated_per_turn": 2})
    rules = _with(settings=settings, cards=cards)
    for seed in range(6):
        second = _play(rules, games.first(rules, seed), 1, form="b")[-1].state
        due = [name for name in games.open_cards(rules, second) if name in ("cloud", "archive", "report")]
        assert len(due) == 2
        assert "report" in due


def test_promises_are_looked_at_before_any_of_them_is_settled():
    settings = games.tiny().scenario.settings
    frail = settings.promises["better"].model_copy(
        update={
            "kept": "trust >= 59",
            "deadline": 1,
            "on_broken": {},
            "at_start": True,
            "only_at_deadline": True,
        }
    )
    costly = frail.model_copy(update={"kept": "trust >= 1000", "on_broken": {"trust": -20}})
    for names in (("aaa", "mmm"), ("zzz", "mmm")):
        promises = dict(zip(names, (frail, costly), strict=True))
        cards = dict(games.tiny().scenario.cards)
        options = {k: o.model_copy(update={"gives": None}) for k, o in cards["form"].options.items()}
        cards["form"] = cards["form"].model_copy(update={"options": options})
        rules = _with(settings=settings.model_copy(update={"promises": promises}), cards=cards)
        after = _play(rules, games.first(rules), 1)[-1].closed
        assert _promise(rules, after, names[0]) == KEPT


def test_the_short_form_brings_what_its_choices_brought():
    settings = games.tiny().scenario.settings
    assert settings.short is not None
    item = settings.short.under_way[0].model_copy(update={"option": "a"})
    short = settings.short.model_copy(update={"under_way": (item,)})
    rules = _with(settings=settings.model_copy(update={"short": short}))
    assert "errors" in games.open_cards(rules, games.first(rules, short=True, turns=2).state)
    plain = games.tiny()
    given_ = games.first(plain, short=True, turns=2).closed
    assert _promise(plain, given_, "better") == OPEN


def test_a_game_may_begin_under_supervision():
    model = games.tiny().scenario.model
    poor = model.stocks["fund"].model_copy(update={"start": -20})
    rules = _with(model=model.model_copy(update={"stocks": {**model.stocks, "fund": poor}}))
    state = games.first(rules).state
    assert _situation(rules, state, "supervision")
    assert all(
        a.refusal is None or a.price > 0 for c in legal_commands(rules, state).cards for a in c.answers
    )


def test_lending_makes_no_capacity():
    settings = games.tiny().scenario.settings
    weak = {name: role.model_copy(update={"capacity": 1}) for name, role in settings.roles.items()}
    rules = _with(settings=settings.model_copy(update={"roles": weak}))
    assert legal_commands(rules, games.first(rules).state).lenders == ()


def test_what_is_no_number_is_counted_and_never_makes_an_event_certain():
    rules = _with_card("flood", hazard="1e300 * 1e300 - 1e300 * 1e300")
    came = counted = 0
    for seed in range(20):
        state = _play(rules, games.first(rules, seed), 1)[-1].state
        came += state.whole[rules.layout.offered[rules.layout.cards["flood"]]] > 0
        counted += state.whole[NOT_FINITE] > 0
    assert (came, counted) == (0, 20)


def test_levels_above_the_limit_of_a_posting_are_kept():
    model = games.tiny().scenario.model
    big = model.stocks["fund"].model_copy(update={"start": 100_000, "high": 200_000})
    felt = model.auxiliaries["readiness"].model_copy(update={"equation": "0 * smooth(fund, 4) + 0.5"})
    rules = _with(
        model=model.model_copy(
            update={
                "stocks": {**model.stocks, "fund": big},
                "auxiliaries": {**model.auxiliaries, "readiness": felt},
            }
        )
    )
    after = _play(rules, games.first(rules), 1)[-1].closed
    assert after.floats[rules.layout.memory[rules.layout.memories["smooth(fund, 4.0)#1"]]] > 99_000


def test_a_transfer_moves_no_more_than_there_is():
    model = games.tiny().scenario.model
    greedy = model.flows["reassign"].model_copy(update={"equation": "50 * freed_hours"})
    rules = _with(model=model.model_copy(update={"flows": {**model.flows, "reassign": greedy}}))
    begin = games.first(rules)
    after = games.commit(rules, begin.state, games.plain_decisions(rules, begin.state))
    moved = {p.cause: p.amount for p in games.ledger_of(after).of_stock("service_hours")}["flow:reassign"]
    left = {p.cause: p.amount for p in games.ledger_of(after).of_stock("freed_hours")}
    assert moved == -left["flow:reassign"]
    assert moved <= 1.0
