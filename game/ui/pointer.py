"""The pointer: what a click presses, and what a double click does not."""

from __future__ import annotations

from collections.abc import Callable

from game.ui.geometry import Point
from game.ui.stage import Stage

DOUBLE_SECONDS = 0.4
"""A second click so soon after one that turned the page belongs to a double click, and does nothing."""
_DOUBLE_PIXELS = 12


class Pointer:
    """The mouse on one stage."""

    def __init__(self, stage: Stage, clock: Callable[[], float]) -> None:
        """`clock` is in seconds."""
        self._stage, self._clock = stage, clock
        self._turning: tuple[float, Point] | None = None

    def click(self, where: Point) -> None:
        """Press what lies there, but not what a double click finds on the page that its first click opened."""
        now = self._clock()
        if self._turning is not None:
            then, there = self._turning
            self._turning = None
            if now - then < DOUBLE_SECONDS and _near(where, there):
                return
        before = self._stage.screen
        self._stage.click(where)
        if not self._stage.done and self._stage.screen is not before:
            self._turning = now, where

    def move(self, where: Point) -> None:
        """The pointer is there now."""
        self._stage.point_at(where)


def _near(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) <= _DOUBLE_PIXELS and abs(one.y - other.y) <= _DOUBLE_PIXELS
