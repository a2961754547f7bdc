"""What a sheet of the choice beat is: it shows one thing to decide, and says where a press leads."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeAlias

from game.session.seats import speaks_for
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.room import Room
from game.ui.screens import Edited, Settings, Typed
from game.ui.widgets.button import Button, Kind

LETTER_KEYS = "abcd"


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet as it is on the page."""

    middle: tuple[Element, ...]
    """Its arrangements, the fullest first."""
    hint: str
    buttons: tuple[Button, ...]
    """What stands in the foot after the page's own buttons; the last one is what Enter does."""
    keys: Mapping[str, Action] = field(default_factory=dict)
    """What letters and digits do."""
    urgent: bool = False
    """Whether the hint goes before what a table is told the first time."""


class Turn(Enum):
    """Away from a sheet."""

    NEXT = auto()
    BACK = auto()


Outcome: TypeAlias = "Sheet | Turn | None"


class Sheet(ABC):
    """One thing to decide, with what the page must remember meanwhile. Its subclasses are frozen values."""

    __slots__ = ()

    @abstractmethod
    def show(self, room: Room, settings: Settings) -> Shown:
        """How it looks now."""

    @abstractmethod
    def act(self, room: Room, action: Action) -> Outcome:
        """Do what was pressed. A sheet takes this one's place; None stays, also where the room refused."""

    def back(self) -> Outcome:
        """What Esc does: the sheet before, unless this one has a step before itself."""
        return Turn.BACK

    def now(self, room: Room) -> Sheet:  # noqa: ARG002  only sheets that others change meanwhile read it
        """The sheet after something happened elsewhere, such as a vote from a phone."""
        return self

    def written(self, given: Typed | Edited) -> Sheet:  # noqa: ARG002  only sheets with a field read it
        """The sheet after something was written in its field."""
        return self

    def card(self, room: Room) -> str | None:
        """The card whose text S reads again."""
        return room.main_card


def short_name(room: Room, role: str) -> str:
    """What a role is called on screen."""
    return room.play().scenario.settings.roles[role].short


def short_names(room: Room, roles: Iterable[str]) -> str:
    """Several roles in one line."""
    return ", ".join(short_name(room, role) for role in roles)


def spoken_for(room: Room, role: str) -> str:
    """A role, and who decides for it where its seat is empty."""
    speaker = speaks_for(room.game.edition.scenario, room.table.setup, role)
    if speaker == role:
        return short_name(room, role)
    return room.say("window.choice.for_empty", role=short_name(room, role), speaker=short_name(room, speaker))


def onward(text: str) -> Button:
    """The button that goes on, once something is decided."""
    return Button(text, Action("next"), Kind.PRIMARY, icon="corner-down-left", padding=34)


def later(room: Room) -> Button:
    """The button that goes on with nothing decided."""
    return Button(room.say("window.choice.later"), Action("next"), Kind.SECONDARY, padding=34)


def letters(actions: Iterable[Action]) -> dict[str, Action]:
    """A, B, C and so on for actions in their order."""
    return dict(zip(LETTER_KEYS, actions, strict=False))


def digits(actions: Iterable[Action]) -> dict[str, Action]:
    """1 to 9 for actions in their order."""
    return {str(number): action for number, action in enumerate(actions, 1) if number <= 9}  # noqa: PLR2004
