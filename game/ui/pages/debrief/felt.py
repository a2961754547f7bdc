"""The first step: a round of the table about how it felt, one question at a time, before anything is explained."""

from __future__ import annotations

from game.report.home import FELT, felt
from game.session.inputs import Write
from game.session.seats import taken_seats
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column
from game.ui.pages.debrief.step import IDLE, Fields, Shown, Step, going_on, prompt, titled, two_columns
from game.ui.room import Room
from game.ui.screens import Edited, Settings, Typed
from game.ui.theme import Type
from game.ui.widgets.text import Text

QUESTIONS = 3


class FeltStep(Step):
    """Three questions, then one word of each role that likes to give one."""

    name = "felt"

    def __init__(self, room: Room) -> None:
        """The first question; words that were given earlier stand in their fields."""
        super().__init__(room)
        self._words = Fields(felt(room.game.written))

    @property
    def count(self) -> int:
        """Where nothing can be written any more and nothing was, there is no page for words."""
        return QUESTIONS + (self._open or bool(self._words.texts))

    @property
    def _open(self) -> bool:
        return self.room.table.beat != "over"

    def show(self, settings: Settings) -> Shown:  # noqa: ARG002  it fits itself
        say = self.room.say
        if self.at < QUESTIONS:
            lead = say("window.debrief.felt.round", number=self.at + 1, count=QUESTIONS)
            body = prompt(self.room, say(f"report.felt.{self.at + 1}"), lead)
            return Shown(body, say("window.debrief.felt.hint"), (going_on(self.room),))
        hint = say("window.debrief.felt.words.hint") if self._open else ""
        return Shown(self._sheet(), hint, (going_on(self.room),))

    def written(self, given: Typed | Edited) -> None:
        self._words.written(given)

    def keep(self) -> bool:
        """Each word that is new lies beside the log, by its role."""
        new = self._words.changed
        for role, word in new.items():
            if self.room.submit(Write(FELT, word, role)) is not None:
                return True
        self._words.kept()
        return bool(new)

    def seconds(self) -> float | None:
        return IDLE if self._words.changed else None

    def tick(self) -> None:
        self.keep()

    def _sheet(self) -> Element:
        say, roles = self.room.say, self.room.play().scenario.settings.roles
        title, lead = say("window.debrief.felt.words"), say("window.debrief.felt.words.lead")
        if not self._open:
            told = tuple(
                Text(f"**{part.short}:** {self._words.texts[role]}", Type.LEAD)
                for role, part in roles.items()
                if role in self._words.texts
            )
            return Fit(
                (titled(self.room, title, "", told, 14), titled(self.room, title, "", told, 4, small=True))
            )
        seats = taken_seats(self.room.game.edition.scenario, self.room.table.setup)
        fields = tuple(self._words.field(role, roles[role].short) for role in seats)
        return Fit(
            (
                titled(self.room, title, lead, (two_columns(fields, 18),), 14),
                titled(self.room, title, lead, (two_columns(fields, 6),), 6, small=True),
                Column((two_columns(fields, 4),), padding=(60, 4)),
            )
        )
