"""One decision under many fortunes: how often the alternative is better, and by how much.

Both games begin at the decision as it was and have the same luck from there on, one fortune after the other, so that
each pair differs by the decision alone. What the table could not yet know then is what varies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.state import Rules
from game.research.luck.fortunes import Traits, measures, other_seeds, traits_of, with_fortune
from game.research.luck.variance import mean_interval, share_interval
from game.research.otherwise import Change
from game.research.whatif import Recording, go_on

PIECE = 8
"""Fortunes in a piece of work."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What the alternative does to a measure (goals, or a gauge in its unit)."""

    name: str
    differences: tuple[float, ...]
    """By fortune: with the alternative, less as it was decided."""
    better: int
    """In how many fortunes it is better; a gauge that falls may be."""
    worse: int

    @property
    def mean(self) -> float:
        """The mean difference."""
        return sum(self.differences) / len(self.differences)

    @property
    def interval(self) -> tuple[float, float]:
        """Of the mean difference, 95 %."""
        return mean_interval(self.differences)

    @property
    def better_interval(self) -> tuple[float, float]:
        """Of the share of fortunes in which it is better, 95 %."""
        return share_interval(self.better, len(self.differences))


Piece = tuple[Recording, Change, tuple[int, ...]]
"""A game, the decision with its alternative, and the fortunes."""


def play_pairs(rules: Rules, piece: Piece) -> tuple[tuple[Traits, Traits], ...]:
    """By fortune, how the game ends as it was decided, and with the alternative.

    ValueError for what was not decided then, or could not have been decided otherwise.
    """
    recording, change, fortunes = piece
    game = recording.replayed(rules)
    opened = game.opened[change.turn - 1]

    def end(fortune: int, changed: Change | None) -> Traits:
        ends, _ = go_on(game, with_fortune(opened, fortune), change.turn, changed)
        return traits_of(rules, ends[-1])

    return tuple((end(each, None), end(each, change)) for each in fortunes)


def pieces_of(recording: Recording, change: Change, count: int) -> list[Piece]:
    """The work of `count` fortunes."""
    fortunes = other_seeds(recording.seed, count)
    return [(recording, change, fortunes[at : at + PIECE]) for at in range(0, count, PIECE)]


def chances_of(rules: Rules, pairs: Sequence[tuple[Traits, Traits]]) -> tuple[Chance, ...]:
    """What the alternative does to each measure."""
    settings = rules.scenario.settings
    signs = (1.0, *(1.0 if settings.indicators[name].good == "up" else -1.0 for name in settings.gauges))
    found = []
    for place, (name, sign) in enumerate(zip(measures(rules.scenario), signs, strict=True)):
        differences = tuple(there[place] - here[place] for here, there in pairs)
        better = sum(sign * each > 0.0 for each in differences)
        worse = sum(sign * each < 0.0 for each in differences)
        found.append(Chance(name, differences, better, worse))
    return tuple(found)
