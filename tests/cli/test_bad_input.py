from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.errors import ResourceError
from game.log.files import Disk
from tests.cli.support import TINY, Cli, copied_pack, edit, own_fault

as_root = hasattr(os, "geteuid") and os.geteuid() == 0


def a_folder(path: Path) -> None:
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def utf_16(path: Path) -> None:
    path.write_text('{"d":{}}\n', encoding="utf-16")


def prose(path: Path) -> None:
    path.write_text("Kjære dagbok\n", encoding="utf-8")


def other_json(path: Path) -> None:
    path.write_text('{"a": 1}\n', encoding="utf-8")


def half_a_zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 and then nothing")


def nothing(path: Path) -> None:
    assert not path.exists()


DAMAGES = [a_folder, empty, binary, utf_16, prose, other_json, half_a_zip, nothing]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    "command",
    [
        ("verify", "LOG"),
        ("replay", "LOG"),
        ("replay", "LOG", "--json", "--pack", TINY),
        ("report", "LOG"),
        ("whatif", "LOG", "--all"),
        ("archive", "LOG", "--out", "OUT"),
        ("play", TINY, "--auto", "random", "--resume", "LOG"),
        ("play", TINY, "--terminal", "--resume", "LOG"),
    ],
)
def test_what_is_no_log_is_told_in_a_sentence_and_left_as_it_is(
    cli: Cli, tmp_path: Path, damage: Callable[[Path], None], command: tuple[object, ...]
) -> None:
    log = tmp_path / "game.jsonl"
    damage(log)
    content = log.read_bytes() if log.is_file() else None
    places = {"LOG": log, "OUT": tmp_path / "out.zip"}
    ended = cli(*(places.get(str(word), word) for word in command))
    if (damage, command[0]) == (empty, "verify"):
        assert (ended.code, "unfinished" in ended.out) == (0, True)
    elif damage is half_a_zip and command[0] in ("play", "archive"):
        assert ended.code == 2  # an archive is neither played on nor archived again
    else:
        assert ended.code == 1
    assert str(log) in ended.said
    assert len(ended.said.splitlines()) == 1
    assert (log.read_bytes() if log.is_file() else None) == content
    assert {path.name for path in tmp_path.iterdir()} <= {"game.jsonl"}


# ------------------------------------------------------------------------------------------------ packs


def no_model(pack: Path) -> None:
    (pack / "model.yaml").unlink()


def broken_yaml(pack: Path) -> None:
    (pack / "model.yaml").write_text("stocks: {fund: [", encoding="utf-8")


def binary_yaml(pack: Path) -> None:
    (pack / "model.yaml").write_bytes(b"\x00\x01\xff")


def model_is_a_folder(pack: Path) -> None:
    (pack / "model.yaml").unlink()
    (pack / "model.yaml").mkdir()


def no_cards(pack: Path) -> None:
    for path in (pack / "cards").iterdir():
        path.unlink()


def unreadable(pack: Path) -> None:
    if as_root or sys.platform == "win32":
        pytest.skip("who may read everything cannot be refused")
    (pack / "model.yaml").chmod(0)


@pytest.mark.parametrize(
    "damage", [no_model, broken_yaml, binary_yaml, model_is_a_folder, no_cards, unreadable]
)
@pytest.mark.parametrize("command", ["check", "play", "verify"])
def test_a_pack_that_cannot_be_read_is_told_with_its_place(
    cli: Cli, tmp_path: Path, log: Path, damage: Callable[[Path], None], command: str
) -> None:
    pack = copied_pack(tmp_path / "pack")
    damage(pack)
    words = {
        "check": ("check", pack),
        "play": ("play", pack, "--auto", "random", "--out", tmp_path / "new"),
        "verify": ("verify", log, "--pack", pack),
    }[command]
    ended = cli(*words)
    assert ended.code == 1
    assert f"{pack}/{'cards' if damage is no_cards else 'model.yaml'}:1:" in ended.said
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_no_pack_is_told(cli: Cli, tmp_path: Path) -> None:
    for command in (("check",), ("play", "--auto", "random")):
        ended = cli(command[0], tmp_path, *command[1:])
        assert ended.code == 2
        assert "it has no scenario.yaml" in ended.err


BROKEN_PO = 'msgid "a"\nnot a line of such a file\n'


def test_a_language_that_a_pack_does_not_have_is_played_in_the_pack_s_own(cli: Cli, tmp_path: Path) -> None:
    assert not (TINY / "texts").exists()
    ended = cli("play", TINY, "--auto", "random", "--lang", "en", "--out", tmp_path / "game")
    assert (ended.code, ended.err) == (0, "")
    page = (tmp_path / "game" / "debrief.html").read_text(encoding="utf-8")
    assert 'lang="en"' in page
    assert "Økonomi" in page


def test_a_broken_translation_is_told_before_a_game_in_it_begins_and_troubles_no_other(
    cli: Cli, tmp_path: Path
) -> None:
    pack = copied_pack(tmp_path / "pack")
    (pack / "texts").mkdir()
    (pack / "texts" / "nn.po").write_text(BROKEN_PO, encoding="utf-8")
    ended = cli("play", pack, "--auto", "random", "--lang", "nn", "--out", tmp_path / "nn")
    assert ended.code == 1
    assert "nn.po:" in ended.err
    assert "[po-syntax]" in ended.err
    assert not (tmp_path / "nn").exists()
    assert cli("play", pack, "--auto", "random", "--lang", "nb", "--out", tmp_path / "nb").code == 0
    log = tmp_path / "nb" / "game.jsonl"
    refused = cli("report", log, "--pack", pack, "--lang", "nn", "--out", tmp_path / "d.html")
    assert refused.code == 1
    assert "[po-syntax]" in refused.err


