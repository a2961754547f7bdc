"""Drawing a laid-out screen: the marks of every box, then the focus ring. It decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

import pygame

from game.ui.boxes import (
    Arms,
    Box,
    Fill,
    Letters,
    Level,
    Likeness,
    Mark,
    Picture,
    Role,
    Scene,
    Shape,
    Stroke,
)
from game.ui.focus import box_of
from game.ui.fonts import Fonts
from game.ui.geometry import Grid, Rect
from game.ui.icons import Icons
from game.ui.stencils import Stencils
from game.ui.theme import FOCUS_WIDTH, RADIUS, Ink, Rgb, Theme, contrast
from game.ui.town.paint import Likenesses, TownPainter
from game.ui.town.scene import Look

_HOVER_SHARE = 22
"""How strongly the pointer tints what it is on, of 255."""
_SEEN = 3.0
"""The contrast from which the shield can be told from the bar without an edge."""


@dataclass(frozen=True, slots=True)
class Attention:
    """What the table points at and what moves: the keys in focus and under the pointer, how long the town has moved.

    `levels` are bars on their way: by the whole bar's place the share that is filled at this moment.
    """

    focus: str | None = None
    hover: str | None = None
    town_seconds: float = 0.0
    levels: Mapping[Rect, float] = field(default_factory=dict)


class Pen:
    """Everything that drawing keeps between frames: fonts, icons, stencils and the town's pictures."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.icons = Icons()
        self.stencils = Stencils()
        self.town = TownPainter()
        self.likenesses = Likenesses()

    def clear(self) -> None:
        """Forget all pictures: call when the size of the window changes, for then none fits any more."""
        self.fonts.clear()
        self.icons.clear()
        self.stencils.clear()
        self.town.clear()
        self.likenesses.clear()

    def draw(  # noqa: PLR0913, PLR0917  (a picture depends on all of them)
        self,
        surface: pygame.Surface,
        tree: Box,
        theme: Theme,
        grid: Grid,
        attention: Attention = Attention(),
        parts: tuple[Rect, ...] | None = None,
    ) -> None:
        """Draw a whole screen, or only these parts of it."""
        hovered = box_of(tree, attention.hover) if attention.hover != attention.focus else None
        if hovered is not None and hovered.role is Role.IMAGE:
            hovered = (
                None  # A tint would change the colours of a picture, and be laid anew with all that moves.
            )
        focused = box_of(tree, attention.focus)
        whole = surface.get_clip()
        for clip in (whole,) if parts is None else (pygame.Rect(part.tuple) for part in parts):
            surface.set_clip(clip)
            surface.fill(theme[Ink.PAPER])
            self._boxes(surface, tree, theme, attention, clip)
            if hovered and clip.colliderect(hovered.rect.tuple):
                self._tint(surface, hovered, theme, grid)
            if focused:
                self._ring(surface, focused, theme, grid, clip)
        surface.set_clip(whole)

    def _boxes(
        self, surface: pygame.Surface, box: Box, theme: Theme, attention: Attention, clip: pygame.Rect
    ) -> None:
        if box.rect.width and box.rect.height and not clip.colliderect(box.rect.tuple):
            return  # what lies in a box does not stick out of it
        for mark in box.marks:
            self._mark(surface, mark, theme, attention, clip)
        for child in box.children:
            self._boxes(surface, child, theme, attention, clip)

    def _mark(
        self, surface: pygame.Surface, mark: Mark, theme: Theme, attention: Attention, clip: pygame.Rect
    ) -> None:
        match mark:
            case Letters():
                self._letters(surface, mark, theme, clip)
            case Fill():
                self._fill(surface, mark, theme)
            case Level(rect, share, ink):
                self._level(surface, rect, attention.levels.get(rect, share), theme[ink])
            case Picture(rect, icon, ink, bold):
                surface.blit(self.icons.drawn(icon, rect.width, theme[ink], bold=bold), (rect.x, rect.y))
            case Shape(rect, form, ink, stroke):
                self.stencils.form(surface, rect, form, theme[ink], stroke)
            case Stroke(points, ink, width):
                self.stencils.line(surface, points, theme[ink], width)
            case Arms(rect):
                self._arms(surface, rect, theme)
            case Scene():
                self.town.draw(surface, mark.rect, look_of(mark, theme), attention.town_seconds)
            case Likeness(rect, face, mood):
                surface.blit(self.likenesses.drawn(face, mood, rect.width), (rect.x, rect.y))
            case _:
                assert_never(mark)

    def _letters(self, surface: pygame.Surface, mark: Letters, theme: Theme, clip: pygame.Rect) -> None:
        top = mark.at.y - self.fonts.ascent(mark.face, mark.size)
        if top < clip.bottom and mark.at.y + mark.size > clip.top:
            surface.blit(self.fonts.drawn(mark.text, mark.face, mark.size, theme[mark.ink]), (mark.at.x, top))

    def _fill(self, surface: pygame.Surface, mark: Fill, theme: Theme) -> None:
        if mark.ink is not None and mark.edge is not None and mark.edge_width:
            # The edge first, the ground inside it: no ground shines through the rounded corners.
            self.stencils.fill(surface, mark.rect, theme[mark.edge], mark.radius)
            inner = mark.rect.inset(mark.edge_width, mark.edge_width)
            self.stencils.fill(surface, inner, theme[mark.ink], max(0, mark.radius - mark.edge_width))
        elif mark.ink is not None:
            self.stencils.fill(surface, mark.rect, theme[mark.ink], mark.radius)
        elif mark.edge is not None and mark.edge_width:
            self.stencils.outline(surface, mark.rect, theme[mark.edge], mark.radius, mark.edge_width)

    def _level(self, surface: pygame.Surface, rect: Rect, share: float, colour: Rgb) -> None:
        """At least as long as it is high, or its round ends would not show; nothing where nothing is filled."""
        filled = round(rect.width * share)
        if filled:
            part = Rect(rect.x, rect.y, max(filled, rect.height), rect.height)
            self.stencils.fill(surface, part, colour, rect.height // 2)

    def _arms(self, surface: pygame.Surface, rect: Rect, theme: Theme) -> None:
        """A mountain over the sea on a dark shield."""
        raster = pygame.Surface((rect.width * 4, rect.height * 4), pygame.SRCALPHA)
        wide, high = raster.get_size()

        def at(x: float, y: float) -> tuple[float, float]:
            return (x * wide, y * high)

        shield = [at(0, 0.04), at(1, 0.04), at(1, 0.6), at(0.9, 0.8), at(0.5, 1), at(0.1, 0.8), at(0, 0.6)]
        raster.fill((*theme[Ink.NIGHT], 0))
        pygame.draw.polygon(raster, theme[Ink.NIGHT], shield)
        if contrast(theme[Ink.NIGHT], theme[Ink.BAR]) < _SEEN:
            pygame.draw.polygon(raster, theme[Ink.EDGE], shield, width=max(1, wide // 14))
        pygame.draw.polygon(raster, theme[Ink.ON_NIGHT], [at(0.5, 0.18), at(0.76, 0.5), at(0.24, 0.5)])
        wave = [at(0.1 + index * 0.1, 0.66 + (0.05 if index % 4 in (1, 2) else -0.02)) for index in range(9)]
        pygame.draw.lines(raster, theme[Ink.SUN], closed=False, points=wave, width=max(1, wide // 11))
        surface.blit(pygame.transform.smoothscale(raster, (rect.width, rect.height)), (rect.x, rect.y))

    def _tint(self, surface: pygame.Surface, box: Box, theme: Theme, grid: Grid) -> None:
        veil = pygame.Surface((box.rect.width, box.rect.height), pygame.SRCALPHA)
        whole = Rect(0, 0, box.rect.width, box.rect.height)
        self.stencils.fill(veil, whole, theme[box.focus_ink], grid.px(RADIUS))
        veil.set_alpha(_HOVER_SHARE)
        surface.blit(veil, (box.rect.x, box.rect.y))

    def _ring(self, surface: pygame.Surface, box: Box, theme: Theme, grid: Grid, clip: pygame.Rect) -> None:
        """A ring around the box, with a gap so that it shows on any button; in a picture, which others touch."""
        width = grid.px(FOCUS_WIDTH)
        out = width if box.role is Role.IMAGE else -2 * width
        ring = box.rect.inset(out, out)
        if clip.colliderect(ring.tuple):
            self.stencils.outline(surface, ring, theme[box.focus_ink], grid.px(RADIUS) + 2 * width, width)


def scenes(tree: Box) -> tuple[Scene, ...]:
    """The pictures of the town: the only places that change while nobody does anything."""
    return tuple(mark for box in tree.walk() for mark in box.marks if isinstance(mark, Scene))


def levels_of(tree: Box) -> dict[str, Level]:
    """By gauge its bar."""
    gauges = (box for box in tree.walk() if box.role is Role.GAUGE)
    return {
        gauge.name: mark
        for gauge in gauges
        for box in gauge.walk()
        for mark in box.marks
        if isinstance(mark, Level)
    }


def look_of(scene: Scene, theme: Theme) -> Look:
    """How a picture of the town looks in a theme."""
    return Look(scene.view, scene.strip, evening=theme.evening)
