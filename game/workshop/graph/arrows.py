"""Drawing arrows: a curve with its head, its sign, the double stroke of what takes time, and the name of a loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Final

from game.ui.theme import LIGHT, Ink, hexadecimal, mix
from game.ui.typeset import Face
from game.workshop.graph.diagram import Arrow
from game.workshop.graph.layout import Point
from game.workshop.graph.setting import Setter
from game.workshop.graph.style import LINE, SMALL, THICK, TONES, WEIGHTS, ink

SIGN: Final = 21.0
HALO: Final = 5.0
NOTE: Final = 20.0
TAG_HIGH: Final = 28.0
_PALER: Final = 0.4
_PIECES: Final = 12
"""A curve is measured in so many straight pieces."""


def sample_points(middle: Point, wide: float) -> tuple[Point, ...]:
    """A straight arrow for the legend, as the layout would give it."""
    (x, y), half = middle, wide / 2
    end = x + half - 12
    start = x - half
    third = (end - start) / 3
    return ((start, y), (start + third, y), (start + 2 * third, y), (end, y), (x + half, y))


def arrow_line(arrow: Arrow, curve: Sequence[Point]) -> Iterator[str]:
    """The line and its head, with a rim of paper, so that it can be followed where lines cross."""
    colour, thick = _colour(arrow), THICK[arrow.weight]
    *points, tip = curve
    path = _path(points)
    dashes = ' stroke-dasharray="8 6"' if arrow.tone == "dashed" else ""
    yield f'<path d="{path}" fill="none" stroke="{ink(Ink.PAPER)}" stroke-width="{round(thick + HALO, 1)}"/>'
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{thick}"{dashes}/>'
    yield _head(points[-1], tip, thick, colour)


def arrow_marks(arrow: Arrow, curve: Sequence[Point]) -> Iterator[str]:
    """What stands on the line: sign, double stroke, note."""
    colour, way = _colour(arrow), _measured(curve[:-1])
    if arrow.slow:
        yield from _double_stroke(_along(way, _middle(arrow)), colour, THICK[arrow.weight])
    if arrow.note:
        yield from _note(arrow.note, _along(way, _middle(arrow)), colour)
    if arrow.sign:
        yield _sign(arrow.sign, way, colour)


def _colour(arrow: Arrow) -> str:
    """The colour of its tone, paler where it is thin."""
    tone = LIGHT[TONES[arrow.tone]]
    return hexadecimal(mix(tone, LIGHT[Ink.PAPER], _PALER) if arrow.weight == 1 else tone)


def arrow_tag(arrow: Arrow, curve: Sequence[Point], setter: Setter) -> Iterator[str]:
    """The name of the loop that is named at this arrow."""
    if not arrow.tag:
        return
    (x, y), _ = _along(_measured(curve[:-1]), 0.3)
    wide = max(TAG_HIGH, setter.width(arrow.tag, Face.BOLD, SMALL + 1) + 16)
    yield (
        f'<rect x="{round(x - wide / 2, 1)}" y="{round(y - TAG_HIGH / 2, 1)}" width="{round(wide, 1)}" '
        f'height="{TAG_HIGH}" rx="{TAG_HIGH / 2}" fill="{ink(Ink.SUN)}" stroke="{ink(Ink.TEXT)}" stroke-width="1.6"/>'
    )
    yield (
        f'<text x="{round(x, 1)}" y="{round(y + 5.2, 1)}" text-anchor="middle" font-size="{SMALL + 1:g}" '
        f'font-weight="{WEIGHTS[Face.BOLD]}" fill="{ink(Ink.ON_SUN)}">{arrow.tag}</text>'
    )


def _path(points: Sequence[Point]) -> str:
    first, *rest = points
    moves = " ".join(f"{round(x, 1)} {round(y, 1)}" for x, y in rest)
    return f"M{round(first[0], 1)} {round(first[1], 1)}C{moves}"


def _head(end: Point, tip: Point, thick: float, colour: str) -> str:
    (x, y), (ex, ey) = tip, end
    length = hypot(x - ex, y - ey) or 1.0
    ux, uy = (x - ex) / length, (y - ey) / length
    deep, half = 9.0 + 1.6 * thick, 4.2 + 1.1 * thick
    base = (x - deep * ux, y - deep * uy)
    corners = ((x, y), (base[0] + half * uy, base[1] - half * ux), (base[0] - half * uy, base[1] + half * ux))
    shape = " ".join(f"{round(cx, 1)},{round(cy, 1)}" for cx, cy in corners)
    return f'<polygon points="{shape}" fill="{colour}"/>'


def _measured(points: Sequence[Point]) -> tuple[Point, ...]:
    """The curve as many short straight pieces."""
    way = [points[0]]
    for place in range(0, len(points) - 3, 3):
        a, b, c, d = points[place : place + 4]
        way += [_bezier((a, b, c, d), step / _PIECES) for step in range(1, _PIECES + 1)]
    return tuple(way)


def _bezier(points: tuple[Point, Point, Point, Point], t: float) -> Point:
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(share * x for share, (x, _) in zip(shares, points, strict=True)),
        sum(share * y for share, (_, y) in zip(shares, points, strict=True)),
    )


def _length(way: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way))


def _along(way: Sequence[Point], share: float) -> tuple[Point, Point]:
    """The point that lies such a share of the way along, and the direction there."""
    left = _length(way) * min(max(share, 0.0), 1.0)
    for a, b in pairwise(way):
        step = hypot(b[0] - a[0], b[1] - a[1])
        if step > 0 and left <= step:
            ux, uy = (b[0] - a[0]) / step, (b[1] - a[1]) / step
            return (a[0] + left * ux, a[1] + left * uy), (ux, uy)
        left -= step
    return way[-1], (1.0, 0.0)


def _middle(arrow: Arrow) -> float:
    """Where on its way an arrow has its marks; one with a note has them earlier, so that neighbours differ."""
    return 0.4 if arrow.note and arrow.sign else 0.55


def _double_stroke(at: tuple[Point, Point], colour: str, thick: float) -> Iterator[str]:
    (x, y), (ux, uy) = at
    half = 7.0 + thick
    shapes = []
    for shift in (-3.2, 3.2):
        cx, cy = x + shift * ux, y + shift * uy
        shapes.append((cx - half * uy, cy + half * ux, cx + half * uy, cy - half * ux))
    lines = "".join(f"M{round(a, 1)} {round(b, 1)}L{round(c, 1)} {round(d, 1)}" for a, b, c, d in shapes)
    yield f'<path d="{lines}" stroke="{ink(Ink.PAPER)}" stroke-width="7" fill="none"/>'
    yield f'<path d="{lines}" stroke="{colour}" stroke-width="1.8" fill="none"/>'


def _note(text: str, at: tuple[Point, Point], colour: str) -> Iterator[str]:
    """Above the line; further lines below it."""
    (x, y), (ux, uy) = at
    if ux < 0:
        ux, uy = -ux, -uy
    first, *more = text.split("\n")
    yield _haloed(first, (x + NOTE * uy, y - NOTE * ux + 5), SMALL, Face.SEMIBOLD, colour)
    for number, line in enumerate(more):
        down = NOTE + number * SMALL * LINE
        yield _haloed(line, (x - down * uy, y + down * ux + 5), SMALL, Face.SEMIBOLD, colour)


def _sign(text: str, way: Sequence[Point], colour: str) -> str:
    """Beside the head, far enough from it that it touches neither the arrow nor the box."""
    length = _length(way) or 1.0
    (x, y), (ux, uy) = _along(way, 1 - min(0.35, 14.0 / length))
    return _haloed(text, (x + 13 * uy, y - 13 * ux + 7), SIGN, Face.BOLD, colour)


def _haloed(text: str, at: Point, size: float, face: Face, colour: str) -> str:
    x, y = round(at[0], 1), round(at[1], 1)
    return (
        f'<text x="{x}" y="{y}" text-anchor="middle" font-size="{size:g}" font-weight="{WEIGHTS[face]}" '
        f'fill="{colour}" stroke="{ink(Ink.PAPER)}" stroke-width="4" stroke-linejoin="round" '
        f'paint-order="stroke">{text}</text>'
    )
