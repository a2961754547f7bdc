from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from tests.cli.support import TINY, Cli, command_line, copied_pack, edit

Changed = Callable[..., Path]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    return command_line(capsys)


@pytest.fixture(scope="session")
def game_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The log of a whole game of the tiny pack, not to be changed."""
    folder = tmp_path_factory.mktemp("workshop") / "game"
    assert main(["play", str(TINY), "--auto", "always-a", "--seed", "7", "--out", str(folder)]) == 0
    return folder / "game.jsonl"


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Make a copy of the tiny pack with edits (file, old, new)."""

    def make(*edits: tuple[str, str, str]) -> Path:
        folder = copied_pack(tmp_path / "new")
        for file, old, new in edits:
            edit(folder / file, old, new)
        return folder

    return make
