"""The tab of the history: the gauges over the half-years, and a row for each half-year that leads to its own page."""

from __future__ import annotations

from game.session.views.history import Past
from game.session.views.tally import Figure, figure_of
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Row, Sized
from game.ui.pages.overview.sheet import Sheet, cut, fitting, padded, row, shown, sign
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.card import card
from game.ui.widgets.linechart import LineChart
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading, label

MOST = {100: 8, 115: 8, 130: 5}
"""So many half-years stand below the charts."""
NAMES = 200
"""The width of a gauge with its sign."""


def history_sheet(room: Room, settings: Settings, at: int) -> Sheet:
    """The charts above, the half-years below; the last page is the newest."""
    found = room.history()
    pages = cut(found, fitting(MOST, settings.text_percent))
    page = shown(pages, at)

    def sheet(size: float, high: float, gap: float, *, told: bool) -> Element:
        rows = tuple(_row(room, each, size, told=told) for each in page)
        return over_town(room, padded((*_charts(room, found, high), *rows), gap, gap))

    body = Fit(
        (
            sheet(Type.BODY, 190, 12, told=True),
            sheet(Type.LABEL, 150, 8, told=True),
            sheet(Type.BODY, 170, 10, told=False),
            sheet(Type.LABEL, 130, 8, told=False),
            sheet(Type.SMALL, 110, 6, told=False),
            sheet(Type.SMALL, 80, 2, told=False),
        )
    )
    return Sheet(body, room.say("overview.history.hint"), len(pages))


def _charts(room: Room, found: tuple[Past, ...], high: float) -> tuple[Element, ...]:
    """The four gauges beside each other; none before there is a course to show."""
    play = room.play()
    if not room.table.played:
        return (heading(room.say("overview.history.none"), Type.FIGURE),)
    marked = tuple(each.turn for each in found if each.main is not None)
    figures = tuple(figure_of(play, name) for name in play.scenario.settings.gauges)
    return (Row(tuple(Grow(_chart(room, each, marked, high)) for each in figures), gap=20),)


def _chart(room: Room, each: Figure, marked: tuple[int, ...], high: float) -> Element:
    value = Text(each.value, Type.LABEL, Face.BOLD, leading=1.2)
    head = Row((Grow(label(each.name)), value), gap=10, align=Align.BASELINE)
    spoken = room.say("overview.course", figure=each.spoken)
    places = room.play().turns + 1
    chart = LineChart(each.series, each.span, each.name, spoken, each.goal, marked, places, high=high)
    return card(Column((head, chart), gap=4), (18, 8), each.name)


def _row(room: Room, each: Past, size: float, *, told: bool) -> Element:
    season = Sized(
        Text(each.heading, size, Face.BOLD, leading=1.2), wide=230 * size / Type.SMALL, at_least=True
    )
    main = _main(room, each)
    more = _more(room, each)
    words = Column(
        (
            Text(main, size, leading=1.2),
            *((Text(more, Type.SMALL, ink=Ink.MUTED, leading=1.2),) if told and more else ()),
        ),
        gap=2,
    )
    marks = (_gauges(each, told=told),) if each.gauges else ()
    line = Row(
        (season, Grow(words), *marks, Icon("chevron-right", size, Ink.MUTED)), gap=24, align=Align.CENTRE
    )
    moved = ", ".join(f"{one.name} {room.say(f'trend.{one.trend}')}" for one in each.gauges)
    spoken = ". ".join(part for part in (each.heading, main, more, moved) if part)
    return row(line, spoken, Action("past", str(each.turn)), (20, 6))


def _gauges(each: Past, *, told: bool) -> Element:
    """Where the four went: by name two and two, or the bare signs in the order of the charts."""
    signs = tuple(
        Row(
            (
                sign(one.trend, good=one.good),
                *((Text(one.name, Type.SMALL, ink=Ink.MUTED, leading=1.2),) if told else ()),
            ),
            gap=8,
            align=Align.CENTRE,
        )
        for one in each.gauges
    )
    if not told:
        return Row(signs, gap=10, align=Align.CENTRE)
    pairs = (signs[0::2], signs[1::2])
    return Row(tuple(Sized(Column(pair, gap=2), wide=NAMES, at_least=True) for pair in pairs), gap=16)


def _main(room: Room, each: Past) -> str:
    """The case and its answer; of the half-year that is being played, what the paper says."""
    if each.main is not None:
        return f"**{each.main.title}** {each.main.answer}"
    return room.say("overview.history.now") if not each.played else each.sentence


def _more(room: Room, each: Past) -> str:
    """What came besides: the event, what else was decided, the prediction."""
    say, told = room.say, []
    if each.paper.event is not None:
        told.append(say("overview.history.event", title=each.paper.event.title))
    if each.paper.due and not each.played:
        told.append(say.count("overview.history.due", len(each.paper.due)))
    others = len(each.decided) - (each.main is not None)
    if others > 0:
        told.append(say.count("overview.history.more", others))
    if each.thought is not None:
        told.append(say("overview.history.right" if each.thought.right else "overview.history.wrong"))
    return " · ".join(told)
