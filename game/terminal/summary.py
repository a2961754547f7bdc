"""Everything that was decided, once more, before the yes that nobody can undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from game.session.inputs import Commit
from game.session.parts import Part
from game.session.views import choice
from game.session.views.names import choice_text
from game.terminal.budgeting import budget_line
from game.terminal.client import Client
from game.terminal.giving import token_target
from game.terminal.reading import numbers, predicted_name, tell_numbered


def confirm(client: Client, parts: Sequence[Part]) -> Part | None:
    """Read it all; commit at a yes. The part that the table wants to change, if any."""
    client.heading(client.say("terminal.part.summary"))
    client.console.gap()
    shown = [part for part in parts if part.kind != "lending" or client.table.pending.lending]
    tell_numbered(client, [_line(client, part) for part in shown])
    client.console.gap()
    if client.table.ends_after == client.table.turn:
        client.tell("ends_now")
    yes = client.say("terminal.yes")
    key = client.ask(client.say("terminal.confirm", yes=yes), (yes, *numbers(shown)))
    if key is None:
        return None
    if key == yes:
        client.submit(Commit())
        return None
    return shown[int(key) - 1]


def _line(client: Client, part: Part) -> str:
    name = client.say(f"terminal.summary.{part.kind}")
    if part.card is not None and part.kind == "card":
        name = client.play.scenario.cards[part.card].title
    what = _decided(client, part) or client.say("terminal.summary.nothing")
    key = "asked" if name.endswith("?") else "line"  # "Who owns the hours?: B" cannot be said.
    return client.say(f"terminal.summary.{key}", name=name, what=what)


def _decided(client: Client, part: Part) -> str:
    """What was decided in a part; "" for nothing."""
    pending = client.table.pending
    match part.kind:
        case "votes":
            return ", ".join(
                f"{client.role(role)} {_letter(client, part.card, key)}" for role, key in pending.votes
            )
        case "card":
            return _answer(client, part.card)
        case "tokens":
            return ", ".join(
                client.say(
                    "terminal.summary.token", role=client.role(role), target=token_target(client, target)
                )
                for role, target in pending.tokens
            )
        case "lending":
            return ", ".join(
                client.say(
                    "terminal.summary.lent", lender=client.role(lender), borrower=client.role(borrower)
                )
                for lender, borrower in pending.lending
            )
        case "budget":
            return budget_line(client)
        case "promise":
            return client.play.scenario.settings.promises[pending.promise].name if pending.promise else ""
        case "ambition":
            return client.play.scenario.settings.ambitions[pending.ambition].name if pending.ambition else ""
        case "prediction":
            if pending.prediction is None:
                return ""
            direction = client.say(f"terminal.predict.{pending.prediction.direction}")
            name = predicted_name(client, pending.prediction.indicator)
            return client.say("terminal.summary.predicted", name=name, direction=direction)
        case _:
            assert_never(part.kind)


def _answer(client: Client, card: str | None) -> str:
    key = dict(client.table.pending.choices).get(card or "")
    if card is None or key is None:
        return ""
    return f"{_letter(client, card, key)}, {choice_text(client.play, card, key)}"


def _letter(client: Client, card: str | None, key: str) -> str:
    assert card is not None, "votes and answers belong to a card"
    return next(answer.letter for answer in choice(client.play, card).answers if answer.key == key)
