"""What is asked of whoever keys in from paper: each line of the sheet as a question with its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.menu import Menu
from game.pack.schema import Scenario
from game.session.deciding import prediction_asked
from game.session.facilitating import card_of_code
from game.session.inputs import (
    Bring,
    Choose,
    Input,
    NoEvent,
    Propose,
    PutAside,
    Vote,
)
from game.session.keying import CODES, Place, PlaceKind, event_here, smalls
from game.session.table import TableState, main_case, menu_of
from game.session.views.case import AnswerView, Case, case, choice, choice_on_paper
from game.session.views.names import LETTERS, letter
from game.session.views.paper_lists import line_name, listed
from game.session.views.paper_rows import calendar_events
from game.session.views.play import Play

SKIP_VOTES = "0"
MARKS = "123456789QWERTYUIOPASDFGHJKLZXCVBNM"
"""The keys of a list: digits, and letters after them as they lie on the keyboard."""


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """Something that may stand on the line: its key, its words, and what is keyed in with it."""

    mark: str
    title: str
    acts: tuple[Input, ...]
    then: Place | None = None
    """Where to go on when that is not simply the next line."""
    refusal: str = ""
    """Why it cannot be, "" where it can."""


@dataclass(frozen=True, slots=True)
class Question:
    """A line of the sheet, asked. `enter` is what Enter does where nothing is keyed in; None: something must be."""

    place: Place
    row: str
    """What the line is called on the sheet."""
    title: str
    answers: tuple[PaperAnswer, ...]
    enter: PaperAnswer | None
    card: Case | None
    """The card that it is about."""
    of_card: tuple[AnswerView, ...] = ()

    @property
    def code(self) -> bool:
        """Whether a card's code is asked for."""
        return self.place.kind in CODES


@dataclass(frozen=True, slots=True)
class Found:
    """The card of a code, or why it does not fit the line."""

    card: Case | None
    answers: tuple[AnswerView, ...]
    acts: tuple[Input, ...]
    wrong: str


def question(play: Play, table: TableState, place: Place) -> Question:
    """What a place of the sheet asks."""
    asked = _Asked(play, table)
    card = asked.card_of(place)
    return Question(
        place,
        play.say(f"print.paper.{row_key(place.kind)}"),
        asked.title(place),
        tuple(asked.answers(place)),
        asked.enter(place),
        case(play, card) if card is not None else None,
        choice_on_paper(play, card).answers if card is not None else (),
    )


def found_by_code(play: Play, table: TableState, place: Place, code: str) -> Found:
    """The card that a code means, for a place that asks for one."""
    name, say = card_of_code(play.scenario, code), play.say
    if name is None:
        return Found(None, (), (), say("paper.unknown", code=code.upper()))
    seen, answers = case(play, name), choice_on_paper(play, name).answers
    wanted = CODES[place.kind]
    if seen.kind != wanted:
        facts = {
            "code": seen.code,
            "kind": say(f"paper.kind.{seen.kind}"),
            "wanted": say(f"paper.kind.{wanted}"),
        }
        return Found(seen, answers, (), say("paper.other_kind", **facts))
    acts: tuple[Input, ...] = () if name in table.pending.brought else (Bring(name),)
    return Found(seen, answers, acts, "")


def letters_of_codes(scenario: Scenario, place: Place) -> str:
    """The letters that the codes of a place's cards are written with."""
    cards = [card for card in scenario.cards.values() if card.kind == CODES[place.kind]]
    return "".join(sorted({sign for card in cards for sign in card.code.upper() if sign.isalpha()}))


_ROWS: Mapping[PlaceKind, str] = {
    "event": "event",
    "case": "case",
    "vote": "votes",
    "answer": "answered",
    "small": "delegated",
    "token": "tokens",
    "lend": "lending",
    "borrow": "lending",
    "proposal": "budget",
    "move_from": "moved",
    "move_to": "moved",
    "gains": "gains",
    "ambition": "ambition",
    "promise": "promise",
    "prediction": "prediction",
    "confirm": "confirm",
    "done": "done",
}
"""The line of the sheet that a place belongs to."""


def row_key(kind: PlaceKind) -> str:
    """The key of what the line of a place is called on the sheet, below `print.paper.`."""
    return _ROWS[kind]


