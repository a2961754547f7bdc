"""More time: minutes for the beat that the table is in."""

from __future__ import annotations

from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.facilitator.rows import Item, sheet
from game.ui.pages.facilitator.sub import SubPage
from game.ui.screens import Settings, Transition

MINUTES = (2, 5, 10)
"""What one press adds."""


class TimePage(SubPage):
    """Minutes to add, and how many there are."""

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the sheet fits itself
        say, more = self.room.say, self.room.more_minutes
        lead = [say("window.facilitator.time.planned", minutes=round(self.room.length() or 0.0))]
        if more:
            lead.append(say("window.facilitator.time.added", minutes=more))
        body = sheet(say("window.facilitator.time"), lead, self.items())
        return self.page(body, say("window.facilitator.time.hint"))

    def items(self) -> tuple[Item, ...]:
        """One for each number of minutes."""
        return tuple(
            Item(
                str(place),
                "plus",
                self.room.say("window.facilitator.time.add", minutes=minutes),
                "",
                Action("add", str(minutes)),
            )
            for place, minutes in enumerate(MINUTES, 1)
        )

    def act(self, action: Action) -> Transition:
        """Add them."""
        if action.name == "add":
            self.room.add_minutes(int(action.argument))
        return None
