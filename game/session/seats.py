"""Who sits at the table, who decides what, who votes, and which parts of the game are played.

A person plays one role or more. Capacity, attention and mandates belong to roles; a vote belongs to a person, for
two votes of one mouth would be no vote at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from game.engine.state import Setup
from game.pack.schema import Features, Scenario

Person: TypeAlias = tuple[str, ...]
"""The roles that one person plays, in the scenario's order; the first is the one that votes."""


def is_on(scenario: Scenario, setup: Setup, feature: str) -> bool:
    """Whether a part of the game is played; `feature` is a field of `game.pack.schema.Features`."""
    if feature not in Features.model_fields:
        raise ValueError(f"there is no feature {feature!r}")
    return bool(getattr(scenario.settings.features, feature)) and feature not in setup.features_off


def director_of(scenario: Scenario) -> str:
    """The role that decides for empty seats."""
    return next(name for name, role in scenario.settings.roles.items() if role.director)


def taken_seats(scenario: Scenario, setup: Setup) -> tuple[str, ...]:
    """The roles that somebody plays, in the scenario's order."""
    return tuple(name for name in scenario.settings.roles if name not in setup.empty_seats)


def speaks_for(scenario: Scenario, setup: Setup, role: str) -> str:
    """The role that decides where `role` would: itself, or the director for an empty seat.

    Where the director's own seat is empty, the first seat that is taken decides.
    """
    taken = taken_seats(scenario, setup)
    if role in taken:
        return role
    director = director_of(scenario)
    return director if director in taken else taken[0]


def persons(scenario: Scenario, setup: Setup) -> tuple[Person, ...]:
    """Who sits at the table: for each person the roles that this person plays."""
    return groups(scenario.settings.roles, setup)


def groups(roles: Iterable[str], setup: Setup) -> tuple[Person, ...]:
    """As `persons`, by all roles of the scenario in its order."""
    order = tuple(roles)
    taken, hosts = [name for name in order if name not in setup.empty_seats], dict(setup.together)
    found: dict[str, Person] = {}
    for role in taken:
        host = hosts.get(role, role)
        host = host if host in taken else role
        found[host] = (*found.get(host, ()), role)
    return tuple(sorted(found.values(), key=lambda person: order.index(person[0])))


def person_of(scenario: Scenario, setup: Setup, role: str) -> Person:
    """All roles of the person who plays `role`; none where nobody does."""
    return next((person for person in persons(scenario, setup) if role in person), ())


def voters(scenario: Scenario, setup: Setup) -> tuple[str, ...]:
    """The roles that vote: the first one of every person."""
    return tuple(person[0] for person in persons(scenario, setup))


def is_seating(scenario: Scenario, setup: Setup) -> bool:
    """Whether the double roles are ones that the scenario has, each said once and of another role's person."""
    doubled = [role for role, _ in setup.together]
    hosts = {host for _, host in setup.together}
    known = set(scenario.settings.roles) >= {*doubled, *hosts}
    return known and len(doubled) == len(set(doubled)) and not hosts & set(doubled)


def is_machine_seating(scenario: Scenario, setup: Setup) -> bool:
    """Whether the machine plays only roles that are at the table, and each of them alone."""
    alone = {person[0] for person in persons(scenario, setup) if len(person) == 1}
    return set(setup.machine) <= alone and len(setup.machine) == len(set(setup.machine))


def human_voters(scenario: Scenario, setup: Setup) -> tuple[str, ...]:
    """The roles of those who vote and are people."""
    return tuple(role for role in voters(scenario, setup) if role not in setup.machine)


def played_by_machine(roles: Iterable[str], setup: Setup, machine: Iterable[str]) -> Setup:
    """The setup in which the machine plays just these roles, each of them alone; who else sat there stays."""
    order, wanted = tuple(roles), set(machine)
    for role in order:
        if role in wanted:
            setup = seated(order, setup, role, role) or setup
    return replace(setup, machine=tuple(role for role in order if role in wanted))


def seated(roles: Iterable[str], setup: Setup, role: str, by: str) -> Setup | None:
    """The setup in which `role` is played by the person of `by`: itself alone, or another one; "": by nobody.

    `roles` are all roles of the scenario, in its order.

    The others keep their persons, also those who shared one with `role`; the machine plays `role` no longer. None
    where that leaves nobody at the table, or where nobody, or the machine, plays `by`.
    """
    order = tuple(roles)
    if by not in ("", role, *order) or (by != role and by in (*setup.empty_seats, *setup.machine)):
        return None
    people = [[each for each in person if each != role] for person in groups(order, setup)]
    if by == role:
        people.append([role])
    for person in people:
        if by in person and by != role:
            person.append(role)
    ordered = [sorted(person, key=order.index) for person in people if person]
    if not ordered:
        return None
    taken = {each for person in ordered for each in person}
    hosts = {each: person[0] for person in ordered for each in person[1:]}
    return replace(
        setup,
        empty_seats=tuple(name for name in order if name not in taken),
        together=tuple((name, hosts[name]) for name in order if name in hosts),
        machine=tuple(name for name in setup.machine if name != role),
    )
