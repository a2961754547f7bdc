"""Points, sizes and rectangles in whole pixels, and the grid that turns design units into them.

A design unit is a 1920th of the width or a 1080th of the height of the window, whichever is smaller, so that
a window of any shape shows everything at the same proportions and a taller or wider one only has more room.
"""

from __future__ import annotations

from dataclasses import dataclass, field

DESIGN_WIDTH = 1920
DESIGN_HEIGHT = 1080
TEXT_PERCENTS = (100, 115, 130)


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the window, in pixels from its upper left corner."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels; `right` and `bottom` lie just outside it."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column to the right of the rectangle."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below the rectangle."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The pixel in the middle, rounded towards the upper left."""
        return Point(self.x + self.width // 2, self.y + self.height // 2)

    @property
    def tuple(self) -> tuple[int, int, int, int]:
        """The four numbers as graphics libraries take them."""
        return (self.x, self.y, self.width, self.height)

    def moved(self, dx: int, dy: int) -> Rect:
        """The same rectangle shifted by `dx`, `dy` pixels."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def inset(self, horizontal: int, vertical: int) -> Rect:
        """The rectangle made smaller on each side; never negative, negative insets make it larger."""
        width = max(0, self.width - 2 * horizontal)
        height = max(0, self.height - 2 * vertical)
        return Rect(self.x + horizontal, self.y + vertical, width, height)

    def contains(self, point: Point) -> bool:
        """Whether the point is inside."""
        return self.x <= point.x < self.right and self.y <= point.y < self.bottom

    def encloses(self, other: Rect) -> bool:
        """Whether `other` lies wholly inside; an empty one need only touch."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share at least one pixel."""
        return (
            min(self.right, other.right) > max(self.x, other.x)
            and min(self.bottom, other.bottom) > max(self.y, other.y)
            and min(self.width, self.height, other.width, other.height) > 0
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """How large a design unit is in this window: `window` in pixels, `text_percent` 100, 115 or 130."""

    window: Size
    text_percent: int = 100
    unit: float = field(init=False, compare=False, repr=False)
    """Pixels in one design unit: worked out once, since a layout asks for it at every length."""

    def __post_init__(self) -> None:
        unit = min(self.window.width / DESIGN_WIDTH, self.window.height / DESIGN_HEIGHT)
        object.__setattr__(self, "unit", unit)

    @property
    def frame(self) -> Rect:
        """The whole window."""
        return Rect(0, 0, self.window.width, self.window.height)

    def px(self, units: float) -> int:
        """A length of `units` in whole pixels; what is not zero stays visible."""
        pixels = round(units * self.unit)
        return pixels if pixels or not units else (1 if units > 0 else -1)

    def text_px(self, units: float) -> int:
        """A type size of `units` in whole pixels, enlarged as the table has asked."""
        return max(1, round(units * self.unit * self.text_percent / 100))
