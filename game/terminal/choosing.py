"""The choice, part by part, and then the whole once more."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.session.parts import Part, PartKind, parts_of
from game.session.views.first_time import Thing, first_words
from game.terminal.answering import card_part, prediction_part
from game.terminal.budgeting import budget_part
from game.terminal.client import Client
from game.terminal.giving import ambition_part, lending_part, promise_part, tokens_part
from game.terminal.reading import main_card
from game.terminal.rehearsing import decide_alone
from game.terminal.summary import confirm
from game.terminal.voting import votes_part

ASKED: frozenset[PartKind] = frozenset({"votes", "card", "tokens", "budget", "ambition", "prediction"})
"""What the table is led through. A promise is offered in the summary; a loan is never suggested."""

SCREENS: Mapping[PartKind, Callable[[Client, Part], bool]] = {
    "votes": votes_part,
    "card": card_part,
    "tokens": tokens_part,
    "lending": lending_part,
    "budget": budget_part,
    "promise": promise_part,
    "ambition": ambition_part,
    "prediction": prediction_part,
}
"""How each part is played; True when the table is through with it, whether or not it decided anything."""


def choice_screen(client: Client) -> None:
    """The next part that is not decided, or everything once more."""
    decide_alone(client)
    parts = parts_of(client.game.rules, client.table)
    for part in parts:
        mark = (client.table.turn, part.kind, part.card)
        if part.kind in ASKED and not part.done and mark not in client.passed:
            _tell_first(client, part)
            if SCREENS[part.kind](client, part):
                client.passed.add(mark)
            return
    client.card = main_card(client)
    again = confirm(client, parts)
    if again is not None:
        SCREENS[again.kind](client, again)


def _tell_first(client: Client, part: Part) -> None:
    """What a part is, the first time; attention, the ambition and the votes are told how each time."""
    things: Mapping[str, Thing] = {"budget": "budget", "prediction": "prediction"}
    kinds: Mapping[str, Thing] = {"delegated": "delegated", "event": "event"}
    cards, role = client.play.scenario.cards, ""
    thing = things.get(part.kind)
    if part.card is not None and part.kind == "card":
        card = cards[part.card]
        thing, role = kinds.get(card.kind), client.role(card.owner) if card.owner else ""
    told = first_words(client.play, thing, "", role=role) if thing is not None else ""
    if told:
        client.console.gap()
        client.console.line(told)
