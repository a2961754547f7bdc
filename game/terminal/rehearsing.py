"""The roles that the machine plays, at the keyboard: they talk, vote, decide what is theirs and advise."""

from __future__ import annotations

from collections.abc import Mapping

from game.policy.rehearsal import by_machine, decides_by_machine, next_decision, next_vote
from game.policy.talk import decided, discussed, knows, tells_unasked, voted
from game.session.inputs import Choose, PlaceToken, ReadFact, Undo
from game.session.pace import BEATS, Pace, paces
from game.session.seats import speaks_for
from game.session.views import case, choice, when
from game.session.views.figures import written
from game.terminal.client import Client
from game.terminal.giving import token_target
from game.terminal.reading import numbers, tell_answers, tell_case


def machine_roles(client: Client) -> tuple[str, ...]:
    """Those that the machine plays, in the scenario's order."""
    machine = client.table.setup.machine
    return tuple(role for role in client.play.scenario.settings.roles if role in machine)


def talk(client: Client, card: str) -> bool:
    """A line from each, and more from whom is asked by number; False when something else was done."""
    roles = machine_roles(client)
    opinions = client.members.opinions(client.table, card)
    client.console.gap()
    for number, role in enumerate(roles, 1):
        if knows(client.play, role, card) and tells_unasked(role, card):
            client.submit(ReadFact(role, card))
        client.console.item(str(number), _says(client, role, discussed(client.play, opinions[role]).text))
    while True:
        question = client.say("terminal.rehearsal.ask")
        key = client.ask(question, numbers(roles), enter=client.say("terminal.go_on.case"))
        if not key:
            return key is not None
        role = roles[int(key) - 1]
        if knows(client.play, role, card):
            client.submit(ReadFact(role, card))
        client.console.line(_says(client, role, discussed(client.play, opinions[role], asked=True).text))


def cast_votes(client: Client) -> None:
    """Let all of the machine's roles vote."""
    while (vote := next_vote(client.game.rules, client.table, client.members)) is not None:
        if not client.submit(vote):
            return


def tell_reasons(client: Client, card: str, roles: tuple[str, ...]) -> None:
    """Why those of the machine's roles voted so."""
    opinions = client.members.opinions(client.table, card)
    for role in roles:
        if role in client.table.setup.machine:
            client.console.line(_says(client, role, voted(client.play, opinions[role])))


def decide_alone(client: Client) -> None:
    """Let the machine's roles decide what is theirs, and tell what and why."""
    rules = client.game.rules
    while (act := next_decision(rules, client.table, client.members)) is not None:
        if isinstance(act, Choose):
            _tell_decided(client, act)
        if not client.submit(act):
            return
        if isinstance(act, PlaceToken):
            client.tell(
                "rehearsing.placed", role=client.role(act.role), target=token_target(client, act.target)
            )


def tell_advice(client: Client, liked: Mapping[str, str], words: Mapping[str, str]) -> None:
    """What the machine's roles would do, by what they like, the most first."""
    groups: dict[str, list[str]] = {}
    for role in machine_roles(client):
        if liked.get(role) in words:
            groups.setdefault(liked[role], []).append(client.role(role))
    parts = (
        client.say("rehearsal.advice.each", proposal=words[key], roles=", ".join(names))
        for key, names in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    )
    if told := ", ".join(parts):
        client.console.line(client.say("rehearsal.advice", advice=told))


def undo_machine(client: Client) -> None:
    """Take back what the machine's roles did after the last move of a person: they do it anew."""
    rules = client.game.rules
    while True:
        moves, setup = client.table.moves, client.table.setup
        if not moves or not by_machine(rules, setup, moves[-1]):
            return
        if all(by_machine(rules, setup, move) for move in moves) or not client.submit(Undo()):
            return


def tell_time(client: Client, turn: int) -> None:
    """How long a half-year took against the plan; nothing where the machine plays nobody."""
    for pace in _paces(client):
        if pace.turn == turn:
            spent, planned = (_minutes(client, sum(part)) for part in (pace.spent, pace.planned))
            client.console.line(client.say("rehearsal.took", spent=spent, planned=planned))


def tell_times(client: Client) -> None:
    """Minutes for each beat of each half-year, with the plan in brackets."""
    found = _paces(client)
    if not found:
        return
    client.console.gap()
    client.console.line(f"{client.say('rehearsal.times')}. {client.say('rehearsal.times.note')}")
    for pace in found:
        parts = (
            f"{client.say(f'beat.{beat}')} {_minutes(client, spent)} ({_minutes(client, planned)})"
            for beat, spent, planned in zip(BEATS, pace.spent, pace.planned, strict=True)
        )
        client.console.line(f"{when(client.play, pace.turn).heading}: {'; '.join(parts)}")


def _paces(client: Client) -> tuple[Pace, ...]:
    if not client.table.setup.machine:
        return ()
    return paces(client.play.scenario.settings, client.game.noted, client.table.setup)


def _minutes(client: Client, minutes: float) -> str:
    return written(client.play, minutes, 1)


def _says(client: Client, role: str, text: str) -> str:
    return client.say("rehearsal.says", role=client.role(role), text=text)


def _tell_decided(client: Client, act: Choose) -> None:
    scenario = client.game.edition.scenario
    role = decides_by_machine(scenario, client.table.setup, act.card)
    tell_case(client, case(client.play, act.card))
    tell_answers(client, choice(client.play, act.card, client.draft).answers)
    client.console.gap()
    opinion = client.members.opinions(client.table, act.card)[speaks_for(scenario, client.table.setup, role)]
    client.console.line(_says(client, role, decided(client.play, opinion, act.key)))
