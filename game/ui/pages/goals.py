"""The goals, the floors and the promises: how they ended."""

from __future__ import annotations

from game.session.views import Outcome
from game.session.views.goals import GoalView
from game.session.views.promises import PromiseView
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row
from game.ui.room import Room
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading, label


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
