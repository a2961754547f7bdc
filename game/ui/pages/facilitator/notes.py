"""The pack's notes for the facilitator, card by card, covered until they are called: the table may look on."""

from __future__ import annotations

from game.engine.menu import legal_commands
from game.session.views import case
from game.session.views.news import event
from game.session.views.sources import source_text
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Gap, Grow, Row
from game.ui.pages.facilitator.rows import AIRY
from game.ui.pages.facilitator.sub import SubPage
from game.ui.room import Room
from game.ui.screens import Input, Key, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.ornament import Icon
from game.ui.widgets.text import Text, heading


def cards_with_notes(room: Room) -> tuple[str, ...]:
    """The cards of the half-year that the beat belongs to and that have a note; an event comes last."""
    table, play = room.table, room.play()
    if table.beat in ("consequences", "epilogue", "over"):
        last = table.played[-1]
        cards = [card for card, _ in last.decisions.choices]
    else:
        cards = [card.card for card in legal_commands(play.rules, play.today).cards]
        happened = event(play)
        if happened is not None and happened.card not in cards:
            cards.append(happened.card)
    return tuple(card for card in cards if play.scenario.cards[card].note is not None)


class NotesPage(SubPage):
    """One card's note: a cover first."""

    def __init__(self, room: Room, first: str) -> None:
        """At the card `first`, where it has a note now."""
        super().__init__(room)
        self.cards = cards_with_notes(room)
        self.at = self.cards.index(first) if first in self.cards else 0
        self.open = False

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  it fits itself
        say, card = self.room.say, self.cards[self.at]
        seen = case(self.room.play(), card)
        cover = Button(
            say("window.facilitator.notes.hide" if self.open else "window.facilitator.notes.show"),
            Action("show"),
            Kind.PRIMARY,
            icon="corner-down-left",
        )
        more = len(self.cards) > 1
        others = (Button(say("window.facilitator.notes.next"), Action("other"), Kind.SECONDARY, hint="N"),)
        title = f"{seen.code} {seen.title}"
        sizes = ((Type.LEAD, 22.0), (Type.BODY, 12.0), (Type.LABEL, 6.0), (Type.SMALL, 2.0))
        bodies = tuple(self._note(card, title, size, gap) for size, gap in sizes)
        hint = say("window.facilitator.notes.hint")
        return self.page(Fit(bodies), hint, *(others if more else ()), cover)

    def on_input(self, given: Input) -> Transition:
        """A pause covers the note."""
        if given == Key("f8"):
            self.open = False
        return super().on_input(given)

    def forward(self) -> Transition:
        """Show it, or hide it again."""
        self.open = not self.open
        return None

    def key(self, name: str) -> Transition:
        """N: the next card's, covered."""
        return self.act(Action("other")) if name in ("n", "right", "pagedown") else None

    def act(self, action: Action) -> Transition:
        """The cover, or another card."""
        match action.name:
            case "show":
                return self.forward()
            case "other":
                self.at, self.open = (self.at + 1) % len(self.cards), False
                return None
            case _:
                return None

    def _note(self, card: str, title: str, size: float, gap: float) -> Element:
        say, note = self.room.say, self.room.play().scenario.cards[card].note
        icon = Row((Icon("eye" if self.open else "lock", Type.LEAD, Ink.MUTED), Grow()))
        head = (icon, heading(title, Type.HEADING if gap > AIRY else Type.LEAD), Gap(gap))
        if not self.open or note is None:
            words: tuple[Element, ...] = (Text(say("window.facilitator.notes.cover"), size, leading=1.35),)
        else:
            words = tuple(
                Text(f"**{say(f'window.facilitator.notes.{part}')}** {text}", size, leading=1.3)
                for part, text in (
                    ("point", note.point),
                    ("question", note.question),
                    ("idea", note.idea),
                    ("source", source_text(self.room.play(), note.source)),
                )
            )
        return Column((*head, *words, Grow()), gap=gap, padding=(60, gap + 8))
