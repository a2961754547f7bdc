"""Two ways of one figure over the half-years: as it went, and as it would have gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from game.ui.boxes import Box, Fill, Mark, Role, Shape
from game.ui.element import Context, Rigid
from game.ui.geometry import Point, Rect
from game.ui.layout import Align
from game.ui.theme import Form, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.text import Text

DOT = 22
THICK = 6
DASH = 16
RIM = 4
"""A dot stands clear of its line."""


@dataclass(frozen=True, slots=True)
class Ways(Rigid):
    """`went` is a whole line with dots, `other` a dashed one with rings; where both are one, only the first shows.

    `names` stand under their half-years where there is room; `spoken` says all of it.
    """

    went: tuple[float, ...]
    other: tuple[float, ...]
    ends: tuple[str, str]
    """Each way's last figure with its word: "slik det gikk: 68,2"."""
    names: tuple[str, ...]
    spoken: str
    high: float = 360

    def width(self, context: Context) -> int:
        return context.px(900)

    def tall(self, context: Context) -> int:
        # the two figures and the half-years below them need their lines whatever the type
        return max(context.px(self.high), context.text_px(Type.LABEL) * 5)

    def place(self, context: Context, rect: Rect) -> Box:
        texts = (_end(self.ends[0], Ink.TEXT), _end(self.ends[1], Ink.BAD))
        beside = max(text.width(context) for text in texts) + context.px(DOT + 16)
        line = context.text_px(Type.SMALL) * 3 // 2
        dot = context.px(DOT)
        plot = Rect(rect.x + dot, rect.y + dot, rect.width - beside - 2 * dot, rect.height - line - 2 * dot)
        went, other = self._points(plot, self.went), self._points(plot, self.other)
        marks: list[Mark] = [
            Fill(Rect(rect.x, rect.y + rect.height - line, rect.width - beside, context.px(2)), Ink.LINE)
        ]
        marks += self._line(context, other, Ink.BAD, dashed=True, partner=went)
        marks += self._line(context, went, Ink.TEXT, dashed=False)
        rim = dot + 2 * context.px(RIM)
        for here, there in zip(went, other, strict=True):
            if there != here:
                marks.append(Fill(_around(there, rim), Ink.CARD, rim // 2))
                marks.append(Shape(_around(there, dot), Form.RING, Ink.BAD, context.px(4)))
            marks.append(Fill(_around(here, rim), Ink.CARD, rim // 2))
            marks.append(Shape(_around(here, dot), Form.CIRCLE, Ink.TEXT))
        children = (
            *self._ends(
                context, Rect(rect.x, rect.y, rect.width, rect.height - line), (went[-1], other[-1]), texts
            ),
            *self._names(context, Rect(rect.x, rect.y, rect.width - beside, rect.height), went, line),
        )
        return Box(Role.IMAGE, rect, self.spoken, marks=tuple(marks), children=tuple(children))

    def _points(self, plot: Rect, values: tuple[float, ...]) -> tuple[Point, ...]:
        both = (*self.went, *self.other)
        low, high = min(both), max(both)
        span = (high - low) or 1.0
        steps = max(1, len(values) - 1)
        return tuple(
            Point(plot.x + plot.width * at // steps, plot.bottom - round((value - low) / span * plot.height))
            for at, value in enumerate(values)
        )

    def _line(
        self,
        context: Context,
        points: tuple[Point, ...],
        ink: Ink,
        *,
        dashed: bool,
        partner: tuple[Point, ...] = (),
    ) -> Iterator[Mark]:
        """Upright strips, one pixel wide; nothing where both ways are one."""
        thick, dash = context.px(THICK), context.px(DASH)
        for at, (start, end) in enumerate(pairwise(points)):
            if partner and points[at : at + 2] == partner[at : at + 2]:
                continue
            wide = max(1, end.x - start.x)
            steep = (end.y - start.y) / wide
            tall = round(thick * (1 + steep * steep) ** 0.5)
            for step in range(wide):
                if dashed and step // dash % 2:
                    continue
                y = start.y + round(steep * step)
                yield Fill(Rect(start.x + step, y - tall // 2, 1, tall), ink)

    def _ends(
        self, context: Context, rect: Rect, tips: tuple[Point, Point], texts: tuple[Text, Text]
    ) -> Iterator[Box]:
        """The two figures beside the ends of their lines, one above the other where they would meet."""
        high = texts[0].height(context, rect.width)
        upper = 0 if tips[0].y <= tips[1].y else 1
        tops = [tip.y - high // 2 for tip in tips]
        apart = tops[1 - upper] - tops[upper]
        if apart < high:
            tops[upper] -= (high - apart + 1) // 2
            tops[1 - upper] = tops[upper] + high
        shift = max(rect.y - tops[upper], min(0, rect.bottom - high - tops[1 - upper]))
        for tip, top, text in zip(tips, tops, texts, strict=True):
            x = tip.x + context.px(DOT)
            yield text.place(context, Rect(x, top + shift, rect.right - x, high))

    def _names(self, context: Context, rect: Rect, points: tuple[Point, ...], line: int) -> Iterator[Box]:
        """The half-years below, as many as do not meet, the last one first."""
        free = rect.right
        placed = []
        for point, name in reversed(tuple(zip(points, self.names, strict=True))):
            text = Text(name, Type.SMALL, ink=Ink.MUTED, leading=1.2, align=Align.CENTRE)
            wide = text.width(context)
            left = max(rect.x, min(point.x - wide // 2, rect.right - wide))
            if name and left + wide <= free:
                place = Rect(left, rect.bottom - line + context.px(6), wide, line - context.px(6))
                placed.append(text.place(context, place))
                free = left - context.px(20)
        yield from reversed(placed)


def _end(text: str, ink: Ink) -> Text:
    return Text(text, Type.LABEL, Face.BOLD, ink, 1.2)


def _around(point: Point, side: int) -> Rect:
    return Rect(point.x - side // 2, point.y - side // 2, side, side)
