"""Marks that a pack leaves in the picture of the town and that the picture does not draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from game.errors import Problem
from game.pack.scope import Path
from game.pack.town import TownMark
from game.workshop.deep.material import Material

DRAWN = frozenset(get_args(TownMark))


def mark_problems(material: Material) -> Iterator[Problem]:
    """A warning for each mark that would silently not be seen."""
    for path, name in _marks(material):
        if name not in DRAWN:
            yield from material.warn(path, "mark-not-drawn", name=name, marks=", ".join(sorted(DRAWN)))


def _marks(material: Material) -> Iterator[tuple[Path, str]]:
    for name, situation in material.scenario.settings.situations.items():
        if situation.mark is not None:
            yield ("settings", "situations", name, "mark"), situation.mark
    for name, card in material.scenario.cards.items():
        for place, mark in enumerate(card.marks):
            yield ("cards", name, "marks", place), mark
        for key, option in card.options.items():
            for place, mark in enumerate(option.marks):
                yield ("cards", name, "options", key, "marks", place), mark
