"""The built-in teams: always legal, always the same, and each true to its name, in any pack."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import game.policy
from game.engine.decisions import NOT_NOW, Decisions
from game.engine.layout import FEATURES, FINISHED, TURN
from game.engine.menu import legal_commands, refusals
from game.engine.state import Rules, Setup, State
from game.engine.step import compile_rules, start
from game.pack.schema import DIMENSIONS
from game.policy import POLICIES
from game.policy.table_file import ABOUT
from tests import games

PACKS = ("tiny", "fjordvik")
NAMES = (
    "random",
    "cautious",
    "balanced",
    "greedy",
    "strategy",
    "leadership",
    "organisation",
    "technology",
    "always-a",
    "always-b",
    "cheapest",
)


def states_of(
    rules: Rules, team: str, seed: int, setup: Setup | None = None
) -> list[tuple[State, Decisions]]:
    """A whole game of a team: each half-year and what it decided."""
    step = games.first(rules, seed, setup)
    played = []
    while not step.closed.whole[FINISHED]:
        decided = POLICIES[team](rules, step.state)
        played.append((step.state, decided))
        step = games.commit(rules, step.state, decided)
    return played


def test_every_team_that_the_commands_name_is_there():
    assert tuple(POLICIES) == NAMES


@pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time
@settings(max_examples=40)
@given(data=st.data(), seed=st.integers(min_value=0, max_value=2**64 - 1), short=st.booleans())
def test_every_team_decides_what_is_legal_wherever_a_table_has_brought_it(data, seed, short):
    rules = games.rules_of(data.draw(st.sampled_from(PACKS)))
    settings_ = rules.scenario.settings
    setup = Setup(
        data.draw(st.sampled_from(list(settings_.profiles))),
        data.draw(st.sampled_from(list(settings_.ambitions))),
        data.draw(st.integers(min_value=1, max_value=settings_.turns)),
        tuple(sorted(data.draw(st.sets(st.sampled_from(FEATURES))))),
        short and settings_.short is not None,
    )
    step = start(rules, setup, seed)
    chance = random.Random(seed)
    while not step.closed.whole[FINISHED]:
        for name, team in POLICIES.items():
            decided = team(rules, step.state)
            assert not refusals(rules, step.state, decided), name
        step = games.commit(rules, step.state, games.legal_decisions(rules, step.state, chance.choice))


@pytest.mark.parametrize("team", NAMES)
def test_the_same_moment_is_always_decided_alike(team):
    rules = games.tiny()
    for state, decided in states_of(rules, team, 11):
        assert POLICIES[team](rules, state) == decided


def test_a_team_that_weighs_knows_a_pack_that_was_read_again_as_well():
    """What is remembered about a pack is found anew, and the same, for an equal pack."""
    known = games.rules_of("tiny")
    again = compile_rules(known.scenario.model_copy())
    for state, decided in states_of(known, "balanced", 5):
        assert POLICIES["balanced"](again, state) == decided


def test_the_random_team_takes_every_answer_sometimes_and_follows_the_seed():
    rules = games.tiny()
    menu = legal_commands(rules, games.first(rules, 1).state)
    card = menu.cards[0]
    taken = set()
    for seed in range(60):
        state = games.first(rules, seed).state
        taken.add(dict(POLICIES["random"](rules, state).choices)[card.card])
    assert taken == set(card.legal)


def test_the_cautious_team_starts_nothing_that_can_wait():
    rules = games.rules_of("fjordvik")
    for seed in range(5):
        for _, decided in states_of(rules, "cautious", seed):
            for card, key in decided.choices:
                assert key == NOT_NOW or rules.scenario.cards[card].not_now is None


@pytest.mark.parametrize("key", ["a", "b"])
def test_the_team_with_one_answer_gives_it_where_it_can(key):
    rules = games.rules_of("fjordvik")
    for state, decided in states_of(rules, f"always-{key}", 3):
        left = legal_commands(rules, state).money
        for card in legal_commands(rules, state).cards:
            able = [a.key for a in card.answers if a.refusal is None and a.price <= left]
            chosen = dict(decided.choices)[card.card]
            if key in able:
                assert chosen == key
            left -= next(a.price for a in card.answers if a.key == chosen)


def test_the_cheapest_team_takes_what_costs_least_over_two_years():
    rules = games.rules_of("fjordvik")
    for state, decided in states_of(rules, "cheapest", 3):
        menu = legal_commands(rules, state)
        left = menu.money
        for card in menu.cards:
            options = rules.scenario.cards[card.card].options
            running: dict[str, float] = {key: option.running for key, option in options.items()}
            able = [a for a in card.answers if a.refusal is None and a.price <= left and a.key != NOT_NOW]
            chosen = dict(decided.choices)[card.card]
            cost = {a.key: a.price + 2 * running[a.key] for a in able}
            assert chosen == (min(cost, key=lambda key: (cost[key], key)) if cost else NOT_NOW)
            left -= next(a.price for a in card.answers if a.key == chosen)


def test_the_greedy_team_takes_the_dearest_and_wants_the_hours_as_money():
    rules = games.rules_of("fjordvik")
    budget = rules.scenario.settings.budget
    assert budget is not None
    for state, decided in states_of(rules, "greedy", 3):
        menu = legal_commands(rules, state)
        first = menu.cards[0]
        able = [a for a in first.answers if a.refusal is None and a.key != NOT_NOW]
        if able:
            price = {a.key: a.price for a in able}
            assert price[dict(decided.choices)[first.card]] == max(price.values())
        if decided.budget is not None:
            assert decided.budget.gains is not None
            assert budget.gains[decided.budget.gains].shares["share_money"] == max(
                rule.shares["share_money"] for rule in budget.gains.values()
            )


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_devoted_team_looks_at_nothing_else(dimension):
    rules = games.rules_of("fjordvik")
    taken = 0
    for state, decided in states_of(rules, dimension, 3):
        offered = legal_commands(rules, state).token_targets
        assert {target for _, target in decided.tokens} == ({dimension} if offered else set())
        for card, key in decided.choices:
            own = rules.scenario.cards[card].dimension == dimension
            waits = key == NOT_NOW or rules.scenario.cards[card].not_now is None
            assert own or waits
            taken += own and key != NOT_NOW
    assert taken >= 2


def test_the_balanced_team_turns_work_away_when_its_people_are_full():
    rules = games.rules_of("fjordvik")
    layout = rules.layout
    worst = 0.0
    for seed in range(6):
        for state, _ in states_of(rules, "balanced", seed):
            worst = max(worst, state.floats[layout.given[layout.built["overload_worst"]]])
    assert worst < 1.6  # events, people who leave and rising fatigue may still fill a role that was not full


def test_the_balanced_team_spreads_attention_and_takes_gains_out():
    rules = games.rules_of("fjordvik")
    budget = rules.scenario.settings.budget
    assert budget is not None
    for state, decided in states_of(rules, "balanced", 4):
        if not legal_commands(rules, state).token_targets:
            continue
        targets = [target for _, target in decided.tokens]
        assert len(set(targets)) >= 3
        assert max(targets.count(target) for target in targets) <= 3
        if decided.budget is not None and decided.budget.gains is not None:
            assert sum(budget.gains[decided.budget.gains].shares.values()) > 0.5


def test_the_balanced_team_lends_to_a_role_that_drowns():
    rules = games.rules_of("fjordvik")
    state = games.first(rules, 2).state
    for _ in range(4):
        state = games.commit(rules, state, POLICIES["greedy"](rules, state)).state
    layout = rules.layout
    drowning = [
        role for role in layout.roles if state.floats[layout.given[layout.built[f"overload_{role}"]]] > 1.3
    ]
    assert drowning
    lent = POLICIES["balanced"](rules, state).lending
    assert {borrower for _, borrower in lent} & set(drowning)
    assert len({lender for lender, _ in lent}) == len(lent)


def test_the_balanced_team_gives_only_promises_that_hold():
    rules = games.rules_of("fjordvik")
    given_ = 0
    for seed in range(6):
        for state, decided in states_of(rules, "balanced", seed):
            if decided.promise is not None:
                given_ += 1
                promise = rules.scenario.settings.promises[decided.promise]
                assert promise.deadline - state.whole[TURN] <= 2
                number = rules.layout.promises[decided.promise]
                assert rules.kernel.functions["promise_kept"](number, list(state.floats), list(state.whole))
    assert given_ > 0


def test_no_team_knows_a_pack():
    """No id of the shipped scenario stands in the teams' source, but words of the formats themselves."""
    scenario = games.rules_of("fjordvik").scenario
    ids = {*scenario.cards, *scenario.model.stocks, *scenario.model.auxiliaries, *scenario.model.channels}
    ids |= {*scenario.settings.roles, *scenario.settings.indicators, *scenario.settings.promises}
    ids |= {*scenario.settings.goals, *scenario.settings.situations, *scenario.settings.areas}
    ids -= {*DIMENSIONS, *ABOUT}
    folder = Path(game.policy.__file__).parent
    for file in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in ids, f"{file.name}: {node.value}"
