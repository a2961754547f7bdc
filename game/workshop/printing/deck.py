"""The cards to cut out, the list of events by their codes, and the facilitator's notes."""

from __future__ import annotations

from collections.abc import Iterator

from game.pack.schema import Card
from game.session.views.case import AnswerView, case, choice_on_paper, felt_turn
from game.session.views.names import letter
from game.session.views.sources import source_text
from game.workshop.printing.matter import Data, Matter
from game.workshop.reading import KINDS


def cases(matter: Matter) -> Data:
    """Every card as it lies on the table, for play without a screen, in piles that are shuffled by themselves."""
    return {"piles": [[_card(matter, name) for name in pile] for pile in piles(matter) if pile]}


def piles(matter: Matter) -> tuple[tuple[str, ...], ...]:
    """The cards by kind, and last those that nobody draws: they follow an answer, or the calendar has them."""
    cards = matter.scenario.cards
    planned = {name for each in matter.settings.calendar for name in (each.case, each.event)}
    later = tuple(name for name in matter.cards if cards[name].only_follow_up or name in planned)
    drawn = tuple(name for name in matter.cards if name not in later)
    return (*(tuple(name for name in drawn if cards[name].kind == kind) for kind in KINDS), later)


def event_codes(matter: Matter) -> Data:
    """The events by the code that the facilitator keys in."""
    say = matter.say
    events = [card for card in _in_order(matter) if card.kind == "event"]
    rows = [{"code": card.code, "title": card.title, "text": card.text} for card in events]
    return {"lead": say("print.events.lead"), "rows": rows}


def notes(matter: Matter) -> Data:
    """What each card is about, what to ask, and where its figures are from."""
    say = matter.say
    return {
        "lead": say("print.notes.lead"),
        "cards": [
            {"code": card.code, "title": card.title, "rows": list(_note(matter, card))}
            for card in _in_order(matter)
            if card.note is not None
        ],
    }


def _in_order(matter: Matter) -> tuple[Card, ...]:
    return tuple(matter.scenario.cards[name] for name in matter.cards)


def _card(matter: Matter, name: str) -> Data:
    seen, say = case(matter.play, name), matter.say
    answers = choice_on_paper(matter.play, name).answers
    knows = [fact.short for fact in seen.private]
    comes = list(_causes(matter, name))
    return {
        "code": seen.code,
        "dimension": seen.dimension,
        "dimension-name": seen.dimension_name,
        "decides": "" if seen.kind == "event" else seen.decides,
        "title": seen.title,
        "text": seen.text,
        "knows": say("print.cases.knows", roles=" · ".join(knows)) if knows else "",
        "answers": [_answer(matter, name, answer) for answer in answers],
        "comes": say("print.cases.comes", answers=", ".join(comes)) if comes else _planned(matter, name),
    }


def _planned(matter: Matter, name: str) -> str:
    """That nobody draws a card which the calendar brings."""
    has = any(name in (each.case, each.event) for each in matter.settings.calendar)
    return matter.say("print.paper.planned", code=matter.scenario.cards[name].code) + "." if has else ""


def _causes(matter: Matter, name: str) -> Iterator[str]:
    """The answers that a card follows from, each with its half-years."""
    if not matter.scenario.cards[name].only_follow_up:
        return
    for choice in matter.play.rules.layout.choices:
        for follow_up in choice.option.follow_ups:
            if follow_up.card == name:
                code = matter.scenario.cards[choice.card].code
                after = letter(matter.play.rules.layout, choice.card, choice.key)
                yield matter.say.count("print.cases.cause", follow_up.after, code=code, letter=after)


def _answer(matter: Matter, name: str, answer: AnswerView) -> Data:
    say = matter.say
    felt = felt_turn(matter.play, name, answer.key, 0)
    facts = [
        say("print.cases.price", price=answer.price),
        say("print.cases.running", running=answer.running) if answer.running != "0" else "",
        *answer.moved,
        say("print.cases.burden", burden=answer.burden) if answer.burdens else "",
        say.count("print.cases.felt", felt) if felt else "",
        say("print.cases.gives", promise=answer.gives) if answer.gives else "",
    ]
    idle = answer.key == "not_now" and not answer.burdens and not answer.moved and answer.price == "0"
    return {
        "letter": answer.letter,
        "text": answer.text,
        "facts": "" if idle else " · ".join(fact for fact in facts if fact),
        "touches": [{"name": dot.name, "count": dot.count} for dot in answer.dots],
    }


def _note(matter: Matter, card: Card) -> Iterator[Data]:
    note, say = card.note, matter.say
    if note is None:
        return
    yield {"name": say("print.notes.point"), "text": note.point}
    yield {"name": say("print.notes.question"), "text": note.question}
    yield {"name": say("print.notes.idea"), "text": note.idea}
    yield {"name": say("print.notes.source"), "text": source_text(matter.play, note.source)}
