"""How long the town moves: it comes to rest by itself, goes on without a jump, and stands while nobody is there."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.ui.town.pace import LIVELY, SLOWING, Pace

REST = LIVELY + SLOWING
BEGAN = 50.0


def test_it_runs_with_the_clock_at_first_and_rests_after_a_while() -> None:
    pace = Pace(BEGAN)
    assert pace.seconds(BEGAN + 7) == 7
    assert pace.moves(BEGAN + REST - 0.1)
    assert not pace.moves(BEGAN + REST)
    assert pace.seconds(BEGAN + 1000) == pace.seconds(BEGAN + REST) == LIVELY + SLOWING / 2


def test_it_comes_to_rest_without_a_jerk() -> None:
    pace = Pace(BEGAN)
    moments = [pace.seconds(BEGAN + LIVELY + step * SLOWING / 8) for step in range(9)]
    steps = [after - before for before, after in pairwise(moments)]
    assert all(later < earlier for earlier, later in pairwise(steps))
    assert 0 < steps[-1] < SLOWING / 8 / 8


@given(st.floats(0, 100), st.floats(0, 100))
def test_waking_goes_on_from_where_it_stood(first: float, second: float) -> None:
    pace = Pace(BEGAN)
    stood = pace.seconds(BEGAN + first)
    pace.wake(BEGAN + first)
    assert pace.seconds(BEGAN + first) == stood
    assert pace.moves(BEGAN + first)
    assert stood <= pace.seconds(BEGAN + first + second) <= stood + second + 1e-9


def test_while_another_window_is_worked_in_it_stands_and_the_pointer_alone_does_not_wake_it() -> None:
    pace = Pace(BEGAN)
    pace.leave(BEGAN + 3)
    pace.stir(BEGAN + 4)
    assert not pace.moves(BEGAN + 5)
    assert pace.seconds(BEGAN + 9) == 3
    pace.wake(BEGAN + 9)
    assert pace.seconds(BEGAN + 10) == 4


def test_in_the_window_that_is_worked_in_the_pointer_wakes_it() -> None:
    pace = Pace(BEGAN)
    pace.stir(BEGAN + REST)
    assert pace.moves(BEGAN + REST + 1)