# ------------------------------------------------------------------------------------------------ the disk


class FullDisk:
    """Takes so many writes of a log, and then no more."""

    def __init__(self, takes: int) -> None:
        self.left = takes
        self.real = Disk.write

    def patched(self) -> Callable[[Disk, int, int, bytes], int]:
        def write(disk: Disk, fd: int, offset: int, content: bytes) -> int:
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return self.real(disk, fd, offset, content)

        return write


@pytest.mark.parametrize("takes", [0, 1, 2, 20])
def test_a_full_disk_ends_in_a_sentence_and_loses_nothing_that_was_acknowledged(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes: int
) -> None:
    disk = FullDisk(takes)
    log = tmp_path / "game" / "game.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "write", disk.patched())
        ended = cli("play", TINY, "--auto", "random", "--lang", "en", "--out", log.parent)
    assert ended.code == 1
    assert "No space left on device" in ended.err
    assert len(ended.err.splitlines()) == 1
    if takes == 0:
        assert not log.exists()
        return
    verified = cli("verify", log, "--pack", TINY)
    assert (verified.code, "unfinished" in verified.out) == (0, True)
    assert cli("play", TINY, "--auto", "random", "--resume", log).code == 0


def test_a_debrief_that_cannot_be_written_says_how_to_make_it_later(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("game.writing.tempfile.mkstemp", full)
        ended = cli("play", TINY, "--auto", "random", "--lang", "en", "--out", tmp_path)
    assert ended.code == 1
    log = tmp_path / "game.jsonl"
    assert f"The game itself is saved. Make room, or choose another place: report {log}" in ended.err
    assert "whole" in cli("verify", log, "--pack", TINY).out


def test_a_place_that_cannot_be_written_is_told(cli: Cli, tmp_path: Path, log: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("x", encoding="utf-8")
    for command in (
        ("play", TINY, "--auto", "random", "--out", file),
        ("play", TINY, "--auto", "random", "--out", file / "deeper"),
        ("play", TINY, "--auto", "random", "--out", tmp_path / ("x" * 300)),
        ("report", log, "--pack", TINY, "--out", file / "debrief.html"),
        ("report", log, "--pack", TINY, "--out", tmp_path),
        ("archive", log, "--pack", TINY, "--out", file / "game.zip"),
        ("archive", log, "--pack", TINY, "--out", tmp_path),
    ):
        ended = cli(*command)
        assert ended.code == 1, command
        assert len(ended.err.splitlines()) == 1
    assert file.read_text(encoding="utf-8") == "x"


@pytest.mark.skipif(as_root or sys.platform == "win32", reason="who may write everywhere cannot be refused")
def test_a_read_only_folder_is_told(cli: Cli, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        ended = cli("play", TINY, "--auto", "random", "--out", tmp_path / "game")
    finally:
        tmp_path.chmod(0o700)
    assert ended.code == 1
    assert "Permission denied" in ended.err


# ------------------------------------------------------------------------------------------------ the game's own


def test_a_missing_part_of_the_game_is_told_even_where_it_holds_the_sentences(
    cli: Cli, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = copied_pack(tmp_path / "pack")
    broken_yaml(pack)

    def gone(*_: str) -> Path:
        raise ResourceError("A part of the game is missing: assets")

    monkeypatch.setattr("game.texts.catalogue.asset", gone)
    for command in (("check", TINY), ("play", TINY, "--auto", "random"), ("verify", log, "--pack", pack)):
        ended = cli(*command)
        assert ended.code == 1
        assert "A part of the game is missing: assets" in ended.err


def test_a_bug_is_told_without_a_traceback_and_kept_for_the_makers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from game.cli import main  # noqa: PLC0415

    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug for the test")

    monkeypatch.setattr("game.cli.packs.read_pack", bug)
    monkeypatch.setattr("game.resources.user_data_dir", lambda: tmp_path / "data")
    assert main(["check", str(TINY)]) == 1
    said = capsys.readouterr().err
    assert own_fault(said)
    assert "Traceback" not in said
    assert "a bug for the test" in (tmp_path / "data" / "last-error.txt").read_text(encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setattr("game.resources.user_data_dir", lambda: tmp_path / "file")
    assert main(["check", str(TINY)]) == 1
    assert "ZeroDivisionError: a bug for the test" in capsys.readouterr().err


def test_a_changed_copy_of_a_pack_is_found_out_before_a_game_is_played_on(
    cli: Cli, log: Path, tmp_path: Path
) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "model.yaml", "equation: 0.02 * skill,", "equation: 0.03 * skill,")
    for command, sentence in (
        (("play", pack, "--auto", "random", "--resume", log), "Likninger, kort eller tall er endret."),
        (("replay", log, "--pack", pack), "Its equations, cards or numbers were changed."),
    ):
        ended = cli(*command)
        assert ended.code == 1
        assert sentence in ended.err
