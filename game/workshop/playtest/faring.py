"""How the teams fared: goals, floors and promises from each setup, and the gauges over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.workshop.playtest.playing import Record
from game.workshop.playtest.running import Played
from game.workshop.playtest.shares import Band, Mean, Share, band_of, mean_of


@dataclass(frozen=True, slots=True)
class Fared:
    """A team's games from one setup."""

    team: str
    place: int
    games: int
    goals: Mean
    """Goals met at the end."""
    won: Share
    """Games in which every goal was met and no floor broken."""
    fell: Share
    """Games in which a floor was broken."""
    met: Mapping[str, Share]
    """By goal."""
    broken: Mapping[str, Share]
    """By floor."""
    starts: float
    """Pieces of work begun in a game, on average."""


@dataclass(frozen=True, slots=True)
class Course:
    """A gauge in a team's games: a band for each half-year, the start's first."""

    team: str
    gauge: str
    bands: tuple[Band, ...]


def fared(played: Played, place: int) -> tuple[Fared, ...]:
    """All teams that have finished games from a setup, in the plan's order."""
    found = ((team, played.cell(place, team)) for team in played.plan.teams)
    return tuple(_fared(played, team, place, records) for team, records in found if records)


def _fared(played: Played, team: str, place: int, records: Sequence[Record]) -> Fared:
    layout, n = played.rules.layout, len(records)
    return Fared(
        team,
        place,
        n,
        mean_of([float(sum(record.met)) for record in records]),
        Share(sum(all(record.met) and not any(record.broken) for record in records), n),
        Share(sum(any(record.broken) for record in records), n),
        {name: Share(sum(r.met[number] for r in records), n) for number, name in enumerate(layout.goals)},
        {name: Share(sum(r.broken[number] for r in records), n) for number, name in enumerate(layout.floors)},
        mean_of([_starts(played, record) for record in records]).value,
    )


def _starts(played: Played, record: Record) -> float:
    works = played.rules.layout.initiative_of
    return float(sum(f"{each.card}.{each.chosen}" in works for turn in record.dealt for each in turn))


def courses(played: Played) -> tuple[Course, ...]:
    """Every gauge of every team from the first setup."""
    layout = played.rules.layout
    made = []
    for gauge in played.rules.scenario.settings.gauges:
        number = layout.indicators[gauge]
        for team in played.plan.teams:
            records = played.main(team)
            if records:
                turns = zip(*(record.figures for record in records), strict=True)
                bands = tuple(band_of([figures[number] for figures in turn]) for turn in turns)
                made.append(Course(team, gauge, bands))
    return tuple(made)
