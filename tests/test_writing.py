"""A text file is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game.writing import write_text


def test_a_text_is_there_to_the_byte_with_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "blåbær\n")
    write_text(path, "blåbær\nog tyttebær\n")
    assert path.read_bytes() == "blåbær\nog tyttebær\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("step", ["os.fsync", "tempfile.mkstemp"])
def test_a_failed_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"game.writing.{step}", full)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "after")
    assert path.read_text(encoding="utf-8") == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "new")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o660)
    before = os.umask(0o077)
    try:
        write_text(path, "newer")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o660


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(tmp_path / "nowhere" / "a.txt", "x")
