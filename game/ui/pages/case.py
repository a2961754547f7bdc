"""The second beat: the case, large enough to be read aloud, and who knows something that the screen does not say."""

from __future__ import annotations

from game.session.views import Case, case
from game.session.views.first_time import first_words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Flow, Gap
from game.ui.pages.frame import back_button, framed, next_button
from game.ui.pages.page import Page
from game.ui.pages.secret import KnowersPage, offered, opened
from game.ui.room import Room
from game.ui.screens import Pop, Push, Settings, Transition
from game.ui.theme import Dimension, Ink, Type
from game.ui.typeset import plain_text
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.frame import Kicker
from game.ui.widgets.text import Text, heading


def kicker(seen: Case) -> Element:
    """The line over a case's title: its dimension, who decides, and the code by which a role finds its paper fact."""
    whose = f"{seen.decides} · {seen.code}"
    if seen.dimension is None:
        return Text(f"**{seen.dimension_name}** · {whose}", Type.LABEL, ink=Ink.MUTED, bold_ink=Ink.TEXT)
    return Kicker(Dimension[seen.dimension.upper()], seen.dimension_name, whose)


class CasePage(Page):
    """The main case."""

    name = "case"
    of_a_beat = True

    def __init__(self, room: Room) -> None:
        """ValueError where there is no case now."""
        super().__init__(room)
        if room.main_card is None:
            raise ValueError("there is no case for the whole table now")
        self.card = room.main_card

    @property
    def about(self) -> str:
        """The card."""
        return self.card

    def show(self, settings: Settings) -> Element:
        say, seen = self.room.say, case(self.room.play(), self.card)
        chips = tuple(self._chip(*each) for each in offered(self.room, seen))
        middle = _arrangements(seen, chips, say("beat.case"))
        buttons = (back_button(self.room), next_button(self._onward()))
        hint = first_words(self.room.play(), "case", say("window.case.hint"))
        return framed(self.room, settings, "case", middle, hint, buttons)

    def forward(self) -> Transition:
        """On to the choice; where the machine plays roles, they are heard first."""
        if self.room.table.setup.machine and self.room.table.beat == "case":
            return Push(self.room.pages.discussion(self.room))
        return super().forward()

    def press(self, action: Action) -> Transition:
        """A button, or a role that knows something."""
        if action.name == "knows":
            return opened(self.room, self.card, action.argument)
        if action.name == "facts":
            return Push(KnowersPage(self.room, self.card))
        return super().press(action)

    def _onward(self) -> str:
        return self.room.say("rehearsal.listen" if self.room.table.setup.machine else "window.case.next")

    def _chip(self, text: str, action: Action) -> Button:
        if self.room.table.setup.booklets:
            return Button(
                text, action, Kind.LINK, icon="book-open", icon_first=True, size=Type.LABEL, high=60
            )
        return Button(text, action, Kind.QUIET, high=74, padding=28, name=plain_text(text))


class ReadCasePage(Page):
    """A card's text again, over whatever page asked for it."""

    name = "case"

    @property
    def about(self) -> str:
        """The card."""
        return self.card

    def __init__(self, room: Room, card_name: str) -> None:
        """For any card of the scenario."""
        super().__init__(room)
        self.card = card_name

    def show(self, settings: Settings) -> Element:
        say, seen = self.room.say, case(self.room.play(), self.card)
        middle = _arrangements(seen, (), say("beat.case"))
        button = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        return framed(
            self.room, settings, "choice", middle, say("window.case.hint"), (button,), self.room.draft
        )

    def forward(self) -> Transition:
        """Back to the choice."""
        return Pop()

    def back(self) -> Transition:
        """Back to the choice."""
        return Pop()

    def key(self, name: str) -> Transition:
        """S closes what S opened; nothing else counts here."""
        return Pop() if name == "s" else None


def _arrangements(seen: Case, chips: tuple[Element, ...], name: str) -> tuple[Element, ...]:
    """The case from airy to tight."""

    def words(title: float, text: float, gap: float) -> Element:
        flow = (Gap(gap * 1.4), Flow(chips, gap=20, line_gap=12)) if chips else ()
        parts = (kicker(seen), heading(seen.title, title), Gap(gap), Text(seen.text, text), *flow)
        return card(Column(parts, gap=4), (36, 18), name)

    sizes = ((Type.TITLE, Type.LEAD, 20.0), (Type.HEADING, Type.OPTION, 10.0), (Type.FIGURE, Type.BODY, 4.0))
    return tuple(words(title, text, gap) for title, text, gap in sizes)
