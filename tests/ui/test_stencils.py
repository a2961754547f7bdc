"""Smooth forms: filled where they should be, empty where they should be, soft at the rim."""

from __future__ import annotations

import pygame
import pytest

from game.ui.geometry import Rect
from game.ui.stencils import Stencils
from game.ui.theme import LIGHT, Form, Ink

INK = LIGHT[Ink.BAD]
GROUND = LIGHT[Ink.PAPER]


@pytest.fixture
def surface() -> pygame.Surface:
    canvas = pygame.Surface((120, 80))
    canvas.fill(GROUND)
    return canvas


def _at(surface: pygame.Surface, x: int, y: int) -> tuple[int, ...]:
    return tuple(surface.get_at((x, y)))[:3]


def test_a_rounded_rectangle_is_full_inside_and_leaves_its_corners(surface: pygame.Surface) -> None:
    Stencils().fill(surface, Rect(10, 10, 100, 60), INK, 20)
    for x, y in ((60, 40), (60, 10), (10, 40), (109, 40), (60, 69)):
        assert _at(surface, x, y) == INK
    for x, y in ((10, 10), (109, 10), (10, 69), (109, 69), (9, 40), (60, 70)):
        assert _at(surface, x, y) == GROUND


def test_the_rim_of_a_corner_is_a_mixture_of_both_colours(surface: pygame.Surface) -> None:
    Stencils().fill(surface, Rect(10, 10, 100, 60), INK, 20)
    corner = {_at(surface, x, y) for x in range(10, 30) for y in range(10, 30)}
    between = corner - {INK, GROUND}
    assert len(between) > 3
    for colour in between:
        for channel, ink, ground in zip(colour, INK, GROUND, strict=True):
            assert min(ink, ground) - 1 <= channel <= max(ink, ground) + 1


def test_an_outline_is_as_thick_as_asked_and_hollow(surface: pygame.Surface) -> None:
    Stencils().outline(surface, Rect(10, 10, 100, 60), INK, 16, 4)
    assert [_at(surface, x, 40) == INK for x in range(9, 16)] == [False, True, True, True, True, False, False]
    assert [_at(surface, 60, y) == INK for y in range(64, 72)] == [
        False,
        False,
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert _at(surface, 60, 40) == _at(surface, 22, 22) == GROUND


def test_a_radius_too_large_makes_a_pill(surface: pygame.Surface) -> None:
    Stencils().fill(surface, Rect(10, 10, 100, 20), INK, 500)
    assert _at(surface, 10, 10) == GROUND
    assert _at(surface, 60, 10) == INK


def test_square_corners_are_sharp(surface: pygame.Surface) -> None:
    Stencils().fill(surface, Rect(10, 10, 20, 20), INK, 0)
    assert (_at(surface, 10, 10), _at(surface, 29, 29), _at(surface, 30, 30)) == (INK, INK, GROUND)
    Stencils().outline(surface, Rect(40, 10, 20, 20), INK, 0, 2)
    assert (_at(surface, 40, 10), _at(surface, 50, 20)) == (INK, GROUND)


@pytest.mark.parametrize(
    ("form", "inside", "outside"),
    [
        (Form.CIRCLE, (20, 20), (1, 1)),
        (Form.RING, (1, 20), (20, 20)),
        (Form.SQUARE, (1, 1), None),
        (Form.DIAMOND, (20, 2), (6, 6)),
        (Form.TRIANGLE_UP, (20, 30), (3, 6)),
        (Form.TRIANGLE_DOWN, (20, 8), (3, 34)),
    ],
)
def test_every_form_has_its_own_outline(
    surface: pygame.Surface, form: Form, inside: tuple[int, int], outside: tuple[int, int] | None
) -> None:
    Stencils().form(surface, Rect(0, 0, 40, 40), form, INK, 4)
    assert _at(surface, *inside) == INK
    if outside:
        assert _at(surface, *outside) == GROUND


@pytest.mark.parametrize("rect", [Rect(5, 5, 0, 10), Rect(5, 5, 10, 0)])
def test_an_empty_rectangle_draws_nothing(surface: pygame.Surface, rect: Rect) -> None:
    before = pygame.image.tobytes(surface, "RGB")
    stencils = Stencils()
    stencils.fill(surface, rect, INK, 4)
    stencils.outline(surface, rect, INK, 4, 2)
    stencils.form(surface, rect, Form.CIRCLE, INK, 0)
    assert pygame.image.tobytes(surface, "RGB") == before


def test_clearing_forgets_all_pictures(surface: pygame.Surface) -> None:
    stencils = Stencils()
    stencils.fill(surface, Rect(10, 10, 100, 60), INK, 20)
    stencils.form(surface, Rect(0, 0, 40, 40), Form.RING, INK, 4)
    stencils.clear()
    assert not stencils._corners
    assert not stencils._forms
