"""Somebody's portrait in a screen."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box, Role
from game.ui.boxes import Likeness as Mark
from game.ui.element import Context, Rigid
from game.ui.geometry import Rect
from game.ui.town.face import Face, Mood


@dataclass(frozen=True, slots=True)
class Likeness(Rigid):
    """A round portrait, `size` design units wide; `name` says whose it is and how they look."""

    face: Face
    mood: Mood
    name: str
    size: float = 120

    def width(self, context: Context) -> int:
        return context.px(self.size)

    def tall(self, context: Context) -> int:
        return context.px(self.size)

    def place(self, context: Context, rect: Rect) -> Box:
        side = context.px(self.size)
        square = Rect(rect.x, rect.y, side, side)
        return Box(Role.IMAGE, square, self.name, marks=(Mark(square, self.face, self.mood),))
