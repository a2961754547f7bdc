"""A card's code by mouse and finger: the letters that codes are written with, the digits, and one to rub out."""

from __future__ import annotations

from game.texts.catalogue import Words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Align, Flow, Sized
from game.ui.widgets.button import Button, Kind

LONGEST = 8
"""No code is longer."""
DIGITS = "1234567890"


def keypad(say: Words, letters: str, size: float, gap: float) -> Element:
    """Buttons that do `type` with their sign, and `rub`."""
    keys = (*letters, *DIGITS)
    buttons = tuple(
        Sized(Button(sign, Action("type", sign), Kind.SECONDARY, high=size, padding=10), wide=size)
        for sign in keys
    )
    name = say("window.facilitator.call.rub")
    rub = Button("", Action("rub"), Kind.QUIET, icon="delete", high=size, padding=10, name=name)
    return Flow((*buttons, Sized(rub, wide=size)), gap=gap, line_gap=gap, align=Align.CENTRE)


def typed(code: str, name: str) -> str:
    """The code after a key: a letter or digit more, or one sign less."""
    if name in ("backspace", "delete"):
        return code[:-1]
    if len(name) == 1 and name.isalnum() and len(code) < LONGEST:
        return code + name.upper()
    return code
