"""A term of the game's world is called the same wherever it stands: `scenarios/terms.yaml` says what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pytest
import yaml

from game.pack.translation import LANGUAGES
from game.resources import scenarios_dir
from tests.scenarios.prose import FOREIGN, PACKS, pack_texts

FILE = "terms.yaml"


@dataclass(frozen=True, slots=True)
class Term:
    """What a term looks like in bokmål, what only looks so, and what it may be called in each other language."""

    name: str
    nb: re.Pattern[str]
    wrongly: re.Pattern[str] | None
    allowed: dict[str, re.Pattern[str]]

    def stands_in(self, text: str) -> bool:
        return bool(self.nb.search(self.wrongly.sub(" ", text) if self.wrongly else text))


def wordings(patterns: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the wordings as whole words; `*` is how a word goes on, and any blank is like another."""
    each = (re.escape(pattern).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def _listed() -> dict[str, dict[str, list[str]]]:
    terms: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (scenarios_dir() / FILE).read_text(encoding="utf-8")
    )
    return terms


@cache
def terms() -> tuple[Term, ...]:
    return tuple(
        Term(
            name,
            wordings(said["nb"]),
            wordings(said["not"]) if "not" in said else None,
            {language: wordings(said[language]) for language in FOREIGN},
        )
        for name, said in _listed().items()
    )


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("pack", PACKS)
def test_a_term_is_translated_as_the_list_says(pack: str, language: str) -> None:
    translations = pack_texts(pack, language)
    assert {
        f"{term.name}: {context}": translations[context].text
        for context, item in pack_texts(pack, "nb").items()
        for term in terms()
        if term.stands_in(item.text) and not term.allowed[language].search(translations[context].text)
    } == {}


def test_a_term_that_no_scenario_uses_is_not_listed() -> None:
    texts = [item.text for pack in PACKS for item in pack_texts(pack, "nb").values()]
    assert [term.name for term in terms() if not any(map(term.stands_in, texts))] == []


@pytest.mark.parametrize(("name", "said"), _listed().items())
def test_a_term_has_wordings_in_every_language(name: str, said: dict[str, list[str]]) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", name)
    assert set(LANGUAGES) <= set(said) <= {*LANGUAGES, "not"}
    for patterns in said.values():
        assert patterns
        assert all(re.search(r"\w", pattern) for pattern in patterns)
        assert len({pattern.casefold() for pattern in patterns}) == len(patterns)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("ordfører*", "Ordførerkjedet er funnet.", True),
        ("ordfører*", "Varaordføreren smilte.", False),
        ("leader", "The leaders point the way.", False),
        ("på nett", "Det går på\u00a0nett nå.", True),
        ("på nett", "Det går på nettet nå.", False),
        ("kommune", "Kommune?", True),
    ],
)
def test_a_wording_is_found_as_whole_words(pattern: str, text: str, found: bool) -> None:
    assert bool(wordings([pattern]).search(text)) is found


def test_what_only_looks_like_a_term_does_not_count() -> None:
    term = Term("promise", wordings(["løftet"]), wordings(["løftet fram"]), {})
    assert not term.stands_in("To ble løftet fram på en fredag.")
    assert term.stands_in("Løftet ble løftet fram.")
