"""What happens to a real window at a real table: resized, thrown onto another screen, closed, a disk that dawdles."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pygame
import pytest

from game.errors import ResourceError
from game.ui.app import AppHost
from game.ui.geometry import Size
from game.ui.inspect import problems
from game.ui.lobby import Lobby
from game.ui.pages.choice import ChoicePage
from game.ui.pages.start import StartPage
from game.ui.screens import Settings
from game.ui.window import SLOW, Window
from tests.log.support import verify_chain
from tests.ui.hands import Clock, Hands
from tests.ui.pages.support import MOST_KEYS, new_lobby, press, shown

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

SIZE = Size(1280, 720)
SIZES = (Size(1024, 768), Size(1280, 720), Size(1920, 1080), Size(1366, 768))


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    pygame.display.quit()


def _at(lobby: Lobby) -> tuple[Window, Hands, Clock]:
    clock = Clock()
    host = AppHost(lambda: lobby.spoken, None)
    window = Window(StartPage(lobby), Settings("nb"), host, size=SIZE, clock=clock)
    window.step(0.0)
    return window, Hands(window, clock), clock


def _beat(lobby: Lobby) -> str:
    assert lobby.room is not None
    return lobby.room.table.beat


def _to_the_votes(hands: Hands, lobby: Lobby) -> None:
    hands.key("enter")
    for _ in range(MOST_KEYS):
        assert lobby.room is not None
        if lobby.room.table.beat == "choice":
            break
        hands.key("enter")
    hands.key("enter")


def test_a_game_goes_on_through_every_size_and_the_full_screen(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    window, hands, _ = _at(lobby)
    hands.key("enter")
    assert lobby.room is not None
    for number, size in zip(range(24), cycle(SIZES), strict=False):
        pygame.display.set_mode((size.width, size.height), pygame.RESIZABLE)
        pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size.width, h=size.height))
        if number % 9 == 8:
            hands.key("f11")
            assert window.stage.settings.full_screen
            hands.key("f11")
        if lobby.room.table.beat == "choice":
            hands.key("a")
        hands.key("enter")
        assert problems(window.stage.tree, window.stage.grid) == (), shown(window.stage)
        surface = pygame.display.get_surface()
        assert surface is not None
        assert window.stage.grid.window == Size(*surface.get_size())
    assert lobby.room.table.played, "the game stood still"


def test_a_window_closed_in_mid_vote_is_gone_on_with_there(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    window, hands, _ = _at(lobby)
    _to_the_votes(hands, lobby)
    hands.key("a")
    assert lobby.room is not None
    votes = lobby.room.table.pending.votes
    assert len(votes) == 1
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    window.run()
    lobby.close()
    again = new_lobby(tmp_path)
    window, _, _ = _at(again)
    press(window.stage, "resume")
    assert again.room is not None
    assert again.room.table.pending.votes == votes
    assert isinstance(window.stage.screen, ChoicePage)
    path = again.room.game.path
    again.close()
    assert verify_chain(path).ok


def test_on_a_slow_disk_a_second_press_does_not_confirm_the_page_that_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lobby = new_lobby(tmp_path)
    _, hands, clock = _at(lobby)
    hands.key("enter")
    assert _beat(lobby) == "news"
    fsync = os.fsync

    def dawdle(fd: int) -> None:
        """Two seconds, in which somebody presses Enter again, twice."""
        clock.now += 2.0
        for kind in (pygame.KEYDOWN, pygame.KEYUP) * 2:
            pygame.event.post(pygame.event.Event(kind, key=pygame.K_RETURN, unicode="\r", mod=0))
        fsync(fd)

    monkeypatch.setattr(os, "fsync", dawdle)
    for _ in range(5):
        if _beat(lobby) != "news":
            break
        hands.key("enter")
    assert _beat(lobby) == "case", "the impatient presses went on to the choice"
    hands.window.step(0.0)
    assert _beat(lobby) == "case"
    monkeypatch.setattr(os, "fsync", fsync)
    hands.key("enter")
    assert _beat(lobby) == "choice", "afterwards a press counts again"


def test_on_a_full_disk_the_page_says_so_nothing_counts_any_more_and_the_rest_is_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lobby = new_lobby(tmp_path)
    window, hands, _ = _at(lobby)
    hands.key("enter")
    assert _beat(lobby) == "news"

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        for _ in range(5):
            hands.key("enter")
    assert _beat(lobby) == "news"
    assert lobby.room is not None
    assert lobby.room.trouble
    assert lobby.room.trouble in shown(window.stage)
    hands.key("enter")
    assert _beat(lobby) == "news", "a log that failed once is never written again"
    hands.key("escape")
    hands.key("j")
    assert window.stage.done
    path = lobby.room.game.path
    lobby.close()
    again = new_lobby(tmp_path)
    window, _, _ = _at(again)
    press(window.stage, "resume")
    assert _beat(again) in ("news", "case")
    again.close()
    assert verify_chain(path).ok


def test_what_is_pressed_after_a_quick_press_counts_however_soon(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    window, hands, clock = _at(lobby)
    hands.key("enter")
    for key in (pygame.K_RETURN, pygame.K_ESCAPE):
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            pygame.event.post(pygame.event.Event(kind, key=key, unicode="", mod=0))
    clock.now += SLOW / 2
    window.step(0.0)
    assert lobby.room is not None
    assert [type(move).__name__ for move in lobby.room.table.moves][-1] == "GoBack"


@pytest.fixture
def two_screens(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """A desktop with a second screen, and what is asked of it."""
    asked: list[dict[str, object]] = []
    opened = pygame.display.set_mode

    def set_mode(size: tuple[int, int], flags: int = 0, **more: object) -> pygame.Surface:
        asked.append({"full": bool(flags & pygame.FULLSCREEN), **more})
        return opened(size, flags)

    monkeypatch.setattr(pygame.display, "get_num_displays", lambda: 2)
    monkeypatch.setattr(pygame.display, "set_mode", set_mode)
    return asked


def test_the_full_screen_is_where_the_window_lies_or_where_the_table_wants_it(
    tmp_path: Path, two_screens: list[dict[str, object]]
) -> None:
    window, hands, _ = _at(new_lobby(tmp_path))
    two_screens.clear()
    hands.key("f11")
    assert two_screens == [{"full": True}], "without a wish SDL keeps the screen of the window"
    hands.key("f1")
    for screen in (0, 1):
        press(window.stage, "screen")
        window.step(0.0)
        assert two_screens[-1] == {"full": True, "display": screen}
    assert "Skjerm: 2 av 2" in shown(window.stage)
    hands.key("f11")
    assert two_screens[-1] == {"full": False, "display": 1}
    assert window.stage.grid.window == SIZE, "the window has its old size again"
    press(window.stage, "screen")
    window.step(0.0)
    assert "Skjerm: der vinduet er" in shown(window.stage)


def test_with_one_screen_there_is_none_to_choose(tmp_path: Path) -> None:
    window, hands, _ = _at(new_lobby(tmp_path))
    hands.key("f1")
    assert "Skjerm:" not in shown(window.stage)


def test_a_font_that_is_missing_or_broken_is_told_before_the_window_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "Inter-Regular.ttf"
    broken.write_bytes(b"no font")
    monkeypatch.setattr("game.ui.fonts.asset", lambda *parts: broken)
    with pytest.raises(ResourceError, match=r"Inter-Regular\.ttf"):
        _at(new_lobby(tmp_path))
