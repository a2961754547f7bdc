"""One card and its answer: the whole table's case, a role's own, or an event's; and the table's prediction."""

from __future__ import annotations

from collections.abc import Sequence

from game.policy.rehearsal import decides_by_machine
from game.session.deciding import prediction_asked
from game.session.inputs import DIRECTIONS, Choose, Predict
from game.session.parts import Part
from game.session.seats import speaks_for
from game.session.views import case, choice, news, status
from game.session.views.case import AnswerView
from game.terminal.client import Client
from game.terminal.reading import (
    key_of,
    legal_letters,
    predicted_name,
    refused_letters,
    tell_answers,
    tell_case,
    tell_short,
)
from game.terminal.rehearsing import tell_advice
from game.terminal.voting import tell_votes


def card_part(client: Client, part: Part) -> bool:
    """Read what has not been read yet, and take the answer."""
    name = part.card
    assert name is not None
    client.card = name
    seen = case(client.play, name)
    answers = choice(client.play, name, client.draft).answers
    client.heading(client.say(f"terminal.part.{seen.kind}"))
    if seen.kind != "case":
        tell_case(client, seen)
        event = news(client.play).event
        if event is not None and event.card == name:
            for sentence in event.told:
                client.console.line(sentence)
        if seen.private:
            client.tell("case.private", roles=", ".join(fact.short for fact in seen.private))
        tell_answers(client, answers)
    else:
        client.console.gap()
        client.console.line(seen.title)
        _tell_again(client, name, answers)
    client.console.gap()
    money = status(client.play, client.draft)
    client.tell("money", money=money.money, unit=money.money_unit)
    machine = decides_by_machine(client.game.edition.scenario, client.table.setup, name)
    if machine:
        client.console.line(client.say("rehearsal.decides", role=client.role(machine)))
        return True
    if seen.owner is None:
        question = client.say("terminal.choose.table")
    else:
        speaker = speaks_for(client.game.edition.scenario, client.table.setup, seen.owner)
        question = client.say("terminal.choose.alone", role=client.role(speaker))
    key = client.ask(question, legal_letters(answers), closed=refused_letters(answers))
    if key is not None and client.submit(Choose(name, key_of(answers, key))):
        chosen = next(answer for answer in answers if answer.letter.lower() == key)
        client.tell("chosen", letter=chosen.letter, text=chosen.text)
        for burden in chosen.burdens:
            if burden.overdrawn:
                client.tell("overdrawn", role=burden.short)
    return False


def _tell_again(client: Client, card: str, answers: Sequence[AnswerView]) -> None:
    """The main case's answers: in short for who has just voted on them, else all about them, and the votes."""
    decided = card in dict(client.table.pending.choices)
    if (client.table.turn, "votes", card) in client.passed and not decided:
        tell_short(client, answers)
        return
    tell_answers(client, answers)
    if client.has("votes"):
        tell_votes(client, answers)


def prediction_part(client: Client, _part: Part) -> bool:
    """One guess for the whole table."""
    asked = prediction_asked(client.game.rules, client.table)
    assert asked is not None
    client.heading(client.say("terminal.part.prediction"))
    client.console.gap()
    client.tell("predict.how", name=predicted_name(client, asked))
    client.console.line(client.play.scenario.settings.indicators[asked].explain)
    keys = dict(zip(("1", "2", "3"), DIRECTIONS, strict=True))
    for key, direction in keys.items():
        client.console.item(key, client.say(f"terminal.predict.{direction}"))
    words: dict[str, str] = {
        direction: client.say(f"terminal.predict.{direction}") for direction in DIRECTIONS
    }
    if client.table.setup.machine:
        tell_advice(client, client.members.predictions(client.table), words)
    typed = client.ask(client.say("terminal.predict.ask"), tuple(keys))
    if typed is not None:
        client.submit(Predict(asked, keys[typed]))
    return False
