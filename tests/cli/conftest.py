from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.cli import main
from tests.cli.support import TINY, Cli, command_line


@pytest.fixture(autouse=True)
def _a_computer_in_no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told in the computer's language is English, wherever the tests run."""
    monkeypatch.setattr("locale.getlocale", lambda *_: (None, None))


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    return command_line(capsys)


@pytest.fixture(scope="session")
def played_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a whole game of the tiny pack, not to be changed."""
    folder = tmp_path_factory.mktemp("played") / "game"
    assert main(["play", str(TINY), "--auto", "balanced", "--seed", "7", "--out", str(folder)]) == 0
    return folder


@pytest.fixture
def log(played_once: Path, tmp_path: Path) -> Path:
    """The log of a whole game, in a folder of its own."""
    shutil.copytree(played_once, tmp_path / "game")
    return tmp_path / "game" / "game.jsonl"
