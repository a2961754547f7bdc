"""The tab of the goals: first how many are reached, then each with its way from the start, and the floors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from game.session.views.standing import Standing, Standings, lines, standings
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row, Sized
from game.ui.pages.overview.sheet import Sheet, cut, fitting, padded, row, shown
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading, label
from game.ui.widgets.waybar import WayBar

MOST = {100: 17, 115: 14, 130: 10}
"""So many goals and floors stand on a page, in two columns."""
TIGHT = 5
"""From this gap on the words above the goals are smaller."""
LONG = 26
"""So many letters of a floor's figures stand beside its name."""
ICONS = {"reached": ("check", Ink.GOOD), "near": ("target", Ink.TEXT), "far": ("minus", Ink.MUTED)}
Line: TypeAlias = Standing | str
"""A goal, or the name of the group that begins."""


def goals_tab(room: Room, settings: Settings, at: int) -> Sheet:
    """The goals by how near they are."""
    seen = standings(room.play(), closed=room.closed)
    pages = cut(tuple(lines(seen)), fitting(MOST, settings.text_percent))
    page, moved = shown(pages, at), bool(room.table.played)
    first = at == 0 or len(pages) == 1
    halves = _halves(room, page)

    def sheet(size: float, gap: float, *, lead: bool) -> Element:
        columns = Row(
            tuple(
                Grow(Column((*(_line(each, size, gap, moved=moved) for each in part), Grow()), gap=gap))
                for part in halves
            ),
            gap=60,
        )
        head = _head(room, seen, Type.FIGURE if gap > TIGHT else Type.LEAD) if first else ()
        top = head if lead else head[:1]
        return over_town(room, padded((*top, Gap(gap), columns), gap, 2 * gap))

    body = Fit(
        (
            sheet(Type.BODY, 10, lead=True),
            sheet(Type.LABEL, 8, lead=True),
            sheet(Type.LABEL, 5, lead=True),
            sheet(Type.SMALL, 2, lead=True),
            sheet(Type.SMALL, 2, lead=False),
        )
    )
    return Sheet(body, room.say("overview.goals.hint" if moved else "overview.goals.hint.first"), len(pages))


def _head(room: Room, seen: Standings, size: float) -> tuple[Element, ...]:
    promise = (
        room.say("overview.goals.promise", name=seen.promise.name, due=seen.promise.due)
        if seen.promise
        else ""
    )
    told = " ".join(part for part in (promise, seen.how, seen.double) if part)
    return (
        heading(seen.summary, size),
        Text(f"**{seen.ambition}.** {told}", Type.LABEL if size > Type.LEAD else Type.SMALL, leading=1.3),
    )


def _halves(room: Room, page: tuple[Standing, ...]) -> tuple[tuple[Line, ...], ...]:
    """Two columns that are about as high as each other; both begin with the name of a group."""
    columns = [(page[:at], page[at:]) for at in range(len(page) + 1)]
    titled = [tuple(tuple(_titled(room, part)) for part in pair) for pair in columns]
    return min(titled, key=lambda pair: max(sum(map(_height, part)) for part in pair))


def _titled(room: Room, goals: tuple[Standing, ...]) -> Iterator[Line]:
    """Goals, each group below its name."""
    before = ""
    for each in goals:
        group = "floors" if each.floor else each.nearness
        if group != before:
            yield room.say(f"overview.goals.{group}")
        yield each
        before = group


def _height(line: Line) -> float:
    """How high a line is beside the others."""
    return 1.0 if isinstance(line, str) else 1.2 if line.floor and not _is_long(line) else 2.0


def _is_long(floor: Standing) -> bool:
    """Whether a floor's figures leave its name no room beside them."""
    return len(floor.seen.value) + len(floor.seen.target_text) > LONG


def _line(line: Line, size: float, gap: float, *, moved: bool) -> Element:
    if isinstance(line, str):
        return Column((label(line, min(size, Type.LABEL), Ink.MUTED),), padding=(0, gap / 2))
    return _floor(line, size, moved=moved) if line.floor else _goal(line, size, moved=moved)


def _floor(each: Standing, size: float, *, moved: bool) -> Element:
    """On one line, for a floor only holds or does not; figures that are long in words stand below its name."""
    icon, ink = ("check", Ink.GOOD) if each.seen.met else ("x", Ink.BAD)
    name = Text(each.seen.name, size, Face.SEMIBOLD, leading=1.2)
    value = Text(f"**{each.seen.value}**, {each.seen.target_text}", Type.SMALL, leading=1.2)
    sign = Icon(icon, size, ink, bold=True)
    line: Element = Row((sign, Grow(name), value), gap=14, align=Align.BASELINE)
    if _is_long(each):
        line = Column((Row((sign, Grow(name)), gap=14, align=Align.BASELINE), Row((Grow(), value))))
    action = Action("why", each.seen.indicator) if moved else None
    told = (Text(each.words, Type.SMALL, Face.SEMIBOLD, Ink.BAD),) if not each.seen.met else ()
    return row(Column((line, *told)), f"{each.seen.name}: {each.spoken}", action, (16, 6), "floor")


def _goal(each: Standing, size: float, *, moved: bool) -> Element:
    icon, ink = ICONS[each.nearness]
    name = Text(each.seen.name, size, Face.SEMIBOLD, leading=1.2)
    value = Text(each.seen.value, size, Face.BOLD, leading=1.2)
    top = Row((Icon(icon, size, ink, bold=True), Grow(name), value), gap=14, align=Align.BASELINE)
    target = Text(each.seen.target_text, Type.SMALL, ink=Ink.MUTED, leading=1.2, align=Align.END)
    bar = WayBar(each.share, each.seen.met)
    below = Row((Grow(bar, 3), Sized(target, wide=300, at_least=True)), gap=20, align=Align.CENTRE)
    action = Action("why", each.seen.indicator) if moved else None
    return row(Column((top, below), gap=2), f"{each.seen.name}: {each.spoken}", action, (16, 6))
