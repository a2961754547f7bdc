"""The facilitator's page: large keys for all that a facilitator may do while a table plays."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.session.facilitating import BEFORE_COMMIT
from game.session.keying import may_key_in
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.facilitator.aside import AsidePage
from game.ui.pages.facilitator.call import CallPage
from game.ui.pages.facilitator.dispute import DisputePage
from game.ui.pages.facilitator.notes import NotesPage, cards_with_notes
from game.ui.pages.facilitator.paper import PaperPage
from game.ui.pages.facilitator.rows import Item, sheet
from game.ui.pages.facilitator.sub import SubPage
from game.ui.pages.facilitator.time import TimePage
from game.ui.pages.facilitator.what_if import WhatIfPage
from game.ui.room import Room
from game.ui.screens import Pop, Push, Return, Settings, Transition

ICONS = {
    "pause": "pause",
    "time": "clock",
    "call": "zap",
    "aside": "x",
    "notes": "file-text",
    "what_if": "refresh-cw",
    "dispute": "message-circle",
    "end": "flag",
    "form": "square-pen",
    "paper": "file-text",
}
"""What there is to do, in the order of the page, and its picture."""
PLAIN: Mapping[str, Callable[[Room], SubPage]] = {
    "time": TimePage,
    "call": CallPage,
    "aside": AsidePage,
    "what_if": WhatIfPage,
    "paper": PaperPage,
}
"""Pages that need nothing but the room."""


class FacilitatorPage(SubPage):
    """What the facilitator may do; `given` is the card or the indicator of the page below."""

    def __init__(self, room: Room, given: str) -> None:
        """Over any page of a game."""
        super().__init__(room)
        self.given = given
        self._before = room.table

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the sheet fits itself
        say = self.room.say
        body = sheet(say("window.facilitator.title"), (), self.items(), columns=2)
        return self.page(body, say("window.facilitator.hint"), undo=True)

    def items(self) -> tuple[Item, ...]:
        """All of them, by numbers; what makes no sense now cannot be pressed."""
        say, able = self.room.say, self._able()
        return tuple(
            Item(
                str(number % 10),
                icon,
                say(f"window.facilitator.{name}"),
                say(f"window.facilitator.{name}.does"),
                Action(name) if able[name] else None,
            )
            for number, (name, icon) in enumerate(ICONS.items(), 1)
            if name != "form" or self.room.has_form
        )

    def back(self) -> Transition:
        """Back to the table: to the page below, or to the beat's if something was changed."""
        if self.room.table is self._before:
            return Pop()
        return Return(self.room.page_for())

    def act(self, action: Action) -> Transition:
        """Open what was asked for."""
        self.said = ""
        room = self.room
        match action.name:
            case name if name in PLAIN:
                return Push(PLAIN[name](room))
            case "pause":
                return Push(room.pages.pause(room))
            case "notes":
                return Push(NotesPage(room, self.given))
            case "dispute":
                return Push(DisputePage(room, self.given))
            case "form":
                return Push(room.pages.form(room, "after" if room.table.played else "before"))
            case "end":
                return Push(room.pages.end(room))
            case _:
                return None

    def _able(self) -> dict[str, bool]:
        beat, open_ = self.room.table.beat, self.room.table.beat in BEFORE_COMMIT
        return {
            "pause": beat != "over",
            "time": self.room.length() is not None,
            "call": open_,
            "aside": open_,
            "notes": bool(cards_with_notes(self.room)),
            "what_if": bool(self.room.table.played),
            "dispute": beat != "over",
            "paper": may_key_in(self.room.table),
            "end": beat not in ("epilogue", "over"),
            "form": not self.room.table.played or beat in ("epilogue", "over"),
        }
