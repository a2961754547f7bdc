"""People: those who wait, those who are out by the sea, children, those who protest, those who get help or none."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.chance import noise
from game.ui.town.hall import HALL_WIDTH, HALL_X
from game.ui.town.palette import Paint
from game.ui.town.public import SCHOOL_WIDTH, SCHOOL_X
from game.ui.town.shapes import GROUND_Y, Disc, Poly, Shape, Shapes, Slab, Stroke
from game.ui.town.view import TownView, Weather, counted

LONGEST_QUEUE = 18
LARGEST_CROWD = 14
MOST_CHILDREN = 8
MOST_SIGNS = 5
HELP_X = 246
PROTEST_X = 640
_PROMENADE = ((40, 220), (330, 610), (1400, 1880))
"""Where people stroll: not where others wait, get help or protest."""
_COATS = (Paint.COAT_BLUE, Paint.COAT_OCHRE, Paint.COAT_GREEN, Paint.COAT_VIOLET, Paint.COAT_RED)
_SIGNS_BELOW = 0.5
_HELP_FROM = 0.5
_ALONE_BELOW = 0.45


def queue(view: TownView) -> Shapes:
    """The people who wait: from the door of the town hall along the quay."""
    start = HALL_X + HALL_WIDTH / 2 + 30
    parts: list[Shape] = []
    for index in range(round(view.queue * LONGEST_QUEUE)):
        parts += person(start + index * 24, GROUND_Y + 12, 41, index, scale=1.32)
    return tuple(parts)


def crowd(view: TownView) -> Shapes:
    """The people who are out for the sake of it."""
    parts: list[Shape] = []
    free = sum(end - start for start, end in _PROMENADE)
    for index in range(round(view.crowd * LARGEST_CROWD)):
        # One in each stretch of the quay, in an order that spreads them.
        stretch = index * 5 % LARGEST_CROWD
        x = _on_promenade(free * (stretch + 0.2 + 0.6 * noise(51, index)) / LARGEST_CROWD)
        parts += person(x, GROUND_Y + 16, 52, index, scale=1.18)
    return tuple(parts)


def children(view: TownView) -> Shapes:
    """Those who are out in the school's yard."""
    parts: list[Shape] = []
    for index in range(counted(view.school, MOST_CHILDREN)):
        x = SCHOOL_X + SCHOOL_WIDTH + 12 + (index * 3 % MOST_CHILDREN) * 12.5
        hop = (0, 7, 2, 0)[index % 4]
        parts += person(x, GROUND_Y + 2 - hop, 53, index, scale=0.74)
    return tuple(parts)


def protest(view: TownView) -> Shapes:
    """Those who hold up signs left of the town hall where trust is low."""
    parts: list[Shape] = []
    for index in range(counted(max(0.0, _SIGNS_BELOW - view.trust) / _SIGNS_BELOW, MOST_SIGNS)):
        x, foot = PROTEST_X + index * 33, GROUND_Y + 16
        parts += (
            Stroke(((x + 9, foot - 18), (x + 12, foot - 62)), Paint.WOOD, 3),
            Slab(x - 4, foot - 86, 32, 26, Paint.STEEL, radius=2),
            Slab(x + 1, foot - 80, 22, 4, Paint.COAT_RED),
            Slab(x + 1, foot - 72, 15, 4, Paint.COAT_RED),
        )
        parts += person(x, foot, 54, index, scale=1.24)
    return tuple(parts)


