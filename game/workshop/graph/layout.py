"""Places for boxes and arrows: Graphviz decides, everything that is seen is drawn elsewhere.

Boxes come with their sizes and without words, so no font of the machine has a say, and the same diagram gets the same
places everywhere. pygraphviz (BSD) brings Graphviz (EPL) in its wheels; it belongs to the extra `workshop`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.errors import UsageError
from game.workshop.graph.diagram import Diagram

Point = tuple[float, float]
_INCH = 72.0
MARGIN, INSET = 42, 12.0
"""A group reaches so far beyond its boxes; it is drawn a little smaller, so that groups do not touch."""
MISSING = (
    "Pictures of graphs need Graphviz, which comes with the extra `workshop`. "
    "In the folder of the game: pip install -e '.[workshop]' -c constraints.txt"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everything lies; x to the right and y down, from the top left corner, in the units of the sizes."""

    width: float
    height: float
    boxes: Mapping[str, Point]
    """Middles."""
    arrows: Sequence[tuple[Point, ...]]
    """In the diagram's order: the points of cubic curves (1 + 3n), then the tip."""
    groups: Mapping[str, tuple[float, ...]]
    """Left, top, right and bottom by heading."""


def place(diagram: Diagram, sizes: Mapping[str, Point], gap: float) -> Placed:
    """Lay a diagram out; `gap` is what lies between two columns at the least.

    Raises UsageError where Graphviz is not installed.
    """
    try:
        from pygraphviz import AGraph
    except ImportError as error:
        raise UsageError(MISSING) from error
    with AGraph(string=_source(diagram, sizes, gap)) as graph:
        answer = json.loads(graph.draw(format="json", prog="dot"))
    return _read(answer, diagram)


def _source(diagram: Diagram, sizes: Mapping[str, Point], gap: float) -> str:
    numbers = {box.id: f"n{number}" for number, box in enumerate(diagram.boxes)}
    lines = [
        "digraph {",
        f"graph [rankdir=LR nodesep=0.32 ranksep={gap / _INCH:.4f} splines=true searchsize=200 mclimit=4];",
        'node [shape=box fixedsize=true label=""]; edge [arrowsize=0.9 dir=forward];',
    ]
    for box in diagram.boxes:
        wide, high = sizes[box.id]
        lines.append(f"{numbers[box.id]} [width={wide / _INCH:.4f} height={high / _INCH:.4f}];")
    headings = dict.fromkeys(box.group for box in diagram.boxes if box.group)
    for number, heading in enumerate(headings):
        inside = " ".join(f"{numbers[box.id]};" for box in diagram.boxes if box.group == heading)
        lines.append(f"subgraph cluster_{number} {{ graph [margin={MARGIN}]; {inside} }}")
    for number, arrow in enumerate(diagram.arrows):
        ends = f"{numbers[arrow.source]} -> {numbers[arrow.target]}"
        lines.append(f"{ends} [comment={number} weight={arrow.weight}];")
    for first, second in diagram.rows:
        lines.append(f"{numbers[first]} -> {numbers[second]} [style=invis weight=8];")
    return "\n".join([*lines, "}"])


def _read(answer: dict[str, Any], diagram: Diagram) -> Placed:
    left, bottom, right, top = map(float, answer["bb"].split(","))
    objects = answer.get("objects", [])

    def point(text: str) -> Point:
        x, y = text.split(",")
        return (round(float(x) - left, 1), round(top - float(y), 1))

    by_name = {each["name"]: each for each in objects}
    boxes = {box.id: point(by_name[f"n{number}"]["pos"]) for number, box in enumerate(diagram.boxes)}
    arrows: list[tuple[Point, ...]] = [()] * len(diagram.arrows)
    for edge in answer.get("edges", []):
        if edge.get("comment", "").isdigit():
            arrows[int(edge["comment"])] = _curve(edge["pos"], point)
    headings = list(dict.fromkeys(box.group for box in diagram.boxes if box.group))
    groups: dict[str, tuple[float, ...]] = {}
    for number, heading in enumerate(headings):
        x0, y0, x1, y1 = map(float, by_name[f"cluster_{number}"]["bb"].split(","))
        corners = (x0 - left + INSET, top - y1 + INSET, x1 - left - INSET, top - y0 - INSET)
        groups[heading] = tuple(round(each, 1) for each in corners)
    return Placed(round(right - left, 1), round(top - bottom, 1), boxes, arrows, groups)


def _curve(text: str, point: Callable[[str], Point]) -> tuple[Point, ...]:
    parts = text.split()
    tip = next(point(part.removeprefix("e,")) for part in parts if part.startswith("e,"))
    return (*(point(part) for part in parts if not part.startswith(("e,", "s,"))), tip)
