"""Whether everything on a laid-out screen can be told from what it is painted on, in a theme."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.boxes import Box, Fill, Letters, Mark, Picture, Scene, Shape
from game.ui.geometry import Grid, Point, Rect
from game.ui.inspect import Flaw, label_of
from game.ui.theme import FOCUS_WIDTH, Ink, Theme, contrast

TEXT_CONTRAST, EDGE_CONTRAST = 4.5, 3.0
"""What words need against their ground, and what else must be told from its ground."""
_Ground = tuple[Rect, Ink | None]
"""Something painted, and its colour; None for a picture."""


def pale(tree: Box, theme: Theme, grid: Grid) -> tuple[Flaw, ...]:
    """What cannot be told well enough from what it is painted on, found by following the painter."""
    grounds: list[_Ground] = [(tree.rect, Ink.PAPER)]
    return tuple(_pale(tree, theme, grid, grounds))


def _pale(box: Box, theme: Theme, grid: Grid, grounds: list[_Ground]) -> Iterator[Flaw]:
    if box.focusable:
        yield from _pale_control(box, theme, grid, grounds)
    for mark in box.marks:
        yield from _pale_mark(mark, box, theme, grounds)
    for child in box.children:
        yield from _pale(child, theme, grid, grounds)


def _pale_mark(mark: Mark, box: Box, theme: Theme, grounds: list[_Ground]) -> Iterator[Flaw]:
    match mark:
        case Fill(rect, ink) if ink is not None:
            grounds.append((rect, ink))
        case Scene(rect):
            grounds.append((rect, None))
        case Letters(at, text, _, size, ink):
            under = _under(grounds, Point(at.x + 1, at.y - size // 3))
            if under is None:
                yield Flaw("on-picture", f"{text!r} in {label_of(box)}")
            elif contrast(theme[ink], theme[under]) < TEXT_CONTRAST:
                yield Flaw("pale", f"{text!r}, {ink} on {under} in {label_of(box)}")
        case Picture(rect, name, ink) | Shape(rect, name, ink):
            under = _around(grounds, rect)
            if under is not None and contrast(theme[ink], theme[under]) < EDGE_CONTRAST:
                yield Flaw("pale", f"{name}, {ink} on {under} in {label_of(box)}")
        case _:
            pass


def _pale_control(box: Box, theme: Theme, grid: Grid, grounds: list[_Ground]) -> Iterator[Flaw]:
    """The outline, or else the ground, of what can be pressed, and the focus ring around it."""
    ring = grid.px(FOCUS_WIDTH) * 2
    around = _under(grounds, Point(box.rect.x - ring, box.rect.centre.y)) or _under(grounds, box.rect.centre)
    if around is None:
        return
    if contrast(theme[box.focus_ink], theme[around]) < EDGE_CONTRAST:
        yield Flaw("pale", f"focus, {box.focus_ink} on {around} around {label_of(box)}")
    shown = [
        ink
        for mark in box.marks[:1]
        if isinstance(mark, Fill)
        for ink in (mark.ink, mark.edge)
        if ink is not None
    ]
    if shown and max(contrast(theme[ink], theme[around]) for ink in shown) < EDGE_CONTRAST:
        yield Flaw("pale", f"outline, {' and '.join(shown)} on {around} of {label_of(box)}")


def _around(grounds: list[_Ground], rect: Rect) -> Ink | None:
    """The colour of what was painted last and lies around all of a mark: a flag may stand on its own pole."""
    return next((ink for ground, ink in reversed(grounds) if ground.encloses(rect)), Ink.PAPER)


def _under(grounds: list[_Ground], point: Point) -> Ink | None:
    """The colour of what was painted last at a point; None where that is a picture."""
    return next((ink for rect, ink in reversed(grounds) if rect.contains(point)), Ink.PAPER)
