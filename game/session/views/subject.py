"""What "why" can be asked of: an indicator, and as well a stock, a computed quantity or a role's capacity."""

from __future__ import annotations

from game.engine.state import Rules, State
from game.lang import Expr, Ref
from game.pack.schema import Indicator
from game.session.views.figures import decimals_for
from game.session.views.measure import slot_of
from game.session.views.names import SHARES, quantity_name, quantity_unit, quantity_why
from game.session.views.play import Play

FINE = 2
"""So many decimals have what is no level: money, shares, points of capacity."""


def can_be_asked(play: Play, name: str) -> bool:
    """Whether there is a number behind a name that a half-year can move."""
    model = play.rules.scenario.model
    if name in play.rules.layout.indicators or name in model.stocks or name in model.auxiliaries:
        return True
    kind, _, role = name.partition("_")
    return kind == "capacity" and (role == "total" or role in play.rules.layout.roles)


def subject_of(play: Play, name: str) -> Indicator:
    """A name as it is shown: an indicator as the pack has it, anything else as if it were one.

    ValueError for what has no number of its own.
    """
    found = play.scenario.settings.indicators.get(name)
    if found is not None:
        return found
    if not can_be_asked(play, name):
        raise ValueError(f"{name!r} is no figure that could be explained")
    stock = play.scenario.model.stocks.get(name)
    low, high = (stock.low, stock.high) if stock else (0, 1)
    unit = quantity_unit(play, name)
    fine = unit in SHARES or not unit or (stock is None and abs(_latest(play, name)) < 1)
    decimals = FINE if fine and not _is_level(play, name) else min(1, decimals_for(_latest(play, name)))
    return Indicator.model_construct(
        name=quantity_name(play, name),
        unit=None if unit in SHARES else unit or None,
        decimals=decimals,
        value=name,
        low=low,
        high=high,
        explain=quantity_why(play, name) or play.say("subject.computed"),
    )


def is_judged(play: Play, name: str) -> bool:
    """Whether one way is the good one: the pack says so of its indicators alone."""
    return name in play.rules.layout.indicators


def tree_of(rules: Rules, name: str) -> Expr:
    """What a figure comes to, as an equation; a weighted sum of stocks has none."""
    return rules.plan.equations.trees.get(("settings", "indicators", name, "value"), Ref(name))


def subject_value(rules: Rules, state: State, name: str) -> float:
    """A figure at a moment. ValueError for what has none."""
    layout = rules.layout
    if name in layout.indicators:
        return state.floats[layout.indicator[layout.indicators[name]]]
    slot = slot_of(rules, name)
    if slot is None:
        raise ValueError(f"{name!r} has no value of its own")
    return state.floats[slot]


def _is_level(play: Play, name: str) -> bool:
    model = play.rules.scenario.model
    return any(name in table and table[name].unit == "0-100" for table in (model.stocks, model.auxiliaries))


def _latest(play: Play, name: str) -> float:
    return subject_value(play.rules, play.last_day, name)


def unit_of_amount(play: Play, name: str) -> str:
    """The unit of a change: percent moves by percentage points, a bare level by points."""
    unit = subject_of(play, name).unit
    if unit is None and not is_judged(play, name) and quantity_unit(play, name) in SHARES:
        return play.say("subject.share")
    return play.say("unit.percent_points") if unit == "%" else unit or play.say("unit.points")
