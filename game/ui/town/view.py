"""What the town shows: a few shares from 0 to 1, the season, and what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class Season(StrEnum):
    """The half of the year; spring has snow on the tops, autumn has yellow trees and a low sun."""

    SPRING = auto()
    AUTUMN = auto()


class Trace(StrEnum):
    """Something in the town that came and may stay: improvements and scars."""

    SOLAR = "solar"
    ELECTRIC_FERRY = "electric-ferry"
    CHARGING = "charging"
    PLAYGROUND = "new-playground"
    FLOOD_WALL = "flood-wall"
    LIBRARY = "library"
    SCAFFOLD = "scaffold"
    BANNER = "banner"
    ELECTION = "election"
    BOARDED_SHOP = "boarded-shop"
    FLOOD = "flood"
    LANDSLIDE = "landslide"


TRACES = frozenset(trace.value for trace in Trace)


@dataclass(frozen=True, slots=True)
class TownView:
    """What the town shows.

    `queue`: how long people wait outside the town hall; `lights`: share of lit windows; `green`: turf roofs
    and wind turbines; `tech`: masts and screens; `crowd`: people by the sea; all from 0 to 1. `marks`: values
    of `Trace`. ValueError for a share outside 0 to 1 or an unknown mark.
    """

    season: Season = Season.SPRING
    queue: float = 0.2
    lights: float = 0.7
    green: float = 0.4
    tech: float = 0.4
    crowd: float = 0.5
    marks: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name in ("queue", "lights", "green", "tech", "crowd"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie between 0 and 1, not {getattr(self, name)}")
        if unknown := self.marks - TRACES:
            raise ValueError(f"the town knows no mark {min(unknown)!r}; it knows {', '.join(sorted(TRACES))}")

    def has(self, trace: Trace) -> bool:
        """Whether this has happened."""
        return trace.value in self.marks
