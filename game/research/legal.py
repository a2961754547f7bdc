"""Recorded decisions in a game that has gone another way: what can be kept of them, and what must be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from game.engine.bringing import bringing_obstacle, opened_as, with_brought
from game.engine.decisions import NOT_NOW, BudgetDecision, Decisions
from game.engine.menu import BudgetMenu, Menu, OpenCard, call_refusal, legal_commands, refusals
from game.engine.state import Rules, State

What = Literal["choice", "token", "lending", "budget", "promise", "ambition", "event", "brought"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One recorded decision that could not hold; `instead` is "" where nothing took its place."""

    turn: int
    what: What
    subject: str
    """The card, the role, or "" for budget, promise and ambition.; of an "event" and of what was "brought" the card."""
    recorded: str
    """"" for a card that was not on the table in the recorded game."""
    instead: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Decisions that are legal, and what had to be changed to make them so."""

    decisions: Decisions
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a table decided in one half-year, and how it ever answered each card."""

    turn: int
    decisions: Decisions
    answers: Mapping[str, str]
    """By card, the answer of any half-year: a card may come earlier or later than it did."""
    aside: frozenset[str] = frozenset()
    """Cases that were put aside in any half-year."""


def legalise(rules: Rules, state: State, recorded: Recorded, fixed: Mapping[str, str]) -> Kept:
    """The recorded decisions as far as they are legal now; `fixed` are answers that must hold.

    A card's recorded answer holds where it is legal and can be paid for, else "not now" (or, where a card has no
    "not now", its first legal answer). Cards that were brought by their codes come where they can, and what was put
    aside stays aside wherever it comes. ValueError if a fixed answer is not legal.
    """
    brought, quiet = _brought(rules, state, recorded.decisions.brought), recorded.decisions.quiet
    called = recorded.decisions.called
    if call_refusal(rules, with_brought(rules, state, brought, quiet=quiet), called) is not None:
        called = None
    state = opened_as(rules, state, Decisions((), called=called, brought=brought, quiet=quiet))
    menu = legal_commands(rules, state)
    aside = tuple(_aside(rules, menu, recorded, fixed))
    menu = replace(menu, cards=tuple(card for card in menu.cards if card.card not in aside))
    choices = tuple(_choices(menu, recorded, fixed))
    tokens = tuple(_tokens(rules, menu, recorded.decisions.tokens))
    lending = tuple(
        (lender, borrower) for lender, borrower in recorded.decisions.lending if lender in menu.lenders
    )
    promise = recorded.decisions.promise if recorded.decisions.promise in menu.promises else None
    ambition = recorded.decisions.ambition if recorded.decisions.ambition in menu.ambitions else None
    plain = Decisions(choices, tokens, lending, None, promise, ambition, called, aside, brought, quiet)
    decided = replace(plain, budget=_budget(rules, state, menu.budget, recorded.decisions.budget))
    refused = refusals(rules, state, decided)
    if refused:
        raise ValueError(f"{fixed} cannot be decided in turn {recorded.turn}: {refused}")
    return Kept(decided, tuple(_differences(recorded, decided)))


def _aside(rules: Rules, menu: Menu, recorded: Recorded, fixed: Mapping[str, str]) -> Iterator[str]:
    """The cases that stay aside; a half-year that was played without its delegated cases has none here either."""
    cards, decisions = rules.scenario.cards, recorded.decisions
    kinds = {cards[card].kind for card in decisions.aside if card in cards}
    answered = {cards[card].kind for card, _ in decisions.choices if card in cards}
    no_delegated = "delegated" in kinds - answered
    for card in menu.cards:
        kind = cards[card.card].kind
        if card.card in fixed or kind == "event":
            continue
        if card.card in recorded.aside or (no_delegated and kind == "delegated"):
            yield card.card


