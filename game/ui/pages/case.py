"""The second beat: the case, large enough to be read aloud, and who knows something that the screen does not say."""

from __future__ import annotations

from game.session.seats import taken_seats
from game.session.views import Case, case
from game.session.views.case import Fact
from game.session.views.first_time import first_words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Flow, Gap, Grow, Row
from game.ui.pages.frame import back_button, framed, next_button
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Input, Key, Pop, Pressed, Push, Settings, Transition
from game.ui.theme import Dimension, Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.frame import Kicker
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading


def kicker(seen: Case) -> Element:
    """The line over a case's title: its dimension, and who decides."""
    if seen.dimension is None:
        return Text(
            f"**{seen.dimension_name}** · {seen.decides}", Type.LABEL, ink=Ink.MUTED, bold_ink=Ink.TEXT
        )
    return Kicker(Dimension[seen.dimension.upper()], seen.dimension_name, seen.decides)


class CasePage(Page):
    """The main case."""

    name = "case"

    def __init__(self, room: Room) -> None:
        """ValueError where there is no case now."""
        super().__init__(room)
        if room.main_card is None:
            raise ValueError("there is no case for the whole table now")
        self.card = room.main_card

    def show(self, settings: Settings) -> Element:
        say, seen = self.room.say, case(self.room.play(), self.card)
        middle = _arrangements(seen, tuple(self._chip(fact) for fact in seen.private), say("beat.case"))
        buttons = (back_button(self.room), next_button(say("window.case.next")))
        hint = first_words(self.room.play(), "case", say("window.case.hint"))
        return framed(self.room, settings, "case", middle, hint, buttons)

    def press(self, action: Action) -> Transition:
        """A button, or a role that knows something."""
        if action.name == "knows":
            return Push(SecretPage(self.room, self.card, action.argument))
        return super().press(action)

    def _chip(self, fact: Fact) -> Button:
        key = "window.case.knows" if _seated(self.room, fact) else "window.case.adviser"
        text = self.room.say(key, role=fact.short)
        return Button(text, Action("knows", fact.role), Kind.QUIET, high=74, padding=28)


class ReadCasePage(Page):
    """A card's text again, over whatever page asked for it."""

    name = "case"

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


class SecretPage(Page):
    """What one role knows: a cover first, so that only that person looks; an adviser speaks for an empty seat."""

    name = "secret"

    def __init__(self, room: Room, card_name: str, role: str) -> None:
        """For a role that has a private fact on this card."""
        super().__init__(room)
        self.fact = next(fact for fact in case(room.play(), card_name).private if fact.role == role)
        self.card, self.role = card_name, role
        self.open = not _seated(room, self.fact)

    def show(self, settings: Settings) -> Element:
        say = self.room.say
        fact = next(each for each in case(self.room.play(), self.card).private if each.role == self.role)
        seated = _seated(self.room, fact)
        if self.open:
            title = say("window.secret.title" if seated else "window.secret.adviser", role=fact.short)
            text, hint = fact.text, say("window.secret.tell" if seated else "window.secret.heard")
            button = next_button(say("window.secret.hide" if seated else "window.back"))
        else:
            title, text = say("window.secret.cover", role=fact.short), say("window.secret.others")
            hint, button = "", next_button(say("window.secret.show"))
        icon = Icon("eye" if self.open else "lock", Type.FIGURE, Ink.MUTED)
        words = Column(
            (
                Row((icon, Grow())),
                Gap(12),
                heading(title, Type.HEADING),
                Gap(16),
                Text(text, Type.LEAD),
                Grow(),
            ),
            gap=4,
        )
        close = Button(say("window.back"), Action("close"), Kind.SECONDARY)
        buttons = (button,) if self.open else (close, button)
        return framed(self.room, settings, "case", (card(words, (36, 24), title),), hint, buttons)

    def forward(self) -> Transition:
        """Show it, then hide it again."""
        if self.open:
            return Pop()
        self.open = True
        return None

    def back(self) -> Transition:
        """Hide it."""
        return Pop()

    def on_input(self, given: Input) -> Transition:
        """Nothing but show and hide: no other page may open over a secret."""
        match given:
            case Key("enter") | Pressed(Action("next")):
                return self.forward()
            case Key("escape") | Pressed(Action("close")):
                return self.back()
            case _:
                return None


def _seated(room: Room, fact: Fact) -> bool:
    return fact.role in taken_seats(room.game.edition.scenario, room.table.setup)


def _arrangements(seen: Case, chips: tuple[Element, ...], name: str) -> tuple[Element, ...]:
    """The case from airy to tight."""

    def words(title: float, text: float, gap: float) -> Element:
        flow = (Gap(gap * 1.4), Flow(chips, gap=20, line_gap=12)) if chips else ()
        parts = (kicker(seen), heading(seen.title, title), Gap(gap), Text(seen.text, text), *flow)
        return card(Column(parts, gap=4), (36, 18), name)

    sizes = ((Type.TITLE, Type.LEAD, 20.0), (Type.HEADING, Type.OPTION, 10.0), (Type.FIGURE, Type.BODY, 4.0))
    return tuple(words(title, text, gap) for title, text, gap in sizes)
