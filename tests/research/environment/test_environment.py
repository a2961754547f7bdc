"""The Gymnasium environment: it passes the checker, and its games are those that people play."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import gymnasium
import numpy as np
import pytest
from gymnasium.error import ResetNeeded
from gymnasium.utils.env_checker import check_env
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.decisions import encode
from game.engine.layout import FINISHED
from game.engine.menu import refusals
from game.engine.state import Rules, State
from game.engine.step import Step, default_setup, start, step
from game.policy import POLICIES
from game.research.environment import ID, Municipality
from game.research.environment.acting import decided, legal_values, sizes
from tests.games import PACKS, rules_of, tiny

TINY = str(PACKS / "tiny")


@pytest.mark.parametrize("pack", [TINY, "forste-halvar"])
def test_the_checker_of_gymnasium_finds_nothing(pack: str) -> None:
    """Its warnings would be errors here."""
    check_env(gymnasium.make(ID, pack=pack).unwrapped)


@pytest.mark.parametrize("team", ["random", "balanced"])
@pytest.mark.parametrize("seed", [0, 7, 2**64 - 1])
def test_a_team_plays_the_same_game_through_it(team: str, seed: int) -> None:
    rules = tiny()
    environment = Municipality(rules)
    environment.reset(seed=seed)
    played = start(rules, default_setup(rules.scenario), seed)
    over, total = False, 0.0
    while not over:
        assert environment.state == played.state
        decisions = POLICIES[team](rules, played.state)
        after = step(rules, played.state, decisions)
        assert isinstance(after, Step)
        action = np.array(encode(rules.layout, played.state.whole, decisions))
        assert environment.action_space.contains(action)
        seen, reward, over, cut, told = environment.step(action)
        assert environment.observation_space.contains(seen)
        assert (cut, told["changed"], told["seed"]) == (False, 0, seed)
        total += reward
        played = after
    assert environment.state == played.closed
    assert total == pytest.approx(_standing(rules, played.closed) - _standing(rules, _start(rules, seed)))


def _start(rules: Rules, seed: int) -> State:
    return start(rules, default_setup(rules.scenario), seed).closed


def _standing(rules: Rules, state: State) -> float:
    """The goals that are met less the floors that are broken, as shares; the tiny pack has two and one."""
    layout = rules.layout
    return sum(state.whole[layout.goal_met.slice]) / 2 - sum(state.whole[layout.floor_broken.slice]) / 1


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), pack=st.sampled_from(["tiny", "forste-halvar"]))
def test_whatever_is_asked_for_becomes_legal_and_what_is_legal_stays(seed: int, pack: str) -> None:
    rules = rules_of(pack)
    environment = Municipality(rules, replace(default_setup(rules.scenario)))
    environment.action_space.seed(seed)
    environment.reset(seed=seed)
    begin, over = environment.state, False
    while not over:
        state = environment.state
        action = environment.action_space.sample()
        kept = decided(rules, state, action)
        assert refusals(rules, state, kept.decisions) == ()
        vector = encode(rules.layout, state.whole, kept.decisions)
        assert decided(rules, state, vector).decisions == kept.decisions
        for mask, value in zip(legal_values(rules, state), vector, strict=True):
            assert mask[value]
        over = environment.step(action)[2]
    assert begin.whole != environment.state.whole


def test_the_mask_has_a_place_for_every_value_and_says_what_a_table_may_do() -> None:
    rules = tiny()
    environment = Municipality(rules)
    _, told = environment.reset(seed=7)
    assert told["action_mask"].shape == (sizes(rules.layout).sum(),)
    np.testing.assert_array_equal(told["action_mask"], environment.action_masks())
    environment.action_space.seed(1)
    over = False
    while not over:
        masks = tuple(mask.astype(np.int8) for mask in legal_values(rules, environment.state))
        action = environment.action_space.sample(mask=masks)
        _, _, over, _, told = environment.step(action)
        assert told["changed"] <= 3, (
            "what is legal by itself is refused only for money or the budget's balance"
        )
    assert environment.action_masks().sum() == len(sizes(rules.layout))  # nothing but "nothing" is left


def test_a_reward_of_ones_own_sees_the_days_before_and_after() -> None:
    def services(rules: Rules, before: State, after: State) -> float:
        slot = rules.layout.indicator[rules.layout.indicators["services"]]
        return after.floats[slot] - before.floats[slot]

    environment = Municipality(tiny(), reward=services)
    environment.reset(seed=7)
    begin = environment.state
    total, over = 0.0, False
    while not over:
        _, reward, over, _, _ = environment.step(np.zeros(len(sizes(tiny().layout)), np.int64))
        total += reward
    assert total == pytest.approx(services(tiny(), begin, environment.state))


def test_seeds_give_games_and_the_same_games_again() -> None:
    environment = Municipality(tiny())
    first = [_keys(environment, seed) for seed in (5, None, None)]
    assert first == [_keys(environment, seed) for seed in (5, None, None)]
    assert len(set(first)) == 3
    assert first[0] == start(tiny(), default_setup(tiny().scenario), 5).state.key


def _keys(environment: Municipality, seed: int | None) -> int:
    environment.reset(seed=seed)
    return environment.state.key


def test_it_can_be_read_and_says_when_a_game_must_begin() -> None:
    environment = Municipality(tiny(), render_mode="ansi")
    with pytest.raises(ResetNeeded, match="No game has begun"):
        environment.step(environment.action_space.sample())
    environment.reset(seed=7)
    lines = environment.render().splitlines()
    assert lines[0] == "Lillevik, half-year 1 of 4"
    assert "  form: a, b, not_now" in lines
    short = Municipality(tiny(), replace(default_setup(tiny().scenario), turns=1))
    short.reset(seed=7)
    assert short.step(short.action_space.sample())[2]
    assert short.state.whole[FINISHED]
    with pytest.raises(ResetNeeded, match="The game is over"):
        short.step(short.action_space.sample())


def test_many_can_be_played_side_by_side() -> None:
    side_by_side = gymnasium.make_vec(ID, num_envs=2, pack=TINY)
    seen, _ = side_by_side.reset(seed=3)
    assert cast("dict[str, Any]", seen)["indicators"].shape == (2, 4)
    side_by_side.close()
