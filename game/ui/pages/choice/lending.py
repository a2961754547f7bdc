"""Lending a point of capacity: there for those who look for it. Nothing suggests it."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.inputs import Lend, TakeLoan
from game.session.table import menu_of
from game.session.views.status import RoleCapacity
from game.ui.boxes import Action
from game.ui.pages.choice.rows import PickRow, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, onward, short_name
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Type
from game.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class LendingSheet(Sheet):
    """First who lends, then to whom; whoever has lent can take it back."""

    lender: str | None = None

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say = room.say
        rows = tuple(
            self._row(room, str(number), part)
            for number, part in enumerate(room.status(room.draft).capacity, 1)
        )
        question = say("window.choice.lending.who")
        if self.lender is not None:
            question = say("window.choice.lending.to", role=short_name(room, self.lender))
        parts = (Text(question, Type.BODY), *rows)
        title = say("window.choice.lending.title")
        keys = {row.badge: row.action for row in rows if row.action}
        return Shown(
            sheets(title, title, parts),
            say("window.choice.lending.hint"),
            (onward(say("window.choice.done")),),
            keys,
        )

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "lender":
                return LendingSheet(action.argument)
            case "borrower" if self.lender is not None:
                return LendingSheet() if room.submit(Lend(self.lender, action.argument)) is None else None
            case "take_loan":
                room.submit(TakeLoan(action.argument))
                return None
            case "next":
                return Turn.NEXT
            case _:
                return None

    def back(self) -> Outcome:
        return LendingSheet() if self.lender is not None else Turn.BACK

    def _row(self, room: Room, badge: str, part: RoleCapacity) -> PickRow:
        lent = dict(room.table.pending.lending)
        points = {"used": part.used, "had": part.had}
        end = room.say("window.choice.lending.points", **points)
        if part.role in lent:
            end = room.say("window.choice.lending.lent", role=short_name(room, lent[part.role]), **points)
        return PickRow(
            badge,
            part.short,
            f"role:{part.role}",
            self._action(room, part.role),
            end=end,
            chosen=part.role == self.lender,
            chosen_word=room.say("window.choice.chosen"),
            slim=True,
        )

    def _action(self, room: Room, role: str) -> Action | None:
        if self.lender is not None:
            return Action("borrower", role) if role != self.lender else None
        if role in dict(room.table.pending.lending):
            return Action("take_loan", role)
        return Action("lender", role) if role in menu_of(room.game.rules, room.table).lenders else None
