"""Teams that follow a rule of thumb and weigh nothing."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.decisions import NOT_NOW, BudgetDecision, Decisions
from game.engine.layout import TURN
from game.engine.menu import BudgetMenu, Menu, OpenCard, legal_commands
from game.engine.numbers import total
from game.engine.state import Rules, State
from game.pack.schema import Scenario
from game.policy.following import LENDS, MOVES, PROMISES
from game.policy.table import (
    Liking,
    Policy,
    answers,
    even_tokens,
    initiatives_of,
    levels_now,
    luck,
    payable,
    pick,
    quiet_budget,
    taking_budget,
    taking_rule,
    waiting,
)


def at_random(rules: Rules, state: State) -> Decisions:
    """Anything that is legal, by luck."""
    menu = legal_commands(rules, state)
    left = menu.money
    choices = []
    for card in menu.cards:
        answer = pick(state, f"card:{card.card}", payable(card, left))
        left -= answer.price
        choices.append((card.card, answer.key))
    roles = rules.layout.roles.ids
    tokens = tuple(
        (role, pick(state, f"token:{role}", menu.token_targets)) for role in roles if menu.token_targets
    )
    lending = tuple(
        (lender, pick(state, f"borrower:{lender}", [role for role in roles if role != lender]))
        for lender in menu.lenders
        if len(roles) > 1 and luck(state, f"lends:{lender}") < LENDS
    )
    promise = pick(state, "promise", menu.promises) if menu.promises else None
    if luck(state, "promises") >= PROMISES:
        promise = None
    return Decisions(tuple(choices), tokens, lending, _random_budget(state, menu.budget), promise)


def _random_budget(state: State, menu: BudgetMenu | None) -> BudgetDecision | None:
    if menu is None:
        return None
    proposal = pick(state, "proposal", tuple(menu.proposals))
    levels = dict(menu.proposals[proposal])
    moves = []
    for number in range(menu.moves):
        able = [
            (source, target)
            for source in levels
            for target in levels
            if source != target
            and levels[source] - menu.step >= menu.least[source]
            and levels[target] + menu.step <= menu.most[target]
        ]
        if able and luck(state, f"moves:{number}") < MOVES:
            source, target = pick(state, f"move:{number}", able)
            levels[source] -= menu.step
            levels[target] += menu.step
            moves.append((source, target))
    gains = pick(state, "gains rule", menu.gains) if menu.gains else None
    return BudgetDecision(proposal, tuple(moves), gains)


def cautious(rules: Rules, state: State) -> Decisions:
    """Not now, to everything."""
    return _rule_of_thumb(rules, state, legal_commands(rules, state), waiting)


def always(key: str) -> Policy:
    """The team that takes the same answer to every card; where it cannot, the next one."""
    liking = beginning_with(key)

    def decide(rules: Rules, state: State) -> Decisions:
        menu = legal_commands(rules, state)
        return _rule_of_thumb(rules, state, menu, liking, taking_budget(rules, state, menu.budget))

    return decide


def beginning_with(key: str) -> Liking:
    """Likes one answer, then those that come after it on the card, then those before it."""

    def liking(card: OpenCard) -> tuple[str, ...]:
        keys = [answer.key for answer in card.answers]
        place = keys.index(key) if key in keys else 0
        return (*keys[place:], *keys[:place])

    return liking


def cheapest(rules: Rules, state: State) -> Decisions:
    """Of the options the one that costs least over the first two years; "not now" only where no other can be had."""
    menu = legal_commands(rules, state)
    return _rule_of_thumb(
        rules, state, menu, costing_least(rules.scenario), _cheapest_budget(rules, menu.budget)
    )


def costing_least(scenario: Scenario) -> Liking:
    """Likes the option that costs least over the first two years."""

    def liking(card: OpenCard) -> list[str]:
        options = scenario.cards[card.card].options
        cost = {str(key): option.price + 2 * option.running for key, option in options.items()}
        return sorted(cost, key=lambda key: (cost[key], key))

    return liking


def _cheapest_budget(rules: Rules, menu: BudgetMenu | None) -> BudgetDecision | None:
    if menu is None:
        return None
    totals = {name: total(levels.values()) for name, levels in menu.proposals.items()}
    return BudgetDecision(min(totals, key=lambda name: totals[name]), (), taking_rule(rules.scenario))


def greedy(rules: Rules, state: State) -> Decisions:
    """The dearest answer that can be paid, whoever has to carry it; and the freed hours as money."""
    menu = legal_commands(rules, state)

    def liking(card: OpenCard) -> list[str]:
        dearest = sorted(card.answers, key=lambda answer: (-answer.price, answer.key))
        return [answer.key for answer in dearest if answer.key != NOT_NOW]

    decided = _rule_of_thumb(rules, state, menu, liking, _greedy_budget(rules, state, menu.budget))
    targets = initiatives_of(menu) or menu.token_targets[-1:]
    roles = enumerate(rules.layout.roles)
    tokens = tuple((role, targets[number % len(targets)]) for number, role in roles if targets)
    return Decisions(decided.choices, tokens, (), decided.budget, None)


def _greedy_budget(rules: Rules, state: State, menu: BudgetMenu | None) -> BudgetDecision | None:
    budget = rules.scenario.settings.budget
    if menu is None or budget is None:
        return None
    now = levels_now(rules, state)

    def for_change(levels: Mapping[str, float]) -> float:
        return total(levels[line] - now[line] for line in levels if not budget.lines[line].service)

    proposal = max(menu.proposals, key=lambda name: for_change(menu.proposals[name]))
    shares = {name: max(map(float, budget.gains[name].shares.values()), default=0.0) for name in menu.gains}
    return BudgetDecision(proposal, (), max(shares, key=lambda name: shares[name], default=None))


def _rule_of_thumb(
    rules: Rules, state: State, menu: Menu, liking: Liking, budget: BudgetDecision | None = None
) -> Decisions:
    return Decisions(
        answers(menu, liking),
        even_tokens(rules.layout, menu, state.whole[TURN]),
        (),
        budget or quiet_budget(rules, state, menu.budget),
    )
