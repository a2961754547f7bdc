"""Every text is spelt right in its language, and nothing of bokmål is left over in nynorsk.

hunspell puts Norwegian compounds together itself, from the parts that its dictionaries allow inside compounds, so a
rule of our own for them would only let mistakes through. What it still does not know stands in
`scenarios/words/<language>.txt`: names, terms, and words that are right but too new or too rare for it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

import pytest
from pydantic import BaseModel

from game.pack import schema
from game.pack.scope import LOCAL_NAMES, given_names
from game.pack.translation import LANGUAGES
from game.resources import scenarios_dir
from tests.programs import need_dictionary
from tests.scenarios.prose import SLOT, everything, remarks, template

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
JOINTS = re.compile(r"['’-]")
# Options of a command, names of files, calls of functions: typed as they stand in any language.
NOT_PROSE = re.compile(r"main\.py \w+|(?<!\w)--?[a-z][\w-]*|[\w./*-]*\.(?:yaml|po|md)\b|\w+\(\)")
# The catalogues with sentences about the files of a pack name their fields.
FOR_AUTHORS = ("/check.po: ", "/deep.po: ", "/playtest.po: ")
SAMPLES = {
    "nb": (("vaktrommet", "budsjettmøter"), ("budsjetmøter", "vaktromet", "ikkje")),
    "nn": (("vaktrommet", "budsjettmøte"), ("budsjetmøte", "vaktromet", "ikke")),
    "en": (("night-shift", "budget"), ("nigth-shift", "budgett", "color")),
}

# The commonest words of bokmål that are no words of nynorsk: what is left when one translates fast. hunspell
# lets many of them pass, as parts of compounds or as rarer words.
_COMMON = """
alene annen ansatt ansatte avgjøre avgjøres bare bedre ble brukes dager dem dere deres drevet eneste ennå
fikk finnes flere fortsatt fra ganger gikk gjør gjøre gjøres heter hjem hjemme hun hva hvem hver hverandre
hverdag hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor høre hører høyere ikke innbyggere jeg kommer
kommet kvelder leder ledere lederen lovet lørdag mandag mandager mens mer mulig mye måned måneder noe noen
nødvendig oppgave oppgaver pengene penger selv sier sitter skole skolen skrevet sommer spill spiller spillet
tiden timer tirsdag tirsdager trenger tror uka uke uken ukene uker vann vannet vei veien velge velger vet
være været vært åpen åpne åpner
"""
BOKMAL = frozenset(_COMMON.split())
# How words of bokmål end where those of nynorsk end in -leg, -heit, -inga, -ingane; then what ends so in both.
BOKMAL_ENDINGS = re.compile(r".+(?:lige?|ligere|ligste?|heten?|heter|hetene|ingen|ingene)")
NYNORSK_ALL_THE_SAME = {
    "frivillige",
    "fulltalige",
    "hovudleidningen",
    "hovudvassleidningen",
    "ingen",
    "tvillingen",
    "uvillige",
    "villig",
    "villige",
}


def words_of(text: str) -> Iterator[str]:
    """The words of a text: no slots, nothing with a digit or an underscore, nothing that is typed as it stands."""
    for token in TOKEN.findall(SLOT.sub(" ", NOT_PROSE.sub(" ", text))):
        if all(part.isalpha() for part in JOINTS.split(token)):
            yield token.replace("’", "'")


@cache
def places_of_words(language: str) -> dict[str, str]:
    """Every word that people read in a language, with the first place where it stands and the text there."""
    places = {
        word: f"{said.place}: {said.text}"
        for said in reversed(tuple(everything(language)))
        for word in words_of(said.text)
        if not (any(file in said.place for file in FOR_AUTHORS) and word in words_of_the_form())
    }
    typed = words_of_the_form() | names_in_the_template()
    in_remarks = {
        word: f"{said.place}: {said.text}"
        for said in remarks(language)
        for word in words_of(said.text)
        if word not in typed
    }
    return in_remarks | places


@cache
def names_in_the_template() -> frozenset[str]:
    """The names in the pack that `new` writes, which are the same in every language."""
    scenario = template("nb")
    settings, model = scenario.settings, scenario.model
    own = {*settings.roles, *settings.indicators, *model.stocks, *model.channels, *scenario.cards}
    return frozenset({*own, *LOCAL_NAMES, *given_names(scenario), "assumption"})


@cache
def words_of_the_form() -> frozenset[str]:
    """What authors type in any language: the fields of a pack's files and their fixed values."""
    parts = (part for part in vars(schema).values() if isinstance(part, type) and issubclass(part, BaseModel))
    fields = [(name, info.annotation) for part in parts for name, info in part.model_fields.items()]
    return frozenset(name for name, _ in fields) | frozenset(
        value for _, annotation in fields for value in _fixed_values(annotation)
    )


