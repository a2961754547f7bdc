"""Every text of a pack in every language, with its place: what the checks of words go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from babel.messages.catalog import Catalog, Message

from game.errors import PackError, Place, Problem
from game.pack.schema import Language
from game.pack.scope import Path
from game.pack.texts import PackText, texts_of
from game.pack.translation import LANGUAGES, TEXTS, read_catalogue
from game.pack.words import TextMark
from game.workshop.deep.material import Material


@dataclass(frozen=True, slots=True)
class Worded:
    """One text as people read it in a language, and where it is written."""

    path: Path
    text: str
    mark: TextMark
    language: Language
    place: Place


@dataclass(frozen=True, slots=True)
class Translation:
    """One file of `texts/`: its entries, or what is wrong with it as a whole."""

    language: Language
    shown: str
    """The file's name in messages."""
    entries: tuple[Message, ...]
    problems: tuple[Problem, ...] = ()

    def place(self, entry: Message) -> Place:
        """Where an entry stands: the line of its original."""
        return Place(self.shown, entry.lineno or 1, 1)


@dataclass(frozen=True)
class Wording:
    """A pack's texts and their translations."""

    material: Material
    translations: tuple[Translation, ...]

    @cached_property
    def originals(self) -> Mapping[str, PackText]:
        """By context, the texts that could be read."""
        checker = self.material.checker
        found = {}
        for item in texts_of(self.material.scenario):
            if not checker.is_gap(item.path):
                found[item.context] = item
        return found

    @property
    def language(self) -> Language:
        """The language that the pack is written in."""
        return self.material.scenario.settings.language

    @cached_property
    def all(self) -> tuple[Worded, ...]:
        """Every text in every language; in a translation, those that are shown."""
        place = self.material.checker.files.place
        own = (
            Worded(item.path, item.text, item.mark, self.language, place(item.path))
            for item in self.originals.values()
        )
        return (*own, *self.translated)

    @cached_property
    def translated(self) -> tuple[Worded, ...]:
        """Every translation that is shown."""
        return tuple(self._translated())

    def _translated(self) -> Iterator[Worded]:
        for translation in self.translations:
            for entry in translation.entries:
                original = self.originals.get(str(entry.context))
                text = str(entry.string)
                if original is not None and text and not entry.fuzzy and str(entry.id) == original.text:
                    place = translation.place(entry)
                    yield Worded(original.path, text, original.mark, translation.language, place)


def wording_of(material: Material) -> Wording:
    """Read the pack's translations, those that cannot be read with their problems."""
    own = material.scenario.settings.language
    files = material.checker.files
    found = []
    for language in LANGUAGES:
        path = files.folder / TEXTS / f"{language}.po"
        shown = f"{files.shown_as}/{TEXTS}/{path.name}"
        if language == own or not path.exists():
            continue
        try:
            catalogue = read_catalogue(path, Catalog(locale=language))
            entries = tuple(message for message in catalogue if message.context and message.id)
            found.append(Translation(language, shown, entries))
        except PackError as error:
            problems = (
                replace(problem, place=replace(problem.place, file=shown)) for problem in error.problems
            )
            found.append(Translation(language, shown, (), tuple(problems)))
    return Wording(material, tuple(found))
