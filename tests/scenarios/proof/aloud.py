"""How much there is to read aloud in a game, and how long the scenario means it to take."""

from __future__ import annotations

from game.engine.state import Rules, Setup
from game.texts.catalogue import words
from game.workshop.playtest.playing import play_game
from game.workshop.playtest.reading import half_years


def words_aloud(rules: Rules, asked: tuple[Setup, tuple[int, ...]]) -> tuple[int, ...]:
    """Words that stand on the screen in a game of `balanced` and in one of `random`, for some seeds."""
    setup, seeds = asked
    say_it = words(rules.scenario.settings.language)
    found = []
    for seed in seeds:
        for team in ("balanced", "random"):
            decided = play_game(rules, team, setup, 0, seed).decided
            halves = half_years(rules, (setup, seed, decided), rules.scenario, say_it)
            found.append(sum(sum(half.values()) for half in halves))
    return tuple(found)


def planned_minutes(rules: Rules) -> float:
    """Of a whole game."""
    settings = rules.scenario.settings
    minutes, budget = settings.minutes, settings.budget
    seasons = [settings.start.season, "autumn" if settings.start.season == "spring" else "spring"]
    budgets = sum(
        budget is not None
        and seasons[turn % 2] == budget.season
        and (turn + 1 < settings.turns or budget.last_turn)
        for turn in range(settings.turns)
    )
    each = minutes.news + minutes.case + minutes.choice + minutes.consequences
    return float(settings.turns * each + budgets * minutes.budget)
