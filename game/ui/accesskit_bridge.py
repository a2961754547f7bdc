"""The window's things for a screen reader, through AccessKit: AT-SPI on Linux, UI Automation on Windows, and macOS.

Only the extra `access` brings AccessKit, and only `access.bridge_for` imports this module. AccessKit asks from
threads of its own; it gets what was told last, and what it wants done waits until the window takes it.

Tried on Linux with an AT-SPI client. What is written for Windows and macOS follows AccessKit's own example.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, Final

import accesskit
import pygame

from game.ui.access import Asked
from game.ui.boxes import Role
from game.ui.geometry import Rect
from game.ui.spoken import ROOT, Telling, Thing

_ROLES: Final = {
    Role.WINDOW: accesskit.Role.WINDOW,
    Role.BAR: accesskit.Role.GROUP,
    Role.GROUP: accesskit.Role.GROUP,
    Role.CARD: accesskit.Role.GROUP,
    Role.DIALOG: accesskit.Role.DIALOG,
    Role.HEADING: accesskit.Role.HEADING,
    Role.TEXT: accesskit.Role.LABEL,
    Role.IMAGE: accesskit.Role.IMAGE,
    Role.BUTTON: accesskit.Role.BUTTON,
    Role.OPTION: accesskit.Role.BUTTON,
    Role.TAB: accesskit.Role.TAB,
    Role.TABLIST: accesskit.Role.TAB_LIST,
    Role.GAUGE: accesskit.Role.LABEL,
    Role.METER: accesskit.Role.LABEL,
    Role.CAPACITY: accesskit.Role.LABEL,
    Role.ROW: accesskit.Role.LABEL,
    Role.FIELD: accesskit.Role.TEXT_INPUT,
    Role.STEPPER: accesskit.Role.GROUP,
}
"""What each role is called there; a row that can be pressed is a button."""
_AS_TEXT: Final = frozenset({Role.TEXT, Role.GAUGE, Role.METER, Role.CAPACITY, Role.ROW})
"""What is read as one sentence, name and value together."""


def update_of(telling: Telling) -> accesskit.TreeUpdate:
    """What was told, as AccessKit takes it."""
    update = accesskit.TreeUpdate(telling.focus)
    update.tree = accesskit.Tree(ROOT)
    update.tree.toolkit_name = "Fjordvik"
    for thing in telling.things:
        node = _node(thing)
        if thing.number == ROOT:
            node.set_language(telling.language)
        update.nodes.append((thing.number, node))
    return update


def _node(thing: Thing) -> accesskit.Node:
    pressed = bool(thing.key) and thing.role is not Role.FIELD
    role = accesskit.Role.BUTTON if pressed else _ROLES[thing.role]
    node = accesskit.Node(role)
    node.set_bounds(_bounds(thing.rect))
    node.set_children(list(thing.children))
    whole = f"{thing.name}: {thing.value}" if thing.value else thing.name
    if thing.role in _AS_TEXT and not pressed:
        node.set_value(whole)
    elif thing.role is Role.FIELD:
        node.set_label(thing.name)
        node.set_value(thing.value)
    elif thing.role is Role.STEPPER:
        node.set_label(whole)
    else:
        node.set_label(thing.name)
        if thing.value:
            node.set_description(thing.value)
    if thing.key:
        node.add_action(accesskit.Action.FOCUS)
        node.add_action(accesskit.Action.CLICK)
    if thing.disabled:
        node.set_disabled()
    if thing.selected and pressed:
        node.set_toggled(accesskit.Toggled.TRUE)
    elif thing.selected:
        node.set_selected(True)
    if thing.live:
        node.set_live(accesskit.Live.POLITE)
    return node


def _bounds(rect: Rect) -> accesskit.Rect:
    return accesskit.Rect(float(rect.x), float(rect.y), float(rect.right), float(rect.bottom))


class AccessKitBridge:
    """One window's line to the screen readers of the desktop."""

    def __init__(self, wake: Callable[[], None]) -> None:
        """`wake` ends the window's waiting, from any thread; the window must be open."""
        self._wake = wake
        self._asked: SimpleQueue[Asked] = SimpleQueue()
        self._telling: Telling | None = None
        self._adapter: Any = _adapter(self._first, self._ask)

    def hear(self, telling: Telling) -> None:
        """Take in what is on the screen now."""
        self._telling = telling
        events = self._adapter.update_if_active(lambda: update_of(telling))
        if events is not None:
            events.raise_events()

    def attended(self, *, focused: bool) -> None:
        """Whether people work in this window; Windows finds that out by itself."""
        if sys.platform == "darwin":
            events = self._adapter.update_view_focus_state(focused)
            if events is not None:
                events.raise_events()
        elif os.name == "posix":
            self._adapter.update_window_focus_state(focused)

    def moved(self) -> None:
        """The window may lie elsewhere, or have another size; only AT-SPI must be told."""
        if os.name == "posix" and sys.platform != "darwin":
            x, y = pygame.display.get_window_position()
            wide, high = pygame.display.get_window_size()
            bounds = accesskit.Rect(float(x), float(y), float(x + wide), float(y + high))
            self._adapter.set_root_window_bounds(bounds, bounds)

    def asked(self) -> Iterator[Asked]:
        """What readers have wanted done since the last time."""
        while True:
            try:
                yield self._asked.get_nowait()
            except Empty:
                return

    def _first(self) -> accesskit.TreeUpdate | None:
        """A reader has come: everything from the beginning. Called by AccessKit."""
        return update_of(self._telling) if self._telling is not None else None

    def _ask(self, request: accesskit.ActionRequest) -> None:
        """A reader wants something. Called by AccessKit."""
        key = self._telling.key_of(request.target) if self._telling is not None else None
        if key is None:
            return
        if request.action == accesskit.Action.CLICK:
            self._asked.put(Asked("press", key))
        elif request.action == accesskit.Action.FOCUS:
            self._asked.put(Asked("focus", key))
        self._wake()


def _adapter(first: Callable[[], Any], ask: Callable[[Any], None]) -> Any:  # noqa: ANN401  AccessKit has no types
    if sys.platform == "win32":
        window = pygame.display.get_wm_info()["window"]
        return accesskit.windows.SubclassingAdapter(window, first, ask)
    if sys.platform == "darwin":
        accesskit.macos.add_focus_forwarder_to_window_class("SDLWindow")
        window = pygame.display.get_wm_info()["window"]
        return accesskit.macos.SubclassingAdapter.for_window(window, first, ask)
    return accesskit.unix.Adapter(first, ask, _left)


def _left() -> None:
    """No reader listens any more: nothing here depends on it."""
