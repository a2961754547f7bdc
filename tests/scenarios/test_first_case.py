"""The first ten minutes of Fjordvik: one case, soon on the table, that does something at once and sets work going."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from game.engine.decisions import NOT_NOW, Decisions
from game.engine.menu import legal_commands
from game.engine.state import Rules, Setup
from game.engine.step import Step, default_setup, start
from game.resources import find_pack
from game.session.clock import minutes_for
from game.session.edition import Edition, open_edition
from game.session.parts import parts_of
from game.session.table import new_table
from game.session.views import Play, consequences, news
from game.session.views.case import felt_turn
from game.session.views.consequences import indicator_changes
from game.texts.catalogue import LANGUAGES, words
from tests.games import commit, rules_of

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

SEEDS = range(300)
FEWEST_CASES, MOST_OFTEN = 8, 0.25
ALOUD = 130
"""Words a minute: as slowly as the proof reckons that a whole game is read aloud."""
SOON = 90.0
"""Seconds from Start until the first case lies on the table."""


def rules() -> Rules:
    return rules_of("fjordvik")


def setup() -> Setup:
    return default_setup(rules().scenario)


@cache
def edition() -> Edition:
    return open_edition(find_pack("fjordvik"))


@cache
def opened(seed: int) -> Step:
    return start(rules(), setup(), seed)


@cache
def first_cases() -> dict[str, int]:
    """Each case that comes first, with a seed that deals it."""
    return {legal_commands(rules(), opened(seed).state).cards[0].card: seed for seed in reversed(SEEDS)}


def answers(card: str) -> tuple[str, ...]:
    menu = legal_commands(rules(), opened(first_cases()[card]).state)
    return menu.cards[0].legal


def answered(card: str, key: str, language: str = "nb") -> Play:
    begun = opened(first_cases()[card])
    after = commit(rules(), begun.state, Decisions(((card, key),)))
    scenario = edition().in_language(language)
    return Play(rules(), scenario, setup(), (begun, after), words(language))


def test_the_first_half_year_has_one_case_for_the_whole_table_and_nothing_else_to_learn() -> None:
    for seed in SEEDS:
        menu = legal_commands(rules(), opened(seed).state)
        assert [rules().scenario.cards[open_.card].kind for open_ in menu.cards] == ["case"]
    parts = parts_of(rules(), new_table(rules(), setup(), SEEDS[0]))
    assert [part.kind for part in parts] == ["votes", "card", "prediction"]


def test_the_first_case_is_not_always_the_same() -> None:
    dealt = Counter(legal_commands(rules(), opened(seed).state).cards[0].card for seed in SEEDS)
    assert len(dealt) >= FEWEST_CASES
    assert max(dealt.values()) <= MOST_OFTEN * len(SEEDS)
    assert len({rules().scenario.cards[card].dimension for card in dealt}) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_case_is_on_the_table_within_ninety_seconds(language: str) -> None:
    scenario, say = edition().in_language(language), words(language)
    for seed in SEEDS:
        seen = news(Play(rules(), scenario, setup(), (opened(seed),), say))
        assert seen.person is not None
        due = [text for each in seen.due for text in (each.title, each.text)]
        shown = (seen.headline, seen.small, seen.person.spoken, *due, say("window.news.first"))
        hint = say("window.news.hint")
        count = sum(len(text.split()) for text in (*shown, hint))
        assert 60.0 * count / ALOUD <= SOON
        assert seen.event is None
        assert len(seen.due) <= 1


def test_the_clock_of_the_first_news_is_no_longer_than_that() -> None:
    minutes = minutes_for(rules().scenario.settings.minutes, "news", budget=False)
    assert minutes is not None
    assert 60.0 * minutes <= SOON


def test_whichever_answer_is_given_something_moves_at_once_and_something_is_on_its_way() -> None:
    for card in first_cases():
        waited = {each.indicator: each.after for each in indicator_changes(answered(card, NOT_NOW))}
        for key in answers(card):
            if key == NOT_NOW:
                continue
            played = answered(card, key)
            ledger = played.steps[1].ledger
            assert ledger is not None
            moved = [
                posting
                for stock in rules().scenario.model.stocks
                for posting in ledger.of_stock(stock)
                if posting.cause == f"choice:{card}.{key}"
            ]
            assert moved, f"{card} {key} does nothing at once"
            changed = [each for each in indicator_changes(played) if each.after != waited[each.indicator]]
            assert changed, f"{card} {key} shows in no figure"
            felt = felt_turn(played, card, key, 1)
            assert felt is not None
            assert felt > 1, f"{card} {key} has nothing on its way"
            assert consequences(played).person is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_consequences_say_what_moved_and_that_more_is_coming(language: str) -> None:
    say = words(language)
    coming = say("straight_away.more", name="", change="").rpartition(". ")[2]
    for card in first_cases():
        for key in answers(card):
            second = consequences(answered(card, key, language)).second
            assert second.endswith(coming) == (key != NOT_NOW), f"{card} {key}: {second}"
