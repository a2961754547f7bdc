"""What people at the table are called, by the roles that they play, and what each of them knows about a case."""

from __future__ import annotations

from game.session.seats import Person, person_of
from game.session.views.case import Fact
from game.session.views.play import Play

JOINED = " + "
"""Between the roles of one person, so that two roles do not read as two people."""


def person_name(play: Play, role: str) -> str:
    """All roles of the person who plays a role, as one name; the role's own name where nobody plays it."""
    return names_of(play, person_or_seat(play, role))


def names_of(play: Play, roles: Person) -> str:
    """Roles that one person plays, as one name."""
    return JOINED.join(play.scenario.settings.roles[role].short for role in roles)


def is_seated(play: Play, role: str) -> bool:
    """Whether somebody plays a role now."""
    return bool(person_of(play.scenario, play.setup, role))


def heard_by(play: Play, facts: tuple[Fact, ...], role: str) -> tuple[Fact, ...]:
    """What the person who plays a role knows: in all of its roles; an empty seat's adviser speaks for that one."""
    person = person_or_seat(play, role)
    return tuple(fact for fact in facts if fact.role in person)


def told_apart(play: Play, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One fact for each person who knows something, the first one; each empty seat has its own."""
    found: dict[str, Fact] = {}
    for fact in facts:
        found.setdefault(person_or_seat(play, fact.role)[0], fact)
    return tuple(found.values())


def knower_name(play: Play, facts: tuple[Fact, ...], role: str) -> str:
    """Those roles of a person that know something, as one name."""
    return JOINED.join(fact.short for fact in heard_by(play, facts, role))


def person_or_seat(play: Play, role: str) -> Person:
    """The roles of the person who plays a role; the role alone where nobody does."""
    return person_of(play.scenario, play.setup, role) or (role,)
