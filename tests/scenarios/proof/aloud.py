"""How much there is to read aloud in a game."""

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
