"""What people at the table are called on screen: by the roles that they play."""

from __future__ import annotations

from game.session.seats import person_of
from game.session.views.case import Fact
from game.ui.room import Room

JOINED = " + "
"""Between the roles of one person, so that two roles do not read as two people."""


def person_name(room: Room, role: str) -> str:
    """All roles of the person who plays a role, as one name; the role's own name where nobody plays it."""
    settings = room.play().scenario.settings
    person = person_of(room.game.edition.scenario, room.table.setup, role) or (role,)
    return JOINED.join(settings.roles[each].short for each in person)


def is_seated(room: Room, role: str) -> bool:
    """Whether somebody plays a role now."""
    return bool(person_of(room.game.edition.scenario, room.table.setup, role))


def heard_by(room: Room, facts: tuple[Fact, ...], role: str) -> tuple[Fact, ...]:
    """What the person who plays a role knows: in all of its roles; an empty seat's adviser speaks for that one."""
    person = person_of(room.game.edition.scenario, room.table.setup, role) or (role,)
    return tuple(fact for fact in facts if fact.role in person)


def told_apart(room: Room, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One fact for each person who knows something, the first one; each empty seat has its own."""
    found: dict[str, Fact] = {}
    for fact in facts:
        person = person_of(room.game.edition.scenario, room.table.setup, fact.role) or (fact.role,)
        found.setdefault(person[0], fact)
    return tuple(found.values())


def knower_name(room: Room, facts: tuple[Fact, ...], role: str) -> str:
    """Those roles of a person that know something, as one name."""
    return JOINED.join(fact.short for fact in heard_by(room, facts, role))
