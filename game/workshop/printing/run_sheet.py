"""The gathering on one page: when each half-year begins, what comes in it, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.pack.schema import Session, Stretch
from game.session.clock import half_years, has_budget, minutes_of_turn
from game.session.views.figures import plain
from game.session.views.play import when
from game.workshop.printing.matter import Data, Matter

DEBRIEF_SHARE = 0.5
"""The debrief of a scenario without forms of its own, as a share of the play: a third of the whole."""
FIVE = 5.0
BEATS = ("news", "case", "choice", "consequences")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet. `begins` and `minutes` are minutes from the start of the gathering."""

    begins: float
    minutes: float
    name: str
    what: str = ""
    play: bool = False


def run_sheets(matter: Matter) -> Data:
    """A page a form."""
    say = matter.say
    return {
        "lead": say("print.run.lead"),
        "foot": say("print.run.foot"),
        "head": [say("print.run.at"), say("print.run.name"), say("print.run.what"), say("print.run.minutes")],
        "forms": [
            {
                "name": session.name,
                "rows": [_row(matter, row) for row in rows_of(matter, session)],
                "notes": list(_notes(matter, session)),
            }
            for session in sessions_of(matter)
        ],
    }


def sessions_of(matter: Matter) -> tuple[Session, ...]:
    """The scenario's forms; where it has none, all its half-years and a debrief of half the play."""
    settings, say = matter.settings, matter.say
    if settings.sessions:
        return settings.sessions
    turns = range(1, settings.turns + 1)
    play = sum(minutes_of_turn(settings, turn, settings.minutes, settings.turns) for turn in turns)
    debrief = max(FIVE, round(play * DEBRIEF_SHARE / FIVE) * FIVE)
    welcome = Stretch(name=say("print.run.welcome"), minutes=FIVE)
    return (
        Session(
            name=say("print.run.whole"),
            before=(welcome,),
            after=(Stretch(name=say("print.run.debrief"), minutes=debrief),),
        ),
    )


def rows_of(matter: Matter, session: Session) -> tuple[Row, ...]:
    """The lines of a form, each beginning where the one before it ends."""
    rows: list[Row] = []
    at = 0.0
    for minutes, name, what, play in _stretches(matter, session):
        rows.append(Row(at, minutes, name, what, play))
        at += minutes
    return tuple(rows)


def _notes(matter: Matter, session: Session) -> Iterator[str]:
    """How long each beat takes in this form, and how the setup is told to play it."""
    settings, say = matter.settings, matter.say
    minutes, last = session.minutes or settings.minutes, half_years(settings, session)
    beats = {beat: plain(matter.play, float(getattr(minutes, beat))) for beat in BEATS}
    told = say("print.run.beats", **beats)
    if any(has_budget(settings, turn, last) for turn in range(1, last + 1)):
        told = f"{told} {say('print.run.more', minutes=plain(matter.play, float(minutes.budget)))}"
    yield told
    if session.short or last != settings.turns:
        short = say("window.setup.short", number=last)
        length = short if session.short else say.count("window.setup.turns", last)
        yield say("print.run.length", length=length)


def length_of(matter: Matter, session: Session) -> float:
    """How many minutes a form takes."""
    last = rows_of(matter, session)[-1]
    return last.begins + last.minutes


def _stretches(matter: Matter, session: Session) -> Iterator[tuple[float, str, str, bool]]:
    settings, say = matter.settings, matter.say
    minutes = session.minutes or settings.minutes
    last = half_years(settings, session)
    for stretch in session.before:
        yield float(stretch.minutes), stretch.name, "", False
    for turn in range(1, last + 1):
        what = say("print.run.budget") if has_budget(settings, turn, last) else ""
        name = say("print.run.turn", turn=turn, when=when(matter.play, turn).heading)
        yield minutes_of_turn(settings, turn, minutes, last), name, what, True
        for pause in session.breaks:
            if pause.after == turn:
                yield float(pause.minutes), say("print.run.break"), "", False
    for stretch in session.after:
        yield float(stretch.minutes), stretch.name, "", False


def _row(matter: Matter, row: Row) -> Data:
    hours, minutes = divmod(round(row.begins), 60)
    return {
        "at": f"{hours}:{minutes:02}",
        "name": row.name,
        "what": row.what,
        "minutes": plain(matter.play, row.minutes),
        "play": row.play,
    }
