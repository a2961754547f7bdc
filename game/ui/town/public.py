"""The houses that everybody uses: the library's plot, the school, the care home, the shop, the boathouse."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.chance import noise
from game.ui.town.houses import WALLS
from game.ui.town.palette import Paint
from game.ui.town.shapes import GROUND_Y, Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.view import TownView, Trace, Weather, counted

SHOP_X, SHOP_WIDTH = 1560, 108
LIBRARY_X, LIBRARY_WIDTH = 96, 116
SCHOOL_X, SCHOOL_WIDTH = 440, 150
CARE_X, CARE_WIDTH = 1230, 172
BOATHOUSE_X, BOATHOUSE_WIDTH = 22, 62
MOST_CARS = 3
_AMBULANCE_BELOW = 0.4
_BELL_FROM = 0.6


def public_houses(view: TownView) -> Shapes:
    """All of them, from left to right."""
    return (*_boathouse(), *_library(view), *_school(view), *_care_home(view), *_shop(view))


def _boathouse() -> Iterator[Shape]:
    x, base, wide = BOATHOUSE_X, GROUND_Y + 2, BOATHOUSE_WIDTH
    yield Slab(x, base - 54, wide, 54, Paint.CRIMSON)
    yield Poly(((x - 6, base - 52), (x + wide / 2, base - 84), (x + wide + 6, base - 52)), Paint.SLATE)
    yield Slab(x + 34, base - 38, 22, 38, Paint.STEEL)
    yield Stroke(((x + 35, base - 37), (x + 55, base - 1)), Paint.CRIMSON, 2.4)


def _school(view: TownView) -> Iterator[Shape]:
    """A long yellow house with a bell; the windows of the classes that have their teacher are lit."""
    x, base, wide = SCHOOL_X, GROUND_Y, SCHOOL_WIDTH
    yield Slab(x, base - 70, wide, 70, Paint.YELLOW)
    yield Poly(
        ((x - 7, base - 70), (x + 12, base - 98), (x + wide - 12, base - 98), (x + wide + 7, base - 70)),
        Paint.SLATE,
    )
    if view.weather is Weather.SNOW:
        yield Slab(x + 14, base - 100, wide - 28, 7, Paint.ROOF_SNOW, radius=3)
    yield Slab(x + 63, base - 120, 24, 24, Paint.WHITE)
    yield Poly(((x + 58, base - 118), (x + 75, base - 136), (x + 92, base - 118)), Paint.SLATE)
    yield Disc(x + 75, base - 107, 6, Paint.OCHRE if view.school >= _BELL_FROM else Paint.UNLIT)
    lit = counted(view.school, 8)
    order = (1, 6, 3, 4, 0, 7, 2, 5)
    for number in range(8):
        column, row = number % 4, number // 4
        left = x + (10, 38, 98, 126)[column]
        paint = Paint.LIT if order.index(number) < lit else Paint.UNLIT
        yield Slab(left, base - 60 + row * 30, 16, 20, paint)
        yield Slab(left + 7, base - 60 + row * 30, 2, 20, Paint.WHITE)
    yield Slab(x + 64, base - 38, 22, 38, Paint.WOOD)


def _care_home(view: TownView) -> Iterator[Shape]:
    """Fjordheim: a low white house with a green roof, its rooms lit where somebody is with those who live there."""
    x, base, wide = CARE_X, GROUND_Y, CARE_WIDTH
    yield Slab(x, base - 78, wide, 78, Paint.WHITE)
    yield Poly(
        ((x - 8, base - 78), (x + 16, base - 104), (x + wide - 16, base - 104), (x + wide + 8, base - 78)),
        Paint.SPRUCE,
    )
    if view.weather is Weather.SNOW:
        yield Slab(x + 18, base - 106, wide - 36, 7, Paint.ROOF_SNOW, radius=3)
    lit = 0 if view.has(Trace.DARK_SCREENS) else counted(view.care, 10)
    order = (4, 1, 8, 3, 6, 0, 9, 2, 7, 5)
    for number in range(10):
        column, row = number % 5, number // 5
        left = x + (9, 39, 77, 115, 145)[column]
        if column == 2 and row == 1:  # noqa: PLR2004  (the door is in the middle)
            continue
        paint = Paint.LIT if order.index(number) < lit else Paint.UNLIT
        yield Slab(left, base - 68 + row * 34, 18, 22, paint)
    yield Slab(x + 75, base - 36, 22, 36, Paint.SIGNAL)
    yield Disc(x + 86, base - 91, 9, Paint.STEEL)
    yield Slab(x + 84, base - 97, 4, 12, Paint.COAT_RED)
    yield Slab(x + 80, base - 93, 12, 4, Paint.COAT_RED)


def care_cars(view: TownView) -> Shapes:
    """What stands outside the care home: the cars of the home care, or an ambulance."""
    parts: list[Shape] = []
    if view.care < _AMBULANCE_BELOW:
        parts += _ambulance(CARE_X + 6)
    else:
        for index in range(counted(view.care, MOST_CARS)):
            parts += _car(CARE_X + 2 + index * 58, Paint.STEEL, cross=True)
    if view.has(Trace.STATE_CAR):
        parts += _state_car(1010)
    return tuple(parts)


def _car(x: float, paint: Paint, *, cross: bool = False) -> Iterator[Shape]:
    foot = GROUND_Y + 6
    yield Poly(((x + 9, foot - 16), (x + 16, foot - 27), (x + 36, foot - 27), (x + 44, foot - 16)), paint)
    yield Poly(
        ((x + 14, foot - 17), (x + 18, foot - 24), (x + 34, foot - 24), (x + 39, foot - 17)), Paint.SEA_TOP
    )
    yield Slab(x, foot - 17, 52, 13, paint, radius=4)
    if cross:
        yield Slab(x + 22, foot - 16, 4, 10, Paint.SIGNAL)
        yield Slab(x + 19, foot - 13, 10, 4, Paint.SIGNAL)
    for wheel in (x + 11, x + 41):
        yield Disc(wheel, foot - 4, 5.5, Paint.SLATE, Paint.STONE_SHADE, 1.5)


def _state_car(x: float) -> Iterator[Shape]:
    """A long black car with a pennant: somebody from the state has taken a seat."""
    foot = GROUND_Y + 8
    yield Poly(
        ((x + 16, foot - 20), (x + 28, foot - 34), (x + 62, foot - 34), (x + 76, foot - 20)), Paint.HAIR
    )
    yield Poly(
        ((x + 24, foot - 21), (x + 31, foot - 30), (x + 59, foot - 30), (x + 68, foot - 21)), Paint.BLUE
    )
    yield Slab(x, foot - 21, 92, 16, Paint.HAIR, radius=5)
    yield Stroke(((x + 88, foot - 20), (x + 88, foot - 42)), Paint.STEEL, 2)
    yield Poly(((x + 88, foot - 42), (x + 106, foot - 37), (x + 88, foot - 32)), Paint.COAT_RED)
    for wheel in (x + 19, x + 73):
        yield Disc(wheel, foot - 5, 7, Paint.SLATE, Paint.STONE_SHADE, 2)


def _ambulance(x: float) -> Iterator[Shape]:
    foot = GROUND_Y + 7
    yield Slab(x, foot - 42, 62, 36, Paint.YELLOW, radius=3)
    yield Poly(
        (
            (x + 60, foot - 36),
            (x + 76, foot - 30),
            (x + 88, foot - 18),
            (x + 88, foot - 6),
            (x + 60, foot - 6),
        ),
        Paint.YELLOW,
    )
    yield Poly(
        ((x + 65, foot - 32), (x + 74, foot - 28), (x + 82, foot - 19), (x + 65, foot - 19)), Paint.SEA_TOP
    )
    for stripe in range(7):
        yield Slab(x + 2 + stripe * 12, foot - 20, 6, 7, Paint.COAT_RED)
    yield Slab(x + 46, foot - 47, 14, 6, Paint.COAT_BLUE, radius=2)
    for wheel in (x + 15, x + 70):
        yield Disc(wheel, foot - 6, 7, Paint.SLATE, Paint.STONE_SHADE, 2)


def _shop(view: TownView) -> Iterator[Shape]:
    x, base, boarded = SHOP_X, GROUND_Y, view.has(Trace.BOARDED_SHOP)
    yield Slab(x, base - 66, SHOP_WIDTH, 66, Paint.SAND if boarded else Paint.CREAM)
    yield Slab(x - 4, base - 74, SHOP_WIDTH + 8, 10, Paint.SLATE)
    yield Slab(x + 8, base - 36, 62, 30, Paint.UNLIT if boarded else Paint.LIT)
    yield Slab(x + 80, base - 40, 20, 40, Paint.SLATE if boarded else Paint.WOOD)
    if boarded:
        for y in (base - 33, base - 23, base - 13):
            yield Slab(x + 4, y, 70, 6, Paint.QUAY)
        yield Stroke(((x + 77, base - 38), (x + 103, base - 8)), Paint.QUAY, 6)
        yield Stroke(((x + 77, base - 8), (x + 103, base - 38)), Paint.QUAY, 6)
        return
    for index in range(9):
        left = x + index * 12
        yield Poly(
            (
                (left, base - 58),
                (left + 12, base - 58),
                (left + 12, base - 42),
                (left + 6, base - 38),
                (left, base - 42),
            ),
            Paint.CRIMSON if index % 2 == 0 else Paint.WHITE,
        )


def _library(view: TownView) -> Iterator[Shape]:
    """The library's plot: trees and a hedge, then a scaffold, then a glass house full of books."""
    x, base, width = LIBRARY_X, GROUND_Y, LIBRARY_WIDTH
    if view.has(Trace.LIBRARY):
        yield Slab(x, base - 84, width, 84, Paint.WHITE)
        yield Poly(
            ((x - 6, base - 80), (x + width + 6, base - 96), (x + width + 6, base - 84), (x - 6, base - 70)),
            Paint.TURF,
        )
        for shelf in range(2):
            yield Slab(x + 8, base - 66 + shelf * 31, width - 16, 25, Paint.LIT)
            for book in range(12):
                tall = 10 + noise(31, shelf, book) * 9
                paint = WALLS[int(noise(32, shelf, book) * len(WALLS))]
                yield Slab(x + 13 + book * 7.6, base - 42 + shelf * 31 - tall, 5.4, tall, paint)
    elif view.has(Trace.SCAFFOLD):
        yield Slab(x + 8, base - 66, width - 16, 66, Paint.STONE_SHADE)
        for post in range(4):
            at = x + post * width / 3
            yield Stroke(((at, base), (at, base - 90)), Paint.QUAY_DARK, 3)
        for level in range(3):
            yield Stroke(
                ((x - 4, base - 28 - level * 28), (x + width + 4, base - 28 - level * 28)), Paint.QUAY, 4
            )
        yield Stroke(((x, base), (x + width / 3, base - 28), (x + width * 2 / 3, base)), Paint.QUAY_DARK, 2)
    else:
        for index in range(4):
            at = x + 16 + index * 28
            yield Stroke(((at, base), (at, base - 44)), Paint.TRUNK, 4)
            yield Disc(at, base - 50 - (index % 2) * 6, 17, Paint.LEAVES)
        yield Slab(x, base - 12, width, 12, Paint.SPRUCE, radius=6)
