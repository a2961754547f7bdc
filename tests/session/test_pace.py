"""How long beats took: added up from the log's notes, against the plan."""

from __future__ import annotations

from game.engine.step import default_setup
from game.session.game import Noted
from game.session.pace import TOOK, paces
from tests.games import tiny

SETUP = default_setup(tiny().scenario)


def noted(turn: int, beat: str, seconds: str) -> Noted:
    return Noted(9, TOOK, (("beat", beat), ("seconds", seconds), ("turn", str(turn))))


def test_a_beat_that_was_read_again_took_both_times():
    settings = tiny().scenario.settings
    found = paces(settings, (noted(1, "news", "30"), noted(1, "case", "60"), noted(1, "news", "30")), SETUP)
    assert [pace.turn for pace in found] == [1]
    assert found[0].spent == (1.0, 1.0, 0.0, 0.0)
    assert found[0].planned[0] == float(settings.minutes.news)


def test_what_is_no_time_of_a_beat_is_left_out():
    settings = tiny().scenario.settings
    others = (Noted(1, "pause", ()), noted(1, "epilogue", "5"), noted(1, "news", "x"))
    assert paces(settings, others, SETUP) == ()
