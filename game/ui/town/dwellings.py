"""The windows of the recurring people: a large one each, with somebody in it, dark where they worry."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.hall import HALL_WIDTH, HALL_X
from game.ui.town.houses import houses
from game.ui.town.palette import Paint
from game.ui.town.public import BOATHOUSE_X, CARE_X, SCHOOL_X, SHOP_X
from game.ui.town.shapes import GROUND_Y, Disc, Poly, Shape, Shapes, Slab
from game.ui.town.view import Dweller, Home, TownView

WIDE, HIGH = 26, 30
_HOUSE = 1
"""Which common house somebody lives in who has no other place."""


def place_of(home: Home) -> tuple[float, float]:
    """The middle of the top of a window."""
    match home:
        case Home.CARE:
            return (CARE_X + 146, GROUND_Y - 116)
        case Home.QUAY:
            return (BOATHOUSE_X + 17, GROUND_Y - 48)
        case Home.SCHOOL:
            return (SCHOOL_X + 28, GROUND_Y - 110)
        case Home.HALL:
            return (HALL_X + HALL_WIDTH - 60, GROUND_Y - 90)
        case Home.SHOP:
            return (SHOP_X + 26, GROUND_Y - 112)
        case Home.HOUSE:
            house = houses()[_HOUSE]
            return (house.x + house.width / 2, house.top + 4)


def dwellings(view: TownView) -> Shapes:
    """All windows that somebody has."""
    return tuple(shape for dweller in view.dwellers for shape in _window(dweller))


def _window(dweller: Dweller) -> Iterator[Shape]:
    """A dormer with a white frame. The content stand upright in the light, the tired bend in half of it."""
    x, y = place_of(dweller.home)
    left = x - WIDE / 2
    if dweller.home in (Home.CARE, Home.SCHOOL, Home.SHOP):
        yield Poly(((left - 9, y + 1), (x, y - 15), (left + WIDE + 9, y + 1)), Paint.SLATE)
    yield Slab(left - 4, y - 3, WIDE + 8, HIGH + 7, Paint.STEEL, radius=2)
    lit = dweller.mood != "worried"
    yield Slab(left, y, WIDE, HIGH, Paint.LIT if lit else Paint.UNLIT)
    if dweller.mood == "tired":
        yield Slab(left, y, WIDE, HIGH * 0.45, Paint.UNLIT)
    shift, drop = {"content": (0, 0), "tired": (3, 5), "worried": (-4, 3)}[dweller.mood]
    person = Paint.NAVY
    yield Disc(x + shift, y + 11 + drop, 5.6, person)
    yield Poly(
        (
            (x - 9 + shift, y + HIGH),
            (x - 6 + shift, y + 18 + drop),
            (x + 6 + shift, y + 18 + drop),
            (x + 9 + shift, y + HIGH),
        ),
        person,
    )
