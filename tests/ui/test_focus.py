"""Where Tab, the arrows and the pointer go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.boxes import Action, Box, Role
from game.ui.focus import Direction, after_arrow, after_tab, focus_order, hit
from game.ui.geometry import Point, Rect


def _button(key: str, x: int, y: int) -> Box:
    return Box(Role.BUTTON, Rect(x, y, 50, 20), key, action=Action(key), key=key)


# a b
#  c
# d e
TREE = Box(
    Role.WINDOW,
    Rect(0, 0, 300, 200),
    children=(
        Box(Role.GROUP, Rect(0, 0, 300, 20), children=(_button("a", 0, 0), _button("b", 100, 0))),
        Box(Role.TEXT, Rect(0, 30, 10, 10), "En"),
        _button("c", 50, 60),
        _button("d", 0, 120),
        _button("e", 100, 120),
    ),
)
NOTHING = Box(Role.WINDOW, Rect(0, 0, 300, 200))


def test_tab_follows_the_reading_order_and_goes_round() -> None:
    assert [box.key for box in focus_order(TREE)] == list("abcde")
    assert (after_tab(TREE, None), after_tab(TREE, "b"), after_tab(TREE, "e")) == ("a", "c", "a")


def test_shift_tab_goes_back() -> None:
    assert (after_tab(TREE, None, backwards=True), after_tab(TREE, "a", backwards=True)) == ("e", "e")
    assert after_tab(TREE, "c", backwards=True) == "b"


def test_focus_that_is_gone_starts_again() -> None:
    assert after_tab(TREE, "gone") == "a"
    assert after_arrow(TREE, "gone", Direction.DOWN) == "a"


@pytest.mark.parametrize(
    ("start", "direction", "goal"),
    [
        ("a", Direction.RIGHT, "b"),
        ("b", Direction.LEFT, "a"),
        ("d", Direction.RIGHT, "e"),
        ("a", Direction.DOWN, "c"),
        ("c", Direction.UP, "a"),
        ("a", Direction.UP, "a"),
        ("e", Direction.RIGHT, "e"),
    ],
)
def test_an_arrow_goes_to_the_nearest_in_its_direction(start: str, direction: Direction, goal: str) -> None:
    assert after_arrow(TREE, start, direction) == goal


def test_where_nothing_can_be_pressed_there_is_no_focus() -> None:
    assert after_tab(NOTHING, None) is None
    assert after_arrow(NOTHING, None, Direction.DOWN) is None


def test_the_pointer_finds_the_topmost() -> None:
    under, over = _button("under", 0, 0), _button("over", 20, 0)
    pile = Box(Role.WINDOW, Rect(0, 0, 100, 100), children=(under, over))
    assert [box and box.key for box in (hit(pile, Point(x, 5)) for x in (5, 30, 90))] == [
        "under",
        "over",
        None,
    ]


@given(st.sampled_from("abcde"), st.sampled_from(Direction))
def test_an_arrow_never_leaves_what_can_be_pressed(start: str, direction: Direction) -> None:
    assert after_arrow(TREE, start, direction) in set("abcde")


def test_every_target_can_be_reached_by_arrows() -> None:
    reached, edge = {"a"}, ["a"]
    while edge:
        here = edge.pop()
        for direction in Direction:
            there = after_arrow(TREE, here, direction)
            if there not in reached and there is not None:
                reached.add(there)
                edge.append(there)
    assert reached == set("abcde")
