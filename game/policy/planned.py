"""Teams that weigh: one that looks at everything, and one for each dimension that looks at nothing else."""

from __future__ import annotations

from game.engine.decisions import NOT_NOW, BudgetDecision, Decisions
from game.engine.layout import TURN
from game.engine.menu import BudgetMenu, Menu, OpenCard, legal_commands
from game.engine.numbers import total
from game.engine.state import Rules, State
from game.pack.schema import Dimension, Option
from game.policy.needing import weigh
from game.policy.table import (
    Policy,
    answers,
    dimensions_of,
    even_tokens,
    given,
    payable,
    taking_budget,
    waiting,
)
from game.policy.weighing import Weighing

FULL = 1.05
"""How full a role may be, as a share of its capacity, before work is turned away."""
SPREAD = 1.2
"""How much less the next leader's attention to the same dimension counts."""
LEAST = 0.35
"""What a dimension's attention counts at least, against the one that is worth most."""
DROWNING = 1.15
"""Overload from which another role lends a point."""
NEAR = 2
"""Half-years: a promise is given when it holds and its day is no further off."""


def balanced(rules: Rules, state: State) -> Decisions:
    """Weighs every answer against what it costs in money and people, helps the weakest link, takes gains out."""
    menu = legal_commands(rules, state)
    weighing = weigh(rules, state)
    people = _People(rules, state)
    choices = _answers(weighing, menu, people)
    return Decisions(
        choices,
        _tokens(weighing, menu),
        people.lending(menu),
        _budget(weighing, menu.budget),
        _promise(weighing, menu),
    )


def devoted_to(dimension: Dimension) -> Policy:
    """The team that believes in one dimension: its cases only, all attention there."""

    def decide(rules: Rules, state: State) -> Decisions:
        menu = legal_commands(rules, state)
        tokens = tuple((role, str(dimension)) for role in rules.layout.roles if menu.token_targets)
        return Decisions(
            _answers(weigh(rules, state), menu, _People(rules, state), dimension),
            tokens,
            (),
            taking_budget(rules, state, menu.budget),
        )

    return decide


class _People:
    """What each role carries, counting what has been decided so far in this half-year."""

    def __init__(self, rules: Rules, state: State) -> None:
        roles = rules.layout.roles
        self.load = {role: given(rules, state, f"load_{role}") for role in roles}
        self.capacity = {role: given(rules, state, f"capacity_{role}") for role in roles}

    def have_room_for(self, option: Option) -> bool:
        """Whether every role that the option needs stays within its limit."""
        return all(
            self.load[role] + float(points) <= FULL * self.capacity[role]
            for role, points in option.burden.items()
        )

    def take_on(self, option: Option) -> None:
        """Add work that was chosen."""
        for role, points in option.burden.items():
            self.load[role] += float(points)

    def lending(self, menu: Menu) -> tuple[tuple[str, str], ...]:
        """A point from who has one to spare to who drowns, the worst off first."""
        spare = {role: self.capacity[role] - self.load[role] for role in self.load}
        lenders = sorted((role for role in menu.lenders if spare[role] >= 1.0), key=lambda role: spare[role])
        drowning = [role for role in spare if self.load[role] > DROWNING * self.capacity[role]]
        drowning.sort(key=lambda role: spare[role])
        return tuple((lenders.pop(), role) for role in drowning if lenders)


def _answers(
    weighing: Weighing, menu: Menu, people: _People, dimension: Dimension | None = None
) -> tuple[tuple[str, str], ...]:
    """The best answers that money and people allow, the most valuable card first.

    With a dimension, only its cards are looked at, and none of them is put off that can be taken.
    """
    rules = weighing.rules
    choices = {(choice.card, choice.key): choice for choice in rules.layout.choices}
    ranked: list[tuple[float, OpenCard, str]] = []
    for card in menu.cards:
        if dimension is not None and rules.scenario.cards[card.card].dimension != dimension:
            continue
        values = {a.key: weighing.answer(choices[card.card, a.key]) for a in payable(card, menu.money)}
        waits = values.get(NOT_NOW, 0.0)
        if dimension is not None:
            values.pop(NOT_NOW, None)
        ranked += [(value - waits, card, key) for key, value in values.items()]
    ranked.sort(key=lambda item: (-item[0], item[1].card, item[2]))
    left = menu.money
    chosen: dict[str, str] = {}
    for _, card, key in ranked:
        price = next(answer.price for answer in card.answers if answer.key == key)
        option = choices[card.card, key].option
        if card.card in chosen or price > left:
            continue
        if isinstance(option, Option) and option.quarters > 0:
            if not people.have_room_for(option):
                continue
            people.take_on(option)
        chosen[card.card] = key
        left -= price
    return answers(menu, lambda card: (chosen.get(card.card, NOT_NOW), *waiting(card)))


def _tokens(weighing: Weighing, menu: Menu) -> tuple[tuple[str, str], ...]:
    """One leader after the other looks where it is worth most, less where others look already."""
    dimensions = dimensions_of(menu)
    if not dimensions:
        return ()
    worth = {dimension: weighing.token(dimension) for dimension in dimensions}
    best = max(worth.values())
    if best <= 0.0:
        return even_tokens(weighing.rules.layout, menu, weighing.state.whole[TURN])
    count = dict.fromkeys(dimensions, 0)
    placed = []
    for role in weighing.rules.layout.roles:
        target = max(
            dimensions, key=lambda name: max(worth[name], LEAST * best) / (1.0 + SPREAD * count[name])
        )
        count[target] += 1
        placed.append((role, target))
    return tuple(placed)


def _budget(weighing: Weighing, menu: BudgetMenu | None) -> BudgetDecision | None:
    """The proposal that is worth most, then the moves that still help, then the gains rule."""
    budget = weighing.rules.scenario.settings.budget
    if menu is None or budget is None:
        return None
    value = {line: weighing.line(line) for line in menu.least}
    proposal = max(
        menu.proposals,
        key=lambda name: total(level * value[line] for line, level in menu.proposals[name].items()),
    )
    levels = dict(menu.proposals[proposal])
    moves = []
    for _ in range(menu.moves):
        down = [line for line in levels if levels[line] - menu.step >= menu.least[line]]
        up = [line for line in levels if levels[line] + menu.step <= menu.most[line]]
        if down and up:
            source, target = min(down, key=lambda line: value[line]), max(up, key=lambda line: value[line])
            if value[target] > value[source]:
                levels[source] -= menu.step
                levels[target] += menu.step
                moves.append((source, target))
    rules = {name: weighing.gains(budget.gains[name].shares) for name in menu.gains}
    return BudgetDecision(proposal, tuple(moves), max(rules, key=lambda name: rules[name], default=None))


def _promise(weighing: Weighing, menu: Menu) -> str | None:
    """A promise that is as good as kept."""
    promises = weighing.rules.scenario.settings.promises
    near = [name for name in menu.promises if promises[name].deadline - weighing.turn <= NEAR]
    return next((name for name in near if weighing.holds(name)), None)
