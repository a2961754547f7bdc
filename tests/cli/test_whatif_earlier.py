"""What-if of a game that other rules have played; `tests/test_past.py` has real ones of a pretended next version."""

from __future__ import annotations

import json

import pytest

from game.cli.rulebooks import Rulebooks, logged_game
from game.cli.whatif_earlier import game_of_earlier_rules, what_if_then
from game.errors import UsageError
from game.research.rulebook import LoggedGame
from tests.golden_games import ARCHIVE


@pytest.fixture(scope="module")
def game() -> LoggedGame:
    return logged_game(Rulebooks(), ARCHIVE)


def test_a_game_of_the_present_rules_is_none_of_earlier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert game_of_earlier_rules(ARCHIVE, None) is None
    monkeypatch.setattr("game.cli.whatif_earlier.RULES_VERSION", "0.2")
    earlier = game_of_earlier_rules(ARCHIVE, None)
    assert earlier is not None
    assert earlier.half_years == 4


def test_its_decisions_are_answered_otherwise(game: LoggedGame, capsys: pytest.CaptureFixture[str]) -> None:
    assert what_if_then(game, (1, "form", "a"), as_json=True) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert what_if_then(game, None, as_json=True) == 0
    every = json.loads(capsys.readouterr().out)
    assert one in every
    assert len(every) > 10
    assert what_if_then(game, None, as_json=False) == 0
    told = capsys.readouterr().out
    assert told.count("the same luck") == len(every)
    assert f"  staff: {one['differences']['staff'][-1]:+.4g} at the end" in told
    assert any(each["changed"] for each in every) == ("could not hold and became others" in told)
    met = [name for each in every for name in each["goals_gained"]]
    assert bool(met) == ("goals met instead" in told)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ((5, "form", "a"), "--turn 5 is not among them"),
        ((1, "frm", "a"), "Did you mean 'form'"),
        ((1, "form", "x"), "no option 'x'. There are: a, b, not_now"),
    ],
)
def test_what_was_not_decided_is_told(game: LoggedGame, asked: tuple[int, str, str], sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        what_if_then(game, asked, as_json=True)
    assert sentence in str(caught.value)
