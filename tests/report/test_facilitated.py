"""The debrief of a game in which the facilitator called an event, put a case aside and wrote down a dispute."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.debrief import write_debrief_of, write_from_replay
from game.log.private import private_path
from game.log.read import read_log
from game.log.replay import replay
from game.policy import POLICIES
from game.report import debrief_of_game, render_debrief
from game.report.years import film
from game.session.auto import play_to_end
from game.session.game import Game
from game.session.inputs import CallEvent, Commit, GoOn, PutAside, Write
from game.session.refused import Refused
from game.session.table import menu_of
from game.texts.catalogue import words
from tests.report.support import debrief_of_random_game, read
from tests.session.support import inputs_for, setup_of, tiny


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Led in its first half-year, then played to its end."""
    setup = setup_of(tiny(), features_off=("events",))
    led = Game.new(tiny(), setup, 7, "nb", tmp_path / "game.jsonl")
    main = menu_of(led.rules, led.table).cards[0].card
    for act in (
        CallEvent("breach"),
        GoOn(),
        PutAside(main),
        Write("dispute", "Slik er det ikke hos oss.", about=main),
    ):
        assert not isinstance(led.submit(act), Refused)
    for each in (*inputs_for(led.rules, led.table), Commit()):
        assert not isinstance(led.submit(each), Refused)
    play_to_end(led, POLICIES["balanced"])
    led.close()
    return led


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_film_says_what_was_called_put_aside_and_disputed(game: Game, language: str) -> None:
    scenario, say = game.edition.scenario, words(language)
    debrief = debrief_of_game(game, scenario, language)
    first, *others = film(debrief)
    assert first.event is not None
    assert (first.event.card, first.called) == ("breach", True)
    aside = scenario.cards[game.table.played[0].decisions.aside[0]].title
    assert [each.title for each in first.decided if each.answer == say("report.aside")] == [aside]
    assert [(each.about, each.text) for each in first.disputes] == [(aside, "Slik er det ikke hos oss.")]
    assert not any(each.disputes or each.called for each in others)
    page = read(render_debrief(debrief))
    assert page.faults == []
    told = page.all("article")[0].text
    for part in (
        say("report.aside"),
        f"({say('report.called')})",
        say("report.disputes"),
        "Slik er det ikke hos oss.",
    ):
        assert part in told


def test_without_a_facilitator_the_film_says_none_of_it() -> None:
    html, say = render_debrief(debrief_of_random_game()), words("nb")
    for key in ("report.aside", "report.called", "report.disputes"):
        assert say(key) not in html


def test_the_debrief_of_the_log_says_the_same_until_the_private_texts_are_forgotten(
    game: Game, tmp_path: Path
) -> None:
    at_the_table = write_debrief_of(game, "nb", tmp_path / "table.html").read_bytes()

    def from_log(name: str) -> bytes:
        found = replay(read_log(game.path), tiny().scenario, rules=tiny().rules)
        return write_from_replay(found, tiny().scenario, "nb", tmp_path / name, game.path).read_bytes()

    assert from_log("log.html") == at_the_table
    private_path(game.path).unlink()
    forgotten = from_log("forgotten.html").decode()
    assert "Slik er det ikke hos oss." not in forgotten
    assert words("nb")("report.aside") in forgotten
