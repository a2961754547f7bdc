"""What leaders give: attention, points of capacity, promises, and the ambition itself."""

from __future__ import annotations

from game.session.inputs import (
    GivePromise,
    Lend,
    PlaceToken,
    SetAmbition,
    TakeLoan,
    TakePromise,
    TakeToken,
)
from game.session.parts import Part
from game.session.seats import speaks_for
from game.session.table import menu_of
from game.session.views import ambitions, status, when
from game.session.views.figures import figure, value_of
from game.session.views.names import target_name
from game.terminal.client import Client
from game.terminal.reading import numbers, pick_numbered, promise_now, tell_numbered


def tokens_part(client: Client, _part: Part) -> bool:
    """Each leader's attention, one after the other."""
    client.heading(client.say("terminal.part.tokens"))
    client.console.gap()
    client.tell("tokens.how")
    targets = menu_of(client.game.rules, client.table).token_targets
    tell_numbered(client, [token_target(client, target) for target in targets])
    for role in client.play.scenario.settings.roles:
        if speaks_for(client.game.edition.scenario, client.table.setup, role) in client.table.setup.machine:
            continue
        placed = dict(client.table.pending.tokens).get(role)
        question = _token_question(client, role)
        if placed is None:
            key = client.ask(question, numbers(targets), enter=client.say("terminal.tokens.skip"))
        else:
            lies = client.say("terminal.tokens.lies", target=token_target(client, placed))
            keys = (*numbers(targets), "x")
            key = client.ask(f"{question} {lies}", keys, enter=client.say("terminal.tokens.keep"))
        if key is None:
            return False
        if key == "x":
            client.submit(TakeToken(role))
        elif key:
            client.submit(PlaceToken(role, targets[int(key) - 1]))
    return True


def token_target(client: Client, target: str) -> str:
    """What a token lies on: a dimension, or an initiative, which is said to be one."""
    name = target_name(client.play, target)
    under_way = target in client.game.rules.layout.initiative_of
    return client.say("terminal.tokens.initiative", name=name) if under_way else name


def promise_part(client: Client, _part: Part) -> bool:
    """A public promise that nobody asked for."""
    promises = client.play.scenario.settings.promises
    offered = menu_of(client.game.rules, client.table).promises
    given = client.table.pending.promise
    client.heading(client.say("terminal.part.promise"))
    client.console.gap()
    client.tell("promises.how")
    tell_numbered(client, [_offered(client, name) for name in offered])
    if given is None:
        question, keys = client.say("terminal.promises.ask"), numbers(offered)
    else:
        question = client.say("terminal.promises.given", name=promises[given].name)
        keys = (*numbers(offered), "x")
    key = client.ask(question, keys, enter=client.say("terminal.promises.leave"))
    if key == "x":
        client.submit(TakePromise())
    elif key:
        client.submit(GivePromise(offered[int(key) - 1]))
    return False


def ambition_part(client: Client, _part: Part) -> bool:
    """The ambition is confirmed, or raised; it is never lowered."""
    offered = tuple(ambitions(client.play))
    client.heading(client.say("terminal.part.ambition"))
    client.console.gap()
    client.tell("ambition.how")
    tell_numbered(client, [f"{view.name}. {view.text} {view.note}" for view in offered])
    chosen = next((view.name for view in offered if view.ambition == client.table.pending.ambition), None)
    if chosen is None:
        question = client.say("terminal.ambition.ask", name=offered[0].name)
    else:
        question = client.say("terminal.ambition.chosen", name=chosen)
    key = client.ask(question, numbers(offered), enter=client.say("terminal.ambition.leave"))
    if key is None:
        return False
    if key:
        client.submit(SetAmbition(offered[int(key) - 1].ambition))
    return True


def _offered(client: Client, name: str) -> str:
    """A promise that may be given: by when, and where the figure that shows it stands today."""
    play = client.play
    promise = play.scenario.settings.promises[name]
    now = ""
    if promise.indicator is not None:
        value = value_of(play.rules.layout, play.today, promise.indicator)
        now = play.say("promise.now", value=figure(play, promise.indicator, value))
    due = when(play, min(promise.deadline, play.turns)).short
    return client.say(
        "terminal.promises.offer", name=promise.name, due=due, now=promise_now(client, name, now)
    )


def lending_part(client: Client, _part: Part | None = None) -> bool:
    """A role gives another one of its points for this half-year, or takes it back."""
    client.console.gap()
    for seat in status(client.play, client.draft).capacity:
        client.console.line(f"{seat.spoken}.")
    given = dict(client.table.pending.lending)
    may_lend = menu_of(client.game.rules, client.table).lenders
    lenders = [
        (role, _lender_name(client, role, given.get(role)))
        for role in client.play.scenario.settings.roles
        if role in may_lend
    ]
    lender = pick_numbered(client, "lending.who", lenders)
    if lender is None:
        return False
    if lender in given:
        if client.submit(TakeLoan(lender)):
            client.tell("lending.taken_back", lender=client.role(lender))
        return False
    others = [role for role in client.play.scenario.settings.roles if role != lender]
    borrower = pick_numbered(client, "lending.to", [(role, client.role(role)) for role in others])
    if borrower is not None and client.submit(Lend(lender, borrower)):
        client.tell("lending.done", lender=client.role(lender), borrower=client.role(borrower))
    return False


def _lender_name(client: Client, role: str, borrower: str | None) -> str:
    if borrower is None:
        return client.role(role)
    return client.say("terminal.lending.take_back", lender=client.role(role), borrower=client.role(borrower))


def _token_question(client: Client, role: str) -> str:
    speaker = speaks_for(client.game.edition.scenario, client.table.setup, role)
    if speaker == role:
        return client.say("terminal.tokens.ask", role=client.role(role))
    return client.say("terminal.tokens.for_empty", role=client.role(role), speaker=client.role(speaker))
