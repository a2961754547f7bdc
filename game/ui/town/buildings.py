"""Everything built, put together from the houses, the public houses, the town hall and the people's windows."""

from __future__ import annotations

from game.ui.town.dwellings import dwellings
from game.ui.town.hall import hall
from game.ui.town.houses import back_row, front_row
from game.ui.town.public import public_houses
from game.ui.town.shapes import Shapes
from game.ui.town.view import TownView


def street(view: TownView) -> Shapes:
    """Everything built, from back to front."""
    return (*back_row(view), *front_row(view), *public_houses(view), *hall(view), *dwellings(view))
