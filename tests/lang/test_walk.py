"""Questions about a tree."""

from __future__ import annotations

from game.lang import Delay, Expr, Kind, Ref, Smooth, memories, parse, references, starts, walk
from tests.lang.trees import NAMES, STOCKS

TEXT = (
    "where(crisis and not 0 < delay(smooth(t, 1) + fund, 2), -start(fund), curve(smooth(t, 1), 0, 0, 1, 1))"
    " + min(abs(t), 2) + smooth(clarity, 3) + where(true, 1, 2)"
)


def tree(text: str) -> Expr:
    expression = parse(text, NAMES, want=Kind.NUMBER, stocks=STOCKS, memory=True).expression
    assert expression is not None
    return expression


def test_references_are_the_names_read_anywhere_but_in_start() -> None:
    assert references(tree(TEXT)) == {"crisis", "t", "fund", "clarity"}
    assert references(tree("start(fund) + t")) == {"t"}


def test_references_of_the_moment_leave_out_what_inner_stocks_follow() -> None:
    assert references(tree(TEXT), inside_memories=False) == {"crisis", "t"}


def test_starts_are_the_stocks_whose_start_is_read() -> None:
    assert starts(tree(TEXT)) == {"fund"}
    assert starts(tree("smooth(start(clarity), 1)")) == {"clarity"}


def test_memories_come_inner_before_outer_left_to_right_each_once() -> None:
    smooth = Smooth(Ref("t"), 1.0)
    inner, outer, other = memories(tree(TEXT))
    assert inner == smooth
    assert isinstance(outer, Delay)
    assert smooth in set(walk(outer))
    assert other == Smooth(Ref("clarity"), 3.0)


def test_a_memory_in_the_middle_of_a_chain_is_one() -> None:
    assert memories(tree("where(0 < smooth(t, 1) < 1, 1, 0)")) == (Smooth(Ref("t"), 1.0),)
