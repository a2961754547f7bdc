"""Keying in what a table played on paper: the lines of the printed sheet in their order, and the way through them.

It submits the inputs of ordinary play, so the log is an ordinary one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, get_args

from game.engine.calling import is_called
from game.engine.menu import Menu
from game.engine.state import Rules
from game.pack.schema import LaterPart
from game.session.deciding import prediction_asked, votes_shown
from game.session.facilitating import BEFORE_COMMIT
from game.session.inputs import Commit, GoOn, Input, Undo, VotesDone
from game.session.seats import is_on, voters
from game.session.table import TableState, main_case, menu_of

PlaceKind = Literal[
    "event",
    "case",
    "vote",
    "answer",
    "small",
    "token",
    "lend",
    "borrow",
    "proposal",
    "move_from",
    "move_to",
    "gains",
    "ambition",
    "promise",
    "prediction",
    "confirm",
    "done",
]
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
CODES = {"event": "event", "case": "case", "small": "delegated"}
"""The places that ask for a card's code, and the kind of card."""
NOTE = "paper"
"""The annotation in the log that a half-year was keyed in from paper."""


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to key in; `about` is a card, a role, a line, or the number of a small case."""

    kind: PlaceKind
    about: str = ""


def may_key_in(table: TableState) -> bool:
    """Whether there is a half-year to key in."""
    return table.beat in BEFORE_COMMIT or (table.beat == "consequences" and not table.played_out)


def places(rules: Rules, table: TableState) -> tuple[Place, ...]:
    """What there is to key in for the half-year to come, in the order of the printed sheet."""
    return tuple(_places(rules, table, menu_of(rules, table)))


def event_here(rules: Rules, table: TableState) -> str | None:
    """The event of the half-year to come as it stands."""
    return next((card for card in rules.layout.cards if is_called(rules, table.state, card)), None)


def smalls(rules: Rules, table: TableState) -> tuple[str, ...]:
    """The delegated cases that have been brought by their codes."""
    cards = rules.scenario.cards
    return tuple(card for card in table.pending.brought if cards[card].kind == "delegated")


def following(rules: Rules, table: TableState, place: Place) -> Place:
    """What comes after a place; lists of loans and of sums moved go round until there are no more."""
    menu = menu_of(rules, table)
    if place.kind == "borrow":
        return Place("lend")
    if place.kind == "move_to" and menu.budget is not None and len(table.pending.moves) < menu.budget.moves:
        return Place("move_from")
    found = places(rules, table)
    if place in found:
        return found[min(found.index(place) + 1, len(found) - 1)]
    main = main_case(rules, menu)
    if place.kind == "vote" and main is not None:
        return Place("answer", main.card)  # the last vote was in: nothing more is waited for
    rank = KINDS.index(place.kind)
    return next((each for each in found if KINDS.index(each.kind) > rank), found[-1])


def _places(rules: Rules, table: TableState, menu: Menu) -> Iterator[Place]:
    cards = rules.scenario.cards
    event = event_here(rules, table)
    if event is not None or _plays(rules, table, "events"):
        yield Place("event")
    yield from (Place("answer", card.card) for card in menu.cards if cards[card.card].kind == "event")
    yield Place("case")
    main = main_case(rules, menu)
    if main is not None:
        if is_on(rules.scenario, table.setup, "votes") and not votes_shown(rules, table):
            yield from (Place("vote", role) for role in voters(rules.scenario, table.setup))
        yield Place("answer", main.card)
    yield from _smalls(rules, table)
    yield from _shared(rules, menu)
    if prediction_asked(rules, table) is not None:
        yield Place("prediction")
    yield Place("confirm")


def _shared(rules: Rules, menu: Menu) -> Iterator[Place]:
    """Attention, loans, the budget, and what is said aloud."""
    if menu.token_targets:
        yield from (Place("token", role) for role in rules.scenario.settings.roles)
    if menu.lenders:
        yield Place("lend")
    if menu.budget is not None:
        yield Place("proposal")
        if menu.budget.moves:
            yield Place("move_from")
        if menu.budget.gains:
            yield Place("gains")
    if menu.ambitions:
        yield Place("ambition")
    if menu.promises:
        yield Place("promise")


def _smalls(rules: Rules, table: TableState) -> Iterator[Place]:
    """A code and an answer for each; the next one is asked for only after the one before it."""
    if not _plays(rules, table, "delegated"):
        return
    keyed = smalls(rules, table)
    for number in range(rules.scenario.settings.delegated_per_turn):
        yield Place("small", str(number + 1))
        if number >= len(keyed):
            return
        yield Place("answer", keyed[number])


def _plays(rules: Rules, table: TableState, part: LaterPart) -> bool:
    """Whether a part of the game is played in the half-year to come."""
    begins = rules.scenario.settings.from_turn.get(part, 1)
    return is_on(rules.scenario, table.setup, part) and len(table.played) + 1 >= begins


class Keying:
    """Where somebody is who keys in from paper, and the way back. `submit` says whether an input was allowed."""

    def __init__(
        self,
        rules: Rules,
        table: Callable[[], TableState],
        submit: Callable[[Input], bool],
        annotate: Callable[[str], None],
    ) -> None:
        """At the first line of the half-year that is to be decided. ValueError where there is none."""
        if not may_key_in(table()):
            raise ValueError("there is no half-year to key in")
        self._rules, self._table, self._submit, self._annotate = rules, table, submit, annotate
        self._trail: list[tuple[Place, int]] = []
        self.place = places(rules, table())[0]

    @property
    def may_go_back(self) -> bool:
        """Whether there is a line before this one in this half-year."""
        return bool(self._trail)

    def put(self, acts: Sequence[Input], then: Place | None = None) -> bool:
        """Key in one line and go on; where something is refused nothing of it holds, and the line stays."""
        place, before = self.place, len(self._table().moves)
        if place.kind == "confirm":
            return self._confirm()
        if not all(self._submit(act) for act in chain(self._on_the_way(place), acts)):
            self._undo_to(before)
            return False
        self._trail.append((place, before))
        self.place = then or following(self._rules, self._table(), place)
        return True

    def back(self) -> bool:
        """To the line before, with what was keyed in there taken back; False where there is none."""
        if not self._trail:
            return False
        self.place, before = self._trail.pop()
        self._undo_to(before)
        return True

    def _on_the_way(self, place: Place) -> Iterator[Input]:
        """To the choice, where everything is keyed in; whoever gives the answer says that no more votes will come."""
        while self._table().beat != "choice":
            yield GoOn()
        rules, table = self._rules, self._table()
        if place.kind == "answer" and not votes_shown(rules, table):
            main = main_case(rules, menu_of(rules, table))
            if main is not None and main.card == place.about:
                yield VotesDone()

    def _confirm(self) -> bool:
        """The half-year is played, with a note that it was keyed in; then at once the next one."""
        self._annotate(NOTE)
        if not self._submit(Commit()):
            return False
        self._trail.clear()
        table = self._table()
        self.place = Place("done") if table.played_out else places(self._rules, table)[0]
        return True

    def _undo_to(self, moves: int) -> None:
        while len(self._table().moves) > moves and self._submit(Undo()):
            pass
