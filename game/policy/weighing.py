"""What an answer, a budget line, a rule or a token is worth at this moment, in points of what the table is after.

A point is one per cent of an indicator's bar in the good direction, counted more where a goal is not yet met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game.engine.decisions import NOT_NOW
from game.engine.layout import AMBITION, LAST_TURN, NOT_GIVEN, OPEN, TURN, Choice
from game.engine.menu import legal_commands
from game.engine.state import Rules, State
from game.pack.schema import DIMENSIONS, Option
from game.policy.worth import Row, Worth, worth_of

GAUGE = 0.1
"""What a gauge counts besides the goals."""
OVERRUN = 1.25
"""How many times longer than planned work is expected to take."""
LOAD = 0.12
"""Points that a point of capacity costs for each quarter it is bound."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One moment of one game, with what each stock is worth in it."""

    rules: Rules
    state: State
    worth: Worth
    need: Row
    """What a unit of each indicator counts for, signed; last, what a million to pay prices from counts for."""

    @property
    def turn(self) -> int:
        """The half-year that is being decided."""
        return self.state.whole[TURN]

    @property
    def quarters_left(self) -> float:
        """Quarters to the end of the game."""
        turns = self.state.whole[LAST_TURN] - self.turn + 1
        return float(turns * self.rules.scenario.settings.quarters_per_turn)

    def _points(self, row: Row) -> float:
        return sum(value * need for value, need in zip(row, self.need, strict=True))

    def stock(self, name: str, turn: float | None = None) -> float:
        """What a unit more of a stock is worth, arriving in half-year `turn` (now, if none is given)."""
        points = self._points(self.worth.stock(name, self.turn if turn is None else turn))
        return points * self._held_back(name) if name in self.worth.weakest else points

    def token(self, dimension: str) -> float:
        """What one leader's attention to a dimension is worth."""
        return self._points(self.worth.token(dimension, self.turn))

    def _held_back(self, name: str) -> float:
        """The weakest link counts more than the others."""
        level = {stock: self._height(stock) for stock in self.worth.weakest}
        gap = level[name] - min(level.values())
        return max(0.3, 1.3 - 5.0 * gap)

    def _height(self, name: str) -> float:
        stock = self.rules.scenario.model.stocks[name]
        return (self.level(name) - float(stock.low)) / (float(stock.high) - float(stock.low))

    def level(self, name: str) -> float:
        """A stock's level now."""
        layout = self.rules.layout
        return self.state.floats[layout.stock[layout.stocks[name]]]

    # ------------------------------------------------------------------------------------------ answers

    def answer(self, choice: Choice) -> float:
        """What an answer to a card is worth: at once, by its promise, and by the work that it starts."""
        value = self._at_once(choice)
        option = choice.option
        if choice.key == NOT_NOW or not isinstance(option, Option):
            return value
        value -= float(option.price) * self.need[-1]
        if option.gives is not None:
            value += self.promise(option.gives)
        if option.quarters > 0:
            value += self._work(choice, option)
        return value

    def _at_once(self, choice: Choice) -> float:
        if not choice.option.at_once:
            return 0.0
        number = self.rules.layout.choices.index(choice)
        return self._posts("choice_at_once", number)

    def _posts(self, function: str, *arguments: float) -> float:
        """What an emitted function would post now."""
        floats, whole = list(self.state.floats), list(self.state.whole)
        self.rules.kernel.functions[function](*arguments, floats, whole, [])
        layout, before = self.rules.layout, self.state.floats
        return sum(
            (floats[slot] - before[slot]) * self.stock(name)
            for number, name in enumerate(layout.stocks)
            if floats[slot := layout.stock[number]] != before[slot]
        )

    def promise(self, name: str) -> float:
        """What giving a promise is worth: trusted now, kept later if it holds today, else likely broken."""
        layout = self.rules.layout
        number = layout.promises[name]
        if self.state.whole[layout.promise[number]] != NOT_GIVEN:
            return 0.0
        end = 1 if self.holds(name) else 2
        return self._posts("promise_posts", number, 0, 1.0) + 0.6 * self._posts("promise_posts", number, end, 1.0)

    def holds(self, promise: str) -> bool:
        """Whether what is promised holds today."""
        number = self.rules.layout.promises[promise]
        floats, whole = list(self.state.floats), list(self.state.whole)
        return bool(self.rules.kernel.functions["promise_kept"](number, floats, whole))

    def _work(self, choice: Choice, option: Option) -> float:
        model, settings = self.rules.scenario.model, self.rules.scenario.settings
        dimension = self.rules.scenario.cards[choice.card].dimension or DIMENSIONS[0]
        work = float(option.quarters) * OVERRUN
        arrived = self._ramp(dimension, self.quarters_left - work)
        turn = self.turn + (work + 2.0) / settings.quarters_per_turn
        value = float(option.running) * arrived * self.stock(model.initiatives.running_cost, turn)
        for name, amount in option.effects.items():
            channel = model.channels[name]
            ready = self._auxiliary(channel.readiness or model.initiatives.readiness[dimension])
            value += float(amount) * arrived * ready * self._head(name, float(amount)) * self.stock(channel.stock, turn)
        value *= 1.0 - float(option.risk)
        return value - LOAD * work * sum(map(float, option.burden.values()))

    def _ramp(self, dimension: str, age: float) -> float:
        if age <= 0.0:
            return 0.0
        floats, whole = list(self.state.floats), list(self.state.whole)
        number = [str(each) for each in DIMENSIONS].index(dimension)
        return float(self.rules.kernel.functions["ramp_of"](number, age, floats, whole))

    def _auxiliary(self, name: str) -> float:
        layout = self.rules.layout
        return self.state.floats[layout.auxiliary[layout.auxiliaries[name]]]

    def _head(self, channel: str, amount: float) -> float:
        layout = self.rules.layout
        head = self.state.floats[layout.head[layout.channels[channel]]]
        return head if amount > 0.0 and self.turn > 1 else 1.0

    # ------------------------------------------------------------------------------------------ budget

    def line(self, name: str) -> float:
        """What a million a year more for a budget line is worth, from the next half-year on."""
        budget = self.rules.scenario.settings.budget
        return self.stock(budget.lines[name].stock, self.turn + 1) if budget else 0.0

    def gains(self, shares: Mapping[str, float | int]) -> float:
        """What a gains rule is worth."""
        return sum((float(share) - self.level(stock)) * self.stock(stock) for stock, share in shares.items())


