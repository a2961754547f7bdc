"""People: those who wait outside the town hall, and those who are out by the sea."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.town.buildings import HALL_WIDTH, HALL_X
from game.ui.town.palette import Paint
from game.ui.town.shapes import GROUND_Y, Disc, Shape, Shapes, Slab, noise
from game.ui.town.view import TownView

LONGEST_QUEUE = 16
LARGEST_CROWD = 14
_PROMENADE = ((40, 900), (1300, 1880))
"""Where people stroll: not where others wait."""
_COATS = (Paint.COAT_BLUE, Paint.COAT_OCHRE, Paint.COAT_GREEN, Paint.COAT_VIOLET, Paint.COAT_RED)


def queue(view: TownView) -> Shapes:
    """The people who wait: from the door of the town hall along the quay."""
    waiting = round(view.queue * LONGEST_QUEUE)
    start = HALL_X + HALL_WIDTH / 2 + 24
    parts: list[Shape] = []
    for index in range(waiting):
        parts += _person(start + index * 21, GROUND_Y + 8, 41, index)
    return tuple(parts)


def crowd(view: TownView) -> Shapes:
    """The people who are out for the sake of it."""
    parts: list[Shape] = []
    free = sum(end - start for start, end in _PROMENADE)
    for index in range(round(view.crowd * LARGEST_CROWD)):
        # One in each stretch of the quay, in an order that spreads them.
        stretch = index * 5 % LARGEST_CROWD
        x = _on_promenade(free * (stretch + 0.2 + 0.6 * noise(51, index)) / LARGEST_CROWD)
        parts += _person(x, GROUND_Y + 11, 52, index)
    return tuple(parts)


def _on_promenade(along: float) -> float:
    for start, end in _PROMENADE:
        if along <= end - start:
            return start + along
        along -= end - start
    return _PROMENADE[-1][1]


def _person(x: float, foot: float, stream: int, index: int) -> Iterator[Shape]:
    tall = 31 + noise(stream, index, 1) * 5
    coat = _COATS[(index * 2 + int(noise(stream, index, 2) * 2)) % len(_COATS)]
    yield Slab(x - 4.6, foot - 6, 3.6, 6, Paint.HAIR)
    yield Slab(x + 1, foot - 6, 3.6, 6, Paint.HAIR)
    yield Slab(x - 6, foot - tall + 10, 12, tall - 13, coat, radius=5.5)
    yield Disc(x, foot - tall + 6, 6, Paint.HAIR)
