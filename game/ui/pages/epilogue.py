"""The end: how it ended, what became of the people, goals and floors, and the way into the talk about it."""

from __future__ import annotations

from typing import Literal, assert_never, get_args

from game.errors import FjordvikError
from game.session.views import Epilogue, epilogue, outcome
from game.session.views.outcome import PersonEnd
from game.texts.catalogue import error_text
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row
from game.ui.pages.frame import back_button, next_button, wide
from game.ui.pages.goals import goals_sheet
from game.ui.pages.page import Page
from game.ui.pages.times import paces_of, times_sheet
from game.ui.pages.town import likeness, over_town, town_and_words
from game.ui.room import Room
from game.ui.screens import Input, Push, Replace, Screen, Settings, Tick, Transition
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading, label

Part = Literal["end", "people", "goals", "times", "talk"]
STEPS = ("felt", "film", "turning", "known", "home")
"""The steps of the talk: their titles are `window.debrief.<step>.title`."""
SOON = 0.05
"""Seconds before the debrief is written, so that the last page is on the screen first."""


class EpiloguePage(Page):
    """How the game ended, in four sheets; a facilitator who rehearses has a fifth, how long it took."""

    name = "epilogue"
    of_a_beat = True

    def __init__(self, room: Room) -> None:
        """From how it ended on."""
        super().__init__(room)
        people = epilogue(room.play()).people
        without = {part for part, there in (("people", people), ("times", paces_of(room))) if not there}
        self.parts: tuple[Part, ...] = tuple(part for part in get_args(Part) if part not in without)
        self.at = 0
        self.debrief = ""
        """Where it lies."""
        self.failed = ""
        """Why it could not be written: the debrief's last page tries again, and tells."""
        self._talk: Screen | None = None
        """The talk, once it was begun: who comes back to it finds it as it was left."""

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        say, part = self.room.say, self.parts[self.at]
        told = epilogue(self.room.play())
        match part:
            case "end":
                body = self._end(told)
            case "people":
                body = self._people(told)
            case "goals":
                body = goals_sheet(self.room, outcome(self.room.play()), None, ended=True)
            case "times":
                body = times_sheet(self.room)
            case "talk":
                body = self._steps()
            case _:
                assert_never(part)
        hint = say(f"window.epilogue.{part}.hint")
        return wide(self.room, "epilogue", body, hint, (back_button(self.room), *self._ways_on()))

    def next_tick(self) -> float | None:
        """Once, to write the debrief."""
        return None if self.debrief or self.failed else SOON

    def on_input(self, given: Input) -> Transition:
        """The debrief is written when the end is on the screen."""
        if isinstance(given, Tick):
            self.write()
            return None
        return super().on_input(given)

    def write(self) -> None:
        """Write the debrief, once; what goes wrong is told at the end of the talk, and the log is there anyway."""
        if self.debrief or self.failed:
            return
        try:
            self.debrief = str(self.room.write_debrief())
        except (FjordvikError, OSError) as error:
            self.failed = error_text(error, self.room.say)

    def forward(self) -> Transition:
        """The next sheet; on the last one the talk begins."""
        if self.at + 1 < len(self.parts):
            self.at += 1
            return Replace(self, turn=True)
        if self._talk is None:
            self._talk = self.room.pages.talk(self.room)
        return Push(self._talk)

    def press(self, action: Action) -> Transition:
        """A button, or the way past the talk."""
        if action.name == "files":
            return Push(self.room.pages.files(self.room))
        return super().press(action)

    def _ways_on(self) -> tuple[Button, ...]:
        """What stands in the foot, at the end what Enter does."""
        say = self.room.say
        if self.at + 1 < len(self.parts):
            return (next_button(say("window.next")),)
        skip = Button(say("window.epilogue.skip"), Action("files"), Kind.SECONDARY)
        return (skip, next_button(say("window.epilogue.begin")))

    def back(self) -> Transition:
        """The sheet before; from the first one back to the consequences, or to the question whether to leave."""
        if self.at:
            self.at -= 1
            return Replace(self, turn=True)
        return super().back()

    def _end(self, told: Epilogue) -> Element:
        words = tuple(
            (label(told.season, ink=Ink.MUTED), heading(told.text, size)) for size in (Type.FIGURE, Type.LEAD)
        )
        return town_and_words(self.room, None, words)

    def _people(self, told: Epilogue) -> Element:
        def cards(size: float, gap: float) -> Element:
            sheets = tuple(self._fate(each, size, gap) for each in told.people)
            title = heading(self.room.say("window.epilogue.people"))
            return over_town(self.room, Column((title, Gap(gap), *sheets), gap=gap, padding=(60, 2 * gap)))

        return Fit((cards(Type.LEAD, 18), cards(Type.LARGE, 12), cards(Type.SMALL, 6)))

    def _fate(self, each: PersonEnd, size: float, gap: float) -> Element:
        """A card with somebody's portrait and what became of them."""
        name = Text(f"**{each.name}**, {each.title}", size, ink=Ink.MUTED, bold_ink=Ink.TEXT)
        words = Column((name, Text(each.text, size)), gap=4)
        face = likeness(self.room, each.person, 124 if gap > 6 else 72)  # noqa: PLR2004  (the tightest)
        return card(Row((face, Grow(words)), gap=26, align=Align.CENTRE), (30, gap), each.name)

    def _steps(self) -> Element:
        """What the talk consists of."""
        say = self.room.say

        def sheet(title: float, size: float, gap: float, *, lines: bool) -> Element:
            rows = tuple(
                Text(
                    f"**{number}. {say(f'window.debrief.{step}.title')}**"
                    + (f"  {say(f'window.debrief.{step}.line')}" if lines else ""),
                    size,
                    leading=1.3,
                )
                for number, step in enumerate(STEPS, 1)
            )
            head = (heading(say("window.epilogue.after"), title), Text(say("window.debrief.lead"), size))
            return over_town(self.room, Column((*head, Gap(gap), *rows), gap=gap, padding=(60, 2 * gap)))

        return Fit(
            (
                sheet(Type.HEADING, Type.LEAD, 16, lines=True),
                sheet(Type.FIGURE, Type.BODY, 10, lines=True),
                sheet(Type.LEAD, Type.SMALL, 5, lines=True),
                sheet(Type.LEAD, Type.SMALL, 3, lines=False),
            )
        )
