"""What a table is after at this moment: how much each indicator counts, by its goals, floors and promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.engine.layout import AMBITION, LAST_TURN, OPEN, TURN
from game.engine.menu import legal_commands
from game.engine.numbers import total
from game.engine.state import Rules, State
from game.pack.schema import Indicator
from game.policy.trying import Row
from game.policy.weighing import Weighing
from game.policy.worth import worth_of

GAUGE = 0.1
"""What a gauge counts besides the goals."""
PROMISE = 0.5
"""What an open promise counts against a goal."""
BELIEVED = 0.5
"""How much of what the reference games went through is expected here: this game has its own luck and decisions."""
BUSY = 2.0 / 3.0
"""How many of the cards a busy table takes the dearer option of."""


def weigh(rules: Rules, state: State) -> Weighing:
    """Look at a moment: where the goals will end as things go, and so what counts most.

    A million counts for as much as the cards on the table bring for it, as far as money is short.
    """
    free = Weighing(rules, state, worth_of(rules, state), (*_needs(rules, state), 0.0))
    menu = legal_commands(rules, state)
    choices = {(choice.card, choice.key): choice for choice in rules.layout.choices}
    value = price = 0.0
    for card in menu.cards:
        best = max((free.answer(choices[card.card, answer.key]), answer.price) for answer in card.answers)
        value += max(0.0, best[0])
        price += best[1]
    spending = _spending(rules)
    scarce = max(0.0, 1.0 - menu.money / spending) if spending > 0.0 else 0.0
    return replace(free, need=(*free.need[:-1], scarce * value / price if price > 0.0 else 0.0))


def _spending(rules: Rules) -> float:
    """What a busy table spends in two half-years, M NOK."""
    prices = [
        max(float(option.price) for option in card.options.values())
        for card in rules.scenario.cards.values()
        if card.kind != "event"
    ]
    cards = 2 * (1 + rules.scenario.settings.delegated_per_turn)
    return BUSY * cards * total(prices) / len(prices) if prices else 0.0


def _needs(rules: Rules, state: State) -> Row:
    """What a unit of each indicator counts for, signed, in the layout's order."""
    layout, settings = rules.layout, rules.scenario.settings
    late = settings.turns - state.whole[LAST_TURN]
    drift = worth_of(rules, state).drift(state.whole[TURN] + late)
    need = [0.0] * len(layout.indicators)
    for gauge in settings.gauges:
        need[layout.indicators[gauge]] += GAUGE
    for name, target, at_least, kind in _targets(rules, state):
        number = layout.indicators[name]
        expected = state.floats[layout.indicator[number]] + BELIEVED * drift[number]
        margin = (expected - target if at_least else target - expected) / _point(settings.indicators[name])
        need[number] += _WANTED[kind](margin)
    signs = (1.0 if settings.indicators[name].good == "up" else -1.0 for name in layout.indicators)
    points = (_point(settings.indicators[name]) for name in layout.indicators)
    return tuple(count * sign / point for count, sign, point in zip(need, signs, points, strict=True))


def _point(indicator: Indicator) -> float:
    """One per cent of an indicator's bar."""
    return (float(indicator.high) - float(indicator.low)) / 100.0


def _targets(rules: Rules, state: State) -> Iterator[tuple[str, float, bool, str]]:
    """Indicator, target, whether it should be at least that, and what asks for it: goal, floor or promise."""
    layout, settings = rules.layout, rules.scenario.settings
    levels, level = len(layout.ambitions), state.whole[AMBITION]
    for number, name in enumerate(layout.goals):
        goal = settings.goals[name]
        target = state.floats[layout.goal_target[number * levels + level]]
        yield goal.indicator, target, goal.direction == "at_least", "goal"
    for number, name in enumerate(layout.floors):
        floor = settings.floors[name]
        target = state.floats[layout.floor_target[number * levels + level]]
        yield floor.indicator, target, floor.direction == "at_least", "floor"
    for number, name in enumerate(layout.promises):
        promise = settings.promises[name]
        asked = promise.indicator is not None and promise.target is not None
        if asked and state.whole[layout.promise[number]] == OPEN:
            indicator = promise.indicator or ""
            yield (
                indicator,
                float(promise.target or 0.0),
                settings.indicators[indicator].good == "up",
                "promise",
            )


def _of_goal(margin: float) -> float:
    """How much a goal counts by how far it is met, in points: most when just short of it, little when safe."""
    if margin < 0.0:
        return max(0.4, 1.0 + margin / 40.0)
    return max(0.1, 1.0 - margin / 6.0)


def _of_floor(margin: float) -> float:
    """A floor counts more the nearer it is, and most once it is broken."""
    return max(0.0, 1.5 - 0.12 * max(margin, 0.0))


def _of_promise(margin: float) -> float:
    return PROMISE * _of_goal(margin)


_WANTED = {"goal": _of_goal, "floor": _of_floor, "promise": _of_promise}
