"""What can be keyed in at every question: read again, look up, undo, change the language, leave."""

from __future__ import annotations

from collections.abc import Mapping

from game.errors import FjordvikError
from game.session.inputs import EndAfterThisTurn, GoBack, PlayOn, ReadFact, Undo, Write
from game.session.seats import person_of
from game.session.views import case, choice
from game.session.views.case import Fact
from game.session.views.people import heard_by, person_name
from game.session.views.town import town_seen
from game.terminal.client import Client, Command
from game.terminal.giving import lending_part
from game.terminal.leading import lead
from game.terminal.overview import tell_overview
from game.terminal.reading import pick_numbered, tell_answers, tell_case
from game.terminal.rehearsing import undo_machine
from game.terminal.seating import seats, way
from game.terminal.why import tell_why
from game.texts.catalogue import LANGUAGES, error_lines

_ANYWHERE = ("0", "s", "h", "o", "p", "n", "u", "r", "v", "e", "f", "l", "q")


def explain(client: Client) -> bool:
    """`?`: where we are, and every key."""
    client.console.gap()
    client.tell(f"help.{'epilogue' if client.table.beat == 'over' else client.table.beat}")
    keys = (*_ANYWHERE, "g") if client.table.beat == "choice" and client.has("lending") else _ANYWHERE
    for key in keys:
        client.console.item(key.upper(), client.say(f"terminal.key.{key}"))
    client.console.gap()
    return False


def back(client: Client) -> bool:
    """`0`: the beat before."""
    return client.submit(GoBack())


def read_case(client: Client) -> bool:
    """`s`: the case again."""
    if client.card is None:
        client.tell("no_case")
    else:
        tell_case(client, case(client.play, client.card))
        if client.table.beat == "choice":
            tell_answers(client, choice(client.play, client.card, client.draft).answers)
            client.console.gap()
    return False


def why(client: Client) -> bool:
    """`h`: why a figure moved."""
    tell_why(client)
    return False


def overview(client: Client) -> bool:
    """`o`: how it stands in short, and all that can be looked up."""
    _tell_town(client, closed=client.table.beat in ("consequences", "epilogue", "over"))
    tell_overview(client)
    return False


def _tell_town(client: Client, *, closed: bool) -> None:
    """All that the window's picture shows, with when it came and what moves it."""
    client.console.gap()
    client.console.line(f"{client.say('town.name')}.")
    for each in town_seen(client.play, closed=closed):
        client.console.line(" · ".join(part for part in (each.text, each.since, each.why) if part))


def private(client: Client) -> bool:
    """`p`: what one role alone should know."""
    if not client.has("private"):
        client.tell("private.off")
        return False
    settings = client.play.scenario.settings
    roles = tuple(settings.roles)
    role = pick_numbered(client, "private.who", [(role, settings.roles[role].name) for role in roles])
    if role is None:
        return False
    person = person_of(client.game.edition.scenario, client.table.setup, role)
    if not person:
        _adviser(client, role)
        return False
    client.free_text(client.say("terminal.private.alone", role=person_name(client.play, role)))
    for each in person:
        if len(person) > 1:
            client.tell("private.as", role=settings.roles[each].name)
        client.tell("private.mandate", text=settings.roles[each].mandate.text)
        client.tell("private.concern", text=settings.roles[each].concern)
    facts = _facts(client, role)
    for fact in facts:
        client.tell("private.fact", text=fact.text)
    if client.card is not None and not facts:
        client.tell("private.no_fact")
    client.free_text(client.say("terminal.private.done"))
    client.console.scroll_away()
    return False


def _adviser(client: Client, role: str) -> None:
    """What an empty seat would know about the case, said to everybody."""
    facts = _facts(client, role)
    for fact in facts:
        client.tell("private.adviser", role=client.role(role), text=fact.text)
    if not facts:
        client.tell("private.adviser_silent", role=client.role(role))


def _facts(client: Client, role: str) -> tuple[Fact, ...]:
    """What the person of a role knows about the case on the table; the log notes that it was read."""
    if client.card is None:
        return ()
    facts = heard_by(client.play, case(client.play, client.card).private, role)
    client.submit(*(ReadFact(fact.role, client.card) for fact in facts))
    return facts


def note(client: Client) -> bool:
    """`n`: a note for the table itself."""
    text = client.own_words(client.say("terminal.note"))
    if text and client.submit(Write("note", text)):
        client.tell("note.kept")
    return False


def undo(client: Client) -> bool:
    """`u`: the last move never happened."""
    undo_machine(client)
    moves = client.table.moves
    if not client.submit(Undo()):
        return False
    again = {
        "place_token": "tokens",
        "take_token": "tokens",
        "vote": "votes",
        "abstain": "votes",
        "votes_done": "votes",
    }
    kind = again.get(moves[-1].kind)
    client.passed = {mark for mark in client.passed if mark[1] != kind}
    client.console.line(client.say(f"undone.{moves[-1].kind}"))
    return True


def ending(client: Client) -> bool:
    """`e`: end after this half-year, or go on after all."""
    if client.table.ends_after == client.table.turn:
        if client.submit(PlayOn()):
            client.tell("plays_on")
    elif client.submit(EndAfterThisTurn()):
        client.tell("ends_after")
    return client.table.beat == "consequences"


def language(client: Client) -> bool:
    """`l`: another language."""
    names = [(name, client.say(f"terminal.language.{name}")) for name in LANGUAGES]
    chosen = pick_numbered(client, "language", names)
    if chosen is None:
        return False
    try:
        client.speak(chosen)
    except FjordvikError as error:
        _tell_trouble(client, error)
        return False
    if chosen not in client.game.edition.languages:
        client.tell("language.no_translation")
    return True


def _tell_trouble(client: Client, error: FjordvikError) -> None:
    """Why a language cannot be spoken; the game goes on in the one it had."""
    for line in error_lines(error, client.say):
        client.console.line(line)
    client.tell("language.kept", language=client.say(f"terminal.language.{client.language}"))


def lend(client: Client) -> bool:
    """`g`: a role gives another one of its points for this half-year."""
    if client.table.beat != "choice" or not client.has("lending"):
        client.tell("lending.not_now")
        return False
    before = client.table.pending.lending
    lending_part(client)
    return client.table.pending.lending != before


def leave(client: Client) -> bool:
    """`q`: stop here; everything is saved."""
    client.leaving = True
    return True


COMMANDS: Mapping[str, Command] = {
    "?": explain,
    "0": back,
    "s": read_case,
    "h": why,
    "o": overview,
    "p": private,
    "n": note,
    "u": undo,
    "r": seats,
    "v": way,
    "e": ending,
    "f": lead,
    "l": language,
    "g": lend,
    "q": leave,
}
