"""A search for a game that meets every goal: from a built-in team's game, one decision after another is changed.

A hill climb (Russell and Norvig, "Artificial Intelligence", chapter 4.1) that takes a change where the game then ends
no worse. What is found is a game that anybody could have played; that nothing is found proves nothing by itself.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.engine.decisions import NOT_NOW, BudgetDecision, Decisions
from game.engine.layout import AMBITION, FINISHED
from game.engine.state import Rules, Setup, State
from game.engine.step import start
from game.pack.schema import DIMENSIONS
from game.policy import POLICIES
from game.research.legal import Recorded, legalise
from tests.scenarios.proof.playing import committed


@dataclass(frozen=True, slots=True)
class Climb:
    """One search: a seed, so many tries; with a dimension only its cards may be taken and looked at."""

    setup: Setup
    seed: int
    tries: int
    dimension: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a search ended: goals met, floors broken, and how many goals there are."""

    seed: int
    met: int
    broken: int
    of: int

    @property
    def whole(self) -> bool:
        """Every goal, and no floor broken."""
        return self.met == self.of and not self.broken


@dataclass(frozen=True, slots=True)
class _Plan:
    decided: tuple[Decisions, ...]
    answers: Mapping[str, str]


Score = tuple[float, float]


def climb(rules: Rules, asked: Climb) -> Found:
    """Search from one seed."""
    luck = random.Random(f"climb {asked.seed} {asked.dimension}")
    plan = _first(rules, asked)
    best, end, plan = _play(rules, asked, plan)
    for _ in range(asked.tries):
        tried, reached, whole = _play(rules, asked, _changed(rules, asked, plan, luck))
        if tried >= best:
            best, end, plan = tried, reached, whole
        if best[0] >= len(rules.layout.goals):
            break
    layout = rules.layout
    met, broken = end.whole[layout.goal_met.slice], end.whole[layout.floor_broken.slice]
    return Found(asked.seed, sum(m > 0 for m in met), sum(b > 0 for b in broken), len(layout.goals))


def _first(rules: Rules, asked: Climb) -> _Plan:
    decide = POLICIES[asked.dimension or "balanced"]
    state, decided = start(rules, asked.setup, asked.seed, ledger=False).state, []
    for _ in range(asked.setup.turns):
        decided.append(decide(rules, state))
        state = committed(rules, state, decided[-1])[1]
    return _Plan(tuple(decided), {card: key for each in decided for card, key in each.choices})


def _play(rules: Rules, asked: Climb, plan: _Plan) -> tuple[Score, State, _Plan]:
    """Play a plan as far as it is legal; the plan comes back as it was played."""
    state = start(rules, asked.setup, asked.seed, ledger=False).state
    decided: list[Decisions] = []
    while True:
        turn = len(decided) + 1
        recorded = Recorded(turn, replace(plan.decided[turn - 1], choices=()), plan.answers)
        decided.append(legalise(rules, state, recorded, {}).decisions)
        closed, state = committed(rules, state, decided[-1])
        if closed.whole[FINISHED]:
            return _score(rules, closed), closed, _Plan(tuple(decided), plan.answers)


def _score(rules: Rules, end: State) -> Score:
    """Goals met less two for each broken floor; then how far the others are from being met, in bars."""
    layout, settings = rules.layout, rules.scenario.settings
    met = end.whole[layout.goal_met.slice]
    broken = sum(value > 0 for value in end.whole[layout.floor_broken.slice])
    missing = 0.0
    for number, name in enumerate(layout.goals):
        goal = settings.goals[name]
        bar = settings.indicators[goal.indicator]
        target = end.floats[layout.goal_target[number * len(layout.ambitions) + end.whole[AMBITION]]]
        value = end.floats[layout.indicator[layout.indicators[goal.indicator]]]
        short = target - value if goal.direction == "at_least" else value - target
        missing += max(0.0, short) / (bar.high - bar.low) if not met[number] else 0.0
    return sum(value > 0 for value in met) - 2.0 * broken, -missing


def _changed(rules: Rules, asked: Climb, plan: _Plan, luck: random.Random) -> _Plan:
    """The same plan with one to three decisions changed."""
    decided, answers = list(plan.decided), dict(plan.answers)
    for _ in range(luck.choice((1, 1, 2, 3))):
        turn = luck.randrange(len(decided))
        kind = luck.choice(("answer", "answer", "token", "budget"))
        if kind == "answer":
            card = luck.choice(decided[turn].choices)[0]
            own = asked.dimension in {None, rules.scenario.cards[card].dimension}
            keys = [choice.key for choice in rules.layout.choices if choice.card == card]
            answers[card] = luck.choice(keys) if own and keys else NOT_NOW
        elif kind == "token" and asked.dimension is None and decided[turn].tokens:
            role = luck.choice(rules.layout.roles.ids)
            tokens = dict(decided[turn].tokens) | {role: luck.choice(DIMENSIONS)}
            decided[turn] = replace(decided[turn], tokens=tuple(tokens.items()))
        elif kind == "budget" and decided[turn].budget is not None:
            decided[turn] = replace(decided[turn], budget=_other_budget(rules, luck))
    return _Plan(tuple(decided), answers)


def _other_budget(rules: Rules, luck: random.Random) -> BudgetDecision:
    layout = rules.layout
    moves = tuple(
        (luck.choice(layout.lines.ids), luck.choice(layout.lines.ids))
        for _ in range(luck.randint(0, layout.moves))
    )
    gains = luck.choice(layout.gain_rules.ids) if len(layout.gain_rules) else None
    return BudgetDecision(luck.choice(layout.proposals.ids), moves, gains)
