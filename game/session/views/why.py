"""Why an indicator moved: its causes, with amounts that add up also as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from game.engine.layout import TURN
from game.session.views.behind import behind
from game.session.views.causes import Detail, Reading, Span, goes_by_itself
from game.session.views.chain import chain_of
from game.session.views.details import own_detail
from game.session.views.figures import rounded, trend_of, with_unit, written
from game.session.views.linear import weights_of
from game.session.views.names import quantity_name, quantity_why
from game.session.views.play import Play, Trend
from game.session.views.pulls import DECIDED, Pulled, merged, pulled_value
from game.session.views.subject import is_judged, subject_of, subject_value, unit_of_amount
from game.session.views.told import Told, accounted, calmed, driving, netted
from game.session.views.yours import Yours, yours
from game.texts.numbers import rounded_parts

__all__ = ["Cause", "Detail", "Reading", "Why", "why"]

LARGEST, RESERVED = 7, 3
"""So many causes are shown by name; so many of these are kept for the table's own decisions, if there are any."""
LARGEST_NET, RESERVED_NET = 12, 9
"""The same where each decision and each stock is one cause."""
MOST_NAMED = 6
"""So many of the small causes, and of their sources, are named; what else there was is counted."""
BEHIND = 5
"""So many of the names behind the causes are shown."""
FINER = 3
"""Where the largest cause has fewer units of the last decimal than this, one decimal more is shown."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a change."""

    key: str
    """As the ledger names it, or the name of the driver; "rest", "carried" or "together" for what has no name."""
    label: str
    note: str
    """The second line: "dere startet den høsten 2026", "mest fordi Slitasje gikk fra 30 til 34"."""
    amount: str
    """Signed, in the unit of `Why.unit`: "−1,4". What a driver did alone; with "together" they add up too."""
    share: float
    """−1 to 1 of the largest amount: the length of its bar, signed."""
    good: bool | None
    """Whether it moved the indicator for the better; None for nobody's choice and what has no name."""
    before: str
    after: str
    """Of a driver, with its unit; "" for a cause from the ledger."""
    detail: Detail | None


@dataclass(frozen=True, slots=True)
class Why:
    """The causes of an indicator's change."""

    indicator: str
    title: str
    """"Omsorg: hvorfor gikk det ned?"."""
    change: str
    """In plain words: "Omsorg: 69,0 → 68,8 poeng, 0,2 ned"."""
    explain: str
    lead: str
    """What pulls by itself, where nothing that the table decided has had an effect yet; else ""."""
    before: str
    after: str
    unit: str
    """Of all amounts: "poeng", "prosentpoeng", "dager"."""
    trend: Trend
    good: bool | None
    kind: Literal["account", "drivers"]
    """account: the ledger's causes, which add up to the total. drivers: what each name in its equation did alone,
    and an honest "together"."""
    causes: tuple[Cause, ...]
    behind: tuple[Cause, ...]
    """account: what pulled at the flows among the causes, each alone; it need not add up."""
    total: str
    detail: Detail
    """The indicator's own equation."""
    chain: tuple[str, ...]
    """A short causal chain in words; empty where none can be told honestly."""
    yours: tuple[Yours, ...]
    """What the table did about it: what moved it in this span, then what is on its way."""


def why(
    play: Play, indicator: str, first: int | None = None, last: int | None = None, *, net: bool = False
) -> Why:
    """Why an indicator moved in the half-year just played, or from the end of turn `first` to the end of turn `last`.

    `net` is for a long span: a decision is one cause, and so are a stock's own flows, which all but cancel each other.
    ValueError before the first half-year, and for steps that were played without the ledger.
    """
    span = _span(play, indicator, first, last)
    part = subject_of(play, indicator)
    old, new = (subject_value(play.rules, state, indicator) for state in (span.before, span.after))
    amounts = cause_amounts(play, indicator, span)
    pulled = (
        pulled_value(play, indicator, (span.first, span.last), new - old)
        if amounts is None
        else merged(behind(play, indicator, span, amounts))
    )
    drivers = driving(play, span, pulled)
    parts = drivers if amounts is None else accounted(play, indicator, span, amounts)
    inside: Sequence[Told] = () if amounts is None else [part for part in drivers if part.detail is not None]
    if net:
        parts, inside = netted(play, span, parts), netted(play, span, inside)
    else:
        parts = calmed(play, span, parts)
    own = own_detail(play, indicator, span)
    parts = [part if part.detail is not None else _nameless(play, part, own) for part in parts]
    decimals = _decimals(play, indicator, parts)
    total = rounded(new, decimals) - rounded(old, decimals)
    trend, better = trend_of(part, old, new)
    good = better if is_judged(play, indicator) else None
    written_total = written(play, total, decimals, signed=True)
    return Why(
        indicator,
        _title(play, part.name, trend, total),
        _change(play, indicator, (old, new), decimals),
        part.explain,
        _lead(play, span, parts, pulled),
        written(play, old, decimals),
        written(play, new, decimals),
        unit_of_amount(play, indicator),
        trend,
        good,
        "drivers" if amounts is None else "account",
        tuple(_written(play, indicator, _split(parts, decimals, net=net), decimals, total)),
        tuple(_behind(play, indicator, inside, decimals)),
        written_total,
        own,
        chain_of(play, indicator, span, amounts or {}, None if amounts is not None else pulled),
        tuple(yours(play, indicator, amounts or {}, pulled.pulls, decimals)),
    )


def cause_amounts(play: Play, indicator: str, span: Span) -> dict[str, float] | None:
    """By cause what it did to an indicator; None for one that is no sum of stocks."""
    weights = weights_of(play.rules, indicator)
    if weights is None:
        return None
    amounts: dict[str, float] = {}
    exact = subject_of(play, indicator).sum is not None
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


