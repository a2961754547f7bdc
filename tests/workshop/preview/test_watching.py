"""A save is noticed once, when it is over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.workshop.preview.watching import Watch, stamp_of


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    for folder in ("cards", "texts"):
        (tmp_path / folder).mkdir()
    for file in ("scenario.yaml", "model.yaml", "cards/a.yaml", "texts/en.po"):
        (tmp_path / file).write_text("a", encoding="utf-8")
    return tmp_path


def touch(path: Path, text: str, second: int) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (second, second))


@pytest.mark.parametrize("file", ["scenario.yaml", "model.yaml", "cards/a.yaml", "texts/en.po"])
def test_a_save_counts_once_and_when_it_looks_the_same_twice(pack: Path, file: str) -> None:
    watch = Watch(pack)
    assert not watch.settled()
    touch(pack / file, "b", 5)
    assert [watch.settled() for _ in range(4)] == [False, True, False, False]


def test_a_file_that_is_emptied_before_it_is_filled_counts_when_it_is_full(pack: Path) -> None:
    watch = Watch(pack)
    touch(pack / "model.yaml", "", 5)
    assert not watch.settled()
    touch(pack / "model.yaml", "bb", 6)
    assert not watch.settled()
    assert watch.settled()


def test_new_and_deleted_files_count_and_others_do_not(pack: Path) -> None:
    watch = Watch(pack)
    (pack / "notes.txt").write_text("x", encoding="utf-8")
    (pack / "cards" / "a.yaml~").write_text("x", encoding="utf-8")
    assert [watch.settled() for _ in range(2)] == [False, False]
    (pack / "cards" / "b.yaml").write_text("x", encoding="utf-8")
    assert [watch.settled() for _ in range(2)] == [False, True]
    (pack / "cards" / "b.yaml").unlink()
    assert [watch.settled() for _ in range(2)] == [False, True]


def test_a_save_that_is_taken_back_at_once_is_none(pack: Path) -> None:
    os.utime(pack / "model.yaml", (3, 3))
    watch = Watch(pack)
    touch(pack / "model.yaml", "bb", 5)
    assert not watch.settled()
    touch(pack / "model.yaml", "a", 3)
    assert [watch.settled() for _ in range(3)] == [False, False, False]


def test_a_folder_that_is_gone_has_no_files(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "gone") == ()
