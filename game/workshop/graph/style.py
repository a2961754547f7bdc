"""How the pictures look: the window's light colours, one font, and what each kind of box is drawn like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.ui.theme import LIGHT, Ink, hexadecimal, mix
from game.ui.typeset import Face
from game.workshop.graph.diagram import BoxKind, Tone

FONT: Final = 'Inter, "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif'
WEIGHTS: Final[Mapping[Face, int]] = {
    Face.REGULAR: 400,
    Face.SEMIBOLD: 600,
    Face.BOLD: 700,
    Face.DISPLAY: 800,
}
TITLE, SUBTITLE, HEADING, NAME, TEXT, SMALL = 46.0, 24.0, 24.0, 21.0, 19.0, 16.0
"""Sizes of type. A picture 3,000 units wide is printed on A3 with its names at 8 points."""
LINE: Final = 1.28
"""From line to line, as a multiple of the size."""


def ink(name: Ink) -> str:
    """A colour of the light theme."""
    return hexadecimal(LIGHT[name])


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of box is drawn."""

    fill: str
    edge: str
    text: str = ink(Ink.TEXT)
    round: float = 12.0
    """The radius of its corners; more than half its height makes a pill."""
    dashes: str = ""
    face: Face = Face.SEMIBOLD
    thick: float = 1.8


PILL: Final = 99.0
LOOKS: Final[Mapping[BoxKind, Look]] = {
    "stock": Look(ink(Ink.CARD), ink(Ink.TEXT)),
    "decided": Look(hexadecimal(mix(LIGHT[Ink.SUN], LIGHT[Ink.CARD], 0.55)), ink(Ink.GOAL)),
    "auxiliary": Look(ink(Ink.BADGE), ink(Ink.LINE), face=Face.REGULAR),
    "given": Look(ink(Ink.BAR), ink(Ink.EDGE), round=PILL, face=Face.REGULAR, thick=1.4),
    "indicator": Look(ink(Ink.NIGHT), ink(Ink.NIGHT), ink(Ink.ON_NIGHT), face=Face.BOLD),
    "situation": Look(hexadecimal(mix(LIGHT[Ink.BAD], LIGHT[Ink.CARD], 0.9)), ink(Ink.BAD), dashes="7 4"),
    "promise": Look(hexadecimal(mix(LIGHT[Ink.SUN], LIGHT[Ink.CARD], 0.55)), ink(Ink.GOAL), round=PILL),
    "option": Look(hexadecimal(mix(LIGHT[Ink.SUN], LIGHT[Ink.CARD], 0.55)), ink(Ink.GOAL), round=PILL),
    "strategy": Look(ink(Ink.STRATEGY_TINT), ink(Ink.STRATEGY)),
    "leadership": Look(ink(Ink.LEADERSHIP_TINT), ink(Ink.LEADERSHIP)),
    "organisation": Look(ink(Ink.ORGANISATION_TINT), ink(Ink.ORGANISATION)),
    "technology": Look(ink(Ink.TECHNOLOGY_TINT), ink(Ink.TECHNOLOGY)),
    "event": Look(ink(Ink.BADGE), ink(Ink.TEXT)),
    "start": Look(ink(Ink.NIGHT), ink(Ink.NIGHT), ink(Ink.ON_NIGHT), round=PILL),
}
TONES: Final[Mapping[Tone, Ink]] = {
    "plus": Ink.STRATEGY,
    "minus": Ink.BAD,
    "open": Ink.LEADERSHIP,
    "plain": Ink.TEXT,
    "dashed": Ink.MUTED,
}
THICK: Final = (0.0, 1.2, 2.2, 3.6)
"""Arrows by weight."""
