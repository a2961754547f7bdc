"""The desktop under the window: whether there is one, how large a window fits, and opening it there."""

from __future__ import annotations

import os

import pygame

from game.ui.geometry import Size

_BLIND_DRIVERS = frozenset({"dummy", "evdev", "kmsdrm", "offscreen"})


def screen_answers() -> bool:
    """Whether a window would be seen on a desktop.

    Where none answers, SDL draws into nothing, or takes the whole console, and waits for ever. A driver that
    somebody asked for by name counts as seen.
    """
    try:
        pygame.display.init()
    except pygame.error:
        return False
    driver = pygame.display.get_driver().lower()
    pygame.display.quit()
    return driver not in _BLIND_DRIVERS or "SDL_VIDEODRIVER" in os.environ


def show_box(title: str, text: str) -> None:
    """Show an error in a box of the system's own, and wait until it is closed; nothing where there is no screen."""
    try:
        pygame.display.message_box(title, text, message_type="error")
    except pygame.error:
        return  # whoever calls has said it on standard error too


class Display:
    """The surface that is drawn on: a window of the desktop, or all of a screen."""

    def __init__(self, size: Size | None, title: str, *, hidden: bool = False) -> None:
        """`size` is the window's; None for one that fits the desktop. `hidden` waits for `reveal`."""
        # Without this hint Windows enlarges the finished picture on a scaled display, which blurs it.
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        # A finger is a finger: without this one every touch would arrive a second time, as a mouse.
        os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")
        pygame.display.init()
        _draw_in_plain_memory()
        self._title = title
        pygame.display.set_caption(title)
        self._windowed = size or _fitting()
        self.full_screen = False
        self._screen: int | None = None
        self._hidden = hidden
        self.surface = _opened(self._windowed, pygame.HIDDEN if hidden else 0)

    def reveal(self) -> None:
        """Show a window that was opened hidden."""
        if self._hidden:
            self._hidden = False
            self.surface = _opened(self._windowed, pygame.SHOWN)

    @property
    def size(self) -> Size:
        """Of the surface, in pixels."""
        return Size(*self.surface.get_size())

    @staticmethod
    def screens() -> int:
        """How many screens there are."""
        return pygame.display.get_num_displays()

    def lie(self, *, full: bool, screen: int | None) -> bool:
        """Fill a screen, or lie on it as a window; answers whether that changed anything.

        None is the screen where the window lies already; so is one that has been unplugged.
        """
        if (full, screen) == (self.full_screen, self._screen):
            return False
        if not self.full_screen:
            self._windowed = self.size
        self.full_screen, self._screen = full, screen
        on = {"display": screen} if screen is not None and screen < self.screens() else {}
        if full:
            self.surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN, **on)
        else:
            wide, high = self._windowed.width, self._windowed.height
            self.surface = pygame.display.set_mode((wide, high), pygame.RESIZABLE, **on)
        return True

    def follow(self) -> None:
        """Take the surface that SDL has made after a change of size."""
        surface = pygame.display.get_surface()
        if surface is not None:
            self.surface = surface

    def entitle(self, title: str) -> None:
        """Write a title above the window, if it is another one."""
        if title != self._title:
            self._title = title
            pygame.display.set_caption(title)

    def close(self) -> None:
        """Close the window."""
        pygame.display.quit()


def _draw_in_plain_memory() -> None:
    """Let X11 show a picture as it lies in memory: through a graphics card every small change uploads all of it."""
    if pygame.display.get_driver() == "x11":
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def _fitting() -> Size:
    """A window of the design's shape that leaves some of the desktop in sight."""
    wide, high = pygame.display.get_desktop_sizes()[0]
    scale = min(wide * 0.92 / 1920, high * 0.86 / 1080)
    return Size(max(640, round(1920 * scale)), max(360, round(1080 * scale)))


def _opened(size: Size, flags: int = 0) -> pygame.Surface:
    return pygame.display.set_mode((size.width, size.height), pygame.RESIZABLE | flags)
