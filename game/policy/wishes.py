"""What a table policy wants, as one row of numbers for each half-year, and how the row is laid out.

`following.py` reads the names in capitals as plain globals, as the rules do with those of `game.engine.bound`; here
they say only what kind of thing each is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.engine.chance import thing_number
from game.engine.layout import Layout
from game.engine.menu import Answer, OpenCard
from game.engine.tables import Table, price_of
from game.policy.table import Liking

EVEN, DRAWN, QUIET, CHEAPEST = -1, -2, -3, -4
"""In place of a number: attention spread evenly; by luck; the budget that changes least; the one that costs least."""

# ---- where each wish lies in a row
W_ANSWER: int = 0
W_TOKEN: int = 0
W_LEND: int = 0
W_PROPOSAL: int = 0
W_MOVES: int = 0
W_GAIN: int = 0
W_PROMISE: int = 0
W_AMBITION: int = 0

# ---- the menu's order of what an author has put in order
PROPOSAL_ORDER: Sequence[int] = ()
GAIN_ORDER: Sequence[int] = ()

# ---- what luck is for, by its number
ANSWER_THING: Sequence[int] = ()
TOKEN_THING: Sequence[int] = ()
LENDS_THING: Sequence[int] = ()
BORROWER_THING: Sequence[int] = ()
MOVES_THING: Sequence[int] = ()
MOVE_THING: Sequence[int] = ()
TEAM_THING: Sequence[int] = ()
"""The proposal, the gains rule, whether a promise is given, and which."""
OF_PROPOSAL, OF_GAINS, OF_PROMISING, OF_PROMISE = range(4)


@dataclass(frozen=True, slots=True)
class WishLayout:
    """Where each wish lies in a row: its first number, and how many numbers the row has.

    answers     as many as there are choices: from each card's first choice on its positions, best first, 0 ends;
                `DRAWN` for one that can be paid
    tokens      by role: 0 none, else as in the decisions' vector; `EVEN`, `DRAWN`
    lending     by role: 0 keeps, else the borrower's number + 1; `DRAWN`
    proposals   their numbers + 1, best first, 0 ends; or `QUIET`, `CHEAPEST`, `DRAWN`
    moves       0 none, `DRAWN`
    gains       0 as before, else the rule's number + 1; `DRAWN`
    promise     0 none, else its number + 1; `DRAWN`
    ambition    0 as it is, else its number + 1
    """

    answers: int
    tokens: int
    lending: int
    proposals: int
    moves: int
    gains: int
    promise: int
    ambition: int
    size: int


def wish_layout(layout: Layout) -> WishLayout:
    """The row's layout for a pack."""
    roles, proposals = len(layout.roles), max(len(layout.proposals), 1)
    sizes = (len(layout.choices), roles, roles, proposals, 1, 1, 1, 1)
    first = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
    return WishLayout(*first)


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """What a team wants, best first: a row of whole numbers for each half-year, as `WishLayout` lays it out."""

    rows: tuple[tuple[int, ...], ...]

    def fits(self, layout: Layout) -> bool:
        """Whether it has a row of the right length for each half-year that a pack can have."""
        size = wish_layout(layout).size
        turns = layout.scenario.settings.turns
        return len(self.rows) == turns and all(len(row) == size for row in self.rows)


def wish_tables(layout: Layout) -> dict[str, Table]:
    """The tables of `following.py` for a pack."""
    wishes, budget = wish_layout(layout), layout.scenario.settings.budget
    roles = layout.roles
    return {
        "W_ANSWER": wishes.answers,
        "W_TOKEN": wishes.tokens,
        "W_LEND": wishes.lending,
        "W_PROPOSAL": wishes.proposals,
        "W_MOVES": wishes.moves,
        "W_GAIN": wishes.gains,
        "W_PROMISE": wishes.promise,
        "W_AMBITION": wishes.ambition,
        "PROPOSAL_ORDER": tuple(layout.proposals[name] for name in (budget.proposals if budget else ())),
        "GAIN_ORDER": tuple(layout.gain_rules[name] for name in (budget.gains if budget else ())),
        "ANSWER_THING": _things(f"card:{card}" for card in layout.cards),
        "TOKEN_THING": _things(f"token:{role}" for role in roles),
        "LENDS_THING": _things(f"lends:{role}" for role in roles),
        "BORROWER_THING": _things(f"borrower:{role}" for role in roles),
        "MOVES_THING": _things(f"moves:{number}" for number in range(layout.moves)),
        "MOVE_THING": _things(f"move:{number}" for number in range(layout.moves)),
        "TEAM_THING": _things(("proposal", "gains rule", "promises", "promise")),
    }


def _things(names: Iterable[str]) -> tuple[int, ...]:
    """As `game.policy.table.luck` numbers what it is for."""
    return tuple(thing_number(f"policy:{name}") for name in names)


def liked_answers(layout: Layout, liking: Liking) -> list[int]:
    """The answers part of a row: for each card its answers' positions, as they are liked; what is not comes last."""
    answers = [0] * len(layout.choices)
    for name, first in zip(layout.cards, layout.first_choice, strict=True):
        keys = [choice for choice in layout.choices if choice.card == name]
        card = OpenCard(name, None, tuple(Answer(choice.key, price_of(choice), None) for choice in keys))
        positions = {choice.key: choice.position for choice in keys}
        liked = dict.fromkeys(key for key in (*liking(card), *positions) if key in positions)
        for place, key in enumerate(liked):
            answers[first + place] = positions[key]
    return answers
