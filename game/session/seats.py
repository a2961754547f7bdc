"""Who sits at the table, who decides what, and which parts of the game are played."""

from __future__ import annotations

from game.engine.state import Setup
from game.pack.schema import Features, Scenario


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
