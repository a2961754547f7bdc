"""The real fonts: every sign, tabular figures, and nothing kept after a resize."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.errors import ResourceError
from game.resources import asset
from game.ui.fonts import Fonts
from game.ui.theme import LIGHT, Ink
from game.ui.typeset import Face, Measure

TOP = Path(__file__).parents[2]
SIGNS = (
    "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéèêëóòôöäüáàçšžđŋŧÉÈÓÒÔÖÄÜ"
    "0123456789.,:;!?()[]/&%§°+-=<>*#@_'\"«»“”‘’„–—…·•†"
    "\u2212×÷±≤≥≈≠→←↑↓↵✓✗▲▼◆●■○½²³€ \u00a0\u202f\u2007"
)
FACES = pytest.mark.parametrize("face", Face, ids=lambda face: face.value)


@pytest.fixture
def fonts() -> Fonts:
    return Fonts()


@FACES
def test_every_sign_that_texts_need_is_in_the_font(face: Face) -> None:
    assert _missing(face, SIGNS) == []


@FACES
def test_every_sign_that_texts_use_is_in_the_font(face: Face) -> None:
    written = [
        path
        for folder, ending in (
            (TOP / "scenarios", "*.po"),
            (TOP / "scenarios", "*.yaml"),
            (TOP / "game", "*.po"),
        )
        for path in folder.rglob(ending)
    ]
    used = {sign for path in written for sign in path.read_text(encoding="utf-8")}
    assert _missing(face, "".join(sorted(sign for sign in used if sign >= " " and sign != "\u00ad"))) == []


@FACES
def test_all_figures_are_equally_wide(face: Face, fonts: Fonts) -> None:
    assert len({fonts.text_width(digit * 10, face, 40) for digit in "0123456789"}) == 1


def test_a_line_is_about_as_wide_as_it_is_drawn(fonts: Fonts) -> None:
    for size in (19, 34, 60):
        drawn = fonts.drawn("Nattevakter eller sensorer?", Face.DISPLAY, size, LIGHT[Ink.TEXT])
        assert (
            abs(drawn.get_width() - fonts.text_width("Nattevakter eller sensorer?", Face.DISPLAY, size)) <= 1
        )


def test_letters_stand_on_the_baseline(fonts: Fonts) -> None:
    for size in (28, 42, 60):
        drawn = fonts.drawn("HHH", Face.BOLD, size, LIGHT[Ink.TEXT])
        bottom = drawn.get_bounding_rect(min_alpha=128).bottom
        assert abs(bottom - fonts.ascent(Face.BOLD, size)) <= 1


def test_pairs_are_kerned(fonts: Fonts) -> None:
    apart = fonts.text_width("A", Face.REGULAR, 40) + fonts.text_width("V", Face.REGULAR, 40)
    assert fonts.text_width("AV", Face.REGULAR, 40) < apart


def test_the_fonts_are_what_typesetting_asks_for(fonts: Fonts) -> None:
    measure: Measure = fonts
    assert measure.descent(Face.REGULAR, 34) > 0


def test_a_line_is_drawn_once_until_the_window_changes(fonts: Fonts) -> None:
    first = fonts.drawn("Fjordvik", Face.BOLD, 34, LIGHT[Ink.TEXT])
    assert fonts.drawn("Fjordvik", Face.BOLD, 34, LIGHT[Ink.TEXT]) is first
    fonts.clear()
    assert fonts.drawn("Fjordvik", Face.BOLD, 34, LIGHT[Ink.TEXT]) is not first


def test_old_lines_are_given_up_before_they_fill_the_memory(
    fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.fonts._MOST_PIXELS", 40_000)
    first = fonts.drawn("0", Face.BOLD, 34, LIGHT[Ink.TEXT])
    for number in range(1, 60):
        fonts.drawn(str(number), Face.BOLD, 34, LIGHT[Ink.TEXT])
    assert fonts.drawn("0", Face.BOLD, 34, LIGHT[Ink.TEXT]) is not first
    assert fonts.drawn("59", Face.BOLD, 34, LIGHT[Ink.TEXT]) is fonts.drawn(
        "59", Face.BOLD, 34, LIGHT[Ink.TEXT]
    )


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("game.resources.assets_dir", lambda: tmp_path)
    with pytest.raises(ResourceError, match=r"Inter-Regular\.ttf"):
        Fonts()


def _missing(face: Face, signs: str) -> list[str]:
    pygame.font.init()
    font = pygame.font.Font(asset("fonts", face.value), 20)
    return [sign for sign, metrics in zip(signs, font.metrics(signs), strict=True) if metrics is None]
