"""A card on the table: the case, and the answers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.engine.decisions import Decisions
from game.engine.layout import Choice as Answer
from game.engine.menu import Answer as MenuAnswer
from game.engine.menu import OpenCard, legal_commands
from game.pack.schema import Dimension, Option
from game.session.views.at_once import at_once, moved_words
from game.session.views.figures import plain, rounded
from game.session.views.names import card_words, choice_text, dimension_name, letter
from game.session.views.play import Play, when
from game.session.views.refusals import refusal_text
from game.session.views.workload import burden_of, had_points, points, used_points


@dataclass(frozen=True, slots=True)
class Fact:
    """What one role knows and the screen does not show."""

    role: str
    short: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A card as it is read aloud."""

    card: str
    kind: str
    """case, delegated or event."""
    code: str
    dimension: Dimension | None
    dimension_name: str
    """"Teknologi"; "Hendelse" for an event without one."""
    owner: str | None
    """The role that decides alone; None for the whole table."""
    decides: str
    """"hele bordet" or "Økonomi avgjør"."""
    title: str
    text: str
    private: tuple[Fact, ...]
    """By role in the scenario's order; for empty seats too."""


@dataclass(frozen=True, slots=True)
class Burden:
    """Whose capacity an answer takes."""

    role: str
    short: str
    points: str
    overdrawn: bool
    """Whether the role would have more to do than it has points for."""


