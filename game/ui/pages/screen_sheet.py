"""What can be set about the screen, before and during a game: text size, colours, motion, full screen, language."""

from __future__ import annotations

from game.texts.catalogue import LANGUAGES, Words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Flow
from game.ui.pages.help import full_screen_words, motion_words, screen_words
from game.ui.screens import Settings
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind, Stepper
from game.ui.widgets.text import label

SCREEN_ACTIONS = ("text", "theme", "motion", "full", "screen", "language")
"""The names of its actions: give them to `help.adjusted`."""
WIDE = 560


def screen_sheet(say: Words, settings: Settings) -> Element:
    """Four steppers, and one more where there are several screens, which `help.adjusted` takes."""
    several = (stepper(say, say("window.screen"), screen_words(say, settings), "screen"),)
    return Flow(
        (
            stepper(say, say("window.text_size"), f"{settings.text_percent} %", "text"),
            stepper(say, say("window.theme"), say(f"window.theme.{settings.theme}"), "theme"),
            stepper(say, say("window.motion"), motion_words(say, settings), "motion"),
            stepper(say, say("window.full_screen"), full_screen_words(say, settings), "full"),
            *(several if settings.screens > 1 else ()),
        ),
        gap=48,
        line_gap=20,
    )


def languages(say: Words, settings: Settings) -> Element:
    """The three languages; the one that is spoken is ticked."""
    buttons = tuple(
        Button(
            say(f"window.language.{code}"),
            Action("language", code),
            Kind.SECONDARY if code == settings.language else Kind.QUIET,
            icon="check" if code == settings.language else "languages",
            icon_first=True,
            size=Type.BODY,
            high=68,
            padding=28,
            selected=code == settings.language,
        )
        for code in LANGUAGES
    )
    return Column((label(say("overview.language"), ink=Ink.MUTED), Flow(buttons, gap=18, line_gap=12)), gap=8)


def stepper(say: Words, name: str, value: str, action: str) -> Stepper:
    """A choice of several by the action with this name, which goes one on or, with "-1", one back."""
    return Stepper(
        name,
        value,
        Action(action, "-1"),
        Action(action, "1"),
        say("window.setup.before"),
        say("window.setup.after"),
        WIDE,
    )
