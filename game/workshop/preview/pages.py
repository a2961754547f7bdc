"""The pages about a card, one after the other: the window's own, as a table would see them."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.layout import Choice
from game.pack.schema import Line
from game.session.views import Play, case
from game.session.views.names import choice_name
from game.session.views.news import MOST_TOLD, Due, DueKind, decided_when, event
from game.session.views.voices import voice
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.case import CasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.frame import back_button, next_button, wide
from game.ui.pages.news import NewsPage, event_sheet
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Settings
from game.workshop.graph.deck import answers
from game.workshop.preview.staging import OnTable

ON_A_PAGE = 4
"""So many lines stand on a page, as the news tell at most."""
_KINDS: tuple[DueKind, ...] = ("live", "working", "failed", "later")


class EventPage(Page):
    """An event as the news show it."""

    name = "news"

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        """What happened, below the town that it happened in."""
        seen = event(self.room.play())
        if seen is None:
            raise ValueError("no event has come")
        say = self.room.say
        hint = say("window.news.event_later" if seen.has_options else "window.news.event_hint")
        buttons = (back_button(self.room), next_button(say("window.next")))
        return wide(self.room, "news", event_sheet(self.room, seen), hint, buttons)


class LinesPage(NewsPage):
    """What is said later about an answer, as the news tell what came due."""

    def __init__(self, room: Room, choice: str, first: int) -> None:
        """From the `first` of the lines of an answer (`card.key`) on."""
        super().__init__(room)
        self._choice = choice
        self._first = first

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        """A few of the lines."""
        play = self.room.play()
        layout = play.rules.layout
        choice = next(each for each in layout.choices if each.id == self._choice)
        lines = tuple(lines_of(play, choice))[self._first : self._first + MOST_TOLD]
        buttons = (back_button(self.room), next_button(self.room.say("window.next")))
        return wide(self.room, "news", self._due(lines), "", buttons)


def lines_of(play: Play, choice: Choice) -> Iterator[Due]:
    """What is said when an answer is decided, goes live, works, fails, and a year later; only what is written."""
    option = dict(answers(play.scenario.cards[choice.card]))[choice.key]
    name = choice_name(play, choice)
    decided: Line | None = getattr(option, "decided", None)
    if decided is not None:
        # the last beat shows it as a bubble over the town, and has no words of its own for it
        said = voice(play, decided)
        yield Due("back", choice.id, name, play.say("preview.decided"), said, None)
    when = decided_when(play, choice)
    for kind in _KINDS:
        line: Line | None = getattr(option, kind, None)  # "not now" has fewer of them
        if line is not None:
            good = {"working": True, "failed": False}.get(kind)
            yield Due(kind, choice.id, name, play.say(f"due.{kind}", when=when), voice(play, line), good)


def pages_of(table: OnTable) -> tuple[Page, ...]:
    """Everything that a table can see of the card, in the order in which it comes."""
    room, name = table.room, table.card
    seen = case(room.play(), name)
    pages: list[Page] = []
    if seen.kind == "case":
        pages.append(CasePage(room))
    if seen.kind == "event":
        pages.append(EventPage(room))
    if room.game.rules.scenario.cards[name].options:
        choosing = ChoicePage(room)
        choosing.press(Action("open", f"card:{name}"))
        pages.append(choosing)
    play = room.play()
    for choice in play.rules.layout.choices:
        if choice.card == name:
            count = sum(1 for _ in lines_of(play, choice))
            pages += [LinesPage(room, choice.id, first) for first in range(0, count, MOST_TOLD)]
    return tuple(pages)