def helped(view: TownView) -> Shapes:
    """A table with a parasol where somebody helps; or people alone before a machine that asks them something."""
    parts: list[Shape] = []
    foot = GROUND_Y + 14
    if view.help >= _HELP_FROM:
        parts += (
            Stroke(((HELP_X + 30, foot - 14), (HELP_X + 30, foot - 74)), Paint.STEEL, 3),
            Poly(
                ((HELP_X - 18, foot - 62), (HELP_X + 30, foot - 88), (HELP_X + 78, foot - 62)),
                Paint.COAT_GREEN,
            ),
            Poly(((HELP_X + 12, foot - 62), (HELP_X + 30, foot - 88), (HELP_X + 48, foot - 62)), Paint.STEEL),
        )
        parts += person(HELP_X + 20, foot, 55, 1, scale=1.24)
        for index in range(counted((view.help - _HELP_FROM) * 2, 2)):
            parts += person(HELP_X + 58 + index * 22, foot, 55, 3 + index, scale=1.24)
        parts += (
            Slab(HELP_X, foot - 22, 46, 22, Paint.WOOD, radius=2),
            Slab(HELP_X + 12, foot - 32, 16, 11, Paint.NAVY, radius=1),
        )
        return tuple(parts)
    if view.help < _ALONE_BELOW:
        parts += (
            Slab(HELP_X, foot - 52, 30, 52, Paint.SLATE, radius=3),
            Slab(HELP_X + 5, foot - 46, 20, 17, Paint.LIT, radius=1),
        )
        for index in range(1 + counted((_ALONE_BELOW - view.help) / _ALONE_BELOW, 3)):
            x = HELP_X + 50 + index * 26
            parts += person(x, foot, 56, index + 1, scale=1.24)
            if index == 0:
                parts += _question(x + 4, foot - 62)
    return tuple(parts)


def wedding(view: TownView) -> Shapes:
    """A couple under an arch of birch before the town hall's door, in a half-year for it."""
    if view.weather is not Weather.FEAST:
        return ()
    middle, foot = HALL_X + HALL_WIDTH / 2, GROUND_Y + 14
    arch = tuple(
        (middle + dx, foot - high)
        for dx, high in ((-34, 0), (-33, 44), (-18, 68), (0, 76), (18, 68), (33, 44), (34, 0))
    )
    parts: list[Shape] = [Stroke(arch, Paint.SPRUCE, 8)]
    parts += (Disc(x, y, 5, Paint.BLOSSOM) for x, y in arch[1:-1])
    parts += person(middle + 11, foot, 57, 2, scale=1.28)
    parts += (
        Poly(((middle - 11, foot - 34), (middle + 1, foot), (middle - 25, foot)), Paint.STEEL),
        Slab(middle - 17, foot - 33, 12, 16, Paint.STEEL, radius=5),
        Disc(middle - 11, foot - 38, 7.5, Paint.HAIR_BLOND),
        Disc(middle - 11, foot - 44, 3.5, Paint.BLOSSOM),
    )
    return tuple(parts)


def _question(x: float, y: float) -> Iterator[Shape]:
    yield Disc(x, y, 15, Paint.STEEL)
    yield Poly(((x - 8, y + 9), (x + 3, y + 13), (x - 6, y + 22)), Paint.STEEL)
    yield Stroke(
        ((x - 5, y - 4), (x - 3, y - 8), (x + 3, y - 8), (x + 5, y - 4), (x, y + 1), (x, y + 3)),
        Paint.NAVY,
        3,
    )
    yield Disc(x, y + 8, 2, Paint.NAVY)


def _on_promenade(along: float) -> float:
    for start, end in _PROMENADE:
        if along <= end - start:
            return start + along
        along -= end - start
    return _PROMENADE[-1][1]


def person(x: float, foot: float, stream: int, index: int, *, scale: float = 1.0) -> Iterator[Shape]:
    """Somebody who stands at `x`: about 33 units high at scale 1."""
    tall = (31 + noise(stream, index, 1) * 5) * scale
    coat = _COATS[(index * 2 + int(noise(stream, index, 2) * 2)) % len(_COATS)]
    yield Slab(x - 4.6 * scale, foot - 6 * scale, 3.6 * scale, 6 * scale, Paint.HAIR)
    yield Slab(x + 1 * scale, foot - 6 * scale, 3.6 * scale, 6 * scale, Paint.HAIR)
    yield Slab(
        x - 6 * scale, foot - tall + 10 * scale, 12 * scale, tall - 13 * scale, coat, radius=5.5 * scale
    )
    yield Disc(x, foot - tall + 6 * scale, 6 * scale, Paint.HAIR)
