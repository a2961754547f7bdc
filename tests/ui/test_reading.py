"""A screen reader follows the stage, and what it asks for happens there."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.ui.access import Asked
from game.ui.boxes import Action
from game.ui.geometry import Size
from game.ui.reading import Reading
from game.ui.screens import Key, Pressed, Push, Settings
from game.ui.spoken import ROOT
from game.ui.stage import Stage
from game.ui.widgets.field import EditLine, TextField
from game.ui.window import Window
from tests.ui.fakes import FULL, EvenFont, FakeBridge, FakeHost, FakeScreen
from tests.ui.hands import Clock


@pytest.fixture
def bridge() -> FakeBridge:
    return FakeBridge()


def _stage(screen: FakeScreen) -> Stage:
    return Stage(screen, Settings("nb"), FakeHost(), EvenFont(), FULL)


def test_only_what_is_new_is_told(bridge: FakeBridge) -> None:
    stage = _stage(FakeScreen())
    reading = Reading(bridge, stage)
    reading.follow("Fjordvik")
    reading.follow("Fjordvik")
    assert len(bridge.told) == 1
    assert bridge.told[0].focus == ROOT
    stage.tab()
    reading.follow("Fjordvik")
    assert bridge.told[1].key_of(bridge.told[1].focus) == "En"
    stage.next_language()
    reading.follow("Fjordvik")
    assert bridge.told[2].language == "nn"
    reading.follow("Lillevik")
    assert bridge.told[3].things[0].name == "Lillevik"


def test_what_is_asked_for_is_pressed_or_brought_into_focus(bridge: FakeBridge) -> None:
    screen = FakeScreen(extra=(TextField("Bord", EditLine(), Action("done"), "table"),))
    stage = _stage(screen)
    reading = Reading(bridge, stage)
    assert not reading.obey()
    bridge.wants = [
        Asked("focus", "Tre"),
        Asked("press", "To"),
        Asked("press", "gone"),
        Asked("focus", "gone"),
    ]
    assert reading.obey()
    assert stage.focus == "Tre"
    assert screen.given == [Pressed(Action("press", "To"))]
    bridge.wants = [Asked("press", "table")]
    reading.obey()
    assert stage.writing


@pytest.fixture
def window(bridge: FakeBridge, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr("game.ui.window.bridge_for", lambda wake: bridge)
    second = FakeScreen(labels=("Annen",))
    screen = FakeScreen(answer=lambda given: Push(second) if isinstance(given, Pressed) else None)
    window = Window(
        screen,
        Settings("nb"),
        FakeHost(),
        size=Size(960, 540),
        readers=True,
        clock=Clock(),
        sleep=lambda _: None,
    )
    for _ in range(4):
        window.step(0.0)
    yield window
    pygame.display.quit()


def test_a_reader_presses_in_the_real_window_and_hears_the_page_that_came(
    window: Window, bridge: FakeBridge
) -> None:
    before = len(bridge.told)
    bridge.wants = [Asked("press", "To")]
    assert window.step(0.0)
    assert len(bridge.told) == before + 1
    assert any(thing.name == "Annen" for thing in bridge.told[-1].things)


def test_a_reader_is_told_whether_people_work_in_the_window_and_where_it_lies(
    window: Window, bridge: FakeBridge
) -> None:
    bridge.focused.clear()
    moves = bridge.moves
    for kind in (pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED, pygame.WINDOWMOVED):
        window._handle(pygame.event.Event(kind))
    assert bridge.focused == [False, True]
    assert bridge.moves == moves + 1


def test_where_a_bridge_must_come_before_the_window_is_seen_it_does(
    bridge: FakeBridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[str] = []
    opened = pygame.display.set_mode

    def set_mode(size: tuple[int, int], flags: int = 0) -> pygame.Surface:
        came.append("hidden" if flags & pygame.HIDDEN else "seen")
        return opened(size, flags)

    def bridge_for(wake: object) -> FakeBridge:
        came.append("bridge")
        return bridge

    monkeypatch.setattr(pygame.display, "set_mode", set_mode)
    monkeypatch.setattr("game.ui.window.HIDDEN_FIRST", True)
    monkeypatch.setattr("game.ui.window.is_there", lambda: True)
    monkeypatch.setattr("game.ui.window.bridge_for", bridge_for)
    size = Size(960, 540)
    window = Window(FakeScreen(), Settings("nb"), FakeHost(), size=size, readers=True, clock=Clock())
    try:
        assert came == ["hidden", "bridge", "seen"]
        assert window.stage.grid.window == size
        assert window.step(0.0)
    finally:
        window.close()


def test_without_readers_the_window_asks_for_no_bridge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.window.bridge_for", lambda wake: pytest.fail("asked for a bridge"))
    screen = FakeScreen()
    window = Window(screen, Settings("nb"), FakeHost(), size=Size(960, 540), clock=Clock())
    try:
        window.stage.key("z")
        window.step(0.0)
    finally:
        window.close()
    assert screen.given == [Key("z")]


def test_without_the_extra_there_is_no_bridge(monkeypatch: pytest.MonkeyPatch) -> None:
    from game.ui import access  # noqa: PLC0415  what it imports is what is tested

    monkeypatch.setattr(access, "find_spec", lambda name: None)
    assert access.bridge_for(lambda: None) is None
