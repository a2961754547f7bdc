"""All votes at once: a card for everyone, side by side by answer; the fewest first, and a line for their reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.policy.talk import voted
from game.session.deciding import AWAY
from game.session.inputs import Write
from game.session.seats import voters
from game.session.views import case, choice
from game.session.views.case import AnswerView
from game.session.views.people import person_name
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Gap, Grow, Panel, Row, Sized
from game.ui.pages.choice.card_sheet import Manner, answers_arranged, dimension_of, option_row, promises_line
from game.ui.pages.choice.rows import THICK, PickRow, grid, sheet_card
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, letters, onward
from game.ui.room import Room
from game.ui.screens import Edited, Settings, Typed
from game.ui.theme import RADIUS, RULE, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.field import EditLine, TextField
from game.ui.widgets.text import Text, heading, label

EMPTY = EditLine()
REASON = "reason"
"""The key of the field for the minority's reason."""
EARLY = Action("early")
"""An answer pressed here, where none is chosen yet."""
Groups = Mapping[str, tuple[str, ...]]
"""By answer who voted for it."""
MOST_LINES = 3
"""So many of those who speak first are heard on the sheet."""
MANY = 3
"""From so many cards on, a heap may lie in two rows and twice as wide."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """How the cards lie: with air around them, and large heaps two by two."""

    airy: bool
    paired: bool = False


_LAID = (
    (Type.TITLE, 22.0, _Laid(airy=True)),
    (Type.HEADING, 14.0, _Laid(airy=True)),
    (Type.TITLE, 22.0, _Laid(airy=True, paired=True)),
    (Type.HEADING, 14.0, _Laid(airy=True, paired=True)),
    (Type.FIGURE, 10.0, _Laid(airy=False)),
    (Type.FIGURE, 10.0, _Laid(airy=False, paired=True)),
    (46.0, 6.0, _Laid(airy=False, paired=True)),
)


@dataclass(frozen=True, slots=True)
class VotesSeen(Sheet):
    """Who voted for what, the minority first, and a line for its reason; the answers again where nobody voted.

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
        title, hint = _words(room, {key: groups[key] for key in ordered})
        if self.early:
            hint = room.say("window.choice.votes.then")
        button = onward(room.say("window.choice.votes.to_choice"))
        keys = letters(EARLY for _ in answers)
        if not groups:
            return Shown(self._nobody(room, tuple(answers.values())), hint, (button,), keys)
        below = (*_missing(room), *self._talk(room, groups))
        middle = tuple(
            sheet_card(title, (heading(title, size), shown, *below), gap, tight=gap < 10)  # noqa: PLR2004
            for size, gap, shown in (
                *((size, gap, _beside(room, groups, ordered, answers, laid)) for size, gap, laid in _LAID),
                (50.0, 8.0, _below(room, groups, ordered, answers, slim=False)),
                (44.0, 4.0, _below(room, groups, ordered, answers, slim=True)),
                (38.0, 2.0, _below(room, groups, ordered, answers, slim=True)),
            )
        )
        return Shown(middle, hint, (button,), keys)

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

    def _nobody(self, room: Room, answers: tuple[AnswerView, ...]) -> tuple[Element, ...]:
        """The answers again: there is nothing else to look at, and the talk is about them."""
        seen = case(room.play(), self.name)
        dimension = dimension_of(seen)

        def options(gap: float, manner: Manner) -> Element:
            rows = tuple(
                option_row(room, seen.card, each, dimension, chosen=False, manner=manner, action=EARLY)
                for each in answers
            )
            return Column((*rows, *promises_line(room, answers)), gap)

        return answers_arranged(room, seen, options)

    def _talk(self, room: Room, groups: Groups) -> tuple[Element, ...]:
        """A question for those who all agree; else the line for the minority's reason, or for both sides'.

        Where the machine plays all who speak first, they say it themselves.
        """
        said = _said_by_machine(room, self.name, groups)
        if said and set(minority(groups)) <= set(room.table.setup.machine):
            return said
        if len(groups) == 1:
            asked = "window.choice.votes.agreed_ask"
            together = sum(len(roles) for roles in groups.values()) > 1
            return (Text(room.say(asked), Type.LEAD, Face.SEMIBOLD),) if together else ()
        split = bool(minority(groups))
        asked = "window.choice.votes.reason" if split else "window.choice.votes.reasons"
        key = "window.choice.votes.kept" if self.kept else asked
        writing = TextField(room.say(key), self.reason, Action("keep"), REASON, active=bool(self.reason.text))
        keep = Button(room.say("window.choice.votes.keep"), Action("keep"), Kind.QUIET, "keep", padding=24)
        return (*said, Gap(4), Row((Grow(writing), keep), gap=16, align=Align.END))


def grouped(room: Room) -> dict[str, tuple[str, ...]]:
    """By answer who voted for it, in the order of the roles."""
    groups: dict[str, tuple[str, ...]] = {}
    votes = dict(room.table.pending.votes)
    for role in room.play().scenario.settings.roles:
        if role in votes:
            groups[votes[role]] = (*groups.get(votes[role], ()), role)
    return groups


def _said_by_machine(room: Room, card: str, groups: Groups) -> tuple[Element, ...]:
    """Why those of the machine's roles voted so who speak first: the minority, or one for each side."""
    speaking = minority(groups) or tuple(roles[0] for roles in groups.values())
    roles = [role for role in speaking if role in room.table.setup.machine][:MOST_LINES]
    if not roles or len(groups) == 1:
        return ()
    opinions = room.machine.members.opinions(room.table, card)
    lines = (
        room.say(
            "rehearsal.says", role=person_name(room.play(), role), text=voted(room.play(), opinions[role])
        )
        for role in roles
    )
    return tuple(Text(line, Type.LABEL, leading=1.25) for line in lines)


