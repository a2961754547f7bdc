"""The fourth step: what roles knew, whose capacity lay unused, what the minority said, the promises, the notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from game.report.table_talk import Ballot, Known, RoleLoad, Secret
from game.session.views import outcome
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Panel, Row, Sized
from game.ui.pages.debrief.step import LARGE, Shown, Step, going_on, prompt, titled
from game.ui.pages.frame import next_button
from game.ui.pages.goals import promised
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.text import Text, heading, label

Part = Literal["secret", "nothing", "load", "ballot", "promises", "notes"]
ON_A_PAGE = 3
"""So many notes stand on a page."""
LONGEST = 260
"""A text of the table's own longer than this is cut short here; the written debrief has all of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One page: what it is about, and which of its kind; for a secret, whose and which of theirs."""

    part: Part
    number: int = 0
    role: int = 0


class KnownStep(Step):
    """What each role knew, one thing at a time, then what else was not said aloud."""

    name = "known"

    def __init__(self, room: Room) -> None:
        """Nothing is shown yet."""
        super().__init__(room)
        self.told: set[Place] = set()
        """The secrets that have been shown."""
        self.everything = False
        """Whether the cases that one role decided are gone through too, not only those of the whole table."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Its pages; a part of the game that was not played has none."""
        return tuple(self._places())

    @property
    def count(self) -> int:
        return len(self.places)

    @property
    def place(self) -> Place:
        """The page that is open."""
        return self.places[self.at]

    def forward(self) -> bool:
        """Show what the role knew; on when it is shown."""
        if self._hidden:
            self.told.add(self.place)
            return True
        return super().forward()

    def press(self, action: Action) -> Transition:
        """Past the rest of what this role knew, or all of it."""
        if action.name == "all":
            self.everything = True
        if action.name == "next_role":
            here = self.place
            while self.at + 1 < self.count and (self.place.part, self.place.role) == ("secret", here.role):
                self.at += 1
        return None

    def show(self, settings: Settings) -> Shown:  # noqa: ARG002  it fits itself
        match self.place.part:
            case "secret":
                return self._secret()
            case "nothing":
                body = prompt(self.room, self.room.say("window.debrief.known.nothing"), "")
                return Shown(body, "", (going_on(self.room),))
            case "load":
                body = self._loads()
            case "ballot":
                body = self._ballot(self.retold.ballots[self.place.number])
            case "promises":
                body = self._promises()
            case "notes":
                body = self._notes()
            case _:
                assert_never(self.place.part)
        hint = self.room.say(f"window.debrief.known.{self.place.part}.hint")
        return Shown(body, hint, (going_on(self.room),))

    @property
    def _hidden(self) -> bool:
        return self.place.part == "secret" and self.place not in self.told

    def _places(self) -> Iterator[Place]:
        retold = self.retold
        secrets = [
            Place("secret", number, role)
            for role, each in enumerate(retold.known)
            for number in self._numbers(each)
        ]
        yield from secrets or [Place("nothing")]
        yield Place("load")
        yield from (Place("ballot", number) for number in range(len(retold.ballots)))
        if outcome(retold.debrief.play).promises:
            yield Place("promises")
        yield from (Place("notes", first) for first in range(0, len(retold.notes), ON_A_PAGE))

    def _numbers(self, known: Known) -> tuple[int, ...]:
        """Which of what a role knew is gone through."""
        return tuple(n for n, each in enumerate(known.secrets) if each.whole_table or self.everything)

    # ------------------------------------------------------------------------------------ what a role knew

    def _secret(self) -> Shown:
        say, known = self.room.say, self.retold.known[self.place.role]
        secret, shown = known.secrets[self.place.number], not self._hidden
        numbers = self._numbers(known)
        number = numbers.index(self.place.number) + 1
        count = say("window.debrief.known.count", number=number, count=len(numbers))
        body = Fit(
            tuple(
                over_town(self.room, self._fact(known.short, count, secret, title, size, gap))
                for title, size, gap in (
                    (LARGE, Type.FIGURE, 22),
                    (Type.HEADING, Type.LEAD, 12),
                    (Type.LEAD, Type.BODY, 6),
                )
            )
        )
        hint = (
            say("window.debrief.known.told") if shown else say("window.debrief.known.hint", role=known.short)
        )
        on = next_button(say("window.next" if shown else "window.debrief.known.show"))
        skip = Button(say("window.debrief.known.next_role"), Action("next_role"), Kind.SECONDARY, padding=24)
        return Shown(body, hint, (*self._more(), skip, on))

    def _more(self) -> tuple[Button, ...]:
        """On the first page, the way to what roles knew about the cases that they decided alone."""
        known = any(not each.whole_table for role in self.retold.known for each in role.secrets)
        if self.at or self.everything or not known:
            return ()
        return (Button(self.room.say("window.debrief.known.all"), Action("all"), Kind.QUIET, padding=24),)

    def _fact(  # noqa: PLR0913, PLR0917  (what is told, and how large)
        self, short: str, count: str, secret: Secret, title: float, size: float, gap: float
    ) -> Element:
        say = self.room.say
        told = Text(secret.text, size, leading=1.3)
        asked = Text(say("window.debrief.known.asked"), size, ink=Ink.MUTED, leading=1.3)
        return Column(
            (
                label(f"{secret.season}: {secret.title}  ·  {count}", Type.LABEL, Ink.MUTED),
                heading(say("window.debrief.known.role", role=short), title),
                Gap(gap),
                asked if self._hidden else told,
            ),
            gap=gap,
            padding=(90, 2 * gap),
        )

    # ------------------------------------------------------------------------------------ capacity

    def _loads(self) -> Element:
        say, loads = self.room.say, self.retold.loads
        words = (*(loads.notes or (say("report.load.even"),)), *loads.lent)

        def sheet(size: float, gap: float, shown: int, *, lead: bool) -> Element:
            table = Column(tuple(self._load_rows(size)), gap=gap)
            told = tuple(Text(text, size, leading=1.25) for text in words[:shown])
            left_out = len(words) - shown
            more = (label(say("window.more", number=left_out), size, Ink.MUTED),) if left_out else ()
            title, first = say("report.load"), say("report.load.lead") if lead else ""
            return titled(self.room, title, first, (table, Gap(gap), *told, *more), gap, small=not lead)

        shorter = range(min(len(words), 4), -1, -1)
        return Fit(
            (
                sheet(Type.BODY, 12, min(len(words), 4), lead=True),
                *(sheet(Type.SMALL, 6, shown, lead=True) for shown in shorter),
                *(sheet(Type.SMALL, 1, shown, lead=False) for shown in shorter),
            )
        )

    def _load_rows(self, size: float) -> Iterator[Element]:
        loads = self.retold.loads

        def row(name: str, cells: tuple[Element, ...]) -> Element:
            return Row(
                (Sized(label(name, size), wide=280), *(Grow(cell) for cell in cells)),
                gap=10,
                align=Align.CENTRE,
            )

        seasons = tuple(
            Text(each, Type.SMALL, ink=Ink.MUTED, align=Align.CENTRE, leading=1.2) for each in loads.seasons
        )
        yield row("", seasons)
        for each in loads.rows:
            yield row(each.short, tuple(self._cell(cell, size) for cell in each.cells))

    def _cell(self, cell: RoleLoad, size: float) -> Element:
        key = "window.debrief.known.load.over" if cell.over else "window.debrief.known.load.cell"
        spoken = self.room.say(key, used=cell.used, had=cell.had)
        face = Face.BOLD if cell.over else Face.REGULAR
        ink = Ink.BAD if cell.over else Ink.TEXT
        text = f"{cell.used}/{cell.had}{' ▲' if cell.over else ''}"
        words = Text(text, size, face, ink, leading=1.3, align=Align.CENTRE, name=spoken)
        return Panel(words, Ink.CARD, Ink.LINE, 2, 8, (4, 2))

    # ------------------------------------------------------------------------------------ votes, promises, notes

    def _ballot(self, ballot: Ballot) -> Element:
        say = self.room.say
        taken = next(each for each in ballot.answers if each.taken)
        others = tuple(
            say("window.debrief.known.votes.other", roles=each.roles, answer=each.answer)
            for each in ballot.answers
            if not each.taken
        )
        reasons = tuple(f"«{shortened(reason)}»" for reason in ballot.reasons)

        def sheet(title: float, size: float, gap: float) -> Element:
            lines = (*others, *reasons, say("window.debrief.known.votes.taken", answer=taken.answer))
            words = tuple(Text(text, size, leading=1.3) for text in lines)
            head = (label(ballot.season, Type.LABEL, Ink.MUTED), heading(ballot.title, title))
            return over_town(self.room, Column((*head, Gap(gap), *words), gap=gap, padding=(90, 2 * gap)))

        return Fit(
            (
                sheet(Type.TITLE, Type.LEAD, 18),
                sheet(Type.FIGURE, Type.BODY, 10),
                sheet(Type.LEAD, Type.SMALL, 4),
            )
        )

    def _promises(self) -> Element:
        views, title = (
            outcome(self.retold.debrief.play).promises,
            self.room.say("window.debrief.known.promises"),
        )
        return Fit(
            tuple(
                titled(self.room, title, "", tuple(promised(self.room, each, size) for each in views), gap)
                for size, gap in ((Type.LEAD, 18), (Type.BODY, 10), (Type.SMALL, 4))
            )
        )

    def _notes(self) -> Element:
        notes, title = self.retold.notes[self.place.number :][:ON_A_PAGE], self.room.say("report.notes")

        def sheet(size: float, gap: float) -> Element:
            parts = tuple(
                Column(
                    (
                        label(
                            ", ".join(part for part in (each.season, each.who) if part), Type.SMALL, Ink.MUTED
                        ),
                        Text(shortened(each.text), size, leading=1.3),
                    )
                )
                for each in notes
            )
            return titled(self.room, title, "", parts, gap, small=size == Type.SMALL)

        return Fit((sheet(Type.LEAD, 20), sheet(Type.BODY, 12), sheet(Type.SMALL, 6)))


def shortened(text: str) -> str:
    """A text of the table's own, cut at a word where it is too long for a page."""
    plain = " ".join(text.replace("**", "").split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"
