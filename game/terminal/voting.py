"""All vote at once: paper votes keyed in by one person, shown when all are in, the fewest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.engine.menu import Refusal
from game.session.deciding import votes_shown
from game.session.inputs import Vote, VotesDone, Write
from game.session.parts import Part
from game.session.seats import taken_seats
from game.session.views import choice, refusal_text
from game.session.views.case import AnswerView
from game.terminal.client import Client
from game.terminal.reading import key_of, legal_letters, refused_letters, tell_answers


def votes_part(client: Client, part: Part) -> bool:
    """Read the answers, go round the table, show the votes. True when that is done."""
    card = part.card
    assert card is not None
    client.card = card
    answers = choice(client.play, card, client.draft).answers
    client.heading(client.say("terminal.part.votes"))
    client.console.gap()
    client.console.line(client.play.scenario.cards[card].title)
    if votes_shown(client.game.rules, client.table):
        tell_votes(client, answers)
        client.console.line(refusal_text(client.play, Refusal("votes-shown")))
        return True
    tell_answers(client, answers)
    client.console.gap()
    client.tell("votes.how")
    if not _key_in(client, answers):
        return False
    if len(client.table.pending.votes) < len(_seats(client)) and not client.submit(VotesDone()):
        return False
    tell_votes(client, answers)
    _keep_reason(client)
    return True


def tell_votes(client: Client, answers: Sequence[AnswerView]) -> None:
    """Who voted for what; who are fewest come first, because they speak first."""
    client.console.gap()
    by_key = votes_by_key(client)
    if not by_key:
        client.tell("votes.none")
    for answer in sorted(
        (answer for answer in answers if answer.key in by_key),
        key=lambda answer: (len(by_key[answer.key]), answer.letter),
    ):
        names = ", ".join(client.role(role) for role in by_key[answer.key])
        client.tell("votes.for", letter=answer.letter, text=answer.text, roles=names)


def votes_by_key(client: Client) -> Mapping[str, tuple[str, ...]]:
    """The roles that voted for each answer."""
    votes = client.table.pending.votes
    return {key: tuple(role for role, voted in votes if voted == key) for _, key in votes}


def _seats(client: Client) -> tuple[str, ...]:
    return taken_seats(client.game.edition.scenario, client.table.setup)


def _key_in(client: Client, answers: Sequence[AnswerView]) -> bool:
    """Ask every seat that has not voted; nothing of the others' votes is said."""
    letters, refused = legal_letters(answers), refused_letters(answers)
    for role in _seats(client):
        if role in dict(client.table.pending.votes):
            continue
        question = client.say("terminal.votes.ask", role=client.role(role))
        key = client.ask(question, letters, enter=client.say("terminal.votes.skip"), closed=refused)
        if key is None or (key and not client.submit(Vote(role, key_of(answers, key)))):
            return False
    return True


def _keep_reason(client: Client) -> None:
    """Let the minority speak, and keep what it says beside the log if it likes."""
    by_key = votes_by_key(client)
    if len(set(by_key)) <= 1:
        return
    most = max(len(roles) for roles in by_key.values())
    few = [client.role(role) for roles in by_key.values() if len(roles) < most for role in roles]
    if few:
        client.tell("votes.minority", roles=", ".join(few))
    else:
        client.tell("votes.even")
    reason = client.own_words(client.say("terminal.votes.reason"))
    if reason and client.submit(Write("reason", reason)):
        client.tell("votes.reason_kept")
