"""The town as a picture in a screen."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box, Role, Scene
from game.ui.element import Context, Rigid
from game.ui.geometry import Rect
from game.ui.town.view import TownView


@dataclass(frozen=True, slots=True)
class Town(Rigid):
    """The town, as wide as it gets and `high` design units high; `name` says in words what it shows."""

    view: TownView
    name: str
    high: float
    strip: bool = False

    def width(self, context: Context) -> int:
        return context.px(1920)

    def tall(self, context: Context) -> int:
        return context.px(self.high)

    def place(self, context: Context, rect: Rect) -> Box:  # noqa: ARG002  the signature of every element
        return Box(
            Role.IMAGE if self.name else Role.DECORATION,
            rect,
            self.name,
            marks=(Scene(rect, self.view, self.strip),),
        )
