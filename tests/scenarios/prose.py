"""Everything that people read, in each language and with its place: what the tests of the texts go through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from game.pack.load import load
from game.pack.schema import Scenario
from game.pack.texts import PackText, texts_of
from game.pack.translation import translated
from game.resources import asset, find_pack, shipped_packs
from game.texts.catalogue import read_catalogue

PACKS = shipped_packs()
FOREIGN = ("nn", "en")
"""The languages that a shipped scenario, which is written in bokmål, is translated into."""

SLOT = re.compile(r"\{[^{}]*\}")

_BLANK = r"[ \u00a0\u202f]"
_NUMBER = {
    "norwegian": re.compile(rf"(?<!\d)\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"),
    "english": re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One text and where to find it: "fjordvik/nn: cards.flood.title" or "nn/table.po: beat.news"."""

    place: str
    text: str


@cache
def scenario(pack: str, language: str) -> Scenario:
    """A shipped scenario in a language."""
    folder = find_pack(pack)
    return translated(load(folder), folder, language).scenario


def pack_texts(pack: str, language: str) -> dict[str, PackText]:
    """The texts of a shipped scenario by context."""
    return {item.context: item for item in texts_of(scenario(pack, language))}


@cache
def template(language: str) -> Scenario:
    """The pack that `new` writes in a language."""
    return load(asset("new", language))


def remarks(language: str) -> Iterator[Said]:
    """The remarks in the files of that pack, which its author reads."""
    for path in sorted(asset("new", language).rglob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            remark = line.partition("#")[2].strip("- ")
            if remark and not remark.startswith("yaml-language-server"):
                yield Said(f"new/{language}/{path.name}:{number}", remark)


def catalogues(language: str) -> tuple[Path, ...]:
    """The files with the program's own sentences."""
    return tuple(sorted(asset("texts", language).glob("*.po")))


def everything(language: str) -> Iterator[Said]:
    """All texts of the shipped scenarios and of the pack that `new` writes, and all sentences of the program, whole."""
    for pack in PACKS:
        for context, item in pack_texts(pack, language).items():
            yield Said(f"{pack}/{language}: {context}", item.text)
    for item in texts_of(template(language)):
        yield Said(f"new/{language}: {item.context}", item.text)
    for path in catalogues(language):
        for key, forms in read_catalogue(path, language).items():
            for form in forms:
                yield Said(f"{language}/{path.name}: {key}", form)


def numbers_in(text: str, language: str) -> list[Decimal]:
    """The numbers that stand in a text as digits, sorted; a time such as 03.12 counts as the decimal 3.12."""
    if language == "en":
        return sorted(Decimal(found.replace(",", "")) for found in _NUMBER["english"].findall(text))
    plain = (re.sub(_BLANK, "", found) for found in _NUMBER["norwegian"].findall(text))
    return sorted(Decimal(found.replace(",", ".")) for found in plain)