def minority(groups: Groups) -> tuple[str, ...]:
    """All who voted for something that had fewer votes than another answer."""
    most = max((len(roles) for roles in groups.values()), default=0)
    return tuple(role for roles in groups.values() if len(roles) < most for role in roles)


def _words(room: Room, groups: Groups) -> tuple[str, str]:
    """The title and the hint, which names those who speak first as their cards lie."""
    say = room.say
    if not groups:
        none = say("window.choice.votes.none")
        return none, f"{none}. {say('window.choice.votes.none_hint')}"
    few = minority(groups)
    if few:
        names = ", ".join(person_name(room.play(), role) for role in few)
        return say("window.choice.votes.minority"), say("window.choice.votes.speaks", roles=names)
    if len(groups) > 1:
        return say("window.choice.votes.even"), say("window.choice.votes.even_hint")
    if sum(len(roles) for roles in groups.values()) == 1:
        return say("window.choice.votes.one"), ""
    return say("window.choice.votes.agreed"), ""


def _beside(
    room: Room, groups: Groups, ordered: list[str], answers: Mapping[str, AnswerView], laid: _Laid
) -> Element:
    """The answers beside each other as they lie on a table, each with its cards below it."""
    few = set(minority(groups))
    columns = tuple(
        Grow(
            _heap(room, answers[key], groups, laid, first=bool(few & set(groups[key]))),
            2 if laid.paired and len(groups[key]) >= MANY else 1,
        )
        for key in ordered
    )
    return Row(columns, gap=18)


def _heap(room: Room, answer: AnswerView, groups: Groups, laid: _Laid, *, first: bool) -> Element:
    """One answer with the cards of those who voted for it; those who speak first have a thick edge and are told."""
    airy, roles = laid.airy, groups[answer.key]
    gap, side, size = (14.0, 72.0, Type.FIGURE) if airy else (8.0, 56.0, Type.LARGE)
    letter = Text(answer.letter, size, Face.DISPLAY, Ink.ON_BUTTON, leading=1.0, align=Align.CENTRE)
    badge = Panel(Sized(Column((Grow(), letter, Grow())), side, side, at_least=True), Ink.BUTTON, radius=14)
    count = room.say.count("window.choice.votes.number", len(roles))
    told = room.say("window.choice.votes.speaks_first") if first else count
    head = Row(
        (badge, Grow(label(told, Type.LABEL, Ink.TEXT if first else Ink.MUTED))), 18, align=Align.CENTRE
    )
    words = Text(answer.text, Type.LARGE if airy else Type.BODY, Face.BOLD, leading=1.2)
    inner = Column((head, words, Gap(2), _cards(room, answer, groups, laid), Grow()), gap)
    edge, thick = (Ink.BUTTON, THICK) if first else (Ink.EDGE, RULE)
    names = ", ".join(person_name(room.play(), role) for role in roles)
    return Panel(
        inner,
        Ink.CARD,
        edge,
        thick,
        RADIUS,
        (22, 18) if airy else (14, 10),
        name=f"{answer.letter}: {answer.text}: {names}",
        action=EARLY,
        key=f"seen:{answer.key}",
    )


def _cards(room: Room, answer: AnswerView, groups: Groups, laid: _Laid) -> Element:
    """The cards of an answer: in a line where all lie there, else below each other, or two by two."""
    roles = groups[answer.key]
    cards = tuple(_card(answer.letter, person_name(room.play(), role)) for role in roles)
    if len(groups) == 1:
        return Flow(cards, gap=14, line_gap=10)
    return grid(cards, 10) if laid.paired and len(roles) >= MANY else Column(cards, gap=10)


def _card(letter: str, name: str) -> Element:
    """Somebody's paper card."""
    voted = Sized(
        Text(letter, Type.LABEL, Face.DISPLAY, leading=1.2, align=Align.CENTRE), wide=34, at_least=True
    )
    line = Row((voted, Grow(Text(name, Type.LABEL, Face.SEMIBOLD, leading=1.2))), 14, align=Align.CENTRE)
    return Panel(line, Ink.BADGE, radius=12, padding=(16, 10))


def _below(
    room: Room, groups: Groups, ordered: list[str], answers: Mapping[str, AnswerView], *, slim: bool
) -> Element:
    """The same as lines, where room is short."""
    rows = tuple(
        PickRow(
            answers[key].letter,
            answers[key].text,
            f"seen:{key}",
            EARLY,
            end=", ".join(person_name(room.play(), role) for role in groups[key]),
            slim=slim,
        )
        for key in ordered
    )
    return Column(rows, gap=4 if slim else 8)


def _missing(room: Room) -> tuple[Element, ...]:
    """Who gave no vote."""
    pending, here = room.table.pending, voters(room.game.edition.scenario, room.table.setup)
    out = {role for role, why in pending.abstained if why == AWAY}
    away = [person_name(room.play(), role) for role in here if role in out]
    silent = [person_name(room.play(), role) for role in here if role not in {*out, *dict(pending.votes)}]
    told = [
        room.say(f"window.choice.votes.{key}", roles=", ".join(names))
        for key, names in (("silent", silent), ("absent", away))
        if names
    ]
    return (Text(" ".join(told), Type.LABEL, ink=Ink.MUTED, leading=1.25),) if told else ()
