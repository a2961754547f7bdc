"""The only place with colours: semantic names, and what they are in the light, dark and high-contrast theme.

Also the type scale and the shapes of the four dimensions, so that colour never carries meaning alone. Sizes
are design units (see `geometry`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum, auto
from types import MappingProxyType
from typing import Final, TypeAlias

Rgb: TypeAlias = tuple[int, int, int]


class Ink(StrEnum):
    """What a colour is for."""

    PAPER = auto()  # the window's ground
    BAR = auto()  # the bars at the top and bottom
    CARD = auto()
    LINE = auto()  # ornament: dividers and the outline of things that cannot be pressed
    EDGE = auto()  # the outline of controls
    TEXT = auto()
    MUTED = auto()
    GOOD = auto()
    BAD = auto()
    NEUTRAL = auto()  # bars of causes that nobody chose
    TRACK = auto()  # the empty part of a meter
    FILL = auto()  # the filled part of a meter, capacity dots
    GOAL = auto()  # goal marks and the progress of a promise
    BADGE = auto()  # the ground of a letter badge
    BUTTON = auto()
    ON_BUTTON = auto()
    SUN = auto()  # the one inviting button
    ON_SUN = auto()
    NIGHT = auto()  # the panel of the start page
    ON_NIGHT = auto()
    MUTED_ON_NIGHT = auto()
    FOCUS = auto()
    STRATEGY = auto()
    LEADERSHIP = auto()
    ORGANISATION = auto()
    TECHNOLOGY = auto()
    STRATEGY_TINT = auto()  # the ground of something chosen in that dimension
    LEADERSHIP_TINT = auto()
    ORGANISATION_TINT = auto()
    TECHNOLOGY_TINT = auto()
    ON_DIMENSION = auto()


class Form(Enum):
    """Simple shapes that mean something."""

    DIAMOND = auto()
    TRIANGLE_UP = auto()
    TRIANGLE_DOWN = auto()
    TRIANGLE_LEFT = auto()
    CIRCLE = auto()
    RING = auto()
    SQUARE = auto()


class Dimension(Enum):
    """The four dimensions, each with its colour, its tint and its shape."""

    STRATEGY = (Ink.STRATEGY, Ink.STRATEGY_TINT, Form.DIAMOND)
    LEADERSHIP = (Ink.LEADERSHIP, Ink.LEADERSHIP_TINT, Form.TRIANGLE_UP)
    ORGANISATION = (Ink.ORGANISATION, Ink.ORGANISATION_TINT, Form.CIRCLE)
    TECHNOLOGY = (Ink.TECHNOLOGY, Ink.TECHNOLOGY_TINT, Form.SQUARE)

    def __init__(self, ink: Ink, tint: Ink, form: Form) -> None:
        self.ink = ink
        self.tint = tint
        self.form = form


class Type(IntEnum):
    """The type scale in design units; nothing is smaller than 28."""

    SMALL = 28
    LABEL = 30
    BODY = 34
    LARGE = 36
    OPTION = 38
    LEAD = 42
    FIGURE = 54
    HEADING = 60
    TITLE = 66
    NAME = 136


TARGET: Final = 44
"""The smallest side of anything to press, in design units."""
RADIUS: Final = 16
RULE: Final = 2
FOCUS_WIDTH: Final = 5


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours by semantic name."""

    name: str
    colours: Mapping[Ink, Rgb]
    evening: bool = False
    """Whether the town is shown at dusk, so that it does not glare in a dark window."""

    def __getitem__(self, ink: Ink) -> Rgb:
        return self.colours[ink]


def rgb(text: str) -> Rgb:
    """Read a colour written as six hexadecimal digits."""
    value = int(text, 16)
    return (value >> 16 & 255, value >> 8 & 255, value & 255)


def hexadecimal(colour: Rgb) -> str:
    """Write a colour as SVG wants it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """The colour that lies `share` (0 to 1) of the way from the first to the second."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(first, second, strict=True))
    return (a, b, c)


_LINEAR_BELOW: Final = 0.04045
"""Where the curve of sRGB has its straight piece."""


def luminance(colour: Rgb) -> float:
    """Relative luminance from 0 to 1, as WCAG 2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return float(share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Rgb, second: Rgb) -> float:
    """The contrast of two colours from 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _theme(name: str, base: Theme | None, *, evening: bool = False, **colours: str) -> Theme:
    table = dict(base.colours) if base else {}
    table |= {Ink(key): rgb(value) for key, value in colours.items()}
    return Theme(name, MappingProxyType(table), evening)


