"""A game of the old pack played by the rules of the new one: the same luck, and the decisions as far as they can hold.

Recorded choices hold where their card is offered and legal, else "not now": `game.research.legal`, as in a what-if.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.engine.bringing import opened_as
from game.engine.layout import SLOT_COUNT
from game.engine.menu import legal_commands
from game.engine.state import Rules, State
from game.engine.step import Step, start, step
from game.log.outcome import Outcome, outcome_of
from game.log.replay import Replayed
from game.research.legal import Changed, Recorded, legalise
from game.workshop.diff.refit import Refit
from game.workshop.diff.renames import Rename

When = Literal["start", "opening", "end"]
Sort = Literal[
    "stock", "indicator", "situation", "promise", "offered", "not-offered", "open", "shut", "price"
]
MOST_FIGURES = 4
"""So many stocks and indicators are named where a state first differs: those that moved most."""


@dataclass(frozen=True, slots=True)
class Apart:
    """One thing that differs: a stock or indicator with its two values, a card, an answer `card.key` with its price."""

    sort: Sort
    name: str
    old: float = 0.0
    new: float = 0.0


@dataclass(frozen=True, slots=True)
class First:
    """Where the two games part."""

    turn: int
    when: When
    """At the start, on the first day of the half-year, or on its last."""
    apart: tuple[Apart, ...]
    more: int
    """How many stocks and indicators differ besides those named."""
    changed: tuple[Changed, ...]
    """Decisions of this half-year that could not hold."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A recorded game and the same game by the new rules."""

    turns: int
    """Half-years that were recorded."""
    finished: bool
    first: First | None
    """None where nothing differs."""
    changed: tuple[Changed, ...]
    """All recorded decisions that could not hold."""
    old: Outcome
    new: Outcome | None
    """None where the new rules cannot play it, from `stuck` on."""
    stuck: int | None
    """The half-year from which the new rules cannot play; 0 for a setup that they do not have."""


def compare_game(replayed: Replayed, new: Rules, renames: tuple[Rename, ...]) -> Compared:
    """Play a game of the old pack again by the new rules; `replayed` has no fault."""
    return _Pair(replayed, new, renames).compared()