def _decimals(play: Play, indicator: str, parts: Sequence[Told]) -> int:
    """One figure more than the gauge shows where it shows none, or where all causes are small."""
    least = max(1, subject_of(play, indicator).decimals)
    largest = max((abs(part.amount) for part in parts), default=0.0)
    unit: float = 10.0**-least
    return least + int(0 < largest < FINER * unit)


def _title(play: Play, name: str, trend: Trend, total: Decimal) -> str:
    """A gauge that the table calls level may still have moved a little."""
    return play.say("why.title.hardly" if trend == "level" and total else f"why.title.{trend}", name=name)


def _change(play: Play, indicator: str, values: tuple[float, float], decimals: int) -> str:
    part = subject_of(play, indicator)
    old, new = (written(play, value, decimals) for value in values)
    difference = rounded(values[1], decimals) - rounded(values[0], decimals)
    unit, of_amount = part.unit or play.say("unit.points"), unit_of_amount(play, indicator)
    said = of_amount if of_amount != unit else ""  # the same unit is not said twice
    word = "up" if difference > 0 else "down" if difference < 0 else "level"
    return play.say(
        f"why.change.{word}",
        name=part.name,
        before=old,
        after=with_unit(play, new, unit),
        amount=with_unit(play, written(play, abs(difference), decimals), said),
    )


def _lead(play: Play, span: Span, parts: Sequence[Told], pulled: Pulled) -> str:
    """What pulls by itself while nothing that was decided shows."""
    if any(part.chosen for part in parts) or any(_is_decided(pull.key) for pull in pulled.pulls):
        return ""
    most = next(iter(pulled.pulls), None)
    if most is None or most.key != most.name:
        return ""
    reason = quantity_why(play, most.name)
    if not reason or not goes_by_itself(play, most.name, span):
        return ""
    return play.say("why.by_itself", name=quantity_name(play, most.name), why=reason)


def _is_decided(key: str) -> bool:
    return key.partition(":")[0] in DECIDED and ":" in key


def _behind(play: Play, indicator: str, parts: Sequence[Told], decimals: int) -> Iterator[Cause]:
    """The names behind the flows that did something that can be seen."""
    seen = [part for part in parts if rounded(part.amount, decimals)][:BEHIND]
    largest = max((abs(part.amount) for part in seen), default=0.0)
    for part in seen:
        amount = written(play, part.amount, decimals, signed=True)
        yield _cause(play, indicator, part, amount, part.amount / largest)


def _cause(play: Play, indicator: str, part: Told, amount: str, share: float) -> Cause:
    up_is_good = subject_of(play, indicator).good == "up"
    good = (share > 0) == up_is_good if part.chosen and is_judged(play, indicator) else None
    return Cause(part.key, part.label, part.note, amount, share, good, part.before, part.after, part.detail)


def _written(
    play: Play,
    indicator: str,
    parts: tuple[Sequence[Told], Sequence[Told]],
    decimals: int,
    total: Decimal,
) -> Iterator[Cause]:
    """The causes with figures that add up as they are shown; the small ones as one."""
    named, rest = list(parts[0]), parts[1]
    if rest:
        note = play.say.count("cause.rest.note", len(rest))
        detail = _small(play, indicator, rest, decimals)
        together = sum(part.amount for part in rest)
        named.append(Told("rest", together, play.say("cause.rest"), note, detail=detail))
    figures = rounded_parts([part.amount for part in named], decimals, total)
    largest = max((abs(figure) for figure in figures), default=Decimal(0))
    for part, figure in zip(named, figures, strict=True):
        if figure:
            amount = written(play, figure, decimals, signed=True)
            yield _cause(play, indicator, part, amount, float(figure / largest))


def _nameless(play: Play, part: Told, own: Detail) -> Told:
    """What was on its way, and what several names did together, opens to the figure's own equation."""
    return replace(part, detail=replace(own, why=play.say(f"cause.{part.key}.why")))


def _small(play: Play, indicator: str, parts: Sequence[Told], decimals: int) -> Detail:
    """The small causes that are shown as one: each with what it did, and the equation that they are all part of."""
    unit = unit_of_amount(play, indicator)
    reads = tuple(
        Reading(part.label, "", with_unit(play, written(play, part.amount, decimals + 1, signed=True), unit))
        for part in parts
    )
    sources = dict.fromkeys(part.detail.source for part in parts if part.detail)
    names = [part.label for part in parts]
    return Detail(
        play.say("cause.rest.why"),
        "",
        ", ".join(_few(play, list(sources))),
        reads,
        " + ".join(_few(play, names)),
        unit,
    )


def _few(play: Play, names: Sequence[str]) -> list[str]:
    """The first of many names, and how many more there are."""
    left = len(names) - MOST_NAMED
    return [*names[:MOST_NAMED], *((play.say("window.more", number=left),) if left > 0 else ())]


def _split(parts: Sequence[Told], decimals: int, *, net: bool) -> tuple[Sequence[Told], Sequence[Told]]:
    """The causes that are shown by name, and the others; some room is kept for what the table decided."""
    most, reserved = (LARGEST_NET, RESERVED_NET) if net else (LARGEST, RESERVED)
    seen = [part for part in parts if rounded(part.amount, decimals)]
    decided = [part for part in seen if part.chosen][:reserved]
    others = [part for part in seen if part not in decided][: max(0, most - len(decided))]
    named = [part for part in parts if part in decided or part in others]
    rest = [part for part in parts if part not in named]
    return (parts, []) if len(rest) == 1 and len(parts) <= most + 1 else (named, rest)
