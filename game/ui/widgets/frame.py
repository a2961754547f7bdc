"""What stands around every page: the bar above it, the bar below it, and the line over a case's title."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Role
from game.ui.element import Element
from game.ui.layout import Align, Column, Grow, Panel, Row
from game.ui.theme import Dimension, Ink, Type
from game.ui.widgets.base import Composed
from game.ui.widgets.button import Button
from game.ui.widgets.card import TabStrip
from game.ui.widgets.ornament import Divider, FormMark, Shield
from game.ui.widgets.text import Text, label


@dataclass(frozen=True, slots=True)
class TopBar(Composed):
    """The municipality and the season at the left, the beats in the middle, how far the game is at the right."""

    municipality: str
    season: str
    beats: TabStrip
    progress: str
    name: str
    """What the bar is called when read aloud."""

    def compose(self) -> Element:
        title = label(self.municipality, Type.LARGE)
        left = Row(
            (Shield(44), title, Text(self.season, Type.SMALL, ink=Ink.MUTED)), gap=20, align=Align.CENTRE
        )
        right = Text(self.progress, Type.SMALL, ink=Ink.MUTED, align=Align.END)
        line = Row((Grow(left), self.beats, Grow(right)), padding=(36, 10), align=Align.CENTRE)
        return Column((Panel(line, Ink.BAR, role=Role.BAR, name=self.name), Divider()))


@dataclass(frozen=True, slots=True)
class FootBar(Composed):
    """One hint at the left, the buttons that go on at the right; the last one is what Enter does."""

    hint: str
    buttons: tuple[Button, ...]
    name: str
    """What the bar is called when read aloud."""

    def compose(self) -> Element:
        words = Text(self.hint, Type.LABEL, ink=Ink.MUTED, leading=1.25)
        line = Row((Grow(words), *self.buttons), gap=40, padding=(36, 13), align=Align.CENTRE)
        return Column((Divider(), Panel(line, Ink.BAR, role=Role.BAR, name=self.name)))


@dataclass(frozen=True, slots=True)
class Kicker(Composed):
    """The line over a title: the dimension with its shape and colour, and for whom the case is."""

    dimension: Dimension
    dimension_name: str
    whose: str

    def compose(self) -> Element:
        mark = FormMark(self.dimension.form, 22, self.dimension.ink)
        text = f"**{self.dimension_name}** · {self.whose}"
        words = Text(text, Type.LABEL, ink=Ink.MUTED, bold_ink=self.dimension.ink)
        return Row((mark, words), gap=12, align=Align.BASELINE)
