"""The mouse and the finger: a press counts when it is let go on what it went down on, and slid off it is cancelled.

A finger needs no hover: what it lies on is tinted while it lies there, and nothing is when it has left. SDL can
make mouse events of fingers too; the display asks it not to, and one that comes all the same is passed over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from game.ui.boxes import Action
from game.ui.focus import hit
from game.ui.geometry import Point
from game.ui.screens import Screen
from game.ui.stage import Stage

DOUBLE_SECONDS = 0.4
"""A second press so soon after one that turned the page belongs to a double click, and does nothing."""
_DOUBLE_PIXELS = 12
ON_THE_SCREEN = sys.platform != "darwin"
"""Whether a finger lies on what it points at: a Mac tells of fingers on its trackpad, which moves the mouse anyway."""
MOUSE = -1
"""Stands for the mouse where fingers have their numbers."""


@dataclass(frozen=True, slots=True)
class _Press:
    """What was pressed and not let go yet."""

    by: int
    screen: Screen
    key: str
    action: Action | None
    began: float


class Pointer:
    """What is pressed on one stage. One hand at a time: a second finger changes nothing."""

    def __init__(self, stage: Stage, clock: Callable[[], float]) -> None:
        """`clock` is in seconds."""
        self._stage, self._clock = stage, clock
        self._press: _Press | None = None
        self._turning: tuple[float, Point] | None = None

    def down(self, where: Point, by: int = MOUSE) -> None:
        """The mouse button or a finger, by its number, went down here."""
        if self._press is not None and self._press.by != by:
            return
        box = hit(self._stage.tree, where)
        self._press = _Press(
            by,
            self._stage.screen,
            box.key if box is not None else "",
            box.action if box is not None else None,
            self._clock(),
        )
        self._stage.point_at(where)

    def move(self, where: Point, by: int = MOUSE) -> None:
        """The pointer is there now; a finger tints nothing but what it went down on."""
        if by == MOUSE:
            self._stage.point_at(where)
        elif self._press is not None and self._press.by == by:
            if self._on_target(where, self._press):
                self._stage.point_at(where)
            else:
                self._stage.point_away()

    def up(self, where: Point, by: int = MOUSE) -> None:
        """Let go here: that presses what lies here, if it is what the press began on."""
        press = self._press
        if press is None or press.by != by:
            return
        self._press = None
        if by != MOUSE:
            self._stage.point_away()
        if self._on_target(where, press):
            self._click(where, press.began)

    def cancel(self) -> None:
        """Another window has the pointer: what is let go there does not count here."""
        self._press = None
        self._stage.point_away()

    def _on_target(self, where: Point, press: _Press) -> bool:
        box = hit(self._stage.tree, where)
        if box is None or self._stage.screen is not press.screen:
            return False
        return (box.key, box.action) == (press.key, press.action)

    def _click(self, where: Point, began: float) -> None:
        """Press what lies there, but not what a double click finds on the page that its first click opened."""
        if self._turning is not None:
            then, there = self._turning
            self._turning = None
            if began - then < DOUBLE_SECONDS and _near(where, there):
                return
        before = self._stage.screen
        self._stage.click(where)
        if not self._stage.done and self._stage.screen is not before:
            self._turning = self._clock(), where


def _near(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) <= _DOUBLE_PIXELS and abs(one.y - other.y) <= _DOUBLE_PIXELS
