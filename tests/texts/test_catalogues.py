"""The program's sentences are the same in every language, and are exactly those that it says."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from game.pack.schema import Dimension, Goal, Season
from game.resources import asset
from game.session.views.play import Trend
from game.texts.catalogue import LANGUAGES, Forms, read_catalogue, words
from tests.texts.keys import HOLE, Asked, asked, codes_in_calls, constants_in_calls, fits

# Keys that are only put together while the program runs, by the place that says them, with the reason.
DYNAMIC = {
    "game/terminal/app.py: greeting": "terminal.welcome or terminal.resumed, by how the game began",
}

# The functions that refuse a move or find a problem, with the place of the code among their arguments.
REFUSING = (("Refusal", 0), ("refused", 0), ("_fact", 0))
ABOUT_LOGS = (
    ("about", 0),
    ("LogError", 0),
    ("LogDead", 0),
    ("LogBusy", 0),
    ("DebriefError", 0),
    ("DiskError", 1),
    ("explained", 0),
)
FINDING = (("at", 1), ("at_key", 1), ("refuse", 1), ("_report", 1), ("inside", 2))

# Keys that end in one of a fixed set of words; the others are tried with all strings of the program.
CLOSED: dict[str, tuple[str, ...]] = {
    "dimension.*": get_args(Dimension),
    "season.*": get_args(Season),
    "season.*.inside": get_args(Season),
    "trend.*": get_args(Trend),
    "why.title.*": get_args(Trend),
    "goal.*": get_args(Goal.model_fields["direction"].annotation),
    "terminal.language.*": LANGUAGES,
}

in_every_other_language = pytest.mark.parametrize("language", LANGUAGES[1:])
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def _files(language: str) -> dict[str, Path]:
    return {path.name: path for path in sorted(asset("texts", language).glob("*.po"))}


def _entries(language: str) -> dict[str, dict[str, Forms]]:
    return {name: read_catalogue(path, language) for name, path in _files(language).items()}


def _slots(text: str) -> frozenset[tuple[str, str]]:
    """The slots of a sentence with their formats."""
    found = string.Formatter().parse(text)
    return frozenset((name, form or "") for _, name, form, _ in found if name is not None)


def _names(forms: Forms) -> frozenset[str]:
    return frozenset(name.partition(".")[0].partition("[")[0] for form in forms for name, _ in _slots(form))


@in_every_other_language
def test_every_language_has_the_same_sentences_in_the_same_files(language: str) -> None:
    keys = {name: set(entries) for name, entries in _entries(language).items()}
    assert keys == {name: set(entries) for name, entries in _entries("nb").items()}


@in_every_other_language
def test_a_sentence_has_the_same_slots_in_every_language(language: str) -> None:
    originals = _all(_entries("nb"))
    assert {
        key: forms
        for key, forms in _all(_entries(language)).items()
        if frozenset().union(*map(_slots, forms)) != frozenset().union(*map(_slots, originals[key]))
        or len(forms) != len(originals[key])
    } == {}


def _all(files: Mapping[str, Mapping[str, Forms]]) -> dict[str, Forms]:
    return {key: forms for entries in files.values() for key, forms in entries.items()}


@in_every_language
def test_no_sentence_is_empty_unsure_or_there_twice(language: str) -> None:
    seen: list[str] = []
    for path in _files(language).values():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
        messages = [message for message in catalogue if message.id]
        seen += [message.id if isinstance(message.id, str) else message.id[0] for message in messages]
        assert [message.id for message in messages if message.fuzzy or not _is_full(message.string)] == []
        assert not catalogue.obsolete
        # A key that stands twice in a file is one message for Babel.
        lines = path.read_text(encoding="utf-8").splitlines()
        assert sum(line.startswith("msgid ") and line != 'msgid ""' for line in lines) == len(messages)
    assert sorted(seen) == sorted(set(seen))


def _is_full(forms: str | list[str] | tuple[str, ...]) -> bool:
    return bool(forms) if isinstance(forms, str) else all(forms)


@pytest.mark.no_cover  # what it reaches, others reach faster
def test_what_the_program_says_is_in_the_catalogues() -> None:
    entries = words("nb").entries
    assert {each.place: key for key, each in _whole() if key not in entries} == {}


def test_what_the_program_says_gets_all_its_slots_filled() -> None:
    entries = words("nb").entries
    assert {
        f"{each.place}: {key}": unfilled
        for key, each in _whole()
        if key in entries and each.facts is not None and (unfilled := _names(entries[key]) - each.facts)
    } == {}


def test_a_sentence_whose_key_is_put_together_gets_its_slots_filled_somewhere() -> None:
    whole = {key for key, _ in _whole()}
    offers = [(each.key, each.facts) for each in asked() if each.key is not None and HOLE in each.key]
    assert {
        key: _names(forms)
        for key, forms in words("nb").entries.items()
        if key not in whole
        and (fitting := [facts for pattern, facts in offers if fits(key, pattern)])
        and not any(facts is None or _names(forms) <= facts for facts in fitting)
    } == {}


def _whole() -> list[tuple[str, Asked]]:
    """The places whose key stands there as it is, with the key."""
    return [(each.key, each) for each in asked() if each.key is not None and HOLE not in each.key]


def _patterns() -> dict[str, str]:
    """The keys that are put together while the program runs, with a place that does it."""
    return {each.key: each.place for each in asked() if each.key is not None and HOLE in each.key}


def test_a_key_that_is_put_together_fits_at_least_one_sentence() -> None:
    entries = words("nb").entries
    assert {
        place: pattern.replace(HOLE, "*")
        for pattern, place in _patterns().items()
        if not any(fits(key, pattern) for key in entries)
    } == {}


@pytest.mark.parametrize(("pattern", "values"), CLOSED.items(), ids=CLOSED)
def test_a_key_of_a_closed_set_has_a_sentence_for_each_of_its_values(
    pattern: str, values: tuple[str, ...]
) -> None:
    assert pattern.replace("*", HOLE) in _patterns()
    assert [value for value in values if pattern.replace("*", value) not in words("nb")] == []


@pytest.mark.parametrize(
    ("domain", "functions"), [("refusal", REFUSING), ("problem", FINDING), ("log", ABOUT_LOGS)]
)
def test_every_code_of_a_refusal_problem_or_finding_has_a_sentence(
    domain: str, functions: tuple[tuple[str, int], ...]
) -> None:
    codes = {code for function in functions for code in constants_in_calls(*function)}
    assert len(codes) > 20
    assert sorted(code for code in codes if f"{domain}.{code}" not in words("nb")) == []


def test_what_is_found_about_a_log_gets_all_its_slots_filled() -> None:
    by_itself = {"explained": frozenset({"why"})}
    entries = words("nb").entries
    assert {
        code: unfilled
        for function, position in ABOUT_LOGS
        for code, facts in codes_in_calls(function, position)
        if (unfilled := _names(entries[f"log.{code}"]) - facts - by_itself.get(function, frozenset()))
    } == {}


def test_a_key_from_a_variable_has_its_reason_here() -> None:
    assert sorted({each.source for each in asked() if each.key is None}) == sorted(DYNAMIC)


def test_no_sentence_is_never_said() -> None:
    whole, patterns = {key for key, _ in _whole()}, _patterns()
    assert [
        key
        for key in words("nb").entries
        if key not in whole and not any(fits(key, pattern) for pattern in patterns)
    ] == []
