"""A pack in a language, opened for printing: its texts, its words, and a game at its first half-year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from game.engine.step import compile_rules, default_setup, start
from game.pack.load import load
from game.pack.schema import Scenario, ScenarioFile
from game.pack.translation import translated
from game.session.views.play import Play
from game.texts.catalogue import Words, words
from game.workshop.reading import cards_in_order

Data: TypeAlias = Mapping[str, Any]
"""A part as the templates read it: texts, whole numbers, truth values, lists and tables of them."""
SEED = 0
"""Nothing that is printed depends on chance."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the printed parts are made from."""

    play: Play
    """Prices and amounts that depend on the state are those of the first day."""

    @property
    def settings(self) -> ScenarioFile:
        """The scenario's settings, in the language of `say`."""
        return self.play.scenario.settings

    @property
    def scenario(self) -> Scenario:
        """The scenario, in the language of `say`."""
        return self.play.scenario

    @property
    def say(self) -> Words:
        """The program's words in the language that is printed."""
        return self.play.say

    @property
    def cards(self) -> tuple[str, ...]:
        """The names of the cards by kind and printed code."""
        return cards_in_order(self.scenario)

    @property
    def edition(self) -> str:
        """Which scenario, and which edition of it: paper outlives a pack."""
        return self.say("print.edition", title=self.settings.title, version=self.settings.version)


def open_matter(folder: Path, shown_as: str, language: str | None) -> Matter:
    """Read a pack in a language, its own where none is named. PackError for its mistakes."""
    scenario = load(folder, shown_as)
    spoken = language or scenario.settings.language
    found = (
        translated(scenario, folder, spoken).scenario if spoken != scenario.settings.language else scenario
    )
    rules = compile_rules(scenario)
    setup = default_setup(scenario)
    return Matter(Play(rules, found, setup, (start(rules, setup, SEED),), words(spoken)))
