"""The tab of the promises: what each says to the letter, where it stands, and by when it must hold."""

from __future__ import annotations

from game.session.views.pledges import Pledge, counted, pledges
from game.session.views.tally import figure_of
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Row
from game.ui.pages.overview.sheet import Sheet, cut, fitting, padded, row, shown
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.linechart import LineChart
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading
from game.ui.widgets.waybar import WayBar

MOST = {100: 4, 115: 3, 130: 2}
"""So many promises stand on a page."""
FEW = 2
"""No more than these leave room for the town."""
ICONS = {
    "open": ("handshake", Ink.TEXT),
    "kept": ("check", Ink.GOOD),
    "broken": ("x", Ink.BAD),
    "withdrawn": ("undo-2", Ink.BAD),
}


def promises_sheet(room: Room, settings: Settings, at: int) -> Sheet:
    """The open ones first."""
    say, found = room.say, pledges(room.play(), closed=room.closed)
    if not found:
        lead = say("overview.promises.none" if room.has("promises") else "overview.promises.off")
        parts = (
            heading(counted(room.play(), found), Type.HEADING),
            Text(lead, Type.LEAD, leading=1.35),
        )
        return Sheet(over_town(room, padded(parts, 20, 24)), say("overview.promises.hint.none"))
    title = counted(room.play(), found)
    pages = cut(found, fitting(MOST, settings.text_percent))
    page = shown(pages, at)

    def sheet(size: float, gap: float) -> Element:
        rows = tuple(_pledge(room, each, size) for each in page)
        parts = padded((heading(title, Type.FIGURE if gap > 8 else Type.LEAD), *rows), gap, gap)  # noqa: PLR2004  (the airy ones)
        return over_town(room, parts) if len(page) <= FEW else Column((parts, Grow()))

    body = Fit((sheet(Type.OPTION, 18), sheet(Type.BODY, 12), sheet(Type.LABEL, 8), sheet(Type.SMALL, 4)))
    return Sheet(body, say("overview.promises.hint"), len(pages))


def _pledge(room: Room, each: Pledge, size: float) -> Element:
    seen, say = each.seen, room.say
    icon, ink = ICONS[seen.state]
    state = Text(say(f"overview.promise.{seen.state}"), size, Face.SEMIBOLD, ink, leading=1.2)
    name = Text(seen.name, size, Face.BOLD, leading=1.2)
    top = Row((Icon(icon, size, ink, bold=True), Grow(name), state), gap=14, align=Align.BASELINE)
    what = Text(each.criterion, size, leading=1.25)
    when = Text(f"{each.given}. {each.deadline}.", Type.SMALL, ink=Ink.MUTED, leading=1.25)
    counts = (Text(each.counts, Type.SMALL, ink=Ink.MUTED, leading=1.25),) if each.counts else ()
    words = Column((what, when, *counts), gap=2)
    line = Row((Grow(words, 5), *_course(room, each)), gap=48, align=Align.CENTRE)
    shown_by = room.play().scenario.settings.promises[seen.promise].indicator
    action = Action("why", shown_by) if shown_by is not None and room.table.played else None
    return row(
        Column((top, line), gap=4),
        f"{seen.name}: {say(f'overview.promise.{seen.state}')}. {each.spoken}",
        action,
        (26, 12),
    )


def _course(room: Room, each: Pledge) -> tuple[Element, ...]:
    """Where it stands: a bar where there is one number that it must reach, else how its figure has gone."""
    seen, play = each.seen, room.play()
    promise = play.scenario.settings.promises[seen.promise]
    parts: list[Element] = []
    if seen.now:
        named = (
            ""
            if promise.indicator is None
            else f"{play.scenario.settings.indicators[promise.indicator].name}: "
        )
        now = ", ".join(part for part in (f"{named}{seen.now}", each.needed) if part)
        parts.append(Text(now[:1].upper() + now[1:], Type.LABEL, Face.SEMIBOLD, leading=1.25))
    if seen.progress is not None and seen.state == "open":
        parts.append(WayBar(seen.progress, seen.progress >= 1))
    elif promise.indicator is not None and room.table.played:
        figure = figure_of(play, promise.indicator)
        spoken = room.say("overview.course", figure=figure.spoken)
        target = None if promise.target is None else float(promise.target)
        parts.append(
            LineChart(figure.series, figure.span, figure.name, spoken, target, places=play.turns + 1, high=64)
        )
    if each.start:
        parts.append(Text(each.start, Type.SMALL, ink=Ink.MUTED, leading=1.25))
    return (Grow(Column(tuple(parts), gap=4), 4),) if parts else ()
