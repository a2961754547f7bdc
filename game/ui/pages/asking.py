"""Short questions over a page: end after this half-year, leave the game."""

from __future__ import annotations

from game.session.inputs import EndAfterThisTurn, PlayOn
from game.texts.catalogue import words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Grow, Row, Sized
from game.ui.pages.page import Page
from game.ui.screens import Input, Key, Pop, Pressed, Quit, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading

WIDE = 1240


class EndPage(Page):
    """Whether the game shall end, with its epilogue, after the half-year that is being played."""

    name = "end"

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  a question fits every size
        say = self.room.say
        if self.room.table.ends_after is not None:
            text, yes = say("window.end.still"), say("window.end.play_on")
        else:
            text, yes = say("window.end.text"), say("window.end.yes")
        wrong = self.room.trouble or self.room.message
        return question(say("window.end.title"), wrong or text, yes, say("window.end.no"), wrong=bool(wrong))

    def forward(self) -> Transition:
        """Nothing: Enter alone must not end a game."""
        return Pop()

    def back(self) -> Transition:
        """Play on as before."""
        return Pop()

    def press(self, action: Action) -> Transition:
        """Yes or no."""
        if action.name != "yes":
            return Pop()
        ending = self.room.table.ends_after is not None
        refused = self.room.submit(PlayOn() if ending else EndAfterThisTurn())
        return None if refused is not None else Pop()

    def key(self, name: str) -> Transition:
        """J, or Y: yes."""
        return self.press(Action("yes")) if name in ("j", "y") else None


class LeavePage(Page):
    """Whether the window shall close. Nothing is lost: all is on the disk already."""

    name = "leave"

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  a question fits every size
        say = self.room.say
        trouble = self.room.trouble
        return question(
            say("window.leave.title"),
            trouble or say("window.leave.text"),
            say("window.leave.yes"),
            say("window.leave.no"),
            wrong=bool(trouble),
        )

    def forward(self) -> Transition:
        """Stay: Enter must not close the game by accident."""
        return Pop()

    def back(self) -> Transition:
        """Stay."""
        return Pop()

    def press(self, action: Action) -> Transition:
        """Leave or stay."""
        return Quit() if action.name == "yes" else Pop()

    def key(self, name: str) -> Transition:
        """J, or Y: yes."""
        return Quit() if name in ("j", "y") else None


class LeaveStartPage:
    """Whether the window shall close, asked before a game has begun."""

    name = "leave"

    def view(self, settings: Settings) -> Element:
        """The question."""
        say = words(settings.language)
        return question(
            say("window.leave.title"), say("window.leave.start"), say("window.leave.yes"), say("window.back")
        )

    def on_input(self, given: Input) -> Transition:
        """J, or Y: yes; Enter and Esc stay."""
        match given:
            case Key("j" | "y") | Pressed(Action("yes")):
                return Quit()
            case Key("enter" | "escape") | Pressed(_):
                return Pop()
            case _:
                return None

    def next_tick(self) -> float | None:
        """It shows no time."""
        return None


def question(title: str, text: str, yes: str, no: str, *, wrong: bool = False) -> Element:
    """A sheet in the middle of the window with one question; Enter answers no."""
    buttons = Row(
        (
            Grow(),
            Button(yes, Action("yes"), Kind.SECONDARY, hint="J"),
            Button(no, Action("no"), Kind.PRIMARY, icon="corner-down-left"),
        ),
        gap=28,
    )
    told = Column(
        (heading(title), Text(text, Type.LEAD, ink=Ink.BAD if wrong else Ink.TEXT), buttons), gap=26
    )
    sheet = Sized(card(told, (56, 44), title), wide=WIDE)
    return Row((Grow(), Column((Grow(), sheet, Grow())), Grow()))
