"""What a point more of each stock does to each indicator by the end: found by trying, once for a pack.

A reference team plays a few games. Then every stock is moved a little, at the start and in the middle, and the same
decisions are played again; the difference at the end, for each point moved, is what a point is worth. Nobody has to
say which stock is good for what, so the teams that weigh work in any pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from game.engine.decisions import Decisions
from game.engine.layout import AMBITION, FINISHED, PROFILE, TURN
from game.engine.menu import OpenCard, legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import Rejection, start, step
from game.lang import references
from game.policy.table import answers, dimensions_of, even_tokens, quiet_budget

SEEDS = (1, 2)
NUDGE = 0.01
"""How far a stock is moved, as a share of the way from its lower to its upper bound."""

Row = tuple[float, ...]
"""One number for each indicator, in the layout's order, and last one for the money that prices are paid from."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What things are worth from the first day of half-year `turn` on; by indicator, at the end of the game."""

    turn: int
    level: Row
    """The indicators themselves on that day, in the reference games."""
    stock: Mapping[str, Row]
    """Change for each unit of the stock."""
    token: Mapping[str, Row]
    """Change for one leader more who looks at the dimension to the end of the game."""


@dataclass(frozen=True, slots=True)
class Worth:
    """All of it, at several moments; between them it is taken in proportion."""

    moments: tuple[Moment, ...]
    weakest: frozenset[str]
    """The stocks that readiness is made of: the weakest of them holds the others back."""

    def stock(self, name: str, turn: float) -> Row:
        """What a unit of a stock that arrives in half-year `turn` changes by the end."""
        before, after, part = self._between(turn)
        return _mix(before.stock[name], after.stock[name], part)

    def token(self, dimension: str, turn: float) -> Row:
        """What one leader more on a dimension changes by the end."""
        before, after, part = self._between(turn)
        return _mix(before.token[dimension], after.token[dimension], part)

    def drift(self, turn: float) -> Row:
        """How the indicators went from then to the end in the reference games."""
        before, after, part = self._between(turn)
        now = _mix(before.level, after.level, part)
        return tuple(end - here for end, here in zip(self.moments[-1].level, now, strict=True))

    def _between(self, turn: float) -> tuple[Moment, Moment, float]:
        for before, after in zip(self.moments, self.moments[1:], strict=False):
            if turn <= after.turn:
                return before, after, min(1.0, max(0.0, (turn - before.turn) / (after.turn - before.turn)))
        return self.moments[-1], self.moments[-1], 0.0


def _mix(before: Row, after: Row, part: float) -> Row:
    return tuple(a + (b - a) * part for a, b in zip(before, after, strict=True))


# --------------------------------------------------------------------------------------------- the reference team


def reference(rules: Rules, state: State) -> Decisions:
    """Takes the first answer that its people have room for; leaves the gains rule as it was set."""
    layout, menu = rules.layout, legal_commands(rules, state)
    place = {name: layout.given[layout.built[name]] for name in layout.built}
    free = {
        role: state.floats[place[f"capacity_{role}"]] - state.floats[place[f"load_{role}"]]
        for role in layout.roles
    }

    def liking(card: OpenCard) -> list[str]:
        options = rules.scenario.cards[card.card].options
        keys = [
            str(key)
            for key, option in sorted(options.items())
            if all(points <= free[role] for role, points in option.burden.items())
        ]
        for role, points in options[keys[0]].burden.items() if keys else ():  # type: ignore[index]
            free[role] -= points
        return [*keys[:1], "not_now"]

    return Decisions(
        answers(menu, liking),
        even_tokens(layout, menu, state.whole[TURN]),
        (),
        quiet_budget(rules, state, menu.budget),
    )


# --------------------------------------------------------------------------------------------- trying


@dataclass(frozen=True, slots=True)
class _Game:
    """A reference game: the state on the first day of each half-year, what was decided, and the last day."""

    states: tuple[State, ...]
    decided: tuple[Decisions, ...]
    end: State


@dataclass(frozen=True, slots=True)
class _SameRules:
    """Rules as a key of the memory below: the same object, not an equal one."""

    rules: Rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameRules) and other.rules is self.rules


def worth_of(rules: Rules, state: State) -> Worth:
    """What everything is worth in this pack, for the profile and ambition of this game (about a second, then remembered)."""
    layout = rules.layout
    profile = layout.profiles.ids[state.whole[PROFILE]]
    ambition = layout.ambitions.ids[state.whole[AMBITION]]
    return _worth(_SameRules(rules), profile, ambition)


