"""The town's colours by what they paint, for each season, by day and at dusk."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from game.ui.theme import Rgb, mix, rgb
from game.ui.town.view import Season, Weather


class Paint(StrEnum):
    """What a colour paints."""

    SKY_TOP = auto()
    SKY_LOW = auto()
    SUN = auto()
    FAR = auto()
    NEAR = auto()
    SNOW = auto()
    GROUND = auto()
    PATH = auto()
    SPRUCE = auto()
    LEAVES = auto()
    TRUNK = auto()
    SEA_TOP = auto()
    SEA_LOW = auto()
    WAVE = auto()
    QUAY = auto()
    QUAY_DARK = auto()
    RED = auto()
    OCHRE = auto()
    CREAM = auto()
    YELLOW = auto()
    CRIMSON = auto()
    WHITE = auto()
    BLUE = auto()
    STONE = auto()
    STONE_SHADE = auto()
    NAVY = auto()
    WOOD = auto()
    SLATE = auto()
    TURF = auto()
    LIT = auto()
    UNLIT = auto()
    PANEL = auto()
    PANEL_LINE = auto()
    STEEL = auto()
    HAIR = auto()
    COAT_BLUE = auto()
    COAT_OCHRE = auto()
    COAT_GREEN = auto()
    COAT_VIOLET = auto()
    COAT_RED = auto()
    SIGNAL = auto()
    SMOKE = auto()
    SAND = auto()
    SCAR = auto()
    HAZE = auto()
    FADED = auto()
    ROOF_SNOW = auto()
    BLOSSOM = auto()
    FRUIT = auto()
    FLAG_BLUE = auto()
    RAIN = auto()
    ALARM = auto()
    SKIN_LIGHT = auto()
    SKIN_FAIR = auto()
    SKIN_OLIVE = auto()
    SKIN_BROWN = auto()
    SKIN_DARK = auto()
    CHEEK = auto()
    HAIR_BLOND = auto()
    HAIR_RED = auto()
    HAIR_BROWN = auto()
    HAIR_BLACK = auto()
    HAIR_GREY = auto()
    HAIR_WHITE = auto()
    SCRUBS = auto()
    DENIM = auto()
    INK = auto()
    MEDAL = auto()
    MEDAL_DIM = auto()


Palette: TypeAlias = Mapping[Paint, Rgb]

_LAMPS = frozenset({Paint.LIT, Paint.SIGNAL})

_SPRING: Final = {
    Paint.SKY_TOP: "CFE3EA",
    Paint.SKY_LOW: "F1ECE0",
    Paint.SUN: "F6D9A2",
    Paint.FAR: "B5C9CD",
    Paint.NEAR: "8FAEA8",
    Paint.SNOW: "F4F7F6",
    Paint.GROUND: "7FA37C",
    Paint.PATH: "CFC3A6",
    Paint.SPRUCE: "4F7A62",
    Paint.LEAVES: "8DB36B",
    Paint.TRUNK: "7A6652",
    Paint.SEA_TOP: "7FB2BF",
    Paint.SEA_LOW: "3E7F92",
    Paint.WAVE: "B5D5DC",
    Paint.QUAY: "B99B73",
    Paint.QUAY_DARK: "8A6F4E",
    Paint.RED: "C4553F",
    Paint.OCHRE: "D98E4A",
    Paint.CREAM: "F1E4C8",
    Paint.YELLOW: "E9C46A",
    Paint.CRIMSON: "B8474A",
    Paint.WHITE: "FAF6EA",
    Paint.BLUE: "6E8F9C",
    Paint.STONE: "F5EEE0",
    Paint.STONE_SHADE: "EADFC9",
    Paint.NAVY: "0F3B4C",
    Paint.WOOD: "7A5230",
    Paint.SLATE: "4A4E57",
    Paint.TURF: "5C7F5A",
    Paint.LIT: "FFE9A8",
    Paint.UNLIT: "48606B",
    Paint.PANEL: "1F3F66",
    Paint.PANEL_LINE: "7FA3CC",
    Paint.STEEL: "FFFFFF",
    Paint.HAIR: "33291F",
    Paint.COAT_BLUE: "2F6DB5",
    Paint.COAT_OCHRE: "D9902F",
    Paint.COAT_GREEN: "2A9D78",
    Paint.COAT_VIOLET: "8A4FA3",
    Paint.COAT_RED: "B8474A",
    Paint.SIGNAL: "2A9D78",
    Paint.SMOKE: "8B8F92",
    Paint.SAND: "D9C79A",
    Paint.SCAR: "8C6B4F",
    Paint.HAZE: "A79F8E",
    Paint.FADED: "C9C3B6",
    Paint.ROOF_SNOW: "F4F7F6",
    Paint.BLOSSOM: "F7DDE2",
    Paint.FRUIT: "C23B33",
    Paint.FLAG_BLUE: "24477E",
    Paint.RAIN: "C3D2DA",
    Paint.ALARM: "E9A23B",
    Paint.SKIN_LIGHT: "F3D6C0",
    Paint.SKIN_FAIR: "E6BD9C",
    Paint.SKIN_OLIVE: "CF9F75",
    Paint.SKIN_BROWN: "A4704A",
    Paint.SKIN_DARK: "6F4A33",
    Paint.CHEEK: "D98A76",
    Paint.HAIR_BLOND: "D9B36A",
    Paint.HAIR_RED: "B5612F",
    Paint.HAIR_BROWN: "4E3324",
    Paint.HAIR_BLACK: "2B2522",
    Paint.HAIR_GREY: "9A9C9D",
    Paint.HAIR_WHITE: "EDEBE4",
    Paint.SCRUBS: "3F8C8C",
    Paint.DENIM: "3E5F86",
    Paint.INK: "12303B",
    Paint.MEDAL: "F6E3B0",
    Paint.MEDAL_DIM: "B9C6CC",
}
_AUTUMN: Final = _SPRING | {
    Paint.SKY_TOP: "D3DDE3",
    Paint.SKY_LOW: "F6E6CF",
    Paint.SUN: "F5C583",
    Paint.FAR: "B3BFC6",
    Paint.NEAR: "93A79B",
    Paint.GROUND: "98A06F",
    Paint.SPRUCE: "4D7260",
    Paint.LEAVES: "DDA04A",
    Paint.SEA_TOP: "82A9B6",
    Paint.SEA_LOW: "42758A",
}
_SNOWY: Final = {
    Paint.SKY_TOP: "C6D8E4",
    Paint.SKY_LOW: "EEF0EC",
    Paint.SUN: "F8E8C6",
    Paint.FAR: "C4D3DA",
    Paint.NEAR: "A5BBBD",
    Paint.GROUND: "DCE4E0",
    Paint.SPRUCE: "5D8173",
    Paint.LEAVES: "B9C3BE",
    Paint.PATH: "D9DAD2",
}
_RAINY: Final = {
    Paint.SKY_TOP: "A9B7BF",
    Paint.SKY_LOW: "CDD1CE",
    Paint.SUN: "D9D6C9",
    Paint.FAR: "9FADB4",
    Paint.NEAR: "83968F",
    Paint.GROUND: "88936B",
    Paint.LEAVES: "C08A3E",
    Paint.SEA_TOP: "6F929F",
    Paint.SEA_LOW: "3B6779",
}
_DUSK: Final = rgb("14293A")


@cache
def palette(season: Season, *, evening: bool, weather: Weather = Weather.CLEAR) -> Palette:
    """The colours of a season and its weather; at dusk everything sinks into blue but the lamps."""
    clear = _SPRING if season is Season.SPRING else _AUTUMN
    table = clear | (_SNOWY if weather is Weather.SNOW else _RAINY if weather is Weather.RAIN else {})
    day = {paint: rgb(value) for paint, value in table.items()}
    if not evening:
        return MappingProxyType(day)
    dusk = {
        paint: colour if paint in _LAMPS else mix(colour, _DUSK, 0.42 if paint is Paint.SUN else 0.58)
        for paint, colour in day.items()
    }
    return MappingProxyType(dusk | {Paint.SKY_TOP: rgb("172A3C"), Paint.SKY_LOW: rgb("5B6272")})
