"""A short causal chain in words, told only where every link of it can be seen in the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.views.behind import behind_flow
from game.session.views.causes import Span, cause_label, flow_reads, read_through, stock_amounts
from game.session.views.figures import trend_of, with_unit, written
from game.session.views.measure import slot_of
from game.session.views.names import choice_name, choice_of, quantity_name
from game.session.views.play import Play
from game.session.views.pulls import Pulled, pulled_value
from game.session.views.subject import can_be_asked, subject_of, subject_value
from game.session.views.workload import overloaded

Amounts = Mapping[str, float]


def chain_of(
    play: Play, indicator: str, span: Span, amounts: Amounts, pulled: Pulled | None = None
) -> tuple[str, ...]:
    """The links to an indicator's change over one half-year; empty where none can be shown.

    From overload if that helped to bring it, else from the choice that did most of it, else to the cause that pulled
    most, from what moved that. `pulled` is what pulled at a figure that is no sum of stocks.
    """
    part = subject_of(play, indicator)
    old, new = (subject_value(play.rules, state, indicator) for state in (span.before, span.after))
    trend, _ = trend_of(part, old, new)
    if span.last - span.first != 1:
        return ()
    if trend != "level":
        end = play.say(f"chain.indicator.{trend}", name=part.name)
        links = _from_overload(play, span, amounts, new - old) or _from_choice(play, span, amounts, new - old)
        if links:
            return (*links, end)
    return _from_largest(play, indicator, span, amounts, pulled)


def _from_largest(
    play: Play, indicator: str, span: Span, amounts: Amounts, pulled: Pulled | None
) -> tuple[str, ...]:
    """What moved the cause that pulled most, that cause, and which way it pulled."""
    if amounts:
        flows = {cause: amount for cause, amount in amounts.items() if cause.startswith("flow:")}
        cause = max(amounts, key=lambda each: (abs(amounts[each]), each))
        if cause not in flows:
            return ()
        flow, amount = cause.removeprefix("flow:"), amounts[cause]
        first = _mover(play, behind_flow(play, indicator, flow, span), span, amount)
        middle = play.scenario.model.flows[flow].name
    elif pulled is not None and pulled.pulls and pulled.pulls[0].key == pulled.pulls[0].name:
        pull = pulled.pulls[0]
        middle, amount = _went(play, pull.name, span), pull.effect
        first = _mover_of(play, pull.name, span)
    else:
        return ()
    if not first or not middle or first == middle:
        return ()
    name = subject_of(play, indicator).name
    return (first, middle, play.say("chain.pulled.up" if amount > 0 else "chain.pulled.down", name=name))


def _mover_of(play: Play, name: str, span: Span) -> str:
    """What moved a stock or a computed quantity most; "" where nothing is known of it."""
    if name in play.rules.layout.stocks:
        amounts = stock_amounts(play, name, span)
        net = sum(amounts.values())
        same = [cause for cause, amount in amounts.items() if amount * net > 0]
        largest = max(same, key=lambda each: (abs(amounts[each]), each), default="")
        return cause_label(play, largest).label if largest else ""
    if not can_be_asked(play, name):
        return ""
    old, new = (subject_value(play.rules, state, name) for state in (span.before, span.after))
    return _mover(play, pulled_value(play, name, (span.first, span.last), new - old), span, new - old)


def _mover(play: Play, pulled: Pulled, span: Span, amount: float) -> str:
    """The name that pulled most the same way, and which way it went itself; "" where none did."""
    pull = next((each for each in pulled.pulls if each.effect * amount > 0 and not each.rest), None)
    if pull is None:
        return ""
    return _went(play, pull.name, span) if pull.key == pull.name else cause_label(play, pull.key).label


def _went(play: Play, name: str, span: Span) -> str:
    """A quantity with the way that it went."""
    said = quantity_name(play, name)
    slot = slot_of(play.rules, name)
    if name == "t" or slot is None:
        return said
    old, new = span.before.floats[slot], span.after.floats[slot]
    return said if old == new else play.say(f"chain.stock.{'up' if new > old else 'down'}", name=said)


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
