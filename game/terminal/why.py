"""Why a figure moved: its causes, and each of them down to equation and source."""

from __future__ import annotations

from game.session.views import Why, why
from game.session.views.causes import Detail
from game.session.views.consequences import indicator_changes
from game.session.views.figures import with_unit
from game.session.views.why import Cause
from game.terminal.client import Client
from game.terminal.reading import pick_numbered


def tell_why(client: Client) -> None:
    """Let the table pick a figure, then its causes, until it has read enough."""
    if not client.table.played:
        client.tell("why.nothing_yet")
        return
    client.console.gap()
    while True:
        changes = list(indicator_changes(client.play))
        gauges = client.play.scenario.settings.gauges
        changes.sort(key=lambda change: change.indicator not in gauges)
        names = [
            (
                change.indicator,
                client.say(
                    "terminal.why.figure",
                    name=change.name,
                    before=with_unit(client.play, change.before, change.unit),
                    after=with_unit(client.play, change.after, change.unit),
                ),
            )
            for change in changes
        ]
        indicator = pick_numbered(client, "why.which", names)
        if indicator is None:
            return
        _tell_causes(client, why(client.play, indicator))


def _tell_causes(client: Client, seen: Why) -> None:
    console = client.console
    console.gap()
    console.line(seen.title)
    console.line(seen.explain)
    client.tell("why.change", before=seen.before, after=seen.after, total=seen.total)
    for sentence in seen.chain:
        console.line(f"{sentence}.")
    if seen.causes:
        client.tell(f"why.{seen.kind}")
    opened = [(cause, cause.detail) for cause in seen.causes]
    while True:
        things = [(str(place), _cause_line(client, cause)) for place, (cause, _) in enumerate(opened)]
        things.append(("own", client.say("terminal.why.own")))
        chosen = pick_numbered(client, "why.open", things)
        if chosen is None:
            console.gap()
            return
        detail = seen.detail if chosen == "own" else opened[int(chosen)][1]
        if detail is None or not (detail.why or detail.equation or detail.reads):
            client.tell("why.no_detail")
        else:
            _tell_detail(client, detail)


def _cause_line(client: Client, cause: Cause) -> str:
    if cause.amount:
        text = client.say("terminal.why.cause", amount=cause.amount, label=cause.label)
    else:
        text = client.say("terminal.why.driver", label=cause.label, before=cause.before, after=cause.after)
    return f"{text} ({cause.note})" if cause.note else text


def _tell_detail(client: Client, detail: Detail) -> None:
    if detail.why:
        client.console.line(detail.why)
    if detail.equation:
        client.tell("why.equation", equation=detail.equation)
    for reading in detail.reads:
        if reading.before:
            client.tell("why.reads", name=reading.name, before=reading.before, after=reading.after)
        else:  # What moved a stock has an amount, and no before.
            client.tell("why.flows", name=reading.name, amount=reading.after)
    if detail.source:
        client.tell("why.source", source=detail.source)
