"""Where in the town each thing is, for the tags that name it: the point above which a tag stands, in town units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.pack.town import TownLayer, TownMark
from game.ui.town.hall import HALL_WIDTH, HALL_X
from game.ui.town.houses import upper_houses, work_places
from game.ui.town.life import BIN_X, BUS_X, CHAIR_X, LAMPS, STALL_X, VAN_X
from game.ui.town.people import HELP_X, PROTEST_X
from game.ui.town.public import CARE_X, LIBRARY_X, SCHOOL_X, SHOP_X
from game.ui.town.shapes import GROUND_Y

_MIDDLE = HALL_X + HALL_WIDTH / 2
_LAYERS: Final[Mapping[TownLayer, tuple[float, float]]] = {
    "queue": (_MIDDLE + 100, GROUND_Y - 44),
    "lights": (upper_houses()[7].x + 26, 340),
    "green": (1102, 168),
    "tech": (1330, 252),
    "crowd": (566, GROUND_Y - 36),
    "smoke": (upper_houses()[1].x + 30, 318),
    "air": (BUS_X + 70, GROUND_Y - 46),
    "money": (STALL_X + 54, GROUND_Y - 62),
    "upkeep": (upper_houses()[10].x + 22, 330),
    "care": (CARE_X + 60, GROUND_Y - 108),
    "school": (SCHOOL_X + 196, GROUND_Y - 34),
    "presence": (756, GROUND_Y - 30),
    "trust": (HALL_X + 40, GROUND_Y - 188),
    "help": (HELP_X + 28, GROUND_Y - 82),
    "safety": (HALL_X + HALL_WIDTH - 26, GROUND_Y - 152),
    "posts": (CHAIR_X + 50, GROUND_Y - 30),
    "gains": (1088, GROUND_Y - 86),
    "turnover": (VAN_X + 46, GROUND_Y - 52),
    "order": (HALL_X + 34, GROUND_Y - 44),
    "strength": (490, 488),
    "devices": (BIN_X + 40, GROUND_Y - 40),
    "services": (LAMPS[8], GROUND_Y - 88),
}
_MARKS: Final[Mapping[TownMark, tuple[float, float]]] = {
    "solar": (HALL_X + HALL_WIDTH - 22, GROUND_Y - 124),
    "electric_ferry": (1500, 470),
    "charging": (1746, GROUND_Y - 30),
    "new_playground": (650, GROUND_Y - 50),
    "flood_wall": (1470, 436),
    "library": (LIBRARY_X + 58, GROUND_Y - 98),
    "scaffold": (LIBRARY_X + 58, GROUND_Y - 92),
    "banner": (HALL_X + 37, GROUND_Y - 96),
    "election_posters": (HALL_X - 40, GROUND_Y - 104),
    "boarded_shop": (SHOP_X + 54, GROUND_Y - 78),
    "flooded_quay": (1240, 432),
    "flood": (1240, 432),
    "landslide": (1140, 252),
    "state_car": (1056, GROUND_Y - 30),
    "dark_screens": (HALL_X + 154, GROUND_Y - 34),
    "dark_windows": (upper_houses()[4].x + 24, 340),
    "queue": (_MIDDLE + 160, GROUND_Y - 44),
    "data_centre": (1786, 280),
    "bus_stop": (300, GROUND_Y - 56),
    "new_wing": (1196, GROUND_Y - 80),
}
_SANDBAGS = (1240.0, GROUND_Y - 20.0)
_PROTEST = (PROTEST_X + 60.0, GROUND_Y - 72.0)


def place_of_layer(layer: str, *, good: bool) -> tuple[float, float]:
    """Where a layer is seen; low trust is seen where people protest, not on the flagpole."""
    if layer == "trust" and not good:
        return _PROTEST
    return _LAYERS[layer]  # type: ignore[index]  # KeyError for what is no layer


def place_of_mark(mark: str) -> tuple[float, float] | None:
    """Where a mark is seen; None for one that the picture does not draw."""
    return _SANDBAGS if mark == "sandbags" else _MARKS.get(mark)  # type: ignore[call-overload]


def place_of_work(number: int) -> tuple[float, float] | None:
    """Where the work with this number has its scaffold; None where there are more than scaffolds."""
    places = work_places()
    return places[number] if number < len(places) else None
