"""A game half on screen and half on paper, keyed in on its resumed log by keys, and by pressing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from game.engine.step import default_setup
from game.log.read import read_log
from game.log.replay import verify_log
from game.policy import POLICIES
from game.report import debrief_of_game
from game.report.years import film
from game.session.auto import next_inputs
from game.session.game import Game
from game.session.keying import CODES
from game.session.refused import Refused
from game.ui.app import PAGES, AppHost
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.facilitator import FacilitatorPage
from game.ui.pages.facilitator.paper import PaperPage
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.stage import Stage
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import Debriefs, edition_of, offers, press, shown

ON_SCREEN = 2


def _stage(screen: Screen) -> Stage:
    return Stage(screen, Settings("nb"), AppHost(lambda: edition_of("tiny"), None), EvenFont(), FULL)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log of a game that was left after two half-years and the news of the third."""
    edition = edition_of("tiny")
    with Game.new(edition, default_setup(edition.scenario), 7, "nb", tmp_path / "game.jsonl") as game:
        while len(game.table.played) < ON_SCREEN or game.table.beat != "case":
            for act in next_inputs(game.rules, game.table, POLICIES["balanced"]):
                assert not isinstance(game.submit(act), Refused)
        return game.path


def _piles(game: Game, seed: int) -> dict[str, list[str]]:
    """The printed cards that have not been played, shuffled."""
    cards, chance = game.edition.scenario.cards, random.Random(seed)
    layout, whole = game.rules.layout, game.table.step.closed.whole
    had = {name for name in cards if whole[layout.offered[layout.cards[name]]]}
    piles = {
        kind: [n for n, c in cards.items() if c.kind == kind and n not in had] for kind in CODES.values()
    }
    for pile in piles.values():
        chance.shuffle(pile)
    return piles


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_was_played_on_paper_is_keyed_in_on_the_resumed_log_to_its_debrief(log: Path, seed: int) -> None:
    edition, chance = edition_of("tiny"), random.Random(seed)
    cards = edition.scenario.cards
    with Game.resume(log, edition) as game:
        room = Room(game, PAGES, Debriefs(), "nb")
        piles, drawn = _piles(game, seed), list[str]()
        stage = _stage(room.page_for())
        stage.key("f9")
        stage.key("0")
        while isinstance(page := stage.screen, PaperPage):
            kind = page.keying.place.kind
            before = (page.keying.place, room.table)
            if kind in CODES:
                pile = piles[CODES[kind]]
                if pile and (kind != "event" or chance.random() < 0.6):
                    drawn.append(pile.pop())
                    for key in cards[drawn[-1]].code.lower():
                        stage.key(key)
                    assert cards[drawn[-1]].title in shown(stage), "what the code means stands beside it"
                stage.key("enter")
            elif kind in ("confirm", "done"):
                stage.key("enter")
            else:
                for key in ("abc" if kind in ("vote", "answer", "proposal") else "123")[::-1]:
                    if (page.keying.place, room.table) == before:
                        stage.key(key)
                if (page.keying.place, room.table) == before:
                    stage.key("enter")
            assert stage.screen is not page or (page.keying.place, room.table) != before, (kind, room.message)
        assert isinstance(stage.screen, EpiloguePage)
        films = list(film(debrief_of_game(game, edition.scenario, "nb")))[ON_SCREEN:]
        told = {each.title for year in films for each in year.decided if "(hentet med kode)" in each.answer}
        told |= {year.event.title for year in films if year.event and year.came_by == "hentet med kode"}
        assert told == {cards[card].title for card in drawn}
        assert len(drawn) > len(films)
    assert verify_log(log, edition.scenario).ok
    notes = [each for each in read_log(log).records if each.k == "annotation" and each.x["what"] == "paper"]
    assert len(notes) == len(films)


def test_a_half_year_is_keyed_in_by_pressing_alone_and_the_way_back_takes_everything_back(log: Path) -> None:
    edition = edition_of("tiny")
    with Game.resume(log, edition) as game:
        room = Room(game, PAGES, Debriefs(), "nb")
        stage = _stage(room.page_for())
        begun = room.table
        stage.key("f9")
        press(stage, "paper")
        piles = _piles(game, 1)
        lines = 0
        while isinstance(page := stage.screen, PaperPage) and page.keying.place.kind != "confirm":
            kind = page.keying.place.kind
            if kind in CODES and piles[CODES[kind]]:
                for sign in edition.scenario.cards[piles[CODES[kind]].pop()].code.upper():
                    press(stage, "type", sign)
                press(stage, "enter")
            else:
                press(stage, "pick" if offers(stage, "pick") else "enter")
            lines += 1
            assert lines < 60
        for _ in range(lines):
            press(stage, "back")
        assert isinstance(stage.screen, PaperPage)
        assert (room.table.state, room.table.pending, room.table.moves) == (
            begun.state,
            begun.pending,
            begun.moves,
        )
        press(stage, "back")
        assert isinstance(stage.screen, FacilitatorPage)


def test_a_code_of_another_kind_or_of_no_card_is_told_and_the_line_stays(log: Path) -> None:
    with Game.resume(log, edition_of("tiny")) as game:
        room = Room(game, PAGES, Debriefs(), "nb")
        page = PaperPage(room)
        stage = _stage(page)
        here = page.keying.place
        for code, why in (("z99", "Ingen kort har koden Z99."), ("t1", "Her trengs")):
            for key in code:
                stage.key(key)
            stage.key("enter")
            assert why in shown(stage)
            assert page.keying.place == here
