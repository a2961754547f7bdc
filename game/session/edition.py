"""A scenario pack as it is played: its folder, compiled rules, two hashes, and its texts by language."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from game.engine.state import Rules
from game.engine.step import compile_rules
from game.errors import PackError, Place, Problem
from game.pack.files import CARDS, MODEL, SCENARIO
from game.pack.hashes import content_hash, rules_hash
from game.pack.load import load
from game.pack.schema import Scenario
from game.pack.translation import TEXTS, languages_of, translated


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack, ready to be played. Make one with `open_edition`; it can serve many games.

    What a game needs and a start page does not, `rules` and `rules_hash`, is made when it is first asked for.
    """

    folder: Path
    scenario: Scenario = field(compare=False)
    """With the texts that its author wrote."""
    content_hash: str
    _rules: list[Rules] = field(default_factory=list, repr=False, compare=False)
    _hashes: list[str] = field(default_factory=list, repr=False, compare=False)
    _translated: dict[str, Scenario] = field(default_factory=dict, repr=False, compare=False)

    @property
    def rules(self) -> Rules:
        """The compiled rules."""
        self.make_ready()
        return self._rules[0]

    def make_ready(self) -> None:
        """Make the rules now, so that a game need not wait for them."""
        if not self._rules:
            self._rules.append(compile_rules(self.scenario))

    @property
    def rules_hash(self) -> str:
        """What decides whether a log can be replayed."""
        if not self._hashes:
            self._hashes.append(rules_hash(self.scenario))
        return self._hashes[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the pack can be read in, its own first."""
        return languages_of(self.folder, self.scenario)

    def in_language(self, language: str) -> Scenario:
        """The scenario with its texts in a language; in its own language where there is no translation.

        Raises PackError when the translation cannot be read.
        """
        if language not in self._translated:
            known = language in self.languages
            self._translated[language] = (
                translated(self.scenario, self.folder, language).scenario if known else self.scenario
            )
        return self._translated[language]


def open_edition(folder: Path, shown_as: str | None = None) -> Edition:
    """Load a pack. Raises PackError with every problem of the pack."""
    return Edition(folder, load(folder, shown_as), content_hash(pack_bytes(folder)))


def pack_bytes(folder: Path) -> dict[str, bytes]:
    """The files that make a pack, by name with `/`: what `content_hash` names and an archive holds."""
    parts = [folder / SCENARIO, folder / MODEL]
    parts += sorted((folder / CARDS).glob("*.yaml")) + sorted((folder / TEXTS).glob("*.po"))
    found: dict[str, bytes] = {}
    for path in parts:
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = path.read_bytes()
        except OSError as error:
            place = Place(f"{folder}/{name}", 1, 1)
            raise PackError([Problem.at(place, "file-missing", detail=error.strerror)]) from error
    return found
