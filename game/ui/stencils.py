"""Smooth simple forms: rounded rectangles, circles, triangles, drawn large and scaled down once, then copied.

`pygame.draw` has no smooth rounded corners. Each stencil has one colour with varying alpha, so that scaling
never mixes in the colour of what is transparent.
"""

from __future__ import annotations

from itertools import pairwise

import pygame

from game.ui.geometry import Point, Rect
from game.ui.theme import Form, Rgb

_FINE = 4
"""How many times larger a stencil is drawn before it is scaled down."""
_MOST_LINES = 200
"""So many lines are kept: every place of a chart has its own."""


class Stencils:
    """Draws forms; keeps their pictures until `clear`."""

    def __init__(self) -> None:
        self._forms: dict[tuple[Form, int, Rgb, int], pygame.Surface] = {}
        self._corners: dict[tuple[int, Rgb], pygame.Surface] = {}
        self._lines: dict[tuple[tuple[Point, ...], Rgb, int], pygame.Surface] = {}

    def clear(self) -> None:
        """Forget all pictures: call when the size of the window changes."""
        self._forms.clear()
        self._corners.clear()
        self._lines.clear()

    def form(self, surface: pygame.Surface, rect: Rect, form: Form, colour: Rgb, stroke: int) -> None:
        """Draw a form that fills a square; `stroke` is the line width of a ring."""
        side = min(rect.width, rect.height)
        if side <= 0:
            return
        key = (form, side, colour, stroke)
        if key not in self._forms:
            self._forms[key] = _form(*key)
        surface.blit(self._forms[key], (rect.x, rect.y))

    def fill(self, surface: pygame.Surface, rect: Rect, colour: Rgb, radius: int) -> None:
        """Fill a rectangle with rounded corners."""
        radius = max(0, min(radius, rect.width // 2, rect.height // 2))
        if rect.width <= 0 or rect.height <= 0:
            return
        if radius == 0:
            surface.fill(colour, rect.tuple)
            return
        surface.fill(colour, (rect.x + radius, rect.y, rect.width - 2 * radius, rect.height))
        for x in (rect.x, rect.right - radius):
            surface.fill(colour, (x, rect.y + radius, radius, rect.height - 2 * radius))
        disc = self._disc(radius, colour)
        for x, from_x in ((rect.x, 0), (rect.right - radius, radius)):
            for y, from_y in ((rect.y, 0), (rect.bottom - radius, radius)):
                surface.blit(disc, (x, y), (from_x, from_y, radius, radius))

    def outline(self, surface: pygame.Surface, rect: Rect, colour: Rgb, radius: int, width: int) -> None:
        """Draw the edge of a rectangle with rounded corners, inside it."""
        radius = max(0, min(radius, rect.width // 2, rect.height // 2))
        if rect.width <= 0 or rect.height <= 0:
            return
        for x in (rect.x, rect.right - width):
            surface.fill(colour, (x, rect.y + radius, width, rect.height - 2 * radius))
        for y in (rect.y, rect.bottom - width):
            surface.fill(colour, (rect.x + radius, y, rect.width - 2 * radius, width))
        if radius == 0:
            return
        ring = self._ring(radius, colour, width)
        for x, from_x in ((rect.x, 0), (rect.right - radius, radius)):
            for y, from_y in ((rect.y, 0), (rect.bottom - radius, radius)):
                surface.blit(ring, (x, y), (from_x, from_y, radius, radius))

    def line(self, surface: pygame.Surface, points: tuple[Point, ...], colour: Rgb, width: int) -> None:
        """Draw a line through points, with round joints."""
        if len(points) < 2 or width <= 0:  # noqa: PLR2004  (a line has two ends)
            return
        left, top = min(each.x for each in points) - width, min(each.y for each in points) - width
        key = (tuple(Point(each.x - left, each.y - top) for each in points), colour, width)
        if key not in self._lines:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            self._lines[key] = _line(*key)
        surface.blit(self._lines[key], (left, top))

    def _disc(self, radius: int, colour: Rgb) -> pygame.Surface:
        key = (radius, colour)
        if key not in self._corners:
            self._corners[key] = _form(Form.CIRCLE, 2 * radius, colour, 0)
        return self._corners[key]

    def _ring(self, radius: int, colour: Rgb, width: int) -> pygame.Surface:
        key = (Form.RING, 2 * radius, colour, width)
        if key not in self._forms:
            self._forms[key] = _form(*key)
        return self._forms[key]


def _line(points: tuple[Point, ...], colour: Rgb, width: int) -> pygame.Surface:
    wide, high = max(each.x for each in points) + width, max(each.y for each in points) + width
    canvas = pygame.Surface((wide * _FINE, high * _FINE), pygame.SRCALPHA)
    canvas.fill((*colour, 0))
    solid, places = (*colour, 255), [(each.x * _FINE, each.y * _FINE) for each in points]
    thick = width * _FINE
    for (x0, y0), (x1, y1) in pairwise(places):
        length = max(1.0, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        dx, dy = (y1 - y0) * thick / 2 / length, (x0 - x1) * thick / 2 / length
        corners = [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)]
        pygame.draw.polygon(canvas, solid, corners)
    for place in places:
        pygame.draw.circle(canvas, solid, place, thick / 2)
    return pygame.transform.smoothscale(canvas, (wide, high))


def _form(form: Form, side: int, colour: Rgb, stroke: int) -> pygame.Surface:
    large = side * _FINE
    canvas = pygame.Surface((large, large), pygame.SRCALPHA)
    canvas.fill((*colour, 0))
    solid = (*colour, 255)
    half = large / 2
    match form:
        case Form.CIRCLE:
            pygame.draw.circle(canvas, solid, (half, half), half)
        case Form.RING:
            pygame.draw.circle(canvas, solid, (half, half), half, max(1, stroke * _FINE))
        case Form.SQUARE:
            canvas.fill(solid)
        case Form.DIAMOND:
            pygame.draw.polygon(canvas, solid, ((half, 0), (large, half), (half, large), (0, half)))
        case Form.TRIANGLE_UP:
            low = large * 0.92
            pygame.draw.polygon(canvas, solid, ((half, large * 0.1), (large, low), (0, low)))
        case Form.TRIANGLE_DOWN:
            high = large * 0.08
            pygame.draw.polygon(canvas, solid, ((half, large * 0.9), (large, high), (0, high)))
        case Form.TRIANGLE_LEFT:
            right = large * 0.92
            pygame.draw.polygon(canvas, solid, ((large * 0.1, half), (right, 0), (right, large)))
    return pygame.transform.smoothscale(canvas, (side, side))
