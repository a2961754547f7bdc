"""Whole games through the real window, by keys alone, by mouse alone, by touch alone.

The nine pairs of language and theme are shared out over the three ways: each way plays one game to its last
half-year, and two short ones. Every page that comes is judged by its tree, every game by its log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.engine.step import default_setup
from game.log.read import read_log
from game.log.replay import replay, verify_log
from game.ui.access import Asked
from game.ui.app import AppHost
from game.ui.boxes import Box, Role
from game.ui.focus import after_tab
from game.ui.geometry import Size
from game.ui.inspect import problems
from game.ui.lobby import Lobby
from game.ui.pages.start import StartPage
from game.ui.screens import Settings
from game.ui.stage import Stage
from game.ui.window import Window
from tests.ui.fakes import FakeBridge
from tests.ui.hands import Clock, Hands
from tests.ui.pages.support import buttons, edition_of, new_lobby, shown

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

SIZE = Size(1280, 720)
WHOLE, SHORT = 4, 1
MOST_PRESSES = 400
"""No game of the tiny pack needs more: beyond this a pilot has lost its way."""
Way = Callable[["Table"], None]


class Table:
    """One game in one window, and what was found wrong with the pages that came."""

    def __init__(self, folder: Path, settings: Settings, turns: int, bridge: FakeBridge) -> None:
        setup = replace(default_setup(edition_of("tiny").scenario), turns=turns)
        self.lobby: Lobby = new_lobby(folder, setup=setup)
        clock = Clock()
        host = AppHost(lambda: self.lobby.spoken, None)
        self.bridge = bridge
        self.window = Window(StartPage(self.lobby), settings, host, size=SIZE, clock=clock, readers=True)
        self.hands = Hands(self.window, clock)
        self.pages = 0
        self._judged: Box | None = None

    @property
    def stage(self) -> Stage:
        return self.window.stage

    @property
    def beat(self) -> str:
        return self.lobby.room.table.beat if self.lobby.room is not None else "start"

    def ask(self, key: str) -> None:
        """Press something as a screen reader does."""
        self.bridge.wants = [Asked("press", key)]
        self.window.step(0.0)
        self.hands.rest()

    def judge(self) -> None:
        """Judge the page that is shown, once."""
        if self.stage.done or self.stage.tree is self._judged:
            return
        self._judged = self.stage.tree
        self.pages += 1
        flaws = [*map(str, problems(self.stage.tree, self.stage.grid)), *_unreachable(self.stage)]
        if not any(box.role is Role.HEADING and box.name for box in self.stage.tree.walk()):
            flaws.append("no heading")
        assert flaws == [], shown(self.stage)


def _unreachable(stage: Stage) -> Iterator[str]:
    """What can be pressed, and Tab does not come to when it goes once round."""
    acting = [box.key for box in stage.tree.walk() if box.action is not None]
    met, here = list[str](), None
    for _ in acting:
        here = after_tab(stage.tree, here)
        met.append(here or "")
    if sorted(met) != sorted(acting):  # in which order is the window's: what stands at the sides comes after
        yield f"Tab goes to {met}, and what can be pressed is {acting}"


def _by_keys(table: Table) -> None:
    if table.beat == "choice":
        table.hands.key("a")
        table.judge()
    table.hands.key("enter")


def _by_mouse(table: Table) -> None:
    _by_presses(table, table.hands.click)


def _by_touch(table: Table) -> None:
    _by_presses(table, table.hands.tap)


def _by_presses(table: Table, press: Callable[..., None]) -> None:
    """Press the first answer where something is to be decided, and the last button to go on."""
    if table.beat == "start":
        press(
            next(box for box in buttons(table.stage) if box.action and box.action.name == "start").rect.centre
        )
        return
    if table.beat == "choice":
        answers = [box for box in buttons(table.stage) if box.role is Role.OPTION and not _reopens(box)]
        if answers:
            press(answers[0].rect.centre)
            table.judge()
    press(buttons(table.stage)[-1].rect.centre)


def _by_reader(table: Table) -> None:
    """Know nothing but what a screen reader is told, and press by asking: the first answer, then the last button."""
    told = [thing for thing in table.bridge.told[-1].things if thing.key]
    if table.beat == "start":
        table.ask(next(thing.key for thing in told if thing.name == "Start"))
        return
    if table.beat == "choice":
        answers = [
            thing.key for thing in told if thing.role is Role.OPTION and not thing.key.startswith("part:")
        ]
        if answers:
            table.ask(answers[0])
            table.judge()
            told = [thing for thing in table.bridge.told[-1].things if thing.key]
    table.ask(told[-1].key)


def _reopens(box: Box) -> bool:
    """Whether it is a line of the summary, which opens what it names."""
    return box.action is not None and box.action.name == "open"


def _by_tab(table: Table) -> None:
    """Go to everything by Tab alone, and press it by Enter."""
    _by_presses(table, lambda where: _tab_to(table, where))


def _tab_to(table: Table, where: object) -> None:
    for _ in range(len(buttons(table.stage)) + 1):
        table.hands.key("tab")
        focused = next((box for box in buttons(table.stage) if box.key == table.stage.focus), None)
        if focused is not None and focused.rect.centre == where:
            table.hands.key("enter")
            return
    raise AssertionError(f"Tab does not come to {where}:\n{shown(table.stage)}")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    pygame.display.quit()


@pytest.fixture
def seated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Settings, int], Table]:
    """A table in a window of these settings, for a game of so many half-years."""
    bridge = FakeBridge()
    monkeypatch.setattr("game.ui.window.bridge_for", lambda _: bridge)
    return lambda settings, turns: Table(tmp_path, settings, turns, bridge)


@pytest.mark.parametrize(
    ("way", "language", "theme", "turns"),
    [
        (_by_keys, "nb", "light", WHOLE),
        (_by_keys, "nn", "dark", SHORT),
        (_by_keys, "en", "contrast", SHORT),
        (_by_mouse, "nn", "contrast", WHOLE),
        (_by_mouse, "en", "light", SHORT),
        (_by_mouse, "nb", "dark", SHORT),
        (_by_touch, "en", "dark", WHOLE),
        (_by_touch, "nb", "contrast", SHORT),
        (_by_touch, "nn", "light", SHORT),
        (_by_tab, "nb", "light", SHORT),
        (_by_reader, "nb", "light", SHORT),
    ],
    ids=lambda value: value.__name__[1:] if callable(value) else str(value),
)
def test_a_whole_game_can_be_played(
    seated: Callable[[Settings, int], Table], way: Way, language: str, theme: str, turns: int
) -> None:
    table = seated(Settings(language, theme=theme), turns)
    table.window.step(0.0)
    table.judge()
    for _ in range(MOST_PRESSES):
        if table.stage.done:
            break
        way(table)
        table.judge()
    else:
        raise AssertionError(f"the game does not end; it is here:\n{shown(table.stage)}")
    room = table.lobby.room
    assert room is not None
    assert room.table.played_out
    assert room.table.beat == "over"
    assert room.language == language
    assert table.pages > 10 * turns
    table.lobby.close()
    path, scenario = room.game.path, edition_of("tiny").scenario
    assert path.with_name("debrief.html").exists()
    found = verify_log(path, scenario)
    assert found.ok, found.what
    again = replay(read_log(path), scenario, rules=room.game.rules)
    assert [step.closed for step in again.steps[1:]] == [half.step.closed for half in room.table.played]
    assert not pygame.mixer.get_init(), "the game is silent: it must not need a sound device"
