"""The five target pictures fit every window, text size and theme, and can be read aloud."""

from __future__ import annotations

import pygame
import pytest

from game.ui.draw import Attention, Pen, look_of, scenes
from game.ui.element import Context
from game.ui.focus import focus_order
from game.ui.geometry import Grid, Size
from game.ui.inspect import describe, problems
from game.ui.layout import layout
from game.ui.theme import LIGHT, THEMES, Ink, Theme
from game.ui.town.paint import changed_areas
from tests.ui.demo import PERCENTS, SCREENS, SIZES

ALL = pytest.mark.parametrize("name", SCREENS)


@pytest.fixture(scope="module")
def pen() -> Pen:
    return Pen()


@ALL
@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width}x{size.height}")
def test_nothing_sticks_out_or_overlaps(name: str, size: Size, percent: int, pen: Pen) -> None:
    grid = Grid(size, percent)
    assert problems(layout(SCREENS[name](percent), Context(grid, pen.fonts)), grid) == ()


@ALL
def test_a_text_too_many_would_be_found(name: str, pen: Pen) -> None:
    grid = Grid(Size(1280, 500), 130)
    assert problems(layout(SCREENS[name](130), Context(Grid(Size(640, 360), 300), pen.fonts)), grid) != ()


@ALL
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_picture_is_drawn_in_every_theme(name: str, theme: Theme, pen: Pen) -> None:
    grid = Grid(Size(1280, 720))
    surface = pygame.Surface((1280, 720))
    pen.draw(surface, layout(SCREENS[name](100), Context(grid, pen.fonts)), theme, grid)
    assert len({tuple(surface.get_at((x, y))) for x in range(0, 1280, 7) for y in range(0, 720, 7)}) > 20


@ALL
def test_focus_is_drawn_as_a_ring_around_what_has_it(name: str, pen: Pen) -> None:
    grid = Grid(Size(1280, 720))
    tree = layout(SCREENS[name](100), Context(grid, pen.fonts))
    for box in focus_order(tree):
        plain, focused = (pygame.Surface((1280, 720)) for _ in range(2))
        pen.draw(plain, tree, LIGHT, grid)
        pen.draw(focused, tree, LIGHT, grid, Attention(focus=box.key))
        ring = box.rect.inset(-6, -6)
        changed = _changed(plain, focused)
        assert changed.width > box.rect.width
        assert changed.height > box.rect.height
        assert abs(changed.x - ring.x) <= 2
        assert tuple(focused.get_at((box.rect.centre.x, ring.y + 1)))[:3] == LIGHT[box.focus_ink]
        if box.focus_ink is Ink.FOCUS:
            break  # one of each kind is enough


def test_the_pointer_tints_what_it_is_on(pen: Pen) -> None:
    grid = Grid(Size(1280, 720))
    tree = layout(SCREENS["choice"](100), Context(grid, pen.fonts))
    plain, hovered = (pygame.Surface((1280, 720)) for _ in range(2))
    pen.draw(plain, tree, LIGHT, grid)
    pen.draw(hovered, tree, LIGHT, grid, Attention(hover="option:A"))
    box = next(box for box in focus_order(tree) if box.key == "option:A")
    assert pygame.Rect(box.rect.tuple).contains(_changed(plain, hovered))


def test_drawing_again_gives_the_same_picture(pen: Pen) -> None:
    grid = Grid(Size(1280, 720))
    pictures = []
    for _ in range(2):
        surface = pygame.Surface((1280, 720))
        pen.draw(surface, layout(SCREENS["case"](100), Context(grid, pen.fonts)), LIGHT, grid)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
        pen.clear()
    assert pictures[0] == pictures[1]


def test_a_screen_can_be_read_aloud(pen: Pen) -> None:
    spoken = describe(layout(SCREENS["choice"](100), Context(Grid(SIZES[0]), pen.fonts)))
    for words in (
        "tab 'Valget', nå",
        "image 'Fjordvik en høstdag'",
        "gauge 'Økonomi': 1,2 prosent, ned, mål 1,75",
        "heading 'Nattevakter eller sensorer?'",
        "option 'B: La nattevaktene prøve i én sone': Pris i millioner 1,2;",
        "capacity 'Helse': 3 av 2",
        "button 'Vi velger B'",
    ):
        assert words in spoken


def _changed(first: pygame.Surface, second: pygame.Surface) -> pygame.Rect:
    difference = first.copy()
    difference.blit(second, (0, 0), special_flags=pygame.BLEND_SUB)
    other = second.copy()
    other.blit(first, (0, 0), special_flags=pygame.BLEND_SUB)
    difference.blit(other, (0, 0), special_flags=pygame.BLEND_ADD)
    mask = pygame.mask.from_threshold(difference, (0, 0, 0), (1, 1, 1, 255))
    mask.invert()
    rects = mask.get_bounding_rects()
    return rects[0].unionall(rects[1:])


@pytest.mark.parametrize("name", ["start", "consequence"])
@pytest.mark.parametrize(("before", "after"), [(0.0, 0.4), (3.0, 11.5)])
def test_drawing_only_what_moved_in_the_town_makes_the_same_picture(
    name: str, before: float, after: float, pen: Pen
) -> None:
    grid = Grid(Size(1280, 720))
    tree = layout(SCREENS[name](100), Context(grid, pen.fonts))
    first = next(box.key for box in focus_order(tree))
    whole, partly = pygame.Surface((1280, 720)), pygame.Surface((1280, 720))
    pen.draw(whole, tree, LIGHT, grid, Attention(first, None, after))
    pen.draw(partly, tree, LIGHT, grid, Attention(first, None, before))
    (scene,) = scenes(tree)
    parts = changed_areas(scene.rect, look_of(scene, LIGHT), before, after)
    assert parts
    assert pygame.image.tobytes(whole, "RGB") != pygame.image.tobytes(partly, "RGB")
    pen.draw(partly, tree, LIGHT, grid, Attention(first, None, after), parts)
    assert pygame.image.tobytes(whole, "RGB") == pygame.image.tobytes(partly, "RGB")
    assert sum(part.width * part.height for part in parts) < scene.rect.width * scene.rect.height / 2
