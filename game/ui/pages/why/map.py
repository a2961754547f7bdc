"""The causal map to explore: one quantity in the middle, what moves it at the left, what it moves at the right."""

from __future__ import annotations

from game.session.views.causal import Around, Arrow, LoopTold, around, has_loops, link_opened, loops_through
from game.session.views.causes import Detail
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Row
from game.ui.pages.frame import wide
from game.ui.pages.page import Page
from game.ui.pages.why.opened import OpenedPage, back_button
from game.ui.room import Room
from game.ui.screens import Input, Pop, Push, Settings, Tick, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.causal_map import CausalMap, Hub, Spoke
from game.ui.widgets.text import Text, label

MOST = 6
"""So many quantities stand at a side; the others are a press away."""
LEAST = 3
SOON = 0.05
"""Seconds until the loops are worked out, so that the map stands on the screen first."""


class MapPage(Page):
    """A quantity pressed moves to the middle, Esc goes back, H asks why, an arrow opens its equation."""

    name = "map"

    def __init__(self, room: Room, name: str) -> None:
        """`name`: an indicator, a stock, a computed quantity or a situation."""
        super().__init__(room)
        self.trail: tuple[str, ...] = (name,)
        self.at = {"left": 0, "right": 0}
        """The first one that stands at each side."""

    @property
    def centre(self) -> str:
        """What stands in the middle."""
        return self.trail[-1]

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        play, say = self.room.play(), self.room.say
        seen = around(play, self.centre)
        loops = loops_through(play, self.centre) if has_loops(play.rules) else None
        counts = range(MOST, LEAST - 1, -1)
        bodies = [
            self._body(seen, loops, count, told=True, valued=valued)
            for count in counts
            for valued in (True, False)
        ]
        bodies += [self._body(seen, loops, count, told=False, valued=False) for count in (LEAST, LEAST - 1)]
        ask = (
            (Button(say("window.why"), Action("ask"), Kind.SECONDARY, hint="H"),) if self._asked(seen) else ()
        )
        return wide(
            self.room,
            self.room.table.beat,
            Fit(tuple(bodies)),
            say("causal.hint"),
            (*ask, back_button(self.room)),
        )

    def on_input(self, given: Input) -> Transition:
        """The loops are worked out once the map stands; everything else as on every page."""
        if isinstance(given, Tick) and not has_loops(self.room.play().rules):
            loops_through(self.room.play(), self.centre)
            return None
        return super().on_input(given)

    def next_tick(self) -> float | None:
        """Soon, while the loops are not known."""
        return super().next_tick() if has_loops(self.room.play().rules) else SOON

    def forward(self) -> Transition:
        """Back the way one came."""
        return self.back()

    def back(self) -> Transition:
        """To what stood in the middle before; from the first one back to where the map was asked for."""
        if len(self.trail) == 1:
            return Pop()
        self.trail = self.trail[:-1]
        self.at = {"left": 0, "right": 0}
        return None

    def key(self, name: str) -> Transition:
        """H asks why of what stands in the middle; K closes what K opened."""
        match name:
            case "h":
                return self.press(Action("ask"))
            case "k":
                return Pop()
            case _:
                return None

    def press(self, action: Action) -> Transition:
        """A quantity, an arrow, more of a side, or why."""
        match action:
            case Action("node", name):
                self.trail = (*self.trail, name)
                self.at = {"left": 0, "right": 0}
                return None
            case Action("link", key):
                return Push(LinkPage(self.room, key))
            case Action("more", argument):
                side, _, begin = argument.partition(":")
                self.at = {**self.at, side: int(begin)}
                return None
            case Action("ask"):
                if self._asked(around(self.room.play(), self.centre)):
                    return Push(self.room.pages.why(self.room, self.centre))
                return None
            case _:
                return super().press(action)

    def _asked(self, seen: Around) -> bool:
        return bool(self.room.table.played) and seen.centre.asked

    def _body(
        self, seen: Around, loops: tuple[LoopTold, ...] | None, count: int, *, told: bool, valued: bool
    ) -> Element:
        say = self.room.say
        sides = {"left": seen.left, "right": seen.right}
        spokes, more = {}, {}
        for side, arrows in sides.items():
            begin = self.at[side] if self.at[side] < len(arrows) else 0
            part = arrows[begin : begin + count]
            spokes[side] = tuple(self._spoke(each) for each in part)
            more[side] = self._more_button(side, len(arrows), begin, len(part))
        hub = Hub(
            seen.centre.name,
            seen.centre.value,
            Action("ask", "hub") if self._asked(seen) else None,
            say("causal.ask"),
            Type.LEAD if valued else Type.LABEL,
        )
        titles = (say("causal.moves_it"), say("causal.it_moves"))
        chart = CausalMap(
            spokes["left"],
            hub,
            spokes["right"],
            titles,
            seen.nothing,
            (more["left"], more["right"]),
            valued,
            14 if valued else 6,
            380 if valued else 440,
        )
        below = self._loops(loops) if told else ()
        return Column((Grow(chart), *below), gap=10, padding=(40, 16 if valued else 6))

    def _spoke(self, arrow: Arrow) -> Spoke:
        return Spoke(
            arrow.node.name,
            arrow.node.value,
            arrow.sign,
            arrow.weight,
            arrow.slow,
            arrow.late,
            arrow.spoken,
            Action("node", arrow.node.key),
            Action("link", arrow.key),
        )

    def _more_button(self, side: str, all_: int, begin: int, shown: int) -> Element | None:
        if shown == all_:
            return None
        left = all_ - begin - shown
        text = self.room.say("causal.more", number=left) if left else self.room.say("causal.first")
        on = Action("more", f"{side}:{begin + shown if left else 0}")
        return Button(text, on, Kind.QUIET, size=Type.SMALL, high=48, padding=16)

    def _loops(self, loops: tuple[LoopTold, ...] | None) -> tuple[Element, ...]:
        if loops is None:
            return (Text(self.room.say("causal.loops.soon"), Type.SMALL, ink=Ink.MUTED),)
        return tuple(
            Row(
                (
                    label(f"{each.name} {each.kind}:", Type.SMALL),
                    Grow(Text(each.story, Type.SMALL, Face.REGULAR, leading=1.2)),
                ),
                gap=14,
                align=Align.BASELINE,
            )
            for each in loops
        )


class LinkPage(OpenedPage):
    """An arrow opened: the equation that carries it, and its source."""

    name = "link"

    def __init__(self, room: Room, link: str) -> None:
        """`link` as `causal.Arrow.key` has it."""
        super().__init__(room)
        self.link = link

    def opened(self) -> tuple[str, str, str, Detail]:
        """The two ends, the arrow in words, and the equation."""
        seen = link_opened(self.room.play(), self.link)
        return seen.title, seen.note, "", seen.detail
