"""Large things to press for somebody who stands beside the table: a number, what it does, and a line about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.ui.boxes import Action, Box, Role
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Panel, Row, Sized
from game.ui.theme import RADIUS, RULE, TARGET, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.base import Composed
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading


@dataclass(frozen=True, slots=True)
class Item:
    """Something to press. `mark` is the key that does the same; without an `action` it is shown as unavailable."""

    mark: str
    icon: str
    title: str
    text: str
    action: Action | None


@dataclass(frozen=True, slots=True)
class Manner:
    """How large the items are: `title` and `text` in design units (0: without), the room above and between."""

    title: float
    text: float
    padding: float
    gap: float


AIRY = 10
"""Wider gaps than this go with large titles."""
ROOMY = (
    Manner(Type.LEAD, Type.LABEL, 26, 22),
    Manner(Type.OPTION, Type.SMALL, 16, 16),
    Manner(Type.BODY, Type.SMALL, 8, 10),
    Manner(Type.BODY, 0, 8, 10),
    Manner(Type.LABEL, 0, 4, 8),
    Manner(Type.SMALL, 0, 2, 6),
)
"""From the largest to the smallest."""


@dataclass(frozen=True, slots=True)
class ItemRow(Composed):
    """An item as a button."""

    item: Item
    manner: Manner

    def compose(self) -> Element:
        item, manner = self.item, self.manner
        ink = Ink.TEXT if item.action else Ink.MUTED
        cap = Sized(
            Panel(
                Text(item.mark, manner.title, Face.BOLD, ink, leading=1.2, align=Align.CENTRE),
                Ink.BADGE if item.action else None,
                radius=10,
                padding=(8, 2),
            ),
            wide=max(manner.title * 1.6, TARGET),
            at_least=True,
        )
        more = manner.text and item.text
        text = (Text(item.text, manner.text, ink=Ink.MUTED, leading=1.25),) if more else ()
        words = Column((Text(item.title, manner.title, Face.SEMIBOLD, ink, leading=1.2), *text), gap=2)
        icon = (Icon(item.icon, manner.title, ink),) if item.icon else ()
        line = Row((cap, *icon, Grow(words)), gap=22, align=Align.CENTRE)
        edge = Ink.EDGE if item.action else Ink.LINE
        panel = Panel(line, Ink.CARD if item.action else None, edge, RULE, RADIUS, (24, manner.padding))
        return Sized(panel, high=TARGET + 8, at_least=True)

    def dress(self, box: Box) -> Box:
        item = self.item
        return replace(
            box,
            role=Role.BUTTON,
            name=f"{item.title} {item.mark}",
            action=item.action,
            key=f"{item.action.name}:{item.action.argument}" if item.action else "",
            state=() if item.action else ("unavailable",),
            focus_ink=Ink.FOCUS,
        )


def sheet(
    title: str, lead: Iterable[str], items: tuple[Item, ...], *, columns: int = 1, below: tuple[str, ...] = ()
) -> Element:
    """A title, sentences, and the items in columns, as large as there is room for; `below` follows them."""
    sentences = tuple(lead)

    def arranged(manner: Manner) -> Element:
        rows = tuple(ItemRow(item, manner) for item in items)
        size = manner.text or Type.SMALL
        head = heading(title, Type.HEADING if manner.gap > AIRY else Type.LEAD)
        told = tuple(Text(text, size, ink=Ink.MUTED, leading=1.3) for text in sentences if text)
        after = tuple(Text(text, size, leading=1.3) for text in below if text)
        many = _in_columns(rows, columns, manner.gap)
        return Column(
            (head, *told, Gap(manner.gap / 2), many, *after, Grow()),
            gap=manner.gap,
            padding=(60, manner.padding + 6),
        )

    return Fit(tuple(arranged(manner) for manner in ROOMY))


def _in_columns(rows: tuple[Element, ...], columns: int, gap: float) -> Element:
    """Row by row, so that numbers run from left to right."""
    if columns == 1:
        return Column(rows, gap=gap)
    lines = [rows[first : first + columns] for first in range(0, len(rows), columns)]
    return Column(
        tuple(
            Row((*(Grow(each) for each in line), *(Grow() for _ in range(columns - len(line)))), gap=gap)
            for line in lines
        ),
        gap=gap,
    )


def pressed_by(name: str, items: Iterable[Item]) -> Action | None:
    """What a key does: the item with this mark."""
    return next((item.action for item in items if item.mark.lower() == name), None)
