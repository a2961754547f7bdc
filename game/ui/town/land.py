"""Sky, mountains, ground and sea."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.chance import noise
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
)
from game.ui.town.view import Season, TownView, Trace, Weather, counted

HOLES = 6
FRUITS = 24
TREES = (738, 782, 1040, 1088)
_HAZE_BELOW = 0.45
"""Air that is better than this is clear."""
_SKY_ABOVE = 1200
"""How far the sky goes on above the scene, for tall windows."""
_FAR: Points = (
    (0, 286), (277, 186), (455, 250), (651, 160), (878, 269), (1074, 156), (1269, 246),
    (1448, 112), (1643, 256), (1773, 176), (1920, 290),
)  # fmt: skip
"""The best tops stand at the right, where nobody's words cover them."""
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
    sun = () if view.weather is Weather.RAIN else (Disc(1262, 148 if low else 128, 52, Paint.SUN),)
    return (
        Slab(0, -_SKY_ABOVE, WIDTH, _SKY_ABOVE + 2, Paint.SKY_TOP),
        Slab(0, 0, WIDTH, 400, Paint.SKY_TOP, low=Paint.SKY_LOW),
        *sun,
        *(_clouds() if view.weather is Weather.RAIN else ()),
    )


def mountains(view: TownView) -> Shapes:
    """Two ranges; snow on the tops in spring, far down when winter lasts; a landslide's scar; haze in bad air."""
    deep = view.weather is Weather.SNOW
    far = Poly((*_FAR, (WIDTH, HEIGHT), (0, HEIGHT)), Paint.FAR)
    depth = 74 if deep else 30
    snow = tuple(_snow(index, depth) for index in _PEAKS) if deep or view.season is Season.SPRING else ()
    near = Poly((*_NEAR, (WIDTH, HEIGHT), (0, HEIGHT)), Paint.NEAR)
    scar = (_scar(),) if view.has(Trace.LANDSLIDE) else ()
    return (far, *snow, *_haze(view), near, *scar)


def _haze(view: TownView) -> Iterator[Shape]:
    """Two bands across the far range, the denser the worse the air is; none in good air."""
    dense = max(0.0, _HAZE_BELOW - view.air) / _HAZE_BELOW
    if dense == 0:
        return
    for y, high in ((206, 160), (262, 110)):
        yield Slab(0, y, WIDTH, high, Paint.HAZE, opacity=0.12 + 0.36 * dense)


def _clouds() -> Iterator[Shape]:
    for x, y, wide in ((60, 70, 330), (480, 40, 420), (1120, 84, 520), (1560, 36, 300)):
        yield Slab(x, y, wide, 46, Paint.RAIN, radius=23, opacity=0.8)
        yield Slab(x + wide * 0.22, y - 26, wide * 0.46, 50, Paint.RAIN, radius=25, opacity=0.8)


def rain(view: TownView) -> Shapes:
    """Slanting strokes over everything in a rainy half-year."""
    if view.weather is not Weather.RAIN:
        return ()
    drops = []
    for index in range(90):
        x, y = noise(91, index) * WIDTH, 20 + noise(92, index) * (HEIGHT - 60)
        drops.append(Stroke(((x, y), (x - 7, y + 22)), Paint.RAIN, 1.6))
    return tuple(drops)


def ground(view: TownView) -> Shapes:
    """The green under the houses, the trees behind them, fruit trees, and the road with its holes."""
    top: Points = ((0, 384), (240, 374), (520, 388), (900, 380), (1240, 372), (1600, 380), (1920, 390))
    grass = Poly((*top, (WIDTH, SEA_Y), (0, SEA_Y)), Paint.GROUND)
    road = Slab(0, GROUND_Y + 1, WIDTH, 9, Paint.PATH)
    return (*_spruces(), grass, *_fruit_trees(view), road, *_holes(view))


def _holes(view: TownView) -> Iterator[Shape]:
    """Holes in the road where there is no money to fill them."""
    for index in range(counted(max(0.0, 0.6 - view.upkeep) / 0.6, HOLES)):
        yield Slab(96 + index * 283 % 1780, GROUND_Y + 2, 46, 7, Paint.SLATE, radius=3.5, opacity=0.75)


def _fruit_trees(view: TownView) -> Iterator[Shape]:
    """Trees at the square that carry what was gained: blossom in spring, fruit in autumn."""
    fruit = counted(view.gains, FRUITS)
    paint = Paint.BLOSSOM if view.season is Season.SPRING else Paint.FRUIT
    for index, x in enumerate(TREES):
        tall = 52 + noise(14, index) * 12
        yield Stroke(((x, GROUND_Y), (x, GROUND_Y - tall + 8)), Paint.TRUNK, 5)
        for dx, dy, radius in ((-13, 4, 14), (13, 4, 14), (0, -8, 17)):
            yield Disc(x + dx, GROUND_Y - tall + dy, radius, Paint.LEAVES)
        for number in range(index, fruit, len(TREES)):
            place = number // len(TREES)
            dx, dy = ((-15, 2), (13, 6), (0, -12), (-4, 8), (16, -4), (-9, -8))[place]
            yield Disc(x + dx, GROUND_Y - tall + dy, 5, paint)


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


def _snow(index: int, depth: float) -> Poly:
    x, y = _FAR[index]
    (left_x, left_y), (right_x, right_y) = _FAR[index - 1], _FAR[index + 1]
    share = min(depth / max(left_y - y, 1), 0.85)
    other = min(depth / max(right_y - y, 1), 0.85)
    left = (x + (left_x - x) * share, y + (left_y - y) * share)
    right = (x + (right_x - x) * other, y + (right_y - y) * other)
    width = right[0] - left[0]
    teeth = (
        (right[0] - width * 0.3, y + depth * 0.67),
        (x + width * 0.02, y + depth * 1.13),
        (left[0] + width * 0.26, y + depth * 0.63),
    )
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


def sandbags() -> Shapes:
    """Two rows of them, which stay when the water has gone."""
    lower = tuple(Slab(1128 + n * 24, GROUND_Y - 8, 22, 11, Paint.SAND, radius=5) for n in range(9))
    return (*lower, *(Slab(1140 + n * 24, GROUND_Y - 17, 22, 11, Paint.SAND, radius=5) for n in range(8)))
