"""A picture of a model that opens readable in any tool: stocks in a grid with their flows, then all else in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from game.research.xmile.parts import Variable

COLUMNS = 4
WIDE, HIGH = 380, 40
"""The distance of stocks from left to right, and that of whatever stands below one another, in pixels."""
EDGE = 80
REACH = 140
"""How long a flow is."""
ROW = 8
"""How many auxiliaries stand in a row."""
AUX_WIDE, AUX_HIGH = 190, 60


def view_lines(variables: tuple[Variable, ...]) -> Iterator[str]:
    """The lines of one stock-and-flow view."""
    stocks = [each for each in variables if each.kind == "stock"]
    places: dict[str, tuple[int, int]] = {}
    top = EDGE
    lines: list[str] = []
    for first in range(0, len(stocks), COLUMNS):
        row = stocks[first : first + COLUMNS]
        for column, stock in enumerate(row):
            places[stock.name] = (EDGE + REACH + column * (WIDE + REACH), top)
        top += HIGH * (2 + max(len(stock.inflows) + len(stock.outflows) for stock in row))
    yield '<view type="stock_flow">'
    for stock in stocks:
        x, y = places[stock.name]
        yield f'  <stock name={quoteattr(stock.name)} x="{x}" y="{y}"/>'
        lines += _flows(stock, x, y, places)
    yield from lines
    others = [each.name for each in variables if each.kind == "aux"]
    yield from _rows(others, top)
    yield "</view>"


def _flows(stock: Variable, x: int, y: int, places: dict[str, tuple[int, int]]) -> Iterator[str]:
    """The flows of a stock below each other: into it from the left, out of it to the right; each is drawn once."""
    number = 0
    for name in (*stock.inflows, *stock.outflows):
        if name in places:
            continue
        level = y + HIGH * number
        begin, end = (x - REACH, x) if name in stock.inflows else (x, x + REACH)
        places[name] = ((begin + end) // 2, level)
        yield f'  <flow name={quoteattr(name)} x="{(begin + end) // 2}" y="{level}">'
        yield f'    <pts><pt x="{begin}" y="{level}"/><pt x="{end}" y="{level}"/></pts>'
        yield "  </flow>"
        number += 1


def _rows(names: Iterable[str], top: int) -> Iterator[str]:
    for number, name in enumerate(names):
        x, y = EDGE + AUX_WIDE * (number % ROW), top + AUX_HIGH * (number // ROW)
        yield f'  <aux name={quoteattr(name)} x="{x}" y="{y}"/>'
