"""Games for tests: packs, compiled once, and legal decisions chosen by whatever a test passes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.layout import FINISHED
from game.engine.menu import BudgetMenu, legal_commands
from game.engine.state import Ledger, Rules, Setup, State
from game.engine.step import Rejection, Step, compile_rules, default_setup, start, step
from game.pack.load import load

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]

PACKS = Path(__file__).parent / "packs"
SHIPPED = Path(__file__).parent.parent / "scenarios"


class Changes(TypedDict, total=False):
    """What may differ from the default setup."""

    profile: str
    ambition: str
    turns: int
    features_off: tuple[str, ...]
    short: bool
    empty_seats: tuple[str, ...]


@cache
def rules_of(name: str) -> Rules:
    """A test pack or a shipped one, ready to be played."""
    folder = PACKS / name if (PACKS / name).exists() else SHIPPED / name
    return compile_rules(load(folder))


def tiny() -> Rules:
    """The smallest pack in which everything happens."""
    return rules_of("tiny")


def first(rules: Rules, seed: int = 7, setup: Setup | None = None, **changes: Unpack[Changes]) -> Step:
    """A game's start; `changes` replace fields of the default setup."""
    return start(rules, setup or replace(default_setup(rules.scenario), **changes), seed)


def legal_decisions(rules: Rules, state: State, pick: Callable[[Sequence[object]], object]) -> Decisions:
    """Decisions that the rules allow, each choice made by `pick` among what is left."""
    menu = legal_commands(rules, state)
    left = menu.money
    choices = []
    for card in menu.cards:
        answer = pick([a for a in card.answers if a.refusal is None and a.price <= left])
        left -= answer.price  # type: ignore[attr-defined]
        choices.append((card.card, answer.key))  # type: ignore[attr-defined]
    tokens = tuple((role, pick(menu.token_targets)) for role in rules.layout.roles if menu.token_targets)
    lending = []
    for lender in menu.lenders:
        borrower = pick([None, *(role for role in rules.layout.roles if role != lender)])
        if borrower is not None:
            lending.append((lender, borrower))
    budget = _budget(menu.budget, pick) if menu.budget is not None else None
    promise = pick([None, *menu.promises])
    ambition = pick([None, *menu.ambitions])
    return Decisions(tuple(choices), tokens, tuple(lending), budget, promise, ambition)  # type: ignore[arg-type]


def _budget(menu: BudgetMenu, pick: Callable[[Sequence[object]], object]) -> BudgetDecision:
    proposal = str(pick(list(menu.proposals)))
    levels = dict(menu.proposals[proposal])
    moves = []
    for _ in range(menu.moves):
        able = [
            (a, b)
            for a in levels
            for b in levels
            if a != b and levels[a] - menu.step >= menu.least[a] and levels[b] + menu.step <= menu.most[b]
        ]
        move = pick([None, *able])
        if isinstance(move, tuple):
            levels[move[0]] -= menu.step
            levels[move[1]] += menu.step
            moves.append(move)
    gains = pick([None, *menu.gains])
    return BudgetDecision(proposal, tuple(moves), gains)  # type: ignore[arg-type]


def plain_decisions(rules: Rules, state: State, **answers: str) -> Decisions:
    """ "Not now" to everything (or the first legal answer), but for the cards named in `answers`."""

    def pick(options: Sequence[object]) -> object:
        keys = [getattr(option, "key", None) for option in options]
        return options[keys.index("not_now")] if "not_now" in keys else options[0]

    decided = legal_decisions(rules, state, pick)
    choices = tuple((card, answers.get(card, key)) for card, key in decided.choices)
    tokens = tuple((role, "organisation") for role, _ in decided.tokens)
    return Decisions(choices, tokens, (), decided.budget, None)


def commit(rules: Rules, state: State, decisions: Decisions) -> Step:
    """A step that must be legal."""
    played = step(rules, state, decisions)
    assert not isinstance(played, Rejection), played.refusals
    return played


def ledger_of(played: Step) -> Ledger:
    """The ledger of a step that must have kept one."""
    assert played.ledger is not None
    return played.ledger


def play_out(rules: Rules, begin: Step, pick: Callable[[Sequence[object]], object]) -> list[Step]:
    """A whole game of legal decisions, the start first."""
    steps = [begin]
    while not steps[-1].closed.whole[FINISHED]:
        decisions = legal_decisions(rules, steps[-1].state, pick)
        steps.append(commit(rules, steps[-1].state, decisions))
    return steps


def stock(rules: Rules, state: State, name: str) -> float:
    """A stock's level."""
    return state.floats[rules.layout.stock[rules.layout.stocks[name]]]


def indicator(rules: Rules, state: State, name: str) -> float:
    """An indicator's value as last seen."""
    return state.floats[rules.layout.indicator[rules.layout.indicators[name]]]


def given(rules: Rules, state: State, name: str) -> float:
    """A quantity that the engine gives to equations."""
    return state.floats[rules.layout.given[rules.layout.built[name]]]


def open_cards(rules: Rules, state: State) -> list[str]:
    """The cards on the table, main case first."""
    return [card.card for card in legal_commands(rules, state).cards]
