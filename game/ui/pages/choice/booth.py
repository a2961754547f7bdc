"""Voting at the machine, one after the other: a cover with a name, a vote that nobody else sees, the next cover.

Every step is a page of its own, so that nothing of one person's vote is left when the next one takes the machine.
"""

from __future__ import annotations

from game.session.deciding import AWAY, still_to_vote
from game.session.given_names import given_name
from game.session.inputs import Abstain, ReadFact, Undo, Vote
from game.session.views import case, choice
from game.session.views.case import Fact
from game.session.views.people import heard_by, person_name
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Gap
from game.ui.pages.choice.rows import PickRow
from game.ui.pages.choice.sheet import letters
from game.ui.pages.cover import covered, headed, uncovered
from game.ui.pages.frame import next_button
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Input, Key, Pop, Pressed, Replace, Settings, Tick, Transition
from game.ui.theme import Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.text import Text

TALL = 92
_VOTES = frozenset({Vote.kind, Abstain.kind})


class BoothPage(Page):
    """The cover for the next who votes, what that person sees, or that all have voted."""

    name = "booth"

    def __init__(self, room: Room, card_name: str, *, shown: bool = False, reading: bool = False) -> None:
        """`shown`: the cover has been taken away; `reading`: the case lies there instead of the answers."""
        super().__init__(room)
        self.card = card_name
        waiting = still_to_vote(room.game.rules, room.table)
        self.role = waiting[0] if waiting else None
        """Whose turn it is; None when all have voted."""
        self.open = shown and self.role is not None
        self.reading = reading and self.open

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the signature of every page
        if self.role is None:
            return self._all_in()
        name = person_name(self.room.play(), self.role)
        if not self.open:
            return self._cover(name, self.role)
        return self._read(name, self.role) if self.reading else self._vote(name)

    def on_input(self, given: Input) -> Transition:
        """Nothing but this: no other page may open over a vote."""
        self.room.collect()
        if isinstance(given, Tick):
            return None
        self.room.message = ""
        if self.role is None:
            return self._after_all(given)
        return self._at_the_vote(given, self.role) if self.open else self._at_the_cover(given, self.role)

    # ------------------------------------------------------------------------------------------- what is done

    def _at_the_cover(self, given: Input, role: str) -> Transition:
        match given:
            case Key("enter") | Pressed(Action("next")):
                return self._turn(shown=True)
            case Key("9") | Pressed(Action("away")):
                return self._passed(role, AWAY)
            case Key("u") | Pressed(Action("undo")):
                return self._take_back()
            case Key("escape") | Pressed(Action("close")):
                return Pop()
            case _:
                return None

    def _at_the_vote(self, given: Input, role: str) -> Transition:
        match given:
            case Key("escape") | Pressed(Action("cover")):
                return self._turn()
            case Key("s") | Pressed(Action("read")):
                if not self.reading:
                    for fact in self._facts(role):
                        self.room.submit(ReadFact(fact.role, self.card))
                return self._turn(shown=True, reading=not self.reading)
            case Key("enter") | Pressed(Action("next")) if self.reading:
                return self._turn(shown=True)
            case Key("0") | Pressed(Action("abstain")) if not self.reading:
                return self._passed(role, "")
            case Key(name) if not self.reading and name in self._letters():
                return self._voted(role, self._letters()[name].argument)
            case Pressed(Action("vote", key)) if not self.reading:
                return self._voted(role, key)
            case _:
                return None

    def _after_all(self, given: Input) -> Transition:
        match given:
            case Key("enter" | "escape") | Pressed(Action("next")):
                return Pop()
            case Key("u") | Pressed(Action("undo")):
                return self._take_back()
            case _:
                return None

    def _voted(self, role: str, key: str) -> Transition:
        return None if self.room.submit(Vote(role, key)) is not None else self._turn()

    def _passed(self, role: str, why: str) -> Transition:
        return None if self.room.submit(Abstain(role, why)) is not None else self._turn()

    def _take_back(self) -> Transition:
        """Undo the last vote, and nothing but a vote."""
        if not self._can_take_back() or self.room.submit(Undo()) is not None:
            return None
        self.room.message = self.room.say("undone.vote")
        return self._turn()

    def _can_take_back(self) -> bool:
        last = self.room.last_move
        return last is not None and last.kind in _VOTES

    def _turn(self, *, shown: bool = False, reading: bool = False) -> Transition:
        """Only what is uncovered fades in: a cover must be there at once, or what was pressed shines through it."""
        return Replace(BoothPage(self.room, self.card, shown=shown, reading=reading), turn=shown)

    # -------------------------------------------------------------------------------------------- what is seen

    def _cover(self, name: str, role: str) -> Element:
        say = self.room.say
        close = Button(say("window.back"), Action("close"), Kind.SECONDARY)
        away = Button(say("window.booth.away"), Action("away"), Kind.QUIET, hint="9", padding=24)
        hint, below = say("window.booth.hint"), say("window.secret.cover", role=name)
        buttons = (*self._undo(), close, away, next_button(say("window.booth.open")))
        called = given_name(self.room.game, role) or name
        return covered(self.room, say("window.cover.give"), called, below, hint, buttons)

    def _all_in(self) -> Element:
        say = self.room.say
        buttons = (*self._undo(), next_button(say("window.booth.reveal")))
        return covered(
            self.room,
            say("window.booth.turn"),
            say("window.booth.all"),
            say("window.booth.together"),
            "",
            buttons,
        )

    def _vote(self, name: str) -> Element:
        say, answers = self.room.say, choice(self.room.play(), self.card, self.room.draft).answers
        title = case(self.room.play(), self.card).title

        def body(size: float, words: float, gap: float, high: float) -> Element:
            rows = tuple(
                PickRow(
                    answer.letter,
                    answer.text,
                    f"vote:{answer.key}",
                    Action("vote", answer.key),
                    note=answer.refusal,
                    size=words,
                    high=high,
                )
                for answer in answers
            )
            return headed(title, size, Text(say("window.booth.ask"), words), Gap(gap), *rows, gap=gap)

        bodies = tuple(
            body(size, words, gap, high)
            for size, words, gap, high in (
                (Type.TITLE, Type.LEAD, 20.0, 116.0),
                (Type.HEADING, Type.OPTION, 14.0, TALL),
                (Type.FIGURE, Type.LARGE, 6.0, 60.0),
                (Type.LEAD, Type.BODY, 3.0, 52.0),
            )
        )
        buttons = (
            Button(say("window.booth.abstain"), Action("abstain"), Kind.QUIET, hint="0", padding=24),
            Button(say("window.booth.read"), Action("read"), Kind.QUIET, hint="S", padding=24),
            Button(say("window.booth.cover"), Action("cover"), Kind.SECONDARY, padding=30),
        )
        return uncovered(self.room, name, bodies, say("window.booth.how"), buttons)

    def _read(self, name: str, role: str) -> Element:
        say, seen = self.room.say, case(self.room.play(), self.card)

        def body(size: float, words: float, gap: float) -> Element:
            facts = tuple(
                Text(f"**{say('window.secret.title', role=fact.short)}:** {fact.text}", words)
                for fact in self._facts(role)
            )
            return headed(seen.title, size, Text(seen.text, words), Gap(gap), *facts, gap=gap)

        bodies = tuple(
            body(size, words, gap)
            for size, words, gap in (
                (Type.TITLE, 50.0, 24.0),
                (Type.TITLE, Type.LEAD, 16.0),
                (Type.HEADING, Type.OPTION, 10.0),
                (Type.FIGURE, Type.BODY, 6.0),
                (Type.LEAD, Type.SMALL, 2.0),
            )
        )
        cover = Button(say("window.booth.cover"), Action("cover"), Kind.SECONDARY, padding=30)
        return uncovered(self.room, name, bodies, "", (cover, next_button(say("window.booth.to_vote"))))

    def _undo(self) -> tuple[Button, ...]:
        if not self._can_take_back():
            return ()
        name = self.room.say("window.choice.undo")
        return (Button("", Action("undo"), Kind.QUIET, icon="undo-2", padding=20, name=name),)

    def _facts(self, role: str) -> tuple[Fact, ...]:
        return heard_by(self.room.play(), case(self.room.play(), self.card).private, role)

    def _letters(self) -> dict[str, Action]:
        answers = choice(self.room.play(), self.card, self.room.draft).answers
        return letters(Action("vote", answer.key) for answer in answers)
