"""What the town shows: shares from 0 to 1, season and weather, what has happened, what goes on, and who lives in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from game.ui.town.face import Mood


class Season(StrEnum):
    """The half of the year; spring has snow on the tops, autumn has yellow trees and a low sun."""

    SPRING = auto()
    AUTUMN = auto()


class Weather(StrEnum):
    """What sets one spring or autumn apart from another."""

    CLEAR = "clear"
    SNOW = "snow"
    RAIN = "rain"
    FEAST = "feast"


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
    STATE_CAR = "state-car"
    DARK_SCREENS = "dark-screens"
    SANDBAGS = "sandbags"
    DATA_CENTRE = "data-centre"
    BUS_STOP = "bus-stop"
    NEW_WING = "new-wing"


TRACES = frozenset(trace.value for trace in Trace)


class Home(StrEnum):
    """Where one of the recurring people has a window of their own."""

    CARE = auto()
    QUAY = auto()
    SCHOOL = auto()
    HALL = auto()
    SHOP = auto()
    HOUSE = auto()


@dataclass(frozen=True, slots=True)
class Dweller:
    """One of the recurring people: where the window is and how they are; the window is dark to the worried."""

    home: Home
    mood: Mood = "content"


SHARES = (
    "queue", "lights", "green", "tech", "crowd",
    "smoke", "air", "money", "upkeep", "care", "school", "presence", "trust", "help", "safety",
    "posts", "gains", "turnover", "order", "strength", "devices", "services",
)  # fmt: skip
"""The names of the shares of a `TownView`."""
MOST_WORKS = 4
"""So many scaffolds can stand in the town at once."""


@dataclass(frozen=True, slots=True)
class TownView:
    """What the town shows.

    `queue`: how long people wait outside the town hall; `lights`: share of lit windows; `green`: turf roofs
    and wind turbines; `tech`: masts and screens; `crowd`: people by the sea; all from 0 to 1, and so are those
    after `marks`, of which 1 is how well the thing stands. `marks`: values of `Trace`. `works`: how much work is
    under way. ValueError for a share outside 0 to 1, an unknown mark or less than no work.
    """

    season: Season = Season.SPRING
    queue: float = 0.2
    lights: float = 0.7
    green: float = 0.4
    tech: float = 0.4
    crowd: float = 0.5
    marks: frozenset[str] = frozenset()
    smoke: float = 0.6
    air: float = 0.5
    money: float = 0.5
    upkeep: float = 0.7
    care: float = 0.7
    school: float = 0.6
    presence: float = 0.7
    trust: float = 0.5
    help: float = 0.5
    safety: float = 0.5
    posts: float = 0.8
    gains: float = 0.0
    turnover: float = 0.6
    order: float = 0.8
    strength: float = 0.6
    devices: float = 0.8
    services: float = 0.7
    works: int = 0
    weather: Weather = Weather.CLEAR
    dwellers: tuple[Dweller, ...] = ()

    def __post_init__(self) -> None:
        for name in SHARES:
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie between 0 and 1, not {getattr(self, name)}")
        if unknown := self.marks - TRACES:
            raise ValueError(f"the town knows no mark {min(unknown)!r}; it knows {', '.join(sorted(TRACES))}")
        if self.works < 0:
            raise ValueError(f"there cannot be {self.works} works")

    def has(self, trace: Trace) -> bool:
        """Whether this has happened."""
        return trace.value in self.marks


def counted(share: float, most: int) -> int:
    """How many of `most` things a share is, from none to all."""
    return min(most, int(share * most + 0.5))
