"""Rows to pick from that are no options of a case: a badge, what it is, a note, and what stands at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ui.boxes import Action, Box, Role
from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Grow, Panel, Row, Sized
from game.ui.theme import RADIUS, RULE, TARGET, Ink, Type
from game.ui.typeset import Face, plain_text
from game.ui.widgets.base import Composed
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading

THICK = 4
ROOMY = 96
"""The height of a row where nothing presses."""


@dataclass(frozen=True, slots=True)
class PickRow(Composed):
    """Something to pick. Without an action it is only told; `warn` writes its end as something that is missing."""

    badge: str
    title: str
    key: str
    action: Action | None
    note: str = ""
    end: str = ""
    mark: Element | None = None
    chosen: bool = False
    chosen_word: str = ""
    warn: bool = False
    size: float = Type.LARGE
    slim: bool = False
    high: float = TARGET
    plain: bool = False
    """Not bold though it can be pressed: a sentence, not a name."""

    def compose(self) -> Element:
        badge = (self._badge(),) if self.badge else ()
        mark = (self.mark,) if self.mark is not None else ()
        face = Face.BOLD if (self.action is not None and not self.plain) or self.chosen else Face.REGULAR
        title = Text(self.title, self.size, face, leading=1.22)
        note = (Text(self.note, Type.SMALL, ink=Ink.TEXT, leading=1.25),) if self.note else ()
        words = Grow(Column((title, *note), gap=2), 5)
        line = Row((*badge, *mark, words, *self._end()), gap=18, align=Align.CENTRE)
        edge, thick = self._edge()
        padding = (16, 5 if self.slim else 9)
        return Sized(Panel(line, Ink.CARD, edge, thick, RADIUS, padding), high=self.high, at_least=True)

    def dress(self, box: Box) -> Box:
        value = "; ".join(plain_text(part) for part in (self.end, self.note) if part.strip())
        return replace(
            box,
            role=Role.OPTION if self.action else Role.ROW,
            name=": ".join(part for part in (self.badge, plain_text(self.title)) if part),
            value=value,
            action=self.action,
            key=self.key,
            selected=self.chosen,
            state=(self.chosen_word,) if self.chosen and self.chosen_word else (),
        )

    def _badge(self) -> Element:
        side = 44 if self.slim else 52
        ink = Ink.ON_BUTTON if self.chosen else Ink.TEXT
        letter = Text(self.badge, Type.LABEL, Face.BOLD, ink, leading=1.2, align=Align.CENTRE)
        centred = Column((Grow(), letter, Grow()))
        return Panel(
            Sized(centred, side, side, at_least=True), Ink.BUTTON if self.chosen else Ink.BADGE, radius=12
        )

    def _end(self) -> tuple[Element, ...]:
        if not self.end:
            return ()
        face, ink = (Face.BOLD, Ink.BAD) if self.warn else (Face.SEMIBOLD, Ink.TEXT)
        return (Grow(Text(self.end, Type.LABEL, face, ink, leading=1.25), 6),)

    def _edge(self) -> tuple[Ink, float]:
        if self.chosen:
            return Ink.BUTTON, THICK
        return (Ink.EDGE if self.action else Ink.LINE), RULE


def chip(text: str, action: Action, key: str, *, done: bool = False, current: bool = False) -> Button:
    """A small button in a line of several, such as the roles; the current one is filled, a done one ticked.

    The tick has its room from the start: what is pressed below the chips must not move while it is pressed.
    """
    return Button(
        text,
        action,
        Kind.PRIMARY if current else Kind.QUIET,
        key,
        "check" if done else "",
        size=Type.LABEL,
        high=56,
        padding=12,
        icon_room=True,
        selected=current,
    )


def link(text: str, action: Action, hint: str = "") -> Button:
    """A quiet button among the words of a sheet."""
    return Button(text, action, Kind.LINK, hint=hint, size=Type.LABEL, high=TARGET)


def chips(buttons: tuple[Button, ...]) -> Flow:
    """Chips on as many lines as they need."""
    return Flow(buttons, gap=14, line_gap=10)


def grid(rows: tuple[Element, ...], gap: float = 10, line_gap: float | None = None) -> Element:
    """Rows two by two."""
    pairs = [rows[at : at + 2] for at in range(0, len(rows), 2)]
    lines = tuple(
        Row((*(Grow(row) for row in pair), *(() if pair[1:] else (Grow(),))), gap=gap) for pair in pairs
    )
    return Column(lines, gap=gap if line_gap is None else line_gap)


def sheet_card(name: str, parts: tuple[Element, ...], gap: float, *, tight: bool = False) -> Element:
    """The card in the middle of the page."""
    return card(Column(parts, gap=gap), (24, 10) if tight else (36, 20), name)


def sheets(name: str, title: str, parts: tuple[Element, ...]) -> tuple[Element, ...]:
    """A title over parts, from roomy to tight; rows are taller where there is room for it."""
    tall = tuple(
        replace(part, high=ROOMY) if isinstance(part, PickRow) and not part.slim else part for part in parts
    )
    return (
        *((sheet_card(name, (heading(title), *tall), 18),) if tall != parts else ()),
        sheet_card(name, (heading(title), *parts), 16),
        sheet_card(name, (heading(title, 52), *parts), 10, tight=True),
        sheet_card(name, (heading(title, 46), *parts), 6, tight=True),
    )
