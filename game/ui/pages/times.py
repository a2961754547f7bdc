"""How long a facilitator took who rehearses: a line for a half-year, and a table of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.pace import BEATS, Pace, paces
from game.session.views import when
from game.session.views.figures import written
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Row
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.ornament import Divider
from game.ui.widgets.text import Text, heading


def paces_of(room: Room) -> tuple[Pace, ...]:
    """What the log of this game has noted; nothing where the machine plays nobody."""
    if not room.table.setup.machine:
        return ()
    return paces(room.play().scenario.settings, room.game.noted, room.table.setup)


def took_line(room: Room) -> str:
    """How long the half-year before took against the plan; "" where nothing is noted of it."""
    before = len(room.table.played)
    for pace in paces_of(room):
        if pace.turn == before:
            spent, planned = _written(room, sum(pace.spent)), _written(room, sum(pace.planned))
            return room.say("rehearsal.took", spent=spent, planned=planned)
    return ""


def times_sheet(room: Room) -> Element:
    """Minutes for each beat of each half-year, and the plan in brackets."""
    say, found = room.say, paces_of(room)
    title, note = say("rehearsal.times"), say("rehearsal.times.note")
    head = ("", *(say(f"beat.{beat}") for beat in BEATS), say("rehearsal.times.sum"))
    rows = [(when(room.play(), pace.turn).heading, *_cells(room, pace.spent, pace.planned)) for pace in found]
    spent = [sum(pace.spent[place] for pace in found) for place in range(len(BEATS))]
    planned = [sum(pace.planned[place] for pace in found) for place in range(len(BEATS))]
    rows.append((say("rehearsal.times.sum"), *_cells(room, spent, planned)))

    def table(size: float, words: float, gap: float) -> Element:
        lines = tuple(
            Row(
                tuple(
                    Grow(
                        Text(
                            cell,
                            words,
                            Face.SEMIBOLD if line is head or not place else Face.REGULAR,
                            Ink.MUTED if line is head else Ink.TEXT,
                            leading=1.2,
                            align=Align.START if not place else Align.END,
                        ),
                        3,
                    )
                    for place, cell in enumerate(line)
                ),
                gap=12,
                name="; ".join(cell for cell in line if cell),
            )
            for line in (head, *rows)
        )
        parts = (heading(title, size), Text(note, words, ink=Ink.MUTED), Divider(), *lines)
        return over_town(room, Column(parts, gap=gap, padding=(60, 2 * gap)))

    return Fit(
        (
            table(Type.HEADING, Type.BODY, 14),
            table(Type.FIGURE, Type.LABEL, 8),
            table(Type.LEAD, Type.SMALL, 4),
            table(Type.LEAD, Type.SMALL, 0),
        )
    )


def _cells(room: Room, spent: Sequence[float], planned: Sequence[float]) -> tuple[str, ...]:
    pairs = [*zip(spent, planned, strict=True), (sum(spent), sum(planned))]
    return tuple(f"{_written(room, a)}\u00a0({_written(room, b)})" for a, b in pairs)


def _written(room: Room, minutes: float) -> str:
    return written(room.play(), minutes, 1)
