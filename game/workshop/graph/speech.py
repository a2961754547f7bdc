"""What a pack's things are called in the reader's language, and the short words of the pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from game.engine.step import default_setup
from game.pack.schema import Scenario
from game.session.edition import Edition
from game.session.views.figures import plain
from game.session.views.names import quantity_name
from game.session.views.play import Play
from game.texts.catalogue import Words, words


@dataclass(frozen=True)
class Speech:
    """A pack and its words in one language. Make one with `speech_of`."""

    scenario: Scenario
    """With its texts in the language of `say`."""
    say: Words
    _play: Play = field(repr=False)

    def name(self, quantity: str) -> str:
        """What a quantity of the model is called."""
        return quantity_name(self._play, quantity)

    def number(self, value: float) -> str:
        """A number as people write it."""
        return plain(self._play, value)

    def quarters(self, number: float) -> str:
        """So many quarters."""
        # a number between one and two stands with the form for several
        return self.say.count("graph.quarters", ceil(number), number=self.number(number))


def speech_of(edition: Edition, language: str) -> Speech:
    """A pack in a language of the program; texts that are not translated stay in the pack's own."""
    scenario, say = edition.in_language(language), words(language)
    play = Play(edition.rules, scenario, default_setup(edition.scenario), (), say)
    return Speech(scenario, say, play)
