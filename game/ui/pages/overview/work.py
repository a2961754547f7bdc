"""The tab of what is under way: what runs and for whom, how far it has come, what holds it up, and what has ended."""

from __future__ import annotations

from game.session.views.status import RoleCapacity
from game.session.views.work import Work, counted, works
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Row, Sized
from game.ui.pages.overview.sheet import Sheet, cut, fitting, padded, row, shown
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.capacity import Capacity
from game.ui.widgets.ornament import Dots, Icon
from game.ui.widgets.text import Text, heading, label
from game.ui.widgets.timebar import TimeBar

RUNNING, ENDED = {100: 3, 115: 2, 130: 2}, {100: 6, 115: 4, 130: 3}
"""So many that go on, and so many that have ended, stand on a page."""
TIGHT = 6
"""Up to this gap the title is smaller."""
ROLES = 250
"""The width of whom the work needs."""


def work_sheet(room: Room, settings: Settings, at: int) -> Sheet:
    """What runs, page by page, then what has ended."""
    say, found = room.say, works(room.play())
    running, ended = (tuple(each for each in found if each.ended == over) for over in (False, True))
    percent = settings.text_percent
    pages = (
        *(cut(running, fitting(RUNNING, percent)) if running or not ended else ()),
        *(cut(ended, fitting(ENDED, percent)) if ended else ()),
    )
    page = shown(pages, at)
    over = bool(page) and page[0].ended
    title = say.count("overview.work.ended", len(ended)) if over else counted(room.play(), found)
    carried = _capacity(room.status(room.draft).capacity)
    if not page:
        lead = Text(say("overview.work.none"), Type.LEAD, leading=1.35)
        parts = (heading(title, Type.HEADING), lead, Gap(10), label(say("overview.work.room")), carried)
        return Sheet(over_town(room, padded(parts, 20, 24)), say("overview.work.hint.none"))

    wide = ROLES if any(each.burdens for each in page) else 0

    def sheet(size: float, gap: float, *, roles: bool, noted: bool = True) -> Element:
        rows = tuple(
            _ended(room, each, size) if over else _running(room, each, size, wide=wide, noted=noted)
            for each in page
        )
        top = (carried,) if roles and not over else ()
        title_size = Type.FIGURE if gap > TIGHT else Type.LEAD
        return over_town(room, padded((heading(title, title_size), *top, *rows), gap, gap))

    body = Fit(
        (
            sheet(Type.BODY, 16, roles=True),
            sheet(Type.LABEL, 12, roles=True),
            sheet(Type.LABEL, 8, roles=True),
            sheet(Type.SMALL, 6, roles=True),
            sheet(Type.SMALL, 4, roles=False),
            sheet(Type.SMALL, 2, roles=False, noted=False),
        )
    )
    return Sheet(body, say("overview.work.hint.ended" if over else "overview.work.hint"), len(pages))


def _capacity(capacity: tuple[RoleCapacity, ...]) -> Element:
    parts = tuple(Capacity(each.short, each.used, each.had, each.spoken, beside=True) for each in capacity)
    return Flow(parts, gap=56, line_gap=6, align=Align.CENTRE)


def _running(room: Room, each: Work, size: float, *, wide: float, noted: bool) -> Element:
    """`noted` tells from which case it is."""
    late = each.late and each.phase == "building"
    ink = Ink.BAD if late else Ink.TEXT
    icon = "triangle-alert" if late else "clock" if each.phase == "building" else "play"
    phase = " · ".join(part for part in (each.phase_text, each.dates) if part)
    told = Row(
        (
            Icon(icon, Type.SMALL, ink, bold=True),
            Grow(Text(phase, Type.SMALL, Face.SEMIBOLD, ink, leading=1.25)),
        ),
        gap=10,
        align=Align.BASELINE,
    )
    note = (Text(each.note, Type.SMALL, ink=Ink.MUTED, leading=1.25),) if noted else ()
    words = Column((Text(each.name, size, Face.BOLD, leading=1.2), *note, told), gap=2)
    bar = TimeBar(
        each.cells,
        room.say("overview.work.time"),
        each.phase_text,
        each.promised_turn,
        _today(room),
        high=104,
    )
    roles = Column(tuple(_burden(one.short, one.points) for one in each.burdens), gap=2)
    whose = (Sized(roles, wide=wide, at_least=True),) if wide else ()
    top = Row((Grow(words, 9), Grow(bar, 7), *whose), gap=36, align=Align.CENTRE)
    below = " ".join((*each.reasons, each.given)).strip()
    more = (Text(below, Type.SMALL, leading=1.25),) if below else ()
    return row(
        Column((top, *more), gap=6), f"{each.name}. {each.spoken}", Action("read", each.card), (24, 10)
    )


def _burden(short: str, points: int) -> Element:
    return Row(
        (Grow(Text(short, Type.SMALL, leading=1.25)), Dots(points, points, 22)), gap=10, align=Align.CENTRE
    )


def _ended(room: Room, each: Work, size: float) -> Element:
    failed = each.phase == "failed"
    icon, ink = ("x", Ink.BAD) if failed else ("check", Ink.GOOD)
    name = Row(
        (Icon(icon, size, ink, bold=True), Grow(Text(each.name, size, Face.BOLD, leading=1.2))),
        gap=12,
        align=Align.BASELINE,
    )
    phase = Text(f"{each.phase_text}. {each.dates}".strip(), Type.SMALL, ink=Ink.MUTED, leading=1.25)
    given = Text(each.given or room.say("overview.work.nothing"), Type.SMALL, leading=1.25)
    line = Row((Grow(Column((name, phase), gap=2), 4), Grow(given, 5)), gap=36, align=Align.CENTRE)
    return row(line, f"{each.name}. {each.spoken}", Action("read", each.card), (24, 8))


def _today(room: Room) -> int | None:
    """The half-year that the table is in or goes into; None when there is no more to come."""
    place = len(room.table.played) + 1
    return place if place <= room.play().turns else None
