"""Where in the file a character of a value stands, for pointing into an equation or a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from game.errors import Place
from game.pack.yaml_nodes import LINE_BREAK, Scalar

Span: TypeAlias = tuple[int, int]
"""The part of the source, begin to end, that one character of a value was written as."""

_BLANKS = re.compile(r"[ \t\r\n]*")
_RUNS = re.compile(r"(?P<blank>[ \t\r\n]+)|[^ \t\r\n]+")
_HEADER = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_FOLD = r"(?P<fold>[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*)"
_PIECE = {
    "single": re.compile(_FOLD + "|''|.", re.DOTALL),
    "double": re.compile(
        _FOLD
        + r"|(?P<glue>\\(?:\r\n|\r|\n)[ \t\r\n]*)"
        + r"|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\.|.",
        re.DOTALL,
    ),
}


def place_in(scalar: Scalar, offset: int) -> Place:
    """The place of character `offset` (from 0) of `scalar.text`, whatever its quotes and line breaks.

    A space that YAML made by folding lines is placed where the fold begins. `len(scalar.text)` is the place
    just behind the last character; offsets outside are moved to the nearest end.
    """
    offset = min(max(offset, 0), len(scalar.text))
    quoted = scalar.style in _PIECE
    if offset == 0 and (quoted or scalar.text == ""):
        return scalar.source.place(scalar.index + quoted)
    spans = _quoted(scalar) if quoted else _bare(scalar)
    if offset == len(scalar.text):
        *_, (_, behind) = islice(spans, offset)
        return scalar.source.place(behind)
    begin, _ = next(islice(spans, offset, None))
    return scalar.source.place(begin)


def _quoted(scalar: Scalar) -> Iterator[Span]:
    """One span for each character of a value in quotes (and then on, past its end)."""
    text, index = scalar.source.text, scalar.index + 1
    while (found := _PIECE[scalar.style].match(text, index)) is not None:
        groups = found.groupdict()
        if (fold := groups["fold"]) is not None:
            breaks = _breaks(fold, index)
            # One line break is folded into a space; of more, all but one stay.
            yield from breaks[:-1] or [(index, breaks[0][1])]
        elif (glue := groups.get("glue")) is not None:
            yield from _breaks(glue, index)[1:]
        else:
            yield found.span()
        index = found.end()


def _bare(scalar: Scalar) -> Iterator[Span]:
    """One span for each character of a plain value or a block.

    What is not blank stands in the file as it stands in the value and in the same order, so only the blanks
    between have to be matched up.
    """
    text, index = scalar.source.text, scalar.index
    if not scalar.plain:
        index = _end_of(_HEADER, text, index)
    for run in _RUNS.finditer(scalar.text):
        behind = _end_of(_BLANKS, text, index)
        if run["blank"] is not None:
            yield from _blank(run["blank"], text[index:behind], index)
        else:
            yield from _row(behind, len(run[0]))
            behind += len(run[0])
        index = behind


def _blank(made: str, written: str, index: int) -> Iterator[Span]:
    """Match the blanks of a value with those in the file, which begin at `index` and may hold indentation."""
    breaks = _breaks(written, index)
    behind = index + len(written)
    lines = made.split("\n")
    if breaks and len(lines) == 1:  # a line break folded into a space
        yield from _row(index, len(made))
        return
    for number, line in enumerate(lines):
        if number > 0:
            yield breaks[number - 1] if number <= len(breaks) else (behind, behind)
        last = number == len(lines) - 1 or number >= len(breaks)
        end = behind if last else breaks[number][0]
        yield from _row(end - len(line), len(line))  # from the right: indentation stands on the left


def _row(begin: int, length: int) -> Iterator[Span]:
    return ((at, at + 1) for at in range(begin, begin + length))


def _breaks(blanks: str, index: int) -> list[Span]:
    """The line breaks in a text that begins at `index` of the source."""
    return [(index + found.start(), index + found.end()) for found in LINE_BREAK.finditer(blanks)]


def _end_of(pattern: re.Pattern[str], text: str, index: int) -> int:
    found = pattern.match(text, index)
    return found.end() if found is not None else index
