"""The votes on the main case: the answers to read, then paper that one keys in, the machine handed round, or phones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.session.deciding import AWAY, still_to_vote, votes_shown
from game.session.inputs import Abstain, Vote, VotesDone
from game.session.seats import human_voters, voters
from game.session.views import Case, case, choice
from game.session.views.case import AnswerView
from game.session.views.people import person_name
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Flow, Gap
from game.ui.pages.choice.card_sheet import (
    Manner,
    answers_arranged,
    dimension_of,
    option_row,
    promises_line,
)
from game.ui.pages.choice.reveal import VotesSeen
from game.ui.pages.choice.rows import PickRow, chip, chips, link, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, letters, onward
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.text import Text

SEATS = Action("seats")
"""Who is here, and how the table votes; the page opens it."""


def votes_sheet(room: Room, card: str) -> Sheet:
    """Where the votes on a case stand: not begun, coming in, or shown."""
    if votes_shown(room.game.rules, room.table):
        return VotesSeen(card)
    pending = room.table.pending
    if way_of(room) == "laptop" or not (pending.votes or pending.abstained):
        return VotesSheet(card)
    return WaitingSheet(card) if way_of(room) == "phones" else KeyingSheet(card)


def way_of(room: Room) -> str:
    """How the table votes now; on paper where it wanted phones and none are connected."""
    way = room.table.setup.voting
    if not human_voters(room.game.edition.scenario, room.table.setup):
        return "paper"  # the machine's own votes need no way
    return "paper" if way == "phones" and room.ballots is None else way


@dataclass(frozen=True, slots=True)
class VotesSheet(Sheet):
    """The answers, before anybody has voted: what lies open while the paper cards come up.

    Where the machine goes round it is also what lies between two who vote, if they stop.
    """

    name: str

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        seen, answers = case(room.play(), self.name), choice(room.play(), self.name, room.draft).answers
        way, say = way_of(room), room.say
        waiting = still_to_vote(room.game.rules, room.table)
        hint = say(f"window.choice.votes.how.{way}")
        if room.table.setup.machine:
            hint = say("rehearsal.vote.hint")
        if room.table.pending.votes and waiting:
            hint = say.count("window.choice.votes.waiting", len(waiting))
        people = human_voters(room.game.edition.scenario, room.table.setup)
        begin = say(f"window.choice.votes.begin.{way}" if people else "rehearsal.vote")
        button = replace(onward(begin), action=self._begin(room))
        keys = letters(Action("key_in", answer.key) for answer in answers)
        middle = _open(room, seen, answers)
        buttons, machine = (_seats_button(room), button), bool(room.table.setup.machine)
        return Shown(middle, hint, buttons, {**keys, "r": SEATS}, machine)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "key_in" if way_of(room) == "paper":
                room.call_votes()
                return KeyingSheet(self.name, early=bool(action.argument))
            case "key_in":
                room.message = room.say("window.choice.votes.first")
                return None
            case "wait":
                room.call_votes()
                return WaitingSheet(self.name)
            case "next":
                return Turn.NEXT
            case _:
                return None

    def now(self, room: Room) -> Sheet:
        return votes_sheet(room, self.name)

    def _begin(self, room: Room) -> Action:
        return Action({"paper": "key_in", "laptop": "booth", "phones": "wait"}[way_of(room)])


@dataclass(frozen=True, slots=True)
class KeyingSheet(Sheet):
    """One person keys the votes in, role by role; who has voted is seen, never what. `role` is whose turn it is.

    `early` says that somebody pressed an answer before anybody had voted, `beside` that others vote by phone.
    """

    name: str
    role: str | None = None
    early: bool = False
    beside: bool = False

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        seen, answers = case(room.play(), self.name), choice(room.play(), self.name, room.draft).answers
        role, say = self._whose(room), room.say
        if role is None:
            return self._only_the_machine(room, seen)
        rows = tuple(
            PickRow(
                answer.letter,
                answer.text,
                f"vote:{answer.key}",
                Action("vote", answer.key),
                note=answer.refusal,
            )
            for answer in answers
        )
        question = Text(say("window.choice.votes.ask", role=person_name(room.play(), role)), Type.LEAD)
        none = (
            link(say("window.choice.votes.abstains"), Action("abstain"), "0"),
            link(say("window.choice.votes.away"), Action("abstain", AWAY), "9"),
        )
        parts = (_chips(room, role), Gap(4), question, *rows, Flow(none, gap=48, line_gap=2))
        any_yet = bool(room.table.pending.votes)
        stop = say("window.choice.votes.no_more" if any_yet else "window.choice.votes.without")
        done = Button(stop, Action("no_more"), Kind.SECONDARY, padding=30)
        keys = letters(row.action for row in rows if row.action)
        keys |= {"0": Action("abstain"), "9": Action("abstain", AWAY), "r": SEATS}
        hint = say("window.choice.votes.first" if self.early else "window.choice.votes.hidden")
        return Shown(sheets(seen.title, seen.title, parts), hint, (_seats_button(room), done), keys)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "vote" if (role := self._whose(room)) is not None:
                voted = room.submit(Vote(role, action.argument)) is None
                return self._on(room) if voted else None
            case "abstain" if (role := self._whose(room)) is not None:
                passed = room.submit(Abstain(role, action.argument)) is None
                return self._on(room) if passed else None
            case "role" if action.argument not in room.table.setup.machine:
                return replace(self, role=action.argument)
            case "no_more":
                room.machine.cast_votes()
                if votes_shown(room.game.rules, room.table):
                    return VotesSeen(self.name)
                return VotesSeen(self.name) if room.submit(VotesDone()) is None else None
            case _:
                return None

    def now(self, room: Room) -> Sheet:
        if votes_shown(room.game.rules, room.table):
            return VotesSeen(self.name)
        gone = self.role is not None and self.role not in voters(room.game.edition.scenario, room.table.setup)
        return replace(self, role=None) if gone else self

    def back(self) -> Outcome:
        return WaitingSheet(self.name) if self.beside else Turn.BACK

    def _on(self, room: Room) -> Sheet:
        """The next role, or the votes; back to the phones where one person's vote was keyed in beside them."""
        if votes_shown(room.game.rules, room.table):
            return VotesSeen(self.name)
        alone = self.beside and self.role is not None
        return votes_sheet(room, self.name) if alone else KeyingSheet(self.name, beside=self.beside)

    def _whose(self, room: Room) -> str | None:
        """Whose vote is keyed in: the role that was pressed, else the first person that has not; None: nobody's."""
        machine = room.table.setup.machine
        waiting = tuple(role for role in still_to_vote(room.game.rules, room.table) if role not in machine)
        return self.role or (waiting[0] if waiting else None)

    def _only_the_machine(self, room: Room, seen: Case) -> Shown:
        """All people have voted; the machine's roles are about to."""
        parts = (_chips(room, None), Gap(4), Text(room.say("rehearsal.voting"), Type.LEAD))
        done = Button(room.say("rehearsal.voting.open"), Action("no_more"), Kind.PRIMARY, padding=30)
        hint = room.say("window.choice.votes.hidden")
        return Shown(sheets(seen.title, seen.title, parts), hint, (done,), {})


