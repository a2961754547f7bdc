"""The frame of all beats: the bar above, the town, the sides, the foot, and in the middle what the beat shows."""

from __future__ import annotations

from typing import assert_never

from game.engine.decisions import Decisions
from game.session.table import Beat
from game.session.views import Status
from game.session.views import Trend as Went
from game.session.views.promises import PromiseView
from game.session.views.status import Gauge as GaugeView
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Grow, Row, Sized
from game.ui.pages.scene import town_of, town_words
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.capacity import Capacity
from game.ui.widgets.card import TabStrip, card
from game.ui.widgets.frame import FootBar, TopBar
from game.ui.widgets.meter import Figure, Gauge, Trend
from game.ui.widgets.ornament import Divider
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, label

BEATS: tuple[Beat, ...] = ("news", "case", "choice", "consequences")
SIDE = 292
"""The width of the gauges' side at 100 % text; the other side is somewhat narrower."""
STRIP = 150
"""The height of the town in the frame."""
LARGEST_WITH_TOWN = 115
"""Above this text size, in percent, the town gives way."""
TIGHT = 4
"""The gap between things at the sides where room is short."""


def framed(  # noqa: PLR0913, PLR0917  (a page is made of these, in this order)
    room: Room,
    settings: Settings,
    beat: Beat,
    middle: tuple[Element, ...],
    hint: str,
    buttons: tuple[Button, ...],
    draft: Decisions | None = None,
) -> Element:
    """A page of a beat: `middle` in the fullest of its arrangements that fits; the last button is what Enter does.

    A refusal or trouble of the room stands in the hint's place. `draft` is what money and capacity show as taken.
    """
    seen = room.status(draft)
    wide = SIDE * settings.text_percent / 100
    left = Sized(gauges_side(room, seen), wide=wide)
    right = Sized(resources_side(room, seen), wide=wide * 0.88)
    top, foot = top_bar(room, beat), foot_bar(room, hint, buttons)
    view = town_of(room.play(), closed=beat in ("consequences", "epilogue", "over"))
    town = Town(view, town_words(room.play(), view), STRIP, strip=True)

    def page(strip: tuple[Element, ...], *, airy: bool) -> Element:
        body = Row((left, Grow(Fit(middle)), right), gap=22, padding=(28, 24 if airy else 12))
        return Column((top, *strip, Grow(body), foot))

    bare = (page((), airy=True), page((), airy=False))
    if settings.text_percent > LARGEST_WITH_TOWN:
        return Fit(bare)
    return Fit((page((town,), airy=True), page((town,), airy=False), *bare))


def wide(room: Room, beat: Beat, body: Element, hint: str, buttons: tuple[Button, ...]) -> Element:
    """A page without sides: bar, body, foot."""
    return Column((top_bar(room, beat), Grow(body), foot_bar(room, hint, buttons)))


def top_bar(room: Room, beat: Beat) -> TopBar:
    """Shield, name and season, the four beats, and how far the game has come."""
    seen, say = room.status(), room.say
    current = BEATS.index(beat) if beat in BEATS else len(BEATS) - 1
    names = tuple(say(f"beat.{each}") for each in BEATS)
    beats = TabStrip(say("window.beats"), names, current, say("window.now"))
    more = (("overview", "list"), ("help", "circle-question-mark"))
    buttons = tuple(
        Button("", Action(name), Kind.LINK, icon=icon, size=Type.LARGE, high=56, name=say(f"window.{name}"))
        for name, icon in more
    )
    return TopBar(seen.title, seen.season, beats, seen.count, say("window.where"), buttons)


def foot_bar(room: Room, hint: str, buttons: tuple[Button, ...]) -> FootBar:
    """The hint with the soft clock, or what went wrong in its place, and the buttons."""
    wrong = room.trouble or room.message
    left = room.minutes_left()
    clock = ""
    if left is not None and not wrong:
        clock = room.say.count("window.minutes", left) if left else room.say("window.time_up")
    return FootBar(wrong or room.notice or hint, buttons, room.say("window.on"), clock, wrong=bool(wrong))


def gauges_side(room: Room, seen: Status) -> Element:
    """The gauges, then the open promises and what lasts; those that do not fit are counted."""
    gauges: tuple[Element, ...] = tuple(gauge(each) for each in seen.gauges)
    notes = _notes(room, seen)

    def column(shown: int, gap: float) -> Element:
        left_out = len(notes) - shown
        more = (label(room.say("window.more", number=left_out), Type.SMALL, Ink.MUTED),) if left_out else ()
        parts = (*gauges, *((Divider(),) if notes else ()), *notes[:shown], *more)
        return card(Column(parts, gap=gap), (24, 18 if gap > TIGHT else 10), room.say("window.gauges"))

    counts = range(len(notes), -1, -1)
    return Fit(tuple(column(count, gap) for count in counts for gap in (8, TIGHT)))


def gauge(seen: GaugeView) -> Gauge:
    """One gauge."""
    good = seen.good is not False
    asks = Action("why", seen.indicator)
    way = trend(seen.trend)
    return Gauge(seen.name, seen.value, seen.unit, way, good, seen.bar, seen.goal, seen.spoken, asks)


def trend(went: Went) -> Trend:
    """A trend as the widgets know it."""
    match went:
        case "up":
            return Trend.UP
        case "down":
            return Trend.DOWN
        case "level":
            return Trend.LEVEL
        case _:
            assert_never(went)


def resources_side(room: Room, seen: Status) -> Element:
    """Development money and the roles' capacity."""
    say = room.say
    ink = Ink.BAD if seen.money_short else Ink.TEXT
    asks = Action("why", room.play().scenario.model.initiatives.money)
    money = Figure(say("window.money"), seen.money, say("window.mill"), ink, asks)

    def parts(*, beside: bool, gap: float) -> Element:
        roles = tuple(
            Capacity(
                part.short, part.used, part.had, part.spoken, beside, Action("why", f"capacity_{part.role}")
            )
            for part in seen.capacity
        )
        head = (money, Divider(), label(say("window.capacity")))
        return card(
            Column((*head, *roles), gap=gap), (24, 18 if gap > TIGHT else 10), say("window.resources")
        )

    manners = ((False, 12), (False, TIGHT), (True, 8), (True, 0))
    return Fit(tuple(parts(beside=beside, gap=gap) for beside, gap in manners))


def _notes(room: Room, seen: Status) -> tuple[Element, ...]:
    """Situations that last, those with a way out as trouble, then open promises with their deadlines."""
    promises = tuple(
        Column((label(room.say("window.promise")), Text(promise_words(each), Type.SMALL, leading=1.25)))
        for each in seen.promises
    )
    lasting = tuple(
        Text(each.name, Type.SMALL, Face.SEMIBOLD, Ink.BAD if each.way_out else Ink.GOOD, leading=1.25)
        for each in seen.situations
    )
    return (*lasting, *promises)


def promise_words(seen: PromiseView) -> str:
    """A promise and when it falls due, unless its name says so already."""
    return seen.name if seen.due.split()[-1] in seen.name else f"{seen.name}, {seen.due}"


def next_button(text: str) -> Button:
    """What Enter does."""
    return Button(text, Action("next"), Kind.PRIMARY, icon="corner-down-left")


def back_button(room: Room, *, leaves: bool = False) -> Button:
    """What Esc does, for those without a keyboard; it `leaves` the game where there is nothing to go back to."""
    icon = "log-out" if leaves else "arrow-left"
    name = room.say("window.help.to_leave") if leaves else room.say("window.back")
    return Button("", Action("back"), Kind.QUIET, icon=icon, padding=20, name=name)
