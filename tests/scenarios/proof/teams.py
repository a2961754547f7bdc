"""Teams that are made for one question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from types import MappingProxyType

from game.engine.decisions import Decisions
from game.engine.layout import TURN
from game.engine.menu import Menu, legal_commands
from game.engine.state import Rules, State
from game.pack.schema import Option
from game.policy import POLICIES
from game.policy.table import Policy, even_tokens, given, quiet_budget, taking_budget

PILED = 4
"""In so many first half-years work is piled, spread or lent for; then all go on as `balanced` does."""
POINTS = 4.0
"""So much new work a half-year is looked for, so that the three teams carry the same."""


def leaving(rules: Rules, state: State) -> Decisions:
    """`balanced`, but what is saved stays where it was saved."""
    decided = POLICIES["balanced"](rules, state)
    return replace(decided, budget=replace(decided.budget, gains=None)) if decided.budget else decided


def piling(rules: Rules, state: State) -> Decisions:
    """Puts as much as it can on one role."""
    return _early(rules, state, worst_first=True, lend=False)


def spreading(rules: Rules, state: State) -> Decisions:
    """The same amount of work, on as many roles as it can."""
    return _early(rules, state, worst_first=False, lend=False)


def lending(rules: Rules, state: State) -> Decisions:
    """Piles too, and lets the others lend to who is overdrawn."""
    return _early(rules, state, worst_first=True, lend=True)


def _early(rules: Rules, state: State, *, worst_first: bool, lend: bool) -> Decisions:
    if state.whole[TURN] > PILED:
        return POLICIES["balanced"](rules, state)
    menu = legal_commands(rules, state)
    load = {role: given(rules, state, f"load_{role}") for role in rules.layout.roles}
    have = {role: given(rules, state, f"capacity_{role}") for role in rules.layout.roles}

    def fullest(added: Mapping[str, float]) -> float:
        return max((load[role] + added.get(role, 0.0)) / have[role] for role in load)

    best = min(
        _combinations(rules, menu),
        key=lambda found: (
            abs(sum(found[1].values()) - POINTS),
            -fullest(found[1]) if worst_first else fullest(found[1]),
            found[0],
        ),
    )
    carried = {role: (load[role] + best[1].get(role, 0.0)) / have[role] for role in load}
    lent = tuple(_lent(menu, carried)) if lend else ()
    budget = taking_budget(rules, state, menu.budget) or quiet_budget(rules, state, menu.budget)
    return Decisions(best[0], even_tokens(rules.layout, menu, state.whole[TURN]), lent, budget)


Combination = tuple[tuple[tuple[str, str], ...], Mapping[str, float]]
"""An answer to each card, and the points that they put on each role."""


def _combinations(rules: Rules, menu: Menu) -> Iterator[Combination]:
    options = {(choice.card, choice.key): choice.option for choice in rules.layout.choices}
    for answers in product(*(tuple(a for a in card.answers if a.refusal is None) for card in menu.cards)):
        if sum(answer.price for answer in answers) <= menu.money:
            chosen = tuple((card.card, answer.key) for card, answer in zip(menu.cards, answers, strict=True))
            points: dict[str, float] = {}
            for pair in chosen:
                option = options[pair]
                for role, burden in option.burden.items() if isinstance(option, Option) else ():
                    points[role] = points.get(role, 0.0) + float(burden)
            yield chosen, points


def _lent(menu: Menu, carried: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """From those who carry least to those who carry more than they have, the worst off first."""
    able = sorted((role for role in menu.lenders if carried[role] < 1.0), key=lambda role: -carried[role])
    for role in sorted(carried, key=lambda role: -carried[role]):
        if carried[role] > 1.0 and able:
            yield able.pop(), role


TEAMS: Mapping[str, Policy] = MappingProxyType(
    {"leaving": leaving, "piling": piling, "spreading": spreading, "lending": lending}
)
