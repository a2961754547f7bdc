"""Who is here, and how the table votes: what may change while the game goes on."""

from __future__ import annotations

from game.engine.state import VOTINGS, Voting
from game.session.given_names import NAME, given_name
from game.session.inputs import Sit, VoteBy, Write
from game.session.seats import director_of, person_of, persons, seated, speaks_for
from game.session.views.people import names_of
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Row
from game.ui.pages.choice.rows import PickRow, grid, sheet_card
from game.ui.pages.cover import footed
from game.ui.pages.frame import next_button
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Edited, Pop, Settings, Transition, Typed
from game.ui.screens import Input as Given
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.field import EditLine, TextField
from game.ui.widgets.text import Text, heading, label


class SeatsPage(Page):
    """The roles with who plays them; a role that was picked, with who may play it from now on."""

    name = "seats"

    def __init__(self, room: Room, role: str | None = None) -> None:
        """`role`: the one that was picked."""
        super().__init__(room)
        self.role = role
        self.line = EditLine()
        """The name that is being written for the role that was picked."""

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the signature of every page
        middle = self._roles() if self.role is None else self._who(self.role)
        button = next_button(self.room.say("window.back"))
        body = Column((Grow(Fit(middle)),), padding=(60, 14))
        return Column((Grow(body), footed(self.room, self.room.say("window.seats.hint"), (button,))))

    def forward(self) -> Transition:
        """Done."""
        return self.back()

    def back(self) -> Transition:
        """From a role to all of them, from there back to where somebody asked."""
        if self.role is None:
            return Pop()
        self.role = None
        return None

    def key(self, name: str) -> Transition:
        """The number of a line, V for the next way to vote."""
        if name == "v" and self.role is None:
            ways = ways_of(self.room)
            here = ways.index(self.room.table.setup.voting) if self.room.table.setup.voting in ways else -1
            return self.press(Action("way", ways[(here + 1) % len(ways)]))
        action = dict(zip("123456789", self._actions(), strict=False)).get(name)
        return None if action is None else self.press(action)

    def press(self, action: Action) -> Transition:
        """A role, who plays it, or a way to vote."""
        match action.name:
            case "role":
                self.role, self.line = action.argument, EditLine()
            case "name" if self.role is not None:
                text = self.line.text.strip()
                if text and self.room.submit(Write(NAME, text, self.role)) is None:
                    self.role = None
            case "sit" if self.role is not None:
                if self.room.submit(Sit(self.role, action.argument)) is None:
                    self.role = None
            case "way":
                self.room.submit(VoteBy(action.argument))
            case _:
                return self.back()
        return None

    def written(self, given: Given) -> Transition:
        """A letter of the name."""
        if isinstance(given, Typed):
            self.line = self.line.typed(given.text)
        elif isinstance(given, Edited):
            self.line = self.line.edited(given.edit)
        return None

    def _actions(self) -> tuple[Action, ...]:
        """What the lines do, in their order."""
        roles = tuple(self.room.play().scenario.settings.roles)
        if self.role is None:
            return tuple(Action("role", role) for role in roles)
        scenario, setup = self.room.game.edition.scenario, self.room.table.setup
        others = (
            person
            for person in persons(scenario, setup)
            if self.role not in person and person[0] not in setup.machine
        )
        own = person_of(scenario, setup, self.role)
        shared = (tuple(each for each in own if each != self.role),) if len(own) > 1 else ()
        beside = (person[0] for person in (*shared, *others))
        return tuple(Action("sit", by) for by in (self.role, "", *beside))

    def _roles(self) -> tuple[Element, ...]:
        say, settings = self.room.say, self.room.play().scenario.settings

        def arranged(size: float, gap: float, high: float) -> Element:
            rows = tuple(
                PickRow(
                    str(number),
                    settings.roles[action.argument].short,
                    f"role:{action.argument}",
                    action,
                    end=self._seat(action.argument),
                    slim=gap < 10,  # noqa: PLR2004  where room is short
                    high=high,
                )
                for number, action in enumerate(self._actions(), 1)
            )
            parts = (
                heading(say("window.seats.title"), size),
                grid(rows, gap),
                Gap(gap / 2),
                *self._ways(gap),
            )
            return sheet_card(say("window.seats.title"), parts, gap, tight=gap < 10)  # noqa: PLR2004

        return tuple(
            arranged(size, gap, high)
            for size, gap, high in (
                (Type.TITLE, 28.0, 136.0),
                (Type.TITLE, 18.0, 100.0),
                (Type.HEADING, 12.0, 80.0),
                (46.0, 5.0, 48.0),
            )
        )

    def _ways(self, gap: float) -> tuple[Element, ...]:
        if not self.room.has("votes"):
            return ()
        now, say = self.room.table.setup.voting, self.room.say
        buttons = tuple(
            Button(
                say(f"window.voting.{way}"),
                Action("way", way),
                Kind.PRIMARY if way == now else Kind.QUIET,
                size=Type.LABEL,
                high=60,
                padding=24,
                selected=way == now,
            )
            for way in ways_of(self.room)
        )
        told = Row((label(say("window.voting")), Text("V", Type.LABEL, ink=Ink.MUTED)), 14)
        return (told, Flow(buttons, gap=16, line_gap=gap))

    def _who(self, role: str) -> tuple[Element, ...]:
        say, settings = self.room.say, self.room.play().scenario.settings
        title = say("window.seats.who", role=settings.roles[role].short)

        def arranged(size: float, gap: float, high: float) -> Element:
            rows = tuple(
                PickRow(
                    str(number),
                    self._may(action.argument),
                    f"sit:{action.argument}",
                    action,
                    slim=gap < 10,  # noqa: PLR2004  where room is short
                    high=high,
                )
                for number, action in enumerate(self._actions(), 1)
            )
            one_vote = Text(say("window.seats.one_vote"), Type.LABEL, ink=Ink.MUTED)
            parts = (heading(title, size), grid(rows, gap), one_vote, self._name(role, size=size))
            return sheet_card(title, parts, gap, tight=gap < 10)  # noqa: PLR2004

        return tuple(
            arranged(size, gap, high)
            for size, gap, high in (
                (Type.TITLE, 28.0, 136.0),
                (Type.TITLE, 18.0, 100.0),
                (Type.HEADING, 12.0, 80.0),
                (46.0, 4.0, 48.0),
            )
        )

    def _name(self, role: str, *, size: float) -> Element:
        """Where the person writes a name, for the covers; only where somebody sits."""
        if not person_of(self.room.game.edition.scenario, self.room.table.setup, role):
            return Gap(0)
        known, say = given_name(self.room.game, role), self.room.say
        told = say("window.seats.named", name=known) if known else say("window.seats.name")
        field = TextField(
            told, self.line, Action("name"), "name", active=bool(self.line.text), high=min(size, 68)
        )
        keep = Button(
            say("window.choice.votes.keep"), Action("name"), Kind.QUIET, "keep", padding=24, high=60
        )
        return Row((Grow(field), keep), 16, align=Align.END)

    def _seat(self, role: str) -> str:
        """Who plays a role now."""
        scenario, setup, say = self.room.game.edition.scenario, self.room.table.setup, self.room.say
        person, settings = person_of(scenario, setup, role), self.room.play().scenario.settings
        if not person:
            speaker = settings.roles[speaks_for(scenario, setup, role)].short
            return say("window.seats.empty", director=speaker)
        if role in self.room.table.setup.machine:
            return say("rehearsal.seat")
        others = names_of(self.room.play(), tuple(each for each in person if each != role))
        if others:
            return say("window.seats.shared", roles=others)
        return given_name(self.room.game, role) or say("window.seats.own")

    def _may(self, by: str) -> str:
        """Who could play the picked role."""
        say = self.room.say
        if not by:
            return say("window.seats.nobody", director=self._speaker_without())
        if by == self.role:
            return say("window.seats.alone")
        person = person_of(self.room.game.edition.scenario, self.room.table.setup, by)
        roles = names_of(self.room.play(), tuple(each for each in person if each != self.role))
        return say("window.seats.with", roles=roles)

    def _speaker_without(self) -> str:
        """Who would decide for the picked role if nobody played it; the director's own name where nobody could."""
        scenario, setup, role = self.room.game.edition.scenario, self.room.table.setup, self.role or ""
        without = seated(scenario.settings.roles, setup, role, "")
        speaker = speaks_for(scenario, without, role) if without is not None else director_of(scenario)
        return self.room.play().scenario.settings.roles[speaker].short


def ways_of(room: Room) -> tuple[Voting, ...]:
    """How this table can vote: by phone only where phones are connected."""
    return tuple(way for way in VOTINGS if way != "phones" or room.ballots is not None)
