"""The town as a picture in a screen, with tags where something in it has a name or a number."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.boxes import Action, Box, Meeting, Role, Scene
from game.ui.element import Context, Rigid
from game.ui.geometry import Rect
from game.ui.layout import Panel
from game.ui.theme import RULE, Ink, Type
from game.ui.town.scene import window_of
from game.ui.town.view import TownView
from game.ui.typeset import Face
from game.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word or number at a place of the town, in town units; it stands above that place."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Town(Rigid):
    """The town, as wide as it gets and `high` design units high; `name` says in words what it shows.

    One that `opens` can be pressed, to be told what is in it.
    """

    view: TownView
    name: str
    high: float
    strip: bool = False
    tags: tuple[Tag, ...] = ()
    opens: bool = False

    def width(self, context: Context) -> int:
        return context.px(1920)

    def tall(self, context: Context) -> int:
        return context.px(self.high)

    def place(self, context: Context, rect: Rect) -> Box:
        return Box(
            Role.IMAGE if self.name else Role.DECORATION,
            rect,
            self.name,
            marks=(Scene(rect, self.view, self.strip),),
            children=tuple(self._tagged(context, rect)),
            action=Action("town") if self.opens else None,
            key="town" if self.opens else "",
            meeting=Meeting.STACKED,
        )

    def _tagged(self, context: Context, rect: Rect) -> list[Box]:
        """The tags in the picture, each moved aside as little as it takes to cover no other."""
        window = window_of(rect.width, rect.height, strip=self.strip)
        scale = rect.width / window.width
        placed: list[Box] = []
        for tag in self.tags:
            panel = Panel(Text(tag.text, Type.SMALL, Face.BOLD), Ink.CARD, Ink.EDGE, RULE, 12, (12, 1))
            wide = panel.width(context)
            high = panel.height(context, wide)
            if wide > rect.width or high > rect.height:
                continue
            x = round(rect.x + (tag.x - window.x) * scale - wide / 2)
            y = round(rect.y + (tag.y - window.y) * scale - high)
            taken = [box.rect for box in placed]
            placed.append(panel.place(context, _free(Rect(x, y, wide, high), rect, taken)))
        return placed


def _free(wish: Rect, within: Rect, taken: list[Rect]) -> Rect:
    """The nearest place to the wished one that lies in the picture and on no other; the wish, if there is none."""
    x = min(max(wish.x, within.x), within.right - wish.width)
    y = min(max(wish.y, within.y), within.bottom - wish.height)
    first = Rect(x, y, wish.width, wish.height)
    step_x, step_y = max(1, wish.width // 2), max(1, wish.height // 2)
    moves = sorted(
        ((dx, dy) for dx in range(-6, 7) for dy in range(-6, 7)),
        key=lambda move: (abs(move[0]) + abs(move[1]), move),
    )
    for dx, dy in moves:
        place = first.moved(dx * step_x, dy * step_y)
        if within.encloses(place) and not any(place.overlaps(other) for other in taken):
            return place
    return first
