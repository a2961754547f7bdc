"""Laying out thousands of screens that are mostly alike: what is equal is laid out once.

A layout depends on nothing but the element, the grid and the rectangle. The sides of a page are the same around
every card, so that a part which is equal to one that was met before has its answers already. Nothing is left out:
each screen comes out whole, as `tests/ui/test_sharing.py` shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from game.ui.boxes import Box
from game.ui.element import Context, Element
from game.ui.fit import Fit
from game.ui.fonts import Fonts
from game.ui.geometry import Grid, Rect, Size
from game.ui.inspect import problems
from game.ui.layout import Sized, layout
from game.ui.screens import Settings
from game.ui.widgets.base import Composed
from game.ui.widgets.frame import FootBar, TopBar

REMEMBERED = 40
"""So many screens until the boxes are forgotten."""


@cache
def _is_shared(kind: type[Element]) -> bool:
    """Whether a kind of element is worth comparing: less than these costs no more to lay out than to look up."""
    return issubclass(kind, (Composed, Fit, FootBar, Sized, TopBar))


class Alike:
    """Gives equal elements the same number. An element is compared once, then known by identity."""

    def __init__(self) -> None:
        self._numbers: dict[Element, int] = {}
        self._known: dict[int, tuple[Element, int]] = {}

    def number(self, element: Element) -> int:
        """The element's number."""
        known = self._known.get(id(element))
        if known is None:
            number = self._numbers.setdefault(element, len(self._numbers))
            known = self._known[id(element)] = (element, number)
        return known[1]

    def forget_objects(self) -> None:
        """Let go of the elements of screens that are done; what is equal to them is still known."""
        self._known.clear()


@dataclass(frozen=True, slots=True)
class SharingContext(Context):
    """A context that gives equal parts the same answers."""

    alike: Alike = field(default_factory=Alike, compare=False, repr=False)
    _shared_widths: dict[int, int] = field(default_factory=dict, compare=False, repr=False)
    _shared_heights: dict[tuple[int, int], int] = field(default_factory=dict, compare=False, repr=False)
    _shared_boxes: dict[tuple[int, Rect], Box] = field(default_factory=dict, compare=False, repr=False)

    def width(self, element: Element) -> int:
        if not _is_shared(type(element)):
            return Context.width(self, element)
        number = self.alike.number(element)
        if number not in self._shared_widths:
            self._shared_widths[number] = element.width(self)
        return self._shared_widths[number]

    def height(self, element: Element, width: int) -> int:
        if not _is_shared(type(element)):
            return Context.height(self, element, width)
        key = (self.alike.number(element), width)
        if key not in self._shared_heights:
            self._shared_heights[key] = element.height(self, width)
        return self._shared_heights[key]

    def forget_shared(self) -> None:
        """Let go of all boxes, which would fill the memory after some hundred screens."""
        self._shared_boxes.clear()

    def place(self, element: Element, rect: Rect) -> Box:
        if not _is_shared(type(element)):
            return Context.place(self, element, rect)
        key = (self.alike.number(element), rect)
        if key not in self._shared_boxes:
            self._shared_boxes[key] = element.place(self, rect)
        return self._shared_boxes[key]


class Inspection:
    """Lays screens out in several windows at several text sizes, and says what is wrong with them."""

    def __init__(self, windows: Iterable[tuple[Size, int]], fonts: Fonts, language: str) -> None:
        self._language = language
        self._alike = Alike()
        self._contexts: dict[int, list[SharingContext]] = {}
        for size, percent in windows:
            context = SharingContext(Grid(size, percent), fonts, alike=self._alike)
            self._contexts.setdefault(percent, []).append(context)
        self._seen = 0

    def flaws(self, name: str, view: Callable[[Settings], Element]) -> list[str]:
        """What sticks out, overlaps or cannot be pressed, with the screen's name and the window."""
        found: list[str] = []
        for percent, contexts in self._contexts.items():
            seen = view(Settings(self._language, percent))
            for context in contexts:
                grid = context.grid
                where = f"{name} at {grid.window.width}x{grid.window.height}, {percent} %"
                found += [f"{where}: {flaw}" for flaw in problems(layout(seen, context), grid)]
        self._alike.forget_objects()
        self._seen += 1
        if self._seen % REMEMBERED == 0:
            for context in (each for contexts in self._contexts.values() for each in contexts):
                context.forget_shared()
        return found
