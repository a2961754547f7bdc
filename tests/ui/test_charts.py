"""Lines over the half-years, work over the half-years, and the way to a goal: where their marks stand."""

from __future__ import annotations

import pygame
import pytest

from game.ui.boxes import Box, Fill, Level, Picture, Role, Shape, Stroke
from game.ui.element import Context
from game.ui.geometry import Grid, Point, Rect, Size
from game.ui.stencils import Stencils
from game.ui.theme import Form, Ink
from game.ui.widgets.linechart import LineChart
from game.ui.widgets.timebar import TimeBar
from game.ui.widgets.waybar import GOAL, START, WayBar
from tests.ui.fakes import EvenFont

PLACE = Rect(100, 50, 400, 120)


def _context() -> Context:
    return Context(Grid(Size(1920, 1080)), EvenFont())


def _line(box: Box) -> Stroke:
    (line,) = (mark for mark in box.marks if isinstance(mark, Stroke))
    return line


def test_a_line_rises_where_its_figure_rises_and_stays_inside_its_chart() -> None:
    chart = LineChart((1.0, 2.0, 2.0, 0.5), 10, "Omsorg", "1 til 0,5", goal=3.0, marked=(1, 2))
    box = _context().place(chart, PLACE)
    first, second, third, last = _line(box).points
    assert second.y < first.y < last.y
    assert second.y == third.y
    assert [each.x for each in (first, second, third, last)] == sorted(each.x for each in _line(box).points)
    assert (box.role, box.name, box.value) == (Role.IMAGE, "Omsorg", "1 til 0,5")
    for mark in box.marks:
        if isinstance(mark, Fill | Shape):
            assert PLACE.encloses(mark.rect)
    goal = [mark for mark in box.marks if isinstance(mark, Fill) and mark.ink is Ink.GOAL]
    assert goal
    assert all(mark.rect.y < second.y for mark in goal)
    diamonds = [mark for mark in box.marks if isinstance(mark, Shape) and mark.form is Form.DIAMOND]
    assert [mark.rect.centre.x for mark in diamonds] == [second.x, third.x]


def test_a_still_figure_is_a_level_line_and_a_small_change_a_small_one() -> None:
    still = _line(_context().place(LineChart((5.0, 5.0), 100, "", ""), PLACE))
    assert len({each.y for each in still.points}) == 1
    small = _line(_context().place(LineChart((5.0, 5.1), 100, "", ""), PLACE))
    large = _line(_context().place(LineChart((5.0, 50.0), 100, "", ""), PLACE))
    assert 0 < small.points[0].y - small.points[1].y < (large.points[0].y - large.points[1].y) / 10


def test_a_chart_of_a_game_that_goes_on_leaves_room_at_its_right() -> None:
    box = _context().place(LineChart((1.0, 2.0), 10, "", "", places=9), PLACE)
    assert _line(box).points[-1].x < PLACE.x + PLACE.width // 4


def test_work_stands_higher_the_further_it_has_come_and_what_is_ahead_is_an_outline() -> None:
    cells = ("", "building", "learning", "working", "to_use", "to_build", "failed")
    box = _context().place(TimeBar(cells, "", "", promised=3, today=5), PLACE)
    bars = [mark for mark in box.marks if isinstance(mark, Fill) and mark.radius]
    building, learning, working, to_use, to_build = bars
    assert building.rect.height < learning.rect.height < working.rect.height
    assert (to_use.rect.height, to_build.rect.height) == (working.rect.height, building.rect.height)
    assert [mark.ink is None for mark in bars] == [False, False, False, True, True]
    icons = {mark.icon: mark.rect for mark in box.marks if isinstance(mark, Picture)}
    assert learning.rect.x <= icons["flag"].centre.x < learning.rect.right
    assert icons["x"].x > to_build.rect.right
    now = next(mark for mark in box.marks if isinstance(mark, Shape))
    assert working.rect.right <= now.rect.centre.x <= to_use.rect.x + 3


@pytest.mark.parametrize(("share", "place"), [(0.0, START), (1.0, GOAL), (9.0, 1.0), (-9.0, 0.0)])
def test_the_mark_on_the_way_is_between_start_and_goal_and_never_off_the_bar(
    share: float, place: float
) -> None:
    box = _context().place(WayBar(share, reached=share >= 1), PLACE)
    (level,) = (mark for mark in box.marks if isinstance(mark, Level))
    assert level.share == pytest.approx(place)
    (dot,) = (mark for mark in box.marks if isinstance(mark, Shape))
    assert box.rect.encloses(dot.rect)


def test_a_line_is_drawn_once_and_goes_where_its_points_are() -> None:
    surface = pygame.Surface((60, 40))
    stencils = Stencils()
    stencils.line(surface, (Point(10, 10), Point(50, 30)), (255, 0, 0), 4)
    assert surface.get_at((10, 10))[0] > 200
    assert surface.get_at((30, 20))[0] > 200
    assert surface.get_at((50, 10))[0] == 0
    moved = Box(
        Role.IMAGE, Rect(0, 0, 60, 40), marks=(Stroke((Point(1, 2), Point(3, 4)), Ink.FILL, 2),)
    ).moved(5, 6)
    assert moved.marks == (Stroke((Point(6, 8), Point(8, 10)), Ink.FILL, 2),)
