"""The page of the debrief: which step and which page of it, and what means the same on all of them."""

from __future__ import annotations

from typing import Self

from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Grow
from game.ui.pages.debrief.felt import FeltStep
from game.ui.pages.debrief.film import FilmStep
from game.ui.pages.debrief.home import HomeStep
from game.ui.pages.debrief.known import KnownStep
from game.ui.pages.debrief.step import Shown, Step
from game.ui.pages.debrief.turning import TurningStep
from game.ui.pages.frame import back_button, foot_bar
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Edited, Pop, Replace, Settings, Tick, Transition, Typed
from game.ui.screens import Input as Given
from game.ui.theme import Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import TabStrip
from game.ui.widgets.frame import TopBar

BETWEEN = 0.02
"""Seconds between two pieces of slow work: a key that is pressed meanwhile is answered first."""


class DebriefPage(Page):
    """The talk after the game, in five steps. It lies over the epilogue, which Esc goes back to."""

    name = "debrief"

    def __init__(self, room: Room) -> None:
        """How it felt. ValueError before a half-year has been played."""
        super().__init__(room)
        self.home = HomeStep(room)
        self.steps: tuple[Step, ...] = (
            FeltStep(room),
            FilmStep(room),
            TurningStep(room),
            KnownStep(room),
            self.home,
        )
        self.at = 0
        self._shown: Shown | None = None
        self._said = ""

    @classmethod
    def at_the_files(cls, room: Room) -> Self:
        """Past all steps, where the files lie."""
        page = cls(room)
        page.at = len(page.steps) - 1
        page.step.enter(at_end=True)
        return page

    @property
    def step(self) -> Step:
        """Where the talk is."""
        return self.steps[self.at]

    @property
    def arrows(self) -> frozenset[str]:
        """The arrows that go through the step instead of from button to button."""
        return self.step.arrows

    def show(self, settings: Settings) -> Element:
        self._shown = shown = self.step.show(settings)
        skip = () if self.step is self.home else (self._skip(),)
        buttons = (back_button(self.room), *skip, *shown.buttons)
        return Column((self._top(), Grow(shown.body), foot_bar(self.room, self._said or shown.hint, buttons)))

    def next_tick(self) -> float | None:
        """Soon while there is slow work to do; else when the step wants it."""
        retold = self.room.retold()
        return BETWEEN if retold.done < retold.pieces else self.step.seconds()

    def on_input(self, given: Given) -> Transition:
        """A tick does one piece of slow work, or what the step waits for."""
        if isinstance(given, Tick):
            if not self.room.retold().work():
                self.step.tick()
            return None
        self._said = ""
        return super().on_input(given)

    def asides(self) -> tuple[str, ...]:
        """H, for those without a keyboard."""
        return ("h",) if self.room.table.played else ()

    def forward(self) -> Transition:
        """What Enter does: what the last button does."""
        buttons = self._shown.buttons if self._shown is not None else ()
        action = buttons[-1].action if buttons else None
        return self.press(action) if action is not None else None

    def back(self) -> Transition:
        """The page before, the step before, and from the first one the epilogue."""
        self.step.keep()
        if self.step.back():
            return Replace(self, turn=True)
        if self.at == 0:
            return Pop()
        self.at -= 1
        self.step.enter(at_end=True)
        return Replace(self, turn=True)

    def key(self, name: str) -> Transition:
        """The step's own keys, then whole steps with the page keys, then what all pages know."""
        if self.step.key(name):
            return None
        match name:
            case "pagedown":
                return self._next_step()
            case "pageup":
                self.step.keep()
                self.at = max(0, self.at - 1)
                self.step.enter(at_end=False)
                return Replace(self, turn=True)
            case "u" | "e":
                return None  # the game is over: there is nothing to take back or to end
            case _:
                return super().key(name)

    def press(self, action: Action) -> Transition:
        """On, to the next step, or what the step knows."""
        match action.name:
            case "next":
                self.step.keep()
                if self.step.forward():
                    return Replace(self, turn=True)
                return self._next_step()
            case "skip":
                return self._next_step()
            case "keep":  # Enter in a field: the first one keeps, the next one goes on
                if not self.step.keep():
                    return self.forward()
                self._said = self.room.say("window.debrief.kept")
                return None
            case "back" | "leave" | "why" | "help" | "goals" | "overview":
                return super().press(action)
            case _:
                return self.step.press(action)

    def written(self, given: Given) -> Transition:
        """Text for a field."""
        if isinstance(given, Typed | Edited):
            self.step.written(given)
        return None

    def _next_step(self) -> Transition:
        self.step.keep()
        if self.at + 1 < len(self.steps):
            self.at += 1
            self.step.enter(at_end=False)
            return Replace(self, turn=True)
        return None

    def _skip(self) -> Button:
        return Button(self.room.say("window.debrief.skip"), Action("skip"), Kind.QUIET, padding=24)

    def _top(self) -> TopBar:
        """The five steps where the beats stood."""
        say = self.room.say
        names = tuple(say(f"window.debrief.{step.name}.tab") for step in self.steps)
        strip = TabStrip(say("window.debrief.steps"), names, self.at, say("window.now"))
        count = say("window.debrief.count", number=self.at + 1, steps=len(self.steps))
        title = self.room.play().scenario.settings.title
        asks = Button(
            "",
            Action("help"),
            Kind.LINK,
            icon="circle-question-mark",
            size=Type.LARGE,
            high=56,
            name=say("window.help"),
        )
        return TopBar(title, say("report.name"), strip, count, say("window.where"), (asks,))
