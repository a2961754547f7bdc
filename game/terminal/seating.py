"""Who sits at the table and how it votes: asked before the game, and changed while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.engine.state import VOTINGS, Setup
from game.pack.schema import ScenarioFile
from game.session.inputs import Sit, VoteBy
from game.session.seats import person_of, persons, seated, speaks_for
from game.session.views.people import names_of
from game.terminal.client import Client
from game.terminal.reading import pick_numbered
from game.texts.catalogue import Words

Pick = Callable[[str, Sequence[tuple[str, str]]], "str | None"]
"""Lets the table pick one of (id, name); None for nothing."""
WAYS = VOTINGS[:2]
"""How a table at a terminal votes: no phone reaches it."""


def seats(client: Client) -> bool:
    """`r`: who plays a role from now on."""
    scenario, settings = client.game.edition.scenario, client.play.scenario.settings
    role = pick_numbered(client, "seats.who", [(role, _seat(client, role)) for role in settings.roles])
    if role is None:
        return False
    setup = client.table.setup
    own = tuple(each for each in person_of(scenario, setup, role) if each != role)
    people = (person for person in persons(scenario, setup) if person[0] not in setup.machine)
    beside = [person for person in (own, *people) if person and role not in person]
    ways = [
        (role, client.say("terminal.seats.alone")),
        ("-", client.say("terminal.seats.nobody")),
        *(
            (person[0], client.say("terminal.seats.with", roles=names_of(client.play, person)))
            for person in beside
        ),
    ]
    by = pick_numbered(client, "seats.by", [pair for n, pair in enumerate(ways) if pair not in ways[:n]])
    if by is None or not client.submit(Sit(role, "" if by == "-" else by)):
        return False
    client.console.line(_seat(client, role))
    return True


def way(client: Client) -> bool:
    """`v`: how the table votes from now on."""
    if not client.has("votes"):
        client.tell("way.off")
        return False
    chosen = pick_numbered(client, "way.ask", _ways(client.say))
    if chosen is None or not client.submit(VoteBy(chosen)):
        return False
    client.tell("way.now", way=client.say(f"terminal.way.{chosen}"))
    return True


def ask_doubles(say: Words, settings: ScenarioFile, setup: Setup, pick: Pick) -> Setup:
    """Let the table say who plays two roles, one at a time; a role said again gets a person of its own."""
    while True:
        hosts = dict(setup.together)
        names = [
            (role, say("terminal.opening.shares", role=part.name, other=settings.roles[hosts[role]].name))
            if role in hosts
            else (role, part.name)
            for role, part in settings.roles.items()
            if role not in setup.empty_seats
        ]
        role = pick("opening.doubles", names) if len(names) > 1 else None
        if role is None:
            return setup
        if role in hosts:
            setup = seated(settings.roles, setup, role, role) or setup
            continue
        others = [
            (other, part.name)
            for other, part in settings.roles.items()
            if other not in (role, *setup.empty_seats)
        ]
        by = pick("opening.doubled_by", others)
        if by is not None:
            setup = seated(settings.roles, setup, role, by) or setup


def ask_way(say: Words, settings: ScenarioFile, setup: Setup, pick: Pick) -> Setup:
    """Let the table say how it votes; Enter leaves it."""
    if not settings.features.votes:
        return setup
    chosen = pick("opening.way", _ways(say))
    return next((replace(setup, voting=known) for known in WAYS if known == chosen), setup)


def _ways(say: Words) -> list[tuple[str, str]]:
    return [(way, say(f"terminal.way.{way}")) for way in WAYS]


def _seat(client: Client, role: str) -> str:
    """A role, and who plays it."""
    scenario, setup = client.game.edition.scenario, client.table.setup
    person = person_of(scenario, setup, role)
    if not person:
        speaker = client.role(speaks_for(scenario, setup, role))
        return client.say("terminal.seats.is_empty", role=client.role(role), speaker=speaker)
    others = names_of(client.play, tuple(each for each in person if each != role))
    if others:
        return client.say("terminal.seats.shared", role=client.role(role), roles=others)
    if role in setup.machine:
        return client.say("terminal.rehearsal.seat", role=client.role(role))
    return client.say("terminal.seats.own", role=client.role(role))
