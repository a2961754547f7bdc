"""A widget made of other elements: it composes them, then says what the whole is."""

from __future__ import annotations

from abc import abstractmethod

from game.ui.boxes import Box
from game.ui.element import Context, Element
from game.ui.geometry import Rect


class Composed(Element):
    """Base of widgets that are an arrangement of others."""

    __slots__ = ()

    @abstractmethod
    def compose(self) -> Element:
        """The arrangement that it is."""

    def dress(self, box: Box) -> Box:
        """Give the laid-out arrangement the role, name, state and action of the whole."""
        return box

    def width(self, context: Context) -> int:
        return context.width(context.composed(self, self.compose))

    def height(self, context: Context, width: int) -> int:
        return context.height(context.composed(self, self.compose), width)

    def baseline(self, context: Context, width: int) -> int:
        return context.composed(self, self.compose).baseline(context, width)

    def place(self, context: Context, rect: Rect) -> Box:
        return self.dress(context.place(context.composed(self, self.compose), rect))
