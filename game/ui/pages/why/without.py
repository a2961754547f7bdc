"""A decision left out: the game played again with "Not now" in its place and the same luck, named so."""

from __future__ import annotations

from game.research.without import Compared, Without, turn_of, without
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Row
from game.ui.pages.frame import wide
from game.ui.pages.page import Page
from game.ui.pages.why.opened import back_button
from game.ui.room import Room
from game.ui.screens import Pop, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.card import card
from game.ui.widgets.ornament import Divider
from game.ui.widgets.text import Text, heading, label
from game.ui.widgets.ways import Ways


def can_be_left_out(room: Room, choice: str) -> bool:
    """Whether a choice was decided in this game and could have waited."""
    if not choice or not room.table.played:
        return False
    recorded = tuple(half.decisions for half in room.table.played)
    return turn_of(room.play(), recorded, choice) is not None


class WithoutPage(Page):
    """The figure's two ways, and what the decision did to the four gauges until now."""

    name = "without"

    def __init__(self, room: Room, indicator: str, choice: str) -> None:
        """`choice` as `night_sensors.a`. A figure that is no indicator shows the first gauge's ways."""
        super().__init__(room)
        settings = room.play().scenario.settings
        self.indicator = indicator if indicator in settings.indicators else settings.gauges[0]
        self.choice = choice

    def seen(self) -> Without:
        """The two games; played again each time, which takes some hundredths of a second."""
        recorded = tuple(half.decisions for half in self.room.table.played)
        return without(self.room.play(), recorded, self.choice, self.indicator)

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        seen = self.seen()
        body = Fit(tuple(self._body(seen, *manner) for manner in MANNERS))
        hint = self.room.say("causes.without.hint")
        return wide(self.room, "consequences", body, hint, (back_button(self.room),))

    def forward(self) -> Transition:
        """Back to why."""
        return Pop()

    def back(self) -> Transition:
        """Back to why."""
        return Pop()

    def key(self, name: str) -> Transition:
        """W closes what W opened; H too."""
        return Pop() if name in ("w", "h") else None

    def press(self, action: Action) -> Transition:
        """The way back."""
        return Pop() if action.name == "back" else super().press(action)

    def _body(self, seen: Without, head: float, size: float, high: float, gap: float) -> Element:
        say = self.room.say
        title = heading(say("causes.without.title", choice=seen.label), head)
        told = " ".join(part for part in (say("causes.without.how", when=seen.decided), seen.told) if part)
        lead = Text(told, Type.SMALL, ink=Ink.MUTED, leading=1.3)
        ends = (say("causes.went", value=seen.ends[0]), say("causes.other", value=seen.ends[1]))
        spoken = say("causes.ways", figure=seen.figure, went=seen.ends[0], other=seen.ends[1])
        ways = Ways(seen.went, seen.without, ends, seen.seasons, spoken, high)
        chart = card(
            Column((label(f"{seen.figure}, {seen.unit}", Type.LABEL), ways), gap=8), (30, 14), seen.figure
        )
        rows: list[Element] = [label(say("causes.without.gauges"), Type.LABEL)]
        for gauge in seen.gauges:
            rows += [Divider(), _gauge(gauge, size)]
        gauges = card(Column(tuple(rows), gap=gap / 2), (30, 14), say("causes.without.gauges"))
        return Column((title, lead, chart, gauges, Grow()), gap=gap, padding=(60, gap + 6))


MANNERS = (
    (Type.HEADING, Type.BODY, 330.0, 14.0),
    (Type.FIGURE, Type.BODY, 260.0, 10.0),
    (Type.LEAD, Type.LABEL, 200.0, 6.0),
    (Type.BODY, Type.SMALL, 150.0, 4.0),
    (Type.SMALL, Type.SMALL, 110.0, 2.0),
)
"""Sizes of the title and the rows, the height of the chart, and the gap, from the fullest to the tightest."""


def _gauge(seen: Compared, size: float) -> Element:
    ink = Ink.MUTED if seen.good is None else Ink.GOOD if seen.good else Ink.BAD
    return Row(
        (
            Grow(Text(seen.name, size, Face.SEMIBOLD, leading=1.2), 3),
            Grow(Text(f"{seen.without} → {seen.went}", size, ink=Ink.MUTED, leading=1.2), 3),
            Grow(Text(seen.difference, size, Face.BOLD, ink, 1.2, Align.END), 3),
        ),
        gap=24,
    )
