"""Initiatives that are not ready when their option said so: when that was, and when they can be expected now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.layout import RUNNING, Choice
from game.pack.schema import Option
from game.session.views.case import felt_turn
from game.session.views.play import Play

LEAST_PACE = 0.05
"""Planned quarters of work done in a quarter: below this a forecast says nothing but "not soon"."""


@dataclass(frozen=True, slots=True)
class Late:
    """An initiative that should have been ready by now."""

    choice: Choice
    decided: int
    """The half-year in which it was chosen."""
    promised: int
    """The half-year that the option named."""
    expected: int
    """The half-year in which it can be felt, if the rest of the work goes on as the work so far did."""


def late(play: Play) -> Iterator[Late]:
    """All that is late on the first day of the half-year that opens, in the order of the scenario's choices.

    What the short game began with is left out: nobody has named a day for it.
    """
    layout, today, turn = play.rules.layout, play.today, play.turn
    per_turn = play.rules.scenario.settings.quarters_per_turn
    for number, place in enumerate(layout.initiatives):
        choice = layout.choices[place]
        option = choice.option
        decided = today.whole[layout.offered[layout.cards[choice.card]]]
        if today.whole[layout.status[number]] != RUNNING or decided < 1 or not isinstance(option, Option):
            continue
        planned = decided - int(-option.quarters // per_turn)
        promised = max(felt_turn(play, choice.card, choice.key, decided) or 0, planned)
        if turn >= promised:
            halves = -(-_quarters_left(play, number, float(option.quarters)) // per_turn)
            yield Late(choice, decided, promised, turn + max(1, int(halves)))


def _quarters_left(play: Play, number: int, planned: float) -> float:
    """How long the rest takes at the pace of the work so far; at the planned one, where none shows yet."""
    layout, floats = play.rules.layout, play.today.floats
    left, worked = floats[layout.work[number]], floats[layout.worked[number]]
    done = planned * floats[layout.overrun[number]] - left
    pace = done / worked if worked > 0 and done > 0 else 1.0
    return left / max(pace, LEAST_PACE)
