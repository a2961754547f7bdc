"""All deep checks that need no game to be played, in one run."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.load import Reading, in_file_order
from game.session.causality.ranges import Ranges
from game.workshop.deep.arrivals import arrival_problems
from game.workshop.deep.conditions import condition_problems
from game.workshop.deep.material import Material, material_of
from game.workshop.deep.notes import note_problems
from game.workshop.deep.terms import term_problems
from game.workshop.deep.town_marks import mark_problems
from game.workshop.deep.translations import translation_problems
from game.workshop.deep.unit_check import unit_problems
from game.workshop.deep.usage import usage_problems
from game.workshop.deep.wording import wording_of


def deep_problems(reading: Reading) -> tuple[Problem, ...]:
    """What is wrong with a pack beyond its structure, in file order.

    Errors in the pack do not stop it: what they leave unknown is left out, and a warning `not-examined` says so.
    """
    return in_file_order(_all(material_of(reading)))


def _all(material: Material) -> Iterator[Problem]:
    from game.workshop.deep.fitting import fitting_problems  # it brings the screen library

    ranges, wording = Ranges(material.parts), wording_of(material)
    if not material.whole:
        yield Problem.at(material.checker.files.place(("settings",)), "not-examined", "warning")
    yield from usage_problems(material)
    yield from condition_problems(material, ranges)
    yield from arrival_problems(material, ranges)
    yield from unit_problems(material)
    yield from note_problems(material)
    yield from mark_problems(material)
    yield from translation_problems(wording)
    yield from term_problems(wording)
    yield from fitting_problems(wording)
