"""What a table meets for the first time: worked out from the game so far, so that nothing has to be remembered."""

from __future__ import annotations

from typing import Literal

from game.engine.menu import legal_commands
from game.engine.state import Rules, State
from game.session.views.play import Play

Thing = Literal[
    "case", "votes", "prediction", "delegated", "event", "tokens", "lending", "budget", "ambition", "why"
]
"""What is explained in a line where it is first needed: the texts `first.<thing>`."""


def is_first_time(play: Play, thing: Thing) -> bool:
    """Whether a table has not met a thing before the half-year that is open; for "why", that was just played."""
    if thing == "why":
        return len(play.steps) == 2  # noqa: PLR2004  the start and one half-year
    if not _is_there(play.rules, play.today, thing):
        return False
    return not any(_is_there(play.rules, step.state, thing) for step in reversed(play.steps[:-1]))


def first_words(play: Play, thing: Thing, usual: str, **facts: str) -> str:
    """What a thing is, in a line, where it is met for the first time; else what is usually said there."""
    return play.say(f"first.{thing}", **facts) if is_first_time(play, thing) else usual


def _is_there(rules: Rules, state: State, thing: Thing) -> bool:
    menu = legal_commands(rules, state)
    kinds = {rules.scenario.cards[card.card].kind for card in menu.cards}
    match thing:
        case "case" | "votes" | "prediction":
            return "case" in kinds
        case "delegated" | "event":
            return thing in kinds
        case "tokens":
            return bool(menu.token_targets)
        case "lending":
            return bool(menu.lenders)
        case "budget":
            return menu.budget is not None
        case "ambition":
            return bool(menu.ambitions)
        case "why":
            return False
