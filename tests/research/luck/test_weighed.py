from __future__ import annotations

import pytest

from game.engine.step import default_setup
from game.policy import POLICIES
from game.research.luck.chances import chances_of, pieces_of, play_pairs
from game.research.luck.fortunes import by_team, other_seeds, traits_of, under_fortune
from game.research.luck.weighed import every_what_if, games_to_play, luck_and_choice
from game.research.otherwise import Change
from game.research.whatif import all_changes, what_if_changed
from game.research.workers import Workers
from tests.games import tiny
from tests.research.recorded import recording, without_luck

COUNT = 3


def test_a_game_is_weighed_the_same_by_any_number_of_processes() -> None:
    rules, asked, told = tiny(), recording(tiny(), 3), list[int]()
    with Workers(rules, 1) as alone, Workers(rules, 2) as two:
        found = luck_and_choice(rules, asked, COUNT, alone, told.append)
        assert luck_and_choice(rules, asked, COUNT, two) == found
    assert sum(told) == games_to_play(COUNT)
    game = asked.replayed(rules)
    here = traits_of(rules, game.closed[-1])
    setup = default_setup(rules.scenario)
    fortunes = [under_fortune(game, setup, 3, seed).traits for seed in other_seeds(3, COUNT)]
    for place, each in enumerate(found.measured):
        assert each.here == here[place]
        assert each.fortunes == tuple(traits[place] for traits in fortunes)
        assert set(each.teams) == set(POLICIES)
        assert each.teams["cautious"] == by_team(rules, setup, 3, "cautious", len(asked.decisions))[place]
        assert len(each.singles) == len(list(all_changes(game)))
        if each.parts.variance:
            assert each.parts.luck + each.parts.choice + each.parts.both == pytest.approx(1.0)
    assert [each.name for each in found.measured] == ["goals", *rules.scenario.settings.gauges]


def test_single_changes_end_where_their_what_ifs_do() -> None:
    rules, asked = tiny(), recording(tiny(), 5)
    with Workers(rules, 1) as alone:
        found = list(every_what_if(rules, asked, alone))
        weighed = luck_and_choice(rules, asked, 2, alone)
    game = asked.replayed(rules)
    assert found == [what_if_changed(game, change) for change in all_changes(game)]
    goals = weighed.measured[0]
    assert goals.singles == tuple(
        goals.here + len(each.goals_gained) - len(each.goals_lost) for each in found
    )


def test_without_luck_an_alternative_does_under_every_fortune_what_the_what_if_says() -> None:
    rules, asked = without_luck(), recording(without_luck(), 2)
    game = asked.replayed(rules)
    change = next(each for each in all_changes(game) if what_if_changed(game, each).weight > 0.0)
    (piece,) = pieces_of(asked, change, 4)
    found = chances_of(rules, play_pairs(rules, piece))
    single = what_if_changed(game, change)
    ends = {each.indicator: each.end for each in single.differences}
    for each in found[1:]:
        assert each.differences == pytest.approx((ends[each.name],) * 4)
        assert each.interval == pytest.approx((ends[each.name],) * 2)
        good = 1 if rules.scenario.settings.indicators[each.name].good == "up" else -1
        gain = good * ends[each.name]
        assert (each.better, each.worse) == ((4, 0) if gain > 0 else (0, 4) if gain < 0 else (0, 0))
    assert found[0].mean == len(single.goals_gained) - len(single.goals_lost)


def test_what_differs_under_a_fortune_is_the_decision_alone() -> None:
    """The pair of a change that changes nothing is twice the same game."""
    rules, asked = tiny(), recording(tiny(), 4)
    turn = next(number for number, each in enumerate(asked.decisions, 1) if each.choices)
    card, key = asked.decisions[turn - 1].choices[0]
    same = Change(turn, "choice", card, key)
    pairs = [pair for piece in pieces_of(asked, same, 10) for pair in play_pairs(rules, piece)]
    assert len(pairs) == 10
    assert all(here == there for here, there in pairs)
    assert len({here for here, _ in pairs}) > 1
    assert all(each.mean == 0 and (each.better, each.worse) == (0, 0) for each in chances_of(rules, pairs))
