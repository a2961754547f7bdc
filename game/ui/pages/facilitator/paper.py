"""A half-year from the sheet: one line at a time, by a few keys, with what it means beside it."""

from __future__ import annotations

from game.session.inputs import GoOn, Input
from game.session.keying import Keying
from game.session.views import when
from game.session.views.paper import (
    Found,
    PaperAnswer,
    Question,
    found_by_code,
    letters_of_codes,
    question,
)
from game.session.views.paper_rows import rows
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Panel, Row, Sized
from game.ui.pages.facilitator.keypad import keypad, typed
from game.ui.pages.facilitator.rows import AIRY, Item, ItemRow, Manner
from game.ui.pages.facilitator.sub import SubPage
from game.ui.room import Room
from game.ui.screens import Input as Given
from game.ui.screens import Key, Pop, Return, Settings, Transition
from game.ui.theme import RADIUS, RULE, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.text import Text, heading, label

LARGE = Manner(Type.OPTION, 0, 14, 16)
ROOMY = Manner(Type.BODY, 0, 8, 12)
SLIM = Manner(Type.LABEL, 0, 2, 8)
TIGHT = Manner(Type.SMALL, 0, 0, 4)
MANY = 5
"""More answers than this stand in two columns."""
SHEET_WIDE = 560


class PaperPage(SubPage):
    """The line that is keyed in now, and the sheet so far."""

    def __init__(self, room: Room) -> None:
        """At the first line of the half-year to come. ValueError where there is none."""
        super().__init__(room)
        self.code = ""
        self._why = ""
        self.keying = Keying(room.game.rules, lambda: room.table, self._submit, room.annotate)

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  it fits itself
        asked = self._asked()
        found = self._found() if self.code else None
        sheet = () if asked.place.kind in ("confirm", "done") else (self._sheet(Type.SMALL),)

        def body(manner: Manner, key: float, *, beside: bool) -> Element:
            line = self._line(asked, found, manner, key)
            parts = (Grow(line, 2), *(Sized(each, wide=SHEET_WIDE) for each in sheet if beside))
            return Row(parts, gap=44, padding=(60, manner.padding + 12))

        bodies = (
            body(LARGE, 96, beside=True),
            body(ROOMY, 84, beside=True),
            body(SLIM, 64, beside=True),
            body(SLIM, 64, beside=False),
            body(TIGHT, 52, beside=False),
            body(TIGHT, 46, beside=False),
        )
        return self.page(
            Fit(bodies), self.room.say("window.facilitator.paper.hint"), self._button(asked, found)
        )

    def on_input(self, given: Given) -> Transition:
        """F9 closes the page, at whatever line it is."""
        return Pop() if given == Key("f9") else super().on_input(given)

    def forward(self) -> Transition:
        """Enter takes the card that was keyed in, or what the button says."""
        asked = self._asked()
        if self.code:
            return self._take_code()
        if asked.place.kind == "done":
            self.room.submit(GoOn())
            return Return(self.room.page_for())
        return self._take(asked.enter) if asked.enter is not None else None

    def back(self) -> Transition:
        """One sign of the code, the line before, and from the first line back to the facilitator's page."""
        if self.code:
            self.code = ""
            return None
        return None if self.keying.back() else super().back()

    def key(self, name: str) -> Transition:
        """A sign of a code, or the answer with this key."""
        asked = self._asked()
        if asked.code:
            self.code = typed(self.code, name)
            return None
        picked = next((each for each in asked.answers if each.mark.lower() == name), None)
        if picked is not None:
            return self._take(picked)
        if asked.place.kind == "done" and name == "1":
            return Return(self.room.page_for())
        return None

    def act(self, action: Action) -> Transition:
        """The keypad, an answer, or the button."""
        match action.name:
            case "type" | "pick":
                return self.key(action.argument.lower())
            case "rub":
                return self.key("backspace")
            case "enter":
                return self.forward()
            case _:
                return None

    def _submit(self, act: Input) -> bool:
        wrong = self.room.submit(act)
        self._why = wrong or self._why
        return wrong is None

    def _put(self, acts: tuple[Input, ...], answer: PaperAnswer | None = None) -> bool:
        self._why = ""
        done = self.keying.put(acts, answer.then if answer is not None else None)
        if not done:
            self.room.message = self._why
        return done

    def _take(self, answer: PaperAnswer) -> Transition:
        if answer.refusal:
            self.room.message = answer.refusal
        else:
            self._put(answer.acts, answer)
        return None

    def _take_code(self) -> Transition:
        found = self._found()
        self.code = ""
        if found.wrong:
            self.room.message = found.wrong
        else:
            self._put(found.acts)
        return None

    def _asked(self) -> Question:
        return question(self.room.play(), self.room.table, self.keying.place)

    def _found(self) -> Found:
        return found_by_code(self.room.play(), self.room.table, self.keying.place, self.code)

    def _button(self, asked: Question, found: Found | None) -> Button:
        say = self.room.say
        if self.code:
            text, able = say("window.facilitator.call.fetch"), found is not None and not found.wrong
        elif asked.enter is not None:
            text, able = asked.enter.title, True
        else:
            text, able = say("window.facilitator.paper.next"), False
        return Button(text, Action("enter") if able else None, Kind.PRIMARY, icon="corner-down-left")

    def _line(self, asked: Question, found: Found | None, manner: Manner, key: float) -> Element:
        """The question, and below it what can be keyed in."""
        play, roomy = self.room.play(), manner.padding * 2 > AIRY
        turn = len(self.room.table.played) + (asked.place.kind != "done")
        here = self.room.say("window.facilitator.paper.half_year", turn=turn, when=when(play, turn).heading)
        head: tuple[Element, ...] = (
            label(f"{here} · {asked.row}", ink=Ink.MUTED),
            heading(asked.title, Type.HEADING if roomy else Type.LEAD),
        )
        if asked.place.kind == "confirm":
            sheet = self._sheet(manner.title, plain=True, columns=1 if roomy else 2)
            return Column((*head, Gap(4), sheet, Grow()), gap=manner.gap)
        if asked.code:
            return Column((*head, *self._by_code(asked, found, manner, key), Grow()), gap=manner.gap)
        card = () if asked.card is None else (Text(f"{asked.card.code} · {asked.card.title}", manner.title),)
        return Column((*head, *card, self._answers(asked, manner), Grow()), gap=manner.gap)

    def _by_code(
        self, asked: Question, found: Found | None, manner: Manner, key: float
    ) -> tuple[Element, ...]:
        """The code, the keypad, and the card that it means."""
        say = self.room.say
        written = Panel(
            Text(
                self.code or " ",
                Type.TITLE if key > SHEET_WIDE / 8 else Type.LEAD,
                Face.DISPLAY,
                align=Align.CENTRE,
            ),
            Ink.CARD,
            Ink.EDGE,
            RULE,
            RADIUS,
            (30, 6),
            name=say("window.facilitator.call.code", code=self.code or "–"),
        )
        letters = letters_of_codes(self.room.game.edition.scenario, asked.place)
        pad = (Row((Sized(written, wide=420), Grow())), keypad(say, letters, key, 10))
        if found is None or found.card is None:
            return pad
        answers = tuple(
            Text(f"**{each.letter}** {each.text}", manner.title, leading=1.25) for each in found.answers
        )
        title = Text(f"{found.card.code} · {found.card.title}", manner.title, Face.BOLD)
        return (*pad, title, *answers)

    def _answers(self, asked: Question, manner: Manner) -> Element:
        listed = [(each.mark, each.title, each.refusal) for each in asked.answers]
        if asked.place.kind == "done":
            listed = [("1", self.room.say("window.facilitator.paper.effects"), "")]
        items = tuple(
            ItemRow(
                Item(mark, "", title, refusal, None if refusal else Action("pick", mark)),
                Manner(manner.title, Type.SMALL if refusal else 0, manner.padding, manner.gap),
            )
            for mark, title, refusal in listed
        )
        if len(items) <= MANY:
            return Column(items, gap=manner.gap)
        half = (len(items) + 1) // 2
        columns = (Column(items[:half], gap=manner.gap), Column(items[half:], gap=manner.gap))
        return Row(tuple(Grow(each) for each in columns), gap=manner.gap * 2)

    def _sheet(self, size: float, *, plain: bool = False, columns: int = 1) -> Element:
        """The lines as they have been keyed in; `plain` ones may stand in two columns."""
        written = [each for each in rows(self.room.play(), self.room.table) if each.value]
        lines = tuple(Text(f"**{each.name}:** {each.value}", size, leading=1.3) for each in written)
        if plain:
            half = -(-len(lines) // columns)
            parts = [Column(lines[at : at + half], gap=6) for at in range(0, len(lines), half or 1)]
            return Row(tuple(Grow(each) for each in parts), gap=36)
        title = label(self.room.say("window.facilitator.paper.sheet"), ink=Ink.MUTED)
        if not lines:
            return Column((title,), padding=(28, 22))
        panel = Panel(Column((title, *lines), gap=8), Ink.CARD, Ink.LINE, RULE, RADIUS, (28, 22))
        return Column((panel, Grow()))
