"""Why a figure moved: its causes, and each of them down to equation and source."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.views import Why, why
from game.session.views.causes import Detail
from game.session.views.consequences import Change, indicator_changes
from game.session.views.figures import with_unit
from game.session.views.why import Cause
from game.terminal.client import Client
from game.terminal.reading import numbers, tell_numbered
from game.terminal.replaying import tell_map, tell_without


def tell_why(client: Client) -> None:
    """Let the table pick a figure, then its causes, until it has read enough.

    The figures are told once, those that moved and the gauges; 0 tells them all.
    """
    if not client.table.played:
        client.tell("why.nothing_yet")
        return
    client.console.gap()
    changes = _in_order(client)
    told = _worth_telling(client, changes)
    tell_numbered(client, [_figure(client, change) for change in changes[:told]])
    while True:
        question = "why.which" if told < len(changes) else "why.which_of_all"
        typed = client.free_text(client.say(f"terminal.{question}"))
        if not typed:
            return
        if typed == "0" and told < len(changes):
            told = len(changes)
            tell_numbered(client, [_figure(client, change) for change in changes])
        elif typed in numbers(changes):
            _tell_causes(client, why(client.play, changes[int(typed) - 1].indicator))
        else:
            client.tell("not_a_number", most=len(changes))


def _in_order(client: Client) -> list[Change]:
    """The gauges, then what moved, then all else; one order for the whole half-year, so that numbers stay."""
    gauges = client.play.scenario.settings.gauges
    return sorted(
        indicator_changes(client.play),
        key=lambda each: (each.indicator not in gauges, each.indicator in gauges or each.trend == "level"),
    )


def _worth_telling(client: Client, changes: Sequence[Change]) -> int:
    gauges = client.play.scenario.settings.gauges
    return sum(each.indicator in gauges or each.trend != "level" for each in changes)


def _figure(client: Client, change: Change) -> str:
    before, after = (with_unit(client.play, text, change.unit) for text in (change.before, change.after))
    if change.before == change.after:
        return client.say("terminal.why.still", name=change.name, value=after)
    return client.say("terminal.why.figure", name=change.name, before=before, after=after)


def _tell_causes(client: Client, seen: Why) -> None:
    console = client.console
    console.gap()
    console.line(seen.title)
    console.line(f"{seen.change}.")
    console.line(seen.explain)
    if seen.lead:
        console.line(seen.lead)
    for sentence in seen.chain:
        console.line(f"{sentence}.")
    opened = [(cause, cause.detail) for cause in (*seen.causes, *seen.behind)]
    client.tell(f"why.{seen.kind}" if seen.causes else "why.nothing_moved")
    for place, (cause, _) in enumerate(opened, 1):
        if place == len(seen.causes) + 1:
            client.tell("why.behind")
        console.item(str(place), _cause_line(client, cause, seen.unit))
    own = len(opened) + 1
    console.item(str(own), client.say("terminal.why.own"))
    console.item(str(own + 1), client.play.say("causes.terminal.map"))
    _tell_yours(client, seen, own + 2)
    most = own + 1 + len(seen.yours)
    while True:
        typed = client.free_text(client.say("terminal.why.open"))
        if not typed:
            console.gap()
            return
        if typed not in numbers([None] * most):
            client.tell("not_a_number", most=most)
        elif int(typed) > own:
            _tell_beyond(client, seen, int(typed) - own)
        else:
            _tell_detail(client, seen.detail if int(typed) == own else opened[int(typed) - 1][1])


def _tell_beyond(client: Client, seen: Why, number: int) -> None:
    """The map, or the game without one of the table's decisions."""
    if number == 1:
        tell_map(client, seen.indicator)
    else:
        tell_without(client, seen.indicator, seen.yours[number - 2].choice)


def _tell_yours(client: Client, seen: Why, first: int) -> None:
    """What the table did about it, each with a number that plays the game again without it."""
    play = client.play
    if not seen.yours:
        if all(
            cause.good is None for cause in seen.causes
        ):  # a rule of the budget is decided, but is no answer
            client.console.line(play.say("causes.yours.nothing"))
        return
    client.console.line(f"{play.say('causes.yours')}:")
    for place, each in enumerate(seen.yours, first):
        amount = with_unit(play, each.amount, seen.unit) if each.amount else play.say("causes.on_its_way")
        client.console.item(str(place), f"{each.label}: {amount} ({each.note})")


def _cause_line(client: Client, cause: Cause, unit: str) -> str:
    amount = with_unit(client.play, cause.amount, unit)
    text = client.say("terminal.why.cause", amount=amount, label=cause.label)
    return f"{text} ({cause.note})" if cause.note else text


def _tell_detail(client: Client, detail: Detail | None) -> None:
    if detail is None or not (detail.why or detail.equation or detail.reads):
        client.tell("why.no_detail")
        return
    if detail.why:
        client.console.line(detail.why)
    if detail.words:
        unit = f", {detail.unit}" if detail.unit else ""
        client.console.line(f"{client.play.say('causes.in_words')}{unit}: {detail.words}")
    if detail.equation:
        client.tell("why.equation", equation=detail.equation)
    for reading in detail.reads:
        if not reading.before:  # What moved a stock has an amount, and no before.
            client.tell("why.flows", name=reading.name, amount=reading.after)
        elif reading.before == reading.after:
            client.tell("why.stays", name=reading.name, value=reading.after)
        else:
            client.tell("why.reads", name=reading.name, before=reading.before, after=reading.after)
    if detail.source:
        client.tell("why.source", source=detail.source)
