"""Reading a layout: what it says and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from game.ui.boxes import Action, Box, Meeting, Role
from game.ui.geometry import Grid, Rect, Size
from game.ui.inspect import describe, problems

GRID = Grid(Size(200, 100))


def _window(*children: Box) -> Box:
    return Box(Role.WINDOW, GRID.frame, children=children)


def _codes(tree: Box) -> list[str]:
    return [flaw.code for flaw in problems(tree, GRID)]


def _button(x: int, key: str = "a", name: str = "A") -> Box:
    return Box(Role.BUTTON, Rect(x, 10, 40, 40), name, action=Action("a"), key=key)


def test_a_good_layout_has_no_problems() -> None:
    assert _codes(_window(_button(0), _button(50, "b"))) == []


def test_what_leaves_the_window_is_found() -> None:
    assert _codes(_window(Box(Role.TEXT, Rect(150, 0, 60, 20), "En"))) == ["overflow"]
    assert _codes(Box(Role.WINDOW, Rect(0, 0, 201, 100))) == ["overflow"]


def test_what_leaves_its_parent_is_found_at_any_depth() -> None:
    inner = Box(Role.TEXT, Rect(10, 10, 50, 20), "En")
    assert _codes(_window(Box(Role.CARD, Rect(0, 0, 40, 40), children=(inner,)))) == ["overflow"]


def test_siblings_that_overlap_are_found_unless_they_are_stacked() -> None:
    first, second = (Box(Role.TEXT, Rect(x, 0, 30, 20), "En") for x in (0, 20))
    assert _codes(_window(first, second)) == ["overlap"]
    pile = Box(Role.GROUP, GRID.frame, children=(first, second), meeting=Meeting.STACKED)
    assert _codes(_window(pile)) == []


def test_a_target_that_is_too_small_for_a_finger_is_found() -> None:
    small = Box(Role.BUTTON, Rect(0, 0, 3, 40), "A", action=Action("a"), key="a")
    assert _codes(_window(small)) == ["small-target"]


def test_what_is_closed_and_does_not_say_why_is_found() -> None:
    closed = Box(Role.OPTION, Rect(0, 10, 40, 40), "B", action=Action("b"), key="b", disabled=True)
    assert _codes(_window(closed)) == ["reasonless"]
    assert _codes(_window(replace(closed, value="Det er for dyrt."))) == []


def test_two_targets_with_one_key_and_a_target_without_a_name_are_found() -> None:
    assert _codes(_window(_button(0), _button(50))) == ["key"]
    assert _codes(_window(_button(0, name=""))) == ["nameless"]
    assert _codes(_window(_button(0, key=""))) == ["key"]


def test_a_flaw_says_what_and_where() -> None:
    (flaw,) = problems(_window(Box(Role.TEXT, Rect(150, 0, 60, 20), "En")), GRID)
    assert str(flaw) == "overflow: text 'En' at 150,0 60x20 in window '' at 0,0 200x100"


def test_the_description_names_roles_values_and_states() -> None:
    part = Box(Role.TEXT, Rect(0, 0, 1, 1), "63")
    tree = _window(
        Box(Role.GROUP, GRID.frame, children=(Box(Role.HEADING, GRID.frame, "Saken"),)),
        Box(Role.GAUGE, GRID.frame, "Tjenester", "63, opp", children=(part,)),
        Box(Role.DIVIDER, GRID.frame),
        Box(Role.OPTION, GRID.frame, "B: Prøv", state=("valgt",)),
    )
    assert describe(tree).splitlines() == [
        "window ''",
        "  heading 'Saken'",
        "  gauge 'Tjenester': 63, opp",
        "  option 'B: Prøv', valgt",
    ]
