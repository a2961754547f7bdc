"""A laid-out screen as a screen reader is told of it: a flat list of things with numbers that last.

What has a name spoken for the whole (a button, a gauge) is one thing; frames without a name are none. A thing
keeps its number from one picture to the next, so that a reader knows what has changed and what has not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.ui.boxes import Box, Role
from game.ui.geometry import Rect
from game.ui.inspect import SILENT, SPOKEN_IN_PARTS

ROOT = 1
_Name = tuple[str, str, int]
"""What a thing is known by: its key, else its role and name, and how many of the same came before."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is told. `live` is read out by itself when it comes or changes; `key` presses it."""

    number: int
    role: Role
    name: str
    value: str
    rect: Rect
    key: str
    children: tuple[int, ...]
    selected: bool
    disabled: bool
    live: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """All things of a screen, the window itself first, and the number of the one in focus."""

    things: tuple[Thing, ...]
    focus: int
    language: str

    def key_of(self, number: int) -> str | None:
        """The key of what can be pressed under a number; None when it is gone or cannot be."""
        return next((thing.key for thing in self.things if thing.number == number and thing.key), None)


class Teller:
    """Tells one screen after the other, and remembers which number each thing of the last one had."""

    def __init__(self) -> None:
        self._numbers: Mapping[_Name, int] = {}
        self._next = ROOT + 1

    def listed(self, tree: Box, title: str, focus: str | None, language: str) -> Telling:
        """The screen with the window's title; without a focus the window itself has it."""
        taken: dict[_Name, int] = {}
        seen: Counter[tuple[str, str]] = Counter()
        things: list[Thing] = []
        bars = [box for box in tree.walk() if box.role is Role.BAR]

        def number(box: Box) -> int:
            known = (f"key {box.key}", "") if box.key else (box.role.value, box.name)
            name = (*known, seen[known])
            seen[known] += 1
            taken[name] = self._numbers.get(name) or self._fresh()
            return taken[name]

        def add(box: Box, *, foot: bool) -> int:
            here = number(box)
            place = len(things)
            foot = foot or (bool(bars) and box is bars[-1])
            live = box.role is Role.HEADING or (foot and box.role is Role.TEXT)
            thing = Thing(
                here,
                box.role,
                box.name,
                box.value,
                box.rect,
                box.key if box.focusable else "",
                (),
                box.selected,
                box.disabled,
                live,
            )
            things.append(thing)
            children = tuple(add(child, foot=foot) for child in told_in(box))
            things[place] = _with_children(thing, children)
            return here

        children = tuple(add(child, foot=False) for child in told_in(tree))
        root = Thing(ROOT, Role.WINDOW, title, "", tree.rect, "", children, False, False, False)  # noqa: FBT003
        self._numbers = taken
        there = next((thing.number for thing in things if focus is not None and thing.key == focus), ROOT)
        return Telling((root, *things), there, language)

    def _fresh(self) -> int:
        number, self._next = self._next, self._next + 1
        return number


def told_in(box: Box) -> Iterator[Box]:
    """What is told as the parts of a box: its children, and those of frames that say nothing themselves."""
    if box.role not in SPOKEN_IN_PARTS and not _has_controls(box):
        return
    for child in box.children:
        if child.role in SILENT or (child.role in (Role.GROUP, Role.WINDOW) and not child.name):
            yield from told_in(child)
        else:
            yield child


def _has_controls(box: Box) -> bool:
    return any(child.focusable for part in box.children for child in part.walk())


def _with_children(thing: Thing, children: tuple[int, ...]) -> Thing:
    return replace(thing, children=children) if children else thing
