"""What the table disputes: one sentence, for the debrief, about the half-year, a card or an indicator."""

from __future__ import annotations

from game.session.inputs import Write
from game.session.reasons import DISPUTE
from game.session.views.disputes import about_name
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Flow, Gap, Grow
from game.ui.pages.facilitator.rows import AIRY
from game.ui.pages.facilitator.sub import SubPage
from game.ui.room import Room
from game.ui.screens import Edited, Input, Settings, Transition, Typed
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.field import EditLine, TextField
from game.ui.widgets.text import Text, heading

FIELD = "dispute"
LONGEST = 300
"""Characters: one sentence, perhaps two."""


class DisputePage(SubPage):
    """A field, what the sentence is about, and what was written in this half-year."""

    def __init__(self, room: Room, given: str) -> None:
        """`given` is the card or the indicator of the page below, or ""."""
        super().__init__(room)
        self.given = given
        self.chosen = given
        self.line = EditLine()

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  it fits itself
        say, play = self.room.say, self.room.play()
        field = TextField(
            say("window.facilitator.dispute.field"),
            self.line,
            Action("keep"),
            FIELD,
            active=bool(self.line.text),  # no caret before letters go here: the key that opened it must not
            wide=1600,
        )
        about = tuple(
            Button(
                about_name(play, each),
                Action("about", each),
                Kind.SECONDARY if each == self.chosen else Kind.QUIET,
                icon="check" if each == self.chosen else "",
                icon_room=True,
                size=Type.LABEL,
                high=58,
                padding=22,
                selected=each == self.chosen,
            )
            for each in dict.fromkeys(("", self.given))
        )
        written = [
            f"**{about_name(play, each.about)}** · {each.text}"
            for each in self.room.game.written
            if each.what == DISPUTE and each.text and each.turn == self.room.table.turn
        ]

        def body(size: float, gap: float, most: int) -> Element:
            parts: list[Element] = [
                heading(say("window.facilitator.dispute"), Type.HEADING if gap > AIRY else Type.LEAD),
                Text(say("window.facilitator.dispute.how"), size, ink=Ink.MUTED, leading=1.3),
                Gap(gap),
                field,
                Flow(about, gap=16, line_gap=gap),
                Gap(gap),
                *(Text(each, size, leading=1.3) for each in written[-most:] if most),
                Grow(),
            ]
            return Column(tuple(parts), gap=gap, padding=(60, gap + 8))

        bodies = Fit((body(Type.BODY, 20, 4), body(Type.LABEL, 10, 2), body(Type.SMALL, 4, 0)))
        keep = Button(
            say("window.facilitator.dispute.keep"),
            Action("keep") if self.line.text.strip() else None,
            Kind.PRIMARY,
            icon="corner-down-left",
        )
        return self.page(bodies, say("window.facilitator.dispute.hint"), keep)

    def written(self, given: Input) -> Transition:
        """The sentence, as it is typed."""
        self.said = ""
        match given:
            case Typed(_, text):
                self.line = self.line.typed(text, LONGEST)
            case Edited(_, edit):
                self.line = self.line.edited(edit)
            case _:
                pass
        return None

    def forward(self) -> Transition:
        """Keep it; with nothing written, back."""
        return self.act(Action("keep")) if self.line.text.strip() else self.back()

    def key(self, name: str) -> Transition:  # noqa: ARG002  letters belong to the field
        """Letters do nothing beside the field."""
        return None

    def act(self, action: Action) -> Transition:
        """Keep the sentence, or say what it is about."""
        match action:
            case Action("about", chosen):
                self.chosen = chosen
            case Action("keep") if self.line.text.strip():
                act = Write(DISPUTE, self.line.text.strip(), about=self.chosen)
                if self.room.submit(act) is None:
                    self.line = EditLine()
                    self.said = self.room.say("window.facilitator.dispute.kept")
            case _:
                pass
        return None
