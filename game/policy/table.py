"""What all teams share: answers that can be paid, attention, the quiet budget, luck."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from game.engine.chance import POLICY, thing_number
from game.engine.decisions import NOT_NOW, BudgetDecision, Decisions
from game.engine.layout import TURN, Layout
from game.engine.menu import Answer, BudgetMenu, Menu, OpenCard
from game.engine.numbers import total
from game.engine.rules.posting import draw
from game.engine.state import Rules, State
from game.pack.schema import Scenario

Policy = Callable[[Rules, State], Decisions]
"""What a whole table commits for a half-year."""

Liking = Callable[[OpenCard], Iterable[str]]
"""The keys of a card's answers, best first; what is left out comes last."""

T = TypeVar("T")


def luck(state: State, thing: str) -> float:
    """A number from 0 up to 1 of this team's own, by what it is for."""
    return draw(state.key, POLICY, state.whole[TURN], thing_number(f"policy:{thing}"))


def pick(state: State, thing: str, things: Sequence[T]) -> T:
    """One of several by luck."""
    return things[int(luck(state, thing) * len(things))]


def answers(menu: Menu, liking: Liking) -> tuple[tuple[str, str], ...]:
    """For every open card the answer that is liked best of those that are legal and can still be paid.

    A card has always one that is free and legal: "not now", or for an event that cannot wait an option.
    """
    left = menu.money
    chosen = []
    for card in menu.cards:
        answer = _first(card, liking(card), left)
        left -= answer.price
        chosen.append((card.card, answer.key))
    return tuple(chosen)


def _first(card: OpenCard, keys: Iterable[str], money: float) -> Answer:
    able = {answer.key: answer for answer in payable(card, money)}
    return next(able[key] for key in (*keys, *able) if key in able)


def payable(card: OpenCard, money: float) -> tuple[Answer, ...]:
    """The legal answers that cost no more than `money`, M NOK."""
    return tuple(answer for answer in card.answers if answer.refusal is None and answer.price <= money)


def waiting(card: OpenCard) -> tuple[str, ...]:
    """Likes to wait; where that is not possible, what costs least."""
    ordered = sorted(card.answers, key=lambda answer: answer.price)
    return (NOT_NOW, *(answer.key for answer in ordered))


def even_tokens(layout: Layout, menu: Menu, turn: int) -> tuple[tuple[str, str], ...]:
    """Attention spread over the dimensions; who looks where changes from one half-year to the next."""
    dimensions = dimensions_of(menu)
    return tuple(
        (role, dimensions[(number + turn) % len(dimensions)])
        for number, role in enumerate(layout.roles)
        if dimensions
    )


def dimensions_of(menu: Menu) -> tuple[str, ...]:
    """The token targets that are dimensions; the others are written `card.option`."""
    return tuple(target for target in menu.token_targets if "." not in target)


def initiatives_of(menu: Menu) -> tuple[str, ...]:
    """The token targets that are initiatives under way."""
    return tuple(target for target in menu.token_targets if "." in target)


def stock_level(rules: Rules, state: State, name: str) -> float:
    """A stock's level now."""
    return state.floats[rules.layout.stock[rules.layout.stocks[name]]]


def given(rules: Rules, state: State, name: str) -> float:
    """A quantity that the engine gives to equations, such as a role's capacity."""
    return state.floats[rules.layout.given[rules.layout.built[name]]]


def levels_now(rules: Rules, state: State) -> dict[str, float]:
    """Each budget line's level, M NOK a year."""
    budget = rules.scenario.settings.budget
    lines = budget.lines if budget else {}
    return {name: stock_level(rules, state, line.stock) for name, line in lines.items()}


def quiet_budget(rules: Rules, state: State, menu: BudgetMenu | None) -> BudgetDecision | None:
    """The proposal that changes no line by much; freed hours stay as they are."""
    if menu is None:
        return None
    now = levels_now(rules, state)

    def greatest_change(proposal: str) -> float:
        levels = menu.proposals[proposal]
        return max(abs(levels[line] - now[line]) / max(abs(now[line]), 1.0) for line in levels)

    return BudgetDecision(min(menu.proposals, key=greatest_change))


def taking_rule(scenario: Scenario) -> str | None:
    """The gains rule that takes out most and leans least to one side; None where there is none."""
    budget = scenario.settings.budget
    rules = budget.gains if budget else {}

    def takes(name: str) -> tuple[float, float]:
        shares = [float(share) for share in rules[name].shares.values()]
        return (round(total(shares), 3), -max(shares, default=0.0))

    return max(rules, key=takes, default=None)


def taking_budget(rules: Rules, state: State, menu: BudgetMenu | None) -> BudgetDecision | None:
    """The quiet proposal, and the freed hours taken out."""
    quiet = quiet_budget(rules, state, menu)
    return BudgetDecision(quiet.proposal, (), taking_rule(rules.scenario)) if quiet else None
