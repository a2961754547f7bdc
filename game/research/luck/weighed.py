"""A whole game: what it might have been under other luck, with other decisions, and whose doing the difference is.

Three questions, from the one that a table's own decisions answer best to the widest:

- **Other fortunes.** The same cases are dealt, and everything that is drawn later falls otherwise: which events come
  and how bad they are, which work overruns and fails, which promise an election challenges.
- **Other games.** Another seed deals other cases too.
- **Other decisions** under the same luck: one of them changed, or the game of a built-in team.

In the first two an answer holds wherever its card comes; a card that the table never met is answered by its habits
(`habits`), and where that cannot be paid for, "not now". Attention, budgets and lending hold as they were.

The other games are also played by every built-in team. That gives a table of choices and seeds, whose variance is split
into luck, choice and both (`variance.crossed`).

A fortune and a seed are numbers that follow from the log's seed, so that equal questions get equal answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.engine.state import Rules
from game.policy import POLICIES
from game.research.luck.fortunes import (
    Ended,
    Held,
    Traits,
    by_team,
    in_other_game,
    measures,
    other_seeds,
    traits_of,
    under_fortune,
)
from game.research.luck.variance import Parts, crossed
from game.research.whatif import Recording, WhatIf, all_changes, what_ifs_of
from game.research.workers import Workers

FORTUNE, GAME = "fortune", "game"
"""Ways to play a game again, beside the names of the built-in teams."""
PIECE = 8
"""Games in a piece of work."""
CHANGES = 12
"""What-ifs in a piece of work."""

Told = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure (goals, or a gauge in its unit) of the game, and what it might have been."""

    name: str
    here: float
    fortunes: tuple[float, ...]
    """The same decisions and cases, other fortunes."""
    games: tuple[float, ...]
    """The same table in other games."""
    singles: tuple[float, ...]
    """The same luck, one other decision."""
    teams: Mapping[str, float]
    """The same luck, the built-in teams."""
    parts: Parts
    """Of the table and the teams, each in this game and in all the others."""


@dataclass(frozen=True, slots=True)
class LuckAndChoice:
    """What of a game was luck and what was choice."""

    seeds: tuple[int, ...]
    """The fortunes, which are the seeds of the other games too."""
    measured: tuple[Measured, ...]
    held_by_fortune: Held
    """Answers in all fortunes together: as the table gave them, and not."""
    held_by_game: Held
    """Answers in all other games together."""


Piece = tuple[Recording, str, tuple[int, ...]]
"""A game, how it is played again (`FORTUNE`, `GAME` or a team's name), and under which fortunes or seeds."""


def play_again(rules: Rules, piece: Piece) -> tuple[Ended, ...]:
    """Play a piece of work."""
    recording, way, seeds = piece
    setup = recording.setup
    if way in POLICIES:
        half_years = len(recording.decisions)
        return tuple(Ended(by_team(rules, setup, seed, way, half_years), Held(0, 0, 0)) for seed in seeds)
    game = recording.replayed(rules)
    if way == FORTUNE:
        return tuple(under_fortune(game, setup, recording.seed, seed) for seed in seeds)
    return tuple(in_other_game(game, setup, seed) for seed in seeds)


def games_to_play(count: int) -> int:
    """How many games `luck_and_choice` plays for so many seeds, without the what-ifs."""
    return 2 * count + len(POLICIES) * (count + 1)


def luck_and_choice(
    rules: Rules, recording: Recording, count: int, workers: Workers, told: Told = lambda done: done
) -> LuckAndChoice:
    """Play a game again under `count` fortunes and in as many other games, by itself and by every built-in team.

    `told` hears of every so many games that are done. The same for any number of workers.
    """
    seeds = other_seeds(recording.seed, count)
    ways = {FORTUNE: seeds, GAME: seeds} | dict.fromkeys(POLICIES, (recording.seed, *seeds))
    pieces = [
        (recording, way, some[first : first + PIECE])
        for way, some in ways.items()
        for first in range(0, len(some), PIECE)
    ]
    ended: dict[str, list[Ended]] = {way: [] for way in ways}
    for (_, way, some), found in zip(pieces, workers.each(play_again, pieces), strict=True):
        ended[way] += found
        told(len(some))
    here = traits_of(rules, recording.replayed(rules).closed[-1])
    singles = [_traits(rules, here, each) for each in every_what_if(rules, recording, workers)]
    return LuckAndChoice(
        seeds,
        tuple(_measured(rules, here, ended, singles)),
        _held(ended[FORTUNE]),
        _held(ended[GAME]),
    )


def every_what_if(
    rules: Rules, recording: Recording, workers: Workers, told: Told = lambda done: done
) -> Iterator[WhatIf]:
    """Each decision of a game with each of its alternatives, in the order of the game."""
    changes = tuple(all_changes(recording.replayed(rules)))
    pieces = [(recording, changes[at : at + CHANGES]) for at in range(0, len(changes), CHANGES)]
    for found in workers.each(what_ifs_of, pieces):
        yield from found
        told(len(found))


def _measured(
    rules: Rules, here: Traits, ended: Mapping[str, Sequence[Ended]], singles: Sequence[Traits]
) -> Iterator[Measured]:
    for place, name in enumerate(measures(rules.scenario)):

        def column(some: Iterable[Ended], place: int = place) -> tuple[float, ...]:
            return tuple(each.traits[place] for each in some)

        games = column(ended[GAME])
        teams = {team: column(ended[team]) for team in POLICIES}
        yield Measured(
            name,
            here[place],
            column(ended[FORTUNE]),
            games,
            tuple(each[place] for each in singles),
            {team: values[0] for team, values in teams.items()},
            crossed([(here[place], *games), *teams.values()]),
        )


def _traits(rules: Rules, here: Traits, found: WhatIf) -> Traits:
    """How a what-if ended, from what it changed."""
    ends = {each.indicator: each.end for each in found.differences}
    changes = (
        float(len(found.goals_gained) - len(found.goals_lost)),
        *(ends[name] for name in rules.scenario.settings.gauges),
    )
    return tuple(value + change for value, change in zip(here, changes, strict=True))


def _held(ended: Sequence[Ended]) -> Held:
    return Held(
        sum(each.held.own for each in ended),
        sum(each.held.habit for each in ended),
        sum(each.held.other for each in ended),
    )
