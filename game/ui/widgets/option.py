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
    """One option to choose; `chosen` shows it in the colour of the case's dimension.

    `closed` says why it cannot be chosen now, and greys it; pressing it may still tell more.
    """

    letter: str
    title: str
    facts: tuple[Fact, ...]
    touches: tuple[Touch, ...]
    dimension: Dimension
    chosen: bool
    action: Action | None
    chosen_word: str = "selected"
    closed: str = ""
    closed_word: str = "unavailable"

    def compose(self) -> Element:
        known = tuple(fact_mark(fact, Type.LABEL, self.ink, gap=9) for fact in self.facts)
        facts = Flow(known, gap=28, line_gap=2, align=Align.CENTRE)
        title = Text(self.title, Type.OPTION, Face.BOLD, self.ink, leading=1.22)
        words = Column((title, facts, *self.reason(Type.SMALL)), gap=2)
        touches = Column(tuple(_touch(touch, self.dots) for touch in self.touches), gap=2)
        line = Row((self.badge(Type.OPTION, 66, 14), Grow(words), touches), gap=24, align=Align.CENTRE)
        return self.framed(line, (26, 14))

    @property
    def ink(self) -> Ink:
        """The colour of its words."""
        return Ink.MUTED if self.closed else Ink.TEXT

    @property
    def dots(self) -> Ink:
        """The colour of its dots."""
        return Ink.MUTED if self.closed else Ink.FILL

    def badge(self, size: float, side: float, radius: float) -> Element:
        """Its letter on a square, which a closed one has not."""
        ink = Ink.ON_DIMENSION if self.chosen else self.ink
        letter = Text(self.letter, size, Face.BOLD, ink, leading=1.2, align=Align.CENTRE)
        ground = self.dimension.ink if self.chosen else None if self.closed else Ink.BADGE
        centred = Column((Grow(), letter, Grow()))
        return Panel(Sized(centred, side, side, at_least=True), ground, radius=radius)

    def reason(self, size: float) -> tuple[Element, ...]:
        """Why it is closed."""
        if not self.closed:
            return ()
        text = Text(self.closed, size, Face.SEMIBOLD, leading=1.25)
        return (Row((Icon("lock", size, bold=True), Grow(text)), gap=10, align=Align.BASELINE),)

    def framed(self, line: Element, padding: tuple[float, float]) -> Element:
        """The line on its ground: a closed option looks like the paper, not like a card to take."""
        if self.chosen:
            return Panel(line, self.dimension.tint, self.dimension.ink, 4, RADIUS, padding)
        ground, edge = (Ink.PAPER, Ink.LINE) if self.closed else (Ink.CARD, Ink.EDGE)
        return Panel(line, ground, edge, RULE, RADIUS, padding)

    def dress(self, box: Box) -> Box:
        facts = "; ".join(f"{fact.name} {fact.text}" for fact in self.facts)
        touches = "; ".join(f"{touch.area} {touch.strength}/{STRENGTHS}" for touch in self.touches)
        return replace(
            box,
            role=Role.OPTION,
            name=f"{self.letter}: {plain_text(self.title)}",
            value="; ".join(part for part in (facts, touches, self.closed) if part),
            action=self.action,
            key=f"option:{self.letter}",
            selected=self.chosen,
            disabled=bool(self.closed) or self.action is None,
            state=(
                *((self.chosen_word,) if self.chosen else ()),
                *((self.closed_word,) if self.closed else ()),
            ),
        )


def fact_mark(fact: Fact, size: float, ink: Ink, gap: float) -> Element:
    """An icon and its text."""
    text = Text(fact.text, size, ink=ink, leading=1.3 if size > Type.SMALL else 1.25)
    return Row((Icon(fact.icon, size, ink), text), gap=gap, align=Align.CENTRE)


def _touch(touch: Touch, ink: Ink) -> Element:
    area = Sized(Text(touch.area, Type.SMALL, ink=Ink.MUTED, leading=1.3), wide=150, at_least=True)
    # Dots keep to the right, so that they stand below each other however long the names are.
    return Row((area, Gap(22), Grow(), Dots(touch.strength, STRENGTHS, 21, ink=ink)), align=Align.CENTRE)
