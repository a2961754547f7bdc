"""A chart of changes: each cause a bar that starts at zero, then what they come to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ui.boxes import Action, Box, Fill, Mark, Role
from game.ui.element import Context, Element, Rigid
from game.ui.geometry import Rect
from game.ui.layout import Align, Column, Grow, Row, Sized
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.ornament import Divider
from game.ui.widgets.text import Text, label


@dataclass(frozen=True, slots=True)
class Cause:
    """One bar: what it is, a note below it, how much (its size), and the figure as written."""

    name: str
    note: str
    amount: float
    figure: str
    ink: Ink
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Bar(Rigid):
    """A bar from zero on a scale from `low` (not above 0) to `high` (not below 0), with the axis at zero."""

    amount: float
    low: float
    high: float
    ink: Ink

    def width(self, context: Context) -> int:
        return context.px(500)

    def tall(self, context: Context) -> int:
        return context.px(52)

    def place(self, context: Context, rect: Rect) -> Box:
        span = self.high - self.low
        scale = (rect.width - context.px(3)) / span if span else 0.0
        zero = rect.x + round(-self.low * scale)
        length = round(abs(self.amount) * scale)
        thick = min(context.px(52), rect.height)
        top = rect.y + (rect.height - thick) // 2
        left = zero if self.amount >= 0 else zero - length
        marks: list[Mark] = []
        if length:
            # The end at zero is square: a bar that starts at zero must look as if it did.
            radius = min(context.px(10), length)
            bar = Rect(left, top, length, thick)
            foot = Rect(zero if self.amount >= 0 else zero - radius, top, radius, thick)
            marks += [Fill(bar, self.ink, radius), Fill(foot, self.ink)]
        axis = Rect(zero, rect.y, context.px(3), rect.height)
        return Box(Role.DECORATION, rect, marks=(*marks, Fill(axis, Ink.TEXT)))


@dataclass(frozen=True, slots=True)
class BarRow(Composed):
    """A cause with its bar and its figure; can be pressed when it leads further."""

    cause: Cause
    low: float
    high: float
    figures: float
    dense: bool = False

    def compose(self) -> Element:
        note = (Text(self.cause.note, Type.SMALL, ink=Ink.MUTED, leading=1.25),) if self.cause.note else ()
        words = Column((label(self.cause.name, Type.LABEL if self.dense else Type.LARGE), *note))
        words_centred = Column((Grow(), words, Grow()), padding=(0, 1 if self.dense else 10))
        bar = Bar(self.cause.amount, self.low, self.high, self.cause.ink)
        figure = Text(self.cause.figure, Type.LEAD, Face.BOLD, align=Align.END, leading=1.2)
        end = Sized(Column((Grow(), figure, Grow())), wide=self.figures, at_least=True)
        return Sized(
            Row((Grow(words_centred, 5), Grow(bar, 6), end), gap=24),
            high=60 if self.dense else 100,
            at_least=True,
        )

    def dress(self, box: Box) -> Box:
        cause = self.cause
        return replace(
            box,
            role=Role.ROW,
            name=cause.name,
            value="; ".join(part for part in (cause.figure, cause.note) if part),
            action=cause.action,
            key=f"{cause.action.name}:{cause.action.argument}" if cause.action else "",
        )


@dataclass(frozen=True, slots=True)
class BarChart(Composed):
    """All causes on one scale, and their sum: `total` is written, `total_ink` says whether it is welcome."""

    causes: tuple[Cause, ...]
    total_name: str
    total: str
    total_ink: Ink
    figures: float = 150
    dense: bool = False
    """Whether the rows stand close, where room is short."""

    def compose(self) -> Element:
        amounts = (0.0, *(cause.amount for cause in self.causes))  # with zero: the scale always has it
        low, high = min(amounts), max(amounts)
        rows: list[Element] = []
        for cause in self.causes:
            rows += [BarRow(cause, low, high, self.figures, self.dense), Divider()]
        name = Text(self.total_name, Type.OPTION, Face.BOLD)
        total = Text(
            self.total, Type.LEAD if self.dense else Type.FIGURE, Face.BOLD, self.total_ink, leading=1.2
        )
        rows.append(Row((name, Grow(), total), padding=(0, 2 if self.dense else 12), align=Align.CENTRE))
        return Column(tuple(rows))
