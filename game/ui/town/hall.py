"""The town hall and what stands around it: bicycles, the mailbox, the notice of its systems, screen, state's car."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.palette import Paint
from game.ui.town.shapes import GROUND_Y, Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.view import TownView, Trace, Weather, counted

HALL_X = 814
HALL_WIDTH = 180
BIKES = 6
MOST_LETTERS = 12
_SCREEN_FROM = 0.6
"""From this much technology on, the town hall has a screen outside."""
_SAFE_FROM, _UNSAFE_BELOW = 0.6, 0.35
_FLAG_FROM = 0.45
"""From this much trust on, the flag is up."""


def hall(view: TownView) -> Shapes:
    """The building, lit where people are at work in it."""
    return (*_building(view), *_roof_signs(view), *_before(view))


def _building(view: TownView) -> Iterator[Shape]:
    x, base = HALL_X, GROUND_Y
    middle = x + HALL_WIDTH / 2
    dark = view.has(Trace.DARK_SCREENS)
    yield Slab(x, base - 96, HALL_WIDTH, 96, Paint.STONE)
    yield Slab(middle - 24, base - 152, 48, 152, Paint.STONE_SHADE)
    yield Poly(((middle - 31, base - 150), (middle, base - 200), (middle + 31, base - 150)), Paint.NAVY)
    if view.weather is Weather.SNOW:
        yield Poly(
            (
                (middle - 16, base - 174),
                (middle, base - 200),
                (middle + 16, base - 174),
                (middle, base - 181),
            ),
            Paint.ROOF_SNOW,
        )
    yield Slab(x - 7, base - 106, HALL_WIDTH + 14, 13, Paint.NAVY)
    yield Disc(middle, base - 123, 15, Paint.STEEL, Paint.NAVY, 3)
    yield Stroke(((middle, base - 132), (middle, base - 123), (middle + 7, base - 123)), Paint.NAVY, 3)
    lit = 0 if dark else counted(view.presence, 8)
    order = (2, 5, 0, 7, 3, 6, 1, 4)
    for number in range(8):
        offset, y = (14, 41, 122, 149)[number % 4], (base - 83, base - 43)[number // 4]
        lamp = Paint.LIT if order.index(number) < lit else Paint.UNLIT
        yield Slab(x + offset, y, 17, 28, lamp)
    yield Slab(middle - 13, base - 46, 26, 46, Paint.WOOD)
    yield Slab(middle + 6, base - 24, 3, 3, Paint.LIT)
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


def _roof_signs(view: TownView) -> Iterator[Shape]:
    """The flag at the left, and at the right a shield with a lock or a triangle that warns."""
    pole, top = HALL_X + 8, GROUND_Y - 182
    if view.trust >= _FLAG_FROM:
        yield Slab(pole, top, 3, 78, Paint.STEEL)
        yield Slab(pole + 3, top, 44, 30, Paint.COAT_RED)
        yield Slab(pole + 15, top, 10, 30, Paint.STEEL)
        yield Slab(pole + 3, top + 10, 44, 10, Paint.STEEL)
        yield Slab(pole + 18, top, 4, 30, Paint.FLAG_BLUE)
        yield Slab(pole + 3, top + 13, 44, 4, Paint.FLAG_BLUE)
    x, y = HALL_X + HALL_WIDTH - 26, GROUND_Y - 126
    dark = view.has(Trace.DARK_SCREENS)
    if view.safety < _UNSAFE_BELOW or dark:
        yield Poly(((x - 22, y + 20), (x, y - 20), (x + 22, y + 20)), Paint.ALARM)
        yield Stroke(((x, y - 5), (x, y + 6)), Paint.NAVY, 5)
        yield Disc(x, y + 14, 2.8, Paint.NAVY)
    elif view.safety >= _SAFE_FROM:
        yield Poly(
            ((x - 18, y - 18), (x + 18, y - 18), (x + 18, y + 4), (x, y + 20), (x - 18, y + 4)), Paint.SIGNAL
        )
        yield Disc(x, y - 6, 6, Paint.SIGNAL, Paint.STEEL, 3)
        yield Slab(x - 8, y - 5, 16, 12, Paint.STEEL, radius=2)
    if view.tech >= _SCREEN_FROM or dark:
        left = HALL_X + 133
        yield Slab(left, GROUND_Y - 30, 42, 28, Paint.NAVY, radius=3)
        if not dark:
            yield Slab(left + 4, GROUND_Y - 26, 34, 20, Paint.SIGNAL, radius=1)
        else:
            yield Stroke(((left + 13, GROUND_Y - 22), (left + 29, GROUND_Y - 10)), Paint.ALARM, 3)
            yield Stroke(((left + 13, GROUND_Y - 10), (left + 29, GROUND_Y - 22)), Paint.ALARM, 3)


def _before(view: TownView) -> Iterator[Shape]:
    for index in range(counted(view.presence, BIKES)):
        yield from _bicycle(716 + index * 15, GROUND_Y + 2, index)
    yield from _mailbox(view)


def _bicycle(x: float, foot: float, index: int) -> Iterator[Shape]:
    paint = (Paint.COAT_BLUE, Paint.COAT_RED, Paint.COAT_GREEN)[index % 3]
    for wheel in (x, x + 19):
        yield Disc(wheel, foot - 8, 7, Paint.PATH, Paint.SLATE, 1.8)
    yield Stroke(((x, foot - 8), (x + 6, foot - 18), (x + 15, foot - 18), (x + 19, foot - 8)), paint, 2.4)
    yield Stroke(((x + 15, foot - 18), (x + 16, foot - 24), (x + 20, foot - 24)), Paint.SLATE, 2)


def _mailbox(view: TownView) -> Iterator[Shape]:
    """A red mailbox, and the letters that came back."""
    x, foot = HALL_X + 30, GROUND_Y + 5
    yield Slab(x + 10, foot - 24, 5, 24, Paint.SLATE)
    yield Slab(x, foot - 42, 26, 22, Paint.CRIMSON, radius=5)
    yield Slab(x + 5, foot - 36, 16, 3, Paint.NAVY)
    for letter in range(counted(max(0.0, 0.55 - view.order) / 0.55, MOST_LETTERS)):
        row, column = letter // 4, letter % 4
        left = x - 12 + column * 14 + row * 4
        yield Slab(left, foot - 8 - row * 8, 14, 9, Paint.STEEL, radius=1)
        yield Stroke(
            ((left + 1, foot - 7 - row * 8), (left + 7, foot - 3 - row * 8), (left + 13, foot - 7 - row * 8)),
            Paint.SLATE,
            1.2,
        )
