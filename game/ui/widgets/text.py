"""Paragraphs and headings."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Box, Letters, Role
from game.ui.element import Context, Element
from game.ui.geometry import Point, Rect
from game.ui.layout import Align
from game.ui.theme import Ink, Type
from game.ui.typeset import Face, Line, line_height, plain_text

_UNBOUNDED = 1_000_000
SHORT_LAST = 0.4
"""A heading's last line that is shorter than so much of the longest one looks left over."""
NEAR = 8
"""So many pixels are near enough when a heading is broken evenly."""


@dataclass(frozen=True, slots=True)
class Text(Element):
    """A paragraph; `**two asterisks**` make words bold. It wraps to its width and is never cut short."""

    text: str
    size: float = Type.BODY
    face: Face = Face.REGULAR
    ink: Ink = Ink.TEXT
    leading: float = 1.4
    align: Align = Align.START
    role: Role = Role.TEXT
    bold_ink: Ink | None = None
    name: str | None = None
    """What is spoken instead of the text, for instance where it is a sign."""

    def width(self, context: Context) -> int:
        return max((line.width for line in self._lines(context, _UNBOUNDED)), default=0)

    def height(self, context: Context, width: int) -> int:
        return len(self._lines(context, width)) * self._line_height(context)

    def baseline(self, context: Context, width: int) -> int:  # noqa: ARG002  the signature of every element
        size = context.text_px(self.size)
        ascent, descent = context.measure.ascent(self.face, size), context.measure.descent(self.face, size)
        return (self._line_height(context) - ascent - descent) // 2 + ascent

    def place(self, context: Context, rect: Rect) -> Box:
        lines = self._balanced(context, rect.width)
        widest = max((line.width for line in lines), default=0)
        high = self._line_height(context)
        first = rect.y + self.baseline(context, rect.width)
        marks: list[Letters] = []
        for index, line in enumerate(lines):
            x = self._left(rect, line.width)
            marks += self._letters(context, line, Point(x, first + index * high))
        taken = Rect(self._left(rect, widest), rect.y, widest, high * len(lines))
        spoken = plain_text(self.text) if self.name is None else self.name
        return Box(self.role, taken, spoken, marks=tuple(marks))

    def _letters(self, context: Context, line: Line, start: Point) -> list[Letters]:
        size = context.text_px(self.size)
        return [
            Letters(
                Point(start.x + run.x, start.y),
                run.text,
                run.face,
                size,
                self.bold_ink if self.bold_ink and run.face is not self.face else self.ink,
            )
            for run in line.runs
        ]

    def _left(self, rect: Rect, width: int) -> int:
        match self.align:
            case Align.CENTRE:
                return rect.x + (rect.width - width) // 2
            case Align.END:
                return rect.right - width
            case _:
                return rect.x

    def _lines(self, context: Context, width: int) -> tuple[Line, ...]:
        return context.lines(self.text, self.face, context.text_px(self.size), width)

    def _balanced(self, context: Context, width: int) -> tuple[Line, ...]:
        """A heading whose last line is a word or two is broken earlier, into as many lines."""
        lines = self._lines(context, width)
        if self.role is not Role.HEADING or len(lines) < 2:  # noqa: PLR2004  one line needs no balance
            return lines
        if lines[-1].width > SHORT_LAST * max(line.width for line in lines):
            return lines
        narrow, wide = width // 2, width
        while wide - narrow > NEAR:
            middle = (narrow + wide) // 2
            if len(self._lines(context, middle)) > len(lines):
                narrow = middle
            else:
                wide = middle
        return self._lines(context, wide)

    def _line_height(self, context: Context) -> int:
        return line_height(context.text_px(self.size), self.leading)


def heading(text: str, size: float = Type.HEADING, ink: Ink = Ink.TEXT) -> Text:
    """A heading in the display face."""
    return Text(text, size, Face.DISPLAY, ink, leading=1.18, role=Role.HEADING)


def label(text: str, size: float = Type.LABEL, ink: Ink = Ink.TEXT) -> Text:
    """A short label in semibold."""
    return Text(text, size, Face.SEMIBOLD, ink, leading=1.25)
