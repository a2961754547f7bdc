"""Colours can be told apart, and stand in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.ui.theme import EDGE_PAIRS, TEXT_PAIRS, THEMES, Dimension, Ink, Theme, Type, contrast, mix, rgb
from game.ui.town.palette import Paint, palette
from game.ui.town.view import Season

UI = Path(__file__).parents[2] / "game" / "ui"
THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast(rgb("000000"), rgb("FFFFFF")) == pytest.approx(21)
    assert contrast(rgb("777777"), rgb("FFFFFF")) == pytest.approx(4.48, abs=0.01)
    assert contrast(rgb("123456"), rgb("123456")) == 1


@THEME
def test_every_theme_names_every_colour(theme: Theme) -> None:
    assert set(theme.colours) == set(Ink)


@THEME
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(theme: Theme, text: Ink, ground: Ink) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@THEME
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_and_focus_can_be_seen(theme: Theme, edge: Ink, ground: Ink) -> None:
    assert contrast(theme[edge], theme[ground]) >= 3


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_high_contrast_is_higher(text: Ink, ground: Ink) -> None:
    assert contrast(THEMES["contrast"][text], THEMES["contrast"][ground]) >= 7


def test_no_two_dimensions_share_a_colour_or_a_shape() -> None:
    assert len({dimension.form for dimension in Dimension}) == 4
    for theme in THEMES.values():
        assert len({theme[dimension.ink] for dimension in Dimension}) == 4


def test_nothing_is_smaller_than_can_be_read_from_five_metres() -> None:
    assert min(Type) >= 28


def test_colours_stand_only_in_the_theme_and_the_towns_palette() -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|\"[0-9A-Fa-f]{6}\"|\brgb\(|pygame\.Color|\.fill\(\(?\s*[\d\"]")
    allowed = {UI / "theme.py", UI / "town" / "palette.py"}
    found = [
        f"{path.relative_to(UI)}: {match.group()}"
        for path in sorted(UI.rglob("*.py"))
        if path not in allowed
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("season", Season)
@pytest.mark.parametrize("evening", [False, True])
def test_the_town_has_every_colour_in_every_season_and_light(season: Season, evening: bool) -> None:
    assert set(palette(season, evening=evening)) == set(Paint)


def test_at_dusk_a_lit_window_shines_out_more_than_by_day() -> None:
    day, dusk = (palette(Season.SPRING, evening=evening) for evening in (False, True))
    assert contrast(dusk[Paint.LIT], dusk[Paint.UNLIT]) > contrast(day[Paint.LIT], day[Paint.UNLIT])


def test_mixing_ends_where_it_should() -> None:
    first, second = rgb("102030"), rgb("F0E0D0")
    assert (mix(first, second, 0), mix(first, second, 1)) == (first, second)
