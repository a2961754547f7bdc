"""The few shapes that the town is made of.

Coordinates are town units: 1920 wide, y downwards, 0 at the top of the full scene and `HEIGHT` at its foot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from game.ui.town.palette import Paint

WIDTH = 1920
HEIGHT = 540
GROUND_Y = 440
"""Where houses stand."""
SEA_Y = 462
"""The edge of the quay."""

Points: TypeAlias = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Slab:
    """A rectangle; with `low` its colour runs from `paint` at the top to `low` at the foot."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0
    low: Paint | None = None
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Poly:
    """A filled polygon."""

    points: Points
    paint: Paint
    low: Paint | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle, with an outline if `edge` is given."""

    x: float
    y: float
    radius: float
    paint: Paint
    edge: Paint | None = None
    edge_width: float = 0
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, with round ends; `curved` bends it smoothly through them."""

    points: Points
    paint: Paint
    width: float
    curved: bool = False


Shape: TypeAlias = Slab | Poly | Disc | Stroke
Shapes: TypeAlias = tuple[Shape, ...]


def moved(shapes: Iterable[Shape], dx: float, dy: float) -> Shapes:
    """The same shapes elsewhere."""
    return tuple(_moved(shape, dx, dy) for shape in shapes)


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    match shape:
        case Slab() | Disc():
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
        case Poly() | Stroke():
            return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