@dataclass(frozen=True, slots=True)
class Dots:
    """How strongly an answer touches a gauge, 1 to 3, never in which direction."""

    indicator: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer."""

    key: str
    """a, b, c or not_now, as `Decisions` names it."""
    letter: str
    """A, B, C or D, in the order of the screen."""
    text: str
    price: str
    """M NOK: "6,5"; "0" for what is free. Counts what is taken at once from the stock that pays prices."""
    running: str
    """"1,1 i året"; "0". Counts what begins at once."""
    moved: tuple[str, ...]
    """Other money that it moves at once: "Disposisjonsfondet betaler 4 mill."."""
    burdens: tuple[Burden, ...]
    burden: str
    """"Helse 2, Digital 1"; "ingen"."""
    felt: str
    """"høst 2028"; "–" for nothing to feel."""
    dots: tuple[Dots, ...]
    gives: str
    """The promise that comes with it, "" if none."""
    refusal: str
    """Why it may not be chosen, "" if it may."""
    spoken: str
    late: bool = False
    """Whether it can be felt only after the last half-year."""

    @property
    def legal(self) -> bool:
        """Whether it may be chosen."""
        return not self.refusal


@dataclass(frozen=True, slots=True)
class Choice:
    """The answers to a card, "not now" last."""

    card: str
    title: str
    answers: tuple[AnswerView, ...]


def cases(play: Play) -> tuple[Case, ...]:
    """The cards on the table: main case, delegated cases, an event with options."""
    return tuple(case(play, card.card) for card in legal_commands(play.rules, play.today).cards)


def case(play: Play, name: str) -> Case:
    """A card of the scenario as it is read aloud."""
    card, roles = play.scenario.cards[name], play.scenario.settings.roles
    private = card.private if play.has("private") else {}
    return Case(
        name,
        card.kind,
        card.code,
        card.dimension,
        dimension_name(play, card.dimension) if card.dimension else play.say("case.event"),
        card.owner,
        play.say("case.owner", role=roles[card.owner].short) if card.owner else play.say("case.table"),
        *card_words(play, name),
        tuple(Fact(role, roles[role].short, private[role]) for role in roles if role in private),
    )


def choice(play: Play, name: str, draft: Decisions | None = None) -> Choice:
    """The answers to an open card, weighed with what the draft says about the other cards; KeyError if not open."""
    offered: dict[str, OpenCard] = {card.card: card for card in legal_commands(play.rules, play.today).cards}
    others = _without(draft, name)
    answers = [_answer(play, name, answer, others) for answer in offered[name].answers]
    return Choice(name, card_words(play, name)[0], tuple(answers))


def choice_on_paper(play: Play, name: str) -> Choice:
    """The answers to any card as they are printed: all open, at the price of this half-year; KeyError for no card."""
    card = play.rules.scenario.cards[name]
    found = [choice for choice in play.rules.layout.choices if choice.card == name]
    prices: dict[str, float] = {key: float(option.price) for key, option in card.options.items()}
    answers = [
        _answer(play, name, MenuAnswer(choice.key, prices.get(choice.key, 0.0), None), Decisions(()))
        for choice in found
    ]
    return Choice(name, card_words(play, name)[0], tuple(answers))


def felt_turn(play: Play, name: str, key: str, turn: int) -> int | None:
    """The half-year in which a choice made in `turn` is felt; None where there is nothing to feel."""
    card = play.rules.scenario.cards[name]
    option = None if key == "not_now" else card.options.get(key)  # type: ignore[call-overload]
    if not isinstance(option, Option):
        return turn if card.not_now is not None and card.not_now.at_once else None
    if option.felt is not None:
        return turn + option.felt
    if option.quarters > 0:
        return turn - int(-option.quarters // play.rules.scenario.settings.quarters_per_turn)
    return turn if option.at_once or option.touches else None


def _without(draft: Decisions | None, card: str) -> Decisions:
    if draft is None:
        return Decisions(())
    choices = tuple(pair for pair in draft.choices if pair[0] != card)
    return Decisions(choices, draft.tokens, draft.lending, draft.budget, draft.promise)


def _answer(play: Play, name: str, answer: MenuAnswer, others: Decisions) -> AnswerView:
    layout, settings = play.rules.layout, play.scenario.settings
    found = next(c for c in layout.choices if c.card == name and c.key == answer.key)
    option = found.option if isinstance(found.option, Option) else None
    turn = felt_turn(play, name, answer.key, play.turn)
    moved = at_once(play, found)
    running = (float(option.running) if option else 0.0) + moved.running
    touches = found.option.touches
    burdens = tuple(_burdens(play, found, others))
    view = AnswerView(
        answer.key,
        letter(layout, name, answer.key),
        choice_text(play, name, answer.key),
        plain(play, answer.price + moved.taken),
        play.say("choice.running", amount=plain(play, running)) if rounded(running, 2) else plain(play, 0),
        tuple(moved_words(play, moved)),
        burdens,
        ", ".join(f"{b.short} {b.points}" for b in burdens) or play.say("choice.nobody"),
        _felt(play, turn),
        tuple(
            Dots(gauge, settings.indicators[gauge].name, touches[gauge])
            for gauge in settings.gauges
            if gauge in touches
        ),
        settings.promises[option.gives].name if option and option.gives else "",
        refusal_text(play, answer.refusal) if answer.refusal else "",
        "",
        late=turn is not None and turn > play.turns,
    )
    return replace(view, spoken=_spoken(play, view))


def _felt(play: Play, turn: int | None) -> str:
    """When it can be felt; a word more where that is after the last half-year."""
    if turn is None:
        return "–"
    told = when(play, turn).short
    return told if turn <= play.turns else play.say("choice.felt_after", when=told)


def _burdens(play: Play, found: Answer, others: Decisions) -> Iterator[Burden]:
    for role, part in play.scenario.settings.roles.items():
        taken = burden_of(found, role)
        if taken > 0:
            used = used_points(play, play.today, role, others) + taken
            had = had_points(play, play.today, role, others)
            yield Burden(role, part.short, plain(play, taken), points(used) > points(had))


def _spoken(play: Play, view: AnswerView) -> str:
    parts = [
        play.say("choice.spoken", letter=view.letter, text=view.text),
        play.say("choice.spoken.price", price=view.price, running=view.running),
        play.say("choice.spoken.moved", moved=", ".join(view.moved)) if view.moved else "",
        play.say("choice.spoken.burden", burden=view.burden),
        play.say("choice.spoken.felt", felt=view.felt) if view.felt != "–" else "",
        play.say("choice.spoken.touches", touches=", ".join(f"{d.name} {d.count}" for d in view.dots))
        if view.dots
        else "",
        play.say("choice.spoken.gives", promise=view.gives) if view.gives else "",
        view.refusal,
    ]
    return " ".join(part for part in parts if part)
