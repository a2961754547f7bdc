"""Pieces that several screens read aloud: a case, its answers, a numbered list to pick from."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.seats import speaks_for
from game.session.table import main_case, menu_of
from game.session.views.case import AnswerView, Case
from game.session.views.promises import PromiseView
from game.terminal.client import Client


def tell_case(client: Client, case: Case) -> None:
    """A case as it is read aloud: what it is, who decides, its title and its text."""
    client.console.gap()
    client.tell("case", kind=case.dimension_name, title=case.title, code=case.code)
    client.console.line(case.text)
    if case.owner is not None:
        tell_owner(client, case.owner)
    client.console.gap()


def tell_owner(client: Client, owner: str) -> None:
    """Who decides a case alone: its owner, or whoever speaks for an empty seat."""
    speaker = speaks_for(client.game.edition.scenario, client.table.setup, owner)
    if speaker == owner:
        client.tell("decides.alone", role=client.role(owner))
    else:
        client.tell("decides.for_empty", role=client.role(owner), speaker=client.role(speaker))


def tell_answers(client: Client, answers: Sequence[AnswerView]) -> None:
    """The answers with everything that is known of them; each begins with its letter."""
    for answer in answers:
        client.console.line(answer.spoken, set_in=True)


def tell_short(client: Client, answers: Sequence[AnswerView]) -> None:
    """The answers once more, for who has just heard all about them."""
    for answer in answers:
        client.console.item(answer.letter, answer.text)


def legal_letters(answers: Sequence[AnswerView]) -> tuple[str, ...]:
    """The letters of the answers that may be chosen."""
    return tuple(answer.letter.lower() for answer in answers if answer.legal)


def refused_letters(answers: Sequence[AnswerView]) -> dict[str, str]:
    """The letters of the other answers, with the reason."""
    return {answer.letter.lower(): answer.refusal for answer in answers if not answer.legal}


def key_of(answers: Sequence[AnswerView], letter: str) -> str:
    """The key of the answer with a letter."""
    return next(answer.key for answer in answers if answer.letter.lower() == letter)


def main_card(client: Client) -> str | None:
    """The id of the case for the whole table."""
    found = main_case(client.game.rules, menu_of(client.game.rules, client.table))
    return found.card if found is not None else None


def predicted_name(client: Client, indicator: str) -> str:
    """What a figure is called."""
    return client.play.scenario.settings.indicators[indicator].name


def tell_promise(client: Client, promise: PromiseView) -> None:
    """A promise with its deadline, how near it is, and what is at stake."""
    now = promise_now(client, promise.promise, promise.now)
    client.tell("promise", name=promise.name, due=promise.due, now=now)
    if promise.stake:
        client.console.line(promise.stake)


def promise_now(client: Client, promise: str, now: str) -> str:
    """How near a promise is, to follow its deadline; with the name of the figure that shows it, if one does."""
    settings = client.play.scenario.settings
    shown = settings.promises[promise].indicator
    if not now:
        return ""
    return f", {now}" if shown is None else f". {settings.indicators[shown].name} {now}"


def tell_numbered(client: Client, names: Sequence[str]) -> None:
    """A list with a number for each name, from 1."""
    for number, name in enumerate(names, 1):
        client.console.item(str(number), name)


def numbers(things: Sequence[object]) -> tuple[str, ...]:
    """The keys of a numbered list."""
    return tuple(str(number) for number in range(1, len(things) + 1))


def pick_numbered(client: Client, question: str, things: Sequence[tuple[str, str]]) -> str | None:
    """Let the table pick one of (id, name) by its number; None for nothing. Only numbers and Enter are read."""
    tell_numbered(client, [name for _, name in things])
    text = client.say(f"terminal.{question}")
    while True:
        typed = client.free_text(text)
        if not typed:
            return None
        if typed in numbers(things):
            return things[int(typed) - 1][0]
        client.tell("not_a_number", most=len(things))
