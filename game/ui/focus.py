"""Where Tab, the arrows and the mouse go in a laid-out screen."""

from __future__ import annotations

from enum import Enum

from game.ui.boxes import Box, Role
from game.ui.geometry import Point, Rect


class Direction(Enum):
    """An arrow key."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


ASIDE = frozenset((Role.GAUGE, Role.CAPACITY))
"""What stands at the sides of every beat."""


def focus_order(tree: Box) -> tuple[Box, ...]:
    """Everything that can be pressed: what the page is about, then what stands at its sides, then the foot bar."""
    bars = [box for box in tree.walk() if box.role is Role.BAR]
    foot = {id(box) for box in bars[-1].walk()} if bars else set[int]()

    def place(box: Box) -> int:
        return 1 if box.role in ASIDE else 2 if id(box) in foot else 0

    return tuple(sorted((box for box in tree.walk() if box.focusable), key=place))


def box_of(tree: Box, key: str | None) -> Box | None:
    """The pressable box with this key, if it is still there."""
    return next((box for box in focus_order(tree) if box.key == key), None)


def after_tab(tree: Box, current: str | None, *, backwards: bool = False) -> str | None:
    """The key that Tab goes to from `current`; round at the ends, None when nothing can be pressed."""
    keys = [box.key for box in focus_order(tree)]
    if not keys:
        return None
    if current not in keys:
        return keys[-1] if backwards else keys[0]
    return keys[(keys.index(current) + (-1 if backwards else 1)) % len(keys)]


def after_arrow(tree: Box, current: str | None, direction: Direction) -> str | None:
    """The key of the nearest box in that direction; stays where it is when there is none.

    What lies straight ahead comes before what lies aside: a step aside counts three times.
    """
    start = box_of(tree, current)
    if start is None:
        return after_tab(tree, None)
    best: tuple[int, str] | None = None
    for box in focus_order(tree):
        ahead, aside = _distance(start.rect, box.rect, direction)
        if box.key != start.key and ahead > 0:
            candidate = (ahead + 3 * aside, box.key)
            if best is None or candidate[0] < best[0]:
                best = candidate
    return best[1] if best else start.key


def hit(tree: Box, point: Point) -> Box | None:
    """The topmost box under the point that can be pressed."""
    found = [box for box in focus_order(tree) if box.rect.contains(point)]
    return found[-1] if found else None


def _distance(start: Rect, goal: Rect, direction: Direction) -> tuple[int, int]:
    """How far `goal` lies ahead (centre to centre) and how far aside its span is from the start's."""
    dx, dy = direction.value
    ahead = (goal.centre.x - start.centre.x) * dx + (goal.centre.y - start.centre.y) * dy
    if dx:
        aside = max(goal.y - start.bottom, start.y - goal.bottom, 0)
    else:
        aside = max(goal.x - start.right, start.x - goal.right, 0)
    return ahead, aside
