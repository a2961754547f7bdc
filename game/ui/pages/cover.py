"""The cover that lies over the screen while the machine goes from hand to hand, and what one person sees below it."""

from __future__ import annotations

from game.ui.boxes import Role
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row
from game.ui.pages.scene import CALM
from game.ui.room import Room
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button
from game.ui.widgets.card import card
from game.ui.widgets.frame import FootBar
from game.ui.widgets.ornament import Icon
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, heading

_NAMES = (Type.NAME, 104, 84, Type.HEADING)
"""From five metres the name is what one sees."""


def covered(  # noqa: PLR0913, PLR0917  (a cover is made of these, from the top down)
    room: Room, above: str, name: str, below: str, hint: str, buttons: tuple[Button, ...]
) -> Element:
    """A cover: a line, a name as large as it gets, a line; the town at rest below. The last button is Enter's."""

    def words(size: float, gap: float) -> Element:
        parts = (
            Text(above, Type.LEAD, ink=Ink.MUTED, align=Align.CENTRE),
            Text(name, size, Face.DISPLAY, leading=1.1, align=Align.CENTRE, role=Role.HEADING),
            Gap(gap),
            Text(below, Type.LEAD, Face.SEMIBOLD, align=Align.CENTRE),
        )
        return Column(parts, gap=gap, padding=(80, gap))

    def arranged(size: float, gap: float, town: Element) -> Element:
        return Column((Grow(), words(size, gap), Grow(), town))

    town = Town(CALM, "", 300, strip=True)
    pages = (
        *(arranged(size, 26, town) for size in _NAMES[:-1]),
        *(arranged(size, 14, Gap(0)) for size in _NAMES[1:]),
    )
    return Column((Grow(Fit(pages)), footed(room, hint, buttons)))


def uncovered(
    room: Room, name: str, bodies: tuple[Element, ...], hint: str, buttons: tuple[Button, ...]
) -> Element:
    """What one person sees: a sheet over the whole window, whose it is, and `bodies` from airy to tight."""

    def page(body: Element, gap: float) -> Element:
        whose = Row((Icon("eye", Type.LEAD, Ink.MUTED), Text(name, Type.LARGE, Face.SEMIBOLD, Ink.MUTED)), 16)
        return Column(
            (Grow(card(Column((whose, body, Grow()), gap), (64, gap * 2), name)),), padding=(60, gap * 2)
        )

    pages = tuple(page(body, gap) for gap, body in zip((18, 10, 5, 3), bodies, strict=False))
    return Column((Grow(Fit(pages)), footed(room, hint, buttons)))


def headed(title: str, size: float, *parts: Element, gap: float) -> Element:
    """A heading over parts."""
    return Column((heading(title, size), Gap(gap), *parts), gap)


def footed(room: Room, hint: str, buttons: tuple[Button, ...]) -> FootBar:
    """The foot of a page without sides: the hint, or what went wrong in its place, and the buttons."""
    wrong = room.trouble or room.message
    return FootBar(wrong or hint, buttons, room.say("window.on"), wrong=bool(wrong))
