"""The overview in five parts: goals, what is under way, promises, figures and history, in the words of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.session.reasons import reasons_of
from game.session.views import outcome, pledges, status, work
from game.session.views.history import Past, came_to, history
from game.session.views.standing import Standing, standings
from game.session.views.tally import tally
from game.terminal.client import Client
from game.terminal.reading import pick_numbered, tell_promise


def tell_overview(client: Client) -> None:
    """How it stands in short; then any of the five parts, until the table has read enough."""
    _tell_short(client)
    while True:
        names = [(part, client.say(f"overview.{part}")) for part in PARTS]
        part = pick_numbered(client, "lookup.which", names)
        if part is None:
            return
        client.console.gap()
        PARTS[part](client)
        client.console.gap()


def _tell_short(client: Client) -> None:
    """Gauges, money, capacity, promises, and what lasts."""
    console, play = client.console, client.play
    after = _closed(client)
    seen = status(play, None if after else client.draft, closed=after, ends_after=client.table.ends_after)
    console.gap()
    client.tell("overview", season=seen.season, count=seen.count)
    for gauge in seen.gauges:
        console.line(f"{gauge.spoken}.")
    client.tell("money", money=seen.money, unit=seen.money_unit)
    for role in seen.capacity:
        console.line(f"{role.spoken}.")
    for promise in seen.promises:
        tell_promise(client, promise)
    for situation in seen.situations:
        client.tell("situation", name=situation.name, way_out=situation.way_out)
    console.line(outcome(play).summary)
    console.gap()


def _closed(client: Client) -> bool:
    """Whether the table looks back at the half-year just played."""
    return client.table.beat in ("consequences", "epilogue", "over")


def _goals(client: Client) -> None:
    seen = standings(client.play, closed=_closed(client))
    client.console.line(seen.summary)
    client.tell(
        "lookup.line", name=seen.ambition, what=" ".join(part for part in (seen.how, seen.double) if part)
    )
    for nearness, group in seen.groups:
        _tell_group(client, client.say(f"overview.goals.{nearness}"), group)
    if seen.floors:
        _tell_group(client, client.say("overview.goals.floors"), seen.floors)


def _tell_group(client: Client, name: str, group: tuple[Standing, ...]) -> None:
    client.console.line(f"{name}:")
    for each in group:
        goal = each.seen
        told = client.say(
            "terminal.lookup.goal",
            name=goal.name,
            value=goal.value,
            target=goal.target_text,
            start=goal.start,
        )
        client.console.line(told if each.seen.met or not each.floor else f"{told} {each.words}.", set_in=True)


def _work(client: Client) -> None:
    found = work.works(client.play)
    client.console.line(work.counted(client.play, found))
    if not found:
        client.console.line(client.say("overview.work.none"))
    for each in found:
        client.tell("lookup.line", name=f"{each.name} ({each.note})", what=each.spoken)


def _promises(client: Client) -> None:
    found = pledges.pledges(client.play, closed=_closed(client))
    client.console.line(f"{pledges.counted(client.play, found).rstrip('.')}.")
    if not found:
        key = "overview.promises.none" if client.has("promises") else "overview.promises.off"
        client.console.line(client.say(key))
    for each in found:
        client.tell("lookup.line", name=each.seen.name, what=each.spoken)


def _figures(client: Client) -> None:
    for group in tally(client.play):
        client.console.line(f"{group.name}:")
        for each in group.figures:
            client.console.line(each.spoken, set_in=True)


def _history(client: Client) -> None:
    """A line for each half-year; then any of them in full."""
    found = history(client.play, client.table, reasons_of(client.game))
    names = [(str(each.turn), _in_short(client, each)) for each in found]
    turn = pick_numbered(client, "lookup.half_year", names)
    if turn is not None:
        client.console.gap()
        _half_year(client, found[int(turn) - 1])


def _in_short(client: Client, seen: Past) -> str:
    what = (
        f"{seen.main.title}. {seen.main.answer}"
        if seen.main is not None
        else seen.sentence or seen.paper.headline
    )
    return client.say("terminal.lookup.line", name=seen.heading, what=what)


def _half_year(client: Client, seen: Past) -> None:
    console, paper = client.console, seen.paper
    client.tell("lookup.line", name=seen.heading, what=client.say("overview.past.paper"))
    for text in (paper.headline, paper.small):
        if text:
            console.line(text)
    if paper.event is not None:
        client.tell("lookup.line", name=paper.event.title, what=paper.event.text)
    for due in (*paper.due, *seen.due):
        client.tell("lookup.line", name=due.title, what=due.text)
    if not seen.played:
        return
    client.tell("lookup.line", name=seen.heading, what=client.say("overview.past.decided"))
    for decided in seen.decided:
        client.tell("lookup.line", name=f"{decided.title} ({decided.who})", what=decided.answer)
        if decided.votes:
            client.tell("lookup.votes", votes=decided.votes)
    for text in came_to(client.say, seen):
        console.line(text)
    moved = ", ".join(
        f"{each.name} {each.change if each.good is not None else client.say('trend.level')}"
        for each in seen.gauges
    )
    client.tell("lookup.gauges", moved=moved)


PARTS: Mapping[str, Callable[[Client], None]] = {
    "goals": _goals,
    "work": _work,
    "promises": _promises,
    "figures": _figures,
    "history": _history,
}
