"""Every page of a game as a tree: what can be pressed says what it is, how it is and why not, and can be told apart."""

from __future__ import annotations

import pytest

from game.policy import POLICIES
from game.ui.boxes import Box, Role
from game.ui.element import Context
from game.ui.focus import focus_order
from game.ui.geometry import Grid
from game.ui.inspect import problems
from game.ui.layout import layout
from game.ui.legible import pale
from game.ui.screens import Settings
from game.ui.shots import screens_of
from game.ui.theme import THEMES, Theme
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import new_game

GRID = Grid(FULL)
PRESSED = frozenset(
    {
        Role.BUTTON,
        Role.OPTION,
        Role.FIELD,
        Role.ROW,
        Role.IMAGE,
        Role.GAUGE,
        Role.CAPACITY,
        Role.CARD,
        Role.GROUP,
    }
)
"""What a thing that can be pressed or written in may be; a screen reader is told of all but a field as buttons."""


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Box]:
    """By page its tree; the colours and the words of a page do not depend on the font."""
    context, found = Context(GRID, EvenFont()), dict[str, Box]()
    game = new_game(tmp_path_factory.mktemp("trees"))
    for name, screen in screens_of(game, "nb", POLICIES["balanced"]):
        found[name] = layout(screen.view(Settings("nb")), context)
        context.forget_elements()
    return found


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_words_outlines_and_focus_can_be_told_from_what_they_stand_on(
    trees: dict[str, Box], theme: Theme
) -> None:
    found = {name: [str(flaw) for flaw in pale(tree, theme, GRID)] for name, tree in trees.items()}
    assert {name: flaws for name, flaws in found.items() if flaws} == {}


def test_everything_that_can_be_pressed_has_a_role_a_name_and_a_target_and_a_reason_if_it_is_closed(
    trees: dict[str, Box],
) -> None:
    assert {name: problems(tree, GRID) for name, tree in trees.items() if problems(tree, GRID)} == {}
    roles = {box.role for tree in trees.values() for box in focus_order(tree)}
    assert roles <= PRESSED
    assert Role.OPTION in roles


def test_what_is_selected_or_closed_says_so_in_words_and_to_programs(trees: dict[str, Box]) -> None:
    boxes = [box for tree in trees.values() for box in tree.walk()]
    assert any(box.selected for box in boxes)
    for box in boxes:
        if box.selected or box.disabled:
            assert box.state, box.name
        if box.role is Role.OPTION and box.state:
            assert box.selected or box.disabled, box.name


def test_every_page_has_a_heading_or_a_tab_that_names_it(trees: dict[str, Box]) -> None:
    """The map is named by what stands in its middle."""
    silent = [
        name
        for name, tree in trees.items()
        if not name.endswith("why-map")
        and not any(
            box.name.strip() and (box.role is Role.HEADING or (box.role is Role.BUTTON and box.selected))
            for box in tree.walk()
        )
    ]
    assert silent == []


def test_no_picture_is_without_words(trees: dict[str, Box]) -> None:
    silent = {
        name for name, tree in trees.items() for box in tree.walk() if box.role is Role.IMAGE and not box.name
    }
    assert silent == set()
