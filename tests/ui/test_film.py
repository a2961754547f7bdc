"""A gauge's line: how far it has grown, what it ends in, and that colour never tells the two lines apart alone."""

from __future__ import annotations

from game.report.lines import GaugeLine
from game.ui.boxes import Box, Role, Shape, Stroke
from game.ui.geometry import Rect
from game.ui.inspect import misfits
from game.ui.theme import Form
from game.ui.widgets.film import DASHES, FilmLine
from tests.ui.fakes import context

LINE = GaugeLine(
    "people",
    "Folk",
    (0.5, 0.4, 0.2, 0.8),
    ("60 %", "59 %", "56 %", "66 %"),
    "60",
    ("start", "vår", "høst", "vår 2"),
    0.9,
    "minst 70",
)
TWIN = GaugeLine(
    LINE.indicator,
    LINE.name,
    LINE.heights,
    LINE.figures,
    LINE.first,
    LINE.seasons,
    None,
    "",
    (0.4, 0.6, 0.1),
    ("59", "62", "54"),
)


def _box(line: GaugeLine, shown: int, figure: str = "") -> Box:
    ctx, film = context(), FilmLine(line, shown, "Folk: start 60", figure=figure)
    return film.place(ctx, Rect(0, 0, 400, 300))


def _strokes(box: Box) -> list[Stroke]:
    return [mark for each in box.walk() for mark in each.marks if isinstance(mark, Stroke)]


def _shapes(box: Box) -> list[Form]:
    return [mark.form for each in box.walk() for mark in each.marks if isinstance(mark, Shape)]


def test_the_line_grows_by_one_half_year_at_a_time_and_never_moves() -> None:
    assert _strokes(_box(LINE, 0)) == []
    lines = [_strokes(_box(LINE, shown))[0].points for shown in (1, 2, 3)]
    assert [len(points) for points in lines] == [2, 3, 4]
    assert lines[0] == lines[2][:2]
    assert lines[1] == lines[2][:3]


def test_higher_is_higher_and_later_is_further_to_the_right() -> None:
    points = _strokes(_box(LINE, 3))[0].points
    assert points[3].y < points[0].y < points[1].y < points[2].y
    assert [point.x for point in points] == sorted(point.x for point in points)


def test_it_says_its_course_and_shows_where_it_began_and_where_it_is() -> None:
    box = _box(LINE, 2)
    assert (box.role, box.name, box.value) == (Role.IMAGE, "Folk", "start 60")
    assert "60 → 56 %" in [each.name for each in box.walk()]
    assert "60 %" in [each.name for each in _box(LINE, 0).walk()]
    assert misfits(box) == ()


def test_the_other_answer_is_dashed_and_ends_in_another_form() -> None:
    box = _box(TWIN, 3, figure="−1,2 dårligere")
    dashes = [stroke for stroke in _strokes(box) if len(stroke.points) == 2]
    assert len(dashes) == 2 * DASHES
    assert _shapes(box) == [Form.DIAMOND, Form.CIRCLE]
    assert "−1,2 dårligere" in [each.name for each in box.walk()]


def test_both_lines_begin_where_the_games_part() -> None:
    played, *dashes = sorted(_strokes(_box(TWIN, 3)), key=lambda stroke: -len(stroke.points))
    assert dashes[0].points[0].x == played.points[1].x
