"""What a table meets for the first time is explained in that half-year, and never again."""

from __future__ import annotations

from typing import get_args

import pytest

from game.session.views.first_time import Thing, first_words, is_first_time
from game.texts.catalogue import LANGUAGES, words
from tests.session.views.support import cut, random_game

SHORT = 95
"""So many letters fit on the line at the foot of the screen."""


def new_in(turn: int) -> set[str]:
    """What is new in one half-year of a game of Fjordvik."""
    game = random_game("fjordvik", 3)
    return {thing for thing in get_args(Thing) if is_first_time(cut(game, turn - 1), thing)}


def test_the_first_half_year_has_little_that_is_new() -> None:
    assert new_in(1) == {"case", "votes", "prediction"}


def test_what_begins_later_is_explained_when_it_begins() -> None:
    assert new_in(2) == {"delegated", "tokens", "budget", "ambition", "why"}
    assert "lending" in new_in(3)


def test_nothing_is_new_twice() -> None:
    seen = [thing for turn in range(1, 9) for thing in new_in(turn)]
    assert len(seen) == len(set(seen))
    assert set(seen) == set(get_args(Thing))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_new_is_said_in_one_short_line(language: str) -> None:
    say = words(language)
    for thing in get_args(Thing):
        line = say(f"first.{thing}", role="Kommunedirektør")
        assert 20 < len(line) <= SHORT


def test_later_the_usual_words_are_back() -> None:
    game = random_game("fjordvik", 3)
    assert first_words(cut(game, 1), "budget", "som før") == game.say("first.budget")
    assert first_words(cut(game, 3), "budget", "som før") == "som før"
