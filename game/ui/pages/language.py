"""What is shown instead of a language that cannot be spoken: why, and that the game keeps the one it had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.errors import FjordvikError, PackError
from game.session.edition import Edition
from game.texts.catalogue import Words, error_lines, words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Grow, Row, Sized
from game.ui.pages.asking import WIDE
from game.ui.screens import Input, Key, Pop, Pressed, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading

NAMED = 3
"""So many parts of a file's path are shown: the pack, its folder of texts, the file."""


class UnspokenPage:
    """Why a language cannot be spoken, told in the one that is spoken now; every way leads back."""

    def __init__(self, language: str, error: FjordvikError) -> None:
        """`error` is what reading the language came to."""
        self._language, self._error = language, error

    def view(self, settings: Settings) -> Element:
        """A sheet in the middle of the window."""
        say = words(settings.language)
        title = say("window.unspoken.title", language=say(f"window.language.{self._language}"))
        return told(say, title, error_lines(near(self._error), say), say("window.unspoken.kept"))

    def on_input(self, given: Input) -> Transition:
        """Back with Enter, Esc or the button."""
        match given:
            case Key("enter" | "escape") | Pressed(_):
                return Pop()
            case _:
                return None

    def next_tick(self) -> float | None:
        """It shows no time."""
        return None


def told(say: Words, title: str, why: tuple[str, ...], kept: str) -> Element:
    """What cannot be shown, why, and what holds instead, with the way back."""
    back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")

    def sheet(size: float, gap: float) -> Element:
        wrong = tuple(Text(line, size, ink=Ink.BAD) for line in why)
        parts = (heading(title, Type.FIGURE), *wrong, Text(kept, size), Row((Grow(), back)))
        held = Sized(card(Column(parts, gap=gap), (56, 2 * gap), title), wide=WIDE)
        return Row((Grow(), Column((Grow(), held, Grow())), Grow()))

    return Fit((sheet(Type.LEAD, 22), sheet(Type.BODY, 16), sheet(Type.SMALL, 8)))


def near(error: FjordvikError) -> FjordvikError:
    """The error with its files named from the pack on: a whole path is wider than a window."""
    if not isinstance(error, PackError):
        return error
    return PackError(
        replace(each, place=replace(each.place, file="/".join(Path(each.place.file).parts[-NAMED:])))
        for each in error.problems
    )


def unspoken(language: str, edition: Edition) -> UnspokenPage | None:
    """The page that says why a language cannot be spoken; None when it can."""
    try:
        words(language)
        edition.in_language(language)
    except FjordvikError as error:
        return UnspokenPage(language, error)
    return None
