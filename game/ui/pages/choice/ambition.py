"""The ambition, in the half-year in which the table confirms it or raises it."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.inputs import SetAmbition
from game.session.views import ambitions
from game.ui.boxes import Action
from game.ui.pages.choice.rows import PickRow, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, letters, onward
from game.ui.room import Room
from game.ui.screens import Settings


@dataclass(frozen=True, slots=True)
class AmbitionSheet(Sheet):
    """The one that holds, then the higher ones. Nothing is preselected; going on leaves it as it is."""

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, chosen = room.say, room.table.pending.ambition
        offered = tuple(ambitions(room.play()))
        rows = tuple(
            PickRow(
                letter.upper(),
                view.name,
                f"ambition:{view.ambition}",
                Action("ambition", view.ambition),
                note=" ".join(
                    (*((say("window.choice.ambition.holds"),) if view.holds else ()), view.text, view.note)
                ),
                chosen=view.ambition == chosen,
                chosen_word=say("window.choice.chosen"),
            )
            for letter, view in zip("abcd", offered, strict=False)
        )
        title = say("window.choice.ambition.title")
        button = onward(say("window.choice.ambition.keep" if chosen is None else "window.choice.done"))
        keys = letters(row.action for row in rows if row.action)
        return Shown(sheets(title, title, rows), say("window.choice.ambition.hint"), (button,), keys)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "ambition":
                room.submit(SetAmbition(action.argument))
                return None
            case "next":
                return Turn.NEXT
            case _:
                return None
