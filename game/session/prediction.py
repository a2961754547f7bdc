"""The table's one prediction: about which figure, and how it went."""

from __future__ import annotations

from game.engine.state import Rules, State
from game.pack.schema import Card, Scenario
from game.session.inputs import Direction


def predicted_indicator(scenario: Scenario, card: str) -> str:
    """The figure that a main case asks about: its own choice, or the gauge that its options touch most."""
    case = scenario.cards[card]
    if case.predict is not None:
        return case.predict
    gauges = scenario.settings.gauges
    return max(gauges, key=lambda gauge: _touched(case, gauge))  # the first of equals


def outcome_of_prediction(rules: Rules, before: State, closed: State, indicator: str) -> Direction:
    """What a figure did from one last day to the next; a change below its `level` is level."""
    layout = rules.layout
    place = layout.indicator[layout.indicators[indicator]]
    change = closed.floats[place] - before.floats[place]
    if change == 0.0 or abs(change) < float(rules.scenario.settings.indicators[indicator].level):
        return "level"
    return "up" if change > 0 else "down"


def _touched(card: Card, gauge: str) -> int:
    not_now = card.not_now.touches.get(gauge, 0) if card.not_now is not None else 0
    return not_now + sum(option.touches.get(gauge, 0) for option in card.options.values())
