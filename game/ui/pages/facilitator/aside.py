"""Cases put aside: one of those on the table, or all delegated ones at once."""

from __future__ import annotations

from game.session.facilitating import END, NOW
from game.session.inputs import CatchUp, Input, PutAside, TakeUp
from game.session.table import menu_of
from game.session.views import case
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.facilitator.rows import Item, sheet
from game.ui.pages.facilitator.sub import SubPage
from game.ui.screens import Settings, Transition


class AsidePage(SubPage):
    """The cases on the table, the delegated ones together, and what is aside already."""

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the sheet fits itself
        say = self.room.say
        aside = [case(self.room.play(), card).title for card in self.room.table.pending.aside]
        below = (say("window.facilitator.aside.gone", titles=", ".join(aside)),) if aside else ()
        body = sheet(
            say("window.facilitator.aside"), (say("window.facilitator.aside.how"),), self.items(), below=below
        )
        return self.page(body, say("window.facilitator.aside.hint"), undo=True)

    def items(self) -> tuple[Item, ...]:
        """The cases by numbers, then the delegated ones of this half-year, and of the rest of the game."""
        say, play, table = self.room.say, self.room.play(), self.room.table
        cards = [card.card for card in menu_of(self.room.game.rules, table).cards]
        found = [
            ("x", f"{seen.code} {seen.title}", seen.decides, Action("aside", seen.card))
            for seen in (case(play, card) for card in cards)
            if seen.kind != "event"
        ]
        delegated = any(play.scenario.cards[card].kind == "delegated" for card in cards)
        if delegated:
            found.append(("users", say("window.facilitator.catch_up.now"), "", Action("catch_up", NOW)))
        if table.without_delegated:
            found.append(("users", say("window.facilitator.take_up"), "", Action("take_up")))
        elif self.room.has("delegated"):
            found.append(("users", say("window.facilitator.catch_up.end"), "", Action("catch_up", END)))
        return tuple(Item(str(number), *each) for number, each in enumerate(found, 1))

    def act(self, action: Action) -> Transition:
        """Put it aside; it can be undone until the team confirms."""
        say = self.room.say
        match action:
            case Action("aside", card):
                title = case(self.room.play(), card).title
                self._do(PutAside(card), say("window.facilitator.aside.done", title=title))
            case Action("catch_up", until):
                self._do(CatchUp(until), say(f"window.facilitator.catch_up.{until}.done"))
            case Action("take_up"):
                self._do(TakeUp(), say("window.facilitator.take_up.done"))
            case _:
                pass
        return None

    def _do(self, act: Input, done: str) -> None:
        self.said = done if self.room.submit(act) is None else ""
