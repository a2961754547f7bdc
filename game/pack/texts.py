"""Every text of a pack that people read, with its path: what translators get and what limits are checked on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.pack.schema import Scenario
from game.pack.scope import Path
from game.pack.words import TextMark


@dataclass(frozen=True, slots=True)
class PackText:
    """One text: its path ("settings", "model" or "cards" first), what it says, and its limits (0: none)."""

    path: Path
    text: str
    mark: TextMark

    @property
    def context(self) -> str:
        """The `msgctxt` of a translation: the path with dots."""
        return context_of(self.path)


def context_of(path: Path) -> str:
    """A path as translators' files write it."""
    return ".".join(map(str, path))


def words_in(text: str) -> int:
    """How many words a text has, as its limit counts them: what stands between blanks."""
    return len(text.split())


def texts_of(scenario: Scenario) -> Iterator[PackText]:
    """All texts of a scenario in the order of its files."""
    yield from _walk(("settings",), scenario.settings)
    yield from _walk(("model",), scenario.model)
    for name, card in scenario.cards.items():
        yield from _walk(("cards", name), card)


def _walk(path: Path, part: BaseModel) -> Iterator[PackText]:
    for field, mark in _marks(type(part)):
        yield from _inside((*path, field), getattr(part, field), mark)


@cache
def _marks(model: type[BaseModel]) -> tuple[tuple[str, TextMark | None], ...]:
    """The fields of a class with their marks, worked out once for each class."""
    return tuple((field, mark_of(info)) for field, info in model.model_fields.items())


def _inside(path: Path, value: object, mark: TextMark | None) -> Iterator[PackText]:
    match value:
        case BaseModel():
            yield from _walk(path, value)
        case str() if mark is not None:
            yield PackText(path, value, mark)
        case dict():
            for key, item in value.items():
                yield from _inside((*path, key), item, mark)
        case tuple():
            for place, item in enumerate(value):
                yield from _inside((*path, place), item, mark)
        case _:
            return


def mark_of(info: FieldInfo) -> TextMark | None:
    """The text mark of a field, also where it stands inside a table or an optional type."""
    for item in info.metadata:
        if isinstance(item, TextMark):
            return item
    return _mark_in(info.annotation)


def _mark_in(annotation: object) -> TextMark | None:
    for item in getattr(annotation, "__metadata__", ()):
        if isinstance(item, TextMark):
            return item
    for inner in get_args(annotation):
        found = _mark_in(inner)
        if found is not None:
            return found
    return None
