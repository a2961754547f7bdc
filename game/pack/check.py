"""Finds what is wrong with a pack beyond its shape: names, equations, loops, bounds, what each thing needs."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.check_budget import budget_problems
from game.pack.check_cards import card_problems
from game.pack.check_equations import equation_problems
from game.pack.check_figures import figure_problems
from game.pack.check_model import model_problems
from game.pack.check_names import name_problems
from game.pack.check_play import play_problems
from game.pack.check_settings import settings_problems
from game.pack.check_sources import source_problems
from game.pack.check_words import word_problems
from game.pack.files import PackFiles
from game.pack.finding import Checker, Gaps
from game.pack.schema import Scenario

NO_GAPS = Gaps()


def check_scenario(scenario: Scenario, files: PackFiles, gaps: Gaps = NO_GAPS) -> list[Problem]:
    """All problems of a scenario that validates; `gaps`: what had to be left out to get this far."""
    return list(_all(Checker(scenario, files, gaps)))


def _all(checker: Checker) -> Iterator[Problem]:
    yield from model_problems(checker)
    yield from name_problems(checker)
    yield from settings_problems(checker)
    yield from budget_problems(checker)
    yield from card_problems(checker)
    yield from play_problems(checker)
    yield from equation_problems(checker)
    yield from figure_problems(checker)
    yield from source_problems(checker)
    yield from word_problems(checker)
