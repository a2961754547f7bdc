"""Rectangles and the grid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.geometry import Grid, Point, Rect, Size

RECTS = st.builds(Rect, *[st.integers(-50, 50)] * 2, *[st.integers(0, 50)] * 2)


@pytest.mark.parametrize(
    ("size", "unit"),
    [
        (Size(1920, 1080), 1.0),
        (Size(1280, 720), 2 / 3),
        (Size(1024, 768), 1024 / 1920),
        (Size(2560, 1080), 1.0),
        (Size(3840, 2160), 2.0),
    ],
)
def test_the_smaller_side_decides_the_scale(size: Size, unit: float) -> None:
    assert Grid(size).unit == pytest.approx(unit)


def test_only_type_grows_with_the_text_scale() -> None:
    grid = Grid(Size(1280, 720), 130)
    assert (grid.px(30), grid.text_px(30)) == (20, 26)


def test_a_thin_line_stays_visible_in_a_small_window() -> None:
    grid = Grid(Size(320, 180))
    assert (grid.px(2), grid.px(0), grid.px(-2)) == (1, 0, -1)


def test_the_right_and_lower_edge_lie_outside() -> None:
    rect = Rect(10, 20, 30, 40)
    assert rect.contains(Point(39, 59))
    assert not rect.contains(Point(40, 59))
    assert not rect.contains(Point(39, 60))


def test_rectangles_that_only_touch_do_not_overlap() -> None:
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9, 9, 10, 10))


@given(RECTS, RECTS)
def test_overlap_is_mutual_and_means_a_shared_pixel(first: Rect, second: Rect) -> None:
    shared = set(_pixels(first)) & set(_pixels(second))
    assert first.overlaps(second) == second.overlaps(first) == bool(shared)


@given(RECTS, RECTS)
def test_a_rectangle_with_pixels_is_enclosed_when_all_of_them_are(outer: Rect, inner: Rect) -> None:
    if inner.width and inner.height:
        assert outer.encloses(inner) == (set(_pixels(inner)) <= set(_pixels(outer)))


@given(RECTS, st.integers(0, 60), st.integers(0, 60))
def test_an_inset_is_never_negative(rect: Rect, across: int, down: int) -> None:
    inner = rect.inset(across, down)
    assert min(inner.width, inner.height) >= 0


def _pixels(rect: Rect) -> list[tuple[int, int]]:
    return [(x, y) for x in range(rect.x, rect.right) for y in range(rect.y, rect.bottom)]
