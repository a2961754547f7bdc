"""`shots`: a picture of every screen."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.cli.shots import write_shots
from game.errors import UsageError
from tests.games import PACKS

TINY = str(PACKS / "tiny")


def test_every_screen_of_a_game_becomes_a_picture_of_the_asked_size(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_shots(TINY, tmp_path, "nn", "640x360") == 0
    told = capsys.readouterr().out.split()
    assert told == [str(path) for path in sorted(tmp_path.iterdir())]
    for part in (
        "start",
        "setup-game",
        "news",
        "case",
        "facilitator",
        "facilitator-pause",
        "facilitator-what-if-replayed",
        "choice",
        "prediction",
        "consequences",
        "why",
        "help",
        "end-talk",
        "talk-1-felt",
        "talk-2-film",
        "talk-3-turning",
        "talk-4-known",
        "talk-5-home",
        "rehearsal-talk",
        "rehearsal-votes",
    ):
        assert any(part in Path(path).name for path in told), part
    assert {pygame.image.load(path).get_size() for path in told} == {(640, 360)}


@pytest.mark.parametrize("size", ["", "1920", "1920x", "0x0", "12x12", "99999x99999", "-5x7", "1920x1080x3"])
def test_a_size_that_is_none_is_refused_before_anything_is_made(tmp_path: Path, size: str) -> None:
    with pytest.raises(UsageError, match="1920x1080"):
        write_shots(TINY, tmp_path / "out", "nb", size)
    assert not (tmp_path / "out").exists()


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nb, nn, en"):
        write_shots(TINY, tmp_path, "sv", "640x360")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="out"):
        write_shots(TINY, tmp_path / "out", "nb", "640x360")
