"""Setting text: runs of one face, and lines that fit a width. Pure: real metrics are passed in.

Two rules hold everywhere. A line never breaks at U+00A0 or U+202F, so a number stays with its unit. Nothing
is ever cut short: a word wider than its column sticks out, and `inspect.problems` says so.

A line may break at a space, after a hyphen between letters, at a soft hyphen (U+00AD), which is then drawn
as a hyphen and otherwise not at all, and at a zero-width space (U+200B), which is never drawn: paths have one
after each folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Protocol

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH = "\u200b"
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
# What ends a piece that must stay whole: spaces (not the no-break ones, hence no \s), or a hyphen between
# letters.
_PIECES = re.compile(
    r"[^ \u00ad\u200b]*?[^\W\d_]-(?=[^\W\d_])|[^ \u00ad\u200b]*[\u00ad\u200b]|[^ \u00ad\u200b]+ *| +"
)


class Face(Enum):
    """The four faces; the value is the file in assets/fonts."""

    REGULAR = "Inter-Regular.ttf"
    SEMIBOLD = "Inter-SemiBold.ttf"
    BOLD = "Inter-Bold.ttf"
    DISPLAY = "Inter-ExtraBold.ttf"


class Measure(Protocol):
    """What setting text needs to know of the fonts; sizes and answers are pixels."""

    def text_width(self, text: str, face: Face, size: int) -> int:
        """How far the pen moves over one line of text."""
        ...

    def ascent(self, face: Face, size: int) -> int:
        """From the top of a line to its baseline."""
        ...

    def descent(self, face: Face, size: int) -> int:
        """From the baseline to the bottom of a line, positive."""
        ...


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face, placed: `x` in pixels from the line's left edge."""

    x: int
    text: str
    face: Face
    width: int


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; its width leaves trailing spaces out."""

    runs: tuple[Run, ...]
    width: int


def spans(marked: str, plain: Face = Face.REGULAR, bold: Face = Face.BOLD) -> tuple[Span, ...]:
    """Read text in which `**two asterisks**` make a part bold."""
    found: list[Span] = []
    for position, part in enumerate(_BOLD.split(marked)):
        if part:
            found.append(Span(part, bold if position % 2 else plain))
    return tuple(found)


def plain_text(marked: str) -> str:
    """The same text without marks and places to break at, as it is read aloud."""
    return _unseen(_BOLD.sub(r"\1", marked))


def line_height(size: int, leading: float) -> int:
    """The distance of two baselines in pixels for a type size in pixels."""
    return round(size * leading)


def wrap(parts: tuple[Span, ...], size: int, width: int, measure: Measure) -> tuple[Line, ...]:
    """Set text into lines no wider than `width` pixels, unless a single piece is; a newline starts one."""
    lines: list[Line] = []
    for pieces in _cut(parts):
        first = 0
        while first < len(pieces):
            end, line = _fill(pieces, first, size, width, measure)
            lines.append(line)
            first = end
        if not pieces:
            lines.append(Line((), 0))
    return tuple(lines)


@lru_cache(maxsize=1024)  # the same text is tried at several widths, and again when the window changes
def _cut(parts: tuple[Span, ...]) -> tuple[tuple[tuple[Span, ...], ...], ...]:
    """The pieces of each paragraph."""
    return tuple(tuple(_pieces(paragraph)) for paragraph in _paragraphs(parts))


def _paragraphs(parts: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    current: list[Span] = []
    for part in parts:
        head, *rest = part.text.split("\n")
        current.append(Span(head, part.face))
        for text in rest:
            yield tuple(current)
            current = [Span(text, part.face)]
    yield tuple(current)


def _pieces(parts: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Cut into pieces that stay whole; a piece may change face, as `**Ja**,` does before its comma."""
    open_piece: list[Span] = []
    for part in parts:
        for match in _PIECES.finditer(part.text):
            text = match.group()
            if open_piece and not text.strip(" "):
                open_piece.append(Span(text, part.face))
            elif open_piece and _may_break_after(open_piece[-1].text):
                yield tuple(open_piece)
                open_piece = [Span(text, part.face)]
            else:
                open_piece.append(Span(text, part.face))
    if open_piece:
        yield tuple(open_piece)


def _may_break_after(text: str) -> bool:
    return text.endswith((" ", SOFT_HYPHEN, ZERO_WIDTH, "-"))


def _fill(
    pieces: tuple[tuple[Span, ...], ...], first: int, size: int, width: int, measure: Measure
) -> tuple[int, Line]:
    """The longest line from piece `first` that fits, and the piece after it; always at least one piece."""
    end = len(pieces)
    line = _set(pieces[first:end], size, measure)
    if line.width <= width:
        return end, line
    # From where it should break if all pieces were equally wide, piece by piece to where it does.
    end = first + max(1, (end - first) * width // max(1, line.width))
    line = _set(pieces[first:end], size, measure)
    while line.width > width and end > first + 1:
        end -= 1
        line = _set(pieces[first:end], size, measure)
    while (longer := _set(pieces[first : end + 1], size, measure)).width <= width:
        end, line = end + 1, longer
    return end, line


def _set(pieces: tuple[tuple[Span, ...], ...], size: int, measure: Measure) -> Line:
    """Set pieces on one line: neighbours in one face become one run, so that kerning is as it is drawn."""
    joined: list[Span] = []
    for span in (span for piece in pieces for span in piece):
        if joined and joined[-1].face is span.face:
            joined[-1] = Span(joined[-1].text + span.text, span.face)
        else:
            joined.append(span)
    runs: list[Run] = []
    x = 0
    for index, span in enumerate(joined):
        text = _visible(span.text, last=index == len(joined) - 1)
        if text:
            width = measure.text_width(text, span.face, size)
            runs.append(Run(x, text, span.face, width))
            x += width
    return Line(tuple(runs), x)


def _visible(text: str, *, last: bool) -> str:
    if not last:
        return _unseen(text)
    shown = text.rstrip(" ")
    return _unseen(shown) + ("-" if shown.endswith(SOFT_HYPHEN) else "")


def _unseen(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH, "")
