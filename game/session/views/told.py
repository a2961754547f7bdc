"""The causes of a change before they are written: what each is called, and what it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.session.views.behind import flow_note, pull_detail, pull_label
from game.session.views.causes import OF_CHOICES, Detail, Span, cause_label
from game.session.views.details import cause_detail, driver_detail
from game.session.views.figures import written
from game.session.views.linear import weights_of
from game.session.views.names import choice_name, choice_of, quantity_texts
from game.session.views.news import decided_when, was_under_way
from game.session.views.play import Play
from game.session.views.pulls import Pull, Pulled

GROSS = 2
"""So many of a stock's flows are named with what each did."""
CANCELS = 20
"""Flows of which the largest is more than so many times what they did together are told as one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A cause before it is written."""

    key: str
    amount: float
    label: str = ""
    note: str = ""
    chosen: bool = False
    """Whether the table decided it."""
    before: str = ""
    after: str = ""
    detail: Detail | None = None
    stocks: tuple[tuple[str, float], ...] = ()
    """Of a flow: what it did through each stock."""


def accounted(play: Play, indicator: str, span: Span, amounts: dict[str, float]) -> Sequence[Told]:
    """The ledger's causes, largest first."""
    parts = []
    for cause in sorted(amounts, key=lambda each: (-abs(amounts[each]), each)):
        label, note = cause_label(play, cause), ""
        through: tuple[tuple[str, float], ...] = ()
        if cause.startswith("flow:"):
            note = flow_note(play, indicator, cause.removeprefix("flow:"), span, amounts[cause])
            through = tuple(_through(play, indicator, cause, amounts[cause]))
        detail, chosen = cause_detail(play, cause, span), label.chosen == "table"
        parts.append(
            Told(
                cause, amounts[cause], label.label, note or label.note, chosen, detail=detail, stocks=through
            )
        )
    return parts


def driving(play: Play, span: Span, pulled: Pulled) -> Sequence[Told]:
    """What each name did alone, what was on its way, and what they did together, largest first."""
    parts = [_pull(play, span, pull) for pull in pulled.pulls]
    for key, amount in (("carried", pulled.carried), ("together", pulled.together)):
        if amount:
            parts.append(Told(key, amount, play.say(f"cause.{key}"), play.say(f"cause.{key}.note")))
    return _ordered(parts)


def netted(play: Play, span: Span, parts: Sequence[Told]) -> Sequence[Told]:
    """All that one decision did as one cause, and all flows of one stock as one, largest first."""
    found = list[Told]()
    decisions, promises, stocks = (dict[str, list[Told]]() for _ in range(3))
    for part in parts:
        kind, _, rest = part.key.partition(":")
        if kind in OF_CHOICES:
            decisions.setdefault(rest.partition("@")[0], []).append(part)
        elif kind == "promise":
            promises.setdefault(rest.partition(".")[0], []).append(part)
        elif len(part.stocks) == 1:
            stocks.setdefault(part.stocks[0][0], []).append(part)
        else:
            found.append(part)
    found += [_decision(play, name, group) for name, group in decisions.items()]
    found += [_promise(name, group) for name, group in promises.items()]
    found += [_stock(play, span, name, group, itself=True) for name, group in stocks.items()]
    return _ordered(found)


def calmed(play: Play, span: Span, parts: Sequence[Told]) -> Sequence[Told]:
    """A stock's flows as one cause where they all but cancel: 124.8 days out and 124.0 in explain no 0.8."""
    flows: dict[str, list[Told]] = {}
    for part in parts:
        if len(part.stocks) == 1:
            flows.setdefault(part.stocks[0][0], []).append(part)
    found = [part for part in parts if len(part.stocks) != 1]
    for name, group in flows.items():
        together = abs(sum(part.amount for part in group))
        cancel = len(group) > 1 and max(abs(part.amount) for part in group) > CANCELS * together
        found += [_stock(play, span, name, group)] if cancel else group
    return _ordered(found)


def _ordered(parts: Sequence[Told]) -> Sequence[Told]:
    return sorted(parts, key=lambda part: (-abs(part.amount), part.key))


def _pull(play: Play, span: Span, pull: Pull) -> Told:
    label = pull_label(play, pull, span)
    of_cause = pull.key != pull.name
    before, after = (
        ("", "") if of_cause or pull.rest else quantity_texts(play, (span.before, span.after), pull.name)
    )
    key, chosen = f"{pull.key}@{pull.name}" if of_cause else pull.key, label.chosen == "table"
    detail = pull_detail(play, pull, span)
    return Told(key, pull.effect, label.label, label.note, chosen, before, after, detail)


def _through(play: Play, indicator: str, cause: str, amount: float) -> Iterator[tuple[str, float]]:
    flow = play.scenario.model.flows[cause.removeprefix("flow:")]
    stocks = [
        stock for stock, _ in weights_of(play.rules, indicator) or () if stock in (flow.into, flow.out_of)
    ]
    if len(stocks) == 1:
        yield stocks[0], amount


def _decision(play: Play, name: str, group: Sequence[Told]) -> Told:
    choice = choice_of(play.rules.layout, name)
    key = "cause.under_way" if was_under_way(play, choice) else "cause.decided"
    title = play.scenario.cards[choice.card].title
    note = play.say(key, title=title, when=decided_when(play, choice))
    first, amount = _ordered(group)[0], sum(part.amount for part in group)
    return replace(first, key=f"decision:{name}", amount=amount, label=choice_name(play, choice), note=note)


def _promise(name: str, group: Sequence[Told]) -> Told:
    """A promise, with all that became of it."""
    first, amount = _ordered(group)[0], sum(part.amount for part in group)
    note = ", ".join(dict.fromkeys(part.note for part in group))
    return replace(first, key=f"promise:{name}", amount=amount, note=note)


def _stock(play: Play, span: Span, name: str, group: Sequence[Told], *, itself: bool = False) -> Told:
    """A stock's flows: one keeps its name, of several the largest are told with what each did.

    `itself` says that they go by themselves, where decisions have their own rows.
    """
    if len(group) == 1:
        return group[0]
    gross = ", ".join(
        f"{part.label} {written(play, part.amount, 1, signed=True)}" for part in _ordered(group)[:GROSS]
    )
    stock = play.scenario.model.stocks[name]
    before, after = quantity_texts(play, (span.before, span.after), name)
    amount = sum(part.amount for part in group)
    detail = driver_detail(play, name, span)
    return Told(
        f"stock:{name}",
        amount,
        stock.name,
        play.say("cause.net" if itself else "cause.flows", gross=gross),
        before=before,
        after=after,
        detail=detail,
    )