def _brought(rules: Rules, state: State, recorded: tuple[str, ...]) -> tuple[str, ...]:
    """The cards that can be brought here too: not those that this game has had already."""
    brought: tuple[str, ...] = ()
    for card in recorded:
        if bringing_obstacle(rules, state, (*brought, card)) is None:
            brought = (*brought, card)
    return brought


def _choices(menu: Menu, recorded: Recorded, fixed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    now = dict(recorded.decisions.choices)
    money = menu.money - sum(_price(card, fixed[card.card]) for card in menu.cards if card.card in fixed)
    for card in menu.cards:
        if card.card in fixed:
            yield card.card, fixed[card.card]
            continue
        wanted = now.get(card.card, recorded.answers.get(card.card, NOT_NOW))
        key = next(key for key in _in_order(card, wanted, money))
        money -= _price(card, key)
        yield card.card, key


def _in_order(card: OpenCard, wanted: str, money: float) -> Iterator[str]:
    """Answers that may be given, the wanted one first, then "not now", then the others."""
    legal = [answer.key for answer in card.answers if answer.refusal is None and answer.price <= money]
    yield from (key for key in (wanted, NOT_NOW) if key in legal)
    yield from legal or (answer.key for answer in card.answers)


def _price(card: OpenCard, key: str) -> float:
    return next((answer.price for answer in card.answers if answer.key == key), 0.0)


def _tokens(rules: Rules, menu: Menu, tokens: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """Attention on an initiative that does not run goes to its dimension."""
    for role, target in tokens:
        if target in menu.token_targets:
            yield role, target
        elif menu.token_targets:
            dimension = rules.scenario.cards[target.partition(".")[0]].dimension
            if dimension is not None:
                yield role, dimension


def _budget(
    rules: Rules, state: State, menu: BudgetMenu | None, recorded: BudgetDecision | None
) -> BudgetDecision | None:
    if menu is None:
        return None
    if recorded is None or recorded.proposal not in menu.proposals:
        gains = recorded.gains if recorded else None
        return BudgetDecision(next(iter(menu.proposals)), (), gains)
    kept = BudgetDecision(recorded.proposal, (), recorded.gains)
    for move in recorded.moves:
        tried = replace(kept, moves=(*kept.moves, move))
        codes = {refusal.code for refusal in refusals(rules, state, Decisions((), budget=tried))}
        if not codes & {"line-out-of-bounds", "no-such-move", "too-many-moves"}:
            kept = tried
    return kept


def _differences(recorded: Recorded, decided: Decisions) -> Iterator[Changed]:
    turn, before = recorded.turn, recorded.decisions
    answered = dict(before.choices)
    for card, key in decided.choices:
        wanted = answered.get(card, recorded.answers.get(card, ""))
        if key != wanted:
            yield Changed(turn, "choice", card, wanted, key)
    if before.called is not None and decided.called is None:
        yield Changed(turn, "event", before.called, before.called, "")
    for card in before.brought:
        if card not in decided.brought:
            yield Changed(turn, "brought", card, card, "")
    yield from _people_differ(turn, before, decided)
    if before.budget != decided.budget:
        yield Changed(turn, "budget", "", _proposal(before.budget), _proposal(decided.budget))
    if before.promise is not None and decided.promise is None:
        yield Changed(turn, "promise", "", before.promise, "")
    if before.ambition is not None and decided.ambition is None:
        yield Changed(turn, "ambition", "", before.ambition, "")


def _people_differ(turn: int, before: Decisions, decided: Decisions) -> Iterator[Changed]:
    tokens = dict(decided.tokens)
    for role, target in before.tokens:
        if tokens.get(role, "") != target:
            yield Changed(turn, "token", role, target, tokens.get(role, ""))
    for lender, borrower in before.lending:
        if (lender, borrower) not in decided.lending:
            yield Changed(turn, "lending", lender, borrower, "")


def _proposal(budget: BudgetDecision | None) -> str:
    return "" if budget is None else budget.proposal
