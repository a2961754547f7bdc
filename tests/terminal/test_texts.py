from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from game.engine.bringing import CODES as BRINGING_CODES
from game.engine.calling import CODES as CALL_CODES
from game.engine.menu import Refusal
from game.engine.step import default_setup
from game.session.inputs import KINDS
from game.session.parts import PartKind
from game.session.table import new_table
from game.session.views import Play, refusal_text
from game.terminal.choosing import SCREENS
from game.texts.catalogue import LANGUAGES, read_catalogue, words

from .support import TOP, edition_of

SOURCES = [
    *sorted((TOP / "game" / "terminal").glob("*.py")),
    *sorted((TOP / "game" / "session").glob("*.py")),
    TOP / "game" / "engine" / "menu.py",
]
DOMAINS = ("moves", "terminal", "voting")


def entries(language: str, domain: str) -> dict[str, tuple[str, ...]]:
    return read_catalogue(TOP / "assets" / "texts" / language / f"{domain}.po", language)


def slots(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_exists_in_every_language_with_the_same_slots(domain: str, language: str) -> None:
    original = entries("nb", domain)
    found = entries(language, domain)
    assert set(found) == set(original)
    for key, texts in original.items():
        assert len(found[key]) == len(texts), key
        assert slots(found[key]) == slots(texts), key


def codes_in(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return set(re.findall(r'(?:Refusal|refused|_fact)\(\s*"([a-z-]+)"', text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_sentence(language: str) -> None:
    codes = {code for path in SOURCES for code in codes_in(path)} | {*CALL_CODES.values(), *BRINGING_CODES}
    assert len(codes) > 30
    say = words(language)
    assert {code for code in codes if f"refusal.{code}" not in say} == set()
    told = {key.removeprefix("refusal.") for key in say.entries if key.startswith("refusal.")}
    assert told == codes, "a sentence that nobody says"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_move_has_a_sentence_for_its_undoing(language: str) -> None:
    say = words(language)
    for kind in set(KINDS) - {"commit", "undo", "write", "read_fact"}:
        assert f"undone.{kind}" in say


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_terminal_names_has_a_text(language: str) -> None:
    say = words(language)
    pattern = re.compile(
        r'(?:\.tell\(|client\.say\(|[^.]say\(|say\.count\()\s*"([a-z_.0-9]+)"'
        r'|pick(?:_numbered)?\((?:client, )?"([a-z_.]+)"'
    )
    named = set()
    for path in SOURCES:
        if path.parent.name != "terminal":
            continue
        for plain, picked in pattern.findall(path.read_text(encoding="utf-8")):
            key = plain or picked
            whole = key.startswith(("terminal.", "report.", "window.", "overview.", "rehearsal."))
            named.add(key if whole else f"terminal.{key}")
    assert len(named) > 100
    assert {key for key in named if key not in say} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_reads_as_a_sentence_with_names_and_figures(language: str) -> None:

    edition = edition_of("tiny")
    table = new_table(edition.rules, default_setup(edition.scenario), 7)
    play = Play(edition.rules, edition.scenario, table.setup, (table.opening,), words(language))
    dear = refusal_text(play, Refusal("too-dear", (("price", "6.5"), ("money", "6.0"))))
    assert ("6,5" in dear) == (language != "en")
    lend = refusal_text(play, Refusal("cannot-lend", (("lender", "finance"), ("borrower", "director"))))
    assert "Økonomi" in lend
    assert "Direktør" in lend
    for text in (dear, lend):
        assert "{" not in text
        assert text.endswith(".")


def test_every_part_of_the_choice_has_its_screen_and_its_line_in_the_summary() -> None:

    assert set(SCREENS) == set(get_args(PartKind))
    assert all(f"terminal.summary.{kind}" in words("nb") for kind in get_args(PartKind))
