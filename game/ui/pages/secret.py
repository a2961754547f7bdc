"""What one person alone should know about a case: a cover first, then the fact, large, until any key hides it."""

from __future__ import annotations

from game.session.given_names import given_name
from game.session.inputs import ReadFact
from game.session.views import case
from game.session.views.case import Case, Fact
from game.session.views.people import heard_by, is_seated, knower_name, person_name, told_apart
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Gap, Grow, Row
from game.ui.pages.cover import covered, footed, headed, uncovered
from game.ui.pages.frame import next_button
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Input, Key, Pop, Pressed, Push, Replace, Settings, Tick, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import plain_text
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading


def offered(room: Room, seen: Case) -> tuple[tuple[str, Action], ...]:
    """As `knowers`; where the table has it on paper, one line that leads to them."""
    found = knowers(room, seen)
    return (
        ((room.say("window.secret.aside"), Action("facts")),)
        if found and room.table.setup.booklets
        else found
    )


def knowers(room: Room, seen: Case) -> tuple[tuple[str, Action], ...]:
    """Who knows more about a case than the screen says: what to call them, and what pressing that means.

    One line for a person, also one with two roles that know something, and one for each empty seat's adviser. What
    the machine's roles know about the main case is heard in the discussion, not here.
    """
    keys = {True: "window.case.knows", False: "window.case.adviser"}
    return tuple(
        (
            room.say(
                "rehearsal.ask"
                if fact.role in room.table.setup.machine
                else keys[alone_at_the_table(room, fact.role)],
                role=knower_name(room.play(), seen.private, fact.role),
            ),
            Action("knows", fact.role),
        )
        for fact in told_apart(room.play(), seen.private)
        if fact.role not in room.table.setup.machine or seen.kind != "case"
    )


def alone_at_the_table(room: Room, role: str) -> bool:
    """Whether a person plays a role, who reads alone what it knows: not so for an empty seat, nor for the machine's."""
    return is_seated(room.play(), role) and role not in room.table.setup.machine


def opened(room: Room, card: str, role: str) -> Push:
    """The way to what a role knows. What an adviser says is heard at once, so the log notes it here."""
    if not alone_at_the_table(room, role):
        room.submit(ReadFact(role, card))
    return Push(SecretPage(room, card, role))


class KnowersPage(Page):
    """Who knows something about a case, for a table that has it on paper and still wants the screen."""

    name = "secret"

    def __init__(self, room: Room, card_name: str) -> None:
        """For any card of the scenario."""
        super().__init__(room)
        self.card = card_name

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the signature of every page
        say = self.room.say
        title = say("window.secret.who")

        def arranged(size: float, gap: float, high: float) -> Element:
            rows = tuple(
                Button(
                    text, action, Kind.QUIET, hint=str(number), high=high, name=f"{plain_text(text)} {number}"
                )
                for number, (text, action) in enumerate(self._knowers(), 1)
            )
            told = Text(say("window.secret.on_paper"), Type.BODY)
            lines = tuple(Row((row, Grow())) for row in rows)
            return card(
                Column((heading(title, size), told, Gap(gap), *lines, Grow()), gap), (64, gap * 2), title
            )

        middle = Fit((arranged(Type.TITLE, 22, 84), arranged(Type.FIGURE, 8, 60)))
        body = Column((Grow(middle),), padding=(60, 26))
        return Column((Grow(body), footed(self.room, "", (next_button(say("window.back")),))))

    def forward(self) -> Transition:
        """Back."""
        return Pop()

    def back(self) -> Transition:
        """Back."""
        return Pop()

    def key(self, name: str) -> Transition:
        """The number of a line."""
        found = dict(zip("123456789", self._knowers(), strict=False)).get(name)
        return None if found is None else self.press(found[1])

    def press(self, action: Action) -> Transition:
        """Whose turn it is to read."""
        if action.name == "knows":
            return opened(self.room, self.card, action.argument)
        return Pop()

    def _knowers(self) -> tuple[tuple[str, Action], ...]:
        return knowers(self.room, case(self.room.play(), self.card))


class SecretPage(Page):
    """What the person of one role knows; an adviser speaks for an empty seat, to everybody."""

    name = "secret"

    def __init__(self, room: Room, card_name: str, role: str, *, shown: bool = False) -> None:
        """For a role that has a private fact on this card; `shown`: the cover has been taken away."""
        super().__init__(room)
        self.card, self.role = card_name, role
        self.seated = alone_at_the_table(room, role)
        self.open = shown or not self.seated

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the signature of every page
        say, facts = self.room.say, self._facts()
        if not self.open:
            whose = person_name(self.room.play(), self.role)
            close = Button(say("window.back"), Action("close"), Kind.SECONDARY)
            return covered(
                self.room,
                say("window.cover.give"),
                given_name(self.room.game, self.role) or whose,
                say("window.secret.cover", role=whose),
                say("window.secret.others"),
                (close, next_button(say("window.secret.show"))),
            )
        heard = "rehearsal.heard" if self.role in self.room.table.setup.machine else "window.secret.heard"
        hint = say("window.secret.tell" if self.seated else heard)
        button = next_button(say("window.secret.hide" if self.seated else "window.back"))
        title = case(self.room.play(), self.card).title
        bodies = tuple(
            Column(
                (
                    Text(title, small, ink=Ink.MUTED),
                    Gap(gap),
                    *(headed(self._head(fact), head, Text(fact.text, size), gap=gap / 2) for fact in facts),
                ),
                gap,
            )
            for head, size, small, gap in (
                (Type.FIGURE, Type.TITLE, Type.LEAD, 30.0),
                (Type.LEAD, Type.FIGURE, Type.BODY, 18.0),
                (Type.LEAD, Type.LEAD, Type.LABEL, 8.0),
                (Type.LARGE, Type.BODY, Type.SMALL, 4.0),
            )
        )
        return uncovered(self.room, person_name(self.room.play(), self.role), bodies, hint, (button,))

    def forward(self) -> Transition:
        """Take the cover away, which the log notes; then hide the fact again."""
        if self.open:
            return Pop()
        for fact in self._facts():
            self.room.submit(ReadFact(fact.role, self.card))
        return Replace(SecretPage(self.room, self.card, self.role, shown=True), turn=True)

    def back(self) -> Transition:
        """Hide it."""
        return Pop()

    def on_input(self, given: Input) -> Transition:
        """Nothing but show and hide: any key hides an open secret, and a pause covers it before it opens over it."""
        self.room.collect()
        match given:
            case Tick():
                return None
            case Key("f8"):
                self.open = self.open and not self.seated
                return Push(self.room.pages.pause(self.room))
            case Key("enter") | Pressed(Action("next")):
                return self.forward()
            case Key("escape") | Pressed(Action("close")):
                return self.back()
            case Key(_) if self.open:
                return self.back()
            case _:
                return None

    def _facts(self) -> tuple[Fact, ...]:
        return heard_by(self.room.play(), case(self.room.play(), self.card).private, self.role)

    def _head(self, fact: Fact) -> str:
        key = "window.secret.title" if self.seated else "window.secret.adviser"
        if fact.role in self.room.table.setup.machine:
            key = "rehearsal.tells"
        return self.room.say(key, role=fact.short)
