"""Rows about time: how long each beat took, told by when the table went from one to the next.

A beat that was left and read again took both times; a pause counts for none. Which beat follows which is said by
`game.session.course`; here it is followed again, from the moves and their times alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TypeAlias

from game.research.export.codebook import Row
from game.research.export.course import Commit, Move, Note, TakenBack
from game.research.export.told import Told
from game.session.clock import has_budget, minutes_for
from game.session.inputs import GoBack, GoOn, PutAside
from game.session.pace import BEATS
from game.session.table import Beat, main_case

Place: TypeAlias = tuple[int, Beat]
"""A half-year, and the beat that it is in."""
_Event: TypeAlias = Move | TakenBack | Commit | Note
_PAUSE, _PAUSE_OVER = "pause", "pause_over"


def clock(told: Told) -> Iterator[Row]:
    """How long each beat took, against the plan."""
    settings, took = told.scenario.settings, _took(told)
    for turn in told.turns:
        budget = has_budget(settings, turn.turn, told.replayed.setup.turns)
        for beat in BEATS:
            if (turn.turn, beat) in took:
                planned = minutes_for(settings.minutes, beat, budget=budget) or 0.0
                yield told.game, turn.turn, beat, took[turn.turn, beat], planned * 60.0


def _took(told: Told) -> dict[Place, int]:
    """By half-year and beat, the seconds that it took; the last beats of an unfinished game are still open."""
    course = told.course
    events: list[_Event] = [*course.moves, *course.taken_back, *course.commits, *course.notes]
    here: Place = (1, "news")
    came_from: dict[int, Place] = {}
    since, paused = 0, None
    took: dict[Place, int] = {}
    for event in sorted(events, key=attrgetter("record")):
        if event.second is None:
            continue
        if isinstance(event, Note):
            if event.what == _PAUSE:
                paused = event.second
            elif event.what == _PAUSE_OVER and paused is not None:
                since, paused = since + event.second - paused, None
            continue
        if isinstance(event, Move):
            if event.turn > len(told.turns):
                break
            came_from[event.record] = here
        there = _next(told, here, event, came_from)
        if there != here:
            took[here] = took.get(here, 0) + max(0, event.second - since)
            here, since = there, event.second
    return took


def _next(told: Told, here: Place, event: Move | TakenBack | Commit, came_from: dict[int, Place]) -> Place:
    """Where the table is after something was done."""
    turn, beat = here
    match event:
        case TakenBack():
            return came_from.get(event.move, here)
        case Commit():
            return turn, "consequences"
        case Move(kind=GoOn.kind):
            if beat == "consequences":
                return (turn, "epilogue") if turn == len(told.turns) else (turn + 1, "news")
            return turn, "case" if beat == "news" and _has_case(told, turn, event.record) else "choice"
        case Move(kind=GoBack.kind):
            if beat in ("news", "epilogue"):
                return (turn if beat == "epilogue" else turn - 1), "consequences"
            return turn, "case" if beat == "choice" and _has_case(told, turn, event.record) else "news"
        case Move(kind=PutAside.kind) if beat == "case" and not _has_case(told, turn, event.record + 1):
            return turn, "choice"
        case _:
            return here


def _has_case(told: Told, turn: int, record: int) -> bool:
    """Whether there is a main case when a record is written: it may have been put aside before."""
    main = main_case(told.rules, told.menu(turn))
    if main is None:
        return False
    return not any(
        move.kind == PutAside.kind
        and move.facts.get("card") == main.card
        and move.record < record
        and not move.undone
        for move in told.course.of_turn(turn)
    )
