"""Bars that fill from the left: meters, progress, and the gauges of the municipality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from game.ui.boxes import Action, Box, Fill, Level, Mark, Role
from game.ui.element import Context, Element, Rigid
from game.ui.geometry import Rect
from game.ui.layout import Align, Column, Flow, Grow, Row
from game.ui.theme import Form, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.ornament import FormMark
from game.ui.widgets.text import Text, label


class Trend(Enum):
    """Where a figure went since last time."""

    UP = auto()
    DOWN = auto()
    LEVEL = auto()


@dataclass(frozen=True, slots=True)
class Meter(Rigid):
    """A bar filled by `share` (0 to 1, more is shown as full), with an optional mark at `goal`."""

    share: float
    goal: float | None = None
    ink: Ink = Ink.FILL
    high: float = 14
    name: str = ""
    value: str = ""

    def width(self, context: Context) -> int:
        return context.px(240)

    def tall(self, context: Context) -> int:
        rise = 0 if self.goal is None else 2 * context.px(6)
        return context.px(self.high) + rise

    def place(self, context: Context, rect: Rect) -> Box:
        high = context.px(self.high)
        top = rect.y + (self.tall(context) - high) // 2
        track = Rect(rect.x, top, rect.width, high)
        share = min(1.0, max(0.0, self.share))
        marks: list[Mark] = [Fill(track, Ink.TRACK, high // 2), Level(track, share, self.ink)]
        if self.goal is not None:
            thick = context.px(5)
            x = rect.x + round((rect.width - thick) * min(1.0, max(0.0, self.goal)))
            marks.append(Fill(Rect(x, rect.y, thick, self.tall(context)), Ink.GOAL, thick // 2))
        whole = Rect(rect.x, rect.y, rect.width, self.tall(context))
        role = Role.METER if self.name else Role.DECORATION  # within a gauge, that speaks for it
        return Box(role, whole, self.name, self.value, marks=tuple(marks))


@dataclass(frozen=True, slots=True)
class Gauge(Composed):
    """One of the four gauges: name, value with unit, where it went, and a bar with its goal.

    `share` and `goal` are places on the bar from 0 to 1; `good` says whether the trend is welcome; `spoken`
    is the whole in words, "1,2 %, ned, mål 1,75 %".
    """

    name: str
    figure: str
    unit: str
    trend: Trend
    good: bool
    share: float
    goal: float | None
    spoken: str
    action: Action | None = None
    """What pressing it asks for, as a rule why it moved."""

    def compose(self) -> Element:
        unit = (Text(self.unit, Type.SMALL, ink=Ink.MUTED),) if self.unit else ()
        figures: tuple[Element, ...] = (Text(self.figure, Type.FIGURE, Face.DISPLAY, leading=1.1), *unit)
        line = Row((*figures, Grow(), trend_mark(self.trend, good=self.good)), gap=10, align=Align.BASELINE)
        return Column((label(self.name), line, Meter(self.share, self.goal)), gap=0)

    def dress(self, box: Box) -> Box:
        key = f"{self.action.name}:{self.action.argument}" if self.action else ""
        return replace(box, role=Role.GAUGE, name=self.name, value=self.spoken, action=self.action, key=key)


@dataclass(frozen=True, slots=True)
class Figure(Composed):
    """A figure without a bar, with its name above it; pressing it asks for something."""

    name: str
    figure: str
    unit: str
    ink: Ink
    action: Action

    def compose(self) -> Element:
        figure = Text(self.figure, Type.FIGURE, Face.DISPLAY, self.ink, leading=1.1)
        return Column((label(self.name), Flow((figure, Text(self.unit, Type.SMALL, ink=Ink.MUTED)), 10)))

    def dress(self, box: Box) -> Box:
        key, value = f"{self.action.name}:{self.action.argument}", f"{self.figure} {self.unit}"
        return replace(box, role=Role.GAUGE, name=self.name, value=value, action=self.action, key=key)


def trend_mark(trend: Trend, *, good: bool, size: float = 28) -> Element:
    """▲, ▼ or "=": the form says where it went, the colour whether that is welcome."""
    match trend:
        case Trend.UP:
            return FormMark(Form.TRIANGLE_UP, size, Ink.GOOD if good else Ink.BAD)
        case Trend.DOWN:
            return FormMark(Form.TRIANGLE_DOWN, size, Ink.GOOD if good else Ink.BAD)
        case Trend.LEVEL:
            return Text("=", Type.LABEL, Face.BOLD, Ink.MUTED)
