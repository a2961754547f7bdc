from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from game.errors import LogFinding
from game.log.files import DISK, Disk, reason, write_atomically, write_new
from tests.told import english


class SlowDisk(Disk):
    """A disk that takes a few bytes at a time, and none once it is full."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, fd: int, offset: int, content: bytes) -> int:
        part = content[: min(3, self.room)]
        self.room -= len(part)
        return super().write(fd, offset, part)


def test_a_file_is_written_whole_however_little_the_disk_takes_at_once(tmp_path: Path) -> None:
    write_new(SlowDisk(100), tmp_path / "a", b"0123456789", 0o666)
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_a_disk_that_takes_nothing_more_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk-takes-nothing"):
        write_new(SlowDisk(7), tmp_path / "a", b"0123456789", 0o666)
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(FileExistsError):
        write_new(DISK, tmp_path / "a", b"", 0o666)
    assert (tmp_path / "a").read_text() == "mine"


def test_a_leftover_of_an_interrupted_write_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a.tmp").write_text("leftover")
    write_atomically(DISK, tmp_path / "a", b"new", 0o666)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "new")]


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    write_new(DISK, tmp_path / "a", b"a\nb\r\n\x1a", 0o666)
    fd = DISK.open_old(tmp_path / "a")
    assert DISK.read_all(fd) == b"a\nb\r\n\x1a"
    DISK.close(fd)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders are never synced")
def test_a_folder_that_has_no_fsync_is_fine_and_one_whose_fsync_fails_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_with(code: int) -> None:
        def fsync(fd: int) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "fsync", fsync)

    fail_with(errno.EINVAL)
    DISK.sync_folder(tmp_path)
    fail_with(errno.EIO)
    with pytest.raises(OSError, match="output error"):
        DISK.sync_folder(tmp_path)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOENT, "No such file"),
        (errno.EACCES, "Permission denied"),
        (errno.EPERM, "Permission denied"),
        (errno.EROFS, "Nothing can be written there"),
        (errno.ENOSPC, "No space left on device"),
        (errno.EDQUOT, "No space left on device"),
        (errno.EISDIR, "It is a folder"),
        (errno.ENOTDIR, "A part of the path is no folder"),
        (errno.EEXIST, "It exists already"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_system_often_refuses_is_a_finding_with_a_sentence(number: int, sentence: str) -> None:
    found = reason(OSError(number, "what the system says"))
    assert isinstance(found, LogFinding)
    assert sentence in english(found)


def test_what_the_system_seldom_refuses_is_told_in_its_own_words() -> None:
    assert reason(OSError(errno.ENOLCK, "No locks available")) == "No locks available"
    assert reason(OSError("no number")) == "no number"
