"""One cause opened; a decision of the table's can be left out from here."""

from __future__ import annotations

from game.session.views import Why, why
from game.session.views.causes import OF_CHOICES, Detail
from game.session.views.figures import with_unit
from game.session.views.why import Cause
from game.ui.boxes import Action
from game.ui.pages.why.opened import OpenedPage
from game.ui.pages.why.without import WithoutPage, can_be_left_out
from game.ui.room import Room
from game.ui.screens import Push, Transition
from game.ui.widgets.button import Button, Kind


class CausePage(OpenedPage):
    """Why in words, the equation, what it reads, and the source; W leaves the decision out."""

    name = "cause"

    def __init__(self, room: Room, indicator: str, cause: str | None) -> None:
        """`cause` as the views name it; None for the indicator's own rule."""
        super().__init__(room)
        self.indicator, self.cause = indicator, cause

    def opened(self) -> tuple[str, str, str, Detail]:
        """The cause, or the indicator's own rule."""
        seen, play = why(self.room.play(), self.indicator), self.room.play()
        cause = cause_of(seen, self.cause)
        if cause is not None and cause.detail is not None:
            return cause.label, cause.note, with_unit(play, cause.amount, seen.unit), cause.detail
        return seen.title, seen.explain, with_unit(play, seen.total, seen.unit), seen.detail

    def extra(self) -> tuple[Button, ...]:
        """What leaves the decision out, where it is one of the table's that could have waited."""
        choice = choice_of_cause(self.cause or "")
        if not can_be_left_out(self.room, choice):
            return ()
        return (Button(self.room.say("causes.without"), Action("without", choice), Kind.SECONDARY, hint="W"),)

    def key(self, name: str) -> Transition:
        """W leaves the decision out."""
        choice = choice_of_cause(self.cause or "")
        if name == "w" and can_be_left_out(self.room, choice):
            return Push(WithoutPage(self.room, self.indicator, choice))
        return None

    def press(self, action: Action) -> Transition:
        """The replay, or what every page has."""
        return self.key("w") if action.name == "without" else super().press(action)


def cause_of(seen: Why, key: str | None) -> Cause | None:
    """A cause by its key, also of those behind the others."""
    return next((each for each in (*seen.causes, *seen.behind) if each.key == key), None)


def choice_of_cause(key: str) -> str:
    """The choice that a cause is about, as `night_sensors.a`; "" for every other cause."""
    kind, _, name = key.partition("@")[0].partition(":")
    return name if kind in (*OF_CHOICES, "decision") else ""
