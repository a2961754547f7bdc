"""How much of a role's capacity is in use."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ui.boxes import Action, Box, Role
from game.ui.element import Element
from game.ui.layout import Align, Column, Grow, Row, Sized
from game.ui.theme import TARGET, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.ornament import Dots
from game.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Capacity(Composed):
    """A role, its points in use and in all; an overdrawn role is named in the warning colour and in bold."""

    role_name: str
    used: int
    total: int
    spoken: str
    beside: bool = False
    """Whether the dots stand beside the name, not below it, where room is short."""
    action: Action | None = None
    """What pressing it asks for, as a rule why it is what it is."""

    def compose(self) -> Element:
        over = self.used > self.total
        face, ink = (Face.SEMIBOLD, Ink.BAD) if over else (Face.REGULAR, Ink.TEXT)
        name = Text(self.role_name, Type.SMALL, face, ink, leading=1.3)
        dots = Dots(self.used, self.total)
        if self.beside:
            line = Row((Grow(name), dots), gap=8, align=Align.CENTRE)
            return Sized(line, high=TARGET, at_least=True) if self.action else line
        return Column((name, dots), gap=2, align=Align.START)

    def dress(self, box: Box) -> Box:
        key = f"{self.action.name}:{self.action.argument}" if self.action else ""
        return replace(
            box, role=Role.CAPACITY, name=self.role_name, value=self.spoken, action=self.action, key=key
        )
