"""Findings about who wins: a simple team that fares nearly best, goals that ask for nothing or too much."""

from __future__ import annotations

from collections.abc import Iterator

from game.workshop.playtest.faring import Fared
from game.workshop.playtest.finding import Finding
from game.workshop.playtest.shares import mean_of
from game.workshop.playtest.summary import Summary

WEIGHING = "balanced"
"""The team that looks at everything; the others are compared with it."""
WEIGHING_TEAMS = (WEIGHING, "random")
"""The teams that are no simple strategy: one weighs, one has no strategy at all."""
NEARLY = 0.9
"""A simple team that meets this share of the weighing team's goals has run away."""
ALWAYS = 0.95
"""The share of games from which on something counts as always so."""
ENOUGH = 20
"""Games of a team from which on its shares are judged."""


def balance(summary: Summary) -> Iterator[Finding]:
    """All of them."""
    yield from _runaways(summary)
    yield from _too_easy(summary)
    yield from _goals(summary)
    yield from _floors(summary)


def _runaways(summary: Summary) -> Iterator[Finding]:
    """Compared game by game, since all teams meet the same luck."""
    fared = {each.team: each for each in summary.teams}
    if WEIGHING not in fared:
        return
    best = _goals_by_seed(summary, WEIGHING)
    for team, each in fared.items():
        if team in WEIGHING_TEAMS or fared[WEIGHING].goals.value <= 0.0:
            continue
        own = _goals_by_seed(summary, team)
        ahead = mean_of([own[seed] - NEARLY * best[seed] for seed in own if seed in best])
        if ahead.value < 0.0:
            continue
        sure = ahead.low >= 0.0 and ahead.of >= ENOUGH
        facts = (
            ("team", team),
            ("goals", each.goals.value),
            ("low", each.goals.low),
            ("high", each.goals.high),
            ("best", fared[WEIGHING].goals.value),
            ("games", ahead.of),
        )
        yield Finding("warning" if sure else "note", "runaway", ("settings", "goals"), facts)


def _goals_by_seed(summary: Summary, team: str) -> dict[int, float]:
    return {record.seed: float(sum(record.met)) for record in summary.played.main(team)}


def _too_easy(summary: Summary) -> Iterator[Finding]:
    for each in summary.teams:
        if each.games >= ENOUGH and each.won.value >= ALWAYS:
            facts = (("team", each.team), ("share", each.won.value), ("games", each.games))
            yield Finding("warning", "too-easy", ("settings", "goals"), facts)


def _goals(summary: Summary) -> Iterator[Finding]:
    teams = summary.teams
    for name in summary.scenario.settings.goals:
        games, path = sum(each.games for each in teams), ("settings", "goals", name)
        if games < ENOUGH:
            continue
        if not any(each.met[name].hits for each in teams):
            yield Finding("warning", "goal-never", path, (("goal", name), ("games", games)))
        elif all(_always(each, each.met[name].value) for each in teams):
            least = min(each.met[name].value for each in teams)
            facts = (("goal", name), ("share", least), ("games", games))
            yield Finding("warning", "goal-always", path, facts)


def _floors(summary: Summary) -> Iterator[Finding]:
    for name in summary.scenario.settings.floors:
        if summary.teams and all(_always(each, each.broken[name].value) for each in summary.teams):
            facts = (("floor", name), ("games", sum(each.games for each in summary.teams)))
            yield Finding("warning", "floor-always", ("settings", "floors", name), facts)


def _always(each: Fared, share: float) -> bool:
    return each.games >= ENOUGH and share >= ALWAYS
