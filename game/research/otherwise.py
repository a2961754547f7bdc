"""What a half-year could have been decided otherwise in: one answer to a card, or one other decision of the table.

choice      another answer to a card
budget      another proposal, with the same sums moved where they can be
gains       another standing rule for freed hours
promise     another promise, one where none was given, or none
tokens      all attention on one dimension, for this half-year
lending     no points lent
ambition    another ambition, in the half-year that asks for it
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from game.engine.bringing import opened_as
from game.engine.decisions import BudgetDecision, Decisions
from game.engine.menu import Menu, legal_commands
from game.engine.state import Rules, State
from game.pack.schema import DIMENSIONS
from game.research.legal import Kept, Recorded, legalise

Kind = Literal["choice", "budget", "gains", "promise", "tokens", "lending", "ambition"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NONE = "none"
"""Of a promise, of lending and of attention: that there was or would be none."""
AS_BEFORE = "as_before"
"""Of the gains rule: that it was left as it stood."""


@dataclass(frozen=True, slots=True)
class Change:
    """One decision of a half-year (from 1), and what stands in its place."""

    turn: int
    kind: Kind
    card: str
    """The card of a choice; else ""."""
    option: str
    """The answer (a, b, c or not_now), or the id of the proposal, rule, promise, dimension or ambition, or `NONE`."""


def answer(turn: int, card: str, option: str) -> Change:
    """Another answer to a card."""
    return Change(turn, "choice", card, option)


def alternatives(rules: Rules, opened: State, decided: Decisions, turn: int) -> Iterator[Change]:
    """All that could have been decided otherwise in a half-year: first the cards' answers, then the rest.

    `opened` is its first day, with the cards that were brought and called.
    """
    menu = legal_commands(rules, opened)
    cards = {card.card: card for card in menu.cards}
    for card, chosen in decided.choices:
        yield from (answer(turn, card, key) for key in cards[card].legal if key != chosen)
    for kind in KINDS[1:]:
        was = chosen_of(decided, kind)
        if kind == "ambition" and was == AS_BEFORE:
            was = next(iter(menu.ambitions), was)
        yield from (
            Change(turn, kind, "", option) for option in _options(menu, decided, kind) if option != was
        )


def chosen_of(decided: Decisions, kind: Kind, card: str = "") -> str:
    """What was decided, as a `Change` names it; attention and lending as a list of who and what.

    KeyError for a card that was not decided.
    """
    match kind:
        case "choice":
            return dict(decided.choices)[card]
        case "budget":
            return decided.budget.proposal if decided.budget else NONE
        case "gains":
            return (decided.budget.gains if decided.budget else None) or AS_BEFORE
        case "promise":
            return decided.promise or NONE
        case "tokens":
            return _attention(decided)
        case "lending":
            return ", ".join(f"{lender} to {borrower}" for lender, borrower in decided.lending) or NONE
        case "ambition":
            return decided.ambition or AS_BEFORE


def changed_decisions(rules: Rules, state: State, recorded: Recorded, change: Change) -> Kept:
    """A half-year's recorded decisions with one of them changed, and the others as far as they are legal then.

    ValueError where it could not have been decided so.
    """
    if change.kind == "choice":
        return legalise(rules, state, recorded, {change.card: change.option})
    menu = legal_commands(rules, opened_as(rules, state, recorded.decisions))
    if change.option not in _options(menu, recorded.decisions, change.kind):
        raise ValueError(f"{change.kind} {change.option!r} could not be decided in turn {change.turn}")
    otherwise = replace(recorded, decisions=_with(rules, recorded.decisions, change))
    return legalise(rules, state, otherwise, {})


def options_of(rules: Rules, opened: State, decided: Decisions, kind: Kind) -> tuple[str, ...]:
    """What could be decided in a half-year, of a kind other than a card's answer."""
    return _options(legal_commands(rules, opened), decided, kind)


def _options(menu: Menu, decided: Decisions, kind: Kind) -> tuple[str, ...]:
    budget = menu.budget if decided.budget is not None else None
    match kind:
        case "budget":
            return tuple(budget.proposals) if budget else ()
        case "gains":
            return budget.gains if budget else ()
        case "promise":
            return (NONE, *menu.promises) if menu.promises else ()
        case "tokens":
            return DIMENSIONS if menu.token_targets else ()
        case "lending":
            return (NONE,) if menu.lenders else ()
        case "ambition":
            return menu.ambitions
        case _:
            raise ValueError(f"{kind} is asked about by its card")


def _with(rules: Rules, decided: Decisions, change: Change) -> Decisions:
    option = change.option
    budget = decided.budget or BudgetDecision("")
    match change.kind:
        case "budget":
            return replace(decided, budget=replace(budget, proposal=option))
        case "gains":
            return replace(decided, budget=replace(budget, gains=option))
        case "promise":
            return replace(decided, promise=None if option == NONE else option)
        case "tokens":
            roles = [role for role, _ in decided.tokens] or rules.layout.roles
            return replace(decided, tokens=tuple((role, option) for role in roles))
        case "lending":
            return replace(decided, lending=())
        case "ambition":
            return replace(decided, ambition=option)
        case _:
            raise ValueError(f"{change.kind} is asked about by its card")


def _attention(decided: Decisions) -> str:
    """Where the attention lay: a dimension alone where all of it did, else how many tokens lay on what."""
    counts: Mapping[str, int] = Counter(target for _, target in decided.tokens)
    if len(counts) < 2:  # noqa: PLR2004  (one place is all)
        return next(iter(counts), NONE)
    return ", ".join(f"{target} {count}" for target, count in sorted(counts.items()))
