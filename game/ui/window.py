"""The real window: pygame's events in, pictures out. What happens in between is the stage's.

It sleeps until something happens. While the town is in view and somebody is there, what moves in it is drawn
again a few times a second, and nothing else; after a while without a key, a click or a move of the pointer the
town rests, and at once while the window is hidden or another one is worked in. A change of page fades in a fifth
of a second, and any key or click skips that.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pygame

from game.ui.access import HIDDEN_FIRST, bridge_for, is_there
from game.ui.display import Display
from game.ui.geometry import Point, Size
from game.ui.keyboard import Keyboard
from game.ui.pointer import ON_THE_SCREEN, Pointer
from game.ui.reading import Reading
from game.ui.screens import Screen, Settings
from game.ui.showing import Showing
from game.ui.stage import Host, Stage

ATTENTIVE, RESTING = 0.012, 0.04
"""Seconds between two looks for a key or a click: nobody notices either, and the second costs next to nothing."""


SLOW = 0.5
"""Seconds that one press may take before people press again."""
_PRESSES = frozenset({pygame.KEYDOWN, pygame.TEXTINPUT, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN})


class Window:
    """The window of one game; `run` returns when it has been left, and the window is then closed."""

    def __init__(  # noqa: PLR0913  (two of them stand in for time in tests)
        self,
        first: Screen,
        settings: Settings,
        host: Host,
        *,
        size: Size | None = None,
        readers: bool = False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`clock` and `sleep` are in seconds; `size` is the window's, None for one that fits the desktop.

        `readers` lets screen readers in, where the extra `access` is installed.
        """
        self._host = host
        self._display = Display(size, host.title, hidden=readers and HIDDEN_FIRST and is_there())
        self._clock, self._sleep = clock, sleep
        self._showing = Showing(clock)
        self._hidden = False
        self._resized = False
        self._tick_at: float | None = None
        settings = replace(settings, screens=self._display.screens())
        self.stage = Stage(first, settings, host, self._showing.fonts, self._display.size)
        self._keyboard = Keyboard(self.stage)
        self._pointer = Pointer(self.stage, clock)
        bridge = bridge_for(wake) if readers else None
        self._reading = Reading(bridge, self.stage) if bridge is not None else None
        self._display.reveal()
        self._arrange_tick()

    def run(self) -> None:
        """Play until the game is left."""
        try:
            while not self.stage.done:
                self.step(self._patience())
        finally:
            self.close()

    def step(self, patience: float | None) -> bool:
        """Wait at most so many seconds for something to happen (None: as long as it takes), and show it.

        Answers whether anything was drawn.
        """
        if self.stage.changed and not self._hidden:
            patience = 0.0
        self._heed(_events(patience, self._pause(), self._sleep))
        if self._reading is not None and self._reading.obey():
            self._acted()
            self._arrange_tick()
        if self._tick_at is not None and self._clock() >= self._tick_at and not self.stage.done:
            self.stage.tick()
            self._arrange_tick()
        shown = not self.stage.done and not self._hidden and self._show()
        if self._reading is not None and not self.stage.done:
            self._reading.follow(self._host.title)
        return shown

    def close(self) -> None:
        """Close the window."""
        self._display.close()

    def _patience(self) -> float | None:
        """How long nothing needs to be drawn if nothing happens; None is for ever."""
        waits = []
        shown = None if self._hidden else self._showing.patience(self.stage)
        if shown is not None:
            waits.append(shown)
        if self._tick_at is not None:
            waits.append(max(0.0, self._tick_at - self._clock()))
        return min(waits, default=None)

    def _pause(self) -> float:
        """How long to sleep between two looks at what happened: shorter where somebody may be in the middle of it."""
        return ATTENTIVE if self._showing.pace.moves(self._clock()) else RESTING

    def _heed(self, events: list[pygame.event.Event]) -> None:
        """Handle what happened. What was pressed while a slow disk let the window wait was pressed in vain.

        Nothing showed then that the first press counted, and the second must not confirm the page that comes.
        """
        waiting = deque(events)
        while waiting:
            began = self._clock()
            self._handle(waiting.popleft())
            if self._clock() - began > SLOW and not self.stage.done:
                late = (*waiting, *pygame.event.get())
                waiting = deque(event for event in late if event.type not in _PRESSES)

    def _handle(self, event: pygame.event.Event) -> None:
        match event.type:
            case pygame.QUIT:
                self.stage.done = True
            case pygame.KEYDOWN:
                self._acted()
                self._keyboard.down(event)
                self._arrange_tick()
            case pygame.KEYUP | pygame.TEXTINPUT:
                self._written(event)
            case pygame.MOUSEBUTTONDOWN | pygame.MOUSEBUTTONUP | pygame.MOUSEMOTION:
                if not getattr(event, "touch", False):
                    self._mouse(event)
            case pygame.FINGERDOWN | pygame.FINGERUP | pygame.FINGERMOTION:
                if ON_THE_SCREEN:
                    self._finger(event)
            case pygame.VIDEORESIZE:
                self._resized = True
            case pygame.USEREVENT:
                self.stage.tick()
                self._arrange_tick()
            case _:
                self._attended(event.type)

    def _written(self, event: pygame.event.Event) -> None:
        if event.type == pygame.KEYUP:
            self._keyboard.up(event)
        else:
            self.stage.text(event.text)

    def _mouse(self, event: pygame.event.Event) -> None:
        where = Point(*event.pos)
        match event.type:
            case pygame.MOUSEMOTION:
                self._showing.pace.stir(self._clock())
                self._pointer.move(where)
            case pygame.MOUSEBUTTONDOWN if event.button == pygame.BUTTON_LEFT:
                self._acted()
                self._pointer.down(where)
            case pygame.MOUSEBUTTONUP if event.button == pygame.BUTTON_LEFT:
                self._pointer.up(where)
                self._arrange_tick()
            case _:
                pass

    def _finger(self, event: pygame.event.Event) -> None:
        """A finger's place comes as shares of the window."""
        size = self._display.size
        where = Point(int(event.x * size.width), int(event.y * size.height))
        match event.type:
            case pygame.FINGERMOTION:
                self._pointer.move(where, event.finger_id)
            case pygame.FINGERDOWN:
                self._acted()
                self._pointer.down(where, event.finger_id)
            case _:
                self._pointer.up(where, event.finger_id)
                self._keyboard.offer()
                self._arrange_tick()

    def _acted(self) -> None:
        """Somebody did something here: what was moving has arrived, and the town wakes."""
        self._showing.skip(self.stage)
        self._showing.pace.wake(self._clock())

    def _attended(self, kind: int) -> None:
        """Whether people see this window, and work in it."""
        if self._reading is not None:
            self._tell_readers(self._reading, kind)
        match kind:
            case pygame.WINDOWFOCUSLOST:
                self._keyboard.forget()
                self._pointer.cancel()
                self._showing.pace.leave(self._clock())
            case pygame.WINDOWLEAVE:
                self.stage.point_away()
            case pygame.WINDOWFOCUSGAINED:
                self._showing.pace.wake(self._clock())
            case pygame.WINDOWHIDDEN | pygame.WINDOWMINIMIZED:
                self._hidden = True
                self._showing.skip(self.stage)
                self._showing.pace.leave(self._clock())
            case pygame.VIDEOEXPOSE | pygame.WINDOWEXPOSED | pygame.WINDOWSHOWN | pygame.WINDOWRESTORED:
                self._hidden, self.stage.changed = False, True
            case _:
                pass

    def _tell_readers(self, reading: Reading, kind: int) -> None:
        if kind in (pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED):
            reading.attended(focused=kind == pygame.WINDOWFOCUSGAINED)
        elif kind in (pygame.WINDOWMOVED, pygame.WINDOWSIZECHANGED, pygame.WINDOWSHOWN):
            reading.moved()

    def _arrange_tick(self) -> None:
        wait = None if self.stage.done else self.stage.screen.next_tick()
        self._tick_at = None if wait is None else self._clock() + wait

    def _show(self) -> bool:
        wish = self.stage.settings
        if self._display.lie(full=wish.full_screen, screen=wish.screen):
            self._resized = True
        self._follow_size()
        self._display.entitle(self._host.title)
        return self._showing.show(self._display.surface, self.stage)

    def _follow_size(self) -> None:
        if not self._resized:
            return
        self._resized = False
        self._display.follow()
        self._showing.skip(self.stage)
        self._showing.forget()
        self.stage.resize(self._display.size)


def wake() -> None:
    """Let the screen of the open window look at what came from outside; to be called from any thread."""
    with suppress(pygame.error):  # the window has closed meanwhile: nobody is left to look
        pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def _events(patience: float | None, pause: float, sleep: Callable[[float], None]) -> list[pygame.event.Event]:
    """What happened, after waiting so long for the first of it (None: for ever); empty if nothing did.

    It looks, sleeps for a `pause` and looks again: pygame's own wait looks a thousand times a second.
    """
    left = patience
    while not (found := pygame.event.get()):
        if left is not None:
            if left <= 0.0:
                break
            pause = min(pause, left)
            left -= pause
        sleep(pause)
    return found
