"""The beats without decisions: news, case, consequences, epilogue."""

from __future__ import annotations

from game.session.inputs import GoOn
from game.session.views import case, consequences, epilogue, news, outcome
from game.session.views.consequences import Change
from game.session.views.figures import with_unit
from game.session.views.first_time import first_words
from game.session.views.news import Due, DueKind
from game.session.views.town import town_told
from game.terminal.client import Client
from game.terminal.debrief import tell_debrief
from game.terminal.reading import main_card, tell_case, tell_promise
from game.terminal.rehearsing import talk, tell_time, tell_times

PROMISES: frozenset[DueKind] = frozenset({"given", "kept", "broken", "withdrawn"})
IN_THE_NEWS: frozenset[DueKind] = frozenset({"given", "stops"})
"""What the news of the next half-year will tell."""


def news_screen(client: Client) -> None:
    """What the paper says, what came due, and perhaps an event."""
    client.card = None
    seen = news(client.play)
    client.heading()
    _tell_town(client, closed=False)
    client.console.gap()
    tell_time(client, client.table.turn - 1)
    if seen.headline:
        client.tell("news.headline", text=seen.headline)
    if seen.small:
        client.tell("news.small", text=seen.small)
    if seen.person is not None:
        client.console.line(seen.person.spoken)
    for due in seen.told:
        tell_due(client, due)
    if seen.rest:
        client.console.line(seen.rest)
    if seen.event is not None:
        client.console.gap()
        client.tell("news.event", title=seen.event.title, text=seen.event.text)
        for sentence in seen.event.told:
            client.console.line(sentence)
        if seen.event.has_options:
            client.tell("news.event_later")
    _go_on(client, "news")


def _tell_town(client: Client, *, closed: bool) -> None:
    """What the window shows as a picture: the clearest things in the town, on one line."""
    told = town_told(client.play, closed=closed)
    if told:
        client.tell("town", text=told)


def case_screen(client: Client) -> None:
    """The main case, read aloud; who knows something that the screen does not say."""
    client.card = main_card(client)
    client.heading()
    if client.card is not None:
        seen = case(client.play, client.card)
        tell_case(client, seen)
        secret = [fact.short for fact in seen.private if fact.role not in client.table.setup.machine]
        if secret:
            client.tell("case.private", roles=", ".join(secret))
        if client.table.setup.machine:
            if talk(client, client.card):
                client.submit(GoOn())
            return
    _go_on(client, "case")


def consequences_screen(client: Client) -> None:
    """What became of it: one sentence, one person, what was thought, promises, figures."""
    client.card = None
    table, console = client.table, client.console
    predicted = table.played[-1].prediction
    thought = (predicted.indicator, predicted.direction) if predicted is not None else None
    seen = consequences(client.play, thought)
    client.heading()
    _tell_town(client, closed=True)
    console.gap()
    console.line(seen.sentence)
    if seen.second:
        console.line(seen.second)
    if seen.person is not None:
        console.line(seen.person.spoken)
    if seen.thought is not None:
        client.tell(
            "thought",
            name=seen.thought.name,
            thought=seen.thought.thought_text,
            became=seen.thought.became_text,
        )
        if seen.thought.note:
            console.line(seen.thought.note)
    for due in (each for each in seen.due if table.played_out or each.kind not in IN_THE_NEWS):
        tell_due(client, due)
    for promise in seen.promises:
        if promise.state == "open":
            tell_promise(client, promise)
    console.gap()
    client.tell("figures")
    for change in seen.gauges:
        console.line(_changed(client, change))
    console.gap()
    if table.ends_after == table.turn:
        client.tell("ends_now")
    client.console.line(first_words(client.play, "why", client.say("terminal.surprised")))
    _go_on(client, "last" if table.played_out else "consequences")


def epilogue_screen(client: Client) -> None:
    """How it ended, what became of the people, and how goals, floors and promises stand. No verdict."""
    client.card = None
    seen, stand, console = epilogue(client.play), outcome(client.play), client.console
    client.heading()
    console.gap()
    console.line(seen.text)
    for person in seen.people:
        console.gap()
        console.line(person.text)
    console.gap()
    console.line(stand.summary)
    for goal in stand.goals:
        key = "goal.met" if goal.met else "goal.missed"
        client.tell(key, name=goal.name, value=goal.value, target=goal.target_text)
    for floor in stand.floors:
        key = "floor.held" if floor.met else "floor.broken"
        client.tell(key, name=floor.name, value=floor.value, target=floor.target_text)
    for promise in stand.promises:
        client.tell(f"promise.{promise.state}", name=promise.name)
    tell_times(client)
    console.gap()
    answer = client.ask(
        client.say("terminal.epilogue.talk"), ("d",), enter=client.say("terminal.go_on.epilogue")
    )
    if answer == "d":
        tell_debrief(client)
    if answer is not None and not client.leaving:
        client.submit(GoOn())


def tell_due(client: Client, due: Due) -> None:
    """One thing that came due, and who says something about it."""
    key = f"due.{due.kind}" if due.kind in PROMISES else "due"
    client.tell(key, title=due.title, text=due.text)
    if due.voice is not None:
        client.console.line(due.voice.spoken)


def _changed(client: Client, change: Change) -> str:
    play = client.play
    return client.say(
        f"terminal.figure.{change.trend}",
        name=change.name,
        before=with_unit(play, change.before, change.unit),
        after=with_unit(play, change.after, change.unit),
        change=change.change,
    )


def _go_on(client: Client, beat: str) -> None:
    """Enter goes on."""
    if client.ask("", enter=client.say(f"terminal.go_on.{beat}")) is not None:
        client.submit(GoOn())
