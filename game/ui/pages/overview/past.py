"""One half-year again: what the paper said and what came due, then what was decided and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, assert_never

from game.session.views.consequences import Change
from game.session.views.history import Decided, Past, came_to
from game.session.views.news import Due
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Row
from game.ui.pages.frame import foot_bar, top_bar
from game.ui.pages.overview.sheet import SIDE, cut, fitting, row, shown, sign
from game.ui.pages.page import Page
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Pop, Push, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading

DUE, DECIDED = {100: 5, 115: 4, 130: 3}, {100: 5, 115: 4, 130: 3}
"""So many things that came due, and so many decisions, stand on a page."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper said: the headline and the event on the `first` of its pages, and some of what came due."""

    due: tuple[Due, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Decisions:
    """Some of what was decided; on the `last` of its pages what it came to."""

    decided: tuple[Decided, ...]
    last: bool


Part: TypeAlias = Paper | Decisions


def parts_of(seen: Past, percent: int) -> tuple[Part, ...]:
    """The pages of a half-year: the paper with what came due, then the decisions with what they came to."""
    papers = cut(seen.paper.due, fitting(DUE, percent))
    paper = tuple(Paper(due, at == 0) for at, due in enumerate(papers))
    if not seen.played:
        return paper
    pages = cut(seen.decided, fitting(DECIDED, percent))
    return (*paper, *(Decisions(part, at == len(pages) - 1) for at, part in enumerate(pages)))


class PastPage(Page):
    """A half-year in a few pages; Page Up, Page Down or the arrows go through them and on to the next one."""

    name = "past"

    def __init__(self, room: Room, turn: int) -> None:
        """For a half-year that was played, or the open one."""
        super().__init__(room)
        self.turn = turn
        self.at = 0
        self._percent = 100

    def show(self, settings: Settings) -> Element:
        found, say = self.room.history(), self.room.say
        seen = next(each for each in found if each.turn == self.turn)
        self._percent = settings.text_percent
        pages = parts_of(seen, self._percent)
        self.at = min(self.at, len(pages) - 1)
        body = Fit(tuple(self._body(seen, shown(pages, self.at), size, gap) for size, gap in SIZES))
        count = say("overview.page", page=self.at + 1, pages=len(pages))
        back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        hint = f"{count}  ·  {say('overview.past.hint')}" if len(pages) > 1 else say("overview.past.hint")
        foot = foot_bar(self.room, hint, (*self._turners(len(pages), len(found)), back))
        return Column((top_bar(self.room, self.room.table.beat), Grow(body), foot))

    @property
    def topic(self) -> str:
        """The help tells of the overview."""
        return "overview"

    def forward(self) -> Transition:
        """Back to the history."""
        return Pop()

    def back(self) -> Transition:
        """Back to the history."""
        return Pop()

    def key(self, name: str) -> Transition:
        """Through the pages, and from one half-year to the next; O closes it."""
        match name:
            case "o":
                return Pop()
            case "pageup" | "left":
                self._leaf(-1)
            case "pagedown" | "right":
                self._leaf(1)
            case _:
                pass
        return None

    def press(self, action: Action) -> Transition:
        """Another page, or the text of a case."""
        match action:
            case Action("leaf", step):
                self._leaf(int(step))
                return None
            case Action("read", card_name):
                return Push(self.room.pages.read_case(self.room, card_name))
            case _:
                return super().press(action)

    def _leaf(self, step: int) -> None:
        """A page on, or the first of the half-year after; back, and the last of the one before."""
        found = self.room.history()
        at = self.at + step
        if 0 <= at < len(parts_of(found[self.turn - 1], self._percent)):
            self.at = at
        elif 1 <= self.turn + step <= len(found):
            self.turn += step
            self.at = 0 if step > 0 else len(parts_of(found[self.turn - 1], self._percent)) - 1

    def _body(self, seen: Past, part: Part, size: float, gap: float) -> Element:
        match part:
            case Paper():
                kind, rows = "paper", self._paper(seen, part, size)
            case Decisions():
                kind, rows = "decided", self._decided(seen, part, size)
            case _:
                assert_never(part)
        words = f"{seen.heading}: {self.room.say(f'overview.past.{kind}')}"
        title = heading(words, Type.FIGURE if gap > TIGHT else Type.LEAD)
        parts = Column((title, *rows), gap=gap, padding=(SIDE, gap))
        return over_town(self.room, parts)

    def _paper(self, seen: Past, part: Paper, size: float) -> tuple[Element, ...]:
        paper, rows = seen.paper, list[Element]()
        if part.first:
            rows += [Text(text, size, Face.BOLD, leading=1.25) for text in (paper.headline,) if text]
            rows += [Text(text, size, ink=Ink.MUTED, leading=1.25) for text in (paper.small,) if text]
            if paper.event is not None:
                event = f"**{self.room.say('case.event')}: {paper.event.title}.** {paper.event.text}"
                rows.append(card(Text(event, size, leading=1.25), (24, 10), paper.event.title))
        for each in part.due:
            ink = Ink.TEXT if each.good is None else Ink.GOOD if each.good else Ink.BAD
            rows.append(Text(f"**{each.title}:** {each.text}", size, bold_ink=ink, leading=1.25))
        return tuple(rows) or (Text(self.room.say("overview.past.quiet"), Type.LEAD),)

    def _decided(self, seen: Past, part: Decisions, size: float) -> tuple[Element, ...]:
        rows = tuple(self._decision(each, size) for each in part.decided)
        return (*rows, Gap(4), *self._came_to(seen, size)) if part.last else rows

    def _decision(self, each: Decided, size: float) -> Element:
        note = " · ".join(part for part in (each.who, each.votes) if part)
        words = Column(
            (
                Text(f"**{each.title}** {each.answer}", size, leading=1.25),
                Text(note, Type.SMALL, ink=Ink.MUTED, leading=1.25),
            ),
        )
        action = Action("read", each.card) if each.card is not None else None
        return row(words, f"{each.title}: {each.answer}. {note}", action, (22, 6))

    def _came_to(self, seen: Past, size: float) -> tuple[Element, ...]:
        parts: list[Element] = []
        parts += [Text(text, size, leading=1.25) for text in came_to(self.room.say, seen)]
        parts += [Text(f"**{each.title}:** {each.text}", size, leading=1.25) for each in seen.due]
        return (*parts, Row(tuple(Grow(_gauge(self.room, each)) for each in seen.gauges), gap=20))

    def _turners(self, pages: int, last: int) -> tuple[Button, ...]:
        ends = (
            ("-1", "chevron-left", "before", self.at > 0 or self.turn > 1),
            ("1", "chevron-right", "after", self.at < pages - 1 or self.turn < last),
        )
        return tuple(
            Button(
                "",
                Action("leaf", step) if there else None,
                Kind.QUIET,
                icon=icon,
                padding=18,
                name=self.room.say(f"overview.leaf.{way}"),
            )
            for step, icon, way, there in ends
        )


def _gauge(room: Room, each: Change) -> Element:
    """Where a gauge was and where it went."""
    moved = each.change if each.good is not None else room.say("trend.level")
    ink = Ink.MUTED if each.good is None else Ink.GOOD if each.good else Ink.BAD
    moved_by = Row(
        (sign(each.trend, good=each.good), Text(moved, Type.SMALL, Face.BOLD, ink, leading=1.2)),
        gap=12,
        align=Align.CENTRE,
    )
    course = Text(f"{each.before} → {each.after}", Type.SMALL, Face.SEMIBOLD, leading=1.2)
    line = Flow((moved_by, course), gap=28, align=Align.CENTRE)
    return card(Column((Text(each.name, Type.SMALL, ink=Ink.MUTED, leading=1.2), line)), (18, 8), each.name)


TIGHT = 6
SIZES: tuple[tuple[float, float], ...] = ((Type.BODY, 14), (Type.LABEL, 10), (Type.SMALL, 6), (Type.SMALL, 2))
