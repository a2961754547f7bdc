"""Packs with planted mistakes: an edit of the tiny pack, with a sign where the problem must be found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from game.errors import Problem
from game.pack.load import Reading, read_pack
from tests.games import PACKS

MARK = "¤"
SCENARIO, MODEL, CASES, MORE = "scenario.yaml", "model.yaml", "cards/cases.yaml", "cards/more.yaml"
FILES = (SCENARIO, MODEL, CASES, MORE)
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Planted:
    """One mistake: in `file`, `old` becomes `new`, in which ¤ stands where the problem of `code` is expected.

    `before` are edits that the mistake needs around it and that are none by themselves.
    """

    code: str
    file: str
    old: str
    new: str
    before: tuple[tuple[str, str, str], ...] = ()
    severity: str = "error"

    def plant(self, texts: dict[str, str]) -> Place:
        """Make the edit, and say where the problem must be."""
        for file, old, new in self.before:
            texts[file] = replaced(texts[file], old, new)
        text = replaced(texts[self.file], self.old, self.new)
        before, mark, after = text.partition(MARK)
        assert mark, f"{self.code}: no mark in the new text"
        texts[self.file] = before + after
        return (self.file, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


def replaced(text: str, old: str, new: str) -> str:
    """A text with its only `old` replaced (or, where `old` is empty, with `new` before it)."""
    if not old:
        return new + text
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the pack"
    return text.replace(old, new)


def tiny_texts() -> dict[str, str]:
    """The files of the tiny pack by name."""
    return {file: (PACKS / "tiny" / file).read_text(encoding="utf-8") for file in FILES}


def write_pack(folder: Path, texts: dict[str, str]) -> Path:
    """A pack with these files."""
    (folder / "cards").mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def read_texts(folder: Path, texts: dict[str, str]) -> Reading:
    """Read a pack with these files."""
    return read_pack(write_pack(folder, texts), "pack")


def read_edited(folder: Path, *edits: tuple[str, str, str]) -> Reading:
    """Read the tiny pack with some (file, old, new) replaced."""
    texts = tiny_texts()
    for file, old, new in edits:
        texts[file] = replaced(texts[file], old, new)
    return read_texts(folder, texts)


def found(problems: Iterable[Problem]) -> list[tuple[str, Place]]:
    """The codes and places of problems, without the folder's name."""
    return [
        (problem.code, (problem.place.file.removeprefix("pack/"), problem.place.line, problem.place.column))
        for problem in problems
    ]


def ids(mistakes: Iterable[Planted]) -> list[str]:
    """The names of planted mistakes in pytest's output."""
    return [f"{number} {planted.code}" for number, planted in enumerate(mistakes)]


def check_planted(folder: Path, planted: Planted) -> None:
    """The mistake is named at its place, and nothing else is."""
    texts = tiny_texts()
    place = planted.plant(texts)
    reading = read_texts(folder, texts)
    assert found(reading.problems) == [(planted.code, place)], reading.problems
    assert [problem.severity for problem in reading.problems] == [planted.severity]
    assert (reading.scenario is None) == (planted.severity == "error")
