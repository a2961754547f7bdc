"""A laid-out screen: one tree of boxes that drawing, focus, the mouse and the spoken description all read.

A box says what it is (`role`, `name`), where it is, what pressing it means (`action`), and how it looks: a
short list of marks in paint order. Children are painted after their parent, later siblings on top.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from game.ui.geometry import Point, Rect
from game.ui.theme import Form, Ink
from game.ui.town.face import Face, Mood
from game.ui.town.view import TownView
from game.ui.typeset import Face as Typeface


class Role(StrEnum):
    """What a box is, in words that a screen reader could use."""

    WINDOW = auto()
    BAR = auto()
    GROUP = auto()
    CARD = auto()
    DIALOG = auto()
    HEADING = auto()
    TEXT = auto()
    IMAGE = auto()
    BUTTON = auto()
    OPTION = auto()
    TAB = auto()
    TABLIST = auto()
    GAUGE = auto()
    METER = auto()
    CAPACITY = auto()
    ROW = auto()
    DIVIDER = auto()
    FIELD = auto()
    STEPPER = auto()
    DECORATION = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """What pressing something asks for, as in `case Action("choose", option)`; `argument` may stay empty."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """A rectangle with rounded corners; without `ink` only its edge shows."""

    rect: Rect
    ink: Ink | None
    radius: int = 0
    edge: Ink | None = None
    edge_width: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """The filled part of a bar: `rect` is the whole bar, `share` how much of it is filled, 0 to 1, from the left."""

    rect: Rect
    share: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Letters:
    """Text of one face on one line; `at` is the left end of its baseline."""

    at: Point
    text: str
    face: Typeface
    size: int
    ink: Ink


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon in a square, by its Lucide name."""

    rect: Rect
    icon: str
    ink: Ink
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A form that fills its square; `stroke` is the line width of a ring in pixels."""

    rect: Rect
    form: Form
    ink: Ink
    stroke: int = 0


@dataclass(frozen=True, slots=True)
class Arms:
    """The municipality's shield, twice as readable as a logo needs to be."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Scene:
    """The town; `strip` shows only its row of houses."""

    rect: Rect
    view: TownView
    strip: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, with round joints, `width` pixels thick."""

    points: tuple[Point, ...]
    ink: Ink
    width: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody's portrait in a square."""

    rect: Rect
    face: Face
    mood: Mood


Mark: TypeAlias = Fill | Level | Letters | Picture | Shape | Arms | Scene | Stroke | Likeness


class Meeting(Enum):
    """How the children of a box may meet."""

    APART = auto()
    STACKED = auto()
    """They lie on top of each other on purpose, as words on a picture do."""


@dataclass(frozen=True, slots=True)
class Box:
    """One laid-out thing.

    `key` names it for focus and must be unique among the boxes that can be pressed; `state` holds words such
    as "selected" for the spoken description. `selected` and `disabled` say the same to programs, without words;
    why something is disabled stands in its `value`.
    """

    role: Role
    rect: Rect
    name: str = ""
    value: str = ""
    marks: tuple[Mark, ...] = ()
    children: tuple[Box, ...] = ()
    action: Action | None = None
    key: str = ""
    state: tuple[str, ...] = ()
    meeting: Meeting = Meeting.APART
    focus_ink: Ink = Ink.FOCUS
    selected: bool = False
    disabled: bool = False

    @property
    def focusable(self) -> bool:
        """Whether it can be pressed or written in."""
        return self.action is not None

    def moved(self, dx: int, dy: int) -> Box:
        """The same box, with all that is in it, shifted by `dx`, `dy` pixels."""
        if not dx and not dy:
            return self
        return replace(
            self,
            rect=self.rect.moved(dx, dy),
            marks=tuple(_moved(mark, dx, dy) for mark in self.marks),
            children=tuple(child.moved(dx, dy) for child in self.children),
        )

    def walk(self) -> Iterator[Box]:
        """The box and all below it, in paint order."""
        yield self
        for child in self.children:
            yield from child.walk()


def _moved(mark: Mark, dx: int, dy: int) -> Mark:
    if isinstance(mark, Letters):
        return replace(mark, at=Point(mark.at.x + dx, mark.at.y + dy))
    if isinstance(mark, Stroke):
        return replace(mark, points=tuple(Point(each.x + dx, each.y + dy) for each in mark.points))
    return replace(mark, rect=mark.rect.moved(dx, dy))
