"""A diagram as SVG: the boxes and arrows where the layout put them, the words around them.

Every number is rounded to a tenth, so that the same pack gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from game.ui.theme import Ink
from game.ui.typeset import Face
from game.workshop.graph.arrows import arrow_line, arrow_marks, arrow_tag, sample_points
from game.workshop.graph.diagram import Arrow, Box, Diagram, Key
from game.workshop.graph.layout import Placed, Point
from game.workshop.graph.setting import Setter
from game.workshop.graph.style import (
    FONT,
    HEADING,
    LINE,
    LOOKS,
    NAME,
    SMALL,
    SUBTITLE,
    TEXT,
    TITLE,
    WEIGHTS,
    ink,
)

MARGIN, GAP = 64.0, 44.0
NARROWEST, WIDE_PAGE = 1250.0, 2200.0
"""A page is never narrower than the first; beyond the second its legend stands in two columns."""
LEGEND_WIDE = 520.0
WIDEST_NAME, PAD_X, PAD_Y = 200.0, 18.0, 12.0
SAMPLE_WIDE = 92.0
NEAREST, ROOM = 68.0, 34.0
"""What lies between columns at the least, and beside what is written on an arrow: its head."""


def sizes_of(diagram: Diagram, setter: Setter) -> dict[str, Point]:
    """By box, how wide and high it must be for its words."""
    return {box.id: _size(box, setter) for box in diagram.boxes}


def _size(box: Box, setter: Setter) -> Point:
    name, small = _words(box, setter)
    face = LOOKS[box.kind].face
    widths = [setter.width(line, face, NAME) for line in name]
    widths += [setter.width(line, Face.REGULAR, SMALL) for line in small]
    high = len(name) * NAME * LINE + len(small) * SMALL * LINE
    return (round(max(widths, default=0.0) + 2 * PAD_X, 1), round(high + 2 * PAD_Y, 1))


def _words(box: Box, setter: Setter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    name = setter.balanced(box.text, LOOKS[box.kind].face, NAME, WIDEST_NAME)
    small = [line for text in box.small for line in setter.lines(text, Face.REGULAR, SMALL, WIDEST_NAME)]
    return name, tuple(small)


def gap_of(diagram: Diagram, setter: Setter) -> float:
    """How far columns must lie apart so that what stands on the arrows has room."""
    notes = (line for arrow in diagram.arrows for line in arrow.note.split("\n"))
    return max(NEAREST, *(setter.width(note, Face.SEMIBOLD, SMALL) + ROOM for note in notes), NEAREST)


def svg_of(diagram: Diagram, placed: Placed, setter: Setter) -> str:
    """The whole file."""
    wide = max(NARROWEST, placed.width + 2 * MARGIN)
    head, top = _head(diagram, setter, wide)
    left = round((wide - placed.width) / 2, 1)
    foot, bottom = _foot(diagram, setter, wide, top + placed.height + GAP)
    high = round(bottom + MARGIN, 1)
    size = f'width="{wide:.1f}" height="{high:.1f}" font-family={quoteattr(FONT)}'
    reading = 'role="img" aria-labelledby="title desc"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.1f} {high:.1f}" {size} {reading}>',
        f'<title id="title">{escape(diagram.title)}</title>',
        f'<desc id="desc">{escape(_described(diagram))}</desc>',
        f'<rect width="100%" height="100%" fill="{ink(Ink.PAPER)}"/>',
        *head,
        f'<g transform="translate({left} {round(top, 1)})">',
        *_groups(placed, setter),
        *_arrows(diagram, placed),
        *(line for box in diagram.boxes for line in box_marks(box, placed.boxes[box.id], setter)),
        *(
            line
            for a, c in zip(diagram.arrows, placed.arrows, strict=True)
            for line in arrow_tag(a, c, setter)
        ),
        "</g>",
        *foot,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _described(diagram: Diagram) -> str:
    told = " ".join(f"{name}: {text}." for name, text in diagram.told)
    return f"{diagram.description} {told}".strip()


def _head(diagram: Diagram, setter: Setter, wide: float) -> tuple[list[str], float]:
    marks, y = [], MARGIN + TITLE * 0.8
    for line in setter.lines(diagram.title, Face.DISPLAY, TITLE, wide - 2 * MARGIN):
        marks.append(text_mark(line, (MARGIN, y), TITLE, Face.DISPLAY))
        y += TITLE * LINE
    y += SUBTITLE * 0.1
    for line in setter.lines(diagram.subtitle, Face.REGULAR, SUBTITLE, wide - 2 * MARGIN):
        marks.append(text_mark(line, (MARGIN, y), SUBTITLE, colour=ink(Ink.MUTED)))
        y += SUBTITLE * LINE
    return marks, round(y + GAP * 0.6, 1)


def text_mark(  # noqa: PLR0913  (what a text is made of)
    text: str,
    at: Point,
    size: float,
    face: Face = Face.REGULAR,
    colour: str = "",
    *,
    anchor: str = "start",
) -> str:
    """One line of text, its baseline at a point."""
    where = f'x="{round(at[0], 1)}" y="{round(at[1], 1)}" font-size="{size:g}" font-weight="{WEIGHTS[face]}"'
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text {where}{placed} fill="{colour or ink(Ink.TEXT)}">{escape(text)}</text>'


def box_marks(box: Box, middle: Point, setter: Setter) -> Iterator[str]:
    """A box with its words, about its middle."""
    look = LOOKS[box.kind]
    wide, high = _size(box, setter) if box.text else (40.0, 22.0)
    x, y = round(middle[0] - wide / 2, 1), round(middle[1] - high / 2, 1)
    edge, thick = (ink(Ink.BAD), 3.4) if box.warning else (look.edge, look.thick)
    dashes = f' stroke-dasharray="{look.dashes}"' if look.dashes else ""
    corner = round(min(look.round, high / 2), 1)
    yield (
        f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="{corner}" fill="{look.fill}" '
        f'stroke="{edge}" stroke-width="{thick}"{dashes}/>'
    )
    if not box.text:
        return
    name, small = _words(box, setter)
    base = y + PAD_Y + NAME * 0.97
    for line in name:
        yield text_mark(line, (middle[0], base), NAME, look.face, look.text, anchor="middle")
        base += NAME * LINE
    base -= NAME * LINE - SMALL * LINE - 1
    colour = ink(Ink.BAD) if box.warning else ink(Ink.MUTED)
    for line in small:
        yield text_mark(line, (middle[0], base), SMALL, Face.REGULAR, colour, anchor="middle")
        base += SMALL * LINE


def _groups(placed: Placed, setter: Setter) -> Iterator[str]:
    for left, top, right, bottom in placed.groups.values():
        yield (
            f'<rect x="{left}" y="{top}" width="{round(right - left, 1)}" height="{round(bottom - top, 1)}" '
            f'rx="20" fill="{ink(Ink.CARD)}" stroke="{ink(Ink.LINE)}" stroke-width="1.5"/>'
        )
    for heading, (left, top, _, _) in placed.groups.items():
        wide = setter.width(heading, Face.BOLD, HEADING)
        yield (
            f'<rect x="{left + 14}" y="{round(top - 16, 1)}" width="{round(wide + 20, 1)}" height="32" rx="8" '
            f'fill="{ink(Ink.PAPER)}"/>'
        )
        yield text_mark(heading, (left + 24, top + 7), HEADING, Face.BOLD)


def _arrows(diagram: Diagram, placed: Placed) -> Iterator[str]:
    """All lines first, the thick ones on top; then what stands on them, so that no line strikes it out."""
    pairs = sorted(zip(diagram.arrows, placed.arrows, strict=True), key=lambda pair: pair[0].weight)
    for arrow, curve in pairs:
        yield from arrow_line(arrow, curve)
    for arrow, curve in pairs:
        yield from arrow_marks(arrow, curve)


# ------------------------------------------------------------------------------------------ below the picture


def _foot(diagram: Diagram, setter: Setter, wide: float, top: float) -> tuple[list[str], float]:
    """The legend on the left, what is told in words beside it, and what was left out."""
    marks = [
        f'<path d="M{MARGIN} {round(top, 1)}H{round(wide - MARGIN, 1)}" stroke="{ink(Ink.LINE)}" stroke-width="2"/>'
    ]
    columns = 2 if wide > WIDE_PAGE else 1
    start, deepest = top + GAP, 0.0
    share = -(-len(diagram.keys) // columns)
    for column in range(columns):
        keys = diagram.keys[column * share : (column + 1) * share]
        legend, bottom = _legend(keys, setter, (MARGIN + column * (LEGEND_WIDE + GAP), start))
        marks += legend
        deepest = max(deepest, bottom)
    left = MARGIN + columns * (LEGEND_WIDE + GAP)
    told, bottom = _told(diagram, setter, start, (left, wide - MARGIN))
    return [*marks, *told], max(deepest, bottom)


def _legend(keys: Sequence[Key], setter: Setter, at: Point) -> tuple[list[str], float]:
    marks: list[str] = []
    left, y = at
    for key in keys:
        lines = setter.lines(key.text, Face.REGULAR, TEXT, LEGEND_WIDE - SAMPLE_WIDE - 16)
        middle = (left + SAMPLE_WIDE / 2, y)
        match key.sample:
            case Box():
                marks += box_marks(key.sample, middle, setter)
            case Arrow():
                curve = sample_points(middle, SAMPLE_WIDE - 12)
                marks += [*arrow_line(key.sample, curve), *arrow_marks(key.sample, curve)]
            case str():
                marks += arrow_tag(Arrow("", "", "plain", tag=key.sample), (middle, middle, middle), setter)
        base = y + TEXT * 0.35
        for line in lines:
            marks.append(text_mark(line, (left + SAMPLE_WIDE + 16, base), TEXT))
            base += TEXT * LINE
        y += max(42.0, len(lines) * TEXT * LINE + 16)
    return marks, y - 16


def _told(
    diagram: Diagram, setter: Setter, top: float, between: tuple[float, float]
) -> tuple[list[str], float]:
    left, right = between
    y = top + TEXT * 0.35
    marks = []
    if diagram.told:
        marks.append(text_mark(diagram.told_title, (left, y), HEADING, Face.BOLD))
        y += HEADING * LINE + 6
    indent = max((setter.width(name, Face.BOLD, TEXT) for name, _ in diagram.told), default=0.0) + 14
    count = 2 if right - left > 1500 and len(diagram.told) > 4 else 1  # noqa: PLR2004  (room for two columns)
    per_column = -(-len(diagram.told) // count) if diagram.told else 0
    column_wide = (right - left - (count - 1) * GAP) / count
    start, deepest = y, y
    for number, (name, text) in enumerate(diagram.told):
        column = number // per_column
        y = start if number % per_column == 0 else y
        x = left + column * (column_wide + GAP)
        marks.append(text_mark(name, (x, y), TEXT, Face.BOLD))
        for line in setter.lines(text, Face.REGULAR, TEXT, column_wide - indent):
            marks.append(text_mark(line, (x + indent, y), TEXT))
            y += TEXT * LINE
        y += 8
        deepest = max(deepest, y)
    y = deepest + (10 if diagram.told else 0)
    for line in setter.lines(diagram.rest, Face.REGULAR, TEXT, right - left):
        marks.append(text_mark(line, (left, y), TEXT, colour=ink(Ink.MUTED)))
        y += TEXT * LINE
    return marks, y
