"""Tries out what a little more of something changes by the end: a reference team's games, played again with a nudge.

The reference team takes what its people have room for and weighs nothing. Its decisions are recorded; then one stock
is moved a little on the first day of some half-year and the same decisions are played again under the same luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.engine.decisions import NOT_NOW, Decisions
from game.engine.layout import FINISHED, TURN
from game.engine.menu import OpenCard, legal_commands
from game.engine.numbers import total
from game.engine.state import Rules, Setup, State
from game.engine.step import Rejection, Step, start, step
from game.policy.table import answers, even_tokens, given, quiet_budget, stock_level

NUDGE = 0.01
"""How far a stock is moved, as a share of the way from its lower to its upper bound."""

Row = tuple[float, ...]
"""One number for each indicator, in the layout's order, and last one for the money that prices are paid from."""


@dataclass(frozen=True, slots=True)
class Game:
    """A reference game: the state on the first day of each half-year, what was decided, and the last day."""

    states: tuple[State, ...]
    decided: tuple[Decisions, ...]
    end: State

    def at(self, turn: int) -> State:
        """The first day of a half-year; beyond the last one, the end."""
        return self.states[turn - 1] if turn <= len(self.states) else self.end


def reference(rules: Rules, state: State) -> Decisions:
    """Takes the first answer that its people have room for; leaves the gains rule as it was set."""
    layout, menu = rules.layout, legal_commands(rules, state)
    free = {
        role: given(rules, state, f"capacity_{role}") - given(rules, state, f"load_{role}")
        for role in layout.roles
    }

    def liking(card: OpenCard) -> tuple[str, ...]:
        for key, option in sorted(rules.scenario.cards[card.card].options.items()):
            if all(points <= free[role] for role, points in option.burden.items()):
                for role, points in option.burden.items():
                    free[role] -= points
                return (str(key), NOT_NOW)
        return (NOT_NOW,)

    return Decisions(
        answers(menu, liking),
        even_tokens(layout, menu, state.whole[TURN]),
        (),
        quiet_budget(rules, state, menu.budget),
    )


def play(rules: Rules, setup: Setup, seed: int) -> Game:
    """A reference game, with a middling gains rule from the start so that a change either way shows."""
    state = _with_gains_taken(rules, start(rules, setup, seed, ledger=False).state)
    states, decided = [state], []
    while True:
        decided.append(reference(rules, state))
        played = _commit(rules, state, decided[-1])
        if played.closed.whole[FINISHED]:
            return Game(tuple(states), tuple(decided), played.closed)
        state = played.state
        states.append(state)


def rest(rules: Rules, game: Game, turn: int, state: State, *, tokens_on: str | None = None) -> Row:
    """What is seen at the end when a game goes on from `state` in half-year `turn` with the decisions it had.

    `tokens_on`: with all attention on that dimension instead. Where a decision is no longer legal, the reference
    team decides anew.
    """
    if turn > len(game.decided):
        floats, whole = list(state.floats), list(state.whole)
        rules.kernel.look(floats, whole)
        return seen(rules, replace(state, floats=tuple(floats)))
    for decided in game.decided[turn - 1 :]:
        tokens = tuple((role, tokens_on or target) for role, target in decided.tokens)
        played = step(rules, state, replace(decided, tokens=tokens), ledger=False)
        if isinstance(played, Rejection):
            played = _commit(rules, state, reference(rules, state))
        state = played.state
    return seen(rules, state)


def seen(rules: Rules, state: State) -> Row:
    """The indicators of a moment, and the money that prices are paid from."""
    money = stock_level(rules, state, rules.scenario.model.initiatives.money)
    return (*state.floats[rules.layout.indicator.slice], money)


def nudge_of(rules: Rules, state: State, name: str) -> float:
    """How far to move a stock: upwards, or downwards where there is no room."""
    stock = rules.scenario.model.stocks[name]
    amount = NUDGE * (float(stock.high) - float(stock.low))
    return amount if stock_level(rules, state, name) + amount <= float(stock.high) else -amount


def nudged(rules: Rules, state: State, amounts: Mapping[str, float]) -> State:
    """The same moment with some stocks higher or lower, and the indicators that are sums of them."""
    layout, floats = rules.layout, list(state.floats)
    for stock, amount in amounts.items():
        floats[layout.stock[layout.stocks[stock]]] += amount
        for indicator, weight in rules.plan.accounts.weights(stock):
            floats[layout.account[layout.sums[indicator]]] += weight * amount
    return replace(state, floats=tuple(floats))


def _commit(rules: Rules, state: State, decisions: Decisions) -> Step:
    match step(rules, state, decisions, ledger=False):
        case Step() as played:
            return played
        case Rejection(refusals):
            raise RuntimeError(f"the reference team decided what is not legal: {refusals}")


def _with_gains_taken(rules: Rules, state: State) -> State:
    budget = rules.scenario.settings.budget
    table = [rule.shares for rule in budget.gains.values()] if budget else []
    stocks = sorted({name for shares in table for name in shares})
    middle = {name: total(float(shares.get(name, 0.0)) for shares in table) / len(table) for name in stocks}
    return nudged(
        rules, state, {name: share - stock_level(rules, state, name) for name, share in middle.items()}
    )
