"""What a screen is: it gives a view, takes inputs, and answers with where to go. It never sees the window.

A screen may be a frozen value that answers `Replace(next_value)`, or keep state and answer None; after every
input its view is asked for again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.widgets.field import Edit


@dataclass(frozen=True, slots=True)
class Settings:
    """What the table has chosen: `theme` is a key of `theme.THEMES`, `text_percent` 100 to 130.

    `screen` is the one to be on, counted from 0; None stays where the window lies. `screens` is how many there are,
    which the window finds out.
    """

    language: str
    text_percent: int = 100
    theme: str = "light"
    reduce_motion: bool = False
    full_screen: bool = False
    screen: int | None = None
    screens: int = 1


@dataclass(frozen=True, slots=True)
class Pressed:
    """Something was pressed, by mouse, finger, Enter or the space bar."""

    action: Action


@dataclass(frozen=True, slots=True)
class Key:
    """A key that nothing else used, in lower case: "a", "s", "enter", "escape", "pagedown" and so on.

    Enter and the space bar come here while nothing is in focus, arrows where there is nothing to go to.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Text written in the field with this key; give it to `EditLine.typed`."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An editing key in the field with this key; give it to `EditLine.edited`."""

    field: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Tick:
    """The time that the screen asked for has passed."""


Input: TypeAlias = Pressed | Key | Typed | Edited | Tick


class Screen(Protocol):
    """One screen of the game."""

    def view(self, settings: Settings) -> Element:
        """What it shows now, in the language and manner of the settings."""
        ...

    def on_input(self, given: Input) -> Transition:
        """Take an input and say where to go; None stays."""
        ...

    def next_tick(self) -> float | None:
        """Seconds until it wants a `Tick`; None if it shows no time."""
        ...


@runtime_checkable
class Steered(Protocol):
    """A screen that arrows move through, as a film: they come to it instead of moving the focus."""

    @property
    def arrows(self) -> frozenset[str]:
        """Which of "left", "right", "up" and "down" it takes now."""
        ...


@dataclass(frozen=True, slots=True)
class Push:
    """Lay another screen on top; `Pop` comes back to this one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Pop:
    """Go back to the screen below; from the lowest one, leave the game."""


@dataclass(frozen=True, slots=True)
class Through:
    """Go back to the screen below, and give it this: what a key does there, offered by what lies on top."""

    given: Input


@dataclass(frozen=True, slots=True)
class Replace:
    """Put another screen in this one's place; `turn` says that it is a new page, not the same one changed.

    `language` is the one to go on in; None keeps it.
    """

    screen: Screen
    turn: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """Put away all screens, and show this one: what the others showed may no longer be so."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Adjust:
    """Change the settings of the window."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the game."""


Transition: TypeAlias = Push | Pop | Through | Replace | Return | Adjust | Quit | None
