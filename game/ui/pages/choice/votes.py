"""The votes on the main case: the answers to read, one person who keys in, and the minority that speaks first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.session.deciding import votes_shown
from game.session.inputs import Vote, VotesDone, Write
from game.session.seats import taken_seats
from game.session.views import Case, case, choice
from game.session.views.case import AnswerView
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Align, Column, Gap, Grow, Row
from game.ui.pages.choice.card_sheet import (
    Manner,
    answers_arranged,
    dimension_of,
    option_row,
    promises_line,
)
from game.ui.pages.choice.rows import PickRow, chip, chips, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, letters, onward, short_name, short_names
from game.ui.room import Room
from game.ui.screens import Edited, Settings, Typed
from game.ui.theme import Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.field import EditLine, TextField
from game.ui.widgets.text import Text

EMPTY = EditLine()
REASON = "reason"
"""The key of the field for the minority's reason."""


def votes_sheet(room: Room, card: str) -> Sheet:
    """Where the votes on a case stand: not begun, being keyed in, or shown."""
    if votes_shown(room.game.rules, room.table):
        return VotesSeen(card)
    return KeyingSheet(card) if room.table.pending.votes else VotesSheet(card)


@dataclass(frozen=True, slots=True)
class VotesSheet(Sheet):
    """The answers, before anybody has voted: what lies open while the paper cards come up."""

    name: str

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        seen, answers = case(room.play(), self.name), choice(room.play(), self.name, room.draft).answers
        button = replace(onward(room.say("window.choice.votes.key_in")), action=Action("key_in"))
        keys = letters(Action("key_in", answer.key) for answer in answers)
        return Shown(_open(room, seen, answers), room.say("window.choice.votes.how"), (button,), keys)

    def act(self, room: Room, action: Action) -> Outcome:  # noqa: ARG002  the signature of every sheet
        match action.name:
            case "key_in":
                return KeyingSheet(self.name, early=bool(action.argument))
            case "next":
                return Turn.NEXT
            case _:
                return None


@dataclass(frozen=True, slots=True)
class KeyingSheet(Sheet):
    """One person keys the votes in, role by role; who has voted is seen, never what. `role` is whose turn it is.

    `early` says that somebody pressed an answer before anybody had voted.
    """

    name: str
    role: str | None = None
    early: bool = False

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        seen, answers = case(room.play(), self.name), choice(room.play(), self.name, room.draft).answers
        role, say = self._whose(room), room.say
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
        question = Text(say("window.choice.votes.ask", role=short_name(room, role)), Type.LEAD)
        parts = (chips(self._chips(room, role)), Gap(4), question, *rows)
        any_yet = bool(room.table.pending.votes)
        stop = say("window.choice.votes.no_more" if any_yet else "window.choice.votes.without")
        done = Button(stop, Action("no_more"), Kind.SECONDARY, padding=30)
        keys = letters(row.action for row in rows if row.action)
        hint = say("window.choice.votes.first" if self.early else "window.choice.votes.hidden")
        return Shown(sheets(seen.title, seen.title, parts), hint, (done,), keys)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "vote":
                voted = room.submit(Vote(self._whose(room), action.argument)) is None
                return votes_sheet(room, self.name) if voted else None
            case "role":
                return replace(self, role=action.argument)
            case "no_more":
                return VotesSeen(self.name) if room.submit(VotesDone()) is None else None
            case _:
                return None

    def back(self) -> Outcome:
        return Turn.BACK

    def _whose(self, room: Room) -> str:
        """Whose vote is keyed in: the role that was pressed, else the first that has not voted."""
        seats = taken_seats(room.game.edition.scenario, room.table.setup)
        voted = dict(room.table.pending.votes)
        return self.role or next((seat for seat in seats if seat not in voted), seats[0])

    def _chips(self, room: Room, current: str) -> tuple[Button, ...]:
        seats = taken_seats(room.game.edition.scenario, room.table.setup)
        voted = dict(room.table.pending.votes)
        return tuple(
            chip(
                short_name(room, seat),
                Action("role", seat),
                f"role:{seat}",
                done=seat in voted,
                current=seat == current,
            )
            for seat in seats
        )


@dataclass(frozen=True, slots=True)
class VotesSeen(Sheet):
    """All votes at once: the minority first, and a line for its reason.

    `early` says that somebody pressed an answer here already, where none can be chosen.
    """

    name: str
    reason: EditLine = EMPTY
    kept: bool = False
    early: bool = False

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        answers = {answer.key: answer for answer in choice(room.play(), self.name, room.draft).answers}
        groups = grouped(room)
        ordered = sorted(groups, key=lambda key: (len(groups[key]), answers[key].letter))
        rows: tuple[Element, ...] = tuple(
            PickRow(
                answers[key].letter,
                answers[key].text,
                f"seen:{key}",
                Action("early"),
                end=short_names(room, groups[key]),
            )
            for key in ordered
        )
        title, hint = self._words(room, groups)
        if self.early:
            hint = room.say("window.choice.votes.then")
        field = self._field(room, split=bool(minority(groups))) if len(groups) > 1 else ()
        button = onward(room.say("window.choice.votes.to_choice"))
        keys = letters(Action("early") for _ in answers)
        return Shown(sheets(title, title, (*rows, *field)), hint, (button,), keys)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "keep" if self.reason.text.strip():
                kept = room.submit(Write("reason", self.reason.text.strip())) is None
                return VotesSeen(self.name, kept=True) if kept else None
            case "early":
                return replace(self, early=True)
            case "next":
                return Turn.NEXT
            case _:
                return None

    def written(self, given: Typed | Edited) -> Sheet:
        line = self.reason.typed(given.text) if isinstance(given, Typed) else self.reason.edited(given.edit)
        return replace(self, reason=line, kept=False)

    def _words(self, room: Room, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
        say = room.say
        if not groups:
            return say("window.choice.votes.none"), say("window.choice.votes.none_hint")
        few = minority(groups)
        if few:
            return say("window.choice.votes.minority"), say(
                "window.choice.votes.speaks", roles=short_names(room, few)
            )
        if len(groups) == 1:
            return say("window.choice.votes.agreed"), say("window.choice.votes.agreed_hint")
        return say("window.choice.votes.even"), say("window.choice.votes.even_hint")

    def _field(self, room: Room, *, split: bool) -> tuple[Element, ...]:
        """The line for the minority's reason; where the votes are even, for what both sides said."""
        asked = "window.choice.votes.reason" if split else "window.choice.votes.reasons"
        key = "window.choice.votes.kept" if self.kept else asked
        writing = TextField(room.say(key), self.reason, Action("keep"), REASON, active=bool(self.reason.text))
        keep = Button(room.say("window.choice.votes.keep"), Action("keep"), Kind.QUIET, "keep", padding=24)
        return (Gap(4), Row((Grow(writing), keep), gap=16, align=Align.END))


def grouped(room: Room) -> dict[str, tuple[str, ...]]:
    """By answer who voted for it, in the order of the roles."""
    groups: dict[str, tuple[str, ...]] = {}
    votes = dict(room.table.pending.votes)
    for role in room.play().scenario.settings.roles:
        if role in votes:
            groups[votes[role]] = (*groups.get(votes[role], ()), role)
    return groups


def minority(groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All who voted for something that had fewer votes than another answer."""
    most = max((len(roles) for roles in groups.values()), default=0)
    return tuple(role for roles in groups.values() if len(roles) < most for role in roles)


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