class _Pair:
    """The two games side by side."""

    def __init__(self, replayed: Replayed, new: Rules, renames: tuple[Rename, ...]) -> None:
        self.replayed = replayed
        self.new = new
        self.refit = Refit(replayed.rules.scenario, new, renames)
        self.answers = self.refit.answers(replayed.decisions)
        self.aside = self.refit.aside(replayed.decisions)
        self.first: First | None = None
        self.changed: list[Changed] = []

    def compared(self) -> Compared:
        try:
            begun = start(
                self.new, self.refit.setup(self.replayed.setup), int(self.replayed.header.seed), ledger=False
            )
        except ValueError:
            return self._result(None, 0)
        self._look(0, "start", self.replayed.steps[0].closed, begun.closed, ())
        state, closed = begun.state, begun.closed
        for turn in range(1, len(self.replayed.turns) + 1):
            played = self._half_year(turn, state)
            if played is None:
                return self._result(None, turn)
            state, closed = played.state, played.closed
        return self._result(outcome_of(self.new, closed), None)

    def _half_year(self, turn: int, state: State) -> Step | None:
        """One half-year by the new rules; None where nothing that was decided can be made legal."""
        before = self.replayed.steps[turn - 1].state
        decided = self.refit.decisions(self.replayed.turns[turn - 1].decisions)
        try:
            kept = legalise(self.new, state, Recorded(turn, decided, self.answers, self.aside), {})
        except ValueError:
            return None
        state = opened_as(self.new, state, kept.decisions)
        self._look(turn, "opening", before, state, kept.changed)
        self.changed += kept.changed
        played = step(self.new, state, kept.decisions, ledger=False)
        if not isinstance(played, Step):
            return None
        self._look(turn, "end", self.replayed.steps[turn].closed, played.closed, kept.changed)
        return played

    def _look(self, turn: int, when: When, old: State, new: State, changed: tuple[Changed, ...]) -> None:
        if self.first is not None:
            return
        figures = sorted(self._figures(old, new), key=lambda each: -self._weight(each))
        others = [*self._marks(old, new), *(self._offers(old, new) if when == "opening" else ())]
        if figures or others:
            named = (*others, *figures[:MOST_FIGURES])
            self.first = First(turn, when, named, max(0, len(figures) - MOST_FIGURES), changed)

    def _result(self, outcome: Outcome | None, stuck: int | None) -> Compared:
        recorded = outcome_of(self.replayed.rules, self.replayed.steps[-1].closed)
        old = Outcome(
            *(
                {
                    self.refit.name(("settings", table), name): held
                    for name, held in getattr(recorded, table).items()
                }
                for table in ("goals", "floors", "promises")
            )
        )
        turns, finished = len(self.replayed.turns), self.replayed.finished
        return Compared(turns, finished, self.first, tuple(self.changed), old, outcome, stuck)

    def _figures(self, old: State, new: State) -> Iterator[Apart]:
        """Stocks and indicators that both packs have, to the last bit."""
        yield from self._both("stock", ("model", "stocks"), old, new)
        yield from self._both("indicator", ("settings", "indicators"), old, new)

    def _both(
        self, sort: Literal["stock", "indicator"], table: tuple[str, str], old: State, new: State
    ) -> Iterator[Apart]:
        here, there = self.replayed.rules.layout, self.new.layout
        before = (here.stocks, here.stock) if sort == "stock" else (here.indicators, here.indicator)
        after = (there.stocks, there.stock) if sort == "stock" else (there.indicators, there.indicator)
        for number, name in enumerate(before[0]):
            called = self.refit.name(table, name)
            if called in after[0]:
                values = old.floats[before[1][number]], new.floats[after[1][after[0][called]]]
                if values[0] != values[1]:
                    yield Apart(sort, called, *values)

    def _weight(self, apart: Apart) -> float:
        """How much a difference is, as a share of the range that the new pack gives it."""
        scenario = self.new.scenario
        tables = scenario.model.stocks if apart.sort == "stock" else scenario.settings.indicators
        bounds = tables[apart.name]
        return abs(apart.new - apart.old) / (bounds.high - bounds.low)

    def _marks(self, old: State, new: State) -> Iterator[Apart]:
        """Situations and promises that stand otherwise."""
        here, there = self.replayed.rules.layout, self.new.layout
        sorts: tuple[tuple[Literal["situation", "promise"], str], ...] = (
            ("situation", "situations"),
            ("promise", "promises"),
        )
        for sort, table in sorts:
            names, others = getattr(here, table), getattr(there, table)
            for number, name in enumerate(names):
                called = self.refit.name(("settings", table), name)
                if called in others:
                    before = old.whole[getattr(here, sort)[number]]
                    after = new.whole[getattr(there, sort)[others[called]]]
                    if before != after:
                        yield Apart(sort, called, before, after)

    def _offers(self, old: State, new: State) -> Iterator[Apart]:
        """Cards on the table, and what may be answered at which price."""
        here = {self.refit.name(("cards",), card) for card in _on_table(self.replayed.rules, old)}
        there = set(_on_table(self.new, new))
        yield from (Apart("not-offered", card) for card in sorted(here - there))
        yield from (Apart("offered", card) for card in sorted(there - here))
        before, after = self._answers_before(old), dict(_answers(self.new, new))
        for (card, key), (price, legal) in sorted(after.items()):
            if (card, key) not in before:
                if card in here:
                    yield Apart("open", f"{card}.{key}")
                continue
            price_before, legal_before = before[card, key]
            if legal != legal_before:
                yield Apart("open" if legal else "shut", f"{card}.{key}")
            elif price != price_before:
                yield Apart("price", f"{card}.{key}", price_before, price)
        gone = sorted((card, key) for card, key in before.keys() - after.keys() if card in there)
        yield from (Apart("shut", f"{card}.{key}") for card, key in gone)

    def _answers_before(self, state: State) -> dict[tuple[str, str], tuple[float, bool]]:
        named = {}
        for (card, key), answer in _answers(self.replayed.rules, state):
            called = self.refit.name(("cards",), card)
            named[called, self.refit.name(("cards", called, "options"), key)] = answer
        return named


def _on_table(rules: Rules, state: State) -> Iterator[str]:
    """The cards of a half-year, also an event that has no answers."""
    layout = rules.layout
    for slot in range(SLOT_COUNT):
        number = state.whole[layout.open[slot]] - 1
        if number >= 0:
            yield layout.cards.ids[number]


def _answers(rules: Rules, state: State) -> Iterator[tuple[tuple[str, str], tuple[float, bool]]]:
    for card in legal_commands(rules, state).cards:
        for answer in card.answers:
            yield (card.card, answer.key), (answer.price, answer.refusal is None)
