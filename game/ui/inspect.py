"""Reading a laid-out screen without a screen: what it says, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from game.ui.boxes import Box, Meeting, Role
from game.ui.focus import focus_order
from game.ui.geometry import Grid
from game.ui.theme import TARGET


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in a layout, and where.

    `overflow`, `overlap`, `small-target`, `key`, `nameless`, `reasonless` (disabled, and nothing says why), `pale`
    (too little contrast) or `on-picture` (words with no ground of their own).
    """

    code: str
    where: str

    def __str__(self) -> str:
        return f"{self.code}: {self.where}"


def describe(tree: Box) -> str:
    """The screen as text: one line for each thing, indented by depth, as a screen reader would meet it."""
    return "\n".join(_described(tree, 0))


def problems(tree: Box, grid: Grid) -> tuple[Flaw, ...]:
    """Everything that sticks out of its parent or the window, overlaps a sibling, or is hard to press."""
    outside = () if grid.frame.encloses(tree.rect) else (Flaw("overflow", f"{label_of(tree)} in the window"),)
    return (*outside, *misfits(tree), *_bad_targets(tree, grid))


def misfits(tree: Box) -> tuple[Flaw, ...]:
    """What sticks out of its parent or overlaps a sibling."""
    return tuple(_misfits(tree))


def fits_together(tree: Box) -> bool:
    """Whether there are no misfits, known as soon as one is met."""
    return next(_misfits(tree), None) is None


def _described(box: Box, depth: int) -> Iterator[str]:
    silent = box.role in SILENT or (box.role is Role.GROUP and not box.name)
    if not silent:
        value = f": {box.value}" if box.value else ""
        state = "".join(f", {word}" for word in box.state)
        yield f"{'  ' * depth}{box.role} {box.name!r}{value}{state}"
    # A name spoken for the whole (a button, a gauge) already says what its parts show.
    if silent or box.role in SPOKEN_IN_PARTS:
        for child in box.children:
            yield from _described(child, depth if silent else depth + 1)


SPOKEN_IN_PARTS = frozenset(
    {Role.WINDOW, Role.BAR, Role.GROUP, Role.CARD, Role.DIALOG, Role.TABLIST, Role.STEPPER}
)
"""What is told part by part; all else has one name for the whole."""
SILENT = frozenset({Role.DECORATION, Role.DIVIDER})
"""What is only looked at."""


def _misfits(tree: Box) -> Iterator[Flaw]:
    pending = [tree]
    while pending:
        box = pending.pop()
        for child in box.children:
            if not box.rect.encloses(child.rect):
                yield Flaw("overflow", f"{label_of(child)} in {label_of(box)}")
        if box.meeting is Meeting.APART:
            for first, second in combinations(box.children, 2):
                if first.rect.overlaps(second.rect):
                    yield Flaw("overlap", f"{label_of(first)} and {label_of(second)}")
        pending.extend(reversed(box.children))


def _bad_targets(tree: Box, grid: Grid) -> Iterator[Flaw]:
    targets = focus_order(tree)
    smallest = int(TARGET * grid.unit)
    for box in targets:
        if min(box.rect.width, box.rect.height) < smallest:
            yield Flaw("small-target", label_of(box))
        if not box.name:
            yield Flaw("nameless", label_of(box))
        if box.disabled and not box.value:
            yield Flaw("reasonless", label_of(box))
    for key, count in Counter(box.key for box in targets).items():
        if count > 1 or not key:
            yield Flaw("key", f"{key!r} names {count} things")


def label_of(box: Box) -> str:
    """A box in a flaw: what it is, its name, and where it lies."""
    rect = box.rect
    return f"{box.role} {box.name!r} at {rect.x},{rect.y} {rect.width}x{rect.height}"
