"""A promise that the team gives of its own accord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.pack.schema import Promise
from game.session.inputs import GivePromise, TakePromise
from game.session.table import menu_of
from game.session.views import when
from game.session.views.figures import figure, value_of
from game.session.views.pledges import criterion
from game.ui.boxes import Action
from game.ui.pages.choice.rows import PickRow, grid, sheet_card, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, digits, onward
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Type
from game.ui.widgets.text import heading

Told = Literal["all", "figures", "due"]
"""How much is told of a promise: what keeps it, where its figure stands, and by when; without the first; the last."""


@dataclass(frozen=True, slots=True)
class PromiseSheet(Sheet):
    """The promises that may be given now; pressing the one that is given takes it back."""

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, title = room.say, room.say("window.choice.promise.title")
        full, rows, bare = (self._rows(room, told) for told in ("all", "figures", "due"))
        keys = digits(row.action for row in rows if row.action)
        beside = tuple(
            sheet_card(title, (heading(title, 46), grid(each, 8)), 6, tight=True) for each in (rows, bare)
        )
        return Shown(
            (*sheets(title, title, full), *sheets(title, title, rows), *beside),
            _hint(room),
            (onward(say("window.choice.done")),),
            keys,
        )

    def _rows(self, room: Room, told: Told) -> tuple[PickRow, ...]:
        """The promises; where room is short, less is told of each."""
        bare = told == "due"
        promises = room.play().scenario.settings.promises
        return tuple(
            PickRow(
                str(number),
                promises[name].name,
                f"promise:{name}",
                Action("promise", name),
                note=_note(room, name, told),
                chosen=name == room.table.pending.promise,
                chosen_word=room.say("window.choice.chosen"),
                size=Type.BODY if bare else Type.LARGE,
                slim=bare,
            )
            for number, name in enumerate(menu_of(room.game.rules, room.table).promises, 1)
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


def _hint(room: Room) -> str:
    """What it takes to keep the promise that is given; before one is, what a promise does."""
    given = room.table.pending.promise
    if given is None:
        return room.say("window.choice.promise.hint")
    name = room.play().scenario.settings.promises[given].name
    return room.say("overview.promise.takes", name=name, criterion=criterion(room.play(), given))


def _note(room: Room, name: str, told: Told) -> str:
    """What keeps it, to the letter; then by when, and where the figure that shows it stands today."""
    promise = room.play().scenario.settings.promises[name]
    due = _due(room, promise, bare=told == "due")
    return f"{criterion(room.play(), name)} {due}" if told == "all" else due


def _due(room: Room, promise: Promise, *, bare: bool) -> str:
    """By when, and where the figure that shows it stands today."""
    play = room.play()
    due = room.say("window.choice.promise.due", when=when(play, min(promise.deadline, play.turns)).short)
    if bare or promise.indicator is None:
        return due
    value = figure(play, promise.indicator, value_of(play.rules.layout, play.today, promise.indicator))
    name = play.scenario.settings.indicators[promise.indicator].name
    return f"{due} · {name} {play.say('promise.now', value=value)}"
