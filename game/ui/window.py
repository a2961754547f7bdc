"""The real window: pygame's events in, pictures out. What happens in between is the stage's.

It sleeps until something happens. While the town is in view and somebody is there, what moves in it is drawn
again a few times a second, and nothing else; after a while without a key, a click or a move of the pointer the
town rests, and at once while the window is hidden or another one is worked in. A change of page fades in a fifth
of a second, and any key or click skips that.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import pygame

from game.ui.draw import Attention, Pen, levels_of, look_of, scenes
from game.ui.geometry import Point, Rect, Size
from game.ui.screens import Screen, Settings
from game.ui.stage import Host, Stage
from game.ui.theme import THEMES
from game.ui.town.pace import Pace
from game.ui.town.paint import changed_areas

FADE_SECONDS = 0.18
GROW_SECONDS = 0.25
"""How long a gauge's bar takes from its old place to its new one, when the page has faded in."""
DOUBLE_SECONDS = 0.4
"""A second click so soon after one that turned the page belongs to a double click, and does nothing."""
_DOUBLE_PIXELS = 12
ATTENTIVE, RESTING = 0.012, 0.04
"""Seconds between two looks for a key or a click: nobody notices either, and the second costs next to nothing."""
_TOWN_FRAMES_PER_SECOND = 8
_FADE_FRAMES_PER_SECOND = 60
_NAMES = {
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_SPACE: "space",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
}
_BLIND_DRIVERS = frozenset({"dummy", "evdev", "kmsdrm", "offscreen"})
_REPEATING = frozenset({"backspace", "delete", "left", "right", "up", "down"})
_LARGER = frozenset({pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS})
_SMALLER = frozenset({pygame.K_MINUS, pygame.K_KP_MINUS})
_USUAL = frozenset({pygame.K_0, pygame.K_KP_0})


@dataclass(frozen=True, slots=True)
class _Fade:
    """A page on its way out."""

    old: pygame.Surface
    started: float


@dataclass(frozen=True, slots=True)
class _Growth:
    """Gauges on their way: by the place of each bar the shares that it goes from and to."""

    bars: Mapping[Rect, tuple[float, float]]
    begins: float

    def levels(self, now: float) -> dict[Rect, float]:
        """How far each is at a moment; slower towards the end."""
        gone = min(max((now - self.begins) / GROW_SECONDS, 0.0), 1.0)
        eased = gone * (2.0 - gone)
        return {rect: before + (after - before) * eased for rect, (before, after) in self.bars.items()}


