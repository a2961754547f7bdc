"""What is too pale against what it is painted on is found, whatever it is."""

from __future__ import annotations

from dataclasses import replace

from game.ui.boxes import Action, Box, Fill, Letters, Picture, Role, Scene
from game.ui.geometry import Grid, Point, Rect, Size
from game.ui.legible import pale
from game.ui.theme import DARK, LIGHT, Ink, Theme
from game.ui.town.view import TownView
from game.ui.typeset import Face

GRID = Grid(Size(200, 100))
WHOLE = Rect(0, 0, 200, 100)
SHEET = Rect(20, 20, 160, 60)
WORDS = Letters(Point(40, 60), "Hei", Face.REGULAR, 20, Ink.TEXT)


def _codes(*children: Box, theme: Theme = LIGHT) -> list[str]:
    return [flaw.code for flaw in pale(Box(Role.WINDOW, WHOLE, children=children), theme, GRID)]


def _text(ink: Ink) -> Box:
    return Box(Role.TEXT, Rect(40, 40, 60, 25), "Hei", marks=(replace(WORDS, ink=ink),))


def _sheet(ink: Ink, *children: Box) -> Box:
    return Box(Role.CARD, SHEET, marks=(Fill(SHEET, ink),), children=children)


def test_words_are_held_against_what_was_painted_last_under_them() -> None:
    assert _codes(_text(Ink.TEXT)) == []
    assert _codes(_text(Ink.ON_NIGHT)) == ["pale"]
    assert _codes(_sheet(Ink.NIGHT, _text(Ink.ON_NIGHT))) == []
    assert _codes(_sheet(Ink.NIGHT, _text(Ink.TEXT))) == ["pale"]


def test_the_same_words_may_be_pale_in_one_theme_alone() -> None:
    assert _codes(_sheet(Ink.CARD, _text(Ink.ON_SUN)), theme=LIGHT) == []
    assert _codes(_sheet(Ink.CARD, _text(Ink.ON_SUN)), theme=DARK) == ["pale"]


def test_words_on_a_picture_need_a_ground_of_their_own() -> None:
    town = Box(Role.IMAGE, WHOLE, "By", marks=(Scene(WHOLE, TownView()),))
    assert _codes(town, _text(Ink.TEXT)) == ["on-picture"]
    assert _codes(town, _sheet(Ink.CARD, _text(Ink.TEXT))) == []


def test_icons_and_outlines_and_focus_need_less_but_not_nothing() -> None:
    icon = Box(Role.DECORATION, SHEET, marks=(Picture(Rect(30, 30, 20, 20), "x", Ink.LINE),))
    assert _codes(icon) == ["pale"]
    button = Box(
        Role.BUTTON,
        SHEET,
        "Hei",
        marks=(Fill(SHEET, Ink.CARD, 4, Ink.EDGE, 2),),
        action=Action("a"),
        key="a",
    )
    assert _codes(button) == []
    assert _codes(replace(button, marks=(Fill(SHEET, Ink.CARD, 4, Ink.LINE, 2),))) == ["pale"]
    assert _codes(replace(button, focus_ink=Ink.SUN)) == ["pale"]
