"""Buttons, and the selector that steps through choices with two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from game.ui.boxes import Action, Box, Role
from game.ui.element import Element
from game.ui.layout import Align, Column, Grow, Panel, Row, Sized
from game.ui.theme import RADIUS, TARGET, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, label


class Kind(Enum):
    """How much a button asks for attention: its ground, its edge and its letters.

    `INVITING`, `NIGHT` and `NIGHT_LINK` are for the dark panel of the start page.
    """

    PRIMARY = (Ink.BUTTON, None, Ink.ON_BUTTON)
    INVITING = (Ink.SUN, None, Ink.ON_SUN)
    SECONDARY = (Ink.CARD, Ink.BUTTON, Ink.TEXT)
    QUIET = (None, Ink.EDGE, Ink.TEXT)
    LINK = (None, None, Ink.MUTED)
    NIGHT = (None, Ink.ON_NIGHT, Ink.ON_NIGHT)
    NIGHT_LINK = (None, None, Ink.MUTED_ON_NIGHT)

    def __init__(self, ground: Ink | None, edge: Ink | None, letters: Ink) -> None:
        self.ground = ground
        self.edge = edge
        self.letters = letters

    @property
    def focus_ink(self) -> Ink:
        """The colour of its focus ring: on the dark panel the sun shows best."""
        return Ink.SUN if self in (Kind.NIGHT, Kind.NIGHT_LINK, Kind.INVITING) else Ink.FOCUS


@dataclass(frozen=True, slots=True)
class Button(Composed):
    """Something to press. Without an action it is shown as unavailable.

    `icon` and `hint` (the key that does the same, as "H") follow the text; `name` is spoken if the text is
    not enough. `icon_room` keeps room for an icon that may come, so that nothing moves when it does.
    """

    text: str
    action: Action | None
    kind: Kind = Kind.SECONDARY
    key: str = ""
    icon: str = ""
    hint: str = ""
    size: float = Type.BODY
    high: float = 68
    padding: float = 40
    name: str = ""
    icon_first: bool = False
    icon_room: bool = False
    selected: bool = False

    def compose(self) -> Element:
        ink = self.kind.letters if self.action else Ink.MUTED
        ground = self.kind.ground if self.action else None
        edge = self.kind.edge if self.action else Ink.LINE
        # The selected one of several is as light as the others, or the whole line would move with the selection.
        light = self.selected or self.kind in (Kind.LINK, Kind.NIGHT_LINK, Kind.QUIET)
        face = Face.SEMIBOLD if light else Face.BOLD
        words: list[Element] = [Text(self.text, self.size, face, ink, leading=1.2)] if self.text else []
        icons: list[Element] = []
        if self.icon or self.icon_room:
            icons = [Icon(self.icon, self.size, ink, face is Face.BOLD)]
        hints: list[Element] = [Text(self.hint, self.size, face, ink, leading=1.2)] if self.hint else []
        parts = (*icons, *words, *hints) if self.icon_first else (*words, *hints, *icons)
        line = Row((Grow(), Row(parts, gap=16, align=Align.CENTRE), Grow()), align=Align.CENTRE)
        padding = 0 if self.kind in (Kind.LINK, Kind.NIGHT_LINK) else self.padding
        panel = Panel(line, ground, edge, 3 if edge else 0, RADIUS, (padding, 8))
        return Sized(Sized(panel, high=self.high, at_least=True), wide=TARGET, at_least=True)

    def dress(self, box: Box) -> Box:
        state = ("selected",) if self.selected else ()
        if self.action is None:
            state = (*state, "unavailable")
        name = self.name or " ".join(word for word in (self.text, self.hint) if word)
        return replace(
            box,
            role=Role.BUTTON,
            name=name,
            action=self.action,
            key=self.key or (f"{self.action.name}:{self.action.argument}" if self.action else ""),
            state=state,
            focus_ink=self.kind.focus_ink,
            selected=self.selected,
            disabled=self.action is None,
        )


@dataclass(frozen=True, slots=True)
class Stepper(Composed):
    """A choice of several, one shown at a time, with a button for the one before and the one after."""

    name: str
    value: str
    before: Action | None
    after: Action | None
    before_name: str
    after_name: str
    wide: float = 460

    def compose(self) -> Element:
        def step(icon: str, action: Action | None, name: str) -> Button:
            key = f"{self.name}:{name}"
            return Button("", action, Kind.QUIET, key, icon, padding=14, name=f"{self.name}: {name}")

        value = Text(self.value, Type.BODY, Face.SEMIBOLD, align=Align.CENTRE)
        line = Row(
            (
                step("chevron-left", self.before, self.before_name),
                Grow(value),
                step("chevron-right", self.after, self.after_name),
            ),
            gap=12,
            align=Align.CENTRE,
        )
        return Sized(Column((label(self.name, ink=Ink.MUTED), line), gap=8), wide=self.wide)

    def dress(self, box: Box) -> Box:
        return replace(box, role=Role.STEPPER, name=self.name, value=self.value)
