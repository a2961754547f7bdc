"""A scenario in another language: `texts/<language>.po` put into the places of the original texts.

In these files `msgctxt` is the text's path (`cards.night_sensors.text`) and `msgid` the text in the pack's own
language. Fuzzy and empty entries are not used; what is not translated, or translated from an older text, stays as
it is, and `Translated.missing` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from babel.messages.pofile import PoFileError, read_po
from pydantic import BaseModel

from game.errors import PackError, Place, Problem
from game.pack.schema import Scenario
from game.pack.scope import Path as PartPath
from game.pack.texts import context_of, texts_of

TEXTS = "texts"
P = TypeVar("P", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Translated:
    """A scenario with its texts in `language`; `missing` are the contexts that still have the original text."""

    scenario: Scenario
    language: str
    missing: tuple[str, ...]


def languages_of(folder: Path, scenario: Scenario) -> tuple[str, ...]:
    """The languages that a pack can be played in, its own first."""
    found = sorted(path.stem for path in (folder / TEXTS).glob("*.po"))
    own = scenario.settings.language
    return (own, *(language for language in found if language != own))


def translated(scenario: Scenario, folder: Path, language: str) -> Translated:
    """The scenario in a language; in its own it is returned as it is.

    Raises PackError if the file is missing or cannot be read.
    """
    if language == scenario.settings.language:
        return Translated(scenario, language, ())
    path = folder / TEXTS / f"{language}.po"
    entries = read_texts(path, language)
    found: dict[str, str] = {}
    missing = []
    for item in texts_of(scenario):
        original, text = entries.get(item.context, ("", ""))
        if text and original == item.text:
            found[item.context] = text
        else:
            missing.append(item.context)
    cards = {name: _put(("cards", name), card, found) for name, card in scenario.cards.items()}
    swapped = scenario.model_copy(
        update={
            "settings": _put(("settings",), scenario.settings, found),
            "model": _put(("model",), scenario.model, found),
            "cards": cards,
        }
    )
    return Translated(swapped, language, tuple(missing))


def read_texts(path: Path, language: str) -> dict[str, tuple[str, str]]:
    """By context, the original and the translation of every entry that is not fuzzy."""
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    except OSError as error:
        raise PackError(
            [Problem.at(Place(str(path), 1, 1), "file-missing", detail=error.strerror)]
        ) from error
    except (PoFileError, UnicodeDecodeError) as error:
        place = Place(str(path), getattr(error, "lineno", 0) + 1, 1)
        raise PackError([Problem.at(place, "po-syntax", detail=str(error))]) from error
    return {
        message.context: (str(message.id), str(message.string))
        for message in catalogue
        if message.context and message.id and not message.fuzzy
    }


def _put(path: PartPath, part: P, found: Mapping[str, str]) -> P:
    changes: dict[str, Any] = {}  # values of any field
    for field in type(part).model_fields:
        value = getattr(part, field)
        changed = _inside((*path, field), value, found)
        if changed is not value:
            changes[field] = changed
    return part.model_copy(update=changes) if changes else part


def _inside(path: PartPath, value: object, found: Mapping[str, str]) -> object:
    match value:
        case BaseModel():
            return _put(path, value, found)
        case str():
            return found.get(context_of(path), value)
        case dict():
            return {key: _inside((*path, key), item, found) for key, item in value.items()}
        case tuple():
            return tuple(_inside((*path, place), item, found) for place, item in enumerate(value))
        case _:
            return value
