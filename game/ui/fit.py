"""Choosing an arrangement by whether it fits: the fuller one if there is room, else the next."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box
from game.ui.element import Context, Element
from game.ui.geometry import Rect
from game.ui.inspect import fits_together
from game.ui.layout import Column, Panel


@dataclass(frozen=True, slots=True)
class Fit(Element):
    """The first of several arrangements that fits its rectangle; the last one, if none does.

    Its natural width is that of the first, its height that of the last. Give it the room to decide in: as the
    root, in `Grow`, or in `Sized`.
    """

    choices: tuple[Element, ...]

    def width(self, context: Context) -> int:
        return context.width(self.choices[0])

    def height(self, context: Context, width: int) -> int:
        # The last is the smallest: a container that shares out room must not reserve more than is needed.
        return context.height(self.choices[-1], width)

    def place(self, context: Context, rect: Rect) -> Box:
        for choice in self.choices[:-1]:
            if _sticks_out(context, choice, rect):
                continue
            box = context.place(choice, rect)
            if rect.encloses(box.rect) and fits_together(box):
                return box
        return context.place(self.choices[-1], rect)


def _sticks_out(context: Context, element: Element, rect: Rect) -> bool:
    """Whether it is known without placing it that a column is higher than its room: asking costs far less."""
    match element:
        case Panel(child, padding=(beside, above)):
            return _sticks_out(context, child, rect.inset(context.px(beside), context.px(above)))
        case Column(padding=(_, 0)):
            return context.height(element, rect.width) > rect.height
        case _:
            return False
