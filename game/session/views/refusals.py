"""Why something is not legal, as a sentence."""

from __future__ import annotations

from game.engine.menu import Refusal
from game.session.views.figures import plain
from game.session.views.names import choice_text
from game.session.views.play import Play


def refusal_text(play: Play, refusal: Refusal) -> str:
    """The sentence of a refusal: ids become names, amounts are written in the table's language."""
    facts = dict(refusal.facts)
    written = {name: _fact(play, name, value, facts) for name, value in facts.items()}
    return play.say(f"refusal.{refusal.code}", **written)


def _fact(play: Play, name: str, value: str, facts: dict[str, str]) -> str:
    settings, cards = play.scenario.settings, play.scenario.cards
    match name:
        case "price" | "money" | "limit" | "moves":
            return plain(play, float(value))
        case "card" if value in cards:
            return cards[value].title
        case "choice" if facts.get("card") in cards:
            return choice_text(play, facts["card"], value)
        case "role" | "voter" | "lender" | "borrower" if value in settings.roles:
            return settings.roles[value].short
        case "director" if value in settings.roles:
            return settings.roles[value].name
        case "promise" if value in settings.promises:
            return settings.promises[value].name
        case "line" | "source" | "target" if settings.budget and value in settings.budget.lines:
            return settings.budget.lines[value].name
        case "proposal" if settings.budget and value in settings.budget.proposals:
            return settings.budget.proposals[value].name
        case "gains" if settings.budget and value in settings.budget.gains:
            return settings.budget.gains[value].name
        case _:
            return value
