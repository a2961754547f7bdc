"""Flow layout: rows, columns and what else arranges elements, and `layout` for a whole screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from game.ui.boxes import Action, Box, Fill, Meeting, Role
from game.ui.element import Context, Element, Rigid
from game.ui.geometry import Rect
from game.ui.theme import Ink


class Align(Enum):
    """Where things stand across the direction of a row or column."""

    START = auto()
    CENTRE = auto()
    END = auto()
    STRETCH = auto()
    BASELINE = auto()


@dataclass(frozen=True, slots=True)
class Gap(Rigid):
    """Empty room of a fixed length, in a row or a column."""

    units: float

    def width(self, context: Context) -> int:
        return context.px(self.units)

    def tall(self, context: Context) -> int:
        return context.px(self.units)

    def place(self, context: Context, rect: Rect) -> Box:  # noqa: ARG002  the signature of every element
        return Box(Role.GROUP, rect)


@dataclass(frozen=True, slots=True)
class Grow(Element):
    """Takes a share of the room that is left in its row or column; empty, it pushes others apart."""

    child: Element | None = None
    weight: int = 1

    def width(self, context: Context) -> int:
        return context.width(self.child) if self.child else 0

    def height(self, context: Context, width: int) -> int:
        return context.height(self.child, width) if self.child else 0

    def baseline(self, context: Context, width: int) -> int:
        return self.child.baseline(context, width) if self.child else 0

    def place(self, context: Context, rect: Rect) -> Box:
        return context.place(self.child, rect) if self.child else Box(Role.GROUP, rect)


@dataclass(frozen=True, slots=True)
class Sized(Element):
    """Gives its child a fixed width or height in design units; `at_least` makes them lower bounds."""

    child: Element
    wide: float | None = None
    high: float | None = None
    at_least: bool = False

    def width(self, context: Context) -> int:
        return self._bound(context, self.wide, context.width(self.child))

    def height(self, context: Context, width: int) -> int:
        return self._bound(context, self.high, context.height(self.child, width))

    def baseline(self, context: Context, width: int) -> int:
        return self.child.baseline(context, width)

    def place(self, context: Context, rect: Rect) -> Box:
        return context.place(self.child, rect)

    def _bound(self, context: Context, units: float | None, natural: int) -> int:
        if units is None:
            return natural
        return max(context.px(units), natural) if self.at_least else context.px(units)


@dataclass(frozen=True, slots=True)
class Column(Element):
    """Children below each other, with `gap` between them and `padding` (horizontal, vertical) around."""

    children: tuple[Element, ...]
    gap: float = 0
    padding: tuple[float, float] = (0, 0)
    align: Align = Align.STRETCH
    name: str = ""
    role: Role = Role.GROUP

    def width(self, context: Context) -> int:
        widest = max((context.width(child) for child in self.children), default=0)
        return widest + 2 * context.px(self.padding[0])

    def height(self, context: Context, width: int) -> int:
        inner = width - 2 * context.px(self.padding[0])
        heights = sum(
            context.height(child, self._child_width(context, child, inner)) for child in self.children
        )
        return heights + self._gaps(context) + 2 * context.px(self.padding[1])

    def baseline(self, context: Context, width: int) -> int:
        inner = width - 2 * context.px(self.padding[0])
        first = self.children[0].baseline(context, inner) if self.children else 0
        return context.px(self.padding[1]) + first

    def place(self, context: Context, rect: Rect) -> Box:
        inner = rect.inset(context.px(self.padding[0]), context.px(self.padding[1]))
        widths = [self._child_width(context, child, inner.width) for child in self.children]
        heights = [
            0 if type(child) is Grow else context.height(child, width)
            for child, width in zip(self.children, widths, strict=True)
        ]
        room = inner.height - sum(heights) - self._gaps(context)
        shares = iter(_shares(room, self.children))
        placed: list[Box] = []
        y = inner.y
        for child, width, natural in zip(self.children, widths, heights, strict=True):
            height = max(next(shares), context.height(child, width)) if type(child) is Grow else natural
            x = inner.x + _offset(self.align, inner.width, width)
            placed.append(context.place(child, Rect(x, y, width, height)))
            y += height + context.px(self.gap)
        return Box(self.role, rect, self.name, children=tuple(placed))

    def _child_width(self, context: Context, child: Element, inner: int) -> int:
        return inner if self.align is Align.STRETCH else min(context.width(child), inner)

    def _gaps(self, context: Context) -> int:
        return context.px(self.gap) * max(0, len(self.children) - 1)


@dataclass(frozen=True, slots=True)
class Row(Element):
    """Children beside each other; those in `Grow` share the room that the others leave.

    Others are as wide as they want to be, so a text that shall wrap belongs in `Grow` or `Sized`.
    """

    children: tuple[Element, ...]
    gap: float = 0
    padding: tuple[float, float] = (0, 0)
    align: Align = Align.STRETCH
    name: str = ""
    role: Role = Role.GROUP

    def width(self, context: Context) -> int:
        widths = sum(context.width(child) for child in self.children)
        return widths + self._gaps(context) + 2 * context.px(self.padding[0])

    def height(self, context: Context, width: int) -> int:
        inner = width - 2 * context.px(self.padding[0])
        widths = self._widths(context, inner)
        tall = max(
            (
                drop + context.height(child, w)
                for child, w, drop in zip(self.children, widths, self._drops(context, widths), strict=True)
            ),
            default=0,
        )
        return tall + 2 * context.px(self.padding[1])

    def baseline(self, context: Context, width: int) -> int:
        widths = self._widths(context, width - 2 * context.px(self.padding[0]))
        lines = (child.baseline(context, w) for child, w in zip(self.children, widths, strict=True))
        return context.px(self.padding[1]) + max(lines, default=0)

    def place(self, context: Context, rect: Rect) -> Box:
        inner = rect.inset(context.px(self.padding[0]), context.px(self.padding[1]))
        widths = self._widths(context, inner.width)
        placed: list[Box] = []
        x = inner.x
        for child, width, drop in zip(self.children, widths, self._drops(context, widths), strict=True):
            height = inner.height if self.align is Align.STRETCH else context.height(child, width)
            y = inner.y + drop + _offset(self.align, inner.height, height)
            placed.append(context.place(child, Rect(x, y, width, height)))
            x += width + context.px(self.gap)
        return Box(self.role, rect, self.name, children=tuple(placed))

    def _widths(self, context: Context, inner: int) -> list[int]:
        fixed = [0 if type(child) is Grow else context.width(child) for child in self.children]
        shares = iter(_shares(inner - sum(fixed) - self._gaps(context), self.children))
        return [
            next(shares) if type(child) is Grow else width
            for child, width in zip(self.children, fixed, strict=True)
        ]

    def _drops(self, context: Context, widths: list[int]) -> list[int]:
        if self.align is not Align.BASELINE:
            return [0] * len(widths)
        lines = [child.baseline(context, width) for child, width in zip(self.children, widths, strict=True)]
        return [max(lines) - line for line in lines]

    def _gaps(self, context: Context) -> int:
        return context.px(self.gap) * max(0, len(self.children) - 1)


@dataclass(frozen=True, slots=True)
class Flow(Element):
    """Children beside each other, on as many lines as they need."""

    children: tuple[Element, ...]
    gap: float = 0
    line_gap: float = 0
    align: Align = Align.BASELINE

    def width(self, context: Context) -> int:
        return Row(self.children, self.gap).width(context)

    def height(self, context: Context, width: int) -> int:
        return context.height(self._lines(context, width), width)

    def baseline(self, context: Context, width: int) -> int:
        return self._lines(context, width).baseline(context, width)

    def place(self, context: Context, rect: Rect) -> Box:
        return context.place(self._lines(context, rect.width), rect)

    def _lines(self, context: Context, width: int) -> Element:
        return context.composed(self, lambda: self._composed(context, width), width)

    def _composed(self, context: Context, width: int) -> Column:
        rows: list[list[Element]] = []
        room = 0
        for child in self.children:
            needed = context.width(child)
            if not rows or needed > room:
                rows.append([])
                room = width
            rows[-1].append(child)
            room -= needed + context.px(self.gap)
        lines = tuple(Row(tuple(row), self.gap, align=self.align) for row in rows)
        return Column(lines, gap=self.line_gap)


@dataclass(frozen=True, slots=True)
class Panel(Element):
    """A filled ground under its child: the paper, a card, a bar; with an action the whole can be pressed."""

    child: Element
    ground: Ink | None = None
    edge: Ink | None = None
    edge_width: float = 0
    radius: float = 0
    padding: tuple[float, float] = (0, 0)
    role: Role = Role.GROUP
    name: str = ""
    action: Action | None = None
    key: str = ""

    def width(self, context: Context) -> int:
        return context.width(self.child) + 2 * context.px(self.padding[0])

    def height(self, context: Context, width: int) -> int:
        inner = width - 2 * context.px(self.padding[0])
        return context.height(self.child, inner) + 2 * context.px(self.padding[1])

    def baseline(self, context: Context, width: int) -> int:
        inner = width - 2 * context.px(self.padding[0])
        return context.px(self.padding[1]) + self.child.baseline(context, inner)

    def place(self, context: Context, rect: Rect) -> Box:
        inner = rect.inset(context.px(self.padding[0]), context.px(self.padding[1]))
        ground = Fill(rect, self.ground, context.px(self.radius), self.edge, context.px(self.edge_width))
        return Box(
            self.role,
            rect,
            self.name,
            marks=(ground,),
            children=(context.place(self.child, inner),),
            action=self.action,
            key=self.key,
        )


@dataclass(frozen=True, slots=True)
class Over(Element):
    """Children on top of one another in the same rectangle; the first gives the size."""

    children: tuple[Element, ...]

    def width(self, context: Context) -> int:
        return context.width(self.children[0])

    def height(self, context: Context, width: int) -> int:
        return context.height(self.children[0], width)

    def baseline(self, context: Context, width: int) -> int:
        return self.children[0].baseline(context, width)

    def place(self, context: Context, rect: Rect) -> Box:
        placed = tuple(context.place(child, rect) for child in self.children)
        return Box(Role.GROUP, rect, children=placed, meeting=Meeting.STACKED)


def layout(view: Element, context: Context) -> Box:
    """Lay a whole screen out in the window."""
    box = context.place(view, context.grid.frame)
    context.forget_elements()
    return replace(box, role=Role.WINDOW) if box.role is Role.GROUP else box


def _shares(room: int, children: tuple[Element, ...]) -> list[int]:
    """Divide the room among the growing children by weight, to the last pixel; nothing when there is none."""
    weights = [child.weight for child in children if type(child) is Grow]
    total, left = sum(weights), max(0, room)
    shares: list[int] = []
    for weight in weights:
        share = left * weight // total
        shares.append(share)
        left -= share
        total -= weight
    return shares


def _offset(align: Align, room: int, taken: int) -> int:
    match align:
        case Align.CENTRE:
            return (room - taken) // 2
        case Align.END:
            return room - taken
        case _:
            return 0
