"""What a game is at one moment, and what a table sets up before it begins."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from game.engine.kernel import Kernel, Plan
from game.engine.layout import Layout
from game.pack.schema import Scenario

Voting: TypeAlias = Literal["paper", "laptop", "phones"]
"""How a table votes: on paper that one person keys in, one after the other at the machine, or on its phones."""
VOTINGS: tuple[Voting, ...] = get_args(Voting)


@dataclass(frozen=True, slots=True)
class Rules:
    """A scenario that is ready to be played: its plan, and its kernel with and without the ledger."""

    scenario: Scenario
    plan: Plan
    kernel: Kernel
    kernel_with_ledger: Kernel

    @property
    def layout(self) -> Layout:
        """Where everything lies in the vectors."""
        return self.plan.layout


@dataclass(frozen=True, slots=True)
class Setup:
    """What is chosen before the first half-year."""

    profile: str
    ambition: str
    turns: int
    features_off: tuple[str, ...] = ()
    short: bool = False
    """Begins with initiatives under way."""
    empty_seats: tuple[str, ...] = ()
    """Roles that nobody plays; the director decides for them."""
    together: tuple[tuple[str, str], ...] = ()
    """(role, the role whose person plays it too): a person with two roles has one vote."""
    voting: Voting = "paper"
    booklets: bool = False
    """The table has on paper what roles know, so that the screen offers it only aside."""
    machine: tuple[str, ...] = ()
    """Roles that the machine plays, for a facilitator who rehearses alone: they vote and decide by their mandates."""


@dataclass(frozen=True, slots=True)
class State:
    """A game at one moment: two flat vectors, laid out by `Rules.layout`, and the seed.

    `opening` are the ledger's lines of what the half-year's beginning has already moved (empty without a ledger).
    """

    seed: int
    key: int
    floats: tuple[float, ...]
    whole: tuple[int, ...]
    opening: tuple[float, ...] = field(default=(), compare=False)
    before: State | None = field(default=None, compare=False, repr=False)
    """Of a first day: the last day before it, so that the half-year can begin with other cards."""
    brought: tuple[str, ...] = field(default=(), compare=False)
    """Of a first day: the cards that were brought by their codes in place of those that the game would have had."""
    quiet: bool = field(default=False, compare=False)
    """Of a first day: the event that chance had for it did not come."""


def state_hash(state: State) -> str:
    """A blake2b hash (128 bits, hex) of everything that decides how a game goes on."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(struct.pack("<Q", state.key))
    digest.update(struct.pack(f"<{len(state.floats)}d", *state.floats))
    digest.update(struct.pack(f"<{len(state.whole)}q", *state.whole))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of a half-year's ledger: what a cause did to a stock or to a summed indicator."""

    cause: str
    account: str
    amount: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that moved in a half-year; for each stock and summed indicator the postings sum to its change."""

    by_stock: Mapping[str, tuple[tuple[str, int], ...]]
    """For each stock the causes that can move it, and the line of each."""
    shares: tuple[tuple[str, str, int], ...]
    """Cause, indicator and line of the accounts."""
    lines: tuple[float, ...]

    def of_stock(self, stock: str) -> tuple[Posting, ...]:
        """What moved a stock, without the causes that did nothing."""
        return tuple(
            Posting(cause, stock, self.lines[line])
            for cause, line in self.by_stock.get(stock, ())
            if self.lines[line] != 0.0
        )

    def of_indicator(self, indicator: str) -> tuple[Posting, ...]:
        """What moved an indicator that is a weighted sum of stocks; a cause that moves several stocks is one."""
        amounts: dict[str, float] = {}
        for cause, name, line in self.shares:
            if name == indicator and self.lines[line] != 0.0:
                amounts[cause] = amounts.get(cause, 0.0) + self.lines[line]
        return tuple(Posting(cause, indicator, amount) for cause, amount in amounts.items())
