"""Writing shapes as SVG, with the colours of a palette."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.theme import hexadecimal
from game.ui.town.palette import Paint, Palette
from game.ui.town.shapes import Disc, Points, Poly, Shapes, Slab, Stroke


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the town that a picture shows, in town units."""

    x: float
    y: float
    width: float
    height: float


def svg(shapes: Shapes, palette: Palette, window: Window) -> str:
    """A whole SVG picture of what the window shows."""
    writer = _Writer(palette)
    body = "".join(writer.element(shape) for shape in shapes)
    box = f"{_n(window.x)} {_n(window.y)} {_n(window.width)} {_n(window.height)}"
    size = f'width="{_n(window.width)}" height="{_n(window.height)}"'
    namespace = 'xmlns="http://www.w3.org/2000/svg"'
    return f'<svg {namespace} {size} viewBox="{box}"><defs>{writer.definitions()}</defs>{body}</svg>'


class _Writer:
    """Writes elements and remembers the gradients that they use."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._gradients: dict[tuple[Paint, Paint], str] = {}

    def element(self, shape: Slab | Poly | Disc | Stroke) -> str:
        match shape:
            case Slab(x, y, width, height, paint, radius, low, opacity):
                corner = f' rx="{_n(radius)}"' if radius else ""
                see = f' fill-opacity="{_n(opacity)}"' if opacity < 1 else ""
                place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
                return f"<rect {place}{corner} fill={self._fill(paint, low)}{see}/>"
            case Poly(points, paint, low):
                return f'<polygon points="{_list(points)}" fill={self._fill(paint, low)}/>'
            case Disc(x, y, radius, paint, edge, edge_width, opacity):
                line = f' stroke={self._fill(edge, None)} stroke-width="{_n(edge_width)}"' if edge else ""
                see = f' fill-opacity="{_n(opacity)}"' if opacity < 1 else ""
                place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
                return f"<circle {place} fill={self._fill(paint, None)}{line}{see}/>"
            case Stroke(points, paint, width, curved):
                path = _curve(points) if curved else "M" + " L".join(f"{_n(x)} {_n(y)}" for x, y in points)
                line = f'stroke={self._fill(paint, None)} stroke-width="{_n(width)}" stroke-linecap="round"'
                return f'<path d="{path}" fill="none" {line} stroke-linejoin="round"/>'

    def definitions(self) -> str:
        return "".join(
            # Percent signs matter: SDL's reader takes a bare 1 for one pixel.
            f'<linearGradient id="{name}" x1="0%" y1="0%" x2="0%" y2="100%">'
            f'<stop offset="0" stop-color={self._fill(top, None)}/>'
            f'<stop offset="1" stop-color={self._fill(low, None)}/></linearGradient>'
            for (top, low), name in self._gradients.items()
        )

    def _fill(self, paint: Paint, low: Paint | None) -> str:
        if low is None:
            return f'"{hexadecimal(self._palette[paint])}"'
        name = self._gradients.setdefault((paint, low), f"g{len(self._gradients)}")
        return f'"url(#{name})"'


def _curve(points: Points) -> str:
    """A smooth line: each piece bends with horizontal tangents, as waves do."""
    (x, y), *rest = points
    path = f"M{_n(x)} {_n(y)}"
    for next_x, next_y in rest:
        middle = (x + next_x) / 2
        path += f" C{_n(middle)} {_n(y)} {_n(middle)} {_n(next_y)} {_n(next_x)} {_n(next_y)}"
        x, y = next_x, next_y
    return path


def _list(points: Points) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
