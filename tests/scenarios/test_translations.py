"""Every shipped scenario is whole in every language, and written as each language is written."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from game.pack.load import load
from game.pack.texts import texts_of
from game.pack.translation import LANGUAGES, languages_of, translated
from game.resources import find_pack
from tests.scenarios.prose import (
    FOREIGN,
    PACKS,
    SLOT,
    Said,
    everything,
    numbers_in,
    pack_texts,
)

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

# Where a translation says with words what the original says with a number.
OTHER_NUMBERS = {
    ("fjordvik", "en", "settings.headlines.national_day.text"): "17 May is called National Day",
    ("fjordvik", "en", "cards.climate_budget.text"): "a 60 per cent post is three days a week",
}

NORWEGIAN_NUMBERS = {
    r"\d \d{3}(?!\d)": "groups are joined with a no-break space",
    r"\d[.,]\d{3}(?!\d)": "groups are not marked with a point or comma",
    r"(?<![Kk]lokka )(?<!\d)\d+\.\d": "decimals have a comma",
    r"\d ?%": "the per cent sign stands after a no-break space",
}
ENGLISH_NUMBERS = {
    r"\d[ \u00a0\u202f]\d{3}(?!\d)": "groups have a comma",
    r"\d,(?!\d{3}(?!\d))\d": "decimals have a point",
    r"\d[ \u00a0]%": "the per cent sign stands close",
}
NUMBERS = {"nb": NORWEGIAN_NUMBERS, "nn": NORWEGIAN_NUMBERS, "en": ENGLISH_NUMBERS}
NOT_A_YEAR = r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}"

# What is to be typed as it stands: the form of a pack's files, the number of a table of statistics.
TYPED = ("/check.po: problem.bad-number", ": settings.figures.ask.net_result.where")

WRONG_QUOTES = {"nb": "\"'“”„‘", "nn": "\"'“”„‘", "en": "\"'«»„"}
QUOTES = {"nb": ("«", "»"), "nn": ("«", "»"), "en": ("“", "”")}

in_every_language = pytest.mark.parametrize("language", LANGUAGES)
for_every_pack = pytest.mark.parametrize("pack", PACKS)
into_every_language = pytest.mark.parametrize("language", FOREIGN)


def _catalogue_file(pack: str, language: str) -> Path:
    return find_pack(pack) / "texts" / f"{language}.po"


@for_every_pack
def test_a_shipped_scenario_is_written_in_bokmal_and_can_be_played_in_every_language(pack: str) -> None:
    folder = find_pack(pack)
    assert languages_of(folder, load(folder)) == LANGUAGES


@for_every_pack
@into_every_language
def test_no_text_is_untranslated_or_translated_from_an_older_one(pack: str, language: str) -> None:
    folder = find_pack(pack)
    assert translated(load(folder), folder, language).missing == ()


@for_every_pack
@into_every_language
def test_no_translation_is_fuzzy_or_of_a_text_that_is_gone(pack: str, language: str) -> None:
    with _catalogue_file(pack, language).open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    found = Counter(message.context for message in catalogue if message.id)
    assert found == Counter(item.context for item in texts_of(load(find_pack(pack))))
    assert [message.context for message in catalogue if message.id and message.fuzzy] == []
    assert not catalogue.obsolete


@for_every_pack
@into_every_language
def test_the_header_of_a_translation_has_no_placeholders_of_a_tool(pack: str, language: str) -> None:
    header = _catalogue_file(pack, language).read_text(encoding="utf-8").partition("\n\n")[0]
    assert re.findall(r"EMAIL@ADDRESS|FULL NAME|YEAR|PROJECT VERSION|LANGUAGE <", header) == []
    assert f'"Language: {language}\\n"' in header


@for_every_pack
@into_every_language
def test_a_translation_has_the_slots_of_its_original(pack: str, language: str) -> None:
    texts = pack_texts(pack, language)
    originals = pack_texts(pack, "nb")
    assert {
        context: item.text
        for context, item in texts.items()
        if sorted(SLOT.findall(item.text)) != sorted(SLOT.findall(originals[context].text))
    } == {}


@for_every_pack
@into_every_language
def test_a_translation_has_the_numbers_of_its_original(pack: str, language: str) -> None:
    originals = pack_texts(pack, "nb")
    differing = {
        (pack, language, context)
        for context, item in pack_texts(pack, language).items()
        if numbers_in(item.text, language) != numbers_in(originals[context].text, "nb")
    }
    assert differing == {place for place in OTHER_NUMBERS if place[:2] == (pack, language)}


@for_every_pack
@in_every_language
def test_no_text_is_longer_than_its_limit(pack: str, language: str) -> None:
    texts = pack_texts(pack, language).values()
    assert {
        item.context: len(item.text.split())
        for item in texts
        if item.mark.words and len(item.text.split()) > item.mark.words
    } == {}
    assert {
        item.context: len(item.text)
        for item in texts
        if item.mark.letters and len(item.text) > item.mark.letters
    } == {}


@in_every_language
def test_numbers_are_written_as_the_language_writes_them(language: str) -> None:
    rules = {**NUMBERS[language], NOT_A_YEAR: "what is no year is written in groups"}
    prose = [said for said in everything(language) if not said.place.endswith(TYPED)]
    assert [
        (why, said) for said in prose for wrong, why in rules.items() if re.search(wrong, said.text)
    ] == []


@in_every_language
def test_quotes_are_those_of_the_language_and_come_in_pairs(language: str) -> None:
    assert [said for said in everything(language) if not _is_well_quoted(said.text, language)] == []


def _is_well_quoted(text: str, language: str) -> bool:
    opening, closing = QUOTES[language]
    marks = "".join(mark for mark in text if mark in QUOTES[language])
    return (
        not set(text) & set(WRONG_QUOTES[language])
        and marks == (opening + closing) * (len(marks) // 2)
        and not re.search(rf"{opening}\s|\s{closing}", text)
    )


@in_every_language
def test_no_blank_is_doubled_or_stands_at_an_end_or_before_a_stop(language: str) -> None:
    assert [said for said in everything(language) if _has_a_stray_blank(said)] == []


def _has_a_stray_blank(said: Said) -> bool:
    return said.text != said.text.strip() or bool(
        re.search(r"[^\S\n]{2}|\w\s[,.;:!?](?!\w)|[^\S\n]\n|\t", said.text)
    )
