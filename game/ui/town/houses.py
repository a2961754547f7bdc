"""Where the common houses stand, and what they show: lamps, turf, panels, heat, paint, scaffolds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from game.ui.town.chance import noise
from game.ui.town.palette import Paint
from game.ui.town.shapes import GROUND_Y, Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.view import MOST_WORKS, TownView, Trace, Weather

WALLS = (Paint.RED, Paint.OCHRE, Paint.CREAM, Paint.YELLOW, Paint.CRIMSON, Paint.WHITE, Paint.BLUE)
_SUNNY = 0.55
"""The share of houses with a roof that can carry panels."""
_LEFT, _RIGHT = 222, 1890
_OPEN = ((432, 1120), (1222, 1412), (1548, 1680))
"""Where no common house stands in front: the school, the square, the care home, the shop."""
_UPPER = (
    (112, 46, 42), (246, 50, 40), (330, 46, 48), (418, 54, 42), (640, 48, 40), (694, 44, 46),
    (1130, 46, 44), (1204, 52, 40), (1420, 46, 46), (1512, 50, 42), (1606, 46, 46), (1700, 54, 40), (1800, 46, 44),
)  # fmt: skip
"""x, width and height of the houses behind the first row."""
_UPPER_FOOT = 398
_WORKED_ON = (0, 4, 2, 6)
"""Which houses get a scaffold, in this order."""


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


@cache
def houses() -> tuple[House, ...]:
    """The houses of the first row, always the same ones."""
    row: list[House] = []
    x, number, last = float(_LEFT), 0, -1
    while x < _RIGHT - 60:
        width = (46, 52, 58, 64)[int(noise(1, number) * 4)]
        blocked = next((end for start, end in _OPEN if x < end and x + width > start), None)
        if blocked is not None:
            x = blocked
            continue
        wall = int(noise(2, number) * len(WALLS))
        wall = (wall + 3) % len(WALLS) if wall == last else wall
        height = (52, 62, 76, 88)[int(noise(3, number) * 4)]
        row.append(House(number, x, width, height, GROUND_Y - int(noise(4, number) * 5), WALLS[wall]))
        last = wall
        x += width + (8, 12, 16)[int(noise(5, number) * 3)]
        number += 1
    return tuple(row)


@cache
def upper_houses() -> tuple[House, ...]:
    """The houses behind, on the slope."""
    return tuple(
        House(40 + index, x, width, height, _UPPER_FOOT, WALLS[(index * 3 + 1) % len(WALLS)])
        for index, (x, width, height) in enumerate(_UPPER)
    )


def back_row(view: TownView) -> Shapes:
    """The houses on the slope."""
    return tuple(shape for house in upper_houses() for shape in _house(house, view))


def front_row(view: TownView) -> Shapes:
    """The houses at the quay."""
    parts: list[Shape] = [shape for house in houses() for shape in _house(house, view)]
    row = houses()
    for number in _WORKED_ON[: min(view.works, MOST_WORKS)]:
        parts += _scaffold(row[number])
    return tuple(parts)


def _order(house: House) -> float:
    """Where a house stands in the row of those that change one after another, 0 to 1."""
    return (house.number * 7 % 23) / 23


def _house(house: House, view: TownView) -> Iterator[Shape]:
    x, top, width = house.x, house.top, house.width
    place = _order(house)
    chimney = x + width * 0.68
    yield Slab(chimney, top - house.roof + 2, 8, house.roof, Paint.SLATE)
    if place < (1 - view.smoke) * 0.95:
        yield from _smoke(chimney + 4, top - house.roof)
    yield Slab(x, top, width, house.height, house.wall)
    if place > view.upkeep + 0.05:
        yield from _peeling(house)
    turf = noise(7, house.number) < view.green * 0.8
    ridge = (x + width / 2, top - house.roof)
    yield Poly(((x - 6, top), ridge, (x + width + 6, top)), Paint.TURF if turf else Paint.SLATE)
    if view.weather is Weather.SNOW:
        yield Poly(
            ((x + 2, top - 6), ridge, (x + width - 2, top - 6), (x + width / 2, top - house.roof + 11)),
            Paint.ROOF_SNOW,
        )
    if view.has(Trace.SOLAR) and noise(8, house.number) < _SUNNY:
        yield from _solar(x + width / 2, top, width, house.roof)
    yield from _windows(house, view.lights)
    if place < view.smoke - 0.45:
        yield from _heat_pump(x + width - 19, house.base)
    if place < (view.trust - 0.5) * 1.6 and house.base > _UPPER_FOOT:
        yield from _flag(x + width + 1, top + 16)


def _smoke(x: float, y: float) -> Iterator[Shape]:
    """Three round clouds that lean with the wind, paler as they rise."""
    for step, (dx, dy, radius) in enumerate(((2, -7, 6.5), (11, -19, 9.5), (25, -33, 13))):
        yield Disc(x + dx, y + dy, radius, Paint.SMOKE, opacity=0.62 - step * 0.14)


def _peeling(house: House) -> Iterator[Shape]:
    """A wall whose paint has gone: pale all over, with bare boards."""
    yield Slab(house.x, house.top, house.width, house.height, Paint.FADED, opacity=0.62)
    for board in range(3):
        y = house.top + house.height * (0.2 + 0.27 * board)
        yield Slab(house.x + 2 + (board * 17) % 23, y, house.width * 0.36, 4, Paint.QUAY_DARK, opacity=0.55)


def _heat_pump(x: float, foot: float) -> Iterator[Shape]:
    yield Slab(x, foot - 17, 17, 14, Paint.STEEL, radius=2)
    yield Disc(x + 7, foot - 10, 5, Paint.BLUE)
    yield Disc(x + 7, foot - 10, 1.6, Paint.STEEL)


def _flag(x: float, y: float) -> Iterator[Shape]:
    """A small flag on the corner of a house: red with a blue cross on white."""
    yield Stroke(((x, y), (x + 8, y - 12)), Paint.STEEL, 2)
    yield Slab(x + 7, y - 15, 19, 13, Paint.COAT_RED)
    yield Slab(x + 12, y - 15, 5, 13, Paint.STEEL)
    yield Slab(x + 7, y - 11, 19, 5, Paint.STEEL)
    yield Slab(x + 13.5, y - 15, 2, 13, Paint.FLAG_BLUE)
    yield Slab(x + 7, y - 9.5, 19, 2, Paint.FLAG_BLUE)


def _scaffold(house: House) -> Iterator[Shape]:
    """Posts, boards and a net over a house that is being worked on."""
    left, right, top = house.x - 7, house.x + house.width + 7, house.top - 16
    yield Slab(left, top, right - left, house.base - top, Paint.PANEL_LINE, opacity=0.3)
    for post in (left, (left + right) / 2, right):
        yield Stroke(((post, house.base), (post, top - 8)), Paint.QUAY_DARK, 3.4)
    for level in range(3):
        y = house.base - 22 - level * (house.base - top - 20) / 2.4
        yield Stroke(((left - 5, y), (right + 5, y)), Paint.OCHRE, 5)


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
    door = int(noise(9, house.number) * columns) if house.base > _UPPER_FOOT else -1
    for row in range(rows):
        for column in range(columns):
            x = house.x + step * (column + 0.5) - 5
            y = house.top + 11 + row * 24
            if row == rows - 1 and column == door:
                paint = Paint.WOOD if house.wall is not Paint.OCHRE else Paint.NAVY
                yield Slab(x - 1, house.base - 24, 12, 24, paint)
                continue
            lit = noise(10, house.number, row, column) < lights
            yield Slab(x, y, 10, 13, Paint.LIT if lit else Paint.UNLIT)


def work_places() -> tuple[tuple[float, float], ...]:
    """Where scaffolds stand, in the order in which they come."""
    row = houses()
    return tuple((row[number].x + row[number].width / 2, row[number].top - 30) for number in _WORKED_ON)
