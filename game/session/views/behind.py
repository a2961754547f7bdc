"""What stands behind a flow or a driver: its words, and the note that says what really moved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.session.views.causes import (
    Detail,
    Label,
    Span,
    cause_label,
    hand_of,
    stock_amounts,
)
from game.session.views.details import cause_detail, driver_detail
from game.session.views.linear import weights_of
from game.session.views.names import quantity_name, quantity_texts
from game.session.views.play import Play
from game.session.views.pulls import Pull, Pulled, merged, pulled_flow

TELLING = 0.3
"""A name that did this share of what a flow did is named in its note."""
MOSTLY = 0.5
"""A flow that would have done this share with every name held still goes by itself."""


def behind(play: Play, indicator: str, span: Span, amounts: Mapping[str, float]) -> Iterator[Pulled]:
    """What pulled at each flow that moved an indicator, in the indicator's unit."""
    for cause in amounts:
        if cause.startswith("flow:"):
            yield behind_flow(play, indicator, cause.removeprefix("flow:"), span)


def flow_note(play: Play, indicator: str, flow: str, span: Span, amount: float) -> str:
    """What moved a flow: only names that its equation reads and that really changed."""
    pulled = behind_flow(play, indicator, flow, span)
    for pull in pulled.pulls:
        if pull.effect * amount <= 0 or abs(pull.effect) < TELLING * abs(amount):
            continue
        if pull.key != pull.name:
            label = pull_label(play, pull, span)
            word = "decided" if label.chosen == "table" else "happened"
            return play.say(f"cause.flow.{word}", name=label.label)
        if pull.name == "t":
            return play.say("cause.flow.time")
        if pull.rest:
            continue
        name = quantity_name(play, pull.name)
        before, after = quantity_texts(play, (span.before, span.after), pull.name)
        if not after:  # What follows late has no value of its own that could be read out.
            return play.say("cause.flow.pulled", name=name)
        return play.say("cause.flow.moved", name=name, before=before, after=after)
    if pulled.carried * amount > 0 and abs(pulled.carried) >= MOSTLY * abs(amount):
        return play.say("cause.flow.itself")
    return play.say("cause.flow.together")


def pull_label(play: Play, pull: Pull, span: Span) -> Label:
    """What a driver is called: the name that the equation reads, or the decision or event that moved it."""
    kind = pull.key.partition(":")[0]
    name = quantity_name(play, pull.name)
    if pull.rest:  # From what to what says nothing of a part: it may have gone the other way.
        return Label(name, play.say("cause.driver.rest"), "nobody")
    if pull.key == pull.name:
        before, after = quantity_texts(play, (span.before, span.after), pull.name)
        moved = play.say("cause.driver", before=before, after=after) if after and pull.name != "t" else ""
        hand = hand_of(play, pull.name)
        if hand:  # Over years its two ends say nothing of what lay between.
            short = span.last - span.first == 1 and moved
            return Label(name, play.say(f"cause.{hand}", moved=f", {moved}" if short else ""), "table")
        return Label(name, moved, "nobody")
    label = cause_label(play, pull.key)
    if kind in {"budget", "gains"}:
        return Label(name, label.note, "table")
    return Label(label.label, play.say("cause.through", note=label.note, name=name), label.chosen)


def pull_detail(play: Play, pull: Pull, span: Span) -> Detail:
    """What a driver shows when it is opened."""
    if pull.key == pull.name or pull.key.partition(":")[0] in {"budget", "gains"}:
        return driver_detail(play, pull.name, span)
    return cause_detail(play, pull.key, Span(span.before, span.after, span.first, span.last, (pull.name,)))


def behind_flow(play: Play, indicator: str, flow: str, span: Span) -> Pulled:
    """What pulled at one flow, in the indicator's unit."""
    model, weights = play.scenario.model, dict(weights_of(play.rules, indicator) or ())
    ends = [stock for stock in (model.flows[flow].into, model.flows[flow].out_of) if stock in weights]
    return merged(
        pulled_flow(play, flow, stock, (span.first, span.last), _moved(play, flow, stock, span)).times(
            weights[stock]
        )
        for stock in ends
    )


def _moved(play: Play, flow: str, stock: str, span: Span) -> float:
    return stock_amounts(play, stock, span).get(f"flow:{flow}", 0.0)
