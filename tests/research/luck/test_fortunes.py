from __future__ import annotations

from dataclasses import replace
from statistics import pstdev

from game.engine.decisions import Decisions
from game.engine.step import default_setup, start
from game.policy import POLICIES
from game.research.luck.fortunes import (
    by_team,
    in_other_game,
    measures,
    other_seeds,
    traits_of,
    under_fortune,
    with_fortune,
)
from game.research.luck.habits import habits
from tests.games import commit, tiny
from tests.research.recorded import recording, without_luck

FORTUNES = other_seeds(5, 12)


def test_seeds_follow_from_the_games_own() -> None:
    assert other_seeds(5, 12) == other_seeds(5, 20)[:12]
    assert len({*other_seeds(5, 50), *other_seeds(6, 50)}) == 100
    assert all(0 <= seed < 2**64 for seed in FORTUNES)


def test_a_game_in_which_nothing_is_drawn_ends_the_same_under_every_fortune() -> None:
    rules = without_luck()
    for seed in range(3):
        game = recording(rules, seed).replayed(rules)
        here = traits_of(rules, game.closed[-1])
        for fortune in FORTUNES[:4]:
            ended = under_fortune(game, default_setup(rules.scenario), seed, fortune)
            assert ended.traits == here
            assert (ended.held.habit, ended.held.other) == (0, 0)


def test_where_things_are_drawn_fortunes_differ_and_the_cases_stay() -> None:
    rules = tiny()
    game = recording(rules, 3).replayed(rules)
    ended = [under_fortune(game, default_setup(rules.scenario), 3, fortune) for fortune in FORTUNES]
    assert len(measures(rules.scenario)) == len(ended[0].traits)
    assert any(pstdev(column) > 0 for column in zip(*(each.traits for each in ended), strict=True))
    assert sum(each.held.own for each in ended) > 0.7 * sum(
        each.held.own + each.held.habit + each.held.other for each in ended
    )
    first = start(rules, default_setup(rules.scenario), 3, ledger=False).state
    moved = with_fortune(first, FORTUNES[0])
    assert (moved.floats, moved.whole) == (first.floats, first.whole)
    assert moved.key != first.key
    assert moved.before is not None
    assert moved.before.key == moved.key


def test_the_other_game_of_the_own_seed_is_the_game() -> None:
    rules = tiny()
    for seed in range(4):
        game = recording(rules, seed).replayed(rules)
        ended = in_other_game(game, default_setup(rules.scenario), seed)
        assert ended.traits == traits_of(rules, game.closed[-1])
        assert (ended.held.habit, ended.held.other) == (0, 0)


def test_a_built_in_team_plays_as_it_always_does() -> None:
    rules = tiny()
    state = start(rules, default_setup(rules.scenario), 8).state
    closed = state
    for _ in range(2):
        played = commit(rules, state, POLICIES["always-a"](rules, state))
        state, closed = played.state, played.closed
    assert by_team(rules, default_setup(rules.scenario), 8, "always-a", 2) == traits_of(rules, closed)


def test_a_habit_is_what_the_table_mostly_did_with_a_dimension() -> None:
    """form and archive are of one dimension here; what was answered is not asked for again."""
    scenario = tiny().scenario
    cards = {
        name: scenario.cards[name].model_copy(update={"dimension": dimension})
        for name, dimension in (("form", "technology"), ("archive", "technology"), ("errors", "technology"))
    }
    priced = {"a": cards["errors"].options["a"].model_copy(update={"price": 1}),
              "b": cards["errors"].options["a"].model_copy(update={"price": 2})}  # fmt: skip
    cards["errors"] = cards["errors"].model_copy(update={"options": priced})
    for name in ("form", "archive"):
        cheap, dear = (cards[name].options["a"].model_copy(update={"price": price}) for price in (1, 2))
        cards[name] = cards[name].model_copy(update={"options": {"a": cheap, "b": dear}})
    scenario = scenario.model_copy(update={"cards": {**scenario.cards, **cards}})

    def read(form: str, archive: str) -> str:
        decided = (Decisions((("form", form),)), Decisions((("archive", archive),)))
        found = habits(scenario, decided)
        assert not {"form", "archive"} & set(found)
        return found["errors"]

    assert read("a", "a") == "a"
    assert read("b", "b") == "b"
    assert read("a", "b") == "a"
    assert read("not_now", "b") == "not_now"
    assert read("not_now", "not_now") == "not_now"


def test_a_dimension_that_was_never_met_is_read_like_all_together() -> None:
    scenario = tiny().scenario
    other = replace(Decisions((("form", "a"),)))
    found = habits(scenario, (other,))
    unmet = [name for name in found if scenario.cards[name].dimension != scenario.cards["form"].dimension]
    assert unmet
    assert "not_now" not in {found[name] for name in unmet}
    assert set(habits(scenario, ()).values()) == {"not_now"}
