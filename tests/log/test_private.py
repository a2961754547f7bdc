from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given

from game.errors import LogError
from game.log.private import PrivateFile, forget, private_path
from game.log.store import LogWriter
from tests.log.support import verify_chain
from tests.told import refused

from .support import HEADER, Fault, FaultyDisk, QuickDisk, neighbours
from .test_canonical import texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "game.private.json"


def test_the_private_file_lies_beside_the_log(tmp_path: Path) -> None:
    assert private_path(tmp_path / "game.jsonl") == tmp_path / "game.private.json"


def test_a_text_is_there_again_after_reopening(path: Path) -> None:
    private = PrivateFile.open(path)
    name = private.put("name", "Kari Nordmann")
    reason = private.put("reason", "Fordi «det» haster\n")
    for again in (private, PrivateFile.open(path)):
        assert again.get(name) == "Kari Nordmann"
        assert again.get(reason) == "Fordi «det» haster\n"
        assert again.check(name)
        assert again.check(reason)
        assert {(entry.kind, entry.text) for entry in again.entries()} == {
            ("name", "Kari Nordmann"),
            ("reason", "Fordi «det» haster\n"),
        }


@given(texts)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.private.json"
    path.unlink(missing_ok=True)
    commitment = PrivateFile.open(path, fs=QuickDisk()).put("note", text)
    assert PrivateFile.open(path).get(commitment) == text


def test_a_commitment_says_nothing_and_is_never_the_same_twice(path: Path) -> None:
    private = PrivateFile.open(path)
    commitments = {private.put("name", "Kari") for _ in range(20)}
    assert len(commitments) == 20
    assert all(len(commitment) == 64 and int(commitment, 16) >= 0 for commitment in commitments)


def test_a_text_that_was_changed_no_longer_fits_its_commitment(path: Path) -> None:
    commitment = PrivateFile.open(path).put("reason", "for it")
    changed = path.read_text(encoding="utf-8")
    for old, new in (("for it", "against"), ('"reason"', '"note"')):
        path.write_text(changed.replace(old, new), encoding="utf-8")
        assert not PrivateFile.open(path).check(commitment)


def test_an_unknown_commitment_has_no_text(path: Path) -> None:
    private = PrivateFile.open(path)
    assert private.get("0" * 64) is None
    assert not private.check("0" * 64)
    assert private.entries() == ()
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_may_read_it_also_after_more_was_put_in(path: Path) -> None:
    private = PrivateFile.open(path)
    for _ in range(2):
        private.put("name", "Kari")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_forgetting_deletes_every_text_and_breaks_nothing_in_the_chain(tmp_path: Path) -> None:
    log_path = tmp_path / "game.jsonl"
    path = private_path(log_path)
    private = PrivateFile.open(path)
    commitment = private.put("name", "Kari Nordmann")
    with LogWriter.create(log_path, HEADER) as log:
        log.append("seat", {"role": "director"}, {"name": commitment})
        log.append("end", {})
    before = log_path.read_bytes()
    path.with_name("game.private.json.tmp").write_text("Kari Nordmann, of an interrupted write")
    private.forget()
    assert neighbours(log_path) == {"game.jsonl": before}
    assert b"Kari" not in before
    assert verify_chain(log_path).state == "whole"
    assert private.get(commitment) is None
    assert PrivateFile.open(path).get(commitment) is None
    private.forget()  # Nothing left to forget is no error.
    assert private.put("name", "Ola")
    assert len(PrivateFile.open(path).entries()) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"hello",
        b"\xff",
        b'{"entries":{},"format":2}\n',
        b'{"entries":[],"format":1}\n',
        b'{"entries":{"a":{"kind":"name","salt":"00","text":"Kari"}},"format":1}\n',
        b'{"entries":{"a":{"kind":"other","salt":"00000000000000000000000000000000","text":"Kari"}},"format":1}\n',
    ],
)
def test_a_file_that_cannot_be_understood_says_so_and_can_still_be_forgotten(
    path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    with refused(LogError, "cannot be used"):
        PrivateFile.open(path)
    assert path.read_bytes() == content
    forget(path)
    assert not path.exists()


@pytest.mark.parametrize("fault", ["no space", "broken disk"])
def test_a_disk_that_fails_anywhere_keeps_what_was_there(tmp_path: Path, fault: Fault) -> None:
    failed = set()
    for fail_at in range(1, 100):
        folder = tmp_path / str(fail_at)
        folder.mkdir()
        path = folder / "game.private.json"
        first = PrivateFile.open(path).put("name", "Kari")
        before = path.read_bytes()
        disk = FaultyDisk(fail_at, fault)
        private = PrivateFile.open(path, fs=disk)
        try:
            private.put("note", "second")
        except LogError:
            failed.add(disk.failed)
            assert [entry.text for entry in private.entries()] == ["Kari"]
            assert set(neighbours(path)) == {"game.private.json"}
            assert path.read_bytes() == before or disk.failed == "sync_folder"
            assert PrivateFile.open(path).check(first)
        else:
            assert disk.failed is None
            assert len(PrivateFile.open(path).entries()) == 2
            assert failed == {"open_new", "write", "fsync", "replace", "remove", "close", "sync_folder"}
            return
    pytest.fail("the disk never stopped failing")


def test_forgetting_that_fails_says_so(path: Path) -> None:
    PrivateFile.open(path).put("name", "Kari")
    for fail_at in (1, 2, 3):
        with refused(LogError, "could not be deleted"):
            forget(path, FaultyDisk(fail_at, "broken disk"))
