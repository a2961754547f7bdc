"""A picture before it has places: boxes, arrows between them, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BoxKind = Literal[
    "stock", "decided", "auxiliary", "given", "indicator", "situation", "promise", "option",
    "strategy", "leadership", "organisation", "technology", "event", "start",
]  # fmt: skip
Tone = Literal["plus", "minus", "open", "plain", "dashed"]


@dataclass(frozen=True, slots=True)
class Box:
    """Something in the picture."""

    id: str
    text: str
    kind: BoxKind
    small: tuple[str, ...] = ()
    """Lines below its name, in small type."""
    warning: bool = False
    """Something is wrong with it: it stands out."""
    group: str = ""
    """The box of boxes that it lies in, by its heading; "" for none."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One box leads to another."""

    source: str
    target: str
    tone: Tone
    sign: str = ""
    """Stands at its head."""
    slow: bool = False
    """Takes time: a double stroke across it."""
    note: str = ""
    """Stands beside the double stroke, or in its middle."""
    weight: int = 2
    """1 to 3: how thick."""
    tag: str = ""
    """The name of a loop."""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a drawn sample and what it means."""

    sample: Box | Arrow | str
    text: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """All that is to be seen. `told` are loops or warnings in words, each with a name in front."""

    title: str
    subtitle: str
    description: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    keys: tuple[Key, ...]
    told_title: str = ""
    told: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    """Pairs of boxes of which the second stands behind the first, though no arrow says so."""
    rest: str = ""
    """A last line: what was left out, and how to see it."""
