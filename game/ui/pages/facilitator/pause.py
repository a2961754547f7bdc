"""A break: one word, the town, and a clock that stands still."""

from __future__ import annotations

from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Gap, Grow, Row
from game.ui.pages.facilitator.rows import AIRY
from game.ui.pages.frame import next_button
from game.ui.pages.page import Page
from game.ui.pages.scene import town_of, town_words
from game.ui.room import Room
from game.ui.screens import Input, Key, Pop, Pressed, Settings, Tick, Transition
from game.ui.theme import Ink, Type
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, heading


class PausePage(Page):
    """The pause; Enter, Esc, F8 or the button goes on."""

    name = "pause"

    def __init__(self, room: Room) -> None:
        """The pause begins."""
        super().__init__(room)
        room.pause()

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  it fits itself
        say = self.room.say
        view = town_of(self.room.play(), closed=self.room.table.beat in ("consequences", "epilogue", "over"))

        def page(high: float, size: float, gap: float) -> Element:
            town = (Town(view, town_words(self.room.play(), view), high),) if high else ()
            words = Column(
                (
                    heading(say("window.pause.title"), size),
                    Text(say("window.pause.text"), Type.LEAD if gap > AIRY else Type.BODY, ink=Ink.MUTED),
                    Gap(gap),
                    Row((next_button(say("window.pause.on")), Grow())),
                ),
                gap=gap,
                padding=(120, gap),
            )
            return Column((*town, Grow(), words, Grow()))

        return Fit((page(520, Type.NAME, 28), page(340, Type.TITLE, 16), page(0, Type.FIGURE, 10)))

    def on_input(self, given: Input) -> Transition:
        """Nothing but on."""
        match given:
            case Tick():
                return None
            case Key("enter" | "escape" | "f8") | Pressed():
                self.room.go_on()
                return Pop()
            case _:
                return None

    def next_tick(self) -> float | None:
        """No time passes."""
        return None
