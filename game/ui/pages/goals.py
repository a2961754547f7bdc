"""The goals, the floors and the promises: where they stand now, over any page of a game, and how they ended."""

from __future__ import annotations

from game.engine.layout import AMBITION
from game.session.views import Outcome, outcome
from game.session.views.goals import GoalView
from game.session.views.promises import PromiseView
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row
from game.ui.pages.frame import wide
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Pop, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading, label


class GoalsPage(Page):
    """What the ambition asks for, and how near it is."""

    name = "goals"

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the sheet fits itself
        say, play = self.room.say, self.room.play()
        ambition = play.rules.layout.ambitions.ids[play.today.whole[AMBITION]]
        chosen = play.scenario.settings.ambitions[ambition]
        seen = outcome(play)
        counted = any(play.scenario.settings.promises[each.promise].at_start for each in seen.promises)
        how = say("window.goals.how" if counted else "window.goals.free")
        lead = Text(f"**{chosen.name}.** {how}", Type.LABEL, leading=1.3)
        body = goals_sheet(self.room, seen, lead, ended=False)
        back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        return wide(self.room, self.room.table.beat, body, say("window.goals.hint"), (back,))

    def forward(self) -> Transition:
        """Back to where it was asked for."""
        return Pop()

    def back(self) -> Transition:
        """Back to where it was asked for."""
        return Pop()

    def key(self, name: str) -> Transition:
        """O closes what O opened; nothing else counts here."""
        return Pop() if name == "o" else None


def goals_sheet(room: Room, seen: Outcome, lead: Text | None, *, ended: bool) -> Element:
    """Goals at the left, floors and promises at the right; what is not met is only a fault when the game has ended."""
    say = room.say

    def sheet(size: float, gap: float) -> Element:
        goals = tuple(_goal(each, size, final=ended) for each in seen.goals)
        floors = (
            label(say("window.epilogue.floors"), size, Ink.MUTED),
            *(_goal(each, size, final=True) for each in seen.floors),
        )
        promises = (
            label(say("window.epilogue.promises"), size, Ink.MUTED),
            *(promised(room, each, size) for each in seen.promises),
        )
        right = (*(floors if seen.floors else ()), *(promises if seen.promises else ()))
        columns = Row(
            (Grow(Column((*goals, Grow()), gap=gap)), Grow(Column((*right, Grow()), gap=gap))),
            gap=60,
        )
        title = heading(seen.summary, Type.FIGURE if gap > 6 else Type.LEAD)  # noqa: PLR2004  (the airy ones)
        told = (title,) if lead is None else (title, lead)
        return Column((*told, Gap(gap), Grow(columns)), gap=gap, padding=(60, 2 * gap))

    return Fit((sheet(Type.BODY, 12), sheet(Type.LABEL, 8), sheet(Type.SMALL, 2)))


def _goal(seen: GoalView, size: float, *, final: bool) -> Element:
    missed = ("x", Ink.BAD) if final else ("minus", Ink.MUTED)
    icon, ink = ("check", Ink.GOOD) if seen.met else missed
    words = Text(f"{seen.name}: **{seen.value}**, {seen.target_text}", size, leading=1.25)
    return Row((Icon(icon, size, ink, bold=True), Grow(words)), gap=16, align=Align.BASELINE)


def promised(room: Room, seen: PromiseView, size: float) -> Element:
    """A promise and what became of it."""
    ink = {"kept": Ink.GOOD, "broken": Ink.BAD, "withdrawn": Ink.BAD, "open": Ink.MUTED}[seen.state]
    icon = {"kept": "check", "broken": "x", "withdrawn": "x", "open": "clock"}[seen.state]
    text = room.say(f"window.promise.{seen.state}", name=seen.name)
    return Row(
        (Icon(icon, size, ink, bold=True), Grow(Text(text, size, Face.REGULAR, leading=1.25))),
        gap=16,
        align=Align.BASELINE,
    )