class Window:
    """The window of one game; `run` returns when it has been left, and the window is then closed."""

    def __init__(  # noqa: PLR0913  (two of them stand in for time in tests)
        self,
        first: Screen,
        settings: Settings,
        host: Host,
        *,
        size: Size | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`clock` and `sleep` are in seconds; `size` is the window's, None for one that fits the desktop."""
        # Without this hint Windows enlarges the finished picture on a scaled display, which blurs it.
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        pygame.display.init()
        _draw_in_plain_memory()
        self._host, self._title = host, host.title
        pygame.display.set_caption(self._title)
        self._windowed = size or _fitting()
        self._surface = _opened(self._windowed)
        pygame.key.set_repeat(400, 40)
        self._pen = Pen()
        self._clock, self._sleep = clock, sleep
        self._pace = Pace(clock())
        self._town_seconds = 0.0
        """How far the town had moved when it was drawn last."""
        self._hidden = False
        self._fade: _Fade | None = None
        self._growth: _Growth | None = None
        self._gauges: dict[str, float] = {}
        """Where each gauge stood when it was seen last."""
        self._full_screen = False
        self._resized = False
        self._held: set[int] = set()
        self._turning: tuple[float, Point] | None = None
        self._tick_at: float | None = None
        self.stage = Stage(first, settings, host, self._pen.fonts, Size(*self._surface.get_size()))
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
        for event in _events(patience, self._pause(), self._sleep):
            self._handle(event)
        if self._tick_at is not None and self._clock() >= self._tick_at and not self.stage.done:
            self.stage.tick()
            self._arrange_tick()
        return not self.stage.done and self._show()

    def close(self) -> None:
        """Close the window."""
        pygame.display.quit()

    def _patience(self) -> float | None:
        """How long nothing needs to be drawn if nothing happens; None is for ever."""
        waits = []
        if self._fade or self._growth:
            waits.append(1 / _FADE_FRAMES_PER_SECOND)
        if self._town_moves():
            waits.append(1 / _TOWN_FRAMES_PER_SECOND)
        if self._tick_at is not None:
            waits.append(max(0.0, self._tick_at - self._clock()))
        return min(waits, default=None)

    def _pause(self) -> float:
        """How long to sleep between two looks at what happened: shorter where somebody may be in the middle of it."""
        return ATTENTIVE if self._pace.moves(self._clock()) else RESTING

    def _town_moves(self) -> bool:
        return (
            not self._hidden
            and not self.stage.settings.reduce_motion
            and self._pace.moves(self._clock())
            and bool(scenes(self.stage.tree))
        )

    def _handle(self, event: pygame.event.Event) -> None:
        match event.type:
            case pygame.QUIT:
                self.stage.done = True
            case pygame.KEYDOWN:
                self._skip_movement()
                self._pace.wake(self._clock())
                self._key(event)
                self._arrange_tick()
            case pygame.KEYUP:
                self._held.discard(event.key)
            case pygame.TEXTINPUT:
                self.stage.text(event.text)
            case pygame.MOUSEBUTTONDOWN if event.button == pygame.BUTTON_LEFT:
                self._click(Point(*event.pos))
            case pygame.MOUSEMOTION:
                self._pace.stir(self._clock())
                self.stage.point_at(Point(*event.pos))
            case pygame.VIDEORESIZE:
                self._resized = True
            case pygame.USEREVENT:
                self.stage.tick()
                self._arrange_tick()
            case _:
                self._attended(event.type)

    def _attended(self, kind: int) -> None:
        """Whether people see this window, and work in it."""
        match kind:
            case pygame.WINDOWFOCUSLOST:
                self._held.clear()
                self._pace.leave(self._clock())
            case pygame.WINDOWFOCUSGAINED:
                self._pace.wake(self._clock())
            case pygame.WINDOWHIDDEN | pygame.WINDOWMINIMIZED:
                self._hidden = True
                self._skip_movement()
                self._pace.leave(self._clock())
            case pygame.VIDEOEXPOSE | pygame.WINDOWEXPOSED | pygame.WINDOWSHOWN | pygame.WINDOWRESTORED:
                self._hidden, self.stage.changed = False, True
            case _:
                pass

    def _click(self, where: Point) -> None:
        """Press what lies there, but not what a double click finds on the page that its first click opened."""
        now = self._clock()
        self._pace.wake(now)
        if self._turning is not None:
            then, there = self._turning
            self._turning = None
            if now - then < DOUBLE_SECONDS and _near(where, there):
                return
        self._skip_movement()
        before = self.stage.screen
        self.stage.click(where)
        if not self.stage.done and self.stage.screen is not before:
            self._turning = now, where
        self._arrange_tick()

    def _key(self, event: pygame.event.Event) -> None:
        repeated = event.key in self._held
        self._held.add(event.key)
        name = _NAMES.get(event.key) or event.unicode.lower()
        if event.key == pygame.K_TAB:
            self.stage.tab(backwards=bool(event.mod & pygame.KMOD_SHIFT))
        elif repeated and name not in _REPEATING:
            return  # a key held down must not confirm one page after the other
        elif event.key == pygame.K_F1:
            self.stage.help()
        elif event.key == pygame.K_F2:
            self.stage.next_language()
        elif event.key == pygame.K_F11:
            self.stage.toggle_full_screen()
        elif event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            self._with_ctrl(event.key)
        elif name and (name.isprintable() or event.key in _NAMES):
            self.stage.key(name)

    def _with_ctrl(self, key: int) -> None:
        if key in _LARGER:
            self.stage.scale_text(1)
        elif key in _SMALLER:
            self.stage.scale_text(-1)
        elif key in _USUAL:
            self.stage.scale_text(0)

    def _follow_full_screen(self) -> None:
        """Fill the screen, or leave it, as the settings say."""
        if self.stage.settings.full_screen == self._full_screen:
            return
        self._full_screen = not self._full_screen
        if self._full_screen:
            self._windowed = Size(*self._surface.get_size())
            self._surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            self._surface = _opened(self._windowed)
        self._resized = True

    def _arrange_tick(self) -> None:
        wait = None if self.stage.done else self.stage.screen.next_tick()
        self._tick_at = None if wait is None else self._clock() + wait

    def _show(self) -> bool:
        if self._hidden:
            return False
        self._follow_full_screen()
        self._follow_size()
        if self.stage.turned:
            self.stage.turned = False
            if not self.stage.settings.reduce_motion:
                self._fade = _Fade(self._surface.copy(), self._clock())
                self._growth = self._growing()
        if self.stage.changed or self._fade:
            self._draw_all()
            return True
        if self._growth:
            self._draw_gauges(self._growth)
            return True
        if self._town_moves():
            return self._draw_town()
        return False

    def _follow_size(self) -> None:
        if not self._resized:
            return
        self._resized = False
        surface = pygame.display.get_surface()
        if surface is not None:
            self._surface = surface
        self._skip_movement()
        self._pen.clear()
        self.stage.resize(Size(*self._surface.get_size()))

    def _follow_title(self) -> None:
        if self._host.title != self._title:
            self._title = self._host.title
            pygame.display.set_caption(self._title)

    def _draw_all(self) -> None:
        self.stage.changed = False
        self._follow_title()
        theme, attention = THEMES[self.stage.settings.theme], self._attention()
        self._town_seconds = attention.town_seconds
        self._pen.draw(self._surface, self.stage.tree, theme, self.stage.grid, attention)
        if self._fade:
            gone = (self._clock() - self._fade.started) / FADE_SECONDS
            if gone < 1:
                self._fade.old.set_alpha(round(255 * (1 - gone)))
                self._surface.blit(self._fade.old, (0, 0))
            else:
                self._fade = None
        self._gauges |= {name: level.share for name, level in levels_of(self.stage.tree).items()}
        pygame.display.flip()

    def _growing(self) -> _Growth | None:
        """The gauges of a new page that stood elsewhere when they were seen last."""
        bars = {
            level.rect: (self._gauges[name], level.share)
            for name, level in levels_of(self.stage.tree).items()
            if self._gauges.get(name, level.share) != level.share
        }
        return _Growth(bars, self._clock() + FADE_SECONDS) if bars else None

    def _draw_gauges(self, growth: _Growth) -> None:
        """Draw again the bars that are on their way."""
        theme, attention, areas = THEMES[self.stage.settings.theme], self._attention(), tuple(growth.bars)
        if self._clock() - growth.begins >= GROW_SECONDS:
            self._growth = None
        self._pen.draw(self._surface, self.stage.tree, theme, self.stage.grid, attention, areas)
        pygame.display.update([pygame.Rect(area.tuple) for area in areas])

    def _skip_movement(self) -> None:
        """Show at once what a fading page and growing bars come to."""
        if self._fade or self._growth:
            self._fade = self._growth = None
            self.stage.changed = True

    def _draw_town(self) -> bool:
        """Draw again what of the town has moved; answers whether anything has."""
        theme, attention = THEMES[self.stage.settings.theme], self._attention()
        areas = tuple(
            area
            for scene in scenes(self.stage.tree)
            for area in changed_areas(
                scene.rect, look_of(scene, theme), self._town_seconds, attention.town_seconds
            )
        )
        self._town_seconds = attention.town_seconds
        if areas:
            self._pen.draw(self._surface, self.stage.tree, theme, self.stage.grid, attention, areas)
            pygame.display.update([pygame.Rect(area.tuple) for area in areas])
        return bool(areas)

    def _attention(self) -> Attention:
        resting = self.stage.settings.reduce_motion
        seconds = 0.0 if resting else self._pace.seconds(self._clock())
        levels = self._growth.levels(self._clock()) if self._growth else {}
        return Attention(self.stage.focus, self.stage.hover, seconds, levels)


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


def wake() -> None:
    """Let the screen of the open window look at what came from outside; to be called from any thread."""
    with suppress(pygame.error):  # the window has closed meanwhile: nobody is left to look
        pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def _draw_in_plain_memory() -> None:
    """Let X11 show a picture as it lies in memory: through a graphics card every small change uploads all of it."""
    if pygame.display.get_driver() == "x11":
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


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


def _near(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) <= _DOUBLE_PIXELS and abs(one.y - other.y) <= _DOUBLE_PIXELS


def _fitting() -> Size:
    """A window of the design's shape that leaves some of the desktop in sight."""
    wide, high = pygame.display.get_desktop_sizes()[0]
    scale = min(wide * 0.92 / 1920, high * 0.86 / 1080)
    return Size(max(640, round(1920 * scale)), max(360, round(1080 * scale)))


def _opened(size: Size) -> pygame.Surface:
    return pygame.display.set_mode((size.width, size.height), pygame.RESIZABLE)
