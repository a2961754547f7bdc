"""The director's proposals as they are drawn: columns side by side, or rows where text is large."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.session.views import BudgetView
from game.session.views.budget import ProposalView
from game.ui.boxes import Action, Box, Role
from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Gap, Grow, Panel, Row, Sized
from game.ui.pages.choice.rows import THICK
from game.ui.theme import RADIUS, RULE, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.ornament import Divider
from game.ui.widgets.text import Text

LINE_HIGH = 42
HEAD_HIGH = 128
"""Design units at 100 % text."""


@dataclass(frozen=True, slots=True)
class ProposalColumn(Composed):
    """A proposal as a column: its letter and name, each line's level and change, and the sum of the changes.

    Heights are fixed, times `grow` for larger text, so that the lines of all columns stand level.
    """

    seen: ProposalView
    grow: float
    texts: bool
    chosen_word: str

    def compose(self) -> Element:
        name = Text(self.seen.name, Type.LABEL, Face.BOLD, leading=1.2)
        head = Sized(Column((Row((_badge(self.seen), Grow())), name), gap=4), high=HEAD_HIGH * self.grow)
        lines = tuple(_line(line.level, line.change, self.grow) for line in self.seen.lines)
        text = (Text(self.seen.text, Type.SMALL, leading=1.25),) if self.texts else ()
        total = Text(self.seen.given, Type.LABEL, Face.BOLD, align=Align.END)
        parts = (head, *lines, Divider(), Sized(total, high=LINE_HIGH * self.grow), *text)
        edge, thick = _edge(self.seen)
        return Panel(Column(parts), Ink.CARD, edge, thick, RADIUS, (18, 8))

    def dress(self, box: Box) -> Box:
        return _spoken(box, self.seen, self.chosen_word)


@dataclass(frozen=True, slots=True)
class ProposalRow(Composed):
    """A proposal as a row: its letter, name and sum, and each line's change."""

    seen: ProposalView
    total: str
    chosen_word: str

    def compose(self) -> Element:
        changes = tuple(
            Text(f"{line.name}\u00a0**{line.change}**", Type.SMALL, leading=1.25) for line in self.seen.lines
        )
        total = Text(f"{self.total} **{self.seen.given}**", Type.SMALL, leading=1.25)
        name = Text(self.seen.name, Type.LABEL, Face.BOLD, leading=1.2)
        head = Row((Grow(name), total), gap=16, align=Align.BASELINE)
        words = Column((head, Flow(changes, gap=28)), gap=2)
        line = Row((_badge(self.seen), Grow(words)), gap=16, align=Align.CENTRE)
        edge, thick = _edge(self.seen)
        return Panel(line, Ink.CARD, edge, thick, RADIUS, (14, 6))

    def dress(self, box: Box) -> Box:
        return _spoken(box, self.seen, self.chosen_word)


def proposal_table(seen: BudgetView, grow: float, total: str, chosen_word: str, *, texts: bool) -> Element:
    """All proposals beside each other, the names of the lines once at the left."""
    names = tuple(
        Sized(Text(line.name, Type.SMALL), high=LINE_HIGH * grow) for line in seen.proposals[0].lines
    )
    foot = Sized(Text(total, Type.LABEL, Face.BOLD), high=LINE_HIGH * grow)
    unit = Text(seen.unit, Type.SMALL, ink=Ink.MUTED)
    head = Sized(Column((Grow(), unit, Gap(8))), high=HEAD_HIGH * grow)
    legend = Column((Gap(8), head, *names, Gap(RULE), foot))
    columns = tuple(Grow(ProposalColumn(each, grow, texts, chosen_word)) for each in seen.proposals)
    return Row((legend, *columns), gap=14)


def proposal_rows(seen: BudgetView, total: str, chosen_word: str) -> tuple[Element, ...]:
    """All proposals below each other."""
    return tuple(ProposalRow(each, total, chosen_word) for each in seen.proposals)


def _line(level: str, change: str, grow: float) -> Element:
    """Next year's level, and the change against now."""
    figures = (Text(level, Type.SMALL), Grow(), Text(change, Type.SMALL, Face.BOLD))
    return Sized(Row(figures, gap=8, align=Align.CENTRE), high=LINE_HIGH * grow)


def _badge(seen: ProposalView) -> Element:
    ink = Ink.ON_BUTTON if seen.chosen else Ink.TEXT
    letter = Text(seen.letter, Type.LABEL, Face.BOLD, ink, 1.2, Align.CENTRE)
    square = Sized(Column((Grow(), letter, Grow())), 50, 50, at_least=True)
    return Panel(square, Ink.BUTTON if seen.chosen else Ink.BADGE, radius=12)


def _edge(seen: ProposalView) -> tuple[Ink, float]:
    return (Ink.BUTTON, THICK) if seen.chosen else (Ink.EDGE, RULE)


def _spoken(box: Box, seen: ProposalView, chosen_word: str) -> Box:
    lines = "; ".join(f"{line.name} {line.level} ({line.change})" for line in seen.lines)
    return replace(
        box,
        role=Role.OPTION,
        name=f"{seen.letter}: {seen.name}",
        value=f"{seen.text} {lines}",
        action=Action("propose", seen.proposal),
        key=f"proposal:{seen.proposal}",
        selected=seen.chosen,
        state=(chosen_word,) if seen.chosen else (),
    )
