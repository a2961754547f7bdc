"""What is not ready when its option said so is told, with a day that can be believed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.engine.layout import RUNNING
from game.pack.schema import Option
from game.session.views.case import felt_turn
from game.session.views.late import late
from game.session.views.news import news
from game.session.views.play import Play, when
from tests.session.views.support import cut, quiet_play, random_game

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster


@pytest.fixture(scope="module")
def games() -> tuple[Play, ...]:
    """Games of Fjordvik in which so much is begun that work takes longer than planned."""
    return tuple(random_game("fjordvik", seed) for seed in range(64))


def _still_running(play: Play) -> Iterator[tuple[str, int]]:
    """What runs on the first day of the open half-year, and for which half-year it was promised."""
    layout = play.rules.layout
    for number, place in enumerate(layout.initiatives):
        choice = layout.choices[place]
        assert isinstance(choice.option, Option)
        if play.today.whole[layout.status[number]] == RUNNING:
            decided = play.today.whole[layout.offered[layout.cards[choice.card]]]
            shown = felt_turn(play, choice.card, choice.key, decided) or 0
            work = decided - int(-choice.option.quarters // play.scenario.settings.quarters_per_turn)
            yield choice.id, max(shown, work)


def test_late_work_is_told_when_its_day_has_passed_and_again_when_the_new_one_has(
    games: tuple[Play, ...],
) -> None:
    first = again = 0
    for game in games:
        days: dict[str, int] = {}
        for turn in range(1, 8):
            play = cut(game, turn)
            told = {each.choice.id: each for each in late(play)}
            due = {name for name, promised in _still_running(play) if days.get(name, promised) < play.turn}
            assert set(told) == due
            first, again = first + len(due - set(days)), again + len(due & set(days))
            days |= {name: each.expected for name, each in told.items()}
    assert first > 20
    assert again > 0


def test_the_news_name_the_day_that_has_passed_and_the_new_one(games: tuple[Play, ...]) -> None:
    told = 0
    for game in games:
        for turn in range(1, 8):
            play = cut(game, turn)
            due = {each.subject: each for each in news(play).due if each.kind == "late"}
            assert set(due) == {each.choice.id for each in late(play)}
            for each in late(play):
                assert each.expected >= play.turn > each.promised
                text, in_time = due[each.choice.id].text, each.expected <= play.turns
                assert when(play, each.promised).inside in text
                assert (when(play, each.expected).inside in text) == in_time
                assert ("blir ikke klart i perioden" in text) == (not in_time)
                assert due[each.choice.id].good is False
                told += 1
    assert told


def test_the_new_day_is_mostly_right(games: tuple[Play, ...]) -> None:
    right = wrong = 0
    for game in games:
        layout = game.rules.layout
        for turn in range(1, 7):
            for each in late(cut(game, turn)):
                number = layout.initiatives.index(layout.choices.index(each.choice))
                ended = (
                    later
                    for later in range(turn + 1, 9)
                    if game.steps[later].closed.whole[layout.status[number]] != RUNNING
                )
                ready = next(ended, None)
                if ready is not None:
                    right, wrong = right + (each.expected == ready), wrong + (each.expected != ready)
    assert right > 3 * wrong


def test_where_nothing_runs_nothing_is_late() -> None:
    assert [tuple(late(quiet_play(turns))) for turns in range(4)] == [()] * 4
