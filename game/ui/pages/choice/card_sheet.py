"""A card and its answers: the main case, a case that one role decides alone, an event that asks for an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Protocol

from game.policy.rehearsal import decides_by_machine
from game.policy.talk import decided
from game.session.inputs import Choose
from game.session.seats import speaks_for
from game.session.table import menu_of
from game.session.views import Case, case, choice
from game.session.views.case import AnswerView, felt_turn
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Row
from game.ui.pages.choice.compact import CompactOption, StackedOption
from game.ui.pages.choice.first import signs
from game.ui.pages.choice.rows import link, sheet_card
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, later, letters, onward, short_name
from game.ui.pages.secret import offered
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Dimension, Ink, Type
from game.ui.widgets.frame import Kicker
from game.ui.widgets.option import Fact, OptionRow, Touch
from game.ui.widgets.text import Text, heading

PLAIN_TEXT = 100
"""Up to this text size, in percent, a new case and its answers have room on one page."""


@dataclass(frozen=True, slots=True)
class CardSheet(Sheet):
    """The answers to a card. One that nobody has read yet has its text with it; `read` says that it was read alone.

    Where text is enlarged, a new card is first shown by itself, large, and then with its answers.
    """

    name: str
    read: bool = False

    def show(self, room: Room, settings: Settings) -> Shown:
        seen = case(room.play(), self.name)
        if seen.kind != "case" and not self.read and settings.text_percent > PLAIN_TEXT:
            return self._alone(room, seen)
        return self._answers(room, seen)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "choose" if machine := decides_by_machine(
                room.game.edition.scenario, room.table.setup, self.name
            ):
                room.message = room.say("rehearsal.decides", role=short_name(room, machine))
                return None
            case "choose":
                room.submit(Choose(self.name, action.argument))
                return None
            case "answers":
                return replace(self, read=True)
            case "next":
                return Turn.NEXT
            case _:
                return None

    def back(self) -> Outcome:
        return replace(self, read=False) if self.read else Turn.BACK

    def card(self, room: Room) -> str | None:  # noqa: ARG002  the signature of every sheet
        return self.name

    def _alone(self, room: Room, seen: Case) -> Shown:
        words = Column(
            (kicker(room, seen), heading(seen.title, Type.TITLE), Gap(14), Text(seen.text, Type.LEAD)), 4
        )
        tight = Column((kicker(room, seen), heading(seen.title), Text(seen.text, Type.BODY)), 4)
        middle = tuple(
            sheet_card(seen.title, (part, *_knowers(room, seen)), 16, tight=part is tight)
            for part in (words, tight)
        )
        button = replace(onward(room.say("window.choice.to_answers")), action=Action("answers"))
        return Shown(middle, room.say("window.choice.read"), (button,), {})

    def _answers(self, room: Room, seen: Case) -> Shown:
        answers = choice(room.play(), self.name, room.draft).answers
        chosen = dict(room.table.pending.choices).get(self.name)
        picked = next((answer for answer in answers if answer.key == chosen), None)
        button = (
            later(room)
            if picked is None
            else onward(
                room.say(
                    "window.choice.we_choose" if seen.owner is None else "window.choice.role_chooses",
                    letter=picked.letter,
                    role=_decider(room, seen),
                )
            )
        )
        keys = letters(Action("choose", answer.key) for answer in answers)
        urgent = bool(decides_by_machine(room.game.edition.scenario, room.table.setup, self.name))
        late = any(answer.late for answer in answers)
        hint = _hint(room, seen, picked, late=late)
        return Shown(self._arranged(room, seen, answers, chosen), hint, (button,), keys, urgent)

    def _arranged(
        self, room: Room, seen: Case, answers: tuple[AnswerView, ...], chosen: str | None
    ) -> tuple[Element, ...]:
        dimension = dimension_of(seen)

        def options(gap: float, manner: Manner) -> Element:
            rows = tuple(
                option_row(
                    room,
                    seen.card,
                    each,
                    dimension,
                    chosen=each.key == chosen,
                    manner=manner,
                )
                for each in answers
            )
            return Column((*rows, *promises_line(room, answers)), gap)

        if seen.kind == "case":
            return answers_arranged(room, seen, options)
        words = (Text(seen.text, Type.LABEL, leading=1.3), *_knowers(room, seen))
        top = (kicker(room, seen), heading(seen.title), *words)
        with_text = (
            sheet_card(seen.title, (*top, Gap(16), options(14, Manner.FULL)), 4),
            sheet_card(seen.title, (*top, Gap(4), options(12, Manner.FULL)), 4),
            sheet_card(seen.title, (*top, Gap(14), options(12, Manner.FULL)), 4, tight=True),
            sheet_card(seen.title, (*top, Gap(10), options(10, Manner.FULL)), 2, tight=True),
            sheet_card(seen.title, (*top, options(8, Manner.FULL)), 2, tight=True),
            sheet_card(seen.title, (*top, Gap(4), options(14, Manner.STACKED)), 4, tight=True),
            sheet_card(seen.title, (*top, Gap(4), options(14, Manner.COMPACT)), 2, tight=True),
            sheet_card(seen.title, (*top, options(6, Manner.COMPACT)), 2, tight=True),
        )
        return (*with_text, *answers_arranged(room, seen, options)[1:])


class Manner(Enum):
    """How roomy an answer is."""

    FULL = auto()
    STACKED = auto()
    COMPACT = auto()

    def row(self) -> type[OptionRow]:
        """The widget that shows an answer so."""
        match self:
            case Manner.FULL:
                return OptionRow
            case Manner.STACKED:
                return StackedOption
            case Manner.COMPACT:
                return CompactOption


class Options(Protocol):
    """The answers below each other with a gap."""

    def __call__(self, gap: float, manner: Manner) -> Element:
        """One column."""
        ...


def answers_arranged(room: Room, seen: Case, options: Options) -> tuple[Element, ...]:
    """A card's title over its answers, without the text that S shows; from airy to tight.

    In the first half-year the signs on the answers are explained, if there is room for it.
    """
    new = signs(room)
    return (
        *(_answers_below(room, seen, options, new) if new else ()),
        *_answers_below(room, seen, options, ()),
    )


def _answers_below(room: Room, seen: Case, options: Options, new: tuple[Element, ...]) -> tuple[Element, ...]:
    recall = link(room.say("window.choice.read_again"), Action("recall"))
    below = Row((recall, Grow()))
    beside, bare = (
        Flow((kicker(room, seen, coded=coded), recall), gap=44, align=Align.CENTRE) for coded in (True, False)
    )
    top = (kicker(room, seen), heading(seen.title), below, *new)
    return (
        sheet_card(seen.title, (*top, Gap(8), options(14, Manner.FULL)), 4),
        sheet_card(seen.title, (*top, options(10, Manner.FULL)), 2, tight=True),
        sheet_card(
            seen.title, (beside, heading(seen.title, 52), *new, options(8, Manner.FULL)), 2, tight=True
        ),
        *(
            sheet_card(
                seen.title,
                (beside, heading(seen.title, size), *new, options(gap, Manner.STACKED)),
                6,
                tight=True,
            )
            for size, gap in ((Type.HEADING, 22), (52, 12))
        ),
        sheet_card(
            seen.title,
            (beside, heading(seen.title, 52), *new, Gap(6), options(18, Manner.COMPACT)),
            2,
            tight=True,
        ),
        sheet_card(
            seen.title, (beside, heading(seen.title, 48), *new, options(8, Manner.COMPACT)), 2, tight=True
        ),
        sheet_card(
            seen.title, (beside, heading(seen.title, 40), *new, options(4, Manner.COMPACT)), 0, tight=True
        ),
        sheet_card(
            seen.title, (bare, heading(seen.title, 48), *new, options(8, Manner.COMPACT)), 2, tight=True
        ),
        sheet_card(
            seen.title, (bare, heading(seen.title, 40), *new, options(4, Manner.COMPACT)), 0, tight=True
        ),
    )


def kicker(room: Room, seen: Case, *, coded: bool = True) -> Element:
    """The line over a card's title: what it is about, who decides, and its code where that needs no further line."""
    whose = seen.decides
    if seen.owner is not None and _decider(room, seen) != short_name(room, seen.owner):
        whose = room.say(
            "window.choice.decides_for", role=_decider(room, seen), owner=short_name(room, seen.owner)
        )
    if seen.kind == "event":
        whose = f"{room.say('case.event')} · {whose}"
    lines = (f"{whose} · {seen.code}", whose) if coded else (whose,)
    if seen.dimension is None:
        return Fit(tuple(Text(f"**{line}**", Type.LABEL, ink=Ink.MUTED) for line in lines))
    dimension = Dimension[seen.dimension.upper()]
    return Fit(tuple(Kicker(dimension, seen.dimension_name, line) for line in lines))


