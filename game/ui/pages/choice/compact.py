"""An answer where width or room is short: its title over the whole width, then all that is known of it in one flow."""

from __future__ import annotations

from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Grow, Row
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.option import STRENGTHS, OptionRow, Touch, fact_mark
from game.ui.widgets.ornament import Dots
from game.ui.widgets.text import Text


class StackedOption(OptionRow):
    """The same option, spoken and pressed alike, in full size where a window is narrow for its text."""

    __slots__ = ()

    def compose(self) -> Element:
        known = (
            *(fact_mark(fact, Type.LABEL, self.ink, gap=9) for fact in self.facts),
            *(_touch(touch, self.dots, Type.LABEL, 21) for touch in self.touches),
        )
        title = Text(self.title, Type.OPTION, Face.BOLD, self.ink, leading=1.22)
        flow = Flow(known, gap=28, line_gap=4, align=Align.CENTRE)
        words = Column((title, flow, *self.reason(Type.LABEL)), gap=4)
        line = Row((self.badge(Type.OPTION, 66, 14), Grow(words)), gap=20, align=Align.CENTRE)
        return self.framed(line, (20, 12))


class CompactOption(OptionRow):
    """The same option, spoken and pressed alike, arranged for large text in a small window."""

    __slots__ = ()

    def compose(self) -> Element:
        known = (
            *(fact_mark(fact, Type.SMALL, self.ink, gap=7) for fact in self.facts),
            *(_touch(touch, self.dots, Type.SMALL, 18) for touch in self.touches),
        )
        title = Text(self.title, Type.LARGE, Face.BOLD, self.ink, leading=1.15)
        words = Column((title, Flow(known, gap=24, line_gap=0, align=Align.CENTRE), *self.reason(Type.SMALL)))
        line = Row((self.badge(Type.LARGE, 54, 12), Grow(words)), gap=16, align=Align.CENTRE)
        return self.framed(line, (14, 5))


def _touch(touch: Touch, ink: Ink, size: float, dots: float) -> Element:
    area = Text(touch.area, size, ink=Ink.MUTED, leading=1.25)
    return Row((area, Dots(touch.strength, STRENGTHS, dots, 4, ink)), gap=8, align=Align.CENTRE)
