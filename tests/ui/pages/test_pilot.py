"""Whole games through the window's pages, by keys alone and by presses alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.ui.boxes import Box, Role
from game.ui.lobby import Lobby
from game.ui.stage import Stage
from tests.log.support import verify_chain
from tests.ui.pages.support import MOST_KEYS, buttons, new_lobby, press, shown, stage_of


def _beat(lobby: Lobby) -> str:
    return lobby.room.table.beat if lobby.room is not None else "start"


def _time_passes(stage: Stage) -> None:
    """What the page waits for comes to pass."""
    if not stage.done and stage.screen.next_tick() is not None:
        stage.tick()


def _play_by_keys(stage: Stage, lobby: Lobby) -> None:
    for _ in range(MOST_KEYS):
        if stage.done:
            return
        if _beat(lobby) == "choice":
            stage.key("a")
        stage.key("enter")
        _time_passes(stage)
    raise AssertionError(f"the game does not end by keys; it is here:\n{shown(stage)}")


def _reopens(box: Box) -> bool:
    """Whether it is a line of the summary, which opens what it names."""
    return box.action is not None and box.action.name == "open"


def _play_by_presses(stage: Stage, lobby: Lobby) -> None:
    """Press the first answer where something is to be decided, and the last button of the foot bar to go on."""
    for _ in range(MOST_KEYS):
        if stage.done:
            return
        if _beat(lobby) == "choice":
            answers = [box for box in buttons(stage) if box.role is Role.OPTION and not _reopens(box)]
            if answers:
                stage.click(answers[0].rect.centre)
        stage.click(buttons(stage)[-1].rect.centre)
        _time_passes(stage)
    raise AssertionError(f"the game does not end by presses; it is here:\n{shown(stage)}")


@pytest.mark.parametrize("play", [_play_by_keys, _play_by_presses])
def test_a_whole_game_can_be_played(tmp_path: Path, play: Callable[[Stage, Lobby], None]) -> None:
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "start")
    play(stage, lobby)
    assert lobby.room is not None
    assert lobby.room.table.beat == "over"
    assert lobby.room.table.played_out
    path = lobby.room.game.path
    lobby.close()
    assert path.with_name("debrief.html").exists()
    assert verify_chain(path).ok
