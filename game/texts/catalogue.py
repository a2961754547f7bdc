"""The program's own sentences in each language, by key, from `assets/texts/<language>/*.po`.

The files are ordinary gettext catalogues whose `msgid` is a key ("button.start") and whose `msgstr` is the text, with
slots such as `{name}`. A sentence that depends on a count has a `msgid_plural`. Fuzzy entries are not used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from game.errors import LogFinding, PackError, Problem, ResourceError, Spoken, UsageError
from game.resources import asset

LANGUAGES = ("nb", "nn", "en")
Forms = tuple[str, ...]
MORE_IN_A_SENTENCE = ("suggestion", "known")
"""Facts of a problem that get a sentence of their own, `problem.<fact>`, behind that of its code."""


@dataclass(frozen=True, slots=True)
class Words:
    """All sentences of the program in one language."""

    language: str
    entries: Mapping[str, Forms]

    def __call__(self, key: str, /, **facts: object) -> str:
        """The text of a key with its slots filled; KeyError for a key or a slot that is not there."""
        return self.entries[key][0].format_map(facts)

    def count(self, key: str, number: int, /, **facts: object) -> str:
        """The text of a key for a number of things; the slot `{number}` is the number itself."""
        forms = self.entries[key]
        form = forms[0] if number == 1 or len(forms) == 1 else forms[1]
        return form.format_map({"number": number, **facts})

    def __contains__(self, key: object) -> bool:
        return key in self.entries


def words(language: str) -> Words:
    """The program's sentences in a language, read once; UsageError where there is no such language."""
    if language not in LANGUAGES:
        raise UsageError(f"There is no language {language!r}. Choose one of {', '.join(LANGUAGES)}.")
    return _words(language, asset("texts", language))


@cache
def _words(language: str, folder: Path) -> Words:
    entries: dict[str, Forms] = {}
    for path in sorted(folder.glob("*.po")):
        entries.update(read_catalogue(path, language))
    return Words(language, entries)


def read_catalogue(path: Path, language: str) -> dict[str, Forms]:
    """The entries of one catalogue file; ResourceError if it cannot be read."""
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path.name} cannot be read ({error}). Install the game again.") from error
    entries: dict[str, Forms] = {}
    for message in catalogue:
        if not message.id or message.fuzzy or not message.string:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        entries[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return entries


def problem_text(problem: Problem, say: Words) -> str:
    """A problem as one line: `file:line:column: severity: message [code]`.

    A sentence says by a slot's format which facts are the program's own words, to be put into the reader's
    language: `{wanted:words}` for one or several joined by "or", `{limit:limit}` for words with a number, such as
    "at least 1". Facts in other slots are what the author wrote.
    """
    facts = {name: _Fact(value, say) for name, value in problem.facts}
    message = say(f"problem.{problem.code}", **facts)
    for name, value in problem.facts:
        if name in MORE_IN_A_SENTENCE and value:
            message = f"{message} {say(f'problem.{name}', **{name: value})}"
    severity = say(f"problem.{problem.severity}")
    return _one_line(f"{problem.place}: {severity}: {message} [{problem.code}]")


def log_text(finding: LogFinding, say: Words) -> str:
    """What is found about a log, as one line of one or more sentences; slots as in `problem_text`."""
    facts = {
        name: log_text(value, say) if isinstance(value, LogFinding) else _Fact(value, say)
        for name, value in finding.facts
    }
    number = dict(finding.facts).get("number")
    if isinstance(number, str):
        return _one_line(say.count(f"log.{finding.code}", int(number), **facts))
    return _one_line(say(f"log.{finding.code}", **facts))


def error_lines(error: Exception, say: Words) -> tuple[str, ...]:
    """What went wrong, for a person: a line for each problem of a pack, else one text.

    Errors of the command line and of the installation have their own, English text.
    """
    match error:
        case Spoken():
            return (log_text(error.finding, say),)
        case PackError():
            return tuple(problem_text(problem, say) for problem in error.problems)
        case _:
            return (str(error),)


def error_text(error: Exception, say: Words) -> str:
    """As `error_lines`, where there is room for one line only."""
    return " ".join(error_lines(error, say))


def first_lines(error: Exception, say: Words, most: int) -> tuple[str, ...]:
    """As `error_lines`, where there is room for a few: errors before warnings, and how many were left out."""
    if isinstance(error, PackError):
        error = PackError(sorted(error.problems, key=lambda problem: problem.severity != "error"))
    lines = error_lines(error, say)
    left = len(lines) - most
    return lines if left <= 0 else (*lines[:most], say.count("check.more", left))


def _one_line(text: str) -> str:
    """The text without what would move a cursor or break a line: file names and logs can hold anything."""
    return "".join(character if character.isprintable() else " " for character in text)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact that knows how to stand in a sentence."""

    value: str
    say: Words

    def __format__(self, form: str) -> str:
        match form:
            case "words":
                return f" {self._word('or')} ".join(map(self._word, self.value.split(" or ")))
            case "limit":
                # "at least 1" or "250000 values": the words stand on one side of the number
                first, _, last = self.value.rpartition(" ")
                return " ".join(map(self._word, filter(None, (first, last))))
            case _:
                return format(self.value, form)

    def _word(self, word: str) -> str:
        """The program's word in the reader's language; what the catalogue does not know stays as it is."""
        key = f"fact.{word}"
        return self.say(key) if key in self.say else word
