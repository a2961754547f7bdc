"""An answer in little room: its title over the whole width, then all that is known of it in one flow."""

from __future__ import annotations

from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Grow, Panel, Row, Sized
from game.ui.theme import RADIUS, RULE, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.option import STRENGTHS, Fact, OptionRow, Touch
from game.ui.widgets.ornament import Dots, Icon
from game.ui.widgets.text import Text


class CompactOption(OptionRow):
    """The same option, spoken and pressed alike, arranged for large text in a small window."""

    __slots__ = ()

    def compose(self) -> Element:
        ink = self.dimension.ink
        letters = Ink.ON_DIMENSION if self.chosen else Ink.TEXT
        letter = Text(self.letter, Type.LARGE, Face.BOLD, letters, 1.2, Align.CENTRE)
        ground = ink if self.chosen else Ink.BADGE
        badge = Panel(Sized(Column((Grow(), letter, Grow())), 54, 54, at_least=True), ground, radius=12)
        known = (*(_fact(fact) for fact in self.facts), *(_touch(touch) for touch in self.touches))
        title = Text(self.title, Type.LARGE, Face.BOLD, leading=1.15)
        words = Column((title, Flow(known, gap=24, line_gap=0, align=Align.CENTRE)))
        edge, thick = (ink, 4) if self.chosen else (Ink.EDGE, RULE)
        ground = self.dimension.tint if self.chosen else Ink.CARD
        line = Row((badge, Grow(words)), gap=16, align=Align.CENTRE)
        return Panel(line, ground, edge, thick, RADIUS, (14, 5))


def _fact(fact: Fact) -> Element:
    return Row(
        (Icon(fact.icon, Type.SMALL), Text(fact.text, Type.SMALL, leading=1.25)), gap=7, align=Align.CENTRE
    )


def _touch(touch: Touch) -> Element:
    area = Text(touch.area, Type.SMALL, ink=Ink.MUTED, leading=1.25)
    return Row((area, Dots(touch.strength, STRENGTHS, 18, 4)), gap=8, align=Align.CENTRE)
