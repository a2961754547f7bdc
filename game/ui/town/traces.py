"""What came and may stay: masts, chargers, a playground, a flood wall, banners."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.hall import HALL_WIDTH, HALL_X
from game.ui.town.land import sandbags
from game.ui.town.palette import Paint
from game.ui.town.shapes import GROUND_Y, SEA_Y, Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.view import TownView, Trace

MASTS = (1330, 568, 1856)


def behind(view: TownView) -> Shapes:
    """What stands behind the houses."""
    parts: list[Shape] = []
    for index in range(round(view.tech * len(MASTS))):
        parts += _mast(MASTS[index], 356)
    if view.has(Trace.DATA_CENTRE):
        parts += _data_centre(1690)
    return tuple(parts)


def before(view: TownView) -> Shapes:
    """What stands before the houses."""
    parts: list[Shape] = []
    if view.has(Trace.PLAYGROUND):
        parts += _playground(606)
    if view.has(Trace.BUS_STOP):
        parts += _bus_stop(276)
    if view.has(Trace.NEW_WING):
        parts += _new_wing(1170)
    if view.has(Trace.CHARGING):
        for x in (1700, 1740, 1780):
            parts += _charger(x)
    if view.has(Trace.SANDBAGS):
        parts += sandbags()
    if view.has(Trace.BANNER):
        parts += _banner()
    if view.has(Trace.ELECTION):
        parts += _bunting()
    if view.has(Trace.FLOOD_WALL):
        parts += (
            Slab(1110, SEA_Y - 20, 720, 20, Paint.STONE_SHADE, radius=4),
            Slab(1110, SEA_Y - 22, 720, 6, Paint.STONE, radius=3),
        )
    return tuple(parts)


def _data_centre(x: float) -> Iterator[Shape]:
    """A long grey block without windows, with fans on its roof."""
    foot, wide = 396, 196
    yield Slab(x, foot - 104, wide, 104, Paint.SMOKE)
    yield Slab(x, foot - 104, wide, 12, Paint.SLATE)
    for stripe in range(8):
        yield Slab(x + 12 + stripe * 23, foot - 84, 12, 30, Paint.SLATE)
    for fan in range(4):
        yield Slab(x + 14 + fan * 46, foot - 118, 30, 14, Paint.STONE_SHADE, radius=3)
        yield Disc(x + 29 + fan * 46, foot - 111, 5, Paint.SLATE)


def _bus_stop(x: float) -> Iterator[Shape]:
    """A shelter with a lamp and a blue sign."""
    foot = GROUND_Y + 6
    yield Slab(x, foot - 44, 40, 40, Paint.LIT, opacity=0.6)
    yield Slab(x - 4, foot - 50, 50, 7, Paint.NAVY, radius=2)
    for post in (x, x + 38):
        yield Slab(post, foot - 46, 3, 46, Paint.NAVY)
    yield Slab(x + 8, foot - 14, 24, 4, Paint.WOOD)
    yield Slab(x + 50, foot - 62, 3, 62, Paint.STEEL)
    yield Slab(x + 42, foot - 66, 20, 20, Paint.COAT_BLUE, radius=3)
    yield Slab(x + 46, foot - 61, 12, 8, Paint.STEEL, radius=2)


def _new_wing(x: float) -> Iterator[Shape]:
    """Twelve more places at the care home: a wing of new wood with a flat green roof."""
    foot = GROUND_Y
    yield Slab(x, foot - 64, 62, 64, Paint.SAND)
    yield Slab(x - 4, foot - 71, 68, 9, Paint.TURF)
    for row in range(2):
        for column in range(3):
            yield Slab(x + 6 + column * 19, foot - 56 + row * 28, 13, 18, Paint.LIT)


def _mast(x: float, foot: float) -> Iterator[Shape]:
    yield Poly(((x - 9, foot), (x - 2, foot - 96), (x + 2, foot - 96), (x + 9, foot)), Paint.SMOKE)
    for level in range(3):
        yield Stroke(
            ((x - 7 + level * 2, foot - 20 - level * 26), (x + 7 - level * 2, foot - 32 - level * 26)),
            Paint.SLATE,
            1.5,
        )
    yield Slab(x - 9, foot - 92, 5, 18, Paint.STEEL, radius=2)
    yield Slab(x + 4, foot - 92, 5, 18, Paint.STEEL, radius=2)
    yield Disc(x, foot - 98, 3.4, Paint.COAT_RED)


def _playground(x: float) -> Iterator[Shape]:
    base = GROUND_Y + 2
    yield Slab(x - 6, base - 4, 96, 8, Paint.SAND, radius=4)
    yield Stroke(((x, base), (x + 9, base - 46), (x + 18, base)), Paint.COAT_RED, 4)
    yield Stroke(((x + 9, base - 46), (x + 46, base - 46)), Paint.COAT_RED, 4)
    yield Stroke(((x + 37, base), (x + 46, base - 46), (x + 55, base)), Paint.COAT_RED, 4)
    for swing in (x + 20, x + 35):
        yield Stroke(((swing, base - 45), (swing - 3, base - 15)), Paint.SLATE, 1.5)
        yield Slab(swing - 9, base - 16, 12, 4, Paint.COAT_BLUE)
    yield Slab(x + 62, base - 40, 4, 40, Paint.COAT_BLUE)
    yield Slab(x + 58, base - 42, 14, 5, Paint.COAT_BLUE)
    yield Stroke(((x + 70, base - 38), (x + 78, base - 14), (x + 92, base - 4)), Paint.YELLOW, 6, curved=True)


def _charger(x: float) -> Iterator[Shape]:
    yield Slab(x, GROUND_Y - 24, 13, 27, Paint.STEEL, radius=3)
    yield Slab(x + 3, GROUND_Y - 20, 7, 6, Paint.SIGNAL)
    yield Stroke(
        ((x + 13, GROUND_Y - 12), (x + 20, GROUND_Y - 4), (x + 20, GROUND_Y - 16)),
        Paint.SLATE,
        2,
        curved=True,
    )


def _banner() -> Iterator[Shape]:
    x = HALL_X + 12
    yield Poly(
        (
            (x, GROUND_Y - 92),
            (x + 50, GROUND_Y - 92),
            (x + 50, GROUND_Y - 24),
            (x + 25, GROUND_Y - 36),
            (x, GROUND_Y - 24),
        ),
        Paint.COAT_GREEN,
    )
    yield Disc(x + 25, GROUND_Y - 68, 11, Paint.STEEL)
    yield Stroke(
        ((x + 19, GROUND_Y - 68), (x + 24, GROUND_Y - 63), (x + 32, GROUND_Y - 74)), Paint.COAT_GREEN, 3.5
    )


def _bunting() -> Iterator[Shape]:
    left, right = HALL_X - 70.0, HALL_X + HALL_WIDTH + 70.0
    middle, high = (left + right) / 2, GROUND_Y - 106
    yield Slab(left - 2, high, 4, 106, Paint.STEEL)
    yield Slab(right - 2, high, 4, 106, Paint.STEEL)
    flags = (Paint.COAT_BLUE, Paint.COAT_RED, Paint.YELLOW, Paint.COAT_GREEN)
    previous: tuple[float, float] = (left, high)
    for index in range(1, 17):
        x = left + (right - left) * index / 16
        y = high + 34 - 34 * ((x - middle) / (middle - left)) ** 2
        yield Stroke((previous, (x, y)), Paint.SLATE, 1.5)
        mid_x, mid_y = (previous[0] + x) / 2, (previous[1] + y) / 2
        yield Poly(((mid_x - 6, mid_y), (mid_x + 6, mid_y), (mid_x, mid_y + 15)), flags[index % 4])
        previous = (x, y)
