"""What the picture of the town knows: its layers, the marks that packs may leave in it, and how people look there."""

from __future__ import annotations

from typing import Final, Literal

TownLayer = Literal[
    "queue",
    "lights",
    "green",
    "tech",
    "crowd",
    "smoke",
    "air",
    "money",
    "upkeep",
    "care",
    "school",
    "presence",
    "trust",
    "help",
    "safety",
    "posts",
    "gains",
    "turnover",
    "order",
    "strength",
    "devices",
    "services",
]
TownMark = Literal[
    "solar",
    "electric_ferry",
    "charging",
    "new_playground",
    "flood_wall",
    "library",
    "scaffold",
    "banner",
    "election_posters",
    "boarded_shop",
    "flooded_quay",
    "flood",
    "landslide",
    "state_car",
    "dark_screens",
    "dark_windows",
    "queue",
    "data_centre",
    "bus_stop",
    "new_wing",
]
TownWindow = Literal["care", "quay", "school", "hall", "shop", "house"]
PASSING: Final[frozenset[TownMark]] = frozenset({"election_posters", "dark_screens", "flooded_quay", "flood"})
"""What is gone when its half-year is over: a flood leaves its sandbags, all else but these stays."""
Skin = Literal["light", "fair", "olive", "brown", "dark"]
Hair = Literal["blond", "red", "brown", "black", "grey", "white"]
HairStyle = Literal["short", "long", "bun", "curls", "bald", "scarf"]
Clothes = Literal["scrubs", "overalls", "hoodie", "jumper", "suit", "shirt"]