@lru_cache(maxsize=8)
def _worth(key: _SameRules, profile: str, ambition: str) -> Worth:
    rules = key.rules
    setup = Setup(profile, ambition, rules.scenario.settings.turns)
    games = [_play(rules, setup, seed) for seed in SEEDS]
    last = rules.scenario.settings.turns
    weakest = _weakest(rules)
    turns = sorted({1, (1 + last) // 2 + 1} - {last + 1})
    moments = [_moment(rules, games, turn, weakest) for turn in turns if turn <= last]
    return Worth((*moments, _moment(rules, games, last + 1, weakest)), weakest)


def _play(rules: Rules, setup: Setup, seed: int) -> _Game:
    state = _with_gains_taken(rules, start(rules, setup, seed, ledger=False).state)
    states, decided = [state], []
    while True:
        decided.append(reference(rules, state))
        played = step(rules, state, decided[-1], ledger=False)
        if isinstance(played, Rejection):
            raise AssertionError(played.refusals)
        if played.closed.whole[FINISHED]:
            return _Game(tuple(states), tuple(decided), played.closed)
        state = played.state
        states.append(state)


def _with_gains_taken(rules: Rules, state: State) -> State:
    """The shares of the gains rules in the middle, so that a change either way shows."""
    budget = rules.scenario.settings.budget
    table = [rule.shares for rule in budget.gains.values()] if budget else []
    for stock in sorted({name for shares in table for name in shares}):
        middle = sum(float(shares.get(stock, 0.0)) for shares in table) / len(table)
        here = state.floats[rules.layout.stock[rules.layout.stocks[stock]]]
        state = nudged(rules, state, {stock: middle - here})
    return state


def nudged(rules: Rules, state: State, amounts: Mapping[str, float]) -> State:
    """The same moment with some stocks higher or lower, and the indicators that are sums of them."""
    layout, floats = rules.layout, list(state.floats)
    for stock, amount in amounts.items():
        floats[layout.stock[layout.stocks[stock]]] += amount
        for indicator, weight in rules.plan.accounts.weights(stock):
            floats[layout.account[layout.sums[indicator]]] += weight * amount
    return replace(state, floats=tuple(floats))


def seen(rules: Rules, state: State) -> Row:
    """The indicators of a moment, and the money that prices are paid from."""
    layout, money = rules.layout, rules.scenario.model.initiatives.money
    return (*state.floats[layout.indicator.slice], state.floats[layout.stock[layout.stocks[money]]])


def _rest(rules: Rules, game: _Game, turn: int, state: State, tokens_on: str | None = None) -> Row:
    """The indicators at the end when the rest of a reference game is played from another state or attention."""
    if turn > len(game.decided):
        floats, whole = list(state.floats), list(state.whole)
        rules.kernel.look(floats, whole)
        return seen(rules, replace(state, floats=tuple(floats)))
    for decided in game.decided[turn - 1 :]:
        tokens = tuple((role, tokens_on or target) for role, target in decided.tokens)
        played = step(rules, state, replace(decided, tokens=tokens), ledger=False)
        if isinstance(played, Rejection):
            played = step(rules, state, reference(rules, state), ledger=False)
        if isinstance(played, Rejection):
            raise AssertionError(played.refusals)
        state = played.state
    return seen(rules, state)


def _moment(rules: Rules, games: list[_Game], turn: int, weakest: frozenset[str]) -> Moment:
    layout = rules.layout
    found: dict[str, list[Row]] = {name: [] for name in layout.stocks}
    levels, tokens = [], {dimension: list[Row]() for dimension in dimensions_of(_menu(rules, games[0]))}
    for game in games:
        state = game.states[turn - 1] if turn <= len(game.states) else game.end
        levels.append(seen(rules, state))
        base = _rest(rules, game, turn, state)
        steps = {name: _step_of(rules, state, name) for name in layout.stocks}
        company = {name: steps[name] for name in layout.stocks if name in weakest}
        together = _rest(rules, game, turn, nudged(rules, state, company)) if company else base
        for name, amount in steps.items():
            alone = _per(amount, base, _rest(rules, game, turn, nudged(rules, state, {name: amount})))
            if name in weakest:
                others = {other: by for other, by in company.items() if other != name}
                without = _rest(rules, game, turn, nudged(rules, state, others))
                alone = _mix(alone, _per(amount, without, together), 0.5)
            found[name].append(alone)
        for dimension, rows in tokens.items():
            rows.append(_per(float(len(layout.roles)), base, _rest(rules, game, turn, state, dimension)))
    return Moment(
        turn,
        _mean(levels),
        {name: _mean(rows) for name, rows in found.items()},
        {dimension: _mean(rows) for dimension, rows in tokens.items()},
    )


def _menu(rules: Rules, game: _Game):  # noqa: ANN202
    return legal_commands(rules, game.states[0])


def _step_of(rules: Rules, state: State, name: str) -> float:
    """How far to move a stock: upwards, or downwards where there is no room."""
    stock = rules.scenario.model.stocks[name]
    amount = NUDGE * (float(stock.high) - float(stock.low))
    here = state.floats[rules.layout.stock[rules.layout.stocks[name]]]
    return amount if here + amount <= float(stock.high) else -amount


def _per(amount: float, before: Row, after: Row) -> Row:
    return tuple((b - a) / amount for a, b in zip(before, after, strict=True))


def _mean(rows: list[Row]) -> Row:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def _weakest(rules: Rules) -> frozenset[str]:
    """The stocks that the readiness auxiliaries read, through other auxiliaries."""
    model, trees = rules.scenario.model, rules.plan.equations.trees
    waiting = {*model.initiatives.readiness.values()}
    waiting |= {channel.readiness for channel in model.channels.values() if channel.readiness is not None}
    stocks: set[str] = set()
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        for found in references(trees["model", "auxiliaries", name, "equation"]):
            if found in model.stocks:
                stocks.add(found)
            elif found in model.auxiliaries and found not in seen:
                waiting.add(found)
    return frozenset(stocks)
