"""What the machine's members say about the case before the vote: a line each, and more from whom is asked."""

from __future__ import annotations

from game.policy.talk import Line, discussed, knows, tells_unasked
from game.session.inputs import GoOn, ReadFact
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.choice.rows import PickRow, sheet_card
from game.ui.pages.frame import back_button, framed, next_button
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Pop, Settings, Transition
from game.ui.theme import Type
from game.ui.widgets.text import heading


class DiscussionPage(Page):
    """Around the table: each of the machine's roles says a line; a press, or its number, asks it for more.

    What is said of what a role knows is noted in the log, as when a person reads it.
    """

    name = "case"

    def __init__(self, room: Room) -> None:
        """For a table in the case beat; ValueError where there is no case now."""
        super().__init__(room)
        if room.main_card is None:
            raise ValueError("there is no case for the whole table now")
        self.card = room.main_card
        self.asked: frozenset[str] = frozenset()
        """Who was asked on this page."""
        for role in self._roles():
            if knows(room.play(), role, self.card) and tells_unasked(role, self.card):
                room.submit(ReadFact(role, self.card))

    @property
    def about(self) -> str:
        """The card."""
        return self.card

    def lines(self) -> tuple[Line, ...]:
        """What each of the machine's roles has said."""
        opinions = self.room.machine.members.opinions(self.room.table, self.card)
        return tuple(
            discussed(self.room.play(), opinions[role], asked=role in self.asked) for role in self._roles()
        )

    def show(self, settings: Settings) -> Element:
        say, roles = self.room.say, self.room.play().scenario.settings.roles
        title = say("rehearsal.title")

        def arranged(size: float, words: float, gap: float, *, tight: bool) -> Element:
            rows = tuple(
                PickRow(
                    str(number),
                    f"**{roles[line.role].short}:** {line.text}",
                    f"ask:{line.role}",
                    Action("ask", line.role),
                    size=words,
                    slim=tight,
                    plain=True,
                )
                for number, line in enumerate(self.lines(), 1)
            )
            return sheet_card(title, (heading(title, size), *rows), gap, tight=tight)

        middle = (
            arranged(Type.HEADING, Type.LARGE, 14, tight=False),
            arranged(Type.HEADING, Type.BODY, 10, tight=False),
            arranged(Type.FIGURE, Type.LABEL, 6, tight=True),
            arranged(Type.LEAD, Type.SMALL, 3, tight=True),
            arranged(Type.LEAD, Type.SMALL, 0, tight=True),
        )
        buttons = (back_button(self.room), next_button(say("window.case.next")))
        return framed(self.room, settings, "case", middle, say("rehearsal.hint"), buttons)

    def forward(self) -> Transition:
        """On to the choice."""
        return self.go(GoOn())

    def back(self) -> Transition:
        """Back to the case."""
        return Pop()

    def key(self, name: str) -> Transition:
        """The number of a role asks it; the rest as on every page."""
        found = dict(zip("123456789", self._roles(), strict=False)).get(name)
        return super().key(name) if found is None else self.press(Action("ask", found))

    def press(self, action: Action) -> Transition:
        """A role that is asked, or a button."""
        if action.name != "ask":
            return super().press(action)
        self.asked |= {action.argument}
        if knows(self.room.play(), action.argument, self.card):
            self.room.submit(ReadFact(action.argument, self.card))
        return None

    def _roles(self) -> tuple[str, ...]:
        """Those that the machine plays, in the scenario's order."""
        machine = self.room.table.setup.machine
        return tuple(role for role in self.room.play().scenario.settings.roles if role in machine)
