"""A card by the code on its paper: a keypad, and an event to read aloud when it comes."""

from __future__ import annotations

from game.session.facilitating import card_of_code
from game.session.inputs import Bring, CallEvent
from game.session.views.news import event
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Panel, Row, Sized
from game.ui.pages.facilitator.keypad import keypad, typed
from game.ui.pages.facilitator.rows import AIRY
from game.ui.pages.facilitator.sub import SubPage
from game.ui.pages.frame import next_button
from game.ui.pages.scene import town_of, town_words
from game.ui.room import Room
from game.ui.screens import Replace, Return, Settings, Transition
from game.ui.theme import RADIUS, RULE, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.ornament import Icon
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, heading, label


class CallPage(SubPage):
    """The code, keyed in."""

    def __init__(self, room: Room) -> None:
        """Nothing is keyed in yet."""
        super().__init__(room)
        self.code = ""

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  it fits itself
        say = self.room.say
        cards = self.room.game.edition.scenario.cards.values()
        letters = "".join(sorted({sign for card in cards for sign in card.code.upper() if sign.isalpha()}))

        def body(size: float, key: float, gap: float) -> Element:
            written = Panel(
                Text(self.code or " ", size, Face.DISPLAY, align=Align.CENTRE),
                Ink.CARD,
                Ink.EDGE,
                RULE,
                RADIUS,
                (30, gap / 2),
                name=say("window.facilitator.call.code", code=self.code or "–"),
            )
            title = heading(say("window.facilitator.call"), Type.HEADING if gap > AIRY else Type.LEAD)
            lead = Text(say("window.facilitator.call.how"), Type.BODY, ink=Ink.MUTED, leading=1.3)
            shown = Row((Sized(written, wide=620), Grow()))
            column = (title, lead, shown, Gap(gap), keypad(say, letters, key, gap), Grow())
            return Column(column, gap=gap, padding=(60, gap + 6))

        pad = Fit((body(Type.NAME, 96, 24), body(Type.TITLE, 76, 12), body(Type.LEAD, 56, 6)))
        fetch = Button(
            say("window.facilitator.call.fetch"),
            Action("fetch") if self.code else None,
            Kind.PRIMARY,
            icon="corner-down-left",
        )
        return self.page(pad, say("window.facilitator.call.hint"), fetch)

    def forward(self) -> Transition:
        """Enter fetches the card; with nothing keyed in it goes back."""
        return self._fetch() if self.code else self.back()

    def key(self, name: str) -> Transition:
        """Letters and digits are keyed in, here they mean nothing else."""
        self.code = typed(self.code, name)
        return None

    def act(self, action: Action) -> Transition:
        """A key of the keypad, or fetch."""
        match action.name:
            case "type":
                return self.key(action.argument.lower())
            case "rub":
                return self.key("backspace")
            case "fetch":
                return self._fetch()
            case _:
                return None

    def _fetch(self) -> Transition:
        room, written = self.room, self.code
        card = card_of_code(room.game.edition.scenario, written)
        self.code = ""
        if card is None:
            room.message = room.say("window.facilitator.call.unknown", code=written)
            return None
        is_event = room.game.edition.scenario.cards[card].kind == "event"
        if room.submit(CallEvent(card) if is_event else Bring(card)) is not None:
            return None
        if room.table.beat == "news" or not is_event:
            return Return(room.page_for())  # the table is reading the news: there it stands
        return Replace(CalledPage(room), turn=True)


class CalledPage(SubPage):
    """The event that has come, to be read aloud."""

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  it fits itself
        say, seen = self.room.say, event(self.room.play())
        if seen is None:  # it was taken back
            return self.page(Column((heading(say("window.facilitator.call")),), padding=(60, 40)), "")

        view = town_of(self.room.play())

        def body(high: float, title: float, size: float, gap: float) -> Element:
            kicker = Row(
                (
                    Icon("zap", Type.LABEL, Ink.BAD),
                    label(f"{say('case.event')} · {seen.code}", ink=Ink.MUTED),
                ),
                gap=12,
            )
            told = tuple(Text(each, Type.BODY, Face.SEMIBOLD, leading=1.3) for each in seen.told)
            words = (kicker, heading(seen.title, title), Text(seen.text, size, leading=1.35), *told)
            town = (Town(view, town_words(self.room.play(), view), high),) if high else ()
            return Column((*town, Column((Grow(), *words, Grow()), gap=gap, padding=(60, gap))))

        sizes = (
            (420.0, Type.TITLE, Type.LEAD, 16.0),
            (260.0, Type.FIGURE, Type.BODY, 8.0),
            (0.0, Type.FIGURE, Type.BODY, 8.0),
            (0.0, Type.LEAD, Type.SMALL, 4.0),
        )
        hint = "window.facilitator.called.decide" if seen.has_options else "window.facilitator.called.hint"
        on = next_button(say("window.facilitator.called.on"))
        return self.page(Fit(tuple(body(*each) for each in sizes)), say(hint), on, undo=True)

    def forward(self) -> Transition:
        """On with the beat."""
        return Return(self.room.page_for())

    def back(self) -> Transition:
        """On with the beat."""
        return self.forward()

    def act(self, action: Action) -> Transition:
        """The button."""
        return self.forward() if action.name == "next" else None
