"""Figures and their units as the table reads them."""

from __future__ import annotations

from decimal import Decimal

from game.engine.layout import Layout
from game.engine.state import State
from game.pack.schema import Indicator
from game.session.views.play import Play, Trend
from game.texts.catalogue import Words
from game.texts.numbers import NO_BREAK, Language, Number, number, rounded_parts


def language(say: Words) -> Language:
    """The language that numbers are written in."""
    match say.language:
        case "nn":
            return "nn"
        case "en":
            return "en"
        case _:
            return "nb"


def written(play: Play, value: Number, decimals: int = 0, *, signed: bool = False) -> str:
    """A number in the table's language."""
    return number(value, language(play.say), decimals, signed=signed)


def plain(play: Play, value: Number, *, signed: bool = False) -> str:
    """A number with no more decimals than it needs, two at most: 3 is "3", 1.25 is "1,25"."""
    for decimals in (0, 1):
        if rounded(value, decimals) == rounded(value, 2):
            return written(play, value, decimals, signed=signed)
    return written(play, value, 2, signed=signed)


def roughly(play: Play, value: float, *, signed: bool = False) -> str:
    """A number with about three figures, for quantities that have no decimals of their own."""
    return written(play, value, decimals_for(value), signed=signed)


def decimals_for(value: float) -> int:
    """So many decimals give about three figures."""
    return max(0, 3 - len(str(int(abs(value)))))


def rounded(value: Number, decimals: int) -> Decimal:
    """The value as it is shown, to reckon with."""
    return rounded_parts((value,), decimals)[0]


def with_unit(play: Play, text: str, unit: str | None) -> str:
    """A written number and its unit on one line; English writes percent without a space."""
    if not unit:
        return text
    return text + unit if unit == "%" and play.say.language == "en" else f"{text}{NO_BREAK}{unit}"


def figure(play: Play, name: str, value: Number, *, signed: bool = False) -> str:
    """An indicator's value with its unit: "1,2 %"."""
    indicator = play.scenario.settings.indicators[name]
    return with_unit(play, written(play, value, indicator.decimals, signed=signed), indicator.unit)


def value_of(layout: Layout, state: State, name: str) -> float:
    """An indicator's value at a moment."""
    return state.floats[layout.indicator[layout.indicators[name]]]


def on_bar(indicator: Indicator, value: float) -> float:
    """Where a value stands between the ends of the indicator's bar, 0 to 1."""
    return clamped((value - indicator.low) / (indicator.high - indicator.low))


def clamped(share: float) -> float:
    """A share between 0 and 1."""
    return min(1.0, max(0.0, share))


def shown_trend(indicator: Indicator, before: float, after: float) -> tuple[Trend, bool | None]:
    """Which way a figure went as it is written, and whether that is for the better: it agrees with the two figures."""
    change = rounded(after, indicator.decimals) - rounded(before, indicator.decimals)
    if change == 0:
        return "level", None
    return ("up" if change > 0 else "down"), (change > 0) == (indicator.good == "up")


def trend_of(indicator: Indicator, before: float, after: float) -> tuple[Trend, bool | None]:
    """Which way it went, and whether that is for the better (None for level, which the indicator defines)."""
    change = after - before
    if change == 0 or abs(change) < indicator.level:
        return "level", None
    up = change > 0
    return ("up" if up else "down"), up == (indicator.good == "up")