def dimension_of(seen: Case) -> Dimension:
    """The colour of a card's chosen answer; an event without a dimension borrows the first one's."""
    return Dimension.STRATEGY if seen.dimension is None else Dimension[seen.dimension.upper()]


def option_row(  # noqa: PLR0913  all that an answer's row depends on
    room: Room,
    card: str,
    answer: AnswerView,
    dimension: Dimension,
    *,
    chosen: bool,
    manner: Manner,
    action: Action | None = None,
) -> Element:
    """An answer with what it costs, whose capacity, when it is felt, and its dots; or why it is closed.

    Where room is short each role has its own place, so that a line may break between them. What is closed says in
    two or three words why; pressing it says it in a sentence.
    """
    say = room.say
    burdens = (
        tuple(
            Fact("user", f"{each.short}\u00a0{each.points}", say("window.choice.fact.capacity"))
            for each in answer.burdens
        )
        if manner is not Manner.FULL and answer.burdens
        else (Fact("user", answer.burden, say("window.choice.fact.capacity")),)
    )
    facts = (
        Fact("circle-dollar-sign", answer.price, say("window.choice.fact.price")),
        Fact("rotate-cw", answer.running, say("window.choice.fact.running")),
        *(Fact("coins", each, say("window.choice.fact.moved")) for each in answer.moved),
        *burdens,
        Fact("calendar", felt_words(room, card, answer), say("window.choice.fact.felt")),
        *(
            (Fact("handshake", say("window.choice.gives"), say("window.choice.fact.promise")),)
            if answer.gives
            else ()
        ),
    )
    touches = tuple(Touch(dot.name, dot.count) for dot in answer.dots)
    return manner.row()(
        answer.letter,
        answer.text,
        facts,
        touches,
        dimension,
        chosen,
        action or Action("choose", answer.key),
        say("window.choice.chosen"),
        closed_words(room, card).get(answer.key, ""),
        say("window.choice.fact.closed"),
    )


