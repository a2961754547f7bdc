"""Houses, the shop, the library and the town hall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ui.town.palette import Paint
from game.ui.town.shapes import GROUND_Y, Disc, Poly, Shape, Shapes, Slab, Stroke, noise
from game.ui.town.view import TownView, Trace

HALL_X = 814
HALL_WIDTH = 180
_SHOP_X = 1560
_SHOP_WIDTH = 108
_LIBRARY_X = 96
_LIBRARY_WIDTH = 116
_WALLS = (Paint.RED, Paint.OCHRE, Paint.CREAM, Paint.YELLOW, Paint.CRIMSON, Paint.WHITE, Paint.BLUE)
_CHIMNEYS, _SUNNY = 0.45, 0.55
"""Shares of houses with a chimney, and with a roof that can carry panels."""
_SCREEN_FROM = 0.7
"""From this much technology on, the town hall has a screen outside."""
_LEFT, _RIGHT = 48, 1830
_OPEN = (
    (700, 1112),
    (_SHOP_X - 12, _SHOP_X + _SHOP_WIDTH + 10),
    (_LIBRARY_X - 10, _LIBRARY_X + _LIBRARY_WIDTH + 8),
)
"""Where no common house stands: the square, the shop, the library's plot."""


@dataclass(frozen=True, slots=True)
class House:
    """One house: `base` is the y of its foot; `number` feeds its own chance."""

    number: int
    x: float
    width: float
    height: float
    base: float
    wall: Paint

    @property
    def top(self) -> float:
        """The y of its eaves."""
        return self.base - self.height

    @property
    def roof(self) -> float:
        """How far the ridge rises above the eaves."""
        return 20 + self.width * 0.16


def houses() -> tuple[House, ...]:
    """The houses, always the same ones."""
    row: list[House] = []
    x, number, last = float(_LEFT), 0, -1
    while x < _RIGHT - 60:
        width = (46, 52, 58, 68)[int(noise(1, number) * 4)]
        blocked = next((end for start, end in _OPEN if x < end and x + width > start), None)
        if blocked is not None:
            x = blocked
            continue
        wall = int(noise(2, number) * len(_WALLS))
        wall = (wall + 3) % len(_WALLS) if wall == last else wall
        height = (52, 62, 76, 88)[int(noise(3, number) * 4)]
        row.append(House(number, x, width, height, GROUND_Y - int(noise(4, number) * 5), _WALLS[wall]))
        last = wall
        x += width + (8, 14, 24)[int(noise(5, number) * 3)]
        number += 1
    return tuple(row)


def street(view: TownView) -> Shapes:
    """Everything built, from left to right."""
    parts: list[Shape] = []
    for house in houses():
        parts += _house(house, view)
    parts += _library(view)
    parts += _shop(view)
    parts += _hall(view)
    return tuple(parts)


def _house(house: House, view: TownView) -> Iterator[Shape]:
    x, top, width = house.x, house.top, house.width
    if noise(6, house.number) < _CHIMNEYS:
        yield Slab(x + width * 0.7, top - house.roof + 2, 8, house.roof, Paint.SLATE)
    yield Slab(x, top, width, house.height, house.wall)
    turf = noise(7, house.number) < view.green * 0.8
    ridge = (x + width / 2, top - house.roof)
    yield Poly(((x - 6, top), ridge, (x + width + 6, top)), Paint.TURF if turf else Paint.SLATE)
    if view.has(Trace.SOLAR) and noise(8, house.number) < _SUNNY:
        yield from _solar(x + width / 2, top, width, house.roof)
    yield from _windows(house, view.lights)


def _solar(middle: float, top: float, width: float, roof: float) -> Iterator[Shape]:
    """Panels on the slope that faces right, in the roof's own slant."""
    far = width / 2 + 6

    def on_slope(along: float, down: float) -> tuple[float, float]:
        return (middle + far * along - down * 4, top - roof * (1 - along) + down * 7)

    yield Poly(
        (on_slope(0.16, 0.4), on_slope(0.8, 0.4), on_slope(0.66, 1.6), on_slope(0.2, 1.6)), Paint.PANEL
    )
    yield Stroke((on_slope(0.48, 0.4), on_slope(0.44, 1.6)), Paint.PANEL_LINE, 1.2)


