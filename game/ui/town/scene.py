"""The whole town as shapes, and which part of it a picture shows."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.town.buildings import street
from game.ui.town.land import ground, mountains, rain, sea, sky
from game.ui.town.life import bus, chairs, crane, lamps, old_machines, stalls, van
from game.ui.town.motion import towers
from game.ui.town.people import children, crowd, helped, protest, queue, wedding
from game.ui.town.public import care_cars
from game.ui.town.shapes import GROUND_Y, HEIGHT, WIDTH, Shapes
from game.ui.town.svg import Window
from game.ui.town.traces import before, behind
from game.ui.town.view import TownView, Trace


@dataclass(frozen=True, slots=True)
class Look:
    """A town and how it is seen: the whole scene or a `strip` of houses, by day or in the `evening`."""

    view: TownView
    strip: bool = False
    evening: bool = False


def still(view: TownView) -> Shapes:
    """Everything that does not move, from back to front."""
    return (
        *sky(view),
        *mountains(view),
        *towers(view),
        *behind(view),
        *crane(view),
        *ground(view),
        *street(view),
        *stalls(view),
        *sea(flooded=view.has(Trace.FLOOD)),
        *before(view),
        *children(view),
        *care_cars(view),
        *lamps(view),
        *bus(view),
        *van(view),
        *old_machines(view),
        *chairs(view),
        *helped(view),
        *protest(view),
        *wedding(view),
        *queue(view),
        *crowd(view),
        *rain(view),
    )


def window_of(width: int, height: int, *, strip: bool) -> Window:
    """The part of the town for a picture of this shape: always the full width, cropped or continued upwards.

    A strip ends at people's feet, so that houses, people and the queue are in it, and the sea is not.
    """
    high = WIDTH * height / width
    foot = GROUND_Y + 18 if strip else HEIGHT
    return Window(0, foot - high, WIDTH, high)
