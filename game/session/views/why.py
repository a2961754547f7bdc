"""Why an indicator moved: its causes, with amounts that add up also as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from game.engine.layout import TURN
from game.session.views.causes import (
    Detail,
    Reading,
    Span,
    cause_detail,
    cause_label,
    driver_detail,
    driver_names,
    own_detail,
)
from game.session.views.chain import chain_of
from game.session.views.figures import rounded, trend_of, value_of, written
from game.session.views.linear import weights_of
from game.session.views.names import quantity_name, quantity_text, quantity_value
from game.session.views.play import Play, Trend
from game.texts.numbers import rounded_parts

__all__ = ["Cause", "Detail", "Reading", "Why", "why"]

LARGEST = 5
"""So many causes are shown by name."""
SMALL = 0.04
"""A cause smaller than this share of the largest goes into "all else"."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a change."""

    key: str
    """As the ledger names it, or the name of the driver; "rest" for all else."""
    label: str
    note: str
    """The second line: "dere startet den høsten 2026", "ingen valgte dette"."""
    amount: str
    """Signed: "−1,4"; "" for a driver, which has a before and after instead."""
    share: float
    """−1 to 1 of the largest amount: the length of its bar, signed; 0 for a driver."""
    good: bool | None
    """Whether it moved the indicator for the better; None for nobody's choice, all else and drivers."""
    before: str
    after: str
    """Of a driver; "" for a cause with an amount."""
    detail: Detail | None


@dataclass(frozen=True, slots=True)
class Why:
    """The causes of an indicator's change."""

    indicator: str
    title: str
    """"Omsorg: hvorfor gikk det ned?"."""
    explain: str
    before: str
    after: str
    trend: Trend
    good: bool | None
    kind: Literal["account", "drivers"]
    """account: the causes' amounts add up to the total. drivers: what its equation reads, and the total together."""
    causes: tuple[Cause, ...]
    total: str
    detail: Detail
    """The indicator's own equation and source."""
    chain: tuple[str, ...]
    """A short causal chain in words; empty where none can be told honestly."""


def why(play: Play, indicator: str, first: int | None = None, last: int | None = None) -> Why:
    """Why an indicator moved in the half-year just played, or from the end of turn `first` to the end of turn `last`.

    ValueError before the first half-year, and for steps that were played without the ledger.
    """
    span = _span(play, indicator, first, last)
    part, decimals = play.scenario.settings.indicators[indicator], _decimals(play, indicator)
    old, new = (value_of(play.rules.layout, state, indicator) for state in (span.before, span.after))
    trend, good = trend_of(part, old, new)
    total = rounded(new, decimals) - rounded(old, decimals)
    amounts = cause_amounts(play, indicator, span)
    causes = (
        _drivers(play, indicator, span)
        if amounts is None
        else _accounted(play, indicator, span, amounts, (decimals, total))
    )
    return Why(
        indicator,
        play.say(f"why.title.{trend}", name=part.name),
        part.explain,
        written(play, old, decimals),
        written(play, new, decimals),
        trend,
        good,
        "drivers" if amounts is None else "account",
        causes,
        written(play, total, decimals, signed=True),
        own_detail(play, indicator, span),
        chain_of(play, indicator, span, amounts or {}),
    )


def cause_amounts(play: Play, indicator: str, span: Span) -> dict[str, float] | None:
    """By cause what it did to an indicator; None for one that is no sum of stocks."""
    weights = weights_of(play.rules, indicator)
    if weights is None:
        return None
    amounts: dict[str, float] = {}
    exact = play.scenario.settings.indicators[indicator].sum is not None
    for step in play.steps[span.first + 1 : span.last + 1]:
        if step.ledger is None:
            raise ValueError("these steps were played without the ledger")
        postings = (
            [(posting.cause, posting.amount) for posting in step.ledger.of_indicator(indicator)]
            if exact
            else [
                (posting.cause, posting.amount * weight)
                for stock, weight in weights
                for posting in step.ledger.of_stock(stock)
            ]
        )
        for cause, amount in postings:
            amounts[cause] = amounts.get(cause, 0.0) + amount
    return {cause: amount for cause, amount in amounts.items() if amount}


def _span(play: Play, indicator: str, first: int | None, last: int | None) -> Span:
    last = len(play.steps) - 1 if last is None else last
    first = last - 1 if first is None else first
    if not 0 <= first < last < len(play.steps):
        raise ValueError(f"no half-year lies between the end of turn {first} and that of turn {last}")
    before, after = play.steps[first].closed, play.steps[last].closed
    assert after.whole[TURN] == last
    weights = weights_of(play.rules, indicator) or ()
    return Span(before, after, first, last, tuple(stock for stock, _ in weights))


def _decimals(play: Play, indicator: str) -> int:
    """One more figure than the gauge shows where it shows none, so that small causes can be seen."""
    return max(1, play.scenario.settings.indicators[indicator].decimals)


def _accounted(
    play: Play, indicator: str, span: Span, amounts: dict[str, float], shown: tuple[int, Decimal]
) -> tuple[Cause, ...]:
    decimals, total = shown
    named, rest = _split(amounts)
    parts = [amounts[cause] for cause in named]
    if rest:
        parts.append(sum(amounts[cause] for cause in rest))
    figures = rounded_parts(parts, decimals, total)
    largest = max((abs(figure) for figure in figures), default=Decimal(0)) or Decimal(1)
    up_is_good = play.scenario.settings.indicators[indicator].good == "up"
    causes = []
    for cause, figure in zip((*named, *(("rest",) if rest else ())), figures, strict=True):
        amount, share = written(play, figure, decimals, signed=True), float(figure / largest)
        if cause == "rest":
            note = play.say.count("cause.rest.note", len(rest))
            causes.append(Cause("rest", play.say("cause.rest"), note, amount, share, None, "", "", None))
            continue
        label = cause_label(play, cause, span)
        good = None if label.chosen == "nobody" or not figure else (figure > 0) == up_is_good
        detail = cause_detail(play, cause, span)
        causes.append(Cause(cause, label.label, label.note, amount, share, good, "", "", detail))
    return tuple(causes)


def _split(amounts: dict[str, float]) -> tuple[list[str], list[str]]:
    """The causes that are shown by name, largest first, and the small ones; a single small one keeps its name."""
    ordered = sorted(amounts, key=lambda cause: (-abs(amounts[cause]), cause))
    if not ordered:
        return [], []
    edge = SMALL * abs(amounts[ordered[0]])
    named = [cause for cause in ordered[:LARGEST] if abs(amounts[cause]) >= edge]
    rest = ordered[len(named) :]
    return (ordered, []) if len(rest) == 1 else (named, rest)


def _drivers(play: Play, indicator: str, span: Span) -> tuple[Cause, ...]:
    """What the equation reads, those that changed most for their size first; they have no amounts of their own."""
    names = sorted(driver_names(play, indicator), key=lambda name: (-_moved(play, name, span), name))
    return tuple(
        Cause(
            name,
            quantity_name(play, name),
            play.say("cause.driver"),
            "",
            0.0,
            None,
            quantity_text(play, span.before, name),
            quantity_text(play, span.after, name),
            driver_detail(play, name, span),
        )
        for name in names
    )


def _moved(play: Play, name: str, span: Span) -> float:
    before, after = (
        float(quantity_value(play.rules, state, name) or 0) for state in (span.before, span.after)
    )
    return abs(after - before) / (abs(before) or 1.0)
