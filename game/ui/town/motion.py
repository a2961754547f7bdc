"""What moves in the town: rotors, waves, the ferry and its smoke, each a small picture and its place.

Time is a parameter, so the picture at a moment is a value like any other; at second 0 everything rests, which
is what "reduce motion" shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from game.ui.town.chance import noise
from game.ui.town.palette import Paint
from game.ui.town.shapes import Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.svg import Window
from game.ui.town.view import TownView, Trace, counted

MOST_TURBINES = 5
MOST_ROWERS = 6
_ELECTRIC_FERRY_FROM = 0.75
_ROTOR_STEPS = 20
"""Pictures in a third of a turn; a rotor looks the same after that."""
_TURN_SECONDS = 9.0
_HUBS = ((1058, 182), (1146, 164), (1640, 176), (1728, 190), (1560, 200))
_FERRY_Y = 514


@dataclass(frozen=True, slots=True)
class Sprite:
    """A small picture: its shapes, and the part of the plane around (0, 0) that it needs."""

    shapes: Shapes
    window: Window


@dataclass(frozen=True, slots=True)
class Placed:
    """A sprite with its origin at a place in the town."""

    sprite: Sprite
    x: float
    y: float


def towers(view: TownView) -> Shapes:
    """The masts of the wind turbines, which stand still."""
    return tuple(
        Poly(((x - 3.5, y + 88), (x - 1.8, y), (x + 1.8, y), (x + 3.5, y + 88)), Paint.STEEL)
        for x, y in _turbines(view)
    )


def moving(view: TownView, seconds: float, *, strip: bool = False) -> tuple[Placed, ...]:
    """Everything that moves, as it is after so many seconds, from back to front; a strip shows no sea."""
    rotors = tuple(
        Placed(
            _rotor(
                (int(noise(61, index) * _ROTOR_STEPS) + int(seconds / _TURN_SECONDS * 3 * _ROTOR_STEPS))
                % _ROTOR_STEPS
            ),
            x,
            y,
        )
        for index, (x, y) in enumerate(_turbines(view))
    )
    if strip:
        return rotors
    waves = tuple(
        Placed(
            _WAVE, 60 + (index * 173) % 1800 + 10 * sin(seconds * 0.7 + index), 484 + noise(62, index) * 46
        )
        for index in range(11)
    )
    boat = Placed(
        _boat(counted(view.strength, MOST_ROWERS)),
        420 + 30 * sin(seconds / 9),
        512 + 1.4 * sin(seconds * 1.3),
    )
    drift = 46 * sin(seconds / 13)
    bob = 1.6 * sin(seconds * 1.1)
    electric = sails_electric(view)
    ferry = Placed(_FERRIES[electric], 1400 + drift, _FERRY_Y + bob)
    smoke = () if electric else _smoke(1400 + drift, _FERRY_Y + bob, seconds)
    return (*rotors, *waves, boat, *smoke, ferry)


def sails_electric(view: TownView) -> bool:
    """Whether the ferry runs on electricity: it was bought, or the air tells that everything does."""
    return view.has(Trace.ELECTRIC_FERRY) or view.air >= _ELECTRIC_FERRY_FROM


@cache
def _boat(rowers: int) -> Sprite:
    """The leaders' boat: so many at the oars, low in the water with one alone."""
    sink = 5 if rowers <= 1 else 0
    parts: list[Shape] = []
    for place in range(max(1, rowers)):
        x = 22 + place * 19
        parts += (
            Slab(
                x - 5,
                -20 + sink,
                10,
                16,
                (Paint.COAT_RED, Paint.COAT_OCHRE, Paint.COAT_BLUE)[place % 3],
                radius=4,
            ),
            Disc(x, -24 + sink, 5.5, Paint.HAIR),
        )
    parts.append(Poly(((0, -10 + sink), (150, -10 + sink), (136, 8), (16, 8)), Paint.WOOD))
    parts.append(Slab(2, -10 + sink, 146, 4, Paint.SAND))
    for place in range(max(1, rowers)):
        x = 22 + place * 19
        parts.append(Stroke(((x + 2, -8 + sink), (x - 12, 14)), Paint.SAND, 2.6))
    return Sprite(tuple(parts), Window(-6, -34, 164, 54))


def _turbines(view: TownView) -> tuple[tuple[int, int], ...]:
    return _HUBS[: round(view.green * MOST_TURBINES)]


@cache
def _rotor(step: int) -> Sprite:
    blades = []
    for blade in range(3):
        angle = 2 * pi * (blade / 3 + step / _ROTOR_STEPS / 3)
        along, across = (sin(angle), -cos(angle)), (cos(angle), sin(angle))

        def at(
            out: float, aside: float, along: tuple[float, float] = along, across: tuple[float, float] = across
        ) -> tuple[float, float]:
            return (along[0] * out + across[0] * aside, along[1] * out + across[1] * aside)

        blades.append(
            Poly((at(2, -1.4), at(14, -4.6), at(42, -0.6), at(42, 0.6), at(14, 2), at(2, 1.4)), Paint.STEEL)
        )
    return Sprite((*blades, Disc(0, 0, 4, Paint.STEEL)), Window(-46, -46, 92, 92))


def _smoke(x: float, y: float, seconds: float) -> tuple[Placed, ...]:
    """Four clouds that rise and drift off, each a quarter of the cycle behind the last."""
    clouds = []
    for index in range(4):
        age = (seconds / 6 + index / 4) % 1
        size = int(age * 4)
        clouds.append(Placed(_CLOUDS[size], x + 88 - age * 60, y - 74 - age * 40))
    return tuple(clouds)


def _cloud(size: int) -> Sprite:
    radius = 6 + size * 2.4
    return Sprite((Disc(0, 0, radius, Paint.SMOKE, opacity=0.85 - size * 0.18),), Window(-16, -16, 32, 32))


def _ferry(*, electric: bool) -> Sprite:
    hull: Shapes = (
        Poly(((0, -8), (196, -8), (178, 20), (20, 20)), Paint.NAVY),
        Slab(2, -8, 192, 4, Paint.SIGNAL if electric else Paint.CRIMSON),
        Slab(26, -36, 132, 28, Paint.STEEL, radius=2),
        Slab(48, -56, 66, 21, Paint.STEEL, radius=2),
        *(Slab(36 + index * 19, -28, 12, 10, Paint.SEA_TOP) for index in range(6)),
        *(Slab(56 + index * 19, -50, 12, 9, Paint.SEA_TOP) for index in range(3)),
    )
    if electric:
        bolt = ((176, -52), (162, -28), (172, -28), (166, -8), (186, -36), (175, -36), (184, -52))
        extra: Shapes = (Poly(bolt, Paint.SIGNAL),)
    else:
        extra = (Slab(80, -74, 18, 19, Paint.NAVY), Slab(80, -70, 18, 5, Paint.CRIMSON))
    return Sprite((*extra, *hull) if not electric else (*hull, *extra), Window(-6, -80, 208, 104))


_WAVE = Sprite(
    (Stroke(((0, 0), (13, -5), (26, 0), (39, 5), (52, 0)), Paint.WAVE, 2.4, curved=True),),
    Window(-4, -10, 60, 20),
)
_CLOUDS = tuple(_cloud(size) for size in range(4))
_FERRIES = {electric: _ferry(electric=electric) for electric in (True, False)}
