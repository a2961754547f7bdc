"""Lucide icons at the size and in the colour asked for, cached until the window changes."""

from __future__ import annotations

import io

import pygame

from game.resources import asset
from game.ui.theme import Rgb, hexadecimal

_BOLD = 2.8
"""The line width beside bold letters; Lucide's own is 2, both of 24."""


class Icons:
    """Loads icons by their Lucide name, such as `arrow-right`."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, int, Rgb, bool], pygame.Surface] = {}

    def drawn(self, name: str, size: int, colour: Rgb, *, bold: bool = False) -> pygame.Surface:
        """The icon as a square picture, `size` pixels wide, its lines as heavy as bold letters if asked.

        ResourceError if there is none of that name.
        """
        key = (name, size, colour, bold)
        if key not in self._drawn:
            svg = self._source(name).replace("currentColor", hexadecimal(colour))
            if bold:
                svg = svg.replace('stroke-width="2"', f'stroke-width="{_BOLD}"')
            self._drawn[key] = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size, size))
        return self._drawn[key]

    def clear(self) -> None:
        """Forget all pictures: call when the size of the window changes."""
        self._drawn.clear()

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = asset("icons", f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]
