"""The end: how it ended, what became of the people, goals and floors, and where the log and the debrief lie."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, assert_never, get_args

from game.errors import FjordvikError
from game.session.inputs import GoOn
from game.session.views import Epilogue, epilogue, outcome
from game.session.views.outcome import PersonEnd
from game.texts.catalogue import error_text
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Row
from game.ui.pages.frame import back_button, next_button, wide
from game.ui.pages.goals import goals_sheet
from game.ui.pages.page import Page
from game.ui.pages.town import likeness, over_town, town_and_words
from game.ui.room import Room
from game.ui.screens import Input, Quit, Replace, Settings, Tick, Transition
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading, label

Part = Literal["end", "people", "goals", "files"]
SOON = 0.05
"""Seconds before the debrief is written, so that the last page is on the screen first."""


class EpiloguePage(Page):
    """How the game ended, in four sheets."""

    name = "epilogue"

    def __init__(self, room: Room) -> None:
        """From how it ended on."""
        super().__init__(room)
        people = epilogue(room.play()).people
        self.parts: tuple[Part, ...] = tuple(part for part in get_args(Part) if part != "people" or people)
        self.at = 0
        self.debrief = ""
        """Where it lies."""
        self.failed = ""
        """Why it could not be written."""
        self.opened = False
        """Whether the table has seen to the debrief: then Enter closes the game."""
        self._said = ""

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
            case "files":
                body = self._files()
            case _:
                assert_never(part)
        hint = self._said or say(f"window.epilogue.{part}.hint")
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
        """Write the debrief, once; what goes wrong is told on the last sheet, and the log is there anyway."""
        if self.debrief or self.failed:
            return
        try:
            self.debrief = str(self.room.write_debrief())
        except (FjordvikError, OSError) as error:
            self.failed = error_text(error, self.room.say)

    def forward(self) -> Transition:
        """The next sheet; on the last one the debrief opens, and after that the game is over and the window closes."""
        self._said = ""
        if self.at + 1 < len(self.parts):
            self.at += 1
            return Replace(self, turn=True)
        self.write()
        return self._open_debrief() if self._unopened() else self._leave()

    def press(self, action: Action) -> Transition:
        """A button, or one of the ways out of the window."""
        self._said = ""
        match action.name:
            case "debrief":
                return self._open_debrief()
            case "folder":
                return self._open_folder()
            case "finish":
                self.write()
                return self._leave()
            case _:
                return super().press(action)

    def _ways_on(self) -> tuple[Button, ...]:
        """What stands in the foot, at the end what Enter does."""
        say = self.room.say
        if self.at + 1 < len(self.parts):
            return (next_button(say("window.next")),)
        if self._unopened():
            leave = Button(say("window.epilogue.leave"), Action("finish"), Kind.SECONDARY)
            return (leave, next_button(say("window.epilogue.open")))
        return (next_button(say("window.epilogue.leave")),)

    def _unopened(self) -> bool:
        return bool(self.debrief) and not self.opened

    def _open_debrief(self) -> Transition:
        """Show it in the browser, or say that this must be done by hand. Either way Enter then closes the game."""
        self.opened = True
        if self.room.outside.page(Path(self.debrief)):
            self._said = self.room.say("window.epilogue.opened")
        else:
            self.room.message = self.room.say("window.epilogue.not_opened")
        return None

    def _open_folder(self) -> Transition:
        """Show where log and debrief lie."""
        if self.room.outside.folder(self.room.game.path.parent):
            self._said = self.room.say("window.epilogue.folder_opened")
        else:
            self.room.message = self.room.say("window.epilogue.folder_not_opened")
        return None

    def _leave(self) -> Transition:
        if self.room.table.beat == "epilogue" and self.room.submit(GoOn()) is not None:
            return None
        return Quit()

    def back(self) -> Transition:
        """The sheet before; from the first one back to the consequences, or to the question whether to leave."""
        self._said = ""
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

    def _files(self) -> Element:
        say = self.room.say
        if self.failed:
            told = Text(say("window.epilogue.no_debrief", what=self.failed), Type.BODY, ink=Ink.BAD)
        elif self.debrief:
            told = Text(say("window.epilogue.debrief", path=path_text(self.debrief)), Type.BODY)
        else:
            told = Text(say("window.epilogue.writing"), Type.BODY, ink=Ink.MUTED)
        log = Text(say("window.epilogue.log", path=path_text(str(self.room.game.path))), Type.BODY)
        title = heading(say("window.epilogue.after"))
        lead = Text(say("window.epilogue.talk"), Type.LEAD)
        again = Button(say("window.epilogue.open"), Action("debrief"), Kind.QUIET, "again", padding=26)
        folder = Button(say("window.epilogue.folder"), Action("folder"), Kind.QUIET, padding=26)
        ways = Flow((*((again,) if self.opened else ()), folder), gap=24, line_gap=8)
        sheets = (card(told, (34, 22)), card(log, (34, 22)), ways)
        airy = Column((title, lead, Gap(20), *sheets), gap=16, padding=(60, 36))
        small = heading(say("window.epilogue.after"), Type.LEAD)
        tight = Column((small, told, log, ways), gap=8, padding=(60, 12))
        return Fit((over_town(self.room, airy), over_town(self.room, tight)))


def path_text(path: str) -> str:
    """A path that may be broken after any of its folders: a zero-width space follows each of them."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
