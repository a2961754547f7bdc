"""Hands at a real window on SDL's dummy screen: they press keys, the mouse or a finger, and only through events."""

from __future__ import annotations

import pygame

from game.ui.geometry import Point
from game.ui.pointer import DOUBLE_SECONDS
from game.ui.window import Window

KEYS = {"enter": (pygame.K_RETURN, "\r"), "escape": (pygame.K_ESCAPE, "\x1b"), "tab": (pygame.K_TAB, "\t")}


class Clock:
    """Time that passes only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Hands:
    """One person at one window, slow enough that no press is taken for half of a double click."""

    def __init__(self, window: Window, clock: Clock) -> None:
        self.window, self._clock = window, clock

    def key(self, name: str, mod: int = 0) -> None:
        """One key down and up, by its letter or by `KEYS`."""
        code, text = KEYS.get(name) or (pygame.key.key_code(name), name if len(name) == 1 else "")
        self._post(
            pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=mod),
            pygame.event.Event(pygame.KEYUP, key=code, mod=mod),
        )

    def click(self, where: Point) -> None:
        """The left button down and up."""
        at = (where.x, where.y)
        self._post(
            pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0), touch=False),
            *(
                pygame.event.Event(kind, pos=at, button=pygame.BUTTON_LEFT, touch=False)
                for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
            ),
        )

    def tap(self, where: Point) -> None:
        """A finger down and up."""
        size = self.window.stage.grid.window
        x, y = (where.x + 0.5) / size.width, (where.y + 0.5) / size.height
        self._post(
            *(
                pygame.event.Event(kind, touch_id=1, finger_id=0, x=x, y=y, dx=0.0, dy=0.0)
                for kind in (pygame.FINGERDOWN, pygame.FINGERUP)
            )
        )

    def _post(self, *events: pygame.event.Event) -> None:
        self._clock.now += 2 * DOUBLE_SECONDS
        for event in events:
            pygame.event.post(event)
        self.window.step(0.0)
        self.rest()

    def rest(self) -> None:
        """Do nothing for a moment: a page that works by itself gets its turn before the next press."""
        self._clock.now += DOUBLE_SECONDS
        self.window.step(0.0)
