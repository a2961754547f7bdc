"""The causal map agrees with the equations: which way each arrow pulls now, and nothing that pulls is left out."""

from __future__ import annotations

from functools import cache

import pytest

from game.lang import Delay, Smooth, walk
from game.pack.scope import Path
from game.resources import shipped_packs
from game.session.causality.links import SITUATION, Link
from game.session.views.causal import SIGNS, around, hub_of, link_opened, links_at, loops_through
from game.session.views.measure import measure, slot_of
from game.session.views.play import Play
from tests.session.views.support import cut, random_game

ALL_PACKS = ("tiny", *shipped_packs())


@cache
def play_of(pack: str) -> Play:
    """In the middle of a game of random decisions."""
    play = random_game(pack, 3)
    return cut(play, len(play.steps) // 2)


def equations_of(play: Play, target: str) -> list[tuple[float, Path]]:
    """The equations that a quantity is worked out from, each with its sign."""
    model = play.scenario.model
    if target in model.stocks:
        flows = [(name, flow) for name, flow in model.flows.items() if target in (flow.into, flow.out_of)]
        return [
            (1.0 if flow.into == target else -1.0, ("model", "flows", name, "equation"))
            for name, flow in flows
        ]
    if target in model.auxiliaries:
        return [(1.0, ("model", "auxiliaries", target, "equation"))]
    return [(1.0, ("settings", "indicators", target, "value"))]


def moved(play: Play, link: Link) -> float | None:
    """How the target changes when the source is a little higher; None where that cannot be tried by one equation."""
    rules, state = play.rules, play.last_day
    slot = slot_of(rules, link.source)
    trees = rules.plan.equations.trees
    parts = [(sign, trees[path]) for sign, path in equations_of(play, link.target) if path in trees]
    if slot is None or not parts:
        return None
    if any(isinstance(node, Smooth | Delay) for _, tree in parts for node in walk(tree)):
        return None
    little = 1e-5 * max(1.0, abs(state.floats[slot]))
    results = []
    for step in (-little, 0.0, little):
        floats, whole = list(state.floats), list(state.whole)
        floats[slot] += step
        results.append(sum(sign * measure(rules, tree).value(floats, whole) for sign, tree in parts))
    back, on = results[1] - results[0], results[2] - results[1]
    at_a_kink = abs(back - on) > 0.01 * max(abs(back), abs(on)) + 1e-12
    return None if at_a_kink else on


@pytest.mark.parametrize("pack", ALL_PACKS)
def test_every_arrow_that_pulls_now_pulls_as_the_equations_do_by_finite_difference(pack: str) -> None:
    play, tried = play_of(pack), 0
    for link in links_at(play):
        if not link.strength or link.sign == "?" or link.target.startswith(SITUATION) or link.late:
            continue
        change = moved(play, link)
        if change is None or link.source.startswith(SITUATION):
            continue
        tried += 1
        assert (change > 0) == (link.sign == "+"), (link, change)
    assert tried > 10


@pytest.mark.parametrize("pack", ALL_PACKS)
def test_no_arrow_is_missing_where_an_equation_moves(pack: str) -> None:
    play = play_of(pack)
    drawn = {(link.source, link.target) for link in links_at(play) if link.strength}
    names = (*play.rules.layout.stocks, *play.rules.layout.auxiliaries)
    for target in play.rules.layout.auxiliaries:
        for source in names:
            change = moved(play, Link(source, target, "+")) if source != target else None
            if change is not None and abs(change) > 1e-10:
                assert (source, target) in drawn


@pytest.mark.parametrize("pack", ALL_PACKS)
def test_every_arrow_opens_to_an_equation_in_words_with_unit_reason_and_source(pack: str) -> None:
    play = play_of(pack)
    for link in links_at(play):
        opened = link_opened(play, f"{link.source}>{link.target}>{SIGNS[link.sign]}")
        detail = opened.detail
        assert all((opened.note, detail.why, detail.words, detail.equation, detail.unit, detail.source)), link


def test_the_strongest_come_first_and_their_weight_says_so() -> None:
    play = play_of("fjordvik")
    for name in play.scenario.settings.indicators:
        for side in (around(play, name).left, around(play, name).right):
            weights = [arrow.weight for arrow in side]
            assert weights == sorted(weights, reverse=True)


def test_an_indicator_that_only_passes_a_stock_on_is_mapped_as_that_stock() -> None:
    play = play_of("fjordvik")
    assert hub_of(play, "absence") == "sick_leave"
    seen = around(play, "absence")
    assert seen.centre.name == play.scenario.settings.indicators["absence"].name
    assert "absence" not in {arrow.node.key for arrow in (*seen.left, *seen.right)}
    assert seen.right


def test_a_loop_is_told_by_the_names_in_it_and_passes_through_what_it_is_told_of() -> None:
    play = play_of("tiny")
    told = [loop for stock in play.scenario.model.stocks for loop in loops_through(play, stock)]
    assert told
    for stock, part in play.scenario.model.stocks.items():
        assert all(part.name in loop.story for loop in loops_through(play, stock)), stock