def _fixed_values(annotation: object) -> Iterator[str]:
    for inner in get_args(annotation):
        if isinstance(inner, str):
            yield inner
        else:
            yield from _fixed_values(inner)


@cache
def own_words(language: str) -> tuple[str, ...]:
    """The words that we vouch for ourselves, in the order of their file."""
    path = scenarios_dir() / "words" / f"{language}.txt"
    return tuple(path.read_text(encoding="utf-8").splitlines())


def own_form(word: str, language: str) -> str | None:
    """How a word stands in our list, if it does: perhaps with a small first letter, in English without 's."""
    stem = word.removesuffix("'s") if language == "en" else word
    forms = (stem[:1].lower() + stem[1:], stem)
    return next((form for form in forms if form in own_words(language)), None)


@dataclass(frozen=True, slots=True)
class Speller:
    """hunspell with the dictionary of a language."""

    program: str
    dictionary: str

    def unknown(self, words: Iterable[str]) -> set[str]:
        """Those of the words that it does not know; of joined words it asks for each part, but not for letters."""
        asked = {word: JOINTS.split(word) if "-" in word else [word] for word in words}
        parts = sorted({part for split in asked.values() for part in split})
        run = subprocess.run(
            [self.program, "-d", self.dictionary, "-i", "utf-8", "-l"],
            input="".join(f"{part}\n" for part in parts),
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        rejected = set(run.stdout.split())
        return {
            word for word, split in asked.items() if any(len(part) > 1 and part in rejected for part in split)
        }


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def speller(language: str, need_program: Callable[[str], str]) -> Speller:
    hunspell = need_program("hunspell")
    return Speller(hunspell, need_dictionary(hunspell, DICTIONARIES[language]))


@pytest.mark.system
def test_every_word_that_people_read_is_spelt_right(language: str, speller: Speller) -> None:
    places = places_of_words(language)
    wrong = {word for word in speller.unknown(places) if own_form(word, language) is None}
    assert {word: places[word] for word in sorted(wrong)} == {}


@pytest.mark.system
def test_no_word_of_our_own_lists_is_unneeded(language: str, speller: Speller) -> None:
    needed = {own_form(word, language) for word in speller.unknown(places_of_words(language))}
    assert [word for word in own_words(language) if word not in needed] == []


@pytest.mark.system
def test_the_speller_knows_compounds_and_finds_a_mistake_inside_one(language: str, speller: Speller) -> None:
    right, wrong = SAMPLES[language]
    assert speller.unknown([*right, *wrong]) == set(wrong)


def test_our_own_words_stand_in_order_one_a_line(language: str) -> None:
    words = own_words(language)
    assert list(words) == sorted(set(words), key=lambda word: (word.casefold(), word))
    assert all(list(words_of(word)) == [word] for word in words)


def test_nothing_of_bokmal_is_left_in_nynorsk() -> None:
    left = {
        word: place
        for word, place in places_of_words("nn").items()
        if word.lower() in BOKMAL
        or (BOKMAL_ENDINGS.fullmatch(word.lower()) and word.lower() not in NYNORSK_ALL_THE_SAME)
    }
    assert left == {}


def test_no_exception_from_the_endings_of_bokmal_is_unneeded() -> None:
    used = {word.lower() for word in places_of_words("nn")}
    assert sorted(NYNORSK_ALL_THE_SAME - used) == []


def test_bokmal_is_known_by_its_words_and_by_its_endings() -> None:
    sentence = "Jeg vet ikke hvor mye mer; dere kommer, og hun ble vanlig. Endringene er muligheter."
    known = {word.lower() for word in words_of(sentence)}
    assert known - BOKMAL - {word for word in known if BOKMAL_ENDINGS.fullmatch(word)} == {"og", "er"}