@dataclass(frozen=True, slots=True)
class WaitingSheet(Sheet):
    """The votes come from phones: who has voted, how many are waited for, and the answers to look at meanwhile."""

    name: str

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, seen = room.say, case(room.play(), self.name)
        answers = choice(room.play(), self.name, room.draft).answers
        waiting = still_to_vote(room.game.rules, room.table)
        rows = tuple(
            PickRow(answer.letter, answer.text, f"answer:{answer.key}", None, note=answer.refusal)
            for answer in answers
        )
        told = Text(say.count("window.choice.votes.waiting", len(waiting)), Type.LEAD)
        parts = (_chips(room, None), Gap(4), told, *rows)
        key_in = Button(say("window.choice.votes.key_in"), Action("key_in"), Kind.SECONDARY, padding=30)
        hint, buttons = say("window.choice.votes.hidden"), (_seats_button(room), key_in)
        return Shown(sheets(seen.title, seen.title, parts), hint, buttons, {"r": SEATS})

    def act(self, room: Room, action: Action) -> Outcome:  # noqa: ARG002  the signature of every sheet
        match action.name:
            case "key_in":
                return KeyingSheet(self.name, beside=True)
            case "role":
                return KeyingSheet(self.name, role=action.argument, beside=True)
            case _:
                return None

    def now(self, room: Room) -> Sheet:
        return (
            self
            if way_of(room) == "phones" and not votes_shown(room.game.rules, room.table)
            else votes_sheet(room, self.name)
        )


def _chips(room: Room, current: str | None) -> Element:
    """Everybody who votes, ticked where the vote is in."""
    waiting = still_to_vote(room.game.rules, room.table)
    return chips(
        tuple(
            chip(
                person_name(room.play(), seat),
                Action("role", seat),
                f"role:{seat}",
                done=seat not in waiting,
                current=seat == current,
            )
            for seat in voters(room.game.edition.scenario, room.table.setup)
        )
    )


def _seats_button(room: Room) -> Button:
    """A small one: who is here, and how the table votes."""
    return Button("", SEATS, Kind.QUIET, icon="users", padding=20, name=room.say("window.seats.open"))


def _open(room: Room, seen: Case, answers: tuple[AnswerView, ...]) -> tuple[Element, ...]:
    dimension = dimension_of(seen)

    def options(gap: float, manner: Manner) -> Element:
        rows = tuple(
            option_row(
                room,
                seen.card,
                each,
                dimension,
                chosen=False,
                manner=manner,
                action=Action("key_in", each.key),
            )
            for each in answers
        )
        return Column((*rows, *promises_line(room, answers)), gap)

    return answers_arranged(room, seen, options)