class _Asked:
    """One half-year's questions."""

    def __init__(self, play: Play, table: TableState) -> None:
        self.play, self.table, self.say = play, table, play.say
        self.menu: Menu = menu_of(play.rules, table)
        self.settings = play.scenario.settings
        main = main_case(play.rules, self.menu)
        self.main = None if main is None else main.card

    def card_of(self, place: Place) -> str | None:
        """The card that lies beside a question."""
        match place.kind:
            case "answer":
                return place.about
            case "vote":
                return self.main
            case _:
                return None

    def title(self, place: Place) -> str:
        key = f"paper.ask.{place.kind}"
        match place.kind:
            case "vote" | "token" | "borrow":
                return self.say(key, role=self.settings.roles[place.about].short)
            case "answer":
                return self.say(key, title=self.play.scenario.cards[place.about].title)
            case "small":
                return self.say(key, number=place.about)
            case "move_to":
                return self.say(key, line=line_name(self.play, place.about))
            case "prediction":
                asked = prediction_asked(self.play.rules, self.table) or ""
                return self.say(key, name=self.settings.indicators[asked].name)
            case _:
                return self.say(key)

    def answers(self, place: Place) -> Iterator[PaperAnswer]:
        match place.kind:
            case "vote":
                yield from self._votes(place.about)
            case "answer":
                draft = self.table.pending.decisions()
                for each in choice(self.play, place.about, draft).answers:
                    act = Choose(place.about, each.key)
                    yield PaperAnswer(each.letter, each.text, (act,), refusal=each.refusal)
            case "proposal":
                assert self.menu.budget is not None
                names = self.menu.budget.proposals
                yield from (
                    PaperAnswer(mark, self._proposal(name), (Propose(name),))
                    for mark, name in zip(LETTERS + MARKS[9:], names, strict=False)
                )
            case _:
                found = listed(self.play, self.table, place)
                for mark, item in zip(MARKS, found, strict=False):
                    yield PaperAnswer(mark, item.title, item.acts, item.then)

    def enter(self, place: Place) -> PaperAnswer | None:
        """What Enter does; None where the half-year cannot be played without an answer."""
        acts: tuple[Input, ...] = ()
        name: str = place.kind
        match place.kind:
            case "event":
                here, pending = event_here(self.play.rules, self.table), self.table.pending
                kept = here in (*pending.brought, pending.called, *calendar_events(self.play, self.table))
                if here is not None and kept:
                    title = self.say("paper.enter.as_it_is", title=self.play.scenario.cards[here].title)
                    return PaperAnswer("", title, ())
                acts = (NoEvent(),) if here is not None else ()
            case "case":
                if self.main in self.table.pending.brought and self.main is not None:
                    title = self.say("paper.enter.as_it_is", title=self.play.scenario.cards[self.main].title)
                    return PaperAnswer("", title, ())
                acts = (PutAside(self.main),) if self.main is not None else ()
            case "small":
                keyed = smalls(self.play.rules, self.table)
                if len(keyed) >= int(place.about):
                    card = keyed[int(place.about) - 1]
                    title = self.say("paper.enter.as_it_is", title=self.play.scenario.cards[card].title)
                    return PaperAnswer("", title, ())
                acts = tuple(PutAside(each) for each in self._dealt_small() if each not in keyed)
            case "answer":
                return self._answered(place.about)
            case "proposal" | "borrow" | "move_to" | "prediction":
                return None
            case _:
                pass
        return PaperAnswer("", self.say(f"paper.enter.{name}"), acts)

    def _answered(self, card: str) -> PaperAnswer | None:
        """An answer that was given before the code was keyed in once more."""
        key = dict(self.table.pending.choices).get(card)
        if key is None:
            return None
        mark = letter(self.play.rules.layout, card, key)
        return PaperAnswer("", self.say("paper.enter.as_it_is", title=mark), ())

    def _votes(self, role: str) -> Iterator[PaperAnswer]:
        if self.main is None:
            return
        for each in choice(self.play, self.main).answers:
            yield PaperAnswer(each.letter, each.text, (Vote(role, each.key),), refusal=each.refusal)
        yield PaperAnswer(SKIP_VOTES, self.say("paper.no_more_votes"), (), Place("answer", self.main))

    def _proposal(self, name: str) -> str:
        assert self.settings.budget is not None
        return self.settings.budget.proposals[name].name

    def _dealt_small(self) -> Iterator[str]:
        cards = self.play.rules.scenario.cards
        return (each.card for each in self.menu.cards if cards[each.card].kind == "delegated")