def weigh(rules: Rules, state: State) -> Weighing:
    """Look at a moment: where the goals will end as things go, and so what counts most.

    A million counts for as much as the cards on the table bring for it, as far as money is short.
    """
    free = _by_goals(rules, state)
    menu = legal_commands(rules, state)
    choices = {(choice.card, choice.key): choice for choice in rules.layout.choices}
    value = price = 0.0
    for card in menu.cards:
        worth = max((free.answer(choices[card.card, answer.key]), answer.price) for answer in card.answers)
        value += max(0.0, worth[0])
        price += worth[1]
    scarce = max(0.0, 1.0 - menu.money / max(_spending(rules), 1e-9))
    return replace(free, need=(*free.need[:-1], scarce * value / price if price > 0.0 else 0.0))


def _spending(rules: Rules) -> float:
    """What a busy table spends in a year, M NOK: every card's dearer option, two times out of three."""
    settings = rules.scenario.settings
    prices = [
        max(float(option.price) for option in card.options.values())
        for card in rules.scenario.cards.values()
        if card.kind != "event"
    ]
    cards = 2.0 / settings.quarters_per_turn * 2.0 * (1 + settings.delegated_per_turn)
    return cards * sum(prices) / max(len(prices), 1) * 2.0 / 3.0


def _by_goals(rules: Rules, state: State) -> Weighing:
    worth = worth_of(rules, state)
    drift = worth.drift(state.whole[TURN])
    layout, settings = rules.layout, rules.scenario.settings
    now = state.floats[layout.indicator.slice]
    # What the reference games went through is half believed: this game has its own luck and decisions.
    expected = [here + 0.5 * change for here, change in zip(now, drift, strict=False)]
    need = [0.0] * len(layout.indicators)

    def add(indicator: str, count: float) -> None:
        bar = settings.indicators[indicator]
        sign = 1.0 if bar.good == "up" else -1.0
        need[layout.indicators[indicator]] += count * sign * 100.0 / (float(bar.high) - float(bar.low))

    def short(indicator: str, target: float, *, at_least: bool) -> float:
        bar = settings.indicators[indicator]
        gap = expected[layout.indicators[indicator]] - target
        return (gap if at_least else -gap) * 100.0 / (float(bar.high) - float(bar.low))

    for gauge in settings.gauges:
        add(gauge, GAUGE)
    level = state.whole[AMBITION]
    for number, name in enumerate(layout.goals):
        goal = settings.goals[name]
        target = state.floats[layout.goal_target[number * len(layout.ambitions) + level]]
        add(goal.indicator, _wanted(short(goal.indicator, target, at_least=goal.direction == "at_least")))
    for number, name in enumerate(layout.floors):
        floor = settings.floors[name]
        target = state.floats[layout.floor_target[number * len(layout.ambitions) + level]]
        margin = short(floor.indicator, target, at_least=floor.direction == "at_least")
        add(floor.indicator, max(0.0, 1.5 - 0.12 * max(margin, 0.0)))
    for name, target, indicator in _open_promises(rules, state):
        del name
        up = settings.indicators[indicator].good == "up"
        add(indicator, 0.5 * _wanted(short(indicator, target, at_least=up)))
    return Weighing(rules, state, worth, (*need, 0.0))


def _wanted(margin: float) -> float:
    """How much a goal counts by how far it is met, in points: most when just short of it, little when safe."""
    if margin < 0.0:
        return max(0.4, 1.0 + margin / 40.0)
    return max(0.1, 1.0 - margin / 6.0)


def _open_promises(rules: Rules, state: State) -> Iterable[tuple[str, float, str]]:
    layout = rules.layout
    for number, name in enumerate(layout.promises):
        promise = rules.scenario.settings.promises[name]
        if promise.indicator is not None and promise.target is not None:
            if state.whole[layout.promise[number]] == OPEN:
                yield name, float(promise.target), promise.indicator
