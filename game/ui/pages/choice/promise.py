"""A promise that the team gives of its own accord."""

from __future__ import annotations

from dataclasses import dataclass

from game.pack.schema import Promise
from game.session.inputs import GivePromise, TakePromise
from game.session.table import menu_of
from game.session.views import when
from game.ui.boxes import Action
from game.ui.pages.choice.rows import PickRow, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, digits, onward
from game.ui.room import Room
from game.ui.screens import Settings


@dataclass(frozen=True, slots=True)
class PromiseSheet(Sheet):
    """The promises that may be given now; pressing the one that is given takes it back."""

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, play = room.say, room.play()
        promises = play.scenario.settings.promises
        rows = tuple(
            PickRow(
                str(number),
                promises[name].name,
                f"promise:{name}",
                Action("promise", name),
                note=_due(room, promises[name]),
                chosen=name == room.table.pending.promise,
                chosen_word=say("window.choice.chosen"),
            )
            for number, name in enumerate(menu_of(room.game.rules, room.table).promises, 1)
        )
        title = say("window.choice.promise.title")
        keys = digits(row.action for row in rows if row.action)
        return Shown(
            sheets(title, title, rows),
            say("window.choice.promise.hint"),
            (onward(say("window.choice.done")),),
            keys,
        )

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "promise":
                given = room.table.pending.promise == action.argument
                room.submit(TakePromise() if given else GivePromise(action.argument))
                return None
            case "next":
                return Turn.NEXT
            case _:
                return None


def _due(room: Room, promise: Promise) -> str:
    play = room.play()
    last = min(promise.deadline, play.turns)
    return room.say("window.choice.promise.due", when=when(play, last).short)
