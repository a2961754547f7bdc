"""What the town tells: the picture with numbers in it, and below what is seen there, since when, and what moves it."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.views.town import Seen, town_seen
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Panel, Row
from game.ui.pages.frame import wide
from game.ui.pages.page import Page
from game.ui.pages.scene import home_of, season_words
from game.ui.pages.town import is_closed, town_picture
from game.ui.room import Room
from game.ui.screens import Pop, Replace, Settings, Transition
from game.ui.theme import RULE, Ink, Type
from game.ui.town.dwellings import place_of
from game.ui.town.places import place_of_layer, place_of_mark, place_of_work
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.ornament import Icon
from game.ui.widgets.picture import Tag
from game.ui.widgets.text import Text, heading

ON_A_PAGE, COLUMNS = 6, 2


class TownPage(Page):
    """The town large, over any page of a game that shows it."""

    name = "town"

    def __init__(self, room: Room) -> None:
        """From the first things on."""
        super().__init__(room)
        self.at = 0
        """The number of the page of the list, from 0."""

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the sheet fits itself
        say = self.room.say
        told = numbered(self.room)
        here = told[self.at * ON_A_PAGE : (self.at + 1) * ON_A_PAGE]
        tags = tuple(_tags(self.room, told, here))
        season = season_words(self.room.play(), closed=is_closed(self.room))
        pages = _pages(told)
        title = f"{say('town.name')} · {season}"

        def sheet(size: float, gap: float, least: float) -> Element:
            town = town_picture(self.room, least, tags, opens=False)
            head = heading(title, Type.FIGURE if gap > 6 else Type.LEAD)  # noqa: PLR2004  (the airy ones)
            words = Column((head, self._list(here, size, gap)), gap=gap, padding=(60, 1.4 * gap))
            return Column((Grow(town), words)) if least else Column((words, Grow()))

        body = Fit(
            (
                sheet(Type.LABEL, 14, 380),
                sheet(Type.SMALL, 8, 240),
                sheet(Type.SMALL, 4, 140),
                sheet(Type.SMALL, 2, 0),
            )
        )
        hint = say("town.hint") if pages == 1 else say("town.more", page=self.at + 1, pages=pages)
        last = self.at + 1 == pages
        on = Button(
            say("window.back" if last else "window.next"),
            Action("next"),
            Kind.PRIMARY,
            icon="corner-down-left",
        )
        away = () if last else (Button(say("window.back"), Action("back"), Kind.SECONDARY, hint="Esc"),)
        return wide(self.room, self.room.table.beat, body, hint, (*away, on))

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return _pages(numbered(self.room))

    def forward(self) -> Transition:
        """The next things, then back to where it was asked for."""
        if self.at + 1 < self.pages:
            self.at += 1
            return Replace(self)
        return Pop()

    def back(self) -> Transition:
        """Back to where it was asked for."""
        return Pop()

    def key(self, name: str) -> Transition:  # noqa: ARG002  nothing else counts here
        """Nothing: what the town tells is only read."""
        return None

    def _list(self, here: tuple[tuple[int, Seen], ...], size: float, gap: float) -> Element:
        if not here:
            return Text(self.room.say("town.nothing"), Type.LEAD)
        rows = tuple(self._row(number, seen, size) for number, seen in here)
        half = -(-len(rows) // COLUMNS)
        columns = (Column((*rows[:half], Grow()), gap=gap), Column((*rows[half:], Grow()), gap=gap))
        return Row(tuple(Grow(column) for column in columns), gap=48)

    def _row(self, number: int, seen: Seen, size: float) -> Element:
        note = " · ".join(part for part in (seen.since, seen.why) if part)
        tag = Panel(Text(str(number), Type.SMALL, Face.BOLD), Ink.CARD, Ink.EDGE, RULE, 12, (12, 1))
        icon, ink = (
            ("minus", Ink.MUTED)
            if seen.good is None
            else ("check", Ink.GOOD)
            if seen.good
            else ("x", Ink.BAD)
        )
        words = Column(
            (
                Text(seen.text, size, Face.BOLD, leading=1.2),
                Text(note, Type.SMALL, ink=Ink.MUTED, leading=1.2),
            )
        )
        return Row((tag, Icon(icon, size, ink, bold=True), Grow(words)), gap=14, align=Align.START)


def numbered(room: Room) -> tuple[tuple[int, Seen], ...]:
    """All that is told, each with its number: what came and stays first, then work, layers and people."""
    order = ("mark", "work", "layer", "person")
    seen = sorted(town_seen(room.play(), closed=is_closed(room)), key=lambda each: order.index(each.kind))
    return tuple(enumerate(seen, start=1))


def _pages(told: tuple[tuple[int, Seen], ...]) -> int:
    return max(1, -(-len(told) // ON_A_PAGE))


def _tags(
    room: Room, told: tuple[tuple[int, Seen], ...], here: tuple[tuple[int, Seen], ...]
) -> Iterator[Tag]:
    """The numbers of this page's things where they are in the picture."""
    works = [seen.name for _, seen in told if seen.kind == "work"]
    for number, seen in here:
        place = _place(room, seen, works)
        if place is not None:
            yield Tag(str(number), *place)


def _place(room: Room, seen: Seen, works: list[str]) -> tuple[float, float] | None:
    match seen.kind:
        case "mark":
            return place_of_mark(seen.name)
        case "work":
            return place_of_work(works.index(seen.name))
        case "layer":
            return place_of_layer(seen.name, good=bool(seen.good))
        case "person":
            x, y = place_of(home_of(room.play(), seen.name))
            return (x, y - 18)
