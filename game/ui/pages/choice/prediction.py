"""The table's one prediction: up, level or down."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.deciding import prediction_asked
from game.session.inputs import DIRECTIONS, Direction, Predict
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Gap
from game.ui.pages.choice.advice import predictions_advice
from game.ui.pages.choice.rows import PickRow, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, later, letters, onward
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Form, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.ornament import FormMark
from game.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class PredictionSheet(Sheet):
    """Three ways that the figure of the case can go."""

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, said = room.say, room.table.pending.prediction
        rows = tuple(
            PickRow(
                letter,
                say(f"window.choice.predict.{direction}"),
                f"direction:{direction}",
                Action("predict", direction),
                mark=_mark(direction),
                chosen=said is not None and said.direction == direction,
                chosen_word=say("window.choice.chosen"),
                size=Type.OPTION,
            )
            for letter, direction in zip("ABC", DIRECTIONS, strict=True)
        )
        title = say("window.choice.predict.title", name=predicted_name(room))
        words = Text(f"{_explained(room)} {say('window.choice.predict.how')}", Type.BODY)
        button = later(room) if said is None else onward(say("window.choice.on"))
        keys = letters(row.action for row in rows if row.action)
        return Shown(
            sheets(title, title, (words, Gap(4), *rows)),
            (advice := predictions_advice(room)) or say("window.choice.predict.hint"),
            (button,),
            keys,
            urgent=bool(advice),
        )

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "predict":
                asked = prediction_asked(room.game.rules, room.table)
                room.submit(Predict(asked or "", action.argument))
                return None
            case "next":
                return Turn.NEXT
            case _:
                return None


def predicted_name(room: Room) -> str:
    """What the figure is called that the table predicts; "" where it predicts nothing."""
    asked = prediction_asked(room.game.rules, room.table)
    return room.play().scenario.settings.indicators[asked].name if asked is not None else ""


def _explained(room: Room) -> str:
    """What that figure is, in the scenario's words."""
    asked = prediction_asked(room.game.rules, room.table)
    return room.play().scenario.settings.indicators[asked].explain if asked is not None else ""


def _mark(direction: Direction) -> Element:
    # Not in the colours of good and bad: the table shall say what it thinks, not what it hopes.
    match direction:
        case "up":
            return FormMark(Form.TRIANGLE_UP, 28, Ink.TEXT)
        case "down":
            return FormMark(Form.TRIANGLE_DOWN, 28, Ink.TEXT)
        case "level":
            return Text("=", Type.OPTION, Face.BOLD, leading=1.0)
