"""An answer in little room: its title over the whole width, then all that is known of it in one flow."""

from __future__ import annotations

from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Grow, Row
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.option import STRENGTHS, OptionRow, Touch, fact_mark
from game.ui.widgets.ornament import Dots
from game.ui.widgets.text import Text


class CompactOption(OptionRow):
    """The same option, spoken and pressed alike, arranged for large text in a small window."""

    __slots__ = ()

    def compose(self) -> Element:
        known = (
            *(fact_mark(fact, Type.SMALL, self.ink, gap=7) for fact in self.facts),
            *(_touch(touch, self.dots) for touch in self.touches),
        )
        title = Text(self.title, Type.LARGE, Face.BOLD, self.ink, leading=1.15)
        words = Column((title, Flow(known, gap=24, line_gap=0, align=Align.CENTRE), *self.reason(Type.SMALL)))
        line = Row((self.badge(Type.LARGE, 54, 12), Grow(words)), gap=16, align=Align.CENTRE)
        return self.framed(line, (14, 5))


def _touch(touch: Touch, ink: Ink) -> Element:
    area = Text(touch.area, Type.SMALL, ink=Ink.MUTED, leading=1.25)
    return Row((area, Dots(touch.strength, STRENGTHS, 18, 4, ink)), gap=8, align=Align.CENTRE)
