"""The tiny pack with a translation, edited and deeply checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.errors import Problem
from game.pack.load import Reading, load
from game.pack.texts import texts_of
from game.workshop.deep import deep_problems
from tests.games import PACKS
from tests.pack.support import read_texts, tiny_texts

NYNORSK = "texts/nn.po"


def quoted(text: str) -> str:
    """A text as a translators' file writes it."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'


def entry(context: str, text: str, translation: str | None = None, *, mark: bool = False) -> str:
    """One entry; with `mark`, ¤ stands where a problem in it is told."""
    sign = "¤" if mark else ""
    shown = text if translation is None else translation
    return f"msgctxt {quoted(context)}\n{sign}msgid {quoted(text)}\nmsgstr {quoted(shown)}"


@cache
def translation() -> str:
    """The tiny pack in a language that is spelt like its own."""
    return "\n\n".join(entry(item.context, item.text) for item in texts_of(load(PACKS / "tiny"))) + "\n"


def all_texts() -> dict[str, str]:
    """The files of the tiny pack and its translation, by name."""
    return {**tiny_texts(), NYNORSK: translation()}


def read(folder: Path, texts: dict[str, str]) -> tuple[Reading, tuple[Problem, ...]]:
    """A pack with these files, and what the deep check says of it."""
    reading = read_texts(folder, texts)
    return reading, deep_problems(reading)
