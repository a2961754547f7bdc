"""What the tabs of the overview have in common: a sheet of one page out of several, and how lists are cut into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, assert_never

from game.session.views import Trend
from game.ui.boxes import Action, Role
from game.ui.element import Element
from game.ui.layout import Column, Panel, Sized
from game.ui.theme import RADIUS, RULE, TARGET, Form, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.ornament import FormMark
from game.ui.widgets.text import Text

T = TypeVar("T")
SIDE = 60
"""The margin at the left and right of every tab."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a tab: what it shows, how many pages there are, and what the foot says."""

    body: Element
    hint: str
    pages: int = 1


def fitting(table: dict[int, int], percent: int) -> int:
    """How much fits on a page at a text size in percent: that of the next larger size which the table has."""
    return next((table[size] for size in sorted(table) if size >= percent), table[max(table)])


def cut(things: Sequence[T], most: int) -> tuple[tuple[T, ...], ...]:
    """Pages of at most so many, as even as can be: seven by four are four and three, not four, three and none."""
    if not things:
        return ((),)
    pages = -(-len(things) // most)
    each, more = divmod(len(things), pages)
    found, at = [], 0
    for page in range(pages):
        size = each + (page < more)
        found.append(tuple(things[at : at + size]))
        at += size
    return tuple(found)


def shown(pages: Sequence[T], at: int) -> T:
    """The page at a place; the last one, where there are fewer by now."""
    return pages[min(at, len(pages) - 1)]


def row(
    child: Element,
    name: str,
    action: Action | None,
    padding: tuple[float, float] = (20, 10),
    kind: str = "",
) -> Element:
    """A sheet in a list; one with an action can be pressed, and looks it. `kind` tells apart what leads to the same."""
    edge = Ink.EDGE if action is not None else Ink.LINE
    key = f"{kind}{action.name}:{action.argument}" if action is not None else ""
    role = Role.ROW
    panel = Panel(child, Ink.CARD, edge, RULE, RADIUS, padding, role, name, action, key)
    return Sized(panel, high=TARGET, at_least=True)


def padded(parts: tuple[Element, ...], gap: float, above: float) -> Element:
    """The parts of a tab below each other."""
    return Column(parts, gap=gap, padding=(SIDE, above))


def sign(trend: Trend, *, good: bool | None, size: float = 22) -> Element:
    """Where something went, as a form of a fixed width; "=" for level."""
    match trend:
        case "up":
            mark: Element = FormMark(Form.TRIANGLE_UP, size, _ink(good=good))
        case "down":
            mark = FormMark(Form.TRIANGLE_DOWN, size, _ink(good=good))
        case "level":
            mark = Text("=", Type.SMALL, Face.BOLD, Ink.MUTED, leading=1.2)
        case _:
            assert_never(trend)
    return Sized(mark, wide=1.35 * size, at_least=True)


def _ink(*, good: bool | None) -> Ink:
    return Ink.MUTED if good is None else Ink.GOOD if good else Ink.BAD
