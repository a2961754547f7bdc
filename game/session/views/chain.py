"""A short causal chain in words, told only where every link of it can be seen in the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.views.causes import Span, flow_reads, read_through
from game.session.views.figures import trend_of, value_of, with_unit, written
from game.session.views.names import choice_name, choice_of
from game.session.views.play import Play
from game.session.views.workload import overloaded

Amounts = Mapping[str, float]


def chain_of(play: Play, indicator: str, span: Span, amounts: Amounts) -> tuple[str, ...]:
    """The links to an indicator's change over one half-year; empty where none can be shown.

    From overload if that helped to bring it, else from the choice that did most of it.
    """
    part, layout = play.scenario.settings.indicators[indicator], play.rules.layout
    old, new = value_of(layout, span.before, indicator), value_of(layout, span.after, indicator)
    trend, _ = trend_of(part, old, new)
    if trend == "level" or span.last - span.first != 1:
        return ()
    end = play.say(f"chain.indicator.{trend}", name=part.name)
    links = _from_overload(play, span, amounts, new - old) or _from_choice(play, span, amounts, new - old)
    return (*links, end) if links else ()


def _from_overload(play: Play, span: Span, amounts: Amounts, change: float) -> tuple[str, ...]:
    """Initiatives, an overdrawn role, and the flow that overload feeds, if that flow pushed the same way."""
    over = overloaded(play, span.last)
    if over is None:
        return ()
    role, had, used, running = over
    names = {"overload", "overload_worst", f"overload_{role}"}
    fed = [
        cause
        for cause, amount in amounts.items()
        if cause.startswith("flow:")
        and amount * change > 0
        and abs(amount) >= 0.1 * abs(change)
        and read_through(play, flow_reads(play, cause.removeprefix("flow:"))) & names
    ]
    if not fed:
        return ()
    flow = max(fed, key=lambda cause: abs(amounts[cause])).removeprefix("flow:")
    short = play.scenario.settings.roles[role].short
    return (
        play.say.count("chain.initiatives", running),
        play.say(
            "chain.role", role=short, percent=with_unit(play, written(play, 100 * used / max(had, 1)), "%")
        ),
        play.scenario.model.flows[flow].name,
    )


def _from_choice(play: Play, span: Span, amounts: Amounts, change: float) -> tuple[str, ...]:
    """A choice and the stock that it moved, if it brought at least a third of the change."""
    if (
        not amounts or len(span.stocks) == 1
    ):  # "Trust down, trust down" is no chain, where the figure is the stock.
        return ()
    cause = max(amounts, key=lambda name: amounts[name] * change)
    kind, _, name = cause.partition(":")
    if kind not in {"effect", "choice"} or amounts[cause] * change < change * change / 3:
        return ()
    ledger = play.steps[span.last].ledger
    moved = {
        stock: posting.amount
        for stock in span.stocks
        for posting in (ledger.of_stock(stock) if ledger else ())
        if posting.cause == cause
    }
    stock = max(moved, key=lambda each: abs(moved[each]))
    word = "up" if moved[stock] > 0 else "down"
    return (
        choice_name(play, choice_of(play.rules.layout, name)),
        play.say(f"chain.stock.{word}", name=play.scenario.model.stocks[stock].name),
    )
