"""The town on a surface: still layers and sprites are drawn once for each size and then only copied."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.ui.geometry import Rect
from game.ui.town.face import Face, Mood
from game.ui.town.motion import Placed, Sprite, moving
from game.ui.town.palette import Palette, palette
from game.ui.town.portrait import WINDOW, portrait
from game.ui.town.scene import Look, still, window_of
from game.ui.town.shapes import WIDTH
from game.ui.town.svg import svg
from game.ui.town.view import Season, Weather

_MOST_STILLS = 4
"""A screen shows one town, a crossfade two; older ones are given up."""


class Likenesses:
    """Draws portraits; keeps their pictures until `clear`."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Face, Mood, int], pygame.Surface] = {}

    def drawn(self, face: Face, mood: Mood, side: int) -> pygame.Surface:
        """A portrait as a square so many pixels wide; the same by day and at dusk, for a lamp shines on it."""
        key = (face, mood, side)
        if key not in self._drawn:
            picture = svg(portrait(face, mood), palette(Season.SPRING, evening=False), WINDOW)
            self._drawn[key] = _raster(picture, side, side)
        return self._drawn[key]

    def clear(self) -> None:
        """Forget all pictures: call when the size of the window changes."""
        self._drawn.clear()


@dataclass(frozen=True, slots=True)
class Copy:
    """A sprite where it lands on the surface, in pixels."""

    sprite: Sprite
    area: Rect


class TownPainter:
    """Draws the town; keeps pictures until `clear`."""

    def __init__(self) -> None:
        self._stills: dict[tuple[Look, int, int], pygame.Surface] = {}
        self._sprites: dict[tuple[Sprite, Season, Weather, bool, int], pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, rect: Rect, look: Look, seconds: float) -> None:
        """Draw the town into the rectangle as it looks after so many seconds of motion."""
        if rect.width <= 0 or rect.height <= 0:
            return
        surface.blit(self._still(rect, look), (rect.x, rect.y))
        clip = surface.get_clip()
        part = clip.clip(pygame.Rect(rect.tuple))
        surface.set_clip(part)
        for copy in copies(rect, look, seconds):
            if part.colliderect(copy.area.tuple):
                surface.blit(self._sprite(copy.sprite, look, rect.width), (copy.area.x, copy.area.y))
        surface.set_clip(clip)

    def clear(self) -> None:
        """Forget all pictures: call when the size of the window changes."""
        self._stills.clear()
        self._sprites.clear()

    def _still(self, rect: Rect, look: Look) -> pygame.Surface:
        key = (look, rect.width, rect.height)
        if key not in self._stills:
            while len(self._stills) >= _MOST_STILLS:
                del self._stills[next(iter(self._stills))]
            window = window_of(rect.width, rect.height, strip=look.strip)
            text = svg(still(look.view), _colours(look), window)
            # Without alpha it is copied, not blended, which is several times faster.
            opaque = pygame.Surface((rect.width, rect.height), depth=32)
            opaque.blit(_raster(text, rect.width, rect.height), (0, 0))
            self._stills[key] = opaque
        return self._stills[key]

    def _sprite(self, sprite: Sprite, look: Look, scene_width: int) -> pygame.Surface:
        key = (sprite, look.view.season, look.view.weather, look.evening, scene_width)
        if key not in self._sprites:
            picture = svg(sprite.shapes, _colours(look), sprite.window)
            self._sprites[key] = _raster(picture, *_size(sprite, scene_width))
        return self._sprites[key]


@lru_cache(maxsize=8)  # each part of the picture that is drawn again asks for the same moment
def copies(rect: Rect, look: Look, seconds: float) -> tuple[Copy, ...]:
    """Where everything that moves stands in a picture of the town that fills `rect`, from back to front."""
    window = window_of(rect.width, rect.height, strip=look.strip)
    scale = rect.width / window.width

    def at(placed: Placed) -> Rect:
        part = placed.sprite.window
        x = rect.x + round((placed.x + part.x - window.x) * scale)
        y = rect.y + round((placed.y + part.y - window.y) * scale)
        return Rect(x, y, *_size(placed.sprite, rect.width))

    return tuple(Copy(each.sprite, at(each)) for each in moving(look.view, seconds, strip=look.strip))


def changed_areas(rect: Rect, look: Look, before: float, after: float) -> tuple[Rect, ...]:
    """The parts of the picture that look different at two moments, none overlapping another."""
    whole = pygame.Rect(rect.tuple)
    parts: list[pygame.Rect] = []
    for old, new in zip(copies(rect, look, before), copies(rect, look, after), strict=True):
        if old != new:
            _add(parts, pygame.Rect(old.area.tuple).clip(whole))
            _add(parts, pygame.Rect(new.area.tuple).clip(whole))
    return tuple(Rect(part.x, part.y, part.width, part.height) for part in parts)


def _add(parts: list[pygame.Rect], part: pygame.Rect) -> None:
    """Add an area; with those that it overlaps it becomes one."""
    if not part.width or not part.height:
        return
    while (hit := part.collidelist(parts)) >= 0:
        part = part.union(parts.pop(hit))
    parts.append(part)


def _colours(look: Look) -> Palette:
    return palette(look.view.season, evening=look.evening, weather=look.view.weather)


def _size(sprite: Sprite, scene_width: int) -> tuple[int, int]:
    scale = scene_width / WIDTH
    return max(1, round(sprite.window.width * scale)), max(1, round(sprite.window.height * scale))


def _raster(text: str, width: int, height: int) -> pygame.Surface:
    return pygame.image.load_sized_svg(io.BytesIO(text.encode()), (width, height))
