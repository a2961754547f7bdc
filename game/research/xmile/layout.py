"""A picture of a model that opens readable in any tool: stocks in a grid with their flows, then all else in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from game.research.xmile.parts import Variable

Place = tuple[int, int]

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
    places: dict[str, Place] = {}
    top = EDGE
    for first in range(0, len(stocks), COLUMNS):
        row = stocks[first : first + COLUMNS]
        for column, stock in enumerate(row):
            places[stock.name] = (EDGE + REACH + column * (WIDE + REACH), top)
        top += HIGH * (2 + max(len(stock.inflows) + len(stock.outflows) for stock in row))
    yield '<view type="stock_flow">'
    for name, (x, y) in places.items():
        yield f'  <stock name={quoteattr(name)} x="{x}" y="{y}"/>'
    yield from _flows(stocks, places)
    yield from _rows((each.name for each in variables if each.kind == "aux"), top)
    yield "</view>"


def _flows(stocks: Iterable[Variable], places: Mapping[str, Place]) -> Iterator[str]:
    """The flows of each stock below each other: in from the left, out to the right or down to where they lead."""
    drained = {flow for stock in stocks for flow in stock.outflows}
    filled = {flow: stock.name for stock in stocks for flow in stock.inflows}
    for stock in stocks:
        x, y = places[stock.name]
        own = [*(flow for flow in stock.inflows if flow not in drained), *stock.outflows]
        for number, flow in enumerate(own):
            level = y + HIGH * number
            if flow not in stock.outflows:
                points = [(x - REACH, level), (x, level)]
            elif flow in filled:
                across, down = places[filled[flow]]
                points = [(x, level), (across, level), (across, down)]
            else:
                points = [(x, level), (x + REACH, level)]
            middle = x + (REACH // 2 if flow in stock.outflows else -REACH // 2)
            yield f'  <flow name={quoteattr(flow)} x="{middle}" y="{level}">'
            yield "    <pts>" + "".join(f'<pt x="{px}" y="{py}"/>' for px, py in points) + "</pts>"
            yield "  </flow>"


def _rows(names: Iterable[str], top: int) -> Iterator[str]:
    for number, name in enumerate(names):
        x, y = EDGE + AUX_WIDE * (number % ROW), top + AUX_HIGH * (number // ROW)
        yield f'  <aux name={quoteattr(name)} x="{x}" y="{y}"/>'