def felt_words(room: Room, card: str, answer: AnswerView) -> str:
    """When an answer is felt, and a word also where the table has said that it ends before."""
    turn, ends = felt_turn(room.play(), card, answer.key, room.table.turn), room.table.ends_after
    if turn is None or ends is None or not ends < turn <= room.play().turns:
        return answer.felt
    return room.say("choice.felt_after", when=answer.felt)


def closed_words(room: Room, card: str) -> dict[str, str]:
    """By answer, in two or three words, why it cannot be chosen now."""
    offered = next(each for each in menu_of(room.game.rules, room.table).cards if each.card == card)
    return {
        answer.key: room.say(f"window.choice.closed.{answer.refusal.code}")
        for answer in offered.answers
        if answer.refusal is not None
    }


def promises_line(room: Room, answers: tuple[AnswerView, ...]) -> tuple[Element, ...]:
    """Which promise comes with which answer."""
    return tuple(
        Text(
            room.say("window.choice.gives_promise", letter=answer.letter, promise=answer.gives),
            Type.SMALL,
            leading=1.25,
        )
        for answer in answers
        if answer.gives
    )


def _knowers(room: Room, seen: Case) -> tuple[Element, ...]:
    """Where roles know something that the screen does not say: who, and the way to it."""
    buttons = tuple(link(text, action) for text, action in offered(room, seen))
    return (Flow(buttons, gap=32, line_gap=4),) if buttons else ()


def _decider(room: Room, seen: Case) -> str:
    """The name of who decides a card alone, "" for the whole table."""
    if seen.owner is None:
        return ""
    return short_name(room, speaks_for(room.game.edition.scenario, room.table.setup, seen.owner))


def _hint(room: Room, seen: Case, picked: AnswerView | None, *, late: bool) -> str:
    machine = decides_by_machine(room.game.edition.scenario, room.table.setup, seen.card)
    if machine and picked is not None:
        opinion = room.machine.members.opinions(room.table, seen.card)[machine]
        text = decided(room.play(), opinion, picked.key)
        return room.say("rehearsal.says", role=short_name(room, machine), text=text)
    if machine:
        return room.say("rehearsal.thinking")
    if picked is not None:
        over = [burden.short for burden in picked.burdens if burden.overdrawn]
        if over:
            return room.say("window.choice.overdrawn", roles=", ".join(over))
        return room.say("window.choice.may_change")
    if seen.owner is None:
        if late:
            return room.say("window.choice.decide_last")
        return room.say("window.choice.decide" if room.table.played else "window.choice.decide_first")
    return room.say("window.choice.decide_alone", role=_decider(room, seen))
