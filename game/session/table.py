"""A table's running game as one frozen value: what was played, where the table is, what lies undecided."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.layout import FINISHED
from game.engine.menu import Menu, OpenCard, legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, start
from game.session.inputs import Direction, Input
from game.session.seats import is_machine_seating, is_seating

Beat = Literal["news", "case", "choice", "consequences", "epilogue", "over"]
"""The four beats of a half-year, the epilogue after the last one, and the end, when all is done."""
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the table thinks an indicator will do."""

    indicator: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Pending:
    """What has been put down in this half-year; none of it holds before the team confirms.

    `votes`: (role, key). `abstained`: (role, "away" or ""). `choices`: (card, key). `tokens`: (role, target).
    `lending`: (lender, borrower). `moves`: (from line, to line), each one sum.
    """

    votes: Pairs = ()
    abstained: Pairs = ()
    votes_done: bool = False
    choices: Pairs = ()
    tokens: Pairs = ()
    lending: Pairs = ()
    proposal: str | None = None
    moves: Pairs = ()
    gains: str | None = None
    promise: str | None = None
    ambition: str | None = None
    prediction: Prediction | None = None
    called: str | None = None
    """The event that the facilitator called."""
    aside: tuple[str, ...] = ()
    """Cases that were put aside."""
    brought: tuple[str, ...] = ()
    """Cards that were brought by their codes in place of those that the game had."""
    quiet: bool = False
    """The event that the game had did not come."""

    def decisions(self) -> Decisions:
        """As the engine takes it."""
        budget = None if self.proposal is None else BudgetDecision(self.proposal, self.moves, self.gains)
        return Decisions(
            self.choices,
            self.tokens,
            self.lending,
            budget,
            self.promise,
            self.ambition,
            self.called,
            self.aside,
            self.brought,
            self.quiet,
        )


@dataclass(frozen=True, slots=True)
class HalfYear:
    """A half-year that was played: `before` is its first day, on which the team decided."""

    turn: int
    before: State
    decisions: Decisions
    votes: Pairs
    prediction: Prediction | None
    step: Step
    last: bool = False
    """The table had said that it ends here, though there was more to play."""
    without_delegated: bool = False
    """Delegated cases are put aside from here on."""
    aside_next: tuple[str, ...] = ()
    """Those of the half-year that followed."""
    abstained: Pairs = ()
    """Who gave no vote, and "away" where that was because somebody was out of the room."""


@dataclass(frozen=True, slots=True)
class TableState:
    """One table's game. `moves` are the inputs since the last commit, so that the last can be undone.

    `setup` is as it holds now: who sits at the table and how it votes may change during the game. Nothing of that
    reaches the engine.
    """

    setup: Setup
    opening: Step
    played: tuple[HalfYear, ...] = ()
    beat: Beat = "news"
    pending: Pending = Pending()
    ends_after: int | None = None
    """The half-year after which the table wants to end, when that is before the last."""
    without_delegated: bool = False
    """Delegated cases are put aside as they come."""
    called: State | None = None
    """The half-year to decide on with the cards that were brought onto it; None where none were."""
    moves: tuple[Input, ...] = field(default=())
    since: Setup | None = None
    """The setup as it was before `moves`; None: as it is."""

    @property
    def step(self) -> Step:
        """The last half-year that was played, or the start; its first day has the cards that were brought."""
        last = self.played[-1].step if self.played else self.opening
        return last if self.called is None else replace(last, state=self.called)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The start, and each half-year that was played."""
        every = (self.opening, *(half_year.step for half_year in self.played))
        return (*every[:-1], self.step)

    @property
    def state(self) -> State:
        """The half-year to decide on, on its first day; the last day of the game when it is finished."""
        return self.step.state

    @property
    def before(self) -> Step:
        """What came before `step`: its last day is what the consequences compare with."""
        return self.played[-2].step if len(self.played) > 1 else self.opening

    @property
    def turn(self) -> int:
        """The half-year that the beat belongs to, from 1."""
        after = self.beat in ("consequences", "epilogue", "over")
        return len(self.played) if after else len(self.played) + 1

    @property
    def ended_early(self) -> bool:
        """Whether the table ended before the last half-year of its setup."""
        return self.played_out and self.step.closed.whole[FINISHED] == 0

    @property
    def played_out(self) -> bool:
        """Whether there is no further half-year to play."""
        count = len(self.played)
        return count > 0 and (self.step.closed.whole[FINISHED] == 1 or self.ends_after == count)


def new_table(rules: Rules, setup: Setup, seed: int) -> TableState:
    """A game before its first half-year. ValueError for a setup that the scenario does not have."""
    unknown = set(setup.empty_seats) - set(rules.layout.roles.ids)
    if unknown or set(setup.empty_seats) == set(rules.layout.roles.ids):
        raise ValueError(f"the scenario cannot be played with these empty seats: {setup.empty_seats}")
    if not is_seating(rules.scenario, setup):
        raise ValueError(f"the scenario cannot be played with these double roles: {setup.together}")
    if not is_machine_seating(rules.scenario, setup):
        raise ValueError(
            f"the scenario cannot be played with these roles played by the machine: {setup.machine}"
        )
    return TableState(setup, start(rules, setup, seed), since=setup)


def without_moves(table: TableState) -> TableState:
    """The table right after its last commit."""
    last = table.played[-1] if table.played else None
    return replace(
        table,
        setup=table.since or table.setup,
        beat="consequences" if last else "news",
        pending=Pending(aside=last.aside_next) if last else Pending(),
        ends_after=last.turn if last is not None and last.last else None,
        without_delegated=last is not None and last.without_delegated,
        called=None,
        moves=(),
    )


def menu_of(rules: Rules, table: TableState) -> Menu:
    """What may be decided in the half-year to come; what was put aside is not on the table."""
    menu, aside = legal_commands(rules, table.state), table.pending.aside
    if not aside:
        return menu
    return replace(menu, cards=tuple(card for card in menu.cards if card.card not in aside))


def main_case(rules: Rules, menu: Menu) -> OpenCard | None:
    """The case for the whole table; None when the pack has run out of them."""
    return next((card for card in menu.cards if rules.scenario.cards[card.card].kind == "case"), None)
