from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.views.ambitions import ambitions
from game.session.views.goals import goals
from tests.games import plain_decisions
from tests.session.views.support import after, quiet_play


def test_no_ambition_is_asked_for_in_a_half_year_that_does_not_ask() -> None:
    assert not tuple(ambitions(quiet_play(0)))
    assert not tuple(ambitions(quiet_play(2)))


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("nb", "I dag er {} av 2 mål nådd."),
        ("nn", "I dag er {} av 2 mål nådde."),
        ("en", "Today, {} of 2 goals are met."),
    ],
)
def test_each_ambition_says_how_many_goals_it_would_meet_today(language: str, note: str) -> None:
    play = quiet_play(1, language=language)
    low, high = ambitions(play)
    assert [(view.ambition, view.name, view.holds) for view in (low, high)] == [
        ("low", "Forsiktig", True),
        ("high", "Høy", False),
    ]
    raised = after(play, replace(plain_decisions(play.rules, play.today), ambition="high"))
    for view, seen in ((low, play), (high, raised)):
        asked = {goal.goal: goal.target for goal in goals(seen, seen.today)}
        met = 0
        for name, goal in play.scenario.settings.goals.items():
            value = play.today.floats[
                play.rules.layout.indicator[play.rules.layout.indicators[goal.indicator]]
            ]
            met += value >= asked[name] if goal.direction == "at_least" else value <= asked[name]
        assert view.note == note.format(met)
