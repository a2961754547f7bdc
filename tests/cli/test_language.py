"""In which language a command tells what is wrong with a log."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.language import language_of_log, system_language
from game.log.private import PrivateFile, private_path
from tests.cli.support import TINY, Cli, own_fault


@pytest.fixture
def nynorsk(cli: Cli, tmp_path: Path) -> Path:
    """The log of a game that was played in nynorsk."""
    folder = tmp_path / "nn"
    assert cli("play", TINY, "--auto", "random", "--seed", 1, "--lang", "nn", "--out", folder).code == 0
    return folder / "game.jsonl"


def in_line_3(log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:2], lines[2].replace(b"1", b"2", 1), *lines[3:]]))


def test_what_a_table_runs_speaks_the_language_of_its_log(cli: Cli, nynorsk: Path, tmp_path: Path) -> None:
    in_line_3(nynorsk)
    words = f"{nynorsk}, linje 3: Innhaldet stemmer ikkje med kontrollsummen"
    for command in (("report", nynorsk), ("archive", nynorsk, "--out", tmp_path / "a.zip")):
        ended = cli(*command, "--pack", TINY)
        assert ended.code == 1
        assert words in ended.err
    PrivateFile.open(private_path(nynorsk)).put("name", "Kari Nordmann")
    assert "er sletta" in cli("forget", nynorsk).out


def test_the_language_asked_for_comes_first(cli: Cli, nynorsk: Path) -> None:
    in_line_3(nynorsk)
    refused = cli("report", nynorsk, "--pack", TINY, "--lang", "nb")
    assert f"{nynorsk}, linje 3: Innholdet stemmer ikke" in refused.err


def test_what_a_researcher_runs_speaks_english_unless_asked(cli: Cli, nynorsk: Path) -> None:
    assert "whole: " in cli("verify", nynorsk, "--pack", TINY).out
    in_line_3(nynorsk)
    for command in (("replay", nynorsk), ("whatif", nynorsk, "--all")):
        assert f"{nynorsk}, line 3: Its content is not what its hash says" in cli(*command).err
    asked = cli("verify", nynorsk, "--lang", "nn")
    assert asked.code == 1
    assert f"{nynorsk}, linje 3: Innhaldet stemmer ikkje" in asked.out
    assert cli("verify", nynorsk, "--lang", "sv").code == 2


def test_a_file_that_tells_no_language_is_spoken_of_in_that_of_the_computer(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tmp_path / "nothing.jsonl"
    assert "could not be read" in cli("report", nothing).err
    monkeypatch.setattr("locale.getlocale", lambda *_: ("nn_NO", "UTF-8"))
    assert "kunne ikkje lesast: det er ingenting der" in cli("report", nothing).err
    assert "kunne ikkje lesast" in cli("play", TINY, "--auto", "random", "--resume", nothing).err


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("nb_NO", "nb"),
        ("no_NO", "nb"),
        ("nn_NO", "nn"),
        ("Norwegian Bokmål_Norway", "nb"),
        ("Norwegian Nynorsk_Norway", "nn"),
        ("en_GB", "en"),
        ("de_DE", "en"),
        ("nl_NL", "en"),
        (None, "en"),
    ],
)
def test_the_computer_s_language_is_known_by_its_locale(
    monkeypatch: pytest.MonkeyPatch, name: str | None, language: str
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda *_: (name, "UTF-8"))
    assert system_language() == language


def test_an_archive_tells_its_language_too(cli: Cli, nynorsk: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    assert cli("archive", nynorsk, "--out", archive, "--pack", TINY).code == 0
    assert language_of_log(archive) == "nn"
    assert language_of_log(archive, "en") == "en"


def test_a_bug_is_told_in_the_language_of_the_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from game.cli import main  # noqa: PLC0415

    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug for the test")

    monkeypatch.setattr("game.cli.play.play_to_end", bug)
    monkeypatch.setattr("game.resources.user_data_dir", lambda: tmp_path / "data")
    assert main(["play", str(TINY), "--auto", "random", "--lang", "nn", "--out", str(tmp_path / "g")]) == 1
    said = capsys.readouterr().err
    assert "Fjordvik har sjølv gjort ein feil." in said
    assert own_fault(said)
    assert "a bug for the test" in (tmp_path / "data" / "last-error.txt").read_text(encoding="utf-8")
