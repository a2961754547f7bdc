"""The golden games come out as they were recorded; `tests/golden_games.py` says when to record them anew."""

from __future__ import annotations

import json
import re

import pytest

from game.cli import main
from tests.golden_games import ARCHIVE, FOLDER, GAMES, Golden, golden_text

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

HASH = re.compile(r"^  state ([0-9a-f]{32})$", re.MULTILINE)


@pytest.mark.parametrize("game", GAMES, ids=lambda game: game.name)
def test_a_golden_game_comes_out_the_same(game: Golden) -> None:
    assert golden_text(game) == game.file.read_text(encoding="utf-8")


def test_every_golden_file_is_played() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        ARCHIVE.name,
        *(game.file.name for game in GAMES),
    }


def test_the_golden_archive_verifies_and_replays_without_anything_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["verify", str(ARCHIVE)]) == 0
    assert "4 half-years come to the same states, bit for bit" in capsys.readouterr().out
    assert main(["replay", str(ARCHIVE), "--json"]) == 0
    game = json.loads(capsys.readouterr().out)
    assert game["scenario"] == "tiny"
    assert len(game["turns"]) == 5


def test_the_archived_game_is_the_golden_game_of_its_team(capsys: pytest.CaptureFixture[str]) -> None:
    main(["replay", str(ARCHIVE), "--json"])
    hashes = [turn["state_hash"] for turn in json.loads(capsys.readouterr().out)["turns"]]
    assert hashes == HASH.findall(Golden("tiny", "random").file.read_text(encoding="utf-8"))
