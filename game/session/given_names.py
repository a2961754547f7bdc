"""What the people at the table are called, if they have said so: kept beside the log, gone when it is forgotten."""

from __future__ import annotations

from game.session.game import Game
from game.session.seats import person_of

NAME = "name"


def given_name(game: Game, role: str) -> str:
    """The name of the person who plays a role, as it was written last for one of the person's roles; "" for none."""
    names = {each.role: each.text for each in game.written if each.what == NAME and each.text}
    person = person_of(game.edition.scenario, game.table.setup, role)
    return next((text for each in person if (text := names.get(each))), "")
