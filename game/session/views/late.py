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
    """An initiative whose half-year has passed without it."""

    choice: Choice
    decided: int
    """The half-year in which it was chosen."""
    promised: int
    """The half-year that the option named."""
    expected: int
    """The half-year in which it can be felt, if the rest of the work goes on as the work so far did."""


def late(play: Play) -> Iterator[Late]:
    """What must be told on the first day of the half-year that opens, in the order of the scenario's choices.

    That is what was promised for the half-year just played and is not done, and what was expected for it when it
    was told to be late before. What the short game began with is left out: nobody has named a day for it.
    """
    layout, today = play.rules.layout, play.today
    for number, place in enumerate(layout.initiatives):
        choice = layout.choices[place]
        decided = today.whole[layout.offered[layout.cards[choice.card]]]
        if (
            today.whole[layout.status[number]] != RUNNING
            or decided < 1
            or not isinstance(choice.option, Option)
        ):
            continue
        promised = promised_turn(play, choice, choice.option, decided)
        passed = promised
        for turn in range(promised + 1, play.turn + 1):
            if passed < turn:
                passed = turn + int(quarters_left(play, number, turn) // per_turn(play))
                if turn == play.turn:
                    yield Late(choice, decided, promised, passed)


def promised_turn(play: Play, choice: Choice, option: Option, decided: int) -> int:
    """The half-year that the option named; not before the planned work could be done."""
    planned = decided - int(-option.quarters // per_turn(play))
    return max(felt_turn(play, choice.card, choice.key, decided) or 0, planned)


def quarters_left(play: Play, number: int, turn: int) -> float:
    """How long the rest takes from the first day of a half-year, at the pace of the work until then.

    At the planned pace, where none shows yet.
    """
    left = play.steps[turn - 1].state.floats[play.rules.layout.work[number]]
    return left / max(pace(play, number, turn), LEAST_PACE)


def pace(play: Play, number: int, turn: int) -> float:
    """Planned quarters of work done in a quarter until the first day of a half-year; 1 where none shows yet."""
    layout, floats = play.rules.layout, play.steps[turn - 1].state.floats
    left, worked = floats[layout.work[number]], floats[layout.worked[number]]
    option = layout.choices[layout.initiatives[number]].option
    planned = float(option.quarters) if isinstance(option, Option) else 0.0
    done = planned * floats[layout.overrun[number]] - left
    return done / worked if worked > 0 and done > 0 else 1.0


def per_turn(play: Play) -> int:
    """Quarters in a half-year."""
    return play.rules.scenario.settings.quarters_per_turn
