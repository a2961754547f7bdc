"""The table `town`: which indicator a layer of the picture follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.errors import PackError
from game.pack.hashes import rules_hash
from game.pack.load import load
from tests.games import PACKS

WRITTEN = "town: {lights: staff, crowd: confidence}"


def _pack(folder: Path, town: str) -> Path:
    pack = folder / "pack"
    shutil.copytree(PACKS / "tiny", pack)
    file = pack / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    assert WRITTEN in text
    file.write_text(text.replace(WRITTEN, town), encoding="utf-8")
    return pack


@pytest.mark.parametrize("town", ["", "town: {queue: economy}"])
def test_the_picture_is_no_rule(tmp_path: Path, town: str) -> None:
    assert rules_hash(load(_pack(tmp_path, town))) == rules_hash(load(PACKS / "tiny"))


@pytest.mark.parametrize("town", ["town: {lights: stafff}", "town: {moon: staff}"])
def test_an_unknown_indicator_or_layer_is_a_problem(tmp_path: Path, town: str) -> None:
    with pytest.raises(PackError) as raised:
        load(_pack(tmp_path, town))
    assert [problem.place.file.endswith("scenario.yaml") for problem in raised.value.problems] == [True]
