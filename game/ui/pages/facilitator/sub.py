"""What the pages behind the facilitator's page do alike: Esc goes back to it, U takes the last move back."""

from __future__ import annotations

from game.session.inputs import Undo
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.facilitator.rows import Item, pressed_by
from game.ui.pages.frame import back_button, wide
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Input, Key, Pop, Transition
from game.ui.widgets.button import Button, Kind


class SubPage(Page):
    """A page of the facilitator's. `said` is what was done last."""

    name = "facilitator"

    def __init__(self, room: Room) -> None:
        """A page of the game in `room`."""
        super().__init__(room)
        self.said = ""

    def items(self) -> tuple[Item, ...]:
        """What can be pressed by its mark."""
        return ()

    def on_input(self, given: Input) -> Transition:
        """F9 closes what F9 opened."""
        if given == Key("f9"):
            return self.back()
        return super().on_input(given)

    def forward(self) -> Transition:
        """Back."""
        return self.back()

    def back(self) -> Transition:
        """Back to the facilitator's page."""
        return Pop()

    def key(self, name: str) -> Transition:
        """The items by their marks, and U."""
        action = pressed_by(name, self.items())
        if action is not None:
            return self.press(action)
        return self.undo() if name == "u" else None

    def press(self, action: Action) -> Transition:
        """Back, or undo; the rest is the page's."""
        match action.name:
            case "back":
                return self.back()
            case "undo":
                return self.undo()
            case _:
                return self.act(action)

    def act(self, action: Action) -> Transition:  # noqa: ARG002  for pages with something to press
        """What the page itself offers."""
        return None

    def undo(self) -> Transition:
        """Take the last move back and say which it was."""
        moves = self.room.table.moves
        if self.room.submit(Undo()) is None and moves:
            self.said = self.room.say(f"undone.{moves[-1].kind}")
        return None

    def page(self, body: Element, hint: str, *buttons: Button, undo: bool = False) -> Element:
        """The body in the frame of a page without sides."""
        taken = undo and bool(self.room.table.moves)
        say = self.room.say
        back = (
            Button("", Action("undo"), Kind.QUIET, icon="undo-2", padding=20, name=say("window.choice.undo")),
        )
        last = buttons or (Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left"),)
        goes_back = any(each.action == Action("back") for each in last)
        first = () if goes_back else (back_button(self.room),)
        return wide(
            self.room,
            self.room.table.beat,
            body,
            self.said or hint,
            (*first, *(back if taken else ()), *last),
        )
