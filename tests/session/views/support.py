"""A game of the test pack, seen half-year by half-year."""

from __future__ import annotations

import random

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.layout import FINISHED
from game.engine.state import Setup
from game.engine.step import default_setup, start
from game.session.views.play import Play
from game.texts.catalogue import words
from tests.games import commit, plain_decisions, play_out, rules_of, tiny

CARDS_OF_TURN_1 = ("form", "cloud")


def random_play(seed: int, language: str = "nb") -> Play:
    """A whole game of the test pack with random legal decisions."""
    return random_game("tiny", seed, language)


def random_game(pack: str, seed: int, language: str = "nb") -> Play:
    """A whole game of a pack with random legal decisions."""
    rules = rules_of(pack)
    setup = default_setup(rules.scenario)
    steps = play_out(rules, start(rules, setup, seed), random.Random(seed).choice)
    return Play(rules, rules.scenario, setup, tuple(steps), words(language))


def quiet_play(turns: int, *, seed: int = 7, language: str = "nb", **answers: str) -> Play:
    """So many half-years of "not now", but for the cards named in `answers`."""
    rules = tiny()
    setup = default_setup(rules.scenario)
    play = Play(rules, rules.scenario, setup, (start(rules, setup, seed),), words(language))
    for _ in range(turns):
        decided = plain_decisions(rules, play.today)
        choices = tuple((card, answers.get(card, key)) for card, key in decided.choices)
        budget = BudgetDecision(decided.budget.proposal) if decided.budget else None
        play = after(play, Decisions(choices, (), (), budget, None))
    return play


def after(play: Play, decisions: Decisions) -> Play:
    """The play with one more half-year."""
    played = commit(play.rules, play.today, decisions)
    return Play(play.rules, play.scenario, play.setup, (*play.steps, played), play.say)


def cut(play: Play, turns: int) -> Play:
    """The play as it was after so many half-years."""
    return Play(play.rules, play.scenario, play.setup, play.steps[: turns + 1], play.say)


def with_setup(play: Play, setup: Setup) -> Play:
    """The play as if it had been set up so (for what only the views look at)."""
    return Play(play.rules, play.scenario, setup, play.steps, play.say)


def is_over(play: Play) -> bool:
    """Whether there is no further half-year."""
    return play.last_day.whole[FINISHED] == 1
