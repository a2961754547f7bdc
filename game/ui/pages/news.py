"""The first beat: the town, what the paper says, what came due, and perhaps an event. One thing at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, assert_never

from game.session.views import News, news
from game.session.views.news import Due, EventView
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Gap, Row
from game.ui.pages.frame import back_button, next_button, wide
from game.ui.pages.page import Page
from game.ui.pages.times import took_line
from game.ui.pages.town import over_town, town_and_words
from game.ui.room import Room
from game.ui.screens import Replace, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.card import card
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading, label

FEW = 2
"""So many things that came due stand below the headline; more get a page of their own."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The headline, the small news, who says something, and the few things that came due."""

    due: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class CameDue:
    """What earlier choices brought, and a sentence about what is not told; "" for nothing."""

    due: tuple[Due, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event."""

    event: EventView


Part: TypeAlias = Paper | CameDue | Happened


def parts_of_news(seen: News) -> tuple[Part, ...]:
    """What is shown after each other: the paper, what came due, an event."""
    due = seen.told
    few = len(due) <= FEW
    pages = () if few else (CameDue(due, seen.rest),)
    event = (Happened(seen.event),) if seen.event is not None else ()
    return (Paper(due if few else ()), *pages, *event)


class NewsPage(Page):
    """The news of the half-year that opens."""

    name = "news"
    of_a_beat = True

    def __init__(self, room: Room) -> None:
        """From the headline on."""
        super().__init__(room)
        self.at = 0

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        seen = news(self.room.play())
        part = parts_of_news(seen)[self.at]
        match part:
            case Paper(due):
                taught = len(self.room.table.played) == 1
                hint = self.room.say("town.open") if taught else self.room.say("window.news.hint")
                hint = took_line(self.room) or hint
                body = self._paper(seen, due)
            case CameDue(due, rest):
                body, hint = self._due(due), rest or self.room.say("window.news.due_hint")
            case Happened(event):
                body, hint = event_sheet(self.room, event), self._event_hint(event)
            case _:
                assert_never(part)
        more = self.at + 1 < len(parts_of_news(seen))
        on = "window.next" if more else "window.news.next" if self.room.main_card else "window.case.next"
        first = not self.at and not self.room.table.played
        buttons = (back_button(self.room, leaves=first), next_button(self.room.say(on)))
        return wide(self.room, "news", body, hint, buttons)

    def forward(self) -> Transition:
        """The next part, then the case."""
        if self.at + 1 < len(parts_of_news(news(self.room.play()))):
            self.at += 1
            return Replace(self, turn=True)
        return super().forward()

    def back(self) -> Transition:
        """The part before, then the beat before."""
        if self.at:
            self.at -= 1
            return Replace(self, turn=True)
        return super().back()

    def _paper(self, seen: News, due: tuple[Due, ...]) -> Element:
        say = self.room.say
        headline = seen.headline or seen.season
        small = (Text(seen.small, Type.LEAD, ink=Ink.MUTED, leading=1.3),) if seen.small else ()
        ways_out = tuple(
            Text(f"**{each.name}:** {each.way_out}", Type.BODY, ink=Ink.MUTED, bold_ink=Ink.BAD, leading=1.3)
            for each in self.room.status().situations
            if each.way_out
        )
        lines = (*(_line(each) for each in due), *ways_out)
        words = (heading(headline), *small, *((Gap(10), *lines) if lines else ()))
        first = (
            (Text(say("window.news.first"), Type.BODY, ink=Ink.MUTED, bold_ink=Ink.TEXT),)
            if not self.room.table.played
            else ()
        )
        spoken = seen.person
        return town_and_words(
            self.room, spoken, ((*words, *first), words, (heading(headline, Type.OPTION), *small, *lines))
        )

    def _due(self, due: tuple[Due, ...]) -> Element:
        title = heading(self.room.say("window.news.due"))

        def rows(size: float, gap: float, *, tight: bool = False) -> Element:
            parts = tuple(_row(each, size, tight=tight) for each in due)
            words = (title, Gap(gap), *parts)
            return over_town(self.room, Column(words, gap=gap, padding=(60, 2 * gap)))

        small, smaller = rows(Type.SMALL, 6), rows(Type.SMALL, 4, tight=True)
        return Fit((rows(Type.LARGE, 20), rows(Type.BODY, 10), small, smaller))

    def _event_hint(self, event: EventView) -> str:
        return self.room.say("window.news.event_later" if event.has_options else "window.news.event_hint")


def event_sheet(room: Room, event: EventView) -> Element:
    """What happened without anybody's choosing, below the town that it happened in."""
    say = room.say
    kicker = Row(
        (Icon("zap", Type.LABEL, Ink.BAD), label(f"{say('case.event')} · {event.code}", ink=Ink.MUTED)),
        gap=12,
    )
    extra = tuple(Text(sentence, Type.BODY, Face.SEMIBOLD, leading=1.3) for sentence in event.told)
    words = (kicker, heading(event.title), Text(event.text, Type.LEAD, leading=1.35), *extra)
    small = (kicker, heading(event.title, Type.FIGURE), Text(event.text, Type.BODY, leading=1.3), *extra)
    return town_and_words(room, None, (words, small))


def _line(due: Due, size: float = Type.BODY) -> Element:
    return Text(f"**{due.title}:** {due.text}", size, ink=Ink.MUTED, bold_ink=_ink(due), leading=1.3)


def _row(due: Due, size: float, *, tight: bool) -> Element:
    """What came due, and who says something; where room is short, what it is and what happened share a line."""
    said = (Text(due.voice.spoken, size, leading=1.3),) if due.voice is not None else ()
    if tight:
        return card(Column((_line(due, size), *said)), (24, 6), due.title)
    words = Column(
        (
            Text(due.title, size, Face.BOLD, _ink(due), leading=1.3),
            Text(due.text, size, ink=Ink.MUTED, leading=1.3),
            *said,
        )
    )
    return card(words, (30, 14), due.title)


def _ink(due: Due) -> Ink:
    """Whether it is welcome; the words say it too."""
    return Ink.TEXT if due.good is None else Ink.GOOD if due.good else Ink.BAD
