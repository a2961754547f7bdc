"""What can be laid out: an element knows how wide and high it wants to be, and turns a rectangle into a box.

An element is a frozen value without a place. All lengths in elements are design units; all answers are pixels.
Nothing here needs a surface: fonts are asked through `typeset.Measure`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field

from game.ui.boxes import Box
from game.ui.geometry import Grid, Rect
from game.ui.typeset import Face, Line, Measure, spans, wrap


@dataclass(frozen=True, slots=True)
class Context:
    """What every layout needs: the grid of this window and the metrics of its fonts.

    It remembers answers, since a layout asks the same things many times: make a new one for another grid.
    """

    grid: Grid
    measure: Measure
    _heights: dict[tuple[int, int], tuple[Element, int]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _widths: dict[int, tuple[Element, int]] = field(default_factory=dict, compare=False, repr=False)
    _composed: dict[tuple[int, int | None], tuple[Element, Element]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _lengths: dict[float, int] = field(default_factory=dict, compare=False, repr=False)
    _sizes: dict[float, int] = field(default_factory=dict, compare=False, repr=False)
    _set: dict[tuple[str, Face, int, int], tuple[Line, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def px(self, units: float) -> int:
        """A length in pixels."""
        if units not in self._lengths:
            self._lengths[units] = self.grid.px(units)
        return self._lengths[units]

    def text_px(self, units: float) -> int:
        """A type size in pixels, enlarged as asked."""
        if units not in self._sizes:
            self._sizes[units] = self.grid.text_px(units)
        return self._sizes[units]

    def height(self, element: Element, width: int) -> int:
        """The height of an element at a width, asked once.

        Remembered by identity, which is safe because the element is kept with its answer.
        """
        key = (id(element), width)
        if key not in self._heights:
            self._heights[key] = (element, element.height(self, width))
        return self._heights[key][1]

    def width(self, element: Element) -> int:
        """The natural width of an element, asked once."""
        if id(element) not in self._widths:
            self._widths[id(element)] = (element, element.width(self))
        return self._widths[id(element)][1]

    def place(self, element: Element, rect: Rect) -> Box:
        """An element in a rectangle; all that place what is in them do it through here."""
        return element.place(self, rect)

    def composed(self, element: Element, compose: Callable[[], Element], width: int | None = None) -> Element:
        """What an element is composed of, made once; once for each `width`, if that matters."""
        key = (id(element), width)
        if key not in self._composed:
            self._composed[key] = (element, compose())
        return self._composed[key][1]

    def forget_elements(self) -> None:
        """Let go of the elements of a finished layout; set text stays."""
        self._heights.clear()
        self._widths.clear()
        self._composed.clear()

    def lines(self, marked: str, face: Face, size: int, width: int) -> tuple[Line, ...]:
        """Text with `**bold**` marks, set in lines no wider than `width` pixels at a type size in pixels."""
        key = (marked, face, size, width)
        if key not in self._set:
            self._set[key] = wrap(spans(marked, face), size, width, self.measure)
        return self._set[key]


class Element(ABC):
    """Something that can be laid out."""

    __slots__ = ()

    @abstractmethod
    def width(self, context: Context) -> int:
        """The width in pixels that it would take if it had all the room."""

    @abstractmethod
    def height(self, context: Context, width: int) -> int:
        """The height in pixels that it needs at this width."""

    @abstractmethod
    def place(self, context: Context, rect: Rect) -> Box:
        """Put it into a rectangle. What does not fit sticks out, and is found by `inspect.problems`."""

    def baseline(self, context: Context, width: int) -> int:
        """From its top to its first text baseline in pixels; for things without text, to its bottom."""
        return self.height(context, width)


class Rigid(Element):
    """Base of elements whose height does not depend on their width."""

    __slots__ = ()

    @abstractmethod
    def tall(self, context: Context) -> int:
        """The height in pixels."""

    def foot(self, context: Context) -> int:
        """From its top to where the baseline of text beside it runs, in pixels: as a rule, its bottom."""
        return self.tall(context)

    def height(self, context: Context, width: int) -> int:  # noqa: ARG002  the signature of every element
        return self.tall(context)

    def baseline(self, context: Context, width: int) -> int:  # noqa: ARG002  the signature of every element
        return self.foot(context)
