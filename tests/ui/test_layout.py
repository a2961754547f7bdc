"""Rows, columns and the rest, measured with a font whose widths can be counted."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.boxes import Box, Role
from game.ui.element import Context, Rigid
from game.ui.fit import Fit
from game.ui.geometry import Rect, Size
from game.ui.inspect import misfits
from game.ui.layout import Align, Column, Flow, Gap, Grow, Over, Panel, Row, Sized, layout
from game.ui.theme import Ink
from game.ui.widgets.text import Text
from tests.ui.fakes import context


@dataclass(frozen=True, slots=True)
class Block(Rigid):
    wide: int
    high: int
    line: int | None = None

    def width(self, context: Context) -> int:
        return self.wide

    def tall(self, context: Context) -> int:
        return self.high

    def foot(self, context: Context) -> int:
        return self.high if self.line is None else self.line

    def place(self, context: Context, rect: Rect) -> Box:
        return Box(Role.DECORATION, Rect(rect.x, rect.y, rect.width, rect.height), "block")


SPACE = Rect(10, 20, 300, 200)


def _rects(box: Box) -> list[tuple[int, int, int, int]]:
    return [child.rect.tuple for child in box.children]


def test_a_column_puts_children_below_each_other_with_gap_and_padding() -> None:
    column = Column((Block(50, 30), Block(60, 40)), gap=5, padding=(8, 4))
    assert _rects(column.place(context(), SPACE)) == [(18, 24, 284, 30), (18, 59, 284, 40)]
    assert (column.width(context()), column.height(context(), 300)) == (76, 83)


def test_a_column_can_keep_its_children_at_their_own_width() -> None:
    assert _rects(Column((Block(50, 30),), align=Align.CENTRE).place(context(), SPACE)) == [(135, 20, 50, 30)]
    assert _rects(Column((Block(50, 30),), align=Align.END).place(context(), SPACE)) == [(260, 20, 50, 30)]


def test_what_grows_shares_the_room_by_weight() -> None:
    row = Row((Grow(Block(0, 10)), Block(60, 10), Grow(Block(0, 10), weight=2)), gap=0)
    assert _rects(row.place(context(), SPACE)) == [(10, 20, 80, 200), (90, 20, 60, 200), (150, 20, 160, 200)]


def test_an_empty_grow_pushes_the_last_to_the_end() -> None:
    boxes = _rects(Column((Block(10, 30), Grow(), Block(10, 30))).place(context(), SPACE))
    assert boxes[-1] == (10, 190, 300, 30)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(0, 500))
def test_growing_children_fill_the_room_to_the_last_pixel(weights: list[int], room: int) -> None:
    row = Row(tuple(Grow(Block(0, 10), weight) for weight in weights))
    box = row.place(context(), Rect(0, 0, room, 10))
    assert sum(child.rect.width for child in box.children) == room


def test_baselines_of_a_row_meet() -> None:
    row = Row((Block(20, 30, line=25), Block(20, 50, line=40)), align=Align.BASELINE)
    assert _rects(row.place(context(), SPACE)) == [(10, 35, 20, 30), (30, 20, 20, 50)]
    assert row.height(context(), 300) == 50
    assert row.baseline(context(), 300) == 40


def test_large_and_small_type_stand_on_one_line() -> None:
    row = Row((Text("63", 54), Text("%", 28)), align=Align.BASELINE)
    large, small = row.place(context(), SPACE).children
    baselines = {mark.at.y for box in (large, small) for mark in box.marks if hasattr(mark, "at")}
    assert len(baselines) == 1


def test_a_flow_takes_as_many_lines_as_it_needs() -> None:
    flow = Flow((Block(140, 20), Block(140, 20), Block(140, 20)), gap=10, line_gap=6, align=Align.START)
    lines = flow.place(context(), SPACE).children
    assert [len(line.children) for line in lines] == [2, 1]
    assert flow.height(context(), 300) == 46
    assert lines[1].rect.y == 46


def test_a_panel_paints_its_whole_rectangle_and_pads_its_child() -> None:
    box = Panel(Block(10, 10), Ink.CARD, padding=(20, 10)).place(context(), SPACE)
    assert [getattr(mark, "rect", None) for mark in box.marks] == [SPACE]
    assert _rects(box) == [(30, 30, 260, 180)]


def test_children_of_over_may_overlap() -> None:
    assert misfits(Over((Block(10, 10), Block(10, 10))).place(context(), SPACE)) == ()


def test_fixed_sizes_are_design_units_and_can_be_lower_bounds() -> None:
    half = context(Size(960, 540))
    assert Sized(Block(5, 5), 100, 40).width(half) == 50
    assert Sized(Block(70, 5), 100, 40, at_least=True).width(half) == 70
    assert Sized(Block(70, 5), 100, 40, at_least=True).height(half, 70) == 20


def test_what_does_not_fit_sticks_out_and_is_found() -> None:
    box = Column((Block(10, 150), Block(10, 150))).place(context(), SPACE)
    assert [flaw.code for flaw in misfits(box)] == ["overflow"]


def test_a_word_wider_than_its_column_is_found() -> None:
    box = Row((Sized(Text("kommunedirektør", 30), wide=100), Grow())).place(context(), SPACE)
    assert {flaw.code for flaw in misfits(box)} == {"overlap"}


def test_fit_takes_the_first_that_fits() -> None:
    fit = Fit((Block(10, 10), Block(10, 20)))
    assert misfits(fit.place(context(), SPACE)) == ()
    tall, low = Column((Block(10, 500),), name="tall"), Column((Block(10, 50),), name="low")
    assert Fit((tall, low)).place(context(), SPACE).name == "low"
    assert Fit((low, tall)).place(context(), SPACE).name == "low"


def test_fit_takes_the_last_when_none_fits() -> None:
    tall, taller = Column((Block(10, 500),), name="tall"), Column((Block(10, 600),), name="taller")
    assert Fit((taller, tall)).place(context(), SPACE).name == "tall"


def test_the_whole_screen_fills_the_window() -> None:
    tree = layout(Column((Gap(10),)), context(Size(1280, 720)))
    assert (tree.role, tree.rect) == (Role.WINDOW, Rect(0, 0, 1280, 720))


def test_a_finished_layout_keeps_no_elements() -> None:
    ctx = context()
    layout(Column((Text("En"), Block(10, 10))), ctx)
    assert not ctx._heights
    assert not ctx._widths
    assert not ctx._composed


@pytest.mark.parametrize("align", [Align.START, Align.CENTRE, Align.END])
def test_text_keeps_to_its_side(align: Align) -> None:
    box = Text("Ja", 20, align=align).place(context(), Rect(100, 0, 200, 40))
    assert box.rect.x == {Align.START: 100, Align.CENTRE: 190, Align.END: 280}[align]


def test_moving_a_box_moves_all_that_is_in_it() -> None:
    box = Panel(Text("Ja", 20), Ink.CARD, padding=(5, 5)).place(context(), SPACE)
    moved = box.moved(7, -3)
    assert moved == Panel(Text("Ja", 20), Ink.CARD, padding=(5, 5)).place(context(), SPACE.moved(7, -3))
