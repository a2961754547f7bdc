"""Loops get their names by length and strength, and each has a link of its own."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from game.session.causality.interval import Sign
from game.session.causality.links import Link, links_of
from game.session.causality.loops import LONGEST, loops_of
from tests.games import rules_of


def link(source: str, sign: Sign, target: str, strength: float = 1.0) -> Link:
    return Link(source, target, sign, fills=True, strength=strength)


def test_two_minus_signs_reinforce_and_one_balances() -> None:
    links = (
        link("debt", "-", "systems"),
        link("systems", "-", "debt"),
        link("queue", "+", "effort"),
        link("effort", "-", "queue"),
        link("mood", "+", "weather"),
        link("weather", "?", "mood"),
    )
    assert [(loop.name, loop.nodes) for loop in loops_of(links)] == [
        ("R1", ("debt", "systems")),
        ("B1", ("effort", "queue")),
        ("?1", ("mood", "weather")),
    ]


def test_short_loops_come_first_then_strong_ones_and_weak_ones_last() -> None:
    links = (
        link("a", "+", "b"),
        link("b", "+", "c"),
        link("c", "+", "a"),
        link("d", "+", "e", 0.5),
        link("e", "+", "d"),
        link("f", "+", "g", 0.8),
        link("g", "+", "f"),
        link("h", "+", "i", 0.01),
        link("i", "+", "h"),
    )
    assert [loop.nodes for loop in loops_of(links)] == [("f", "g"), ("d", "e"), ("a", "b", "c"), ("h", "i")]


def test_of_two_links_between_the_same_two_the_stronger_makes_the_loop() -> None:
    links = (link("cut", "-", "leave", 0.2), link("cut", "+", "leave", 0.9), link("leave", "+", "cut"))
    (loop,) = loops_of(links)
    assert loop.name == "R1"


def test_a_circle_too_long_to_tell_is_not_named() -> None:
    names = [f"n{number}" for number in range(LONGEST + 1)]
    longest = [link(a, "+", b) for a, b in zip(names, names[1:] + names[:1], strict=True)]
    assert loops_of(longest) == ()
    shorter = [*longest[: LONGEST - 1], link(names[LONGEST - 1], "+", names[0])]
    assert [len(loop.links) for loop in loops_of(shorter)] == [LONGEST]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(
            lambda ends: ends[0] != ends[1]
        ),
        st.tuples(st.sampled_from(["+", "-", "?"]), st.integers(0, 4)),
        max_size=18,
    ),
    st.randoms(use_true_random=False),
)
def test_every_loop_is_closed_has_a_link_of_its_own_and_does_not_depend_on_the_order(drawn, random) -> None:
    links = [Link(a, b, sign, strength=strength / 4) for (a, b), (sign, strength) in drawn.items()]
    loops = loops_of(links)
    seen: set[Link] = set()
    for loop in loops:
        assert all(
            one.target == other.source
            for one, other in zip(loop.links, (*loop.links[1:], loop.links[0]), strict=True)
        )
        assert len(set(loop.nodes)) == len(loop.nodes)
        assert loop.mark in loop.links
        assert loop.mark not in seen
        seen.update(loop.links)
    assert all(set(one.links) != set(other.links) for one, other in combinations(loops, 2))
    random.shuffle(links)
    assert loops_of(links) == loops


def test_fjordvik_tells_of_tired_people_who_fall_ill_and_of_debt_that_eats_its_systems() -> None:
    scenario = rules_of("fjordvik").scenario
    stocks = set(scenario.model.stocks)
    links = [each for each in links_of(scenario, every=False) if {each.source, each.target} <= stocks]
    told = {loop.nodes: loop.name[0] for loop in loops_of(links)}
    assert told["fatigue", "sick_leave"] == "R"
    assert told["tech_debt", "technology"] == "R"
    assert told["expectations", "satisfaction"] == "B"
