"""What stands in the card's place while the pack has problems: each with its file, line and column."""

from __future__ import annotations

from collections.abc import Sequence

from game.texts.catalogue import Words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Gap, Grow
from game.ui.theme import Ink, Type
from game.ui.typeset import ZERO_WIDTH
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.frame import FootBar
from game.ui.widgets.ornament import Divider
from game.ui.widgets.text import Text, heading

MOST = 40
"""No window has room for more problems."""


def trouble_page(
    title: str, lead: str, lines: Sequence[str], buttons: tuple[Button, ...], say: Words
) -> Element:
    """As many lines as there is room for, and how many more there are."""

    def body(shown: int, size: float, gap: float) -> Element:
        rows: list[Element] = []
        for line in lines[:shown]:
            rows += [Divider(), Text(_breakable(line), size, leading=1.3)]
        left = len(lines) - shown
        more = (Divider(), Text(say.count("preview.more", left), size, ink=Ink.MUTED)) if left else ()
        parts = (heading(title, ink=Ink.BAD), Text(lead, Type.BODY, ink=Ink.MUTED, leading=1.3), Gap(gap))
        return card(Column((*parts, *rows, *more), gap=gap), (44, 24), title)

    counts = range(min(len(lines), MOST), 0, -1) if lines else (0,)
    tries = tuple(body(count, size, gap) for count in counts for size, gap in _sizes(count, len(lines)))
    return Column(
        (
            Grow(Column((Grow(Fit(tries)),), padding=(60, 40))),
            FootBar(say("preview.wait"), buttons, say("window.on")),
        )
    )


def _sizes(count: int, of: int) -> tuple[tuple[float, float], ...]:
    """Large where all fit, small before anything is left out."""
    return ((Type.BODY, 12), (Type.SMALL, 6)) if count == of else ((Type.SMALL, 6),)


def _breakable(line: str) -> str:
    """A path may break after each folder."""
    return line.replace("/", f"/{ZERO_WIDTH}")


def leave_button(text: str) -> Button:
    """What Esc does."""
    return Button(text, Action("leave"), Kind.SECONDARY)
