"""Packs for pictures: the tiny one, and copies of it with a change."""

from __future__ import annotations

import shutil
from pathlib import Path

from game.pack.load import load
from game.pack.schema import Scenario
from tests.games import PACKS

TINY = PACKS / "tiny"


def changed(folder: Path, file: str, old: str, new: str) -> Scenario:
    """The tiny pack with one text in one file replaced."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return load(folder)
