"""A scenario in another language: `texts/<language>.po` put into the places of the original texts.

In these files `msgctxt` is the text's path (`cards.night_sensors.text`) and `msgid` the text in the pack's own
language. Fuzzy and empty entries are not used; what is not translated, or translated from an older text, stays as
it is, and `Translated.missing` says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser
from pydantic import BaseModel

from game.errors import PackError, Place, Problem
from game.pack.schema import Language, Scenario
from game.pack.scope import Path as PartPath
from game.pack.texts import context_of, texts_of
from game.pack.yaml_nodes import excerpt

TEXTS = "texts"
LANGUAGES: tuple[Language, ...] = get_args(Language)
# A line that holds text, and such a line as it must be: all of its text between two quotes.
_TEXT_LINE = re.compile(r'\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr)\b(?:\[\d+\])?\s*|(?="))')
_QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"\s*')
P = TypeVar("P", bound=BaseModel)
C = TypeVar("C", bound=Catalog)


@dataclass(frozen=True, slots=True)
class Translated:
    """A scenario with its texts in `language`; `missing` are the contexts that still have the original text."""

    scenario: Scenario
    language: str
    missing: tuple[str, ...]


def languages_of(folder: Path, scenario: Scenario) -> tuple[str, ...]:
    """The languages that a pack can be played in, its own first."""
    own = scenario.settings.language
    others = (language for language in LANGUAGES if language != own)
    return (own, *(language for language in others if (folder / TEXTS / f"{language}.po").is_file()))


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
    """By context, the original and the translation of every entry that is not fuzzy; PackError as `translated`."""
    return {
        message.context: (str(message.id), str(message.string))
        for message in read_catalogue(path, Catalog(locale=language))
        if message.context and message.id and not message.fuzzy
    }


def read_catalogue(path: Path, catalogue: C) -> C:
    """A file's header and entries, put into a catalogue; PackError if it is missing or cannot be read."""
    # Babel does not know the line that msgmerge and Poedit leave before an entry that is out of use
    lines = ["" if line.startswith("#~|") else line for line in _content(path).split("\n")]
    if torn := tuple(_torn(path, lines)):
        raise PackError(torn)
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(lines)
    except PoFileError as error:
        detail = str(error).removesuffix(f" on {error.lineno}")
        place = Place(str(path), error.lineno + 1, 1)
        raise PackError([Problem.at(place, "po-syntax", detail=excerpt(detail))]) from error
    except (ValueError, LookupError) as error:  # from a broken header or number of a plural
        place = Place(str(path), 1, 1)
        raise PackError([Problem.at(place, "po-syntax", detail=excerpt(str(error)))]) from error
    return catalogue


def _torn(path: Path, lines: Iterable[str]) -> Iterator[Problem]:
    """The lines whose text does not stand in two quotes: Babel would cut off its first and last letter unseen."""
    for number, line in enumerate(lines, 1):
        begin = _TEXT_LINE.match(line)
        if begin is not None and _QUOTED.fullmatch(line, begin.end()) is None:
            yield Problem.at(Place(str(path), number, begin.end() + 1), "po-quote")


def _content(path: Path) -> str:
    first = Place(str(path), 1, 1)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise PackError([Problem.at(first, "file-missing")]) from error
    except OSError as error:
        raise PackError([Problem.at(first, "file-unreadable", detail=error.strerror)]) from error
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = len(content[: error.start].rpartition(b"\n")[2].decode("utf-8")) + 1
        byte = f"0x{content[error.start]:02X}"
        raise PackError([Problem.at(Place(str(path), line, column), "yaml-not-utf8", byte=byte)]) from error


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