LIGHT: Final = _theme(
    "light",
    None,
    paper="F7F4EC",
    bar="FFFFFF",
    card="FFFDF8",
    line="DDD6C6",
    edge="8C8674",
    text="12303B",
    muted="55636A",
    good="1A7D5D",
    bad="B3372F",
    neutral="7B868B",
    track="E9E1D2",
    fill="12303B",
    goal="A06000",
    badge="F0EADF",
    button="12303B",
    on_button="FFFFFF",
    sun="E9C46A",
    on_sun="12303B",
    night="12303B",
    on_night="FFFFFF",
    muted_on_night="D5E3E6",
    focus="1F6FEB",
    strategy="2460A7",
    leadership="A06000",
    organisation="1A7D5D",
    technology="7B3F98",
    strategy_tint="EFF4FA",
    leadership_tint="FAF3E8",
    organisation_tint="EDF6F2",
    technology_tint="F5EFF8",
    on_dimension="FFFFFF",
)
DARK: Final = _theme(
    "dark",
    None,
    evening=True,
    paper="0E1F27",
    bar="12272F",
    card="162D36",
    line="2F4852",
    edge="7E949C",
    text="F2EDE1",
    muted="B2C0C4",
    good="63CBA3",
    bad="F2948B",
    neutral="93A3A9",
    track="344C56",
    fill="E3DED0",
    goal="E9A94A",
    badge="2A424C",
    button="E9C46A",
    on_button="12303B",
    sun="E9C46A",
    on_sun="12303B",
    night="0A171D",
    on_night="F2EDE1",
    muted_on_night="C6D2D5",
    focus="8FC0FF",
    strategy="8DBBF0",
    leadership="E9A94A",
    organisation="63CBA3",
    technology="CFA0E6",
    strategy_tint="1F3A50",
    leadership_tint="3A3422",
    organisation_tint="1B3F3A",
    technology_tint="35304A",
    on_dimension="0E1F27",
)
CONTRAST: Final = _theme(
    "contrast",
    LIGHT,
    paper="FFFFFF",
    card="FFFFFF",
    line="6B6B6B",
    edge="000000",
    text="000000",
    muted="2B2B2B",
    good="00563B",
    bad="8F0E0A",
    neutral="555555",
    track="C9C9C9",
    fill="000000",
    goal="6B3F00",
    badge="E4E4E4",
    button="000000",
    sun="FFD95E",
    on_sun="000000",
    night="000000",
    muted_on_night="FFFFFF",
    focus="0033CC",
    strategy="0B3F7F",
    leadership="6B3F00",
    organisation="00563B",
    technology="571A75",
    strategy_tint="E8F0FA",
    leadership_tint="FAF0DD",
    organisation_tint="E2F4EC",
    technology_tint="F3E6FA",
)
THEMES: Final = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK, CONTRAST)})

GROUNDS: Final = (Ink.PAPER, Ink.BAR, Ink.CARD)
TEXT_PAIRS: Final = (
    *((ink, ground) for ink in (Ink.TEXT, Ink.MUTED, Ink.GOOD, Ink.BAD) for ground in GROUNDS),
    *((dimension.ink, ground) for dimension in Dimension for ground in (*GROUNDS, dimension.tint)),
    *((ink, dimension.tint) for ink in (Ink.TEXT, Ink.MUTED) for dimension in Dimension),
    *((Ink.ON_DIMENSION, dimension.ink) for dimension in Dimension),
    (Ink.TEXT, Ink.BADGE),
    (Ink.ON_BUTTON, Ink.BUTTON),
    (Ink.ON_SUN, Ink.SUN),
    (Ink.ON_NIGHT, Ink.NIGHT),
    (Ink.MUTED_ON_NIGHT, Ink.NIGHT),
)
"""Every text colour with every ground it may stand on: 4.5 to 1 at least."""
EDGE_PAIRS: Final = (
    *(
        (ink, g)
        for ink in (Ink.EDGE, Ink.FOCUS, Ink.FILL, Ink.NEUTRAL, Ink.GOAL, Ink.BUTTON)
        for g in GROUNDS
    ),
    (Ink.SUN, Ink.NIGHT),
    (Ink.FILL, Ink.TRACK),
    (Ink.GOAL, Ink.TRACK),
)
"""Everything that must be told from its ground without being text: 3 to 1 at least."""