def _windows(house: House, lights: float) -> Iterator[Shape]:
    columns = max(2, int((house.width - 10) // 19))
    step = house.width / columns
    rows = int((house.height - 12) // 24)
    door = int(noise(9, house.number) * columns)
    for row in range(rows):
        for column in range(columns):
            x = house.x + step * (column + 0.5) - 5
            y = house.top + 11 + row * 24
            if row == rows - 1 and column == door:
                yield Slab(
                    x - 1,
                    house.base - 22,
                    12,
                    22,
                    Paint.WOOD if house.wall is not Paint.OCHRE else Paint.NAVY,
                )
                continue
            lit = noise(10, house.number, row, column) < lights
            yield Slab(x, y, 10, 13, Paint.LIT if lit else Paint.UNLIT)


def _hall(view: TownView) -> Iterator[Shape]:
    x, base = HALL_X, GROUND_Y
    middle = x + HALL_WIDTH / 2
    yield Slab(x, base - 96, HALL_WIDTH, 96, Paint.STONE)
    yield Slab(middle - 24, base - 152, 48, 152, Paint.STONE_SHADE)
    yield Poly(((middle - 31, base - 150), (middle, base - 200), (middle + 31, base - 150)), Paint.NAVY)
    yield Slab(x - 7, base - 106, HALL_WIDTH + 14, 13, Paint.NAVY)
    yield Disc(middle, base - 123, 15, Paint.STEEL, Paint.NAVY, 3)
    yield Stroke(((middle, base - 132), (middle, base - 123), (middle + 7, base - 123)), Paint.NAVY, 3)
    for index, offset in enumerate((14, 41, 122, 149)):
        for row, y in enumerate((base - 83, base - 43)):
            lit = noise(21, index, row) < 0.15 + view.lights
            yield Slab(x + offset, y, 17, 28, Paint.LIT if lit else Paint.UNLIT)
    yield Slab(middle - 13, base - 42, 26, 42, Paint.WOOD)
    yield Slab(middle + 6, base - 22, 3, 3, Paint.LIT)
    yield Slab(middle - 20, base - 3, 40, 4, Paint.STONE_SHADE)
    if view.has(Trace.SOLAR):
        for left in (x + 4, x + 22, x + 140, x + 158):
            yield Poly(
                (
                    (left, base - 107),
                    (left + 4, base - 120),
                    (left + 18, base - 120),
                    (left + 14, base - 107),
                ),
                Paint.PANEL,
            )
    if view.tech >= _SCREEN_FROM:
        yield Slab(x + 134, base - 26, 36, 24, Paint.NAVY, radius=3)
        yield Slab(x + 138, base - 22, 28, 16, Paint.SIGNAL, radius=1)


def _shop(view: TownView) -> Iterator[Shape]:
    x, base, boarded = _SHOP_X, GROUND_Y, view.has(Trace.BOARDED_SHOP)
    yield Slab(x, base - 66, _SHOP_WIDTH, 66, Paint.SAND if boarded else Paint.CREAM)
    yield Slab(x - 4, base - 74, _SHOP_WIDTH + 8, 10, Paint.SLATE)
    yield Slab(x + 8, base - 36, 62, 30, Paint.UNLIT if boarded else Paint.LIT)
    yield Slab(x + 80, base - 40, 20, 40, Paint.SLATE if boarded else Paint.WOOD)
    if boarded:
        for y in (base - 33, base - 23, base - 13):
            yield Slab(x + 4, y, 70, 6, Paint.QUAY)
        yield Stroke(((x + 77, base - 38), (x + 103, base - 8)), Paint.QUAY, 6)
        yield Stroke(((x + 77, base - 8), (x + 103, base - 38)), Paint.QUAY, 6)
        return
    for index in range(9):
        yield Poly(
            (
                (x + index * 12, base - 58),
                (x + index * 12 + 12, base - 58),
                (x + index * 12 + 12, base - 42),
                (x + index * 12 + 6, base - 38),
                (x + index * 12, base - 42),
            ),
            Paint.CRIMSON if index % 2 == 0 else Paint.WHITE,
        )


def _library(view: TownView) -> Iterator[Shape]:
    """The library's plot: trees and a hedge, then a scaffold, then a glass house full of books."""
    x, base, width = _LIBRARY_X, GROUND_Y, _LIBRARY_WIDTH
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
                paint = _WALLS[int(noise(32, shelf, book) * len(_WALLS))]
                yield Slab(x + 13 + book * 7.6, base - 42 + shelf * 31 - tall, 5.4, tall, paint)
    elif view.has(Trace.SCAFFOLD):
        yield Slab(x + 8, base - 66, width - 16, 66, Paint.STONE_SHADE)
        for post in range(4):
            yield Stroke(
                ((x + post * width / 3, base), (x + post * width / 3, base - 90)), Paint.QUAY_DARK, 3
            )
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
