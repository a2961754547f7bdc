from __future__ import annotations

import pytest

from game.pack.schema import Minutes
from game.session.clock import minutes_for, minutes_left


@pytest.mark.parametrize(
    ("passed_seconds", "shown"),
    [(0, None), (179, None), (180, 2), (239, 2), (240, 1), (299, 1), (300, 0), (999, 0)],
)
def test_the_clock_is_silent_until_a_beats_last_two_minutes(passed_seconds: float, shown: int | None) -> None:
    assert minutes_left(5, passed_seconds) == shown


def test_a_short_beat_does_not_begin_with_a_countdown() -> None:
    assert minutes_left(1.5, 0) is None
    assert minutes_left(1.5, 46) == 1


def test_the_autumn_budget_gives_the_choice_more_time() -> None:
    minutes = Minutes()
    assert minutes_for(minutes, "choice", budget=False) == 4
    assert minutes_for(minutes, "choice", budget=True) == 6
    assert minutes_for(minutes, "case", budget=True) == 5
    assert minutes_for(minutes, "news", budget=False) == 1.5
    assert minutes_for(minutes, "consequences", budget=False) == 2.5


def test_nobody_is_timed_at_the_end() -> None:
    assert minutes_for(Minutes(), "epilogue", budget=False) is None
    assert minutes_left(None, 10_000) is None
