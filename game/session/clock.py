"""The soft clock: what to show of the time that a beat should take. It never hurries anybody on."""

from __future__ import annotations

from math import ceil

from game.engine.state import Setup
from game.pack.schema import Minutes, ScenarioFile, Session
from game.session.table import Beat

SHOWN_MINUTES = 2.0
"""How much of a beat's end may show a clock."""


def half_years(settings: ScenarioFile, session: Session) -> int:
    """How many half-years a form of the gathering plays."""
    short = settings.short.turns if session.short and settings.short is not None else settings.turns
    return min(session.turns or short, short)


def minutes_in(settings: ScenarioFile, setup: Setup) -> Minutes:
    """Minutes for each beat of a game: those of the form on the run sheet that is played, else the scenario's own."""
    played = (setup.short, setup.turns)
    of_forms = (
        session.minutes
        for session in settings.sessions
        if (session.short, half_years(settings, session)) == played
    )
    return next((minutes for minutes in of_forms if minutes is not None), settings.minutes)


def minutes_for(minutes: Minutes, beat: Beat, *, budget: bool) -> float | None:
    """How long a beat should take; None for one without a clock. `budget`: whether there is one to adopt."""
    match beat:
        case "news":
            return float(minutes.news)
        case "case":
            return float(minutes.case)
        case "choice":
            return float(minutes.choice) + (float(minutes.budget) if budget else 0.0)
        case "consequences":
            return float(minutes.consequences)
        case "epilogue" | "over":
            return None


def minutes_planned(settings: ScenarioFile) -> int:
    """How long a scenario should take that is played as it stands, in tens: no table keeps to the minute."""
    return max(1, round(minutes_of_game(settings) / 10.0)) * 10


def minutes_of_game(settings: ScenarioFile) -> float:
    """What the beats of all half-years add up to."""
    turns = settings.turns
    return sum(minutes_of_turn(settings, turn, settings.minutes, turns) for turn in range(1, turns + 1))


def minutes_of_turn(settings: ScenarioFile, turn: int, minutes: Minutes, last: int) -> float:
    """What the beats of a half-year add up to, in a game whose half-year `last` is the last one."""
    each = float(minutes.news) + float(minutes.case) + float(minutes.choice) + float(minutes.consequences)
    return each + (float(minutes.budget) if has_budget(settings, turn, last) else 0.0)


def has_budget(settings: ScenarioFile, turn: int, last: int) -> bool:
    """Whether a budget is adopted in a half-year of a game whose half-year `last` is the last one."""
    budget = settings.budget
    if budget is None or not settings.features.budget or turn < settings.from_turn.get("budget", 1):
        return False
    if turn == last and not budget.last_turn:
        return False
    return (turn % 2 == 1) == (budget.season == settings.start.season)


def minutes_left(length_minutes: float | None, passed_seconds: float) -> int | None:
    """The minutes to show, rounded up; None while there is nothing to show, 0 when the time has run out.

    A short beat shows its clock only in its second half: nobody should begin with a countdown.
    """
    if length_minutes is None:
        return None
    left = length_minutes - passed_seconds / 60.0
    if left > min(SHOWN_MINUTES, length_minutes / 2.0):
        return None
    return max(0, ceil(left))
