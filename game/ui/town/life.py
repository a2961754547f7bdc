"""What stands and rolls on the quay: lamps, stalls, a crane, the bus, empty chairs, a van, old machines."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.palette import Paint
from game.ui.town.shapes import GROUND_Y, Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.view import TownView, counted

LAMPS = (20, 318, 424, 606, 806, 1120, 1420, 1546, 1684, 1902)
MOST_STALLS = 3
MOST_CHAIRS = 5
MOST_MACHINES = 10
STALL_X = 1000
CRANE_X = 1500
BUS_X = 330
CHAIR_X = 1430
VAN_X = 1692
BIN_X = 1806
_CRANE_FROM = 0.65
_ELECTRIC_BUS_FROM = 0.55
_VAN_BELOW = 0.45


def crane(view: TownView) -> Shapes:
    """Something new is built behind the houses when there is money."""
    if view.money < _CRANE_FROM:
        return ()
    x, foot = CRANE_X, 396
    shapes: list[Shape] = [
        Slab(x - 46, foot - 62, 74, 62, Paint.STONE_SHADE),
        Slab(x - 46, foot - 40, 74, 4, Paint.SLATE),
        Slab(x - 46, foot - 20, 74, 4, Paint.SLATE),
        Stroke(((x + 46, foot), (x + 46, foot - 150)), Paint.YELLOW, 7),
        Stroke(((x + 82, foot - 142), (x - 64, foot - 142)), Paint.YELLOW, 6),
        Stroke(((x + 46, foot - 166), (x - 20, foot - 142)), Paint.SLATE, 2),
        Stroke(((x + 46, foot - 166), (x + 80, foot - 142)), Paint.SLATE, 2),
        Stroke(((x + 46, foot - 150), (x + 46, foot - 166)), Paint.YELLOW, 5),
        Slab(x + 66, foot - 142, 18, 16, Paint.SLATE),
        Stroke(((x - 40, foot - 142), (x - 40, foot - 92)), Paint.SLATE, 2),
        Slab(x - 54, foot - 92, 28, 9, Paint.CRIMSON),
    ]
    return tuple(shapes)


def stalls(view: TownView) -> Shapes:
    """The market on the square."""
    parts: list[Shape] = []
    for index in range(counted(view.money, MOST_STALLS)):
        parts += _stall(STALL_X + index * 38, index)
    return tuple(parts)


def _stall(x: float, index: int) -> Iterator[Shape]:
    foot, paint = GROUND_Y + 2, (Paint.COAT_BLUE, Paint.COAT_OCHRE, Paint.COAT_GREEN)[index % 3]
    for post in (x + 2, x + 31):
        yield Slab(post, foot - 44, 3, 44, Paint.WOOD)
    yield Slab(x, foot - 18, 36, 18, Paint.QUAY)
    for fruit in range(4):
        yield Disc(x + 6 + fruit * 8, foot - 20, 4, (Paint.FRUIT, Paint.YELLOW)[fruit % 2])
    yield Poly(((x - 4, foot - 42), (x + 3, foot - 56), (x + 33, foot - 56), (x + 40, foot - 42)), paint)
    yield Poly(
        ((x + 8, foot - 42), (x + 11, foot - 56), (x + 25, foot - 56), (x + 28, foot - 42)), Paint.STEEL
    )


def lamps(view: TownView) -> Shapes:
    """The lamps along the quay, of which some have gone out."""
    lit = counted(view.services, len(LAMPS))
    parts: list[Shape] = []
    for index, x in enumerate(LAMPS):
        on = (index * 7 + 3) % len(LAMPS) < lit
        parts += (
            Slab(x - 2, GROUND_Y - 68, 4, 78, Paint.NAVY),
            *((Disc(x, GROUND_Y - 72, 17, Paint.LIT, opacity=0.45),) if on else ()),
            Disc(x, GROUND_Y - 72, 8, Paint.LIT if on else Paint.UNLIT, Paint.NAVY, 2),
        )
    return tuple(parts)


def bus(view: TownView) -> Shapes:
    """The bus: white and green with a bolt, or red with a cloud behind it."""
    x, foot = BUS_X, GROUND_Y + 9
    electric = view.air >= _ELECTRIC_BUS_FROM
    body = Paint.STEEL if electric else Paint.RED
    parts: list[Shape] = []
    if not electric:
        for dx, dy, radius in ((-10, -9, 8), (-25, -15, 11), (-44, -25, 14)):
            parts.append(Disc(x + dx, foot + dy, radius, Paint.SMOKE, opacity=0.6))
    parts += (
        Slab(x, foot - 50, 112, 44, body, radius=6),
        Slab(x, foot - 20, 112, 6, Paint.SIGNAL if electric else Paint.CRIMSON),
        *(Slab(x + 7 + index * 20, foot - 44, 16, 16, Paint.UNLIT, radius=2) for index in range(5)),
    )
    if electric:
        bolt = ((58, -52), (48, -36), (55, -36), (51, -24), (66, -41), (58, -41), (63, -52))
        parts.append(Poly(tuple((x + dx, foot + dy + 4) for dx, dy in bolt), Paint.SIGNAL))
    for wheel in (x + 24, x + 88):
        parts.append(Disc(wheel, foot - 6, 8, Paint.SLATE, Paint.STONE_SHADE, 2))
    return tuple(parts)


def chairs(view: TownView) -> Shapes:
    """Empty chairs along the quay: posts that nobody has."""
    parts: list[Shape] = []
    for index in range(counted(1 - view.posts, MOST_CHAIRS)):
        parts += _chair(CHAIR_X + index * 23)
    return tuple(parts)


def _chair(x: float) -> Iterator[Shape]:
    foot, paint = GROUND_Y + 14, Paint.NAVY
    yield Stroke(((x, foot - 36), (x, foot)), paint, 3.4)
    yield Stroke(((x + 15, foot - 17), (x + 15, foot)), paint, 3.4)
    yield Stroke(((x, foot - 17), (x + 15, foot - 17)), paint, 4.4)
    yield Stroke(((x, foot - 35), (x, foot - 25)), Paint.ALARM, 6)


def van(view: TownView) -> Shapes:
    """A removal van with its boxes, where many leave."""
    if view.turnover >= _VAN_BELOW:
        return ()
    x, foot = VAN_X, GROUND_Y + 10
    boxes = counted((_VAN_BELOW - view.turnover) / _VAN_BELOW, 4)
    parts: list[Shape] = [
        Slab(x, foot - 54, 72, 48, Paint.OCHRE, radius=3),
        Poly(
            (
                (x + 70, foot - 44),
                (x + 86, foot - 40),
                (x + 98, foot - 24),
                (x + 98, foot - 6),
                (x + 70, foot - 6),
            ),
            Paint.OCHRE,
        ),
        Poly(
            ((x + 76, foot - 39), (x + 85, foot - 36), (x + 92, foot - 25), (x + 76, foot - 25)),
            Paint.SEA_TOP,
        ),
        Stroke(((x + 12, foot - 26), (x + 50, foot - 26), (x + 40, foot - 35)), Paint.NAVY, 4),
        Stroke(((x + 50, foot - 26), (x + 40, foot - 17)), Paint.NAVY, 4),
    ]
    parts += (Disc(wheel, foot - 6, 8, Paint.SLATE, Paint.STONE_SHADE, 2) for wheel in (x + 18, x + 80))
    for index in range(boxes):
        left, top = x - 26 - (index % 2) * 22, foot - 20 - (index // 2) * 18
        parts += (Slab(left, top, 20, 17, Paint.QUAY), Slab(left + 8, top, 4, 17, Paint.SAND))
    return tuple(parts)


def old_machines(view: TownView) -> Shapes:
    """A container for what was thrown away, with screens in a heap where much is."""
    x, foot = BIN_X, GROUND_Y + 12
    parts: list[Shape] = []
    for index in range(counted(max(0.0, 0.75 - view.devices) / 0.75, MOST_MACHINES)):
        row, column = index // 4, index % 4
        left, top = x + 3 + column * 18 + row * 8, foot - 44 - row * 15
        parts += (
            Slab(left, top, 18, 15, Paint.NAVY, radius=2),
            Slab(left + 3, top + 3, 12, 9, Paint.PANEL_LINE, radius=1),
        )
    parts += (
        Poly(((x - 6, foot - 32), (x + 82, foot - 32), (x + 74, foot), (x + 2, foot)), Paint.COAT_BLUE),
        Slab(x - 8, foot - 36, 92, 6, Paint.NAVY, radius=2),
    )
    return tuple(parts)
