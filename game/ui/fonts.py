"""Inter in real pixels: metrics for typesetting and drawn lines, both kept until the window changes.

`pygame.font`, not `pygame.freetype`: SDL_ttf shapes text with HarfBuzz and so applies the kerning that Inter
keeps in its GPOS table, which `pygame.freetype` cannot read. What SDL_ttf cannot do from Python is leave
letter positions unrounded; up to `_FINE_BELOW` pixels a line is therefore set at double size and scaled down,
which halves the rounding and makes the spacing even. Metrics are taken the same way, so that what is measured
is what is drawn.
"""

from __future__ import annotations

from pathlib import Path

import pygame

from game.errors import ResourceError
from game.resources import asset
from game.ui.theme import Rgb
from game.ui.typeset import Face

_FINE_BELOW = 50
_FINE = 2
_MOST_PIXELS = 24_000_000
"""About 96 MB of drawn text: many screens at 4K, then the oldest lines are given up."""


class Fonts:
    """The four faces at any size in pixels, a `typeset.Measure`. ResourceError if a file is missing or broken."""

    def __init__(self) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self._files = {face: asset("fonts", face.value) for face in Face}
        self._fonts: dict[tuple[Face, int], pygame.font.Font] = {}
        self._widths: dict[tuple[str, Face, int], int] = {}
        self._heights: dict[tuple[Face, int], tuple[int, int]] = {}
        self._drawn: dict[tuple[str, Face, int, Rgb], pygame.Surface] = {}
        self._pixels = 0

    def text_width(self, text: str, face: Face, size: int) -> int:
        """How far the pen moves over one line of text, in pixels."""
        key = (text, face, size)
        if key not in self._widths:
            factor = _factor(size)
            self._widths[key] = -(-self._font(face, size).size(text)[0] // factor)
        return self._widths[key]

    def ascent(self, face: Face, size: int) -> int:
        """From the top of a drawn line to its baseline, in pixels."""
        return self._metrics(face, size)[0]

    def descent(self, face: Face, size: int) -> int:
        """From the baseline to the bottom of a drawn line, in pixels, positive."""
        return self._metrics(face, size)[1]

    def drawn(self, text: str, face: Face, size: int, colour: Rgb) -> pygame.Surface:
        """One line of text as a picture whose baseline lies `ascent` below its top."""
        key = (text, face, size, colour)
        if key not in self._drawn:
            picture = self._font(face, size).render(text, antialias=True, color=colour)
            if _factor(size) > 1:
                picture = _half(picture, colour)
            self._keep(key, picture)
        return self._drawn[key]

    def clear(self) -> None:
        """Forget all sizes and pictures: call when the size of the window changes."""
        self._fonts.clear()
        self._widths.clear()
        self._heights.clear()
        self._drawn.clear()
        self._pixels = 0

    def _keep(self, key: tuple[str, Face, int, Rgb], picture: pygame.Surface) -> None:
        self._drawn[key] = picture
        self._pixels += picture.get_width() * picture.get_height()
        while self._pixels > _MOST_PIXELS and len(self._drawn) > 1:
            oldest = self._drawn.pop(next(iter(self._drawn)))
            self._pixels -= oldest.get_width() * oldest.get_height()

    def _metrics(self, face: Face, size: int) -> tuple[int, int]:
        """Ascent and descent."""
        key = (face, size)
        if key not in self._heights:
            font, factor = self._font(face, size), _factor(size)
            self._heights[key] = (round(font.get_ascent() / factor), round(-font.get_descent() / factor))
        return self._heights[key]

    def _font(self, face: Face, size: int) -> pygame.font.Font:
        key = (face, size)
        if key not in self._fonts:
            self._fonts[key] = _opened(self._files[face], size * _factor(size))
        return self._fonts[key]


def _opened(path: Path, size: int) -> pygame.font.Font:
    try:
        font = pygame.font.Font(path, size)
        font.size("x")
    except (pygame.error, OSError) as error:
        raise ResourceError(f"A font cannot be read: {path}\nInstall the game again.") from error
    return font


def _factor(size: int) -> int:
    return _FINE if size < _FINE_BELOW else 1


def _half(picture: pygame.Surface, colour: Rgb) -> pygame.Surface:
    """Scale to half size; padded to even sides first, so that no row of pixels is stretched."""
    width, height = picture.get_size()
    even = pygame.Surface((width + width % 2, height + height % 2), pygame.SRCALPHA)
    even.fill((*colour, 0))
    # Copied with its alpha, not blended: the ground is transparent and must not thin the letters' edges.
    even.blit(picture, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return pygame.transform.smoothscale(even, (even.get_width() // 2, even.get_height() // 2))
