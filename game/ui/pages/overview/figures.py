"""The tab of the figures: every indicator by gauge, with its course, and how it moved lately and in all."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.views.tally import Figure, FigureGroup, Moved, tally
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row, Sized
from game.ui.pages.overview.sheet import Sheet, cut, fitting, padded, row, shown, sign
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.linechart import LineChart
from game.ui.widgets.text import Text, label

MOST, FIRST = {100: 12, 115: 11, 130: 8}, {100: 8, 115: 6, 130: 5}
"""So many figures stand on a page; fewer before the first half-year, when each is explained instead."""
CHART, VALUE, CHANGE = 250, 225, 262
"""The widths of the columns at 100 % text."""


def figures_sheet(room: Room, settings: Settings, at: int) -> Sheet:
    """The groups, as many to a page as fit."""
    groups, moved = tally(room.play()), bool(room.table.played)
    pages = cut(
        tuple(each for group in groups for each in group.figures),
        fitting(MOST if moved else FIRST, settings.text_percent),
    )
    lines = tuple(_titled(groups, shown(pages, at)))
    places = room.play().turns + 1
    scale = settings.text_percent / 100

    def sheet(size: float, gap: float, above: float) -> Element:
        parts: list[Element] = [_head(room, scale)] if moved else []
        for line in lines:
            match line:
                case None:
                    parts.append(Gap(gap))
                case Figure():
                    parts.append(_figure(room, line, size, (above, scale), places))
                case name:
                    parts.append(label(name, size, Ink.MUTED))
        return over_town(room, padded(tuple(parts), gap, gap))

    body = Fit(
        (sheet(Type.BODY, 8, 10), sheet(Type.LABEL, 6, 6), sheet(Type.SMALL, 4, 3), sheet(Type.SMALL, 2, 0))
    )
    return Sheet(
        body, room.say("overview.figures.hint" if moved else "overview.figures.hint.first"), len(pages)
    )


def _titled(groups: tuple[FigureGroup, ...], page: tuple[Figure, ...]) -> Iterator[Figure | str | None]:
    """The figures of a page; None for air between groups, a name where a group does not begin with its gauge."""
    for group in groups:
        here = tuple(each for each in group.figures if each in page)
        if not here:
            continue
        if here[0] != page[0]:
            yield None
        if here[0] != group.figures[0] or not group.gauge:
            yield group.name
        yield from here


def _head(room: Room, scale: float) -> Element:
    """What the columns are."""
    say = room.say

    def column(key: str, wide: float) -> Element:
        return Sized(
            Text(say(f"overview.figures.{key}"), Type.SMALL, ink=Ink.MUTED, leading=1.2), wide=wide * scale
        )

    return Row(
        (
            Grow(Gap(1)),
            column("course", CHART),
            column("now", VALUE),
            column("last", CHANGE),
            column("start", CHANGE),
        ),
        gap=20,
        padding=(20, 0),
    )


def _figure(room: Room, each: Figure, size: float, airy: tuple[float, float], places: int) -> Element:
    above, scale = airy
    gauge = each.indicator in room.play().scenario.settings.gauges
    face = Face.BOLD if gauge else Face.REGULAR
    name = Text(each.name, size, face, leading=1.2)
    value = Text(each.value, size, Face.BOLD, leading=1.2)
    if each.last is None or each.start is None:
        line = Row((Grow(name), Sized(value, wide=VALUE * scale)), gap=20, align=Align.CENTRE)
        told = (Text(each.explain, Type.SMALL, ink=Ink.MUTED, leading=1.2),)
        return row(Column((line, *told)), each.spoken, None, (20, above))
    spoken = room.say("overview.course", figure=each.spoken)
    chart = LineChart(
        each.series, each.span, each.name, spoken, each.goal, places=places, wide=CHART * scale, high=44
    )
    line = Row(
        (
            Grow(name),
            Sized(chart, wide=CHART * scale),
            Sized(value, wide=VALUE * scale),
            Sized(_moved(room, each.last), wide=CHANGE * scale),
            Sized(_moved(room, each.start), wide=CHANGE * scale),
        ),
        gap=20,
        align=Align.CENTRE,
    )
    return row(line, each.spoken, Action("why", each.indicator), (20, above))


def _moved(room: Room, moved: Moved) -> Element:
    """Which way by form, how far, and in a word whether that is welcome."""
    mark = sign(moved.trend, good=moved.good)
    if moved.good is None:
        return Row(
            (mark, Text(moved.words, Type.SMALL, ink=Ink.MUTED, leading=1.2)), gap=12, align=Align.CENTRE
        )
    ink = Ink.GOOD if moved.good else Ink.BAD
    word = room.say("overview.better" if moved.good else "overview.worse")
    return Row(
        (
            mark,
            Text(moved.amount, Type.SMALL, Face.BOLD, ink, leading=1.2),
            Text(word, Type.SMALL, ink=Ink.MUTED, leading=1.2),
        ),
        gap=12,
        align=Align.CENTRE,
    )
