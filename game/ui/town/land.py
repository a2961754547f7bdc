"""Sky, mountains, ground and sea."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.palette import Paint
from game.ui.town.shapes import (
    GROUND_Y,
    HEIGHT,
    SEA_Y,
    WIDTH,
    Disc,
    Points,
    Poly,
    Shape,
    Shapes,
    Slab,
    Stroke,
    noise,
)
from game.ui.town.view import Season, TownView, Trace

_SKY_ABOVE = 1200
"""How far the sky goes on above the scene, for tall windows."""
_FAR: Points = (
    (0, 310), (147, 196), (277, 262), (472, 116), (651, 246), (846, 156), (1042, 269),
    (1269, 139), (1465, 245), (1643, 164), (1920, 286),
)  # fmt: skip
_NEAR: Points = (
    (0, 360), (212, 270), (423, 335), (618, 229), (846, 335),
    (1123, 246), (1367, 343), (1628, 262), (1920, 351),
)  # fmt: skip
_BARE = (760, 1060)
"""Behind the town hall no spruces stand, so that its outline is clear."""
_PEAKS = (3, 5, 7, 9)
"""Which points of the far range carry snow."""


def sky(view: TownView) -> Shapes:
    """Sky and sun; in autumn the sun stands lower."""
    low = view.season is Season.AUTUMN
    return (
        Slab(0, -_SKY_ABOVE, WIDTH, _SKY_ABOVE + 2, Paint.SKY_TOP),
        Slab(0, 0, WIDTH, 400, Paint.SKY_TOP, low=Paint.SKY_LOW),
        Disc(1574, 128 if low else 112, 55, Paint.SUN),
    )


def mountains(view: TownView) -> Shapes:
    """Two ranges; snow on the tops in spring, and the scar of a landslide where one has been."""
    far = Poly((*_FAR, (WIDTH, HEIGHT), (0, HEIGHT)), Paint.FAR)
    snow = tuple(_snow(index) for index in _PEAKS) if view.season is Season.SPRING else ()
    near = Poly((*_NEAR, (WIDTH, HEIGHT), (0, HEIGHT)), Paint.NEAR)
    scar = (_scar(),) if view.has(Trace.LANDSLIDE) else ()
    return (far, *snow, near, *scar)


def ground() -> Shapes:
    """The green under the houses, the trees behind them and the path before them."""
    top: Points = ((0, 384), (240, 374), (520, 388), (900, 380), (1240, 372), (1600, 380), (1920, 390))
    grass = Poly((*top, (WIDTH, SEA_Y), (0, SEA_Y)), Paint.GROUND)
    return (*_spruces(), grass, *_birches(), Slab(0, GROUND_Y + 1, WIDTH, 9, Paint.PATH))


def sea(*, flooded: bool) -> Shapes:
    """The quay and the water, over the quay where it is flooded."""
    quay = (
        Slab(0, SEA_Y - 12, WIDTH, 12, Paint.QUAY),
        Slab(0, SEA_Y - 2, WIDTH, 10, Paint.QUAY_DARK),
        *(Slab(x, SEA_Y, 7, 16, Paint.QUAY_DARK) for x in range(18, WIDTH, 74)),
    )
    water = Slab(0, SEA_Y + 6, WIDTH, HEIGHT - SEA_Y, Paint.SEA_TOP, low=Paint.SEA_LOW)
    over = tuple(_flood()) if flooded else ()
    return (water, *quay, *over)


def _snow(index: int) -> Poly:
    x, y = _FAR[index]
    (left_x, left_y), (right_x, right_y) = _FAR[index - 1], _FAR[index + 1]
    share = 30 / max(left_y - y, 1)
    other = 30 / max(right_y - y, 1)
    left = (x + (left_x - x) * share, y + 30)
    right = (x + (right_x - x) * other, y + 30)
    width = right[0] - left[0]
    teeth = ((right[0] - width * 0.3, y + 20), (x + width * 0.02, y + 34), (left[0] + width * 0.26, y + 19))
    return Poly((left, (x, y), right, *teeth), Paint.SNOW)


def _scar() -> Poly:
    return Poly(((1105, 254), (1142, 258), (1168, 300), (1182, 352), (1100, 356), (1112, 306)), Paint.SCAR)


def _spruces() -> Iterator[Shape]:
    """Spruces on the near slopes, thicker towards the sides."""
    for index in range(46):
        x = noise(11, index) * WIDTH
        if _BARE[0] < x < _BARE[1]:
            continue
        tall = 24 + noise(12, index) * 26
        foot = 392 - noise(13, index) * 16
        yield Slab(x - 2, foot - 4, 4, 6, Paint.TRUNK)
        for level in range(3):
            half, top = tall * (0.2 + 0.06 * level), foot - tall + level * tall * 0.25
            yield Poly(((x, top), (x + half, top + tall * 0.46), (x - half, top + tall * 0.46)), Paint.SPRUCE)


def _birches() -> Iterator[Shape]:
    for index, x in enumerate((738, 772, 1046, 1096, 1836, 1880)):
        tall = 46 + noise(14, index) * 16
        yield Stroke(((x, GROUND_Y), (x, GROUND_Y - tall)), Paint.TRUNK, 4)
        for leaf in range(3):
            shift = (leaf - 1) * 9
            yield Disc(x + shift, GROUND_Y - tall + abs(shift) * 0.6, 12, Paint.LEAVES)


def _flood() -> Iterator[Shape]:
    foot = SEA_Y + 17
    edge: Points = (
        (1040, foot),
        (1070, SEA_Y - 4),
        (1130, GROUND_Y + 6),
        (1210, GROUND_Y + 2),
        (WIDTH, GROUND_Y + 2),
    )
    yield Poly((*edge, (WIDTH, foot)), Paint.SEA_TOP)
    for index in range(7):
        x = 1150 + index * 94
        yield Stroke(((x, 452), (x + 12, 449), (x + 24, 452), (x + 36, 449)), Paint.WAVE, 2, curved=True)
    for index in range(9):
        yield Slab(1128 + index * 24, GROUND_Y - 8, 22, 11, Paint.SAND, radius=5)
    for index in range(8):
        yield Slab(1140 + index * 24, GROUND_Y - 17, 22, 11, Paint.SAND, radius=5)
