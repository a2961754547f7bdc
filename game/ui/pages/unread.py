"""What is shown of a scenario that cannot be read and was passed over: what is wrong, and which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from game.errors import PackError
from game.texts.catalogue import first_lines, words
from game.ui.element import Element
from game.ui.lobby import Lobby
from game.ui.pages.language import near, told
from game.ui.screens import Input, Key, Pop, Pressed, Settings, Transition

MOST_LINES = 2
"""So many of what is wrong with a scenario are shown: the command `check` tells all."""


class UnreadPage:
    """Each scenario that was passed over, and why; every way leads back."""

    def __init__(self, lobby: Lobby, unread: Mapping[str, PackError]) -> None:
        """`unread` is what reading them came to, by their names."""
        self._lobby, self._unread = lobby, unread

    def view(self, settings: Settings) -> Element:
        """A sheet in the middle of the window."""
        say = words(settings.language)
        title = say("window.unread.title", names=", ".join(self._unread))
        each = MOST_LINES if len(self._unread) == 1 else 1
        why = tuple(line for error in self._unread.values() for line in first_lines(near(error), say, each))
        chosen = self._lobby.edition.in_language(settings.language).settings.title
        return told(say, title, why, say("window.unread.kept", title=chosen))

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
