"""All vote at once, on paper that one keys in or alone at the machine; shown when all are in, the fewest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.engine.menu import Refusal
from game.session.deciding import still_to_vote, votes_shown
from game.session.inputs import Abstain, Vote, Write
from game.session.parts import Part
from game.session.views import choice, refusal_text
from game.session.views.case import AnswerView
from game.session.views.people import person_name
from game.terminal.client import Client
from game.terminal.reading import key_of, legal_letters, refused_letters, tell_answers, tell_short
from game.terminal.rehearsing import cast_votes, tell_reasons


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
    alone = client.table.setup.voting == "laptop"
    client.tell("votes.how_alone" if alone else "votes.how")
    if not (_one_by_one(client, answers) if alone else _key_in(client, answers)):
        return False
    cast_votes(client)
    tell_votes(client, answers)
    _keep_reason(client, card)
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
        names = ", ".join(person_name(client.play, role) for role in by_key[answer.key])
        client.tell("votes.for", letter=answer.letter, text=answer.text, roles=names)


def votes_by_key(client: Client) -> Mapping[str, tuple[str, ...]]:
    """The roles that voted for each answer."""
    votes = client.table.pending.votes
    return {key: tuple(role for role, voted in votes if voted == key) for _, key in votes}


def _key_in(client: Client, answers: Sequence[AnswerView]) -> bool:
    """Ask everybody who has not voted; nothing of the others' votes is said."""
    return all(_take_vote(client, answers, role, "votes.ask") for role in _people_to_vote(client))


def _one_by_one(client: Client, answers: Sequence[AnswerView]) -> bool:
    """Let everybody who has not voted do so alone; what stood there is pushed away before and after."""
    for role in _people_to_vote(client):
        client.console.scroll_away()
        client.free_text(client.say("terminal.votes.give", role=person_name(client.play, role)))
        client.console.scroll_away()
        tell_short(client, answers)
        voted = _take_vote(client, answers, role, "votes.ask_alone")
        client.console.scroll_away()
        if not voted:
            return False
    client.free_text(client.say("terminal.votes.all_in"))
    return True


def _take_vote(client: Client, answers: Sequence[AnswerView], role: str, question: str) -> bool:
    """One person's vote, or that there is none. False when something else was done."""
    letters, refused = legal_letters(answers), refused_letters(answers)
    asked = client.say(f"terminal.{question}", role=person_name(client.play, role))
    key = client.ask(asked, letters, enter=client.say("terminal.votes.skip"), closed=refused)
    if key is None:
        return False
    return client.submit(Vote(role, key_of(answers, key)) if key else Abstain(role))


def _people_to_vote(client: Client) -> tuple[str, ...]:
    """The roles of people whose votes are waited for."""
    waiting = still_to_vote(client.game.rules, client.table)
    return tuple(role for role in waiting if role not in client.table.setup.machine)


def _keep_reason(client: Client, card: str) -> None:
    """Let the minority speak, and keep what it says beside the log if it likes."""
    by_key = votes_by_key(client)
    if len(set(by_key)) <= 1:
        return
    most = max(len(roles) for roles in by_key.values())
    fewest = tuple(role for roles in by_key.values() if len(roles) < most for role in roles)
    if fewest:
        client.tell("votes.minority", roles=", ".join(person_name(client.play, role) for role in fewest))
    else:
        client.tell("votes.even")
    speaking = fewest or tuple(roles[0] for roles in by_key.values())
    tell_reasons(client, card, speaking)
    if set(speaking) <= set(client.table.setup.machine):
        return
    reason = client.own_words(client.say("terminal.votes.reason"))
    if reason and client.submit(Write("reason", reason)):
        client.tell("votes.reason_kept")
