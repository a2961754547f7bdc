"""What an opened cause or arrow shows: why, the equation in words, what it reads, the equation as written, source."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from game.session.views.causes import Detail, Reading
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Row
from game.ui.pages.choice.rows import grid
from game.ui.pages.frame import wide
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Pop, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading, label

MOST_READS = 6
"""So many things that an equation reads are shown; more would not be read."""
BAREST = 6
"""The last arrangement: the equation in words and its source alone."""
BESIDE = 3
"""From this arrangement on what it reads stands in two columns; from the next on the raw equation is left out."""


class OpenedPage(Page):
    """Base of the pages at the bottom of why."""

    @abstractmethod
    def opened(self) -> tuple[str, str, str, Detail]:
        """Its title, a note below it, the figure beside it, and the detail."""

    def extra(self) -> tuple[Button, ...]:
        """Buttons before the way back."""
        return ()

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        title, note, figure, detail = self.opened()
        body = Fit(
            tuple(_body(self.room, (title, note, figure), detail, tight=at) for at in range(BAREST + 1))
        )
        buttons = (*self.extra(), back_button(self.room))
        return wide(self.room, "consequences", body, self.room.say("window.cause.hint"), buttons)

    def forward(self) -> Transition:
        """Back to where it was asked for."""
        return Pop()

    def back(self) -> Transition:
        """Back to where it was asked for."""
        return Pop()

    def key(self, name: str) -> Transition:  # noqa: ARG002  no key means anything more here
        """No further pages open here."""
        return None


def back_button(room: Room) -> Button:
    """Back with Enter."""
    return Button(room.say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")


def _body(room: Room, head: tuple[str, str, str], detail: Detail, *, tight: int) -> Element:
    """From the fullest to the barest: smaller type, two columns, without the raw equation, readings, words around."""
    title, note, figure = head
    say, type_ = room.say, min(tight, 2)
    size = (Type.LARGE, Type.BODY, Type.SMALL)[type_]
    top = Row(
        (
            Grow(heading(title, (Type.HEADING, Type.FIGURE, Type.LEAD)[type_])),
            Text(figure, Type.LEAD, Face.BOLD),
        ),
        gap=28,
        align=Align.BASELINE,
    )
    parts: list[Element] = []
    if detail.why and detail.why != note and tight < BAREST:
        parts.append(Text(detail.why, size, leading=1.35))
    parts += _in_words(room, detail, size)
    reads = tuple(_reading(each, size) for each in _telling(detail.reads))
    if reads and tight <= BESIDE + 1:
        told = label(say("window.cause.reads"), Type.SMALL, Ink.MUTED)
        parts += [told, grid(reads, 24, 2) if tight >= BESIDE else Column(reads, gap=2)]
    if tight <= BESIDE or not detail.words:
        parts += _as_written(room, detail)
    if detail.source:
        source = say("window.cause.source", source=detail.source)
        parts.append(Text(source, Type.SMALL, ink=Ink.MUTED, leading=1.3))
    gap, above = ((14, 24), (8, 12), (4, 6))[type_]
    notes = (Text(note, size, ink=Ink.MUTED, leading=1.3),) if note and tight < BAREST else ()
    sheet = (card(Column(tuple(parts), gap=gap), (40, 20 - 6 * type_), title),) if parts else ()
    return Column((top, *notes, *sheet, Grow()), gap=gap, padding=(60, above))


def _in_words(room: Room, detail: Detail, size: float) -> Iterator[Element]:
    """The equation in words, with its unit."""
    if detail.words:
        unit = f", {detail.unit}" if detail.unit else ""
        yield label(f"{room.say('causes.in_words')}{unit}", Type.SMALL, Ink.MUTED)
        for line in detail.words.splitlines():
            yield Text(line, size, Face.SEMIBOLD, leading=1.25)


def _as_written(room: Room, detail: Detail) -> Iterator[Element]:
    """The equation as its author wrote it."""
    if detail.equation:
        yield label(room.say("causes.as_written"), Type.SMALL, Ink.MUTED)
        for line in detail.equation.splitlines():
            yield Text(_breakable(line), Type.SMALL, ink=Ink.MUTED if detail.words else Ink.TEXT, leading=1.2)


def _reading(seen: Reading, size: float) -> Element:
    values = f"{seen.before} → {seen.after}" if seen.before and seen.before != seen.after else seen.after
    return Row(
        (Grow(Text(seen.name, size, leading=1.25)), Text(values, size, Face.SEMIBOLD, leading=1.25)), gap=24
    )


def _telling(reads: tuple[Reading, ...]) -> Iterator[Reading]:
    """What changed first: that is what somebody looks for here."""
    ordered = sorted(reads, key=lambda each: each.before == each.after)
    yield from ordered[:MOST_READS]


def _breakable(equation: str) -> str:
    """An equation may be one long line without a space to break at; a space after each comma gives one."""
    return equation.replace(", ", ",").replace(",", ", ")
