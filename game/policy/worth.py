"""What a point more of each stock does to each indicator by the end: found by trying, once for a pack.

Nobody has to say which stock is good for what, so the teams that weigh work in any pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from game.engine.layout import AMBITION, PROFILE
from game.engine.numbers import total
from game.engine.state import Rules, Setup, State
from game.lang import references
from game.pack.schema import DIMENSIONS
from game.policy.trying import Game, Row, nudge_of, nudged, play, rest, seen

SEEDS = (1, 2)
"""The reference games' seeds; what they show is averaged."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What things are worth from the first day of half-year `turn` on, at the end of the game."""

    turn: int
    level: Row
    """What was seen on that day in the reference games."""
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


def worth_of(rules: Rules, state: State) -> Worth:
    """What everything is worth in this pack at this game's profile; takes about a second, then is remembered."""
    layout = rules.layout
    profile = layout.profiles.ids[state.whole[PROFILE]]
    return _worth(_Same(rules), Setup(profile, layout.ambitions.ids[state.whole[AMBITION]], _turns(rules)))


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Rules as a key of the memory: the same object, not an equal one (a scenario has no hash)."""

    rules: Rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.rules is self.rules


@lru_cache(maxsize=8)
def _worth(key: _Same, setup: Setup) -> Worth:
    rules = key.rules
    games = [play(rules, setup, seed) for seed in SEEDS]
    weakest = _weakest(rules)
    last = _turns(rules)
    turns = sorted({1, last // 2 + 1, last + 1})
    return Worth(tuple(_moment(rules, games, turn, weakest) for turn in turns), weakest)


def _turns(rules: Rules) -> int:
    return rules.scenario.settings.turns


def _moment(rules: Rules, games: list[Game], turn: int, weakest: frozenset[str]) -> Moment:
    tried = [_try_stocks(rules, game, turn, weakest) for game in games]
    tokens = [_try_tokens(rules, game, turn) for game in games]
    return Moment(
        turn,
        _mean([seen(rules, game.at(turn)) for game in games]),
        {name: _mean([rows[name] for rows in tried]) for name in rules.layout.stocks},
        {dimension: _mean([rows[dimension] for rows in tokens]) for dimension in DIMENSIONS},
    )


def _try_stocks(rules: Rules, game: Game, turn: int, weakest: frozenset[str]) -> dict[str, Row]:
    """Each stock moved alone; those that readiness is made of also together, or none would seem to matter."""
    state = game.at(turn)
    base = rest(rules, game, turn, state)
    amounts = {name: nudge_of(rules, state, name) for name in rules.layout.stocks}
    company = {name: amounts[name] for name in sorted(weakest)}
    together = rest(rules, game, turn, nudged(rules, state, company))
    rows = {}
    for name, amount in amounts.items():
        rows[name] = _per(amount, base, rest(rules, game, turn, nudged(rules, state, {name: amount})))
        if name in weakest:
            others = {other: by for other, by in company.items() if other != name}
            without = rest(rules, game, turn, nudged(rules, state, others))
            rows[name] = _mix(rows[name], _per(amount, without, together), 0.5)
    return rows


def _try_tokens(rules: Rules, game: Game, turn: int) -> dict[str, Row]:
    state = game.at(turn)
    base = rest(rules, game, turn, state)
    leaders = float(len(rules.layout.roles))
    return {
        dimension: _per(leaders, base, rest(rules, game, turn, state, tokens_on=dimension))
        for dimension in DIMENSIONS
    }


def _weakest(rules: Rules) -> frozenset[str]:
    """The stocks that the readiness auxiliaries read, through other auxiliaries."""
    model, trees = rules.scenario.model, rules.plan.equations.trees
    ahead = set(model.initiatives.readiness.values())
    ahead |= {channel.readiness for channel in model.channels.values() if channel.readiness is not None}
    stocks: set[str] = set()
    done: set[str] = set()
    while ahead:
        name = ahead.pop()
        done.add(name)
        read = references(trees["model", "auxiliaries", name, "equation"])
        stocks |= {each for each in read if each in model.stocks}
        ahead |= {each for each in read if each in model.auxiliaries and each not in done}
    return frozenset(stocks)


def _mix(before: Row, after: Row, part: float) -> Row:
    return tuple(a + (b - a) * part for a, b in zip(before, after, strict=True))


def _per(amount: float, before: Row, after: Row) -> Row:
    return tuple((b - a) / amount for a, b in zip(before, after, strict=True))


def _mean(rows: list[Row]) -> Row:
    return tuple(total(column) / len(rows) for column in zip(*rows, strict=True))
