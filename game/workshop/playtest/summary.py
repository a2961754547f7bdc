"""Everything that a playtest found out, as one value: what findings, page and JSON are made from."""

from __future__ import annotations

from dataclasses import dataclass

from game.pack.schema import Scenario
from game.texts.catalogue import Words
from game.workshop.playtest.coverage import Coverage, coverage
from game.workshop.playtest.faring import Course, Fared, courses, fared
from game.workshop.playtest.moving import CardMoves, moves
from game.workshop.playtest.reading import Read, reading
from game.workshop.playtest.running import Played


@dataclass(frozen=True, slots=True)
class Summary:
    """A playtest, counted."""

    played: Played
    scenario: Scenario
    """With its texts in the language of `say`."""
    say: Words
    fared: tuple[tuple[Fared, ...], ...]
    """By setup in the plan's order, then by team."""
    coverage: Coverage
    moves: tuple[CardMoves, ...]
    courses: tuple[Course, ...]
    reading: tuple[Read, ...]

    @property
    def teams(self) -> tuple[Fared, ...]:
        """How the teams fared from the plan's first setup."""
        return self.fared[0]


def summarise(played: Played, scenario: Scenario, say: Words) -> Summary:
    """Count a playtest."""
    return Summary(
        played,
        scenario,
        say,
        tuple(fared(played, place) for place in range(len(played.plan.setups))),
        coverage(played),
        moves(played.rules, played.tried),
        courses(played),
        reading(played, scenario, say),
    )
