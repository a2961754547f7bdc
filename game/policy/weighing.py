"""What an answer, a budget line, a rule or a token is worth at this moment, in points of what the table is after.

A point is one per cent of an indicator's bar in the good direction, counted more where a goal is not yet met.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.decisions import NOT_NOW
from game.engine.layout import LAST_TURN, NOT_GIVEN, TURN, Choice
from game.engine.numbers import total
from game.engine.rules.deciding import BROKEN_MOMENT, GIVEN_MOMENT, KEPT_MOMENT
from game.engine.state import Rules, State
from game.pack.schema import DIMENSIONS, Dimension, Option
from game.policy.table import stock_level
from game.policy.trying import Row
from game.policy.worth import Worth

OVERRUN = 1.25
"""How many times longer than planned work is expected to take."""
LATER = 0.6
"""What the end of a promise counts against its beginning."""
LOAD = 0.08
"""Points that a point of capacity costs for each quarter it is bound."""
HELD_BACK = 5.0
"""How fast a stock counts less the higher it stands above the weakest link, both as shares of their range."""


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
    def turns_left(self) -> int:
        """Half-years to the end of the game, this one included."""
        return self.state.whole[LAST_TURN] - self.turn + 1

    def stock(self, name: str, later: float = 0.0) -> float:
        """What a unit more of a stock is worth that arrives so many half-years from now."""
        whole_game = self.rules.scenario.settings.turns
        points = self._points(self.worth.stock(name, whole_game + 1 - self.turns_left + later))
        return points * self._held_back(name) if name in self.worth.weakest else points

    def token(self, dimension: str) -> float:
        """What one leader's attention to a dimension is worth."""
        whole_game = self.rules.scenario.settings.turns
        return self._points(self.worth.token(dimension, whole_game + 1 - self.turns_left))

    def _points(self, row: Row) -> float:
        return total(value * need for value, need in zip(row, self.need, strict=True))

    def _held_back(self, name: str) -> float:
        """The weakest link counts more than the others."""
        gap = self._height(name) - min(self._height(stock) for stock in self.worth.weakest)
        return max(0.3, 1.3 - HELD_BACK * gap)

    def _height(self, name: str) -> float:
        stock = self.rules.scenario.model.stocks[name]
        return (stock_level(self.rules, self.state, name) - float(stock.low)) / (stock.high - stock.low)

    # ------------------------------------------------------------------------------------------ answers

    def answer(self, choice: Choice) -> float:
        """What an answer to a card is worth: at once, by its promise, and by the work that it starts."""
        value = 0.0
        if choice.option.at_once:
            value += self._posts("choice_at_once", self.rules.layout.choices.index(choice))
        if choice.option.challenged is not None:
            value += self._challenged(withdraw=choice.option.challenged == "withdraw")
        option = choice.option
        if choice.key == NOT_NOW or not isinstance(option, Option):
            return value
        value -= float(option.price) * self.need[-1]
        if option.gives is not None:
            value += self.promise(option.gives)
        if option.quarters > 0:
            value += self._work(self.rules.scenario.cards[choice.card].dimension or DIMENSIONS[0], option)
        return value

    def _posts(self, function: str, *arguments: float) -> float:
        """What an emitted function would post now."""
        floats, whole = list(self.state.floats), list(self.state.whole)
        self.rules.kernel.functions[function](*arguments, floats, whole, [])
        layout, before = self.rules.layout, self.state.floats
        slots = {name: layout.stock[number] for number, name in enumerate(layout.stocks)}
        return total(
            (floats[slot] - before[slot]) * self.stock(name)
            for name, slot in slots.items()
            if floats[slot] != before[slot]
        )

    def promise(self, name: str) -> float:
        """What giving a promise is worth: trusted now, kept later if it holds today, else likely broken."""
        layout = self.rules.layout
        number = layout.promises[name]
        if self.state.whole[layout.promise[number]] != NOT_GIVEN:
            return 0.0
        end = KEPT_MOMENT if self.holds(name) else BROKEN_MOMENT
        given = self._posts("promise_posts", number, GIVEN_MOMENT, 1.0)
        return given + LATER * self._posts("promise_posts", number, end, 1.0)

    def _challenged(self, *, withdraw: bool) -> float:
        """What it is worth to give the challenged promise up now, or to stand by it: kept as likely as not."""
        promise = self.state.whole[self.rules.layout.challenged.first] - 1
        if promise < 0:
            return 0.0
        broken = self._posts("promise_posts", promise, BROKEN_MOMENT, 1.0)
        return broken if withdraw else broken + self._posts("promise_posts", promise, KEPT_MOMENT, 1.0)

    def holds(self, promise: str) -> bool:
        """Whether what is promised holds today."""
        number = self.rules.layout.promises[promise]
        floats, whole = list(self.state.floats), list(self.state.whole)
        return bool(self.rules.kernel.functions["promise_kept"](number, floats, whole))

    def _work(self, dimension: Dimension, option: Option) -> float:
        """What an initiative brings by the end of the game, as far as it is likely to arrive, less its load."""
        model, quarters = self.rules.scenario.model, self.rules.scenario.settings.quarters_per_turn
        work = float(option.quarters) * OVERRUN
        arrived = self._ramp(dimension, self.turns_left * quarters - work)
        later = (work + 2.0) / quarters
        value = float(option.running) * self.stock(model.initiatives.running_cost, later)
        for name, amount in option.effects.items():
            channel = model.channels[name]
            ready = self._auxiliary(channel.readiness or model.initiatives.readiness[dimension])
            felt = float(amount) * ready * self._head(name, float(amount))
            value += felt * self.stock(channel.stock, later)
        points = total(map(float, option.burden.values()))
        return value * arrived * (1.0 - float(option.risk)) - LOAD * work * points

    def _ramp(self, dimension: Dimension, age: float) -> float:
        """The share of an effect that has arrived at an age in quarters."""
        if age <= 0.0:
            return 0.0
        floats, whole = list(self.state.floats), list(self.state.whole)
        number = DIMENSIONS.index(dimension)
        return float(self.rules.kernel.functions["ramp_of"](number, age, floats, whole))

    def _auxiliary(self, name: str) -> float:
        layout = self.rules.layout
        return self.state.floats[layout.auxiliary[layout.auxiliaries[name]]]

    def _head(self, channel: str, amount: float) -> float:
        """The channel's factor for raising amounts; before the first half-year nothing has computed it yet."""
        layout = self.rules.layout
        head = self.state.floats[layout.head[layout.channels[channel]]]
        return head if amount > 0.0 and self.turn > 1 else 1.0

    # ------------------------------------------------------------------------------------------ budget

    def line(self, name: str) -> float:
        """What a million a year more for a budget line is worth, from the next half-year on."""
        budget = self.rules.scenario.settings.budget
        return self.stock(budget.lines[name].stock, 1.0) if budget else 0.0

    def gains(self, shares: Mapping[str, float | int]) -> float:
        """What a gains rule is worth against the one that holds now."""
        return total(
            (float(share) - stock_level(self.rules, self.state, stock)) * self.stock(stock)
            for stock, share in shares.items()
        )
