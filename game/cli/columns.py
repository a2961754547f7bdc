"""Tables and paragraphs, for people who read them in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 110
"""Characters in a line of a paragraph."""


def aligned(rows: Sequence[Mapping[str, object]], decimals: int = 2) -> Iterator[str]:
    """A header and a line for each row: words to the left, numbers (and signed ones as text) to the right."""
    if not rows:
        return
    cells = [list(rows[0]), *([_written(value, decimals) for value in row.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    words = [isinstance(value, str) and value[:1] not in {"+", "-"} for value in rows[0].values()]
    for line in cells:
        parts = (
            cell.ljust(width) if word else cell.rjust(width)
            for cell, width, word in zip(line, widths, words, strict=True)
        )
        yield "  ".join(parts).rstrip()


def wrapped(paragraph: str) -> str:
    """A paragraph in lines of a readable length; a line of a table, which has blanks in a row, as it is."""
    return paragraph if "  " in paragraph else textwrap.fill(paragraph, WIDTH)


def _written(value: object, decimals: int) -> str:
    return f"{value:.{decimals}f}" if isinstance(value, float) else str(value)
