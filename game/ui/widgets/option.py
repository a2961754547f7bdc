"""An option of a case: its letter, what it is, what it costs, and what it touches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ui.boxes import Action, Box, Role
from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Gap, Grow, Panel, Row, Sized
from game.ui.theme import RADIUS, RULE, Dimension, Ink, Type
from game.ui.typeset import Face, plain_text
from game.ui.widgets.base import Composed
from game.ui.widgets.ornament import Dots, Icon
from game.ui.widgets.text import Text

STRENGTHS = 3
"""The most dots that a touched area can have."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact on an option's line: an icon, a short text, and what it is called when read aloud."""

    icon: str
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Touch:
    """An area that an option touches, and how strongly (1 to 3); never in which direction."""

    area: str
    strength: int


@dataclass(frozen=True, slots=True)
class OptionRow(Composed):
    """One option to choose; `chosen` shows it in the colour of the case's dimension."""

    letter: str
    title: str
    facts: tuple[Fact, ...]
    touches: tuple[Touch, ...]
    dimension: Dimension
    chosen: bool
    action: Action | None
    chosen_word: str = "selected"

    def compose(self) -> Element:
        ink = self.dimension.ink
        letter = Text(
            self.letter,
            Type.OPTION,
            Face.BOLD,
            Ink.ON_DIMENSION if self.chosen else Ink.TEXT,
            leading=1.2,
            align=Align.CENTRE,
        )
        centred = Column((Grow(), letter, Grow()))
        badge = Panel(Sized(centred, 66, 66, at_least=True), ink if self.chosen else Ink.BADGE, radius=14)
        facts = Flow(tuple(_fact(fact) for fact in self.facts), gap=28, line_gap=2, align=Align.CENTRE)
        words = Column((Text(self.title, Type.OPTION, Face.BOLD, leading=1.22), facts), gap=2)
        touches = Column(tuple(_touch(touch) for touch in self.touches), gap=2)
        line = Row((badge, Grow(words), touches), gap=24, align=Align.CENTRE)
        edge, thick = (ink, 4) if self.chosen else (Ink.EDGE, RULE)
        return Panel(line, self.dimension.tint if self.chosen else Ink.CARD, edge, thick, RADIUS, (26, 14))

    def dress(self, box: Box) -> Box:
        facts = "; ".join(f"{fact.name} {fact.text}" for fact in self.facts)
        touches = "; ".join(f"{touch.area} {touch.strength}/{STRENGTHS}" for touch in self.touches)
        return replace(
            box,
            role=Role.OPTION,
            name=f"{self.letter}: {plain_text(self.title)}",
            value="; ".join(part for part in (facts, touches) if part),
            action=self.action,
            key=f"option:{self.letter}",
            state=(self.chosen_word,) if self.chosen else (),
        )


def _fact(fact: Fact) -> Element:
    return Row(
        (Icon(fact.icon, Type.LABEL), Text(fact.text, Type.LABEL, leading=1.3)), gap=9, align=Align.CENTRE
    )


def _touch(touch: Touch) -> Element:
    area = Sized(Text(touch.area, Type.SMALL, ink=Ink.MUTED, leading=1.3), wide=150, at_least=True)
    # Dots keep to the right, so that they stand below each other however long the names are.
    return Row((area, Gap(22), Grow(), Dots(touch.strength, STRENGTHS, 21)), align=Align.CENTRE)
